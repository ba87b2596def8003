"""Issue 4 point 7, promises 6 and 7: the key dates calculator by its pages, with real rules, calendars and people."""

from __future__ import annotations

import importlib
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from icalendar import Calendar

from organisations.demo import load_demo_calendar
from organisations.models import DatedRule, EducationSetting
from organisations.services import add_closure, seed_reference_data
from organisations.services.calendars import Owner
from resources.key_dates.catalogue import KINDS, rule_keys
from tests.cast import make_cast, sign_in
from tests.factories import make_setting

pytestmark = pytest.mark.django_db
PAGE = "/tools/key-dates"
PEX = f"{PAGE}/permanent-exclusion"


@pytest.fixture(autouse=True)
def law() -> None:
    """The rules that a new portal starts with, and a made-up council's terms."""
    seed_reference_data()
    load_demo_calendar()


@pytest.fixture
def school() -> EducationSetting:
    """With an INSET day of its own after half-term, as in the domain's vector."""
    setting = make_setting("Plover Hill School", urn=199_001)
    add_closure(
        owner=Owner(setting=setting),
        kind="inset",
        name="INSET",
        start=date(2026, 11, 3),
        end=date(2026, 11, 3),
        by=None,
    )
    return setting


def on(day: date, name: str = "received") -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


NOTICE = on(date(2026, 10, 22))
SUSPENDED = NOTICE | {"place": "council", "days": "6", "term_total": "6", "exam_missed": "no"}


def words(client: Client, address: str, query: dict[str, str] | None = None) -> str:
    """The page's text on one line."""
    response = client.get(address, query or {})
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def test_the_vector_of_the_domain_by_the_page(client: Client, school: EducationSetting) -> None:
    """DOMAIN A4, vector 6, with the council's half-term and the school's own INSET day."""
    page = words(client, PEX, NOTICE | {"place": str(school.public_id)})
    assert "The council provides full-time education From Tuesday 10 November 2026 Unit: school days." in page
    assert "The governing board meets and decides By Monday 23 November 2026" in page
    assert "Day 1 is Friday 23 October 2026" in page
    assert "Sunday 25 October 2026 to Monday 2 November 2026: Autumn half-term" in page
    assert "Tuesday 3 November 2026: INSET" in page
    assert "2012 Regulations, regulation 24. Last checked 23 November 2026." in page
    assert "By the council’s term dates for 2025 to 2026 and 2026 to 2027, with the days on which Plover Hill" in page
    assert "from the day the notice was received (Thursday 22 October 2026)" in page


def test_without_a_setting_the_councils_dates_count(client: Client, school: EducationSetting) -> None:
    """The INSET day of one school moves nobody else."""
    page = words(client, PEX, NOTICE | {"place": "council"})
    assert "The governing board meets and decides By Friday 20 November 2026" in page


def test_what_is_not_verified_is_marked(client: Client) -> None:
    page = words(client, PEX, NOTICE | {"place": "council"})
    provision, rest = page.split("The school sets and marks work", 1)
    assert "alternative provision should begin From Friday 23 October 2026" in provision
    assert "Unverified" in provision
    assert "Unverified" not in rest


def test_beyond_the_term_dates_the_page_says_so(client: Client) -> None:
    page = words(client, PEX, on(date(2027, 7, 12)) | {"place": "council"})
    assert "No date yet. Term dates are known only up to Tuesday 31 August 2027" in page
    page = words(client, f"{PAGE}/strategy-discussion", on(date(2040, 1, 2)))
    assert "No date yet. Bank holidays are not known for Monday 2 January 2040" in page


def test_before_the_law_the_page_says_so(client: Client) -> None:
    page = words(client, f"{PAGE}/ehc-request", on(date(2001, 1, 2)))
    assert "The portal holds no rule for events on Tuesday 2 January 2001" in page


def test_a_changed_rule_counts_from_its_day(client: Client) -> None:
    """Promise 7: changing the law needs no deploy, and cases of the old time keep the old number."""
    DatedRule.objects.filter(key="ehc-final-plan").update(effective_to=date(2026, 11, 30))
    new = {"value": "18", "unit": "calendar_weeks", "title": "Final plan", "basis": "A made-up regulation"}
    DatedRule.objects.create(key="ehc-final-plan", effective_from=date(2026, 12, 1), **new)
    assert "By Monday 19 April 2027" in words(client, f"{PAGE}/ehc-request", on(date(2026, 11, 30)))
    page = words(client, f"{PAGE}/ehc-request", on(date(2026, 12, 1)))
    assert "By Tuesday 6 April 2027" in page
    assert "A made-up regulation. Unverified" in page


