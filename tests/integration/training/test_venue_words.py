"""A venue may stand in a town that is somebody's name too, in a hall or a street called after it; nobody gets in with it."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.selectors import is_town
from screening import FindingType
from tests.cast import Cast, sign_in
from tests.factories import make_setting
from tests.integration.training.desk_cast import at, words_of
from text_guard.standpoint import Standpoint, read_note
from training.forms.desk_courses import VenueForm
from training.models import Venue
from training.venue_words import only_a_place

pytestmark = pytest.mark.django_db

TOWNS = (
    "Ashington", "Ashley", "Ashton-under-Lyne", "Barton", "Beverley", "Burton upon Trent", "Carlisle", "Chelsea", "Chester",
    "Clifton", "Craven Arms", "Crosby", "Darwen", "Dudley", "Eccles", "Harlow", "Hilton", "Kendal", "Kimberley", "King's Lynn",
    "Kirby", "Kirkby Lonsdale", "Lancaster", "Leigh", "Milton Keynes", "Preston", "Redmond", "Ripley",
    "Royal Tunbridge Wells", "Selby", "Shirley", "Sidmouth", "Stanley", "Wesley",
)  # fmt: skip
PLACES = (
    {"name": "Stanley Hall"},
    {"name": "Shirley Community Centre"},
    {"name": "Royal Tunbridge Wells Town Hall"},
    {"name": "The Old Library, Ripley Leisure Centre"},
    {"name": "St Mary’s Church Hall"},
    {"address": "12 Beverley Road"},
    {"address": "Room 3, Stanley House, 22 Shirley Road"},
    {"address": "Civic Centre, Kimberley Way"},
)
# What nobody may write there. "Zorblina" and the like are made up; the others are towns of the list above.
HOSTILE = (
    {"town": "Shirley Stanley"},
    {"town": "Stanley Ripley, Year 9"},
    {"town": "Shirley who lives with her gran"},
    {"town": "Kimberley, born 31/02/2015"},
    {"town": "Stanley’s foster home"},
    {"town": "Ashley and Kimberley"},
    {"town": "Zorblina Shirley"},
    {"town": "Shirley ripley Stanley"},
    {"town": "Shirley 07700 900000"},
    {"town": "Stanley UPN A000000000000"},
    {"town": "Oliver"},
    {"town": "Amira Khan"},
    {"town": "shirley@example.com"},
    {"town": "Kimberley\u200b Stanley"},
    {"name": "Stanley Ripley House"},
    {"name": "Stanley"},
    {"name": "Shirley’s gran, House"},
    {"name": "Ashley, Shirley House"},
    {"name": "Ashley and Shirley House"},
    {"name": "Stanley hit a teacher in the hall"},
    {"name": "House of Oliver Shirley"},
    {"name": "Home of Amira Khan, Hall"},
    {"name": "Shirley Hall where Kimberley was excluded"},
    {"name": "Stanley Hall (for Amira, Year 4)"},
    {"name": "Stanley Hall, mum is on 07700 900000"},
    {"address": "Stanley lives at 12 Beverley Road"},
    {"address": "Shirley Ripley, 12 Beverley Road"},
    {"address": "Kimberley’s gran, 3 Station Road"},
    {"address": "Amira Khan, 99 Nowhere Lane"},
    {"address": "3 Shirley Road, home of Stanley in Year 9"},
    {"access": "Stanley"},
    {"access": "Ring the bell of Shirley Ripley, who is in Year 9."},
)  # fmt: skip
TYPED = {
    "name": "Test Hall",
    "address": "1 Civic Square",
    "town": "",
    "postcode": "AA3 1AB",
    "access": "",
    "is_active": "on",
}


@pytest.fixture
def register(db: None) -> None:
    """A register of settings in those towns."""
    for town in TOWNS:
        make_setting(town=town.replace("'", ""))


def form(**changes: str) -> VenueForm:
    return VenueForm(TYPED | changes)


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_that_is_a_name_is_a_town(register: None, town: str) -> None:
    filled = form(town=town, name=f"{town} Town Hall", address=f"12 {town} Road")
    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["town"] == town


@pytest.mark.parametrize("fields", PLACES, ids=[next(iter(one.values())) for one in PLACES])
def test_halls_and_streets_are_called_after_towns(register: None, fields: dict[str, str]) -> None:
    filled = form(**fields)
    assert filled.is_valid(), filled.errors


@pytest.mark.parametrize("fields", HOSTILE, ids=[f"{number}" for number in range(len(HOSTILE))])
def test_nobody_gets_in_as_a_place(register: None, fields: dict[str, str]) -> None:
    assert set(form(**fields).errors) == set(fields)


def test_a_town_in_one_field_lets_nobody_into_another(register: None) -> None:
    assert set(form(town="Stanley", access="Stanley was excluded.", name="Stanley Ripley").errors) == {
        "access",
        "name",
    }


def test_a_town_that_the_register_does_not_know_is_asked_about(register: None, cast: Cast) -> None:
    """The author may say that it is a place; that is counted, as everywhere."""
    client = sign_in(Client(), cast.vs_head)
    typed = TYPED | {"town": "Percy"}
    page = client.post(at("venue_new"), typed)
    assert "Is a marked name not a child’s" in words_of(page)
    [(key, _)] = page.context["form"].fields["screening_declared"].choices
    said = {"screening_declared": key, "screening_reason": "place"}
    assert client.post(at("venue_new"), typed | said).status_code == 302
    assert Venue.objects.get().town == "Percy"


def test_a_page_saves_a_venue_in_such_a_town(register: None, cast: Cast) -> None:
    client = sign_in(Client(), cast.vs_head)
    typed = TYPED | {"town": "Kimberley", "name": "Stanley Hall", "address": "22 Shirley Road"}
    assert client.post(at("venue_new"), typed).status_code == 302
    assert [(row.name, row.address, row.town) for row in Venue.objects.all()] == [
        ("Stanley Hall", "22 Shirley Road", "Kimberley")
    ]


def test_the_register_knows_towns_as_a_whole(register: None) -> None:
    assert is_town("king’s  LYNN") and is_town("Kirkby Lonsdale")
    assert not is_town("Kirkby") and not is_town("") and not is_town("%")


@pytest.mark.parametrize(
    "text",
    ["Stanley Hall; Shirley", "Stanley Hall: Year", "Stanley: Hall", "Hall <Stanley>", "Stanley", "Shirley, Hall"],
)
def test_other_marks_and_a_word_alone_make_no_place(text: str) -> None:
    assert not only_a_place(text, lambda _: True)


def test_a_town_is_not_marked_while_it_is_typed_and_a_story_is(register: None, cast: Cast) -> None:
    """The marks ask nobody for a register, so names in the fields of a place wait until the form is sent."""
    filled = VenueForm(standpoint=Standpoint(cast.vs_head))
    kinds = {}
    for field in ("name", "address", "town", "access"):
        _, kinds[field] = read_note(filled.fields[field].widget.attrs["data-text-guard-note"], cast.vs_head)
    assert all(FindingType.CHILD_NAME in kinds[field] for field in ("name", "address", "town"))
    assert FindingType.UPN not in kinds["name"] and kinds["access"] == frozenset()
