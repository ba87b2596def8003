"""A person's own training, and the secret address of their calendar."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public, signed_in, who
from resources.reader.paging import paged
from training import calendar_file
from training.presenters import mine as presenter
from training.presenters.calendar_entries import host, organiser
from training.selectors import mine as selectors
from training.selectors.session_messages import messages_for_all
from training.services.feed import make_feed, renew_feed, stop_feed

PAGE = 20
MOST_CERTIFICATES = 100
_own = signed_in("Everybody with an account sees their own training, also after leaving a setting.")


@_own
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What comes, what to do, what was."""
    person, now, today = who(request), timezone.now(), timezone.localdate()
    attendees = selectors.attendees_of(person)
    at_hand = selectors.at_hand(attendees, now)
    coming = at_hand.coming
    context = {
        "coming": presenter.coming_rows(coming, selectors.offers_of(coming), messages_for_all(coming), now),
        "evaluations": presenter.evaluation_rows(at_hand.to_evaluate),
        "refreshers": presenter.refresher_rows(at_hand.refreshers_due(today), today),
        "certificate_columns": presenter.CERTIFICATES,
        "certificates": presenter.certificate_rows(at_hand.certificates[:MOST_CERTIFICATES], today),
        **presenter.past_context(paged(request, selectors.past(attendees, now), size=PAGE)),
    }
    return render(request, "training/mine.html", context)


@_own
@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: HttpRequest) -> HttpResponse:
    """The address, to be copied; it is made when somebody asks for it."""
    person = who(request)
    if request.method == "POST":
        make_feed(by=person)
        messages.success(request, "Your calendar has an address now.")
        return redirect("training:feed")
    found = selectors.feed_of(person)
    address = presenter.feed_address(found.token, settings.ORIGIN) if found is not None else ""
    return render(request, "training/feed.html", {"address": address})


@_own
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest) -> HttpResponse:
    """Ask first, then make the old address open nothing."""
    if request.method == "POST":
        renew_feed(by=who(request))
        messages.success(
            request, "Your calendar has a new address. Put it into your calendar program in place of the old."
        )
        return redirect("training:feed")
    return _ask(request, "training/feed_renew.html")


@_own
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Ask first, then take the address away."""
    if request.method == "POST":
        stop_feed(by=who(request))
        messages.success(request, "The address of your calendar opens nothing any more.")
        return redirect("training:feed")
    return _ask(request, "training/feed_stop.html")


def _ask(request: HttpRequest, template: str) -> HttpResponse:
    if selectors.feed_of(who(request)) is None:
        return redirect("training:feed")
    return render(request, template)


@public("A calendar program has no account: the secret token in the address is what opens the feed.")
@require_safe
def calendar_feed(request: HttpRequest, token: UUID) -> HttpResponse:
    """The places of whoever the token belongs to; any other token opens nothing."""
    found = selectors.feed_at(token)
    if found is None:
        raise Http404
    now = timezone.now()
    rows = selectors.feed_bookings(selectors.attendees_of(found.person), now)
    entries = presenter.feed_entries(rows, selectors.parts_of_all(rows), now)
    name = f"Training, {settings.COUNCIL.short_name}"
    response = HttpResponse(
        calendar_file.calendar_file(entries, host=host(), now=now, organiser=organiser(), name=name),
        content_type=calendar_file.CONTENT_TYPE,
    )
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Content-Disposition"] = 'inline; filename="training.ics"'
    return response
