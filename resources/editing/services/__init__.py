"""Every write of the directory's words. Each takes its actor (`by=`), is atomic, holds its rows and is audited."""

from resources.editing.content import ContentRefused
from resources.editing.services.drafts import (
    discard,
    restore,
    return_to_author,
    save_draft,
    send_to_review,
    start_item,
    start_version,
    take_back,
)
from resources.editing.services.items import BadForwarding, BadKeeping, archive, confirm_checked, forward, keep
from resources.editing.services.publishing import (
    BadTime,
    DirectReason,
    Keeping,
    approve,
    publish_directly,
    publish_due,
)
from resources.editing.services.rows import OpenDraft, StaleVersion
from resources.editing.workflow import ActRefused, WrongActor, WrongState

__all__ = [
    "ActRefused",
    "BadForwarding",
    "BadKeeping",
    "BadTime",
    "ContentRefused",
    "DirectReason",
    "Keeping",
    "OpenDraft",
    "StaleVersion",
    "WrongActor",
    "WrongState",
    "approve",
    "archive",
    "confirm_checked",
    "discard",
    "forward",
    "keep",
    "publish_directly",
    "publish_due",
    "restore",
    "return_to_author",
    "save_draft",
    "send_to_review",
    "start_item",
    "start_version",
    "take_back",
]
