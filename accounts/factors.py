"""What counts as a factor, and whether a session has enough of them.

allauth keeps a list of what was proved in this session. Example: `[password, code]` is two kinds and opens everything
for a DSL; an adviser needs an authenticator app or a passkey among them. A passkey used to sign in counts as two: the
device is had, and its PIN or fingerprint was asked. Twice the same kind is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

STRONG = frozenset({"totp", "webauthn"})
RECOVERY = "recovery_codes"
PROVIDER_MFA = "provider_mfa"  # the identity provider says that it asked for a second factor, and we trust it

Record = Mapping[str, Any]


class Standing(Enum):
    """How far a session has come."""

    COMPLETE = "complete"
    NEEDS_SECOND = "needs_second"
    NEEDS_STRONG = "needs_strong"


def kinds(records: Iterable[Record]) -> frozenset[str]:
    """The different factors that a session has proved."""
    found: set[str] = set()
    for record in records:
        method = str(record.get("method", ""))
        if method == "mfa":
            found.add(str(record.get("type", "")))
            if record.get("type") == "webauthn" and record.get("passwordless"):
                found.add("device_unlock")
        elif method:
            found.add(method)
    return frozenset(found - {""})


def standing(records: Iterable[Record], *, strong: bool) -> Standing:
    """Whether the session is complete, for somebody whose roles demand a `strong` factor or not."""
    proved = kinds(records)
    if len(proved) < 2:
        return Standing.NEEDS_SECOND
    if strong and not proved & STRONG:
        return Standing.NEEDS_STRONG
    return Standing.COMPLETE
