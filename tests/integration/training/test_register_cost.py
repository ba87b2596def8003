"""What a register costs: as many queries for sixty people of every kind as for a few."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, sign_in
from tests.factories import make_setting
from tests.integration.training.desk_cast import at
from tests.training_factory import booked, make_session, named, order
from training.models import Session
from training.models.vocabulary import AttendeeRole
from training.services import book
from training.services.register import Mark, WalkIn, mark, walk_in

pytestmark = pytest.mark.django_db
# Session, person with roles, the course's session, everybody on it, whether the reader trains; on paper its days too.
PAGES = [("register", 5), ("register_print", 6)]


def add(session: Session, cast: Cast) -> None:
    """People of a new setting and of the council with a place, and a place held for somebody."""
    setting = make_setting()
    booked(session, setting, cast.vs, 2)
    book(session=session, order=order(setting, held=1), by=cast.vs)
    book(session=session, order=order(None, named(role=AttendeeRole.SOCIAL_WORKER), team=cast.team), by=cast.vs)


def put(session: Session, start: datetime) -> None:
    """Let the session begin at this moment."""
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2), "closes_at": start - timedelta(days=1)}
    Session.objects.filter(pk=session.pk).update(**times)
    session.refresh_from_db()


@pytest.mark.parametrize(("page", "most"), PAGES, ids=[page for page, _ in PAGES])
def test_more_people_ask_no_more_queries(
    client: Client, cast: Cast, page: str, most: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = make_session(capacity=100)
    add(session, cast)
    put(session, timezone.now() - timedelta(hours=1))
    came = WalkIn(named(), uuid4(), setting=make_setting())
    walked = walk_in(session=session, came=came, by=cast.vs)
    mark(session=session, marks={walked.public_id: Mark.ABSENT}, by=cast.vs)
    sign_in(client, cast.vs)
    address = at(page, session.public_id)
    client.get(address)
    with django_assert_num_queries(most):
        assert client.get(address).content.decode().count('<th scope="row"') == 5
    put(session, timezone.now() + timedelta(weeks=3))
    for _ in range(8):
        add(session, cast)
    with django_assert_num_queries(most):
        assert client.get(address).content.decode().count('<th scope="row"') == 37
