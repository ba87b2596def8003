"""Plain text files at well-known addresses: robots.txt and security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public

INDEXED = ("about", "parents", "child_at_risk", "contact", "privacy", "cookies", "accessibility")
SECURITY_CONTACT_LASTS = timedelta(days=180)


@public("Crawlers read it before anything else.")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Closed to crawlers but for the start page and the public pages; a demonstration is closed altogether.

    Of the directory and the catalogue everything is open but what a search found: its addresses have no end. The longer
    rule counts.
    """
    lines = ["User-agent: *"]
    if not settings.VS_DEMO:
        directory = reverse("resources:search")
        pages = [*(reverse(f"public:{name}") for name in INDEXED), directory, reverse("open_referral:about") + "$"]
        training = reverse("training:index")
        pages += [f"{training}$", f"{training}courses/", reverse("training:programmes")]
        lines.insert(0, f"Sitemap: {settings.ORIGIN}{reverse('public:sitemap')}")
        lines += [f"Allow: {path}" for path in ("/$", settings.STATIC_URL, "/sitemap", *pages)]
        lines += [f"Disallow: {directory}?"]
    return HttpResponse("\n".join([*lines, "Disallow: /", ""]), content_type="text/plain; charset=utf-8")


@public("Whoever finds a weakness must be able to tell us.")
@require_safe
def security_contact(request: HttpRequest) -> HttpResponse:
    """Who to tell about a weakness. It expires by the calendar day, so that it never stands still unnoticed."""
    expires = (timezone.now() + SECURITY_CONTACT_LASTS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.COUNCIL.contacts.virtual_school_email}",
        f"Contact: {settings.ORIGIN}{reverse('public:contact')}",
        f"Expires: {expires.astimezone(timezone.get_fixed_timezone(0)).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: en",
        f"Canonical: {settings.ORIGIN}{reverse('public:security_contact')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
