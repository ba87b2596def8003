"""Where a session stands: how many factors it has proved, and what is asked for next."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from accounts.access import who
from accounts.factors import STRONG, Standing, kinds, standing
from accounts.redirects import return_path, with_next
from accounts.selectors import needs_strong_factor

STARTED_KEY = "signed_in_at"
SEEN_KEY = "last_seen_at"
_AUTHENTICATORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def standing_of(request: HttpRequest) -> Standing:
    """How complete this session's sign-in is, by what the person's roles demand today. One query, remembered."""
    person = who(request)
    if not settings.SECOND_FACTOR_REQUIRED:
        return Standing.COMPLETE
    records = get_authentication_records(request, person)
    return standing(records, strong=needs_strong_factor(person))


def two_factors(request: HttpRequest) -> bool:
    """Whether the session has two factors of any kind."""
    return standing_of(request) is not Standing.NEEDS_SECOND


def is_fresh(request: HttpRequest) -> bool:
    """Whether the sign-in was made or confirmed within the last ten minutes."""
    return bool(did_recently_reauthenticate(request))


def next_step(request: HttpRequest) -> str | None:
    """The page that completes the sign-in, or None if nothing is missing."""
    where = standing_of(request)
    if where is Standing.COMPLETE:
        return None
    person = who(request)
    has_own = is_mfa_enabled(person, types=_AUTHENTICATORS)
    if where is Standing.NEEDS_STRONG and not has_own:
        return with_next("mfa_index", "")
    return with_next(confirm_page(request, other_than_password=has_own), return_path(request))


def confirm_page(request: HttpRequest, *, other_than_password: bool | None = None) -> str:
    """The name of the page on which this person can prove a factor again, or prove the one that is missing."""
    person = who(request)
    if other_than_password is None:
        other_than_password = not person.has_usable_password()
    proved = kinds(get_authentication_records(request, person))
    if other_than_password and not proved & STRONG:
        only_passkey = not is_mfa_enabled(person, types=[Authenticator.Type.TOTP])
        return "mfa_reauthenticate_webauthn" if only_passkey else "mfa_reauthenticate"
    if person.has_usable_password():
        return "account_reauthenticate"
    return "mfa_reauthenticate"