def test_a_suspension_shows_what_follows_from_its_totals(client: Client) -> None:
    page = words(client, f"{PAGE}/suspension", SUSPENDED | {"year_total": "12.5"})
    assert "If the parents make representations, the governing board meets By" in page
    assert "From Monday 9 November 2026" in page, "a sixth day"
    assert "the autumn term runs from 1 August 2026 to 31 December 2026" in page
    assert "32.5 are left" in page
    assert "more than the law allows" in words(client, f"{PAGE}/suspension", SUSPENDED | {"year_total": "45.5"})


def test_a_setting_is_found_by_name_or_urn(client: Client, school: EducationSetting) -> None:
    make_setting("Curlew Park School", urn=199_002)
    make_setting("Curlew Park Nursery", urn=199_003)
    search = NOTICE | {"place": "other"}
    assert "By Monday 23 November 2026" in words(client, PEX, search | {"q": "199001"})
    assert "Plover Hill School is closed" in words(client, PEX, search | {"q": "plover"})
    several = words(client, PEX, search | {"q": "Curlew"})
    assert "More than one setting fits. Select the one you mean" in several
    assert "Curlew Park Nursery" in several
    assert "No setting fits these words" in words(client, PEX, search | {"q": "zzqqxx"})
    assert "Enter the name, town, postcode or URN" in words(client, PEX, search)
    picked = search | {"q": "whatever", "found": str(school.public_id)}
    assert "Plover Hill School is closed" in words(client, PEX, picked), "a suggestion that was chosen"


def test_somebody_signed_in_is_offered_their_own_settings_first(client: Client) -> None:
    cast = make_cast()
    assert "Another setting" not in words(client, PEX)
    sign_in(client, cast.dsl_a)
    page = words(client, PEX)
    assert page.index(cast.setting_a.name) < page.index("Another setting")
    assert cast.setting_b.name not in page


BAD: dict[str, dict[str, str]] = {
    "year 9999": {"received_day": "31", "received_month": "12", "received_year": "9999"},
    "year 0001": {"received_day": "1", "received_month": "1", "received_year": "0001"},
    "30 February": {"received_day": "30", "received_month": "2", "received_year": "2027"},
    "29 February 2027": {"received_day": "29", "received_month": "2", "received_year": "2027"},
    "no date": {"received_day": "one", "received_month": "two", "received_year": "three"},
    "a huge day": {"received_day": "9" * 5000},
    "nul in a date": {"received_day": "\x00", "received_month": "1", "received_year": "2027"},
    "nothing but a place": {f"received_{part}": "" for part in ("day", "month", "year")},
    "another's setting": {"place": str(uuid4())},
    "no id": {"place": "1 OR 1=1"},
    "nul in a place": {"place": "\x00"},
    "nul in a search": {"place": "other", "q": "\x00"},
    "long search": {"place": "other", "q": "a" * 10_000},
    "no uuid found": {"place": "other", "q": "x", "found": "abc"},
    "a setting that is not there": {"place": "other", "q": "zzqqxx", "found": str(uuid4())},
    "huge days": {"days": "9" * 400},
    "exponent": {"days": "1e999999999"},
    "not a number": {"days": "NaN"},
    "infinite": {"days": "Infinity", "term_total": "Infinity"},
    "negative": {"days": "-1"},
    "nought": {"days": "0"},
    "a third": {"days": "0.33"},
    "less in the term": {"days": "5", "term_total": "4"},
    "less in the year": {"year_total": "1"},
    "no answer": {"exam_missed": "maybe"},
    "first day far away": on(date(2027, 6, 1), "first_day"),
    "first day in year 9999": {"first_day_day": "1", "first_day_month": "1", "first_day_year": "9999"},
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_an_error_in_words(client: Client, name: str) -> None:
    response = client.get(f"{PAGE}/suspension", SUSPENDED | BAD[name])
    if "nul" in name and response.status_code == 400:
        return  # the guard before every page refuses it
    page = " ".join(strip_tags(response.content.decode()).split())
    assert response.status_code == 200
    assert "There is a problem" in page
    assert "How days are counted" not in page
    file = client.get(f"{PAGE}/suspension.ics", SUSPENDED | BAD[name])
    assert file.status_code == 302
    assert file["Location"].startswith(f"{PAGE}/suspension?")


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2026, 12, 25), date(2028, 2, 29), date(2100, 12, 31)])
def test_every_event_answers_on_odd_days(client: Client, kind: str, day: date) -> None:
    query = SUSPENDED | on(day) | {"review_weeks": "1"}
    assert client.get(f"{PAGE}/{kind}", query).status_code == 200
    assert client.get(f"{PAGE}/{kind}.ics", query).status_code in (200, 404)


