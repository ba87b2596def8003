"""Signing in: two factors always, limits in PostgreSQL, codes once, sessions that end."""

from __future__ import annotations

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent, Person
from accounts.services.limits import tell_owner_of_limit
from accounts.services.people import end_sessions
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.factories import PASSWORD, give_role, make_person, make_setting
from tests.integration.accounts.conftest import code_from_mail, newest_mail

pytestmark = pytest.mark.django_db
LOGIN, CONFIRM = "/account/login/", "/account/login/code/confirm/"


@pytest.fixture
def dsl(db: None) -> Person:
    person = make_person("dsl@oak.example", "Dana Lead")
    give_role(person, "dsl", setting=make_setting())
    mail.outbox.clear()
    return person


def password(client: Client, person: Person, word: str = PASSWORD, **extra: str) -> object:
    return client.post(LOGIN, {"login": person.email, "password": word}, **extra)


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def with_app(person: Person) -> str:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_password_alone_signs_nobody_in(client: Client, dsl: Person) -> None:
    """T11: the second factor comes before the session."""
    assert password(client, dsl)["Location"] == CONFIRM
    assert not signed_in(client)
    assert client.post(CONFIRM, {"code": code_from_mail(dsl.email)})["Location"] == "/"
    assert signed_in(client)


def test_a_code_alone_asks_for_the_password(client: Client, dsl: Person) -> None:
    """T11: whoever reads the mailbox is not in yet."""
    client.post("/account/login/code/", {"email": dsl.email})
    response = client.post(CONFIRM, {"code": code_from_mail(dsl.email)})
    assert response["Location"].startswith("/account/reauthenticate/")
    assert not signed_in(client)
    assert client.get(LOGIN)["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert signed_in(client)


def test_with_an_authenticator_app_its_code_is_asked_and_no_mail_is_sent(client: Client, dsl: Person) -> None:
    secret = with_app(dsl)
    assert password(client, dsl)["Location"] == reverse("mfa_authenticate")
    assert not mail.outbox
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert signed_in(client)


def test_a_code_of_the_app_works_once(client: Client, dsl: Person) -> None:
    """T11, S8: the mark of a used code stands in PostgreSQL, so another process refuses it as well."""
    secret = with_app(dsl)
    with time_machine.travel(1_800_000_000, tick=False):
        code = code_now(secret)
        password(client, dsl)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert signed_in(client)
        second = Client()
        password(second, dsl)
        assert "code is not right" in second.post(reverse("mfa_authenticate"), {"code": code}).content.decode()
        assert not signed_in(second)


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_code_of_the_half_minute_before_or_after_is_refused(client: Client, dsl: Person, seconds: int) -> None:
    """STACK: tolerance 0, since with 1 a used code works again."""
    secret = with_app(dsl)
    with time_machine.travel(1_800_000_000 + seconds, tick=False):
        code = code_now(secret)
    with time_machine.travel(1_800_000_000, tick=False):
        password(client, dsl)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert not signed_in(client)


def test_the_seed_of_the_app_is_not_in_the_database(dsl: Person) -> None:
    """STACK: allauth keeps seeds in clear unless told otherwise."""
    secret = with_app(dsl)
    stored = Authenticator.objects.get(user=dsl).data["secret"]
    assert secret not in stored
    assert stored.startswith("gAAAA")


@pytest.mark.django_db(transaction=True)  # allauth speaks of the new app once it is committed
def test_staff_without_an_app_set_one_up_first(client: Client) -> None:
    """SECURITY section 2: no grace for Virtual School, data and admin roles."""
    person = make_person("new@council.example")
    give_role(person, "vs_adviser")
    password(client, person)
    response = client.post(CONFIRM, {"code": code_from_mail(person.email)})
    assert response["Location"] == "/account/2fa/"
    page = client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    assert page.status_code == 200
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    assert client.get("/manage/access/").status_code == 200
    assert AuditEvent.objects.filter(event="factor.added").exists()


def test_ten_wrong_passwords_pause_the_account_and_tell_its_owner(client: Client, dsl: Person) -> None:
    """S6, T9: at most 10 wrong passwords an account in 5 minutes; the page says what still works; the owner is told."""
    for _ in range(10):
        assert "is not right" in password(client, dsl, "wrong-wrong-wrong").content.decode()
    page = password(client, dsl).content.decode()
    assert "those still work" in page
    assert [message.to for message in mail.outbox] == [[dsl.email]]
    password(client, dsl)
    assert len(mail.outbox) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM portal_cache")
        assert cursor.fetchone()[0] > 0


def test_while_passwords_are_paused_a_code_and_its_second_step_still_work(client: Client, dsl: Person) -> None:
    """SECURITY fact 15: a lock-out must not be a weapon against the owner."""
    secret = with_app(dsl)
    for _ in range(11):
        password(client, dsl, "wrong-wrong-wrong")
    client.post("/account/login/code/", {"email": dsl.email})
    client.post(CONFIRM, {"code": code_from_mail(dsl.email)})
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert signed_in(client)


def test_after_five_minutes_the_password_works_again(client: Client, dsl: Person) -> None:
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        for _ in range(11):
            password(client, dsl, "wrong-wrong-wrong")
        clock.shift(301)
        assert password(client, dsl)["Location"] == CONFIRM


def test_thirty_wrong_passwords_pause_an_address_whatever_its_headers(client: Client) -> None:
    """S6: at most 30 an address in 10 minutes, over any accounts, and a made-up header gives no new address."""
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        for number in range(30):
            clock.shift(10)
            password(client, Person(email=f"p{number}@x.example"), "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
        other = {"HTTP_X_FORWARDED_FOR": "10.9.9.9", "HTTP_X_REAL_IP": "1.1.1.1"}
        page = password(client, Person(email="other@x.example"), "wrong", **other)
    assert "those still work" in page.content.decode()


def test_a_known_and_an_unknown_account_are_paused_alike(client: Client, dsl: Person) -> None:
    """T10: the words of the pause do not tell whether there is an account."""
    pages = []
    for email in (dsl.email, "nobody@oak.example"):
        for _ in range(10):
            password(client, Person(email=email), "wrong-wrong-wrong")
        page = password(client, Person(email=email), "wrong-wrong-wrong").content.decode()
        pages.append(page.replace(email, "ADDRESS").split("<main")[1].split("csrfmiddlewaretoken")[0])
    assert pages[0] == pages[1]


def test_telling_the_owner_costs_the_same_where_there_is_none(dsl: Person, settings: object) -> None:
    """T10: the same statements for an address without an account; its mail is rolled back."""
    settings.EMAIL_BACKEND = "notifications.backend.OutboxEmailBackend"  # type: ignore[attr-defined]  # pytest-django's
    work: list[int] = []
    for email in (dsl.email, "nobody@oak.example"):
        with CaptureQueriesContext(connection) as queries:
            tell_owner_of_limit(email=email)
        work.append(sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries))
    assert work[0] == work[1]
    assert list(OutboxMessage.objects.values_list("address", flat=True)) == [dsl.email]


def test_a_reset_signs_nobody_in_and_ends_every_session(client: Client, dsl: Person) -> None:
    """T11: a reset proves the mailbox alone, so what follows is an ordinary sign-in."""
    other = sign_in(Client(), dsl)
    client.post("/account/password/reset/", {"email": dsl.email})
    client.post("/account/password/reset/confirm/", {"code": code_from_mail(dsl.email)})
    new = "another-long-password-9"
    client.post("/account/password/reset/complete/", {"password1": new, "password2": new})
    assert not signed_in(client)
    assert not signed_in(other)
    assert password(Client(), dsl, new)["Location"] == CONFIRM


def test_links_in_mails_start_with_the_configured_origin(client: Client, dsl: Person, settings: object) -> None:
    """T20: a Host header, even an allowed one, never reaches a mail."""
    settings.ORIGIN = "https://portal.example"  # type: ignore[attr-defined]  # the fixture of pytest-django
    client.post("/account/login/code/", {"email": "nobody@oak.example"}, headers={"host": "127.0.0.1"})
    body = str(newest_mail("nobody@oak.example").body)
    assert "https://portal.example/account/signup/" in body
    assert "127.0.0.1" not in body


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "/%0d%0aX: y",
        "\t//evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client: Client, dsl: Person, target: str) -> None:
    """T20: `next` goes through one helper."""
    client.post(f"{LOGIN}?next={target}", {"login": dsl.email, "password": PASSWORD, "next": target})
    response = client.post(CONFIRM, {"code": code_from_mail(dsl.email), "next": target})
    assert "evil" not in response["Location"]
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


def test_signing_in_leads_back_to_the_page_wanted(client: Client, dsl: Person) -> None:
    client.post(f"{LOGIN}?next=/account/data/", {"login": dsl.email, "password": PASSWORD, "next": "/account/data/"})
    assert client.post(CONFIRM, {"code": code_from_mail(dsl.email)})["Location"] == "/account/data/"


def test_a_planted_session_id_is_worth_nothing(client: Client, dsl: Person) -> None:
    """T13: a new id at sign-in and another when the sign-in is confirmed."""
    password(client, dsl)
    planted = client.session.session_key
    client.post(CONFIRM, {"code": code_from_mail(dsl.email)})
    after_sign_in = client.session.session_key
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    keys = {planted, after_sign_in, client.session.session_key}
    assert len(keys) == 3
    assert UserSession.objects.get(user=dsl).session_key == client.session.session_key
    assert signed_in(client)


@pytest.mark.parametrize(
    ("role", "rest"), [("dsl_a", 4 * 3600), ("vs", 1800), ("officer", 1800), ("approver", 1800), ("admin", 1800)]
)
def test_a_session_ends_after_rest(client: Client, cast: Cast, role: str, rest: int) -> None:
    """S10: 30 minutes for staff, data and admin roles, 4 hours for others."""
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        sign_in(client, getattr(cast, role))
        assert signed_in(client)
        clock.shift(rest - 61)
        assert signed_in(client)
        clock.shift(rest)
        assert not signed_in(client)


def test_a_busy_session_ends_after_twelve_hours(client: Client, cast: Cast) -> None:
    """S10: absolute 12 hours, however busy."""
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        sign_in(client, cast.dsl_a)
        for _ in range(12):
            assert signed_in(client)
            clock.shift(3600)
        assert not signed_in(client)


def test_ending_sessions_works_at_the_next_request(client: Client, cast: Cast) -> None:
    """S9: whatever the session store holds, the hash in it no longer fits."""
    sign_in(client, cast.dsl_a)
    assert signed_in(client)
    end_sessions(person=cast.dsl_a, by=cast.admin)
    assert not signed_in(client)


def test_changing_the_password_ends_the_other_sessions(client: Client, cast: Cast) -> None:
    other = sign_in(Client(), cast.dsl_a)
    sign_in(client, cast.dsl_a)
    new = "a-brand-new-password-7"
    response = client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert response.status_code == 302
    assert signed_in(client)
    assert not signed_in(other)


def test_one_can_see_and_end_ones_own_sessions_only(client: Client, cast: Cast) -> None:
    """SECURITY matrix, own sessions: list, end."""
    phone = Client()
    password(phone, cast.dsl_a)
    phone.post(CONFIRM, {"code": code_from_mail(cast.dsl_a.email)})
    stranger = Client()
    password(stranger, cast.dsl_b)
    stranger.post(CONFIRM, {"code": code_from_mail(cast.dsl_b.email)})
    password(client, cast.dsl_a)
    client.post(CONFIRM, {"code": code_from_mail(cast.dsl_a.email)})
    assert client.get("/account/sessions/").status_code == 200
    client.post("/account/sessions/")
    assert signed_in(client)
    assert not signed_in(phone)
    assert signed_in(stranger)


def test_demonstration_people_are_nobody_outside_the_demonstration(
    client: Client, dsl: Person, settings: object
) -> None:
    """Their passwords are public: a demonstration's data in a real portal opens nothing."""
    Person.objects.update(is_demo=True)
    settings.VS_DEMO = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    assert password(client, dsl)["Location"] == "/account/inactive/"
    settings.VS_DEMO = True  # type: ignore[attr-defined]  # the fixture of pytest-django
    assert password(client, dsl)["Location"] == CONFIRM


def test_demonstration_may_lift_the_second_factor(client: Client, dsl: Person, settings: object) -> None:
    """DESIGN section 7: VS_DEMO_MFA=0."""
    with_app(dsl)
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    password(client, dsl)
    assert signed_in(client)


def test_signing_out_needs_a_post(client: Client, cast: Cast) -> None:
    """T14: GET changes nothing."""
    sign_in(client, cast.dsl_a)
    client.get("/account/logout/")
    assert signed_in(client)
    client.post("/account/logout/")
    assert not signed_in(client)
