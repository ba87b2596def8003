"""Issue 4, bad input: broken, hostile and endless feeds are refused with the reason; what was read before is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from resources.editing import markdown
from resources.models import Location, Organisation, Resource, Version
from resources.open_referral.taking_in import reading
from tests.integration.resources.open_referral.feeds import key, page, service, written
from tests.integration.resources.open_referral.test_taking_in import Outcome, taken
from tests.resources_factory import make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def topics() -> None:
    make_topic("attendance")


def place(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": key(1), "location": {"id": key(2), "location_type": "physical", "name": "Hall"} | fields}]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": None}, "id: is missing"),
        ({"id": "a b/../c"}, "id: letters, figures"),
        ({"id": 5}, "id: letters, figures"),
        ({"name": ""}, "name: is missing"),
        ({"name": " \u200b\x00 "}, "name: is missing"),
        ({"name": ["x"]}, "name: a text is wanted"),
        ({"name": "x" * 151}, "name: longer than 150 characters"),
        ({"status": None}, "status: is missing"),
        ({"status": "open"}, "status: none of active"),
        ({"description": "x" * 20_001}, "description: longer than 20,000 characters"),
        ({"organization": None}, "organization: is missing"),
        ({"organization": []}, "organization: an object is wanted"),
        ({"organization": {"id": key(1)}}, "organization.name: is missing"),
        ({"organization": {"name": "A"}}, "organization.id: is missing"),
        ({"assured_date": "2026-02-30"}, "assured_date: no date like"),
        ({"assured_date": "15/03/2026"}, "assured_date: no date like"),
        ({"assured_date": 20260315}, "assured_date: no date like"),
        ({"last_modified": "yesterday"}, "last_modified: no time like"),
        ({"schedules": [{"valid_from": "2026-13-01"}]}, "valid_from: no date like"),
        ({"schedules": [{"valid_from": "2026-02-01", "valid_to": "2026-01-01"}]}, "valid_to: before valid_from"),
        ({"schedules": [{"byday": "MO", "opens_at": "25:00", "closes_at": "26:00"}]}, "opens_at: no time of day"),
        ({"schedules": [{"byday": "MO", "opens_at": "10:00", "closes_at": "09:00"}]}, "closes_at: not after opens_at"),
        ({"schedules": {"byday": "MO"}}, "schedules: a list of objects is wanted"),
        ({"schedules": [{}] * 201}, "schedules: more than 200"),
        ({"cost_options": [{"valid_to": "never"}]}, "valid_to: no date like"),
        ({"cost_options": [{"amount": "35"}]}, "amount: a number is wanted"),
        ({"service_at_locations": place(latitude=100, longitude=101)}, "latitude: not between -90 and 90"),
        ({"service_at_locations": place(latitude=51, longitude=181)}, "longitude: not between -180 and 180"),
        ({"service_at_locations": place(latitude=10**400, longitude=1)}, "latitude: not between -90 and 90"),
        ({"minimum_age": -(10**400)}, "minimum_age: not between 0 and"),
        ({"cost_options": [{"amount": 10**400}]}, "amount: not between 0 and"),
        ({"service_at_locations": place(latitude=True)}, "latitude: a number is wanted"),
        ({"service_at_locations": place(location_type="home")}, "location_type: none of physical"),
        ({"minimum_age": -1}, "minimum_age: not between 0 and 130"),
        ({"minimum_age": 5.5}, "minimum_age: a whole number of years"),
        ({"minimum_age": 12, "maximum_age": 11}, "maximum_age: The oldest age"),
        ({"url": "javascript:alert(1)"}, "url: no web address"),
        ({"url": "data:text/html,x"}, "url: no web address"),
        ({"url": "https://name:word@site.example/"}, "url: no web address"),
        ({"url": "https://["}, "url: no web address"),
        ({"organization": {"id": key(1), "name": "A", "website": "vbscript:x"}}, "organization.website: no web address"),
        ({"description": "First.\n\n[here](javascript:alert(1))"}, "A link must start with"),
    ],
    ids=lambda value: str(value)[:45],
)  # fmt: skip
def test_a_bad_row_is_refused_with_the_reason_and_the_others_are_kept(
    tmp_path: Path, fields: dict[str, Any], reason: str
) -> None:
    found = taken(tmp_path, [service(1), service(2) | fields, service(3)])
    assert (found.code, found.counts) == (0, {"added": 2, "refused": 1}), found.said
    assert [row["number"] for row in found.report["rows"] if row["outcome"] == "refused"] == [2]
    assert any(reason in told for told in found.reasons), found.reasons
    assert Resource.objects.count() == 2


@pytest.mark.parametrize("row", [None, 5, "text", [], True])
def test_a_row_that_is_none_is_refused(tmp_path: Path, row: object) -> None:
    found = taken(tmp_path, [row])
    assert (found.code, found.counts, found.reasons) == (1, {"refused": 1}, ["an object is wanted"])


def test_of_two_rows_with_one_id_the_first_counts(tmp_path: Path) -> None:
    found = taken(tmp_path, [service(1), service(1, name="Another")])
    assert found.counts == {"added": 1, "refused": 1}
    assert found.reasons == ["id: another row of this feed has it"]
    assert Resource.objects.get().title == "Walking bus 1"


def test_every_fault_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = taken(tmp_path, service(status="odd", assured_date="x", name=""))
    assert len(found.reasons) == 3


def test_what_cannot_be_kept_but_does_no_harm_is_left_out_and_told(tmp_path: Path) -> None:
    found = taken(
        tmp_path,
        service(
            url="http://walking.example/", email="nobody", contacts=[{"phones": [{"number": "ask Reception"}]}],
            schedules=[{"freq": "MONTHLY", "bymonthday": "2", "opens_at": "10:00", "closes_at": "11:00"}],
            languages=[{"name": "Elvish"}],
        ),
    )  # fmt: skip
    assert found.counts == {"added": 1}
    assert [note.partition(":")[0] for note in found.report["rows"][0]["notes"]] == [
        "url", "email", "number", "schedules", "languages",
    ]  # fmt: skip
    version = Version.objects.get()
    assert (version.url, version.email, version.phone, version.openings, version.languages) == ("", "", "", [], [])


def test_markup_stays_the_text_that_it_is(tmp_path: Path) -> None:
    found = taken(tmp_path, service(name="<b>Walking</b> & more", description="<script>alert(1)</script> for schools"))
    assert found.counts == {"added": 1}, found.said
    version = Version.objects.get()
    assert version.title == "<b>Walking</b> & more"
    assert version.summary == "<script>alert(1)</script> for schools"
    assert "<script" not in markdown.html(version.summary)


def test_a_text_that_the_screen_refuses_refuses_its_row_and_is_not_repeated(tmp_path: Path) -> None:
    """Promise 1: nothing of the text in the output; the kinds are told."""
    found = taken(
        tmp_path, [service(1), service(2, name="Zorblina’s bus", description="Zorblina’s tutor left, born 31/02/2015.")]
    )
    assert found.counts == {"added": 1, "refused": 1}
    assert any("refused by the screen" in reason and "name" in reason for reason in found.reasons)
    everything = found.said + json.dumps(found.report)
    assert "Zorblina" not in everything
    assert "31/02" not in everything


@pytest.mark.parametrize(("field", "longest"), [("address_1", 200), ("city", 80), ("state_province", 80)])
def test_what_is_no_address_is_not_hidden_in_one(tmp_path: Path, field: str, longest: int) -> None:
    """The form of a place lets addresses pass the screen and nothing else, and so does a feed."""
    address = {"address_1": "1 Market Square", "city": "Fairmere", "postal_code": "FM1 1AA"}
    bad = place(addresses=[address | {field: "Zorblina’s tutor left, UPN A801200001001"[:longest]}])
    found = taken(tmp_path, [service(1), service(2, service_at_locations=bad)])
    assert found.counts == {"added": 1, "refused": 1}
    assert found.reasons[0].startswith(f"{field}: refused by the screen")
    assert "Zorblina" not in found.said + json.dumps(found.report)
    assert not Location.objects.exclude(address="1 Market Square").exists()


@pytest.mark.parametrize("typed", ["ZORBLINA", "ß" * 8, "FM1 1A", "12345", "x" * 500])
def test_a_postcode_that_is_none_is_left_out(tmp_path: Path, typed: str) -> None:
    found = taken(tmp_path, service(service_at_locations=place(addresses=[{"postal_code": typed}])))
    assert found.counts == {"added": 1}
    assert found.report["rows"][0]["notes"] == ["postal_code: left out: it is none"]
    assert Location.objects.get().postcode == ""


def test_an_address_on_the_web_may_hold_ages_and_no_number_of_a_pupil(tmp_path: Path) -> None:
    ages, pupil = "https://walking.example/bus-for-ages-5-to-11", "https://walking.example/upn-A801200001001"
    elsewhere = {"id": key(901), "name": "Other Trust", "website": pupil}
    found = taken(tmp_path, [service(1, url=ages), service(2, url=pupil), service(3, organization=elsewhere)])
    assert found.counts == {"added": 1, "refused": 2}
    assert [reason.partition(":")[0] for reason in found.reasons] == ["url", "organization.website"]


def test_an_organisation_with_a_refused_text_is_not_added(tmp_path: Path) -> None:
    organisation = {"id": key(1), "name": "Fine Trust", "description": "Zorblina’s tutor left."}
    found = taken(tmp_path, service(organization=organisation))
    assert (found.code, found.reasons[0].partition(":")[0]) == (1, "organization.description")
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1, 2", "null", "5", '"text"', '{"contents": 5}', '{"version": "3.0"}', "\ufeff\ufeff[]", "[" * 100_000,
     '{"contents": NaN}', "<html></html>", "9" * 5_000],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_no_feed_is_refused_whole(tmp_path: Path, content: str) -> None:
    found = taken(tmp_path, content)
    assert (found.code, found.report["counts"]["read"]) == (1, 0)
    assert found.report["refused"]
    assert "Nothing was changed." in found.said


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(b'[{"id": "\xff\xfe"}]')
    assert Outcome(path).code == 1


def test_the_standards_own_example_is_refused_for_its_latitude(tmp_path: Path) -> None:
    from tests.integration.resources.open_referral.conftest import folder

    found = taken(tmp_path, (folder() / "service_full.json").read_text())
    assert found.code == 1
    assert "latitude: not between -90 and 90" in found.reasons


def test_a_file_of_50_megabytes_is_stopped_and_what_was_read_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("w") as file:
        file.write(json.dumps(page([service(1), service(2)]))[:-2] + ", ")
        for _ in range(500):
            file.write(json.dumps("x" * 100_000) + ", ")
    assert path.stat().st_size > 50_000_000
    found = Outcome(path)
    assert found.code == 0
    assert (found.counts["added"], found.report["stopped"]) == (
        2, "Stopped: there is more than 40 MB. What was read before is kept.",
    )  # fmt: skip
    assert Resource.objects.count() == 2


def test_a_feed_of_too_many_services_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.Feed.__init__, "__defaults__", (reading.Limits(rows=3),))
    found = taken(tmp_path, [service(number) for number in range(1, 6)])
    assert (found.code, found.counts) == (0, {"added": 3})
    assert found.report["stopped"] == "Stopped: there are more than 3 services. What was read before is kept."


def test_one_page_of_several_in_a_file_is_told(tmp_path: Path) -> None:
    found = Outcome(written(tmp_path, page([service()], pages=7)))
    assert found.counts == {"added": 1}
    assert "one page of 7" in found.said
