"""The word on the home page about advisers who get no questions yet: to themselves, and to whoever can set them up."""

from __future__ import annotations

from accounts.models import Person
from accounts.permissions import Permission as P
from accounts.selectors import permissions_of
from advice_requests.selectors.routing_pages import count_not_set_up, profile_of


def routing_panel(person: Person) -> dict[str, object] | None:
    """What `advice_requests/routing/panel.html` takes; None where all is set up, and for everybody else."""
    held = permissions_of(person)
    if P.ROUTING_MANAGE in held:
        waiting = count_not_set_up()
        return {"template": _TEMPLATE, "waiting": waiting} if waiting else None
    if P.ADVICE_ANSWER in held and profile_of(person) is None:
        return {"template": _TEMPLATE, "own": True}
    return None


_TEMPLATE = "advice_requests/routing/panel.html"
