"""How every page on routing saves: call the service, put its refusal beside the field, say 409 to what came too late."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict

from advice_requests.forms.routing import SeenForm
from advice_requests.services.routing_setup import ChangedMeanwhile, RoutingRefused
from advice_requests.workflow import WrongActor

METHODS = ["GET", "HEAD", "POST"]
STALE = "This changed while you had the page open, so nothing was saved. The page shows how it stands now."
STALE_FORM = "This changed while you had the page open, so nothing was saved. Check what you entered and save it again."


class Outcome(Enum):
    """What became of a write."""

    SAVED = 200
    REFUSED = 422
    CHANGED = 409


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty post is a post too, and gets its errors."""
    return request.POST if request.method == "POST" else None


def saved(form: SeenForm, write: Callable[[], object]) -> Outcome:
    """Write what a valid form says."""
    try:
        write()
    except WrongActor as refusal:
        raise PermissionDenied from refusal
    except RoutingRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return Outcome.REFUSED
    except ChangedMeanwhile:
        return Outcome.CHANGED
    return Outcome.SAVED
