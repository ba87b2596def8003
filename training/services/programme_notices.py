"""Notices of a setting's status: it holds it, must renew it soon, or holds it no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from notifications.services import queue_message
from training.selectors.programmes import keepers_of

if TYPE_CHECKING:
    from training.models import Enrolment


def granted(row: Enrolment, *, again: bool) -> None:
    """The status is the setting's, until when."""
    _tell("training_status", row, f"training:status:{row.pk}:{row.achieved_on}", again=again)


def renewal_due(row: Enrolment, days: int) -> None:
    """The status ends soon."""
    _tell("training_status_renewal", row, f"training:renewal:{row.pk}:{row.renew_by}:{days}")


def lapsed(row: Enrolment) -> None:
    """The status has ended."""
    _tell("training_status_lapsed", row, f"training:status-lapsed:{row.pk}:{row.renew_by}")


def _tell(kind: str, row: Enrolment, key: str, **more: bool) -> None:
    for to in keepers_of(row.setting):
        words = {
            "name": "colleague" if isinstance(to, str) else to.get_short_name()[:60],
            "status": row.programme.status_name,
            "programme": row.programme.title,
            "setting": row.setting.name[:120],
            "until": row.renew_by,
            "link": reverse("training:enrolment", args=[row.public_id]),
            **more,
        }
        queue_message(kind=kind, to=to, event_key=key, context=words)
