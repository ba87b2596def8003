"""The panel on the home page: the next places, what waits for an answer, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.permissions import Permission as P
from accounts.selectors import permissions_of
from training import links
from training.presenters.mine import evaluation_rows, refresher_rows
from training.presenters.places import span_words, status_of
from training.selectors import mine as selectors

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Booking, Offer

SHOWN = 3
COLUMNS = [{"text": "Course"}, {"text": "When"}, {"text": "Status"}]


def panel(person: Person) -> dict[str, object] | None:
    """What `templates/training/panel.html` takes; None for somebody who has nothing to do with it."""
    held, attendees = permissions_of(person), selectors.attendees_of(person)
    if not {P.TRAINING_BOOK, P.TRAINING_SETTING_VIEW} & held and not attendees:
        return None
    at_hand = selectors.at_hand(attendees, timezone.now(), where=False) if attendees else selectors.AtHand()
    coming, today = at_hand.coming[:SHOWN], timezone.localdate()
    offers = selectors.offers_of(coming)
    return {
        "template": "training/panel.html",
        "columns": COLUMNS,
        "rows": [_row(row, offers.get(row.pk)) for row in coming],
        "evaluations": evaluation_rows(at_hand.to_evaluate[:SHOWN]),
        "refreshers": refresher_rows(at_hand.refreshers_due(today)[:SHOWN], today),
        "sees_setting": P.TRAINING_SETTING_VIEW in held,
    }


def _row(row: Booking, offer: Offer | None) -> list[dict[str, str]]:
    status = status_of(row, position=row.position, offer=offer)  # type: ignore[attr-defined]  # counted by the query
    return [
        {"text": row.session.course.title, "href": links.link_to(row)},
        {"text": span_words(row.session)},
        {"text": status.text, "tone": status.tone, "note": status.note},
    ]
