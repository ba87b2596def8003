"""What search finds, in which order, with which counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Area
from resources.models import Lexeme, Resource, SearchEntry
from resources.models.vocabulary import State
from resources.search import pools
from resources.search.indexing import count_words, index, index_all
from resources.search.query import Found, Search, find, matching
from tests.resources_factory import make_item, make_organisation, make_topic

pytestmark = pytest.mark.django_db


def item(title: str, **content: Any) -> Resource:
    """An item that search knows."""
    made = make_item(title=title, **content)
    index([made])
    return made


def titles(words: str, **filters: str) -> list[str]:
    found = find(Search.kept(words, {name: [code] for name, code in filters.items()}))
    return [one.title for one in found.items]


def counts(found: Found, name: str) -> dict[str, int | None]:
    facet = next(facet for facet in found.facets if facet.name == name)
    return {option.code: option.count for option in facet.options}


def test_title_comes_before_summary_and_summary_before_body() -> None:
    item("In the body", body="Much later the word breakfast is said.")
    item("In the summary", summary="Breakfast for all.")
    item("Breakfast clubs")
    item("Something else")
    assert titles("breakfast") == ["Breakfast clubs", "In the summary", "In the body"]


def test_organisation_and_topic_are_found() -> None:
    make_topic("kinship", label="Kinship care")
    item("One", organisation=make_organisation(name="Sorrel Trust"), topics=["kinship"])
    assert titles("sorrel") == titles("kinship care") == ["One"]


def test_accents_apostrophes_hyphens_and_endings_do_not_matter() -> None:
    item("Children’s café", body="A part-time timetable was reviewed.")
    assert titles("childrens cafe") == titles("CAFÉS") == titles("part time review") == titles('"part-time"')
    assert titles("cafe") == ["Children’s café"]


def test_all_words_must_be_there_quotes_keep_order_and_minus_leaves_out() -> None:
    item("Managed move guidance")
    item("A move that is managed")
    item("Managed classrooms")
    assert set(titles("managed move")) == {"Managed move guidance", "A move that is managed"}
    assert titles('"managed move"') == ["Managed move guidance"]
    assert titles("managed -move") == ["Managed classrooms"]
    assert len(titles("classrooms OR move")) == 3


@pytest.mark.parametrize(("typed", "written"), [("PEX", "permanent exclusion"), ("permanent exclusions", "PEX")])
def test_an_abbreviation_and_what_it_stands_for_find_each_other(typed: str, written: str) -> None:
    item(f"Before a {written}")
    item("Before lunch")
    assert titles(typed) == [f"Before a {written}"]


def test_words_found_are_marked_also_those_of_a_synonym() -> None:
    made = item("A <b>permanent exclusion</b> & after", summary="PEX again")
    marked = find(Search(words="pex")).highlights[made.pk]
    assert [part.text for part in marked.title if part.marked] == ["permanent", "exclusion"]
    assert "".join(part.text for part in marked.title) == made.title
    assert [part.text for part in marked.summary if part.marked] == ["PEX"]


def test_words_that_only_the_longer_text_holds_are_shown_from_there() -> None:
    made = item(
        "Saturday club", body="## What we do\n\nThere is [falconry](https://falconry.example/) for **all** who come."
    )
    marked = find(Search(words="falconry")).highlights[made.pk]
    assert [part.text for part in marked.text if part.marked] == ["falconry"]
    assert not {"[", "*", "#", "example"} & set("".join(part.text for part in marked.text).split())


def test_a_slip_is_put_right_and_said_and_can_be_refused() -> None:
    item("Attendance matters")
    found = find(Search(words="atendance maters"))
    assert (found.corrected_to, [one.title for one in found.items]) == ("attendance matters", ["Attendance matters"])
    assert find(Search(words="atendance", as_typed=True)).total == 0


def test_only_what_readers_see_is_found_and_what_is_archived_goes() -> None:
    draft = item("Attendance draft", state=State.DRAFT)
    shown = item("Attendance shown")
    assert titles("attendance") == ["Attendance shown"]
    Resource.objects.filter(pk=shown.pk).update(state=State.ARCHIVED)
    index([draft, shown])
    assert titles("attendance") == []
    assert not SearchEntry.objects.exists()


def test_each_facet_counts_as_if_it_were_not_chosen() -> None:
    make_topic("attendance")
    make_topic("behaviour")
    item("Advice A", kind="guidance", topics=["attendance"])
    item("Advice B", kind="service", topics=["attendance"])
    item("Advice C", kind="service", topics=["behaviour"])
    found = find(Search.kept("advice", {"kind": ["service"]}))
    assert (found.total, counts(found, "kind")) == (2, {"guidance": 1, "service": 2})
    assert counts(found, "topic") == {"attendance": 1, "behaviour": 1}
    found = find(Search.kept("advice", {"kind": ["guidance"], "topic": ["behaviour"]}))
    assert (found.total, counts(found, "kind"), counts(found, "topic")["attendance"]) == (
        0,
        {"service": 1, "guidance": 0},
        1,
    )


def test_two_choices_of_a_facet_mean_either_and_two_facets_mean_both() -> None:
    item("One", phases=["primary"], cost="free")
    item("Two", phases=["secondary"], cost="charged")
    item("Three", phases=["post_16"], cost="free")
    found = find(Search.kept("", {"phase": ["primary", "secondary"], "cost": ["free"]}))
    assert [one.title for one in found.items] == ["One"]


def test_an_item_for_everybody_fits_every_phase_audience_and_area() -> None:
    north, south = Area.objects.create(name="Test North"), Area.objects.create(name="Test South")
    item("Everywhere")
    item("North alone", areas=[north.pk], phases=["primary"], audiences=["dsl"])
    assert titles("", area=str(south.pk)) == ["Everywhere"]
    assert set(titles("", phase="primary", audience="dsl")) == {"Everywhere", "North alone"}
    assert counts(find(Search()), "area") == {str(north.pk): 2, str(south.pk): 1}


def test_a_cost_that_is_not_stated_can_be_chosen() -> None:
    item("Ask", cost="")
    item("Free", cost="free")
    assert titles("", cost="unknown") == ["Ask"]


def test_newest_first_where_asked_and_without_words() -> None:
    now = timezone.now()
    for days, title in ((3, "Old attendance attendance"), (1, "New day"), (2, "Attendance")):
        item(title, changed_at=now - timedelta(days=days), body="attendance")
    assert titles("") == ["New day", "Attendance", "Old attendance attendance"]
    found = find(Search(words="attendance", order="newest"))
    assert [one.title for one in found.items] == titles("")


def test_a_full_pool_is_said_to_be_full_and_an_old_title_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "POOL", 3)
    now = timezone.now()
    item("Breakfast clubs", changed_at=now - timedelta(days=900))
    for days in range(1, 7):
        item(f"Item {days}", body="breakfast", changed_at=now - timedelta(days=days))
    found = find(Search(words="breakfast"))
    assert (found.total, found.total_is_capped, found.items[0].title) == (3, True, "Breakfast clubs")
    kind = next(facet for facet in found.facets if facet.name == "kind")
    assert kind.is_floor
    assert [(option.code, option.count) for option in kind.options] == [("guidance", 4), ("service", None)]


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "'", "\\", "a & b | c", "!:*", "<->", "-", "OR", "the", "%", "_", "{}", "😀", "الحضور في المدرسة",
     "א" * 99, "\u202eabc", "x" * 10_000, '"' * 5_000, "-" * 9_999, "a" * 40 + " OR " * 400, "')--", "\ud800"],
)  # fmt: skip
def test_nothing_typed_is_an_error(typed: str) -> None:
    item("Attendance")
    assert find(Search.kept(typed, {})).total in (0, 1)


def test_common_words_alone_are_told_from_nothing_found() -> None:
    assert find(Search(words="the and of")).has_no_words
    assert not find(Search(words="zyzzyva")).has_no_words


def test_the_queries_do_not_grow_with_the_items() -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            find(Search(words="attendance"))
        return len(told)

    item("Attendance 0")
    few = cost()
    index([make_item(title=f"Attendance {number}") for number in range(1, 40)])
    assert cost() == few <= 5


def test_items_that_are_new_to_a_saved_search() -> None:
    since = timezone.now() - timedelta(days=2)
    item("Attendance before", changed_at=since - timedelta(days=1), kind="guidance")
    item("Attendance since", changed_at=since + timedelta(days=1), kind="guidance")
    item("Attendance service", changed_at=since + timedelta(days=1), kind="service")
    kept = Search.kept("attendance", {"kind": ["guidance"]})
    assert [one.title for one in matching(kept, since=since)] == ["Attendance since"]
    assert not matching(Search.kept("the", {}), since=since).exists()


def test_words_are_counted_anew_and_forgotten_once_no_item_holds_them() -> None:
    first, second = item("Beekeeping", body="school"), item("Breakfast", body="school")
    assert count_words() > 0
    assert Lexeme.objects.get(word="school").items == 2
    Resource.objects.filter(pk=first.pk).update(title="Other")
    Resource.objects.filter(pk=second.pk).update(state=State.ARCHIVED)
    assert index_all() == 1
    assert not Lexeme.objects.filter(word__in=["beekeeping", "breakfast"]).exists()
    assert Lexeme.objects.get(word="school").items == 1
