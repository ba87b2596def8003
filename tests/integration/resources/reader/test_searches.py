"""Issue 4 point 5: saved searches tell by email that something new fits; never twice, and nothing but a number."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.db import transaction
from django.test import Client
from django.urls import reverse

from notifications.models import OutboxMessage
from resources.models import Resource, SavedSearch
from resources.reader import digests, services
from resources.reader.searches import stop_token
from resources.reader.services import MOST_SEARCHES, save_search, set_digest
from resources.search.indexing import index
from resources.tasks import send_digests
from tests.cast import Cast, sign_in
from tests.integration.resources.reader.conftest import Words
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
FIRST_OF_DECEMBER = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
NEW = reverse("resources:save_search")


@pytest.fixture
def reader(cast: Cast) -> Client:
    return sign_in(Client(), cast.dsl_a)


def publish(title: str, at: datetime, **content: object) -> Resource:
    item = make_item(title=title, published_at=at, changed_at=at, **{"topics": ["attendance"]} | content)
    index([item])
    return item


def saved(cast: Cast, digest: str = "weekly", at: datetime = FRIDAY, **changes: object) -> SavedSearch:
    values = {"words": "registers", "filters": {"topic": ["attendance"]}, "digest": digest} | changes
    with time_machine.travel(at, tick=False):
        return save_search(**values, by=cast.dsl_a)


def messages() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="resources_digest").order_by("pk"))


def test_a_search_is_saved_with_its_filters_in_words(reader: Client, words: Words) -> None:
    address = f"{NEW}?q=registers&topic=attendance&topic=punctuality&kind=guidance&phase=nonsense"
    page = words(address, reader)
    assert "Attendance" in page and "Punctuality" in page and "Guidance" in page
    assert "nonsense" not in page
    answer = reader.post(address, {"phrase": "registers", "digest": "weekly"}, follow=True)
    assert "Your search is saved." in answer.content.decode()
    mine = words(reverse("resources:mine"), reader)
    assert "“registers” in Guidance, Attendance or Punctuality" in mine
    assert "Emails you once a week" in mine
    kept = SavedSearch.objects.get()
    assert (
        reverse("resources:search") + "?q=registers&amp;kind=guidance"
        in reader.get(reverse("resources:mine")).content.decode()
    )
    assert kept.filters == {"kind": ["guidance"], "topic": ["attendance", "punctuality"]}


@pytest.fixture
def another_window_removes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader removes the search in another window, a moment before its emails are set."""

    def removed_first(**named: Any) -> SavedSearch | None:
        SavedSearch.objects.all().delete()
        return set_digest(**named)

    monkeypatch.setattr(services, "set_digest", removed_first)


def test_a_search_that_goes_meanwhile_is_missing_or_kept_anew(
    cast: Cast, reader: Client, another_window_removes_it: None
) -> None:
    kept = saved(cast)
    page = reverse("resources:saved_search", args=[kept.public_id])
    assert reader.post(page, {"digest": "monthly"}).status_code == 404
    saved(cast)
    address = f"{NEW}?q=registers&topic=attendance"
    assert reader.post(address, {"phrase": "registers", "digest": "monthly"}).status_code == 302
    assert SavedSearch.objects.get().digest == "monthly"


def test_the_same_search_is_kept_once(reader: Client) -> None:
    for digest in ("weekly", "monthly"):
        reader.post(f"{NEW}?topic=attendance", {"phrase": "", "digest": digest})
    assert SavedSearch.objects.get().digest == "monthly"


def test_words_about_a_child_are_not_kept(reader: Client) -> None:
    page = reader.post(NEW, {"phrase": "NHS 943 476 5919 Zyxwina Testperson", "digest": "never"})
    assert "could identify a child" in page.content.decode()
    assert not SavedSearch.objects.exists()


def test_nobody_keeps_searches_without_end(reader: Client, cast: Cast) -> None:
    for number in range(MOST_SEARCHES):
        saved(cast, words=f"registers {number}")
    page = reader.post(NEW, {"phrase": "one more", "digest": "never"}, follow=True)
    assert f"You keep {MOST_SEARCHES} searches already" in page.content.decode()
    assert SavedSearch.objects.count() == MOST_SEARCHES


@pytest.mark.parametrize("name", ["saved_search", "remove_search"])
def test_a_saved_search_is_there_for_its_owner_alone(name: str, cast: Cast, reader: Client) -> None:
    address = reverse(f"resources:{name}", args=[saved(cast).public_id])
    assert reader.get(address).status_code == 200
    for other in (cast.dsl_a2, cast.vs_head, cast.admin):
        client = sign_in(Client(), other)
        assert client.get(address).status_code == client.post(address, {"digest": "never"}).status_code == 404
    assert SavedSearch.objects.get().digest == "weekly"


def test_the_page_of_a_search_shows_the_newest_that_fits(cast: Cast, reader: Client, words: Words) -> None:
    publish("Older registers", FRIDAY)
    publish("Newer registers", MONDAY)
    publish("Registers of another kind", MONDAY, topics=["behaviour"])
    page = words(reverse("resources:saved_search", args=[saved(cast).public_id]), reader)
    assert page.index("Newer registers") < page.index("Older registers")
    assert "another kind" not in page


