"""The public pages. Each is one template with what its presenter knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import public
from organisations.selectors import current_statement, rules_in_force
from text_guard.figures import measured
from text_guard.rule_selectors import active_counts
from vs_portal.public import presenters, selectors
from vs_portal.public.screening_page import screening_page


@public("Anybody may know what the role is and is not, and the law behind it.")
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    statement = current_statement(selectors.ROLE)
    return render(
        request,
        "public/about.html",
        {
            "statement": statement,
            "body": presenters.prose(statement.body) if statement else "",
            "earlier": selectors.earlier_statements(statement) if statement else (),
            "groups": presenters.rule_groups(rules_in_force()),
        },
    )


@public("A parent who lands here must be shown where help is.")
@require_safe
def parents(request: HttpRequest) -> HttpResponse:
    return render(request, "public/parents.html", {"signposts": selectors.signposts()})


@public("Nobody may be asked to sign in before they learn whom to call about a child at risk.")
@require_safe
def child_at_risk(request: HttpRequest) -> HttpResponse:
    return render(request, "public/child_at_risk.html")


@public("Anybody may write or call.")
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "public/contact.html")


@public("The law demands that the privacy notice is easy to reach.")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/privacy.html", {"holdings": presenters.HOLDINGS, "reviewed": presenters.PRIVACY_REVIEWED}
    )


@public("Parents, settings and the data protection officer may know how text is checked, and how well.")
@require_safe
def screening(request: HttpRequest) -> HttpResponse:
    return render(request, "public/screening.html", screening_page(measured(), active_counts()))


@public("Read before anybody decides to sign in.")
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    return render(request, "public/cookies.html", {"cookies": presenters.cookies()})


@public("The accessibility regulations demand a statement that everybody can reach.")
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/accessibility.html", {"statement": presenters.ACCESSIBILITY, "origin": settings.ORIGIN}
    )
