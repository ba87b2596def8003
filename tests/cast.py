"""The fixed cast of SECURITY section 2: the same people in every test of who may do what.

`cast = make_cast()`, then `sign_in(client, cast.dsl_a)`. Two settings, A and B; each person reached their role by the
real services. `anonymous` is None; `mfa_half` gave the password and not yet the second factor.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, fields

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.places import Place
from accounts.roles import ROLES
from accounts.selectors import forget_roles, needs_strong_factor
from accounts.services.people import close_account
from accounts.services.requests import ask_to_join
from accounts.session_standing import STARTED_KEY
from organisations.models import CouncilTeam, EducationSetting, Trust
from tests.factories import PASSWORD, administrators, give_role, make_person, make_setting, make_team, make_trust
from tests.remembered import remembered

_USER_KEY = "account_authentication_methods_user"
BACKEND = "accounts.backend.PersonBackend"


@dataclass(frozen=True)
class Cast:
    """Everybody, and the two settings they belong to."""

    setting_a: EducationSetting
    setting_b: EducationSetting
    trust: Trust
    team: CouncilTeam
    anonymous: None
    pending: Person
    dsl_a: Person
    dsl_a2: Person
    dsl_b: Person
    sw_1: Person
    sw_2: Person
    head_a: Person
    head_b: Person
    trust_lead: Person
    vs: Person
    vs_duty: Person
    vs_head: Person
    editor: Person
    officer: Person
    approver: Person
    admin: Person
    admin_2: Person
    dsl_ab: Person
    head_dsl_a: Person
    dsl_off: Person
    mfa_half: Person

    def people(self) -> dict[str, Person | None]:
        """Everybody by name, `anonymous` among them."""
        places = {"setting_a", "setting_b", "trust", "team"}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in places}


def make_cast() -> Cast:
    """Everybody; made by the services, or put back as they were made for an earlier test."""
    return remembered("cast", _make_cast)


def _make_cast() -> Cast:
    trust, team = make_trust("Cast Trust"), make_team("Cast Social Work Team")
    a, b = make_setting("Cast School A", trust=trust), make_setting("Cast School B")
    admin, admin_2 = administrators()

    def school(name: str, *roles: str, where: tuple[EducationSetting, ...] = (a,)) -> Person:
        person = make_person(f"{name}@school.example", f"Cast {name}")
        for setting in where:
            for role in roles:
                give_role(person, role, setting=setting)
        return person

    def council(name: str, role: str) -> Person:
        person = make_person(f"{name}@council.example", f"Cast {name}")
        give_role(person, role, team=team if ROLES[role].self_service else None)
        return person

    pending = school("pending")
    ask_to_join(by=pending, role=ROLES["dsl"], place=Place(setting=a))
    trust_lead = make_person("trust_lead@school.example", "Cast trust_lead")
    give_role(trust_lead, "trust_lead", trust=trust)
    dsl_off = school("dsl_off", "dsl")
    close_account(person=dsl_off, by=admin)
    return Cast(
        setting_a=a,
        setting_b=b,
        trust=trust,
        team=team,
        anonymous=None,
        pending=pending,
        dsl_a=school("dsl_a", "dsl"),
        dsl_a2=school("dsl_a2", "deputy_dsl"),
        dsl_b=school("dsl_b", "dsl", where=(b,)),
        sw_1=council("sw_1", "social_worker"),
        sw_2=council("sw_2", "social_worker"),
        head_a=school("head_a", "headteacher"),
        head_b=school("head_b", "headteacher", where=(b,)),
        trust_lead=trust_lead,
        vs=council("vs", "vs_adviser"),
        vs_duty=council("vs_duty", "vs_duty"),
        vs_head=council("vs_head", "vs_head"),
        editor=council("editor", "editor"),
        officer=council("officer", "data_officer"),
        approver=council("approver", "data_approver"),
        admin=admin,
        admin_2=admin_2,
        dsl_ab=school("dsl_ab", "dsl", where=(a, b)),
        head_dsl_a=school("head_dsl_a", "headteacher", "dsl"),
        dsl_off=dsl_off,
        mfa_half=school("mfa_half", "dsl"),
    )


def sign_in(
    client: Client, person: Person | None, *, fresh: bool = True, factors: tuple[str, ...] | None = None
) -> Client:
    """Give the client a session with two proved factors, confirmed a moment ago unless `fresh` is False.

    `factors` names other ones: `("code",)` is a half sign-in; `("password", "totp")` is what strong roles need.
    """
    client.logout()
    if person is None:
        return client
    if person.name == "Cast mfa_half" and factors is None:
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        return client
    forget_roles(person)
    client.force_login(person, backend=BACKEND)
    proved = factors or ("password", "totp" if needs_strong_factor(person) else "code")
    at = time.time() if fresh else time.time() - 3600
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [_record(name, at, fresh) for name in proved]
    session[_USER_KEY] = str(person.pk)
    session[STARTED_KEY] = int(time.time())
    session.save()
    return client


def _record(factor: str, at: float, fresh: bool) -> dict[str, object]:
    if factor in ("totp", "webauthn", "recovery_codes"):
        return {"method": "mfa", "type": factor, "at": at, "reauthenticated": fresh}
    return {"method": factor, "at": at, "reauthenticated": fresh}
