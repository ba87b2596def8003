"""The clock moves, people are asked up the ladder, checks reset it; the law puts items into review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import AuditEvent, Person
from accounts.services.people import close_account
from notifications.models import OutboxMessage
from resources.models import Chase, Resource
from resources.models.vocabulary import State
from resources.upkeep import law
from resources.upkeep.chasing import chase
from resources.upkeep.checking import NotShown, confirm_checked, confirm_many
from resources.upkeep.clock import mark_due
from resources.upkeep.presenters import checked
from tests.factories import administrators, give_role, make_person
from tests.resources_factory import make_item, make_topic

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23 07:00"


@pytest.fixture(autouse=True)
def _a_monday() -> object:
    with time_machine.travel(MONDAY, tick=False):
        yield


def staff(role: str = "vs_adviser") -> Person:
    person = make_person()
    give_role(person, role)
    return person


def due(**fields: object) -> Resource:
    return make_item(**({"checked_on": date(2025, 11, 23)} | fields))


def messages() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="resource_checks").order_by("pk"))


# The clock


def test_on_its_day_an_item_becomes_due_and_the_day_before_not() -> None:
    item, tomorrow = due(), due(checked_on=date(2025, 11, 24))
    assert mark_due() == 1
    for row in (item, tomorrow):
        row.refresh_from_db()
    assert (item.state, tomorrow.state) == (State.REVIEW_DUE, State.PUBLISHED)
    assert mark_due() == 0


def test_drafts_and_archived_items_have_no_clock() -> None:
    for state in (State.DRAFT, State.ARCHIVED, State.IN_REVIEW):
        due(state=state)
    assert mark_due() == 0


# Chasing


def test_the_owner_gets_one_message_for_all_their_items() -> None:
    owner, other = staff(), staff()
    for _ in range(40):
        due(owner=owner)
    due(owner=other)
    mark_due()
    assert chase() == 2
    first, second = sorted(messages(), key=lambda row: row.subject)
    assert {row.person for row in (first, second)} == {owner, other}
    assert first.subject == "1 page in the directory needs your check"
    assert second.subject == "40 pages in the directory need your check"
    assert "You keep 40 of them." in second.text_body
    assert "/manage/resources/due?whose=mine" in second.text_body


def test_it_waits_for_working_hours() -> None:
    due(owner=staff())
    mark_due()
    chase()
    assert messages()[0].not_before.isoformat() == "2026-11-23T08:30:00+00:00"


def test_run_twice_it_asks_once() -> None:
    due(owner=staff())
    mark_due()
    assert (chase(), chase()) == (1, 0)
    assert len(messages()) == 1
    assert Chase.objects.count() == 1


@pytest.mark.parametrize("day", ["2026-11-22 07:00", "2026-12-25 07:00"])
def test_on_a_closed_day_nobody_is_asked(day: str) -> None:
    due(owner=staff(), checked_on=date(2025, 1, 1))
    with time_machine.travel(day, tick=False):
        mark_due()
        assert chase() == 0
    assert not messages()


def test_up_the_ladder_to_the_head() -> None:
    owner, second, of_topic, head = staff(), staff(), staff("editor"), staff("vs_head")
    make_topic("attendance", owner=of_topic)
    item = due(owner=owner, second_owner=second, topics=["attendance"])
    mark_due()
    asked = []
    for days in range(60):
        with time_machine.travel(MONDAY, tick=False) as clock:
            clock.shift(timedelta(days=days))
            if chase():
                asked.append((date(2026, 11, 23) + timedelta(days=days), messages()[-1].person))
    # 10 working days, then 5; then 5 more over Christmas and New Year
    assert asked == [
        (date(2026, 11, 23), owner),
        (date(2026, 12, 7), second),
        (date(2026, 12, 14), of_topic),
        (date(2026, 12, 21), head),
    ]
    assert list(item.chases.values_list("rung", "asked")) == [
        (1, owner.pk), (2, second.pk), (3, of_topic.pk), (4, head.pk)
    ]  # fmt: skip
    assert "1 of them was not checked by whoever was asked before you." in messages()[-1].text_body


def test_somebody_who_left_is_passed_over_the_same_day() -> None:
    owner, second = staff(), staff()
    due(owner=owner, second_owner=second)
    close_account(person=owner, by=administrators()[0])
    mark_due()
    assert chase() == 1
    assert messages()[0].person == second
    assert list(Chase.objects.values_list("rung", "asked")) == [(1, None), (2, second.pk)]


def test_somebody_whose_role_ended_is_no_owner_any_more() -> None:
    owner, head = make_person(), staff("vs_head")
    due(owner=owner)
    mark_due()
    chase()
    assert [row.person for row in messages()] == [head]


def test_an_item_that_nobody_keeps_goes_to_every_head() -> None:
    heads = {staff("vs_head"), staff("vs_head")}
    due()
    mark_due()
    assert chase() == 2
    assert {row.person for row in messages()} == heads


def test_a_person_told_today_hears_of_more_tomorrow() -> None:
    owner = staff()
    due(owner=owner)
    mark_due()
    chase()
    late = due(owner=owner)
    mark_due()
    assert chase() == 0
    assert not late.chases.exists()
    with time_machine.travel("2026-11-24 07:00", tick=False):
        assert chase() == 1
    assert len(messages()) == 2


def test_a_check_ends_the_round_and_the_next_begins_with_the_owner() -> None:
    owner = staff()
    item = due(owner=owner)
    mark_due()
    chase()
    confirm_checked(resource=item, by=owner)
    with time_machine.travel("2027-11-23 07:00", tick=False):
        mark_due()
        assert chase() == 1
    assert [str(day) for day in item.chases.values_list("due_on", flat=True)] == ["2026-11-23", "2027-11-23"]


# Checks


def test_confirming_resets_the_clock() -> None:
    editor = staff("editor")
    item = due(review_months=6)
    mark_due()
    confirm_checked(resource=item, by=editor)
    item.refresh_from_db()
    assert (item.state, str(item.checked_on), str(item.check_due_on)) == (State.PUBLISHED, "2026-11-23", "2027-05-23")
    event = AuditEvent.objects.get(event="resource.checked")
    assert (event.by_public_id, event.subject_id) == (editor.public_id, str(item.public_id))


def test_what_readers_do_not_see_cannot_be_confirmed() -> None:
    with pytest.raises(NotShown):
        confirm_checked(resource=due(state=State.ARCHIVED), by=staff())


def test_in_bulk_all_but_those_whose_law_changed() -> None:
    item, of_law, archived = due(), due(law_review=True), due(state=State.ARCHIVED)
    mark_due()
    assert confirm_many(public_ids=[row.public_id for row in (item, of_law, archived)], by=staff()) == (1, 2)
    for row in (item, of_law, archived):
        row.refresh_from_db()
    assert (item.state, of_law.law_review, archived.state) == (State.PUBLISHED, True, State.ARCHIVED)


# The law


def test_the_law_changed_for_what_was_checked_before() -> None:
    topic, editor = make_topic("exclusion"), staff("editor")
    old = make_item(topics=["exclusion", "attendance"], checked_on=date(2026, 8, 31))
    of_the_day = make_item(topics=["exclusion"], checked_on=date(2026, 9, 1))
    other = make_item(topics=["attendance"], checked_on=date(2026, 8, 31))
    archived = make_item(topics=["exclusion"], checked_on=date(2026, 8, 31), state=State.ARCHIVED)
    assert law.law_changed(topic=topic, changed_on=date(2026, 9, 1), note="New guidance.", by=editor) == 1
    for row in (old, of_the_day, other, archived):
        row.refresh_from_db()
    assert [row.law_review for row in (old, of_the_day, other, archived)] == [True, False, False, False]
    assert (old.state, of_the_day.state, archived.state) == (State.REVIEW_DUE, State.PUBLISHED, State.ARCHIVED)
    assert checked(old).law == "The law on this topic changed on 1 September 2026; we are checking this page."
    assert checked(old).words == "Checked on 31 August 2026, before the law changed"


def test_the_owner_is_asked_after_a_change_of_the_law() -> None:
    owner = staff()
    make_item(topics=["exclusion"], checked_on=date(2026, 8, 31), owner=owner)
    law.law_changed(topic=make_topic("exclusion"), changed_on=date(2026, 9, 1), note="", by=staff("editor"))
    assert chase() == 1


def test_noted_twice_nothing_is_asked_for_twice() -> None:
    topic, editor = make_topic("exclusion"), staff("editor")
    item = make_item(topics=["exclusion"], checked_on=date(2026, 8, 31))
    assert law.law_changed(topic=topic, changed_on=date(2026, 9, 1), note="", by=editor) == 1
    assert law.law_changed(topic=topic, changed_on=date(2026, 9, 1), note="", by=editor) == 0
    confirm_checked(resource=item, by=editor)
    item.refresh_from_db()
    assert not item.law_review
    assert law.law_changed(topic=topic, changed_on=date(2026, 9, 1), note="", by=editor) == 0


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(law.InTheFuture):
        law.law_changed(topic=make_topic("a"), changed_on=date(2026, 11, 24), note="", by=staff("editor"))


def test_a_mistake_is_taken_back() -> None:
    first, second, editor = make_topic("exclusion"), make_topic("attendance"), staff("editor")
    one = make_item(topics=["exclusion"], checked_on=date(2026, 8, 31))
    both = make_item(topics=["exclusion", "attendance"], checked_on=date(2026, 8, 31))
    overdue = make_item(topics=["exclusion"], checked_on=date(2025, 8, 31))
    for topic in (first, second):
        law.law_changed(topic=topic, changed_on=date(2026, 9, 1), note="", by=editor)
    assert law.take_back(topic=first, by=editor) == 2
    for row in (one, both, overdue):
        row.refresh_from_db()
    assert (one.state, one.law_review, str(one.check_due_on)) == (State.PUBLISHED, False, "2027-08-31")
    assert (both.state, both.law_review) == (State.REVIEW_DUE, True)
    assert (overdue.state, overdue.law_review) == (State.REVIEW_DUE, False)
