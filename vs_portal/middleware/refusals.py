"""The page that goes with a refusal by the outer layers, where there is no session, no person and no database yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Refusal:
    """What the page says: a heading and how to put it right."""

    title: str
    advice: str


REFUSALS = {
    400: Refusal(
        "We could not read that",
        "The address or the form held something that no page here can read. "
        "Go back, check what you entered and try again.",
    ),
    405: Refusal(
        "That cannot be done here",
        "The page does not take this kind of request. Go to the start page and follow the links from there.",
    ),
    413: Refusal("That is too much to send at once", "Shorten what you entered and send it again."),
    414: Refusal("The address is too long", "Go to the start page and follow the links from there."),
    415: Refusal(
        "That was sent in a form we cannot read",
        "Send the form from the page itself, in UTF-8. If your browser did this by itself, try another one.",
    ),
    431: Refusal("Your browser sent too much", "Delete the cookies of this website in your browser and try again."),
}


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with the page for `status`; it needs neither the request's person nor the database."""
    context = {"refusal": REFUSALS[status], "council": settings.COUNCIL}
    return HttpResponse(render_to_string("errors/refused.html", context), status=status)
