"""Why a membership was decided as it was: codes, so that no free text about a person is kept, with what each says.

The words after a refusal go to the person, so they say what to do next.
"""

from __future__ import annotations

from django.db.models import TextChoices


class ApproveReason(TextChoices):
    """Why somebody was let in."""

    SETTING_CONFIRMED = "setting_confirmed", "The setting or team confirmed it"
    REGISTER = "register", "The role register names this person and the email domain is the setting's own"
    KNOWN = "known", "I know this person in this role"
    SECOND_ADMIN = "second_admin", "A second administrator agrees"


class RefuseReason(TextChoices):
    """Why somebody was not let in."""

    NOT_CONFIRMED = (
        "not_confirmed",
        "The setting or team did not confirm it. Ask your headteacher or manager to contact us",
    )
    WRONG_PLACE = "wrong_place", "It was for a different setting or team. Ask again for the right one"
    WRONG_ROLE = "wrong_role", "It was for a different role. Ask again for the role that you hold"
    PRIVATE_EMAIL = "private_email", "It was not made from a work email address. Sign up again with your work address"
    DUPLICATE = "duplicate", "You already have this role. Sign in with the account you have"
    NOT_FOR_THIS = "not_for_this", "The portal is not for this role. Look at the public pages for where to turn"


class EndReason(TextChoices):
    """Why a membership ended."""

    LEFT = "left", "I am leaving this setting or team"
    ROLE_CHANGED = "role_changed", "My role has changed"
    WITHDRAWN = "withdrawn", "Taken back before it was decided"
    STAFF_ENDED = "staff_ended", "Virtual School staff ended it"
    ACCOUNT_CLOSED = "account_closed", "The account was closed"
    UNUSED = "unused", "The account was not used for 13 months"
    ERASED = "erased", "The person asked to be removed"


def words_of(code: str) -> str:
    """The sentence for a reason code of any kind."""
    for kind in (ApproveReason, RefuseReason, EndReason):
        if code in kind.values:
            return str(kind(code).label)
    return ""
