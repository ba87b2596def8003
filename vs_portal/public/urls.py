"""Addresses of the public pages."""

from django.urls import path

from vs_portal.public import csp_report, files, sitemap, views

app_name = "public"
urlpatterns = [
    path("about", views.about, name="about"),
    path("parents", views.parents, name="parents"),
    path("child-at-risk", views.child_at_risk, name="child_at_risk"),
    path("contact", views.contact, name="contact"),
    path("privacy", views.privacy, name="privacy"),
    path("screening", views.screening, name="screening"),
    path("cookies", views.cookies, name="cookies"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<slug:part>.xml", sitemap.section, name="sitemap_section"),
    path(".well-known/security.txt", files.security_contact, name="security_contact"),
    path("csp-report", csp_report.receive, name="csp_report"),
]
