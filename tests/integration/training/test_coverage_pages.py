"""The coverage board, for staff and for those of a setting, and its files."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import AuditEvent
from organisations.models import Area, EducationSetting
from tests.cast import Cast, sign_in
from tests.factories import make_setting, make_trust
from tests.integration.training.desk_cast import words_of
from training.models import Attendee, Coverage
from training.models.vocabulary import AttendeeRole

pytestmark = pytest.mark.django_db
ALL, OWN = "training_desk:coverage", "training:coverage"
MOST = 5  # session, person with roles, areas, how many stand how, rows


def cover(setting: EducationSetting, days: int, *, left: bool = False) -> None:
    today = timezone.localdate()
    until = today + timedelta(days=days)
    who = Attendee.objects.create(
        setting=setting, name=f"Lead of {setting.name}", email=f"lead{setting.pk}@school.example", role=AttendeeRole.DSL
    )
    dates = {"left_until": until} if left else {"current_until": until, "holder": who}
    Coverage.objects.create(setting=setting, trained_on=today - timedelta(days=300), **dates)


@pytest.fixture
def board(cast: Cast, client: Client) -> Client:
    """Five settings, one of each standing; an adviser looks."""
    north, trust = Area.objects.create(name="North"), make_trust("Harbour Trust")
    for name, days, left in (
        ("Current", 200, False),
        ("Lapsing", 30, False),
        ("Left", 200, True),
        ("Lapsed", -5, False),
    ):
        setting = make_setting(f"{name} School", area=north, trust=trust, phase="secondary")
        cover(setting, days, left=left)
    sign_in(client, cast.vs)
    return client


def names(client: Client, which: str = ALL, **query: str) -> list[str]:
    response = client.get(reverse(which), query)
    assert response.status_code == 200
    return [row[0]["text"] for row in response.context["rows"]]


def test_every_standing_has_its_number_and_its_words(board: Client) -> None:
    words = words_of(board.get(reverse(ALL)))
    for part in (
        "In date 1",
        "Lapses within 90 days 1",
        "Lapsed because the person left 1",
        "Lapsed 1",
        "Never trained 2",
    ):
        assert part in words
    assert "Lead of Current School" in words


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"standing": "current"}, ["Current School"]),
        ({"standing": "lapses"}, ["Lapsing School"]),
        ({"standing": "left"}, ["Left School"]),
        ({"standing": "lapsed"}, ["Lapsed School"]),
        ({"standing": "never"}, ["Cast School A", "Cast School B"]),
        ({"phase": "secondary", "sort": "-name"}, ["Left School", "Lapsing School", "Lapsed School", "Current School"]),
        ({"q": "harb", "sort": "until"}, ["Left School", "Lapsed School", "Lapsing School", "Current School"]),
        ({"q": "%"}, []),
    ],
    ids=["current", "lapses", "left", "lapsed", "never", "phase", "trust", "wildcard"],
)
def test_filters_narrow_and_sorts_sort(board: Client, query: dict[str, str], shown: list[str]) -> None:
    assert names(board, **query) == shown


def test_by_area_and_what_no_list_has_narrows_nothing(board: Client) -> None:
    assert len(names(board, area=str(Area.objects.get(name="North").pk))) == 4
    assert len(names(board, area="x", phase="x", standing="x", sort="x", page="x")) == 6
    assert words_of(board.get(reverse(ALL), {"q": "nowhere"})).count("No setting here") == 1


def test_a_closed_setting_is_not_on_the_board(board: Client) -> None:
    EducationSetting.objects.filter(name="Lapsed School").update(status="closed")
    assert "Lapsed School" not in names(board)


def test_whoever_only_asks_for_the_head_of_a_file_took_none(board: Client) -> None:
    assert board.head(reverse(f"{ALL}_csv")).status_code == 200
    assert not AuditEvent.objects.filter(event="training.coverage_exported").exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_holds_the_filtered_list_and_is_audited(board: Client, kind: str) -> None:
    response = board.get(reverse(f"{ALL}_{kind}"), {"phase": "secondary"})
    assert response.status_code == 200
    assert f".{kind}" in response.headers["Content-Disposition"]
    found = AuditEvent.objects.get(event="training.coverage_exported")
    assert found.detail == {"kind": kind, "settings": 4}
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert [row["Status"] for row in rows] == [
            "In date", "Lapsed", "Lapses within 90 days", "Lapsed because the person left",
        ]  # fmt: skip
        assert rows[0]["Trained lead"] == "Lead of Current School"
    else:
        with ZipFile(io.BytesIO(response.content)) as parts:
            texts = parts.read("xl/sharedStrings.xml").decode()
        assert "Lead of Current School" in texts
        assert "Filters: Phase: Secondary" in texts
        assert "Cast School B" not in texts


def test_a_name_that_begins_a_formula_is_defused(board: Client) -> None:
    make_setting("=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in board.get(reverse(f"{ALL}_csv")).content.decode("utf-8-sig")


def test_a_lead_sees_their_own_setting_alone(client: Client, cast: Cast) -> None:
    cover(cast.setting_a, 200)
    cover(cast.setting_b, 200)
    for person in (cast.dsl_a, cast.head_a, cast.trust_lead):
        sign_in(client, person)
        assert names(client, OWN) == ["Cast School A"]
        taken = client.get(reverse(f"{OWN}_csv")).content.decode()
        assert "Lead of Cast School A" in taken
        assert "Cast School B" not in taken
    sign_in(client, cast.dsl_ab)
    assert names(client, OWN) == ["Cast School A", "Cast School B"]


@pytest.mark.parametrize("page", [ALL, f"{ALL}_csv", f"{ALL}_xlsx"])
@pytest.mark.parametrize("person", ["dsl_a", "head_a", "trust_lead", "sw_1", "editor", "officer", "admin"])
def test_the_whole_board_is_for_staff_who_may_see_it(client: Client, cast: Cast, page: str, person: str) -> None:
    sign_in(client, cast.people()[person])
    assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", [OWN, f"{OWN}_csv", f"{OWN}_xlsx"])
def test_who_has_no_setting_has_no_board_of_their_own(client: Client, cast: Cast, page: str) -> None:
    sign_in(client, cast.sw_1)
    assert client.get(reverse(page)).status_code == 403
    assert Client().get(reverse(page)).status_code == 302


def test_more_settings_ask_no_more_queries(
    board: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    board.get(reverse(ALL))
    with django_assert_num_queries(MOST):
        board.get(reverse(ALL))
    for number in range(60):
        cover(make_setting(f"More {number}"), 100)
    with django_assert_num_queries(MOST):
        response = board.get(reverse(ALL))
    assert len(response.context["rows"]) == 50
    assert len(names(board, page="2")) == 16
