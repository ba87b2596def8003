"""Signing up (DESIGN section 6): role and place first, then the account, a code, and the decision."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Membership, Person
from organisations.models import EducationSetting, RoleContact, SettingEmailDomain
from tests.factories import PASSWORD, make_person, make_setting, make_team, make_trust
from tests.integration.accounts.conftest import code_from_mail, newest_mail

pytestmark = pytest.mark.django_db
EMAIL = "rosa@oak.example"


@pytest.fixture
def oak(db: None) -> EducationSetting:
    return make_setting("Oak Primary School", town="Ashby")


def form(place: object, role: str = "dsl", **changes: str) -> dict[str, str]:
    return {
        "email": EMAIL,
        "name": "Rosa Register",
        "job_title": "Deputy headteacher",
        "password1": PASSWORD,
        "role": role,
        "place": str(place),
    } | changes


def sign_up(client: Client, setting: EducationSetting, **changes: str) -> Person:
    response = client.post("/account/signup/", form(setting.public_id, **changes))
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == "/account/login/code/confirm/"
    response = client.post(response["Location"], {"code": code_from_mail(changes.get("email", EMAIL))})
    assert response.status_code == 302, response.content.decode()
    return Person.objects.get(email=changes.get("email", EMAIL))


def register(setting: EducationSetting, *, role: str = "dsl", email: str = EMAIL, domain: str = "oak.example") -> None:
    now = timezone.now()
    SettingEmailDomain.objects.create(setting=setting, domain=domain, verified_by_name="Staff", verified_at=now)
    RoleContact.objects.create(setting=setting, role=role, name="Rosa", email=email, from_date=timezone.localdate())


def test_without_a_choice_the_choice_comes_first(client: Client) -> None:
    assert client.get("/account/signup/")["Location"] == "/account/join/?then=account"


def test_a_setting_is_found_with_a_typing_error_and_without_scripts(client: Client, oak: EducationSetting) -> None:
    """Issue 2, point 5: the page searches by name, town, postcode or URN and survives typing errors."""
    for words in ("oak primry", "Ashby", str(oak.urn), "NW1 1AA"):
        page = client.get("/account/join/?" + urlencode({"role": "dsl", "q": words}))
        assert f'value="{oak.public_id}"' in page.content.decode()
    response = client.get("/account/join/?" + urlencode({"role": "dsl", "q": "oak", "place": str(oak.public_id)}))
    assert response["Location"] == f"/account/signup/?role=dsl&place={oak.public_id}"
    assert "Oak Primary School" in client.get(response["Location"]).content.decode()


def test_council_roles_choose_a_team_and_trust_leads_a_trust(client: Client) -> None:
    team, trust = make_team("North Team"), make_trust("Ash Trust")
    assert "North Team" in client.get("/account/join/?role=social_worker&q=").content.decode()
    assert "Ash Trust" in client.get("/account/join/?role=trust_lead&q=ash").content.decode()
    client.post("/account/signup/", form(team.pk, "social_worker"))
    Client().post("/account/signup/", form(trust.pk, "trust_lead", email="tom@ash.example"))
    assert Membership.objects.filter(team=team, role="social_worker", state="requested").exists()
    assert Membership.objects.filter(trust=trust, role="trust_lead", state="requested").exists()


def test_approved_at_once_where_domain_and_register_agree(client: Client, oak: EducationSetting) -> None:
    """DESIGN section 6: approved at once where the domain is the setting's own and the register names the person."""
    register(oak)
    person = sign_up(client, oak)
    membership = person.memberships.get()
    assert membership.state == "approved"
    assert list(membership.events.values_list("to_state", "reason")) == [
        ("requested", "asked"),
        ("approved", "register"),
    ]
    home = client.get("/account/pending/", follow=True)
    assert home.redirect_chain == [("/", 302)]
    assert "You can now ask the Virtual School a question." in home.content.decode()
    assert "can now use" in newest_mail(EMAIL).subject


@pytest.mark.parametrize(
    "change",
    [{"role": "deputy_dsl"}, {"email": "somebody@oak.example"}, {"domain": "elm.example"}],
    ids=["another role", "another person", "another domain"],
)
def test_anything_less_waits_for_staff(client: Client, oak: EducationSetting, change: dict[str, str]) -> None:
    """T3: the domain alone or the register alone lets nobody in."""
    register(oak, **change)
    person = sign_up(client, oak)
    assert person.memberships.get().state == "requested"
    assert client.get("/account/pending/").status_code == 200


def test_a_contact_that_ended_does_not_count(client: Client, oak: EducationSetting) -> None:
    register(oak)
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleContact.objects.update(from_date=yesterday, until=yesterday)
    assert sign_up(client, oak).memberships.get().state == "requested"


def test_a_free_address_never_counts(client: Client, oak: EducationSetting) -> None:
    """Issue 2, point 5: even where a free domain was recorded by mistake and the register names the address."""
    register(oak, email="rosa@gmail.com", domain="gmail.com")
    assert sign_up(client, oak, email="rosa@gmail.com").memberships.get().state == "requested"


