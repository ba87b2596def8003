"""Promise 1: names that a text may hold follow from its writer, and hide no child's name.

A colleague may be named in full; a child with the colleague's first name is found all the same.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import screening_context
from accounts.models import Person
from accounts.screening_context import build, council_names, forget
from organisations.models import EducationSetting, RoleContact, Trust
from resources.models import Topic
from resources.seed import seed_topics
from screening import Context, Verdict, screen
from tests.cast import sign_in
from tests.factories import give_role, make_person, make_setting, make_team
from text_guard.standpoint import NOWHERE, Standpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> EducationSetting:
    return make_setting("Grace Academy", town="Chelsea")


@pytest.fixture
def writer(here: EducationSetting) -> Person:
    person = make_person("writer@school.example", "Brambla Teasdale")
    give_role(person, "dsl", setting=here)
    return person


def contact(setting: EducationSetting, name: str, **dates: object) -> None:
    RoleContact.objects.create(
        setting=setting, role="senco", name=name, email=f"{len(name)}@school.example",
        **{"from_date": timezone.localdate(), **dates},
    )  # fmt: skip


def verdict(text: str, person: Person, setting: EducationSetting | None = None, *people: Person) -> Verdict:
    standpoint = Standpoint(person, setting.pk if setting else None, tuple(one.pk for one in people))
    return screen(text, context=build(standpoint)).verdict


def test_the_writer_and_the_staff_of_the_setting_may_be_named(writer: Person, here: EducationSetting) -> None:
    contact(here, "Mrs Zorblina Quagfeather")
    give_role(make_person("dsl2@school.example", "Quill Featherby"), "deputy_dsl", setting=here)
    for name in ("Zorblina Quagfeather", "Quill Featherby", "Brambla Teasdale", "Brambla", "Teasdale"):
        assert verdict(f"{name} has left us in Year 9.", writer) is Verdict.OK, name


@pytest.mark.parametrize(
    "text",
    [
        "Zorblina has left us in Year 9.",
        "Quagfeather has left us, a Year 9 pupil.",
        "Zorblina Teasdale-Fipps (Year 9) has left us.",
        "Our pupil Zorblina's tutor left.",
        "Grace is in Year 9 and late.",
        "Chelsea is in Year 9 and late.",
    ],
)
def test_a_child_with_a_name_of_the_staff_or_of_the_school_is_found(
    writer: Person, here: EducationSetting, text: str
) -> None:
    contact(here, "Zorblina Quagfeather")
    assert verdict(text, writer) is Verdict.BLOCK


def test_who_is_not_there_any_more_or_not_yet_approved_may_not_be_named(writer: Person, here: EducationSetting) -> None:
    day = timezone.localdate() - timedelta(days=3)
    contact(here, "Zorblina Quagfeather", from_date=day, until=day)
    gone = make_person("gone@school.example", "Quill Featherby")
    give_role(gone, "dsl", setting=here)
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    make_person("waiting@school.example", "Wilmot Zubb")
    for name in ("Zorblina Quagfeather", "Quill Featherby", "Wilmot Zubb"):
        assert verdict(f"{name} (Year 9) has left us.", writer) is Verdict.BLOCK, name


def test_staff_of_a_setting_count_for_texts_about_it_alone(writer: Person) -> None:
    other = make_setting("Zorbury School")
    contact(other, "Quill Featherby")
    text = "Quill Featherby (Year 9) has left us."
    assert verdict(text, writer) is Verdict.BLOCK
    assert verdict(text, writer, other) is Verdict.OK


def test_the_virtual_school_the_own_team_and_who_takes_part_may_be_named(writer: Person) -> None:
    team = make_team("Zorbury Family Help")
    worker, mate = make_person("w@council.example", "Wilmot Zubb"), make_person("m@council.example", "Quill Featherby")
    for person in (worker, mate):
        give_role(person, "social_worker", team=team)
    give_role(make_person("vs@council.example", "Zorblina Quagfeather"), "vs_adviser")
    forget()
    assert verdict("Zorblina Quagfeather has left us in Year 9.", writer) is Verdict.OK
    assert verdict("Quill Featherby has left us in Year 9.", worker) is Verdict.OK
    assert verdict("Quill Featherby has left us in Year 9.", writer) is Verdict.BLOCK
    assert verdict("Quill Featherby has left us in Year 9.", writer, None, mate) is Verdict.OK


def test_a_colleague_who_gives_one_name_hides_nobody(writer: Person, here: EducationSetting) -> None:
    contact(here, "Jayden")
    contact(here, "Ms J. Z.")
    assert verdict("Jayden is in Year 9.", writer) is Verdict.BLOCK


def test_nobody_and_strangers_have_no_context() -> None:
    assert build(NOWHERE) == build(Standpoint(AnonymousUser())) == build(Standpoint("Zorblina")) == Context()


def test_settings_that_do_not_exist_are_no_fault(writer: Person) -> None:
    assert build(Standpoint(writer, 2**62, (2**62,))).author == "Brambla Teasdale"


def test_it_costs_two_queries_whatever_the_size(writer: Person, here: EducationSetting) -> None:
    for number in range(30):
        contact(make_setting(trust=Trust.objects.first()), f"Quill Featherby {number}")
    council_names()
    with CaptureQueriesContext(connection) as seen:
        build(Standpoint(writer, here.pk, (writer.pk,)))
    assert len(seen) == 2
    with CaptureQueriesContext(connection) as seen:
        forget()
        council_names()
    assert len(seen) <= 6


def test_the_councils_names_are_read_again_after_five_minutes(writer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    council_names()
    make_setting("Zorbury School")
    assert "zorbury school" not in council_names().places
    monkeypatch.setattr(screening_context, "GOOD_FOR", 0)
    assert "zorbury school" in council_names().places


def test_a_register_of_all_england_is_cut_to_the_councils_own(
    writer: Person, here: EducationSetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_setting("Zorbury School")
    monkeypatch.setattr(screening_context, "MOST_SETTINGS", 1)
    forget()
    assert "grace academy" in council_names().places and "zorbury school" not in council_names().places


def test_marks_while_typing_agree_with_what_sending_says(
    client: Client, writer: Person, here: EducationSetting
) -> None:
    """The note on the page gives the check the same names; without it, or with another's, they are marked."""
    seed_topics(Topic)
    contact(here, "Zorblina Quagfeather")
    sign_in(client, writer)
    token = re.search(
        r"/ask/([0-9a-f-]{36})/", client.post(reverse("advice_requests:ask"), {"scope": "practice"})["Location"]
    )
    assert token
    client.post(reverse("advice_requests:ask_topic", args=[token[1]]), {"topic": "attendance"})
    about = {"phase": "secondary", "pupil_band": "6_to_10", "urgency": "routine"}
    client.post(reverse("advice_requests:ask_about", args=[token[1]]), about)
    address = reverse("advice_requests:ask_question", args=[token[1]])
    note = re.search(r'data-text-guard-note="([^"]+)"', client.get(address).content.decode())
    assert note
    allowed, refused = "Zorblina Quagfeather asks about Year 9 lateness.", "Zorblina is late in Year 9."
    check = reverse("text_guard_check")
    assert client.post(check, {"text": allowed, "note": note[1]}).json()["verdict"] == "ok"
    assert client.post(check, {"text": refused, "note": note[1]}).json()["verdict"] == "block"
    assert client.post(address, {"question": refused, "tried": ""}).status_code == 200
    assert client.post(address, {"question": allowed, "tried": ""}).status_code == 302
    stranger = make_person("stranger@school.example", "Wilmot Zubb")
    give_role(stranger, "dsl", setting=make_setting("Zorbury School"))
    sign_in(client, stranger)
    assert client.post(check, {"text": allowed, "note": note[1]}).json()["verdict"] == "block"
