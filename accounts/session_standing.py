"""Where a session stands: how many factors it has proved, and what is asked for next."""

from __future__ import annotations

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from accounts.access import who
from accounts.factors import RECOVERY, STRONG, Standing, kinds, standing
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
    """Whether the sign-in was made or confirmed within the last ten minutes.

    allauth's own answer is yes for somebody who has nothing to confirm with; ours is no.
    """
    confirmed = [
        record for record in get_authentication_records(request, who(request)) if record.get("reauthenticated")
    ]
    return bool(confirmed) and time.time() - confirmed[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT


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


def may_set_up(request: HttpRequest) -> bool:
    """Whether only a strong factor is missing, and it is the person's own pages on which they get one.

    True for somebody who has none yet, and after a recovery code, which stands for a lost one. Somebody who has a strong
    factor must prove it first: a session begun before it was set up must not take it away again.
    """
    if standing_of(request) is not Standing.NEEDS_STRONG:
        return False
    proved = kinds(get_authentication_records(request, who(request)))
    return RECOVERY in proved or not is_mfa_enabled(who(request), types=_AUTHENTICATORS)


def confirm_page(request: HttpRequest, *, other_than_password: bool | None = None) -> str:
    """The name of the page on which this person can prove a factor again, or prove the one that is missing."""
    person = who(request)
    if other_than_password is None:
        other_than_password = not person.has_usable_password()
    proved = kinds(get_authentication_records(request, person))
    if person.has_usable_password() and not (other_than_password and not proved & STRONG):
        return "account_reauthenticate"
    if is_mfa_enabled(person, types=[Authenticator.Type.TOTP]):
        return "mfa_reauthenticate"
    if is_mfa_enabled(person, types=[Authenticator.Type.WEBAUTHN]):
        return "mfa_reauthenticate_webauthn"
    return "accounts:sign_in_again"