def test_how_often_it_writes_can_be_changed_and_it_can_be_removed(cast: Cast, reader: Client) -> None:
    kept = saved(cast)
    reader.post(reverse("resources:saved_search", args=[kept.public_id]), {"digest": "monthly"})
    assert SavedSearch.objects.get().digest == "monthly"
    page = reader.post(reverse("resources:saved_search", args=[kept.public_id]), {"digest": "hourly"})
    assert "There is a problem" in page.content.decode()
    reader.post(reverse("resources:saved_search", args=[kept.public_id]), {"digest": "never"})
    assert SavedSearch.objects.get().digest == ""
    assert re.search(r'value="never"\s+checked', reader.get(page.request["PATH_INFO"]).content.decode())
    remove = reverse("resources:remove_search", args=[kept.public_id])
    assert "Remove this saved search?" in reader.get(remove).content.decode()
    assert SavedSearch.objects.exists()
    reader.post(remove)
    assert not SavedSearch.objects.exists()


def test_something_new_is_told_once_a_week_with_a_number_and_links_alone(cast: Cast) -> None:
    kept = saved(cast)
    publish("Registers before it was saved", FRIDAY - timedelta(days=1))
    publish("Registers that help", SATURDAY)
    publish("Registers of another kind", SATURDAY, topics=["behaviour"])
    assert [digests.send_due(now=MONDAY), digests.send_due(now=MONDAY), digests.send_due(now=TUESDAY)] == [1, 0, 0]
    (message,) = messages()
    text = message.subject + message.text_body
    assert "1 page that is new or has changed fits" in text
    assert reverse("resources:saved_search", args=[kept.public_id]) in text
    assert reverse("resources:stop", args=[stop_token(kept)]) in text
    assert "egisters" not in text
    assert message.event_key == f"saved-search:{kept.public_id}:2026-W48"


def test_nothing_new_sends_nothing_and_what_comes_later_waits_for_the_next_week(cast: Cast) -> None:
    saved(cast)
    assert digests.send_due(now=MONDAY) == 0
    publish("Registers that help", TUESDAY)
    assert digests.send_due(now=TUESDAY + timedelta(hours=1)) == 0
    assert digests.send_due(now=NEXT_MONDAY) == 1


def test_monthly_ones_wait_for_the_month_and_silent_ones_for_ever(cast: Cast) -> None:
    saved(cast, "monthly")
    saved(cast, "", words="silent")
    publish("Registers that help in silent rooms", SATURDAY)
    assert digests.send_due(now=NEXT_MONDAY) == 0
    assert digests.send_due(now=FIRST_OF_DECEMBER) == 1
    assert messages()[0].event_key.endswith(":2026-12")


def test_nothing_is_looked_at_on_closed_days_and_at_night(cast: Cast) -> None:
    """Promise 6: the first open hour of the week is the one that counts."""
    kept = saved(cast, at=FRIDAY - timedelta(days=7))
    publish("Registers that help", FRIDAY - timedelta(days=1))
    assert digests.send_due(now=SATURDAY) == 0
    assert digests.send_due(now=FRIDAY.replace(hour=3)) == 0
    kept.refresh_from_db()
    assert kept.seen_to == FRIDAY - timedelta(days=7)
    assert digests.send_due(now=FRIDAY) == 1


def test_a_run_that_dies_tells_later_and_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 3: the message and how far the search was seen stand or fall together."""
    kept = saved(cast)
    publish("Registers that help", SATURDAY)
    real = digests.queue_message

    def dies(**values: object) -> None:
        real(**values)
        raise RuntimeError("the worker was killed")

    monkeypatch.setattr(digests, "queue_message", dies)
    with pytest.raises(RuntimeError), transaction.atomic():
        digests.send_due(now=MONDAY)
    assert messages() == []
    monkeypatch.setattr(digests, "queue_message", real)
    assert digests.send_due(now=MONDAY) == 1
    SavedSearch.objects.filter(pk=kept.pk).update(seen_to=FRIDAY)  # as if only the mark had been lost
    digests.send_due(now=MONDAY)
    assert len(messages()) == 1


def test_one_that_writes_again_does_not_tell_of_its_silence(cast: Cast) -> None:
    kept = saved(cast, "")
    publish("Registers that help", SATURDAY)
    with time_machine.travel(MONDAY, tick=False):
        set_digest(search=kept, digest="weekly", by=cast.dsl_a)
    assert digests.send_due(now=NEXT_MONDAY) == 0


def test_closed_accounts_get_none(cast: Cast) -> None:
    saved(cast)
    publish("Registers that help", SATURDAY)
    cast.dsl_a.is_active = False
    cast.dsl_a.save()
    assert digests.send_due(now=MONDAY) == 0


def test_the_task_runs_it(cast: Cast) -> None:
    saved(cast)
    publish("Registers that help", SATURDAY)
    with time_machine.travel(MONDAY, tick=False):
        assert send_digests() == 1


def test_the_link_in_an_email_stops_it_only_when_the_button_is_pressed(cast: Cast) -> None:
    kept = saved(cast)
    address = reverse("resources:stop", args=[stop_token(kept)])
    assert "Stop these emails" in Client().get(address).content.decode()
    assert SavedSearch.objects.get().digest == "weekly"
    for _ in range(2):
        assert "no more emails" in Client().post(address).content.decode()
    assert SavedSearch.objects.get().digest == ""
    kept.delete()
    assert Client().post(address).status_code == 200


@pytest.mark.parametrize("salt", ["resources.saved_search.stop.other", "other"])
def test_a_link_that_we_did_not_make_stops_nothing(salt: str, cast: Cast) -> None:
    kept = saved(cast)
    forged = signing.Signer(salt=salt).sign(str(kept.public_id))
    for token in (forged, str(kept.public_id), stop_token(kept)[:-1], "x"):
        assert Client().post(reverse("resources:stop", args=[token])).status_code == 404
    assert SavedSearch.objects.get().digest == "weekly"
