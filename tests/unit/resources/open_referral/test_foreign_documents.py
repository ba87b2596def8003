"""Issue 4, bad input: whatever JSON another directory sends is an offer, or is refused with reasons; never an error of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.open_referral.taking_in.documents import MOST_PARTS, NotAFeed, parsed, whole_rows
from resources.open_referral.taking_in.matching import plain
from resources.open_referral.taking_in.offers import RowRefused, offer_of
from resources.open_referral.taking_in.report import DETAILS, Outcome, Report, Row

_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["2026-02-30", "", "MO"]),
)
_json = st.recursive(
    _leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
_location = st.dictionaries(
    st.sampled_from(["id", "location_type", "name", "latitude", "longitude", "addresses", "accessibility"]), _json
)
_schedule = st.dictionaries(
    st.sampled_from(["freq", "interval", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "dtstart"]), _json
)
_service = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: _json
            for name in (
                "id", "name", "status", "description", "url", "email", "fees", "minimum_age", "maximum_age",
                "assured_date", "last_modified", "organization", "contacts", "phones", "languages", "cost_options",
                "attributes", "service_areas",
            )
        },
        "schedules": st.lists(_schedule, max_size=3) | _json,
        "service_at_locations": st.lists(st.fixed_dictionaries({"location": _location | _json}), max_size=3) | _json,
    },
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(row=_service | _json)
def test_any_json_is_an_offer_or_refused_with_reasons(row: Any) -> None:
    try:
        offer = offer_of(row)
    except RowRefused as refused:
        assert refused.reasons
        assert all(reason.strip() for reason in refused.reasons)
    else:
        assert offer.source_id
        assert offer.content["title"]


@settings(max_examples=200, deadline=None)
@given(body=st.binary(max_size=200) | _json.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        assert isinstance(parsed(body).rows, list)
    except NotAFeed as refused:
        assert str(refused)


@settings(deadline=None)
@given(rows=st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=5), min_size=1), max_size=6), page=st.booleans(),
       cut=st.integers(min_value=0, max_value=500))  # fmt: skip
def test_of_a_list_that_was_cut_only_whole_rows_are_read(rows: list[dict[str, str]], page: bool, cut: int) -> None:
    body = json.dumps({"size": 1, "contents": rows} if page else rows).encode()
    found = list(whole_rows(body[: max(0, len(body) - cut)]))
    assert found == rows[: len(found)]
    if cut == 0:
        assert found == rows


@pytest.mark.parametrize("crumb", [b'{"":0},', b"[],", b"0,"], ids=["objects", "lists", "numbers"])
def test_a_document_of_crumbs_is_refused_before_it_fills_the_memory(crumb: bytes) -> None:
    body = b"[" + crumb * MOST_PARTS + b"0]"
    with pytest.raises(NotAFeed, match="more lists, objects and values"):
        parsed(body)
    with pytest.raises(NotAFeed, match="more lists, objects and values"):
        list(whole_rows(body))


def test_of_a_list_that_was_cut_no_letter_is_left_out_but_the_last() -> None:
    body = '[{"name": "Café"}, {"name": "Caf'.encode()
    assert list(whole_rows(body + b"\xc3")) == [{"name": "Café"}]
    with pytest.raises(NotAFeed):
        list(whole_rows(body + b"\xe9 nothing"))


def test_names_are_compared_without_marks_and_capitals() -> None:
    assert plain("Ashbank  Youth-Hub (East)") == plain("ASHBANK youth hub, East") == "ashbank youth hub east"
    assert plain("Café") == plain("cafe")
    assert plain("...") == ""


def test_a_long_report_says_how_much_it_leaves_off() -> None:
    report = Report()
    for number in range(DETAILS + 3):
        report.add(Row(number, "x", Outcome.REFUSED, reasons=("name: is missing",)))
    report.add(Row(0, "y", Outcome.UNCHANGED))
    told = report.as_dict()
    assert told["rows_left_off"] == 3
    assert told["counts"] == {"read": DETAILS + 4, "added": 0, "changed": 0, "unchanged": 1, "refused": DETAILS + 3}
    assert "3 more rows are not listed." in list(report.as_text())


@pytest.mark.parametrize(
    ("report", "nothing"),
    [(Report(), False), (Report(refused="broken"), True), (Report(stopped="too long"), True)],
    ids=["empty", "refused", "stopped at once"],
)
def test_what_counts_as_refused_whole(report: Report, nothing: bool) -> None:
    assert report.nothing_taken is nothing