def test_nothing_is_approved_before_the_address_is_proved(client: Client, oak: EducationSetting) -> None:
    """Sign-up with somebody else's address waits for a code that only they can read."""
    register(oak)
    client.post("/account/signup/", form(oak.public_id))
    assert Membership.objects.get().state == "requested"
    assert client.get("/account/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    "place", ["", "0", "not-an-id", "99999999999999999999", "00000000-0000-0000-0000-000000000000"]
)
def test_an_impossible_place_is_an_error_and_keeps_what_was_typed(client: Client, place: str) -> None:
    """Issue 2, bad input: a clear error, nothing half-saved, nothing typed lost."""
    response = client.post("/account/signup/", form(place))
    page = response.content.decode()
    assert response.status_code == 200
    assert "we could not find it" in page or "Enter place" in page
    assert 'value="Rosa Register"' in page
    assert not Person.objects.exists()


@pytest.mark.parametrize("role", ["admin", "vs_head", "data_approver", "data_officer", "editor", "nonsense", ""])
def test_no_role_of_staff_by_sign_up(client: Client, oak: EducationSetting, role: str) -> None:
    """T3: a crafted role, also without a place, makes no account and no request."""
    for place in (str(oak.public_id), ""):
        client.post("/account/signup/", form(place, role))
    assert not Membership.objects.exists()


def test_extra_fields_are_ignored(client: Client, oak: EducationSetting) -> None:
    """T3: mass assignment."""
    person = sign_up(client, oak, state="approved", is_active="0", session_epoch="9", is_demo="1", public_id="x")
    assert (person.is_active, person.is_demo, person.session_epoch) == (True, False, 0)
    assert person.memberships.get().state == "requested"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("password1", "short", "at least 12 characters"),
        ("password1", "password1234", "too common"),
        ("email", "no-address", "correct format"),
        ("name", "<script>alert(1)</script>", "Use letters"),
        ("name", "x" * 121, "Shorten full name to 120 characters"),
        ("job_title", "", "Enter job title"),
        ("email", "", "Enter work email address"),
        ("password1", "", "Enter password"),
    ],
)
def test_odd_text_is_refused_with_how_to_put_it_right(
    client: Client, oak: EducationSetting, field: str, value: str, words: str
) -> None:
    response = client.post("/account/signup/", form(oak.public_id, **{field: value}))
    assert words in response.content.decode()
    assert not Person.objects.exists()


def test_a_closed_setting_cannot_be_chosen(client: Client, oak: EducationSetting) -> None:
    EducationSetting.objects.update(status="closed")
    client.post("/account/signup/", form(oak.public_id))
    assert not Person.objects.exists()


def test_a_wrong_or_reused_code_proves_nothing(client: Client, oak: EducationSetting) -> None:
    client.post("/account/signup/", form(oak.public_id))
    code = code_from_mail(EMAIL)
    assert "code is not right" in client.post("/account/login/code/confirm/", {"code": "WRONGX"}).content.decode()
    client.post("/account/login/code/confirm/", {"code": code})
    other = Client()
    other.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert "code is not right" in other.post("/account/login/code/confirm/", {"code": code}).content.decode()


class Count:
    """Counts how often a password is hashed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hashes = 0
        inner = hashers.Argon2PasswordHasher.encode
        verify = hashers.Argon2PasswordHasher.verify

        def encode(hasher: object, *args: object, **kwargs: object) -> str:
            self.hashes += 1
            return inner(hasher, *args, **kwargs)

        def check(hasher: object, *args: object, **kwargs: object) -> bool:
            self.hashes += 1
            return verify(hasher, *args, **kwargs)

        monkeypatch.setattr(hashers.Argon2PasswordHasher, "encode", encode)
        monkeypatch.setattr(hashers.Argon2PasswordHasher, "verify", check)


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Count:
    return Count(monkeypatch)


def ask(url: str, data: dict[str, str], count: Count) -> tuple[int, str, str, int, int]:
    """What an outsider sees, and the work behind it: status, target, page without tokens, hashes, mails."""
    client, hashes, mails = Client(), count.hashes, len(mail.outbox)
    response = client.post(url, data)
    shown = (
        client.get(response["Location"]).content.decode() if response.status_code == 302 else response.content.decode()
    )
    email = next(value for value in data.values() if "@" in value)
    plain = re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]+"', "", shown).replace(email, "ADDRESS")
    return (response.status_code, response.get("Location", ""), plain, count.hashes - hashes, len(mail.outbox) - mails)


@pytest.mark.parametrize("what", ["sign_up", "sign_in", "reset", "code"])
def test_a_known_address_cannot_be_told_from_an_unknown_one(oak: EducationSetting, count: Count, what: str) -> None:
    """T10, S7: same words, same number of password hashes, same number of mails; only the owner's mail differs."""
    make_person("known@oak.example")

    def data(email: str) -> tuple[str, dict[str, str]]:
        return {
            "sign_up": ("/account/signup/", form(oak.public_id, email=email)),
            "sign_in": ("/account/login/", {"login": email, "password": "not-the-password-at-all"}),
            "reset": ("/account/password/reset/", {"email": email}),
            "code": ("/account/login/code/", {"email": email}),
        }[what]

    known, unknown = ask(*data("known@oak.example"), count), ask(*data("unknown@oak.example"), count)
    assert known == unknown
    if what in ("sign_up", "sign_in"):
        assert known[3] == 1


def test_signing_up_again_tells_the_owner_alone(oak: EducationSetting) -> None:
    make_person("known@oak.example", "The Owner")
    Client().post("/account/signup/", form(oak.public_id, email="KNOWN@oak.example", name="Mal Ory"))
    assert Person.objects.get(email="known@oak.example").name == "The Owner"
    assert "already" in newest_mail("known@oak.example").subject
    assert not Membership.objects.exists()