def test_what_is_not_there_is_a_404_and_only_reading_is_offered(client: Client) -> None:
    assert client.get(f"{PAGE}/no-such-event").status_code == 404
    assert client.get(f"{PAGE}/no-such-event.ics").status_code == 404
    assert client.get(f"{PEX}.ics", NOTICE | {"place": "council", "only": "no-such-date"}).status_code == 404
    assert client.post(PEX, NOTICE).status_code == 405
    assert client.get(f"{PEX}.ics").status_code == 302


def test_nothing_is_stored(client: Client, school: EducationSetting) -> None:
    """The page says so: no cookie, no session, no write."""
    with CaptureQueriesContext(connection) as seen:
        response = client.get(PEX, NOTICE | {"place": "other", "q": "plover"})
    assert "Nothing you enter is stored" in response.content.decode()
    assert not response.cookies
    verbs = {query["sql"].split()[0] for query in seen}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE"}, verbs


def test_all_dates_or_one_as_a_calendar_file(client: Client, school: EducationSetting) -> None:
    query = NOTICE | {"place": "other", "q": "199001"}
    page = client.get(PEX, query)
    address = page.context["ics"]
    assert set(parse_qs(urlsplit(address).query)) == {*NOTICE, "place"}, "the search is not carried on"
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="key-dates-permanent-exclusion.ics"'
    days = {str(event.start) for event in Calendar.from_ical(response.content).events}
    assert days == {"2026-10-23", "2026-11-09", "2026-11-10", "2026-11-23"}
    (one,) = [line for line in page.context["lines"] if line.code == "board-meets"]
    (event,) = Calendar.from_ical(client.get(one.ics).content).events
    assert event.start == date(2026, 11, 23)
    assert "Plover" not in response.content.decode()


def test_the_address_alone_gives_the_page_again(client: Client) -> None:
    page = client.get(f"{PAGE}/suspension", SUSPENDED)
    again = client.get(f"{PAGE}/suspension?{urlsplit(page.context['ics']).query}")
    assert [line.when for line in again.context["lines"]] == [line.when for line in page.context["lines"]]


def test_the_number_of_queries_does_not_grow_with_the_days(client: Client, school: EducationSetting) -> None:
    def count(query: dict[str, str]) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{PAGE}/suspension?{urlencode(query)}")
        return len(seen)

    place = {"place": str(school.public_id)}
    assert count(SUSPENDED | place) == count(SUSPENDED | place | {"days": "40", "term_total": "40"}) <= 6


def test_it_is_linked_from_where_people_look(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    index = client.get(PAGE).content.decode()
    assert all(f'href="{PAGE}/{kind.code}"' in index for kind in KINDS)


def test_the_migration_fills_gaps_and_can_be_undone() -> None:
    """What staff wrote stays; going back removes the three rules alone."""
    migration = importlib.import_module("organisations.migrations.0003_rules_of_the_key_dates")
    held = {row["key"] for row in migration.NEW}
    DatedRule.objects.filter(key="cp-first-review").update(source_url="https://www.example.org/own")
    with connection.schema_editor() as editor:
        migration.empty(apps, editor)
        assert not DatedRule.objects.filter(key__in=held).exists()
        migration.fill(apps, editor)
        migration.fill(apps, editor)
    assert set(DatedRule.objects.filter(key__in=rule_keys()).values_list("key", flat=True)) == rule_keys()
    assert DatedRule.objects.get(key="cp-first-review").source_url == "https://www.example.org/own"
    assert DatedRule.objects.get(key="cin-assessment").source_url


def test_the_migration_and_the_seed_say_the_same() -> None:
    migration = importlib.import_module("organisations.migrations.0003_rules_of_the_key_dates")
    for row in migration.NEW:
        kept = DatedRule.objects.get(key=row["key"])
        assert {name: getattr(kept, name) for name in row} == row
        assert kept.checked_on == migration.READ
