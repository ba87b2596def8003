"""Ids of the feed: they stay, they are UUIDs, and that of a service at a location can be taken apart again."""

from __future__ import annotations

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from resources.open_referral.ids import at_location, derived, parts_of

_random = st.uuids(version=4)


@given(service=_random, location=_random)
def test_both_halves_are_found_again(service: UUID, location: UUID) -> None:
    joined = UUID(at_location(service, location))
    assert (joined.version, joined.variant) == (8, uuid4().variant)
    spans = parts_of(joined)
    assert spans is not None
    assert spans[0].first <= service <= spans[0].last
    assert spans[1].first <= location <= spans[1].last


@given(service=_random, location=_random, others=st.tuples(_random, _random))
def test_other_pairs_have_other_ids(service: UUID, location: UUID, others: tuple[UUID, UUID]) -> None:
    if (service, location) != others and service.int >> 64 != others[0].int >> 64:
        assert at_location(service, location) != at_location(*others)
        assert at_location(service, location) != at_location(location, service) or service == location


@given(other=_random)
def test_other_ids_are_not_taken_apart(other: UUID) -> None:
    assert parts_of(other) is None


def test_a_derived_id_is_the_same_for_ever() -> None:
    """Other systems keep it: a change here would make everything new to them."""
    assert derived("schedule", UUID(int=1), "MO,TU") == derived(
        "schedule", "00000000-0000-0000-0000-000000000001", "MO,TU"
    )
    assert derived("taxonomy", "topics") == "6db1e7bb-821b-5967-954a-289192aa6e95"
    service, location = UUID("ac148810-d857-441c-9679-408f346de14b"), UUID("3a19ff88-4620-4d17-9830-ac1d859eb5d5")
    assert at_location(service, location) == "ac148810-d857-841c-8e86-7fe21188345c"
