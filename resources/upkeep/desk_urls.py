"""Addresses of upkeep for staff, under /manage/resources/."""

from django.urls import path

from resources.upkeep.views import due, law, links, reports

urlpatterns = [
    path("due", due.due, name="due"),
    path("<uuid:public_id>/checked", due.check, name="check"),
    path("links", links.links, name="links"),
    path("links/<int:pk>/again", links.again, name="link_again"),
    path("reports", reports.reports, name="reports"),
    path("reports/<int:pk>", reports.report, name="report"),
    path("law", law.topics, name="law"),
    path("law/<slug:code>", law.topic, name="law_topic"),
    path("law/<slug:code>/undo", law.undo, name="law_undo"),
]
