"""The weekly looks: who is looked at when, what two failures do, and what a killed or doubled worker cannot break."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from resources.models import Link, Signpost
from resources.models.vocabulary import LinkOutcome as Outcome
from resources.models.vocabulary import State
from resources.upkeep.links import checker, claims
from resources.upkeep.links.checker import check_due, configured_fetcher, next_look, settle
from resources.upkeep.links.fetcher import Look
from resources.upkeep.tasks import check_links
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db


class FakeFetcher:
    """Answers by host; notes what it was asked."""

    def __init__(self, **answers: Look | Outcome) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def look(self, address: str) -> Look:
        self.asked.append(address)
        found = self.answers.get(address.split("/")[2].partition(".")[0], Outcome.FINE)
        return found if isinstance(found, Look) else Look(found, 200)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-23 12:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_signposts(db: None) -> None:
    """Those that the portal comes with have websites of their own; `test_sites` is about them."""
    Signpost.objects.all().delete()


def rest_with(clock: time_machine.Traveller) -> object:
    """A rest that passes at once."""
    return lambda seconds: clock.shift(seconds)


def run(fetcher: object, clock: time_machine.Traveller, **options: object) -> dict[str, int]:
    return dict(check_due(fetcher=fetcher, rest=rest_with(clock), **options))


def make_due() -> None:
    Link.objects.update(next_check_at=timezone.now(), checked_at=None)


def test_each_address_is_looked_at_once_a_week_in_an_hour_of_its_own(clock: time_machine.Traveller) -> None:
    make_item(url="https://a.example/")
    fetcher = FakeFetcher()
    assert run(fetcher, clock) == {Outcome.FINE: 1}
    first = Link.objects.get().next_check_at
    assert timedelta(days=3.5) < first - timezone.now() <= timedelta(days=10.5)
    assert run(fetcher, clock) == {}
    clock.move_to(first)
    assert run(fetcher, clock) == {Outcome.FINE: 1}
    assert Link.objects.get().next_check_at == first + timedelta(days=7)


def test_addresses_spread_over_the_week() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    days = [next_look(f"https://a.example/{number}", now, 0).date() for number in range(700)]
    assert all(60 <= days.count(day) <= 140 for day in sorted(set(days))[1:-1])


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_what_readers_do_not_see_is_not_looked_at(state: State, clock: time_machine.Traveller) -> None:
    make_item(url="https://a.example/", state=state)
    assert run(FakeFetcher(), clock) == {}


def test_two_failures_running_mark_the_item_and_one_success_clears_it(clock: time_machine.Traveller) -> None:
    item, other = make_item(url="https://gone.example/"), make_item(url="https://fine.example/")
    marks = []
    for outcome in (Outcome.NOT_FOUND, Outcome.NOT_FOUND, Outcome.SERVER_ERROR, Outcome.FINE):
        run(FakeFetcher(gone=outcome), clock)
        item.refresh_from_db()
        marks.append(item.links_broken)
        clock.shift(timedelta(days=1, minutes=1))
    assert marks == [False, True, True, False]
    other.refresh_from_db()
    assert not other.links_broken


def test_a_failure_a_success_and_a_failure_are_no_two_running(clock: time_machine.Traveller) -> None:
    item = make_item(url="https://gone.example/")
    for outcome in (Outcome.NOT_FOUND, Outcome.FINE, Outcome.NOT_FOUND):
        make_due()
        run(FakeFetcher(gone=outcome), clock)
    item.refresh_from_db()
    assert (item.links_broken, Link.objects.get().failures) == (False, 1)


def test_an_item_stays_marked_while_another_of_its_addresses_fails(clock: time_machine.Traveller) -> None:
    item = make_item(url="https://gone.example/", body="[guidance](https://lost.example/)")
    for answers in ({"gone": Outcome.NOT_FOUND, "lost": Outcome.NOT_FOUND},) * 2 + (
        {"gone": Outcome.FINE, "lost": Outcome.NOT_FOUND},
    ):
        make_due()
        run(FakeFetcher(**answers), clock)
    item.refresh_from_db()
    assert item.links_broken


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_FOLLOWED, Outcome.MOVED])
def test_what_is_no_failure(outcome: Outcome, clock: time_machine.Traveller) -> None:
    item = make_item(url="https://odd.example/")
    for _ in range(3):
        make_due()
        run(FakeFetcher(odd=Look(outcome, 403, "https://new.example/" if outcome == Outcome.MOVED else "")), clock)
    item.refresh_from_db()
    assert not item.links_broken


def test_a_failing_address_is_tried_daily_for_a_week_and_then_weekly() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    waits = [next_look("https://a.example/", now, failures) - now for failures in range(1, 9)]
    assert waits[:6] == [timedelta(days=1)] * 6
    assert all(wait > timedelta(days=3) for wait in waits[6:])


# Polite


def test_a_host_is_visited_with_a_rest_and_others_in_between(clock: time_machine.Traveller) -> None:
    make_item(body=" ".join(f"[guidance](https://big.example/{page})" for page in ("schools", "teams", "carers")))
    make_item(url="https://small.example/")
    visits: list[tuple[str, datetime]] = []

    class Timed(FakeFetcher):
        def look(self, address: str) -> Look:
            visits.append((address.split("/")[2], timezone.now()))
            return super().look(address)

    run(Timed(), clock)
    assert [host for host, _ in visits][:2] in (["big.example", "small.example"], ["small.example", "big.example"])
    big = [when for host, when in visits if host == "big.example"]
    assert len(big) == 3
    assert all(later - earlier >= claims.PAUSE for earlier, later in pairwise(big))


def test_no_more_than_so_many_a_run(clock: time_machine.Traveller) -> None:
    make_item(body=" ".join(f"[guidance](https://a{number}.example/)" for number in range(8)))
    fetcher = FakeFetcher()
    run(fetcher, clock, most=5)
    assert len(fetcher.asked) == 5
    run(fetcher, clock, most=5)
    assert len(set(fetcher.asked)) == 8


def test_a_host_that_asks_for_rest_is_left_alone_with_all_its_pages(clock: time_machine.Traveller) -> None:
    make_item(body="[guidance](https://busy.example/1) [guidance](https://busy.example/2)")
    fetcher = FakeFetcher(busy=Look(Outcome.REFUSED, 429, "", 7200))
    run(fetcher, clock)
    assert len(fetcher.asked) == 1
    clock.shift(timedelta(hours=1))
    run(fetcher, clock)
    assert len(fetcher.asked) == 1
    clock.shift(timedelta(hours=1, seconds=1))
    run(fetcher, clock)
    assert len(fetcher.asked) == 2


def test_who_looks_says_so(settings: Settings) -> None:
    agent = configured_fetcher().headers["User-Agent"]
    assert settings.COUNCIL.contacts.virtual_school_email in agent
    assert settings.ORIGIN in agent


# Outages, kills and doubles


def test_where_nobody_answers_our_own_network_is_away(clock: time_machine.Traveller) -> None:
    make_item(body=" ".join(f"[guidance](https://a{number}.example/)" for number in range(4)))
    silent = FakeFetcher(**{f"a{number}": Outcome.NO_ANSWER for number in range(4)})
    for _ in range(3):
        run(silent, clock)
        clock.shift(timedelta(hours=2))
    assert set(Link.objects.values_list("failures", "outcome", "leased_until")) == {(0, "", None)}
    run(FakeFetcher(), clock)
    assert set(Link.objects.values_list("outcome", flat=True)) == {Outcome.FINE}


def test_a_silent_host_among_others_that_answer_has_failed(clock: time_machine.Traveller) -> None:
    make_item(body=" ".join(f"[guidance](https://a{number}.example/)" for number in range(4)))
    run(FakeFetcher(a0=Outcome.NO_ANSWER, a1=Outcome.NO_ANSWER, a2=Outcome.NO_ANSWER), clock)
    assert Link.objects.filter(failures=1, outcome=Outcome.NO_ANSWER).count() == 3


def test_a_killed_worker_leaves_a_lease_that_runs_out(clock: time_machine.Traveller) -> None:
    make_item(url="https://a.example/")
    assert claims.claim() is not None  # and the worker dies
    fetcher = FakeFetcher()
    assert run(fetcher, clock) == {}
    clock.shift(claims.LEASE)
    assert run(fetcher, clock) == {Outcome.FINE: 1}


def test_a_late_worker_writes_nothing(clock: time_machine.Traveller) -> None:
    make_item(url="https://a.example/")
    late = claims.claim()
    clock.shift(claims.LEASE)
    second = claims.claim()
    assert late is not None
    assert second is not None
    assert settle(second, Look(Outcome.FINE, 200))
    assert not settle(late, Look(Outcome.NOT_FOUND, 404))
    assert Link.objects.get().outcome == Outcome.FINE


def test_two_workers_never_visit_one_host_at_a_time() -> None:
    make_item(
        body="[guidance](https://alpha.example/page) [guidance](https://alpha.example/other) [guidance](https://beta.example/)"
    )
    first, second, third = claims.claim(), claims.claim(), claims.claim()
    assert first is not None
    assert second is not None
    assert {first.host, second.host} == {"alpha.example", "beta.example"}
    assert third is None


def test_an_address_that_was_forgotten_meanwhile_is_no_fault(clock: time_machine.Traveller) -> None:
    make_item(url="https://a.example/")
    link = claims.claim()
    assert link is not None
    Link.objects.all().delete()
    assert not settle(link, Look(Outcome.NOT_FOUND, 404))


def test_no_transaction_is_open_while_the_worker_waits(clock: time_machine.Traveller, transactional_db: None) -> None:
    make_item(url="https://a.example/")

    class Watching(FakeFetcher):
        def look(self, address: str) -> Look:
            assert not connection.in_atomic_block
            return super().look(address)

    assert run(Watching(), clock) == {Outcome.FINE: 1}


# Off and on


def test_in_demonstration_and_tests_nothing_is_visited(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.LINK_CHECKS is False
    monkeypatch.setattr(checker, "configured_fetcher", lambda: pytest.fail("a fetcher was made"))
    make_item(url="https://a.example/")
    check_links()
    assert Link.objects.get().checked_at is None
