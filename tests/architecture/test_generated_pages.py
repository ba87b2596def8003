"""Generated pages are current: the code and what the documents say about it cannot drift apart."""

from __future__ import annotations

from vs_portal.management.commands.write_reference import out_of_date
from vs_portal.reference.promises import PROMISES, guards, numbers


def test_the_generated_pages_are_current() -> None:
    """DESIGN section 9: states, permissions and promises as the code has them now."""
    assert out_of_date() == [], "run `manage.py write_reference`"


def test_every_promise_of_what_exists_has_a_guard() -> None:
    """Promise 2 comes with the statistics; every other has tests now."""
    found = guards()
    assert [number for number in PROMISES if not found[number] and number != 2] == []


def test_promises_are_read_from_words() -> None:
    assert numbers("Promise 4: closed") == [4]
    assert numbers("promises 1, 3 and 5 hold") == [1, 3, 5]
    assert numbers("it promises nothing, 4 times; Promise 12") == []
