"""Promise 1: words that somebody looks for are kept nowhere, also not while they sign in or confirm who they are."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.forms.passkeys import RenamePasskey
from tests.cast import sign_in
from tests.factories import PASSWORD, administrators, give_role, make_person, make_setting

pytestmark = pytest.mark.django_db
WORDS = "Zorblina Quagfeather"


def next_of(location: str) -> str:
    return parse_qs(urlsplit(location).query)["next"][0]


def test_signing_in_keeps_the_filters_and_not_the_words(client: Client) -> None:
    address = reverse("organisations:manage")
    answer = client.get(address, {"q": WORDS, "kind": "primary", "status": "open"})
    assert next_of(answer["Location"]) == f"{address}?kind=primary&status=open"
    assert next_of(client.get(address, {"q": WORDS})["Location"]) == address


def test_a_half_signed_in_session_holds_none_of_them(client: Client) -> None:
    """The library keeps `next` in the session between the password and the code."""
    person = make_person("dsl@school.example", "Brambla Teasdale")
    give_role(person, "dsl", setting=make_setting())
    answer = client.get(reverse("advice_requests:desk"), {"reference": WORDS, "urgency": "soon"})
    client.post(answer["Location"], {"login": person.email, "password": PASSWORD, "next": next_of(answer["Location"])})
    held = [session.get_decoded() for session in Session.objects.all()]
    assert "urgency=soon" in repr(held)
    assert "Zorblina" not in repr(held) and "Quagfeather" not in repr(held)


def test_confirming_who_one_is_keeps_none_of_them(client: Client) -> None:
    first, _ = administrators()
    sign_in(client, first, fresh=False)
    answer = client.get(reverse("accounts:audit"), {"person": WORDS, "event": WORDS, "subject": WORDS})
    assert answer.status_code == 302 and next_of(answer["Location"]) == reverse("accounts:audit")


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 3000, "%71=Zorblina", "q=a&q=Zorblina", "role=dsl&q"])
def test_odd_queries_lead_on_all_the_same(client: Client, query: str) -> None:
    answer = client.get(f"{reverse('organisations:manage')}?{query}")
    assert answer.status_code in (302, 400)
    if answer.status_code == 302:
        assert "Zorblina" not in answer["Location"] and "xxx" not in answer["Location"]


class Instance:
    """A passkey with a name."""

    def wrap(self) -> Instance:
        return self

    name = "Work laptop"


@pytest.mark.parametrize(
    "name", ["Zorblina Quagfeather (Year 9)", "UPN H801200001001", "x" * 61, " ", "Jayden’s laptop"]
)
def test_a_passkey_names_nobody(name: str) -> None:
    assert "name" in RenamePasskey({"name": name}, instance=Instance()).errors


@pytest.mark.parametrize("name", ["Work laptop", "YubiKey 5C", "Office PC, room 3", "Phone"])
def test_a_passkey_names_a_device(name: str) -> None:
    assert RenamePasskey({"name": name}, instance=Instance()).is_valid()
