"""Booking through its pages: for oneself and colleagues in one go, checked, booked once; what goes wrong is named."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.selectors import forget_roles
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.factories import give_role
from tests.training_factory import booked, make_session, named, order
from training.models import AccessNeed, Attendee, Booking, Party, Session
from training.models.vocabulary import AttendeeRole, BookingState
from training.services import attendee_for, book

pytestmark = pytest.mark.django_db
B = BookingState


@pytest.fixture
def session(db: None) -> Session:
    return make_session(capacity=5)


@pytest.fixture
def dsl(cast: Cast) -> Client:
    return sign_in(Client(), cast.dsl_a)


def address(session: Session) -> str:
    return reverse("training:book", args=[session.public_id])


def typed(**fields: object) -> dict[str, object]:
    """What the page posts; `p1=(name, email, role, needs)`."""
    found: dict[str, object] = {"form_token": str(uuid4()), "rows": "1", "together": "any", "held": "", "act": "check"}
    for key, value in fields.items():
        if isinstance(value, tuple):
            parts = ("name", "email", "role", "needs")
            found |= {f"{key}-{part}": text for part, text in zip(parts, value, strict=False)}
        else:
            found[key] = value
    return found


def text_of(page: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))  # type: ignore[attr-defined]  # a response


def test_the_page_offers_oneself_and_the_colleagues_known(dsl: Client, session: Session, cast: Cast) -> None:
    attendee_for(named=named(name="Ama Test", email="ama@school.example"), setting=cast.setting_a, by=cast.dsl_a)
    attendee_for(named=named(name="Other School", email="o@school.example"), setting=cast.setting_b, by=cast.dsl_b)
    page = text_of(dsl.get(address(session)))
    assert f"Yourself: {cast.dsl_a.name}, Designated safeguarding lead" in page
    assert "Ama Test, Teacher (ama@school.example)" in page
    assert "Other School" not in page


def test_oneself_a_colleague_a_list_and_a_held_place_in_one_go(dsl: Client, session: Session, cast: Cast) -> None:
    data = typed(
        known=["yourself"],
        p1=("Zoë O'Brien-Ndlovu", "zoe+train@school.example", "senco", "A hearing loop"),
        pasted="明, ming@school.example, Teacher",
        held="1",
    )
    check = dsl.post(address(session), data)
    words = text_of(check)
    assert check.status_code == 200
    assert "Zoë O&#x27;Brien-Ndlovu, SENCO" in words
    assert "3 people get a place at once" in words
    assert "1 place is held" in words
    assert "A hearing loop" not in words
    assert Booking.objects.count() == 0, "nothing is booked before it was checked"
    carried = dict(check.context["carried"])
    done = dsl.post(address(session), {**data, **carried, "act": "book"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("training:party", args=[Party.objects.get().public_id])
    states = Booking.objects.order_by("pk").values_list("attendee__email", "state")
    assert list(states) == [
        (cast.dsl_a.email, B.CONFIRMED),
        ("zoe+train@school.example", B.CONFIRMED),
        ("ming@school.example", B.CONFIRMED),
        (None, B.HELD),
    ]
    assert AccessNeed.objects.get().words == "A hearing loop"
    assert "3 booked, 1 held" in text_of(done)
    assert "hearing" not in text_of(done)
    assert Attendee.objects.get(email=cast.dsl_a.email).person == cast.dsl_a
    assert OutboxMessage.objects.filter(kind="training_confirmed").count() == 3


def test_the_check_page_posts_everything_again(dsl: Client, session: Session) -> None:
    data = typed(p1=("Ama Test", "ama@school.example", "teacher"), pasted="Cher, cher@school.example, TA", held="2")
    check = dsl.post(address(session), data)
    again = typed() | dict(check.context["carried"]) | {"act": "book"}
    assert again["ready"] == "Cher; cher@school.example; Teaching assistant"
    dsl.post(address(session), again)
    dsl.post(address(session), again)  # pressed twice
    assert Party.objects.count() == 1
    assert Booking.objects.count() == 4


def test_change_shows_everything_again(dsl: Client, session: Session) -> None:
    page = dsl.post(address(session), typed(p1=("Ama Test", "ama@school.example", "teacher"), act="change"))
    assert 'value="Ama Test"' in page.content.decode()
    assert "There is a problem" not in text_of(page)


def test_another_row_without_scripts_keeps_what_was_typed(dsl: Client, session: Session) -> None:
    page = dsl.post(address(session), typed(p1=("Ama Test", "", ""), pasted="rubbish", act="add"))
    html = page.content.decode()
    assert 'value="Ama Test"' in html
    assert 'name="p2-name"' in html
    assert "rubbish" in html
    assert "There is a problem" not in html


def test_good_lines_are_kept_and_bad_ones_named(dsl: Client, session: Session) -> None:
    page = dsl.post(
        address(session), typed(pasted="Ama, ama@school.example, TA\nBob, bob@, TA\nCher, cher@school.example")
    )
    words = text_of(page)
    assert "Line 2 (“Bob, bob@, TA”): “bob@” is not an email address" in words
    assert "Line 3 (“Cher, cher@school.example”): there is no role" in words
    assert "1 of your list is ready to book; 2 lines could not be read" in words
    assert "2 lines of your list could not be read. Correct them in the box" in words
    form = page.context["forms"].book
    assert form["ready"].value() == "Ama; ama@school.example; Teaching assistant"
    assert form["pasted"].value() == "Bob, bob@, TA\nCher, cher@school.example"
    assert "Error:" in page.content.decode()


def test_a_list_of_five_hundred_takes_no_more_queries_than_one_of_five(
    dsl: Client, cast: Cast, django_assert_max_num_queries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.services.naming.MOST_A_DAY", 500)
    session = make_session(capacity=600)
    lines = [f"Colleague {n}, c{n}@school.example, Teacher" for n in range(500)]
    with django_assert_max_num_queries(40):  # type: ignore[operator]  # a fixture of pytest-django
        page = dsl.post(address(session), typed(pasted="\n".join(lines)))
    assert "500 people get a place at once" in text_of(page)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Say who is coming, or how many places to hold"),
        ({"p1": ("Ama Test", "", "teacher")}, "Enter their work email address"),
        ({"p1": ("Ama Test", "ama@school.example", "")}, "Select their role"),
        ({"p1": ("", "ama@school.example", "teacher")}, "Enter their name"),
        ({"p1": ("A" * 151, "ama@school.example", "teacher")}, "150 characters or less"),
        ({"p1": ("Ama", "ama@", "teacher")}, "Enter an email address in the correct format"),
        ({"held": "101"}, "must be 100 or less"),
        ({"held": "6"}, "Only 5 places are left to hold"),
        ({"p1": ("A", "dsl_a@school.example", "teacher"), "known": ["yourself"]}, "is in your booking already"),
        ({"known": ["yourself"], "ready": "A, dsl_a@school.example, TA"}, "is ticked above as well"),
        ({"known": ["somebody else"]}, "Select one of the choices"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_stands_beside_the_field_and_above(
    dsl: Client, session: Session, fields: dict[str, object], words: str
) -> None:
    page = dsl.post(address(session), typed(**fields) | ({"act": "book"} if fields.get("held") == "6" else {}))
    assert page.status_code == 200
    assert text_of(page).count(words) >= 1
    assert "There is a problem" in text_of(page)
    assert Booking.objects.count() == 0


def test_who_is_in_the_session_already_is_named(dsl: Client, session: Session, cast: Cast) -> None:
    book(session=session, order=order(cast.setting_a, named(name="Ama", email="ama@school.example")), by=cast.dsl_a)
    page = dsl.post(address(session), typed(p1=("Ama", "ama@school.example", "teacher"), act="book"))
    assert "Already in this session: Ama (booked)" in text_of(page)


def test_a_clash_with_another_session_is_said_and_may_be_booked(dsl: Client, session: Session, cast: Cast) -> None:
    other = make_session(starts_at=session.starts_at)
    book(session=other, order=order(cast.setting_a, named(name="Ama", email="ama@school.example")), by=cast.dsl_a)
    page = dsl.post(address(session), typed(p1=("Ama", "ama@school.example", "teacher")))
    assert f"Ama has a place in “{other.course.title}”" in text_of(page)
    elsewhere = make_session(starts_at=session.starts_at)
    book(session=elsewhere, order=order(cast.setting_b, named(name="Bo", email="bo@school.example")), by=cast.dsl_b)
    page = dsl.post(address(session), typed(p1=("Bo", "bo@school.example", "teacher")))
    assert elsewhere.course.title not in text_of(page), "another setting's booking is not told"


def test_too_few_places_any_or_together(dsl: Client, cast: Cast) -> None:
    session = make_session(capacity=2)
    lines = "\n".join(f"C{n}, c{n}@school.example, TA" for n in range(2))
    page = dsl.post(address(session), typed(pasted=lines, known=["yourself"]))
    assert "2 people get a place at once" in text_of(page)
    assert "1 person joins the waiting list" in text_of(page)
    dsl.post(address(session), typed(pasted=lines, known=["yourself"], together="together", act="book"))
    page = dsl.post(
        address(session), typed(pasted=lines, p1=("D", "d@school.example", "teacher"), together="together", act="book")
    )
    assert "has 2 places in all" in text_of(page)
    assert Booking.objects.count() == 0


def test_a_cap_of_the_setting_is_said(dsl: Client, cast: Cast) -> None:
    session = make_session(capacity=9)
    Session.objects.filter(pk=session.pk).update(setting_cap=1, cap_until=session.starts_at.date())
    page = dsl.post(address(session), typed(held="2"))
    assert "a setting may take 1 place in this session" in text_of(page)


def test_a_text_about_a_child_is_handed_back(dsl: Client, session: Session) -> None:
    """Promise 1: what somebody needs is screened like every text."""
    child = "Bring the file of Zzyxia Testchild, born 3 May 2015, whose social worker is coming"
    page = dsl.post(address(session), typed(p1=("Ama", "ama@school.example", "teacher", child)))
    assert "could identify a child" in text_of(page)
    assert AccessNeed.objects.count() == 0


def test_somebody_of_two_settings_says_for_which(cast: Cast, session: Session) -> None:
    client = sign_in(Client(), cast.dsl_ab)
    assert "Which setting do you book for?" in text_of(client.get(address(session)))
    assert "There is a problem" in text_of(client.get(address(session), {"setting": str(uuid4())}))
    chosen = f"{address(session)}?setting={cast.setting_b.public_id}"
    assert f"Book places for {cast.setting_b.name}" in text_of(client.get(chosen))
    client.post(chosen, typed(known=["yourself"], act="book"))
    assert Booking.objects.get().setting == cast.setting_b


def test_a_social_worker_books_for_themselves_alone(cast: Cast, session: Session) -> None:
    client = sign_in(Client(), cast.sw_1)
    page = client.get(address(session))
    assert "Book a place for yourself" in text_of(page)
    data = {"form_token": str(uuid4()), "role": "social_worker", "needs": "Step-free", "act": "check"}
    assert "1 person gets a place at once" in text_of(client.post(address(session), data))
    client.post(address(session), {**data, "act": "book"})
    client.post(address(session), {**data, "act": "book"})
    row = Booking.objects.get()
    assert (row.attendee.email, row.attendee.role, row.setting) == (cast.sw_1.email, AttendeeRole.SOCIAL_WORKER, None)
    assert row.attendee.team == cast.team
    other = sign_in(Client(), cast.sw_2)
    assert other.get(reverse("training:party", args=[row.party.public_id])).status_code == 404


def test_a_session_of_one_setting_is_not_there_for_others(cast: Cast, dsl: Client) -> None:
    session = make_session(only_for=cast.setting_b)
    assert dsl.get(address(session)).status_code == 404
    assert sign_in(Client(), cast.dsl_b).get(address(session)).status_code == 200


def test_a_draft_cannot_be_booked_and_a_closed_one_says_so(dsl: Client, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(closes_at=session.created_at)
    page = dsl.post(address(session), typed(known=["yourself"], act="book"))
    assert "Booking for this session has closed" in text_of(page)
    first = dsl.get(address(session))
    assert (first.status_code, "See other sessions" in text_of(first)) == (409, True)
    draft = make_session(state="draft")
    assert dsl.get(address(draft)).status_code == 404


@pytest.mark.parametrize("name", ["trust_lead", "officer", "admin"])
def test_who_may_not_book_is_refused(cast: Cast, session: Session, name: str) -> None:
    assert sign_in(Client(), getattr(cast, name)).get(address(session)).status_code == 403


def test_a_party_is_there_for_the_setting_and_for_staff(cast: Cast, session: Session) -> None:
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    page = reverse("training:party", args=[row.party.public_id])
    answers = {
        name: sign_in(Client(), getattr(cast, name)).get(page).status_code
        for name in ("dsl_a", "dsl_a2", "head_a", "trust_lead", "vs", "dsl_b", "sw_1", "officer")
    }
    assert answers == {
        **dict.fromkeys(("dsl_a", "dsl_a2", "head_a", "trust_lead", "vs"), 200),
        **dict.fromkeys(("dsl_b", "sw_1"), 404),
        "officer": 403,
    }


def test_the_place_in_the_line_is_shown(cast: Cast, dsl: Client) -> None:
    session = make_session(capacity=1)
    booked(session, cast.setting_b, cast.dsl_b, 3)
    [row] = booked(session, cast.setting_a, cast.dsl_a)
    page = text_of(dsl.get(reverse("training:party", args=[row.party.public_id])))
    assert "On the waiting list Number 3" in page


def test_somebody_who_is_new_in_the_setting_is_known_by_their_role(cast: Cast, session: Session) -> None:
    give_role(cast.dsl_b, "senco", setting=cast.setting_a)
    forget_roles(cast.dsl_b)
    client = sign_in(Client(), cast.dsl_b)
    page = client.get(f"{address(session)}?setting={cast.setting_a.public_id}")
    assert "Yourself: Cast dsl_b, Designated safeguarding lead" in text_of(page)


def test_the_book_page_costs_the_same_with_many_colleagues(
    cast: Cast, dsl: Client, session: Session, django_assert_max_num_queries: object
) -> None:
    Attendee.objects.bulk_create(
        Attendee(setting=cast.setting_a, name=f"C {n}", email=f"c{n}@school.example", role="teacher")
        for n in range(150)
    )
    with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture of pytest-django
        dsl.get(address(session))


def test_places_cannot_be_held_where_none_is_free_and_the_check_says_so(
    dsl: Client, session: Session, cast: Cast
) -> None:
    booked(session, cast.setting_b, cast.dsl_b, session.capacity - 1)
    words = text_of(dsl.post(address(session), typed(p1=("Ama Test", "ama@school.example", "teacher"), held="2")))
    assert "Only 1 place is left to hold. Name the people who would come" in words
    booked(session, cast.setting_b, cast.dsl_b, 2)
    assert "No place is left to hold." in text_of(dsl.post(address(session), typed(held="1")))
    waits = text_of(dsl.post(address(session), typed(p1=("Ama Test", "ama@school.example", "teacher"))))
    assert "1 person joins the waiting list." in waits, "whoever holds nothing can wait, however long the line"
    assert not Party.objects.filter(made_by=cast.dsl_a).exists()
