"""Issue 4 point 5: what a reader says of an item and keeps for themselves; nobody else reads or changes it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from accounts import personal_data
from resources.models import Bookmark, Resource, SavedSearch, Usefulness
from resources.reader.demo import create_demo_reading
from resources.reader.services import keep
from tests.cast import Cast, sign_in
from tests.integration.resources.reader.conftest import Words
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db
NOTE = "Show this to the pastoral team before the next training day."


@pytest.fixture
def item(seeded: None) -> Resource:
    return make_item(title="Registers that help", topics=["attendance"])


@pytest.fixture
def reader(cast: Cast) -> Client:
    return sign_in(Client(), cast.dsl_a)


def at(name: str, item: Resource) -> str:
    return reverse(f"resources:{name}", args=[item.slug])


def test_a_reader_says_thank_you_gets_one_and_changes_their_mind(item: Resource, reader: Client, cast: Cast) -> None:
    answer = reader.post(at("useful", item), {"useful": "no", "because": "too_long"}, follow=True)
    page = strip_tags(answer.content.decode())
    assert answer.redirect_chain == [(f"{at('item', item)}#useful", 302)]
    assert "Thank you." in page
    assert "You said that this page did not help you. Your reason: It is too long." in page
    reader.post(at("useful", item), {"useful": "yes", "because": "too_long"})
    said = Usefulness.objects.get(resource=item, person=cast.dsl_a)
    assert (said.useful, said.because) == (True, "")
    assert "You said that this page helped you." in reader.get(at("item", item)).content.decode()
    reader.post(at("useful", item), {"useful": "no", "because": "none"})
    assert (Usefulness.objects.get().useful, Usefulness.objects.get().because) == (False, "")


@pytest.mark.parametrize("posted", [{}, {"useful": "perhaps"}, {"useful": "no", "because": "somebody was late"}])
def test_what_is_no_answer_shows_the_page_with_what_to_do(
    posted: dict[str, str], item: Resource, reader: Client
) -> None:
    page = reader.post(at("useful", item), posted)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Usefulness.objects.exists()


@pytest.mark.parametrize("name", ["useful", "keep", "unkeep"])
def test_a_visitor_signs_in_first(name: str, item: Resource) -> None:
    answer = Client().post(at(name, item), {"useful": "yes"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert not Usefulness.objects.exists() and not Bookmark.objects.exists()


def test_a_visitor_is_told_how_to_keep_and_rate(item: Resource, words: Words) -> None:
    page = words(at("item", item))
    assert "Sign in to keep this page" in page
    assert "Sign in to say so" in page


def test_keeping_with_one_press_then_a_note(item: Resource, reader: Client, words: Words) -> None:
    assert "is in your resources now" in reader.post(at("keep", item), follow=True).content.decode()
    reader.post(at("keep", item), {"note": NOTE})
    reader.post(at("keep", item))  # the button of a page that was open before
    assert Bookmark.objects.get().note == NOTE
    assert NOTE in words(reverse("resources:mine"), reader)
    assert NOTE in words(at("item", item), reader)


def test_a_note_about_a_child_is_handed_back(item: Resource, reader: Client) -> None:
    page = reader.post(at("keep", item), {"note": "For Zyxwina Testperson, born 3 March 2014, NHS 943 476 5919."})
    assert page.status_code == 200
    assert "could identify a child" in page.content.decode()
    assert not Bookmark.objects.exists()


def test_removing_asks_first_and_can_be_undone(item: Resource, reader: Client, cast: Cast) -> None:
    kept = keep(resource=item, note=NOTE, by=cast.dsl_a)
    assert "Remove this from your resources?" in reader.get(at("unkeep", item)).content.decode()
    assert Bookmark.objects.exists()
    page = reader.post(at("unkeep", item), follow=True).content.decode()
    assert not Bookmark.objects.exists()
    assert "Bring back what you removed last" in page
    reader.post(reverse("resources:undo"))
    back = Bookmark.objects.get()
    assert (back.note, back.kept_at) == (NOTE, kept.kept_at)
    again = reader.post(reverse("resources:undo"), follow=True)
    assert Bookmark.objects.count() == 1
    assert "Bring back" not in again.content.decode()


def test_a_kept_item_that_went_stays_listed_and_can_be_removed(
    item: Resource, reader: Client, cast: Cast, words: Words
) -> None:
    keep(resource=item, note=NOTE, by=cast.dsl_a)
    Resource.objects.update(state="archived")
    page = words(reverse("resources:mine"), reader)
    assert "This page is no longer in the directory." in page
    assert NOTE in page
    reader.post(at("unkeep", item))
    assert not Bookmark.objects.exists()
    assert reader.post(at("keep", item)).status_code == 404


def test_what_one_reader_keeps_is_nobody_else_s(item: Resource, cast: Cast, words: Words) -> None:
    keep(resource=item, note=NOTE, by=cast.dsl_a)
    for other in (cast.dsl_a2, cast.vs_head, cast.admin):
        client = sign_in(Client(), other)
        assert NOTE not in words(reverse("resources:mine"), client)
        assert NOTE not in words(at("item", item), client)
        assert client.post(at("unkeep", item)).status_code == 404
    assert Bookmark.objects.count() == 1


def test_lists_are_paged(reader: Client, cast: Cast, words: Words) -> None:
    for number in range(23):
        keep(resource=make_item(title=f"Kept {number:02d}"), note=None, by=cast.dsl_a)
    page = words(reverse("resources:mine"), reader)
    assert "Kept 22" in page and "Kept 02" not in page
    assert "Kept 02" in words(reverse("resources:mine") + "?page=2", reader)


def test_a_person_s_rights_cover_what_they_keep_and_said(item: Resource, cast: Cast, reader: Client) -> None:
    keep(resource=item, note=NOTE, by=cast.dsl_a)
    reader.post(at("useful", item), {"useful": "no", "because": "too_long"})
    held = personal_data.export(cast.dsl_a)["resources"]
    assert held["kept"][0]["note"] == NOTE
    assert held["said"][0]["because"] == "too_long"
    assert personal_data.erase(cast.dsl_a)["resources"] == 2
    assert not Bookmark.objects.exists() and not Usefulness.objects.exists()


def test_the_made_up_readers_keep_and_say_something_once(cast: Cast, item: Resource) -> None:
    people = {"dsl": cast.dsl_a, "deputy": cast.dsl_a2, "social.worker": cast.sw_1, "headteacher": cast.head_a}
    for _ in range(2):
        create_demo_reading(people=people)
    assert Bookmark.objects.get().person == cast.dsl_a
    assert Usefulness.objects.count() == 2
    assert SavedSearch.objects.count() == 3
