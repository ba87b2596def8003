"""A pasted list of colleagues: odd names and separators are read, bad lines are named with why, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.forms.pasted import LONGEST_LINE, MOST_LINES, ROLES, line_of, read_people
from training.models.vocabulary import COUNCIL_ROLES, AttendeeRole
from training.services import MOST_AT_ONCE, Named

R = AttendeeRole


@pytest.mark.parametrize(
    ("line", "name", "email", "role"),
    [
        (
            "Ama O'Brien-Ndlovu, ama+training@school.example, Deputy DSL",
            "Ama O'Brien-Ndlovu",
            "ama+training@school.example",
            R.DEPUTY_DSL,
        ),
        ("明, MING@School.Example, Teacher", "明", "ming@school.example", R.TEACHER),
        ("Madonna\tmadonna@school.example\tTA", "Madonna", "madonna@school.example", R.TEACHING_ASSISTANT),
        ("Test, Ama; ama@school.example; senco", "Test, Ama", "ama@school.example", R.SENCO),
        ('"Test, Ama",ama@school.example,SENDCo', "Test, Ama", "ama@school.example", R.SENCO),
        ("Test, Ama, ama@school.example, designated teacher", "Test, Ama", "ama@school.example", R.DESIGNATED_TEACHER),
        ("  Ama   Test <ama@school.example>  Governor ", "Ama Test", "ama@school.example", R.GOVERNOR),
        ("Ama Test, ama@school.example, Designated Safeguarding Lead", "Ama Test", "ama@school.example", R.DSL),
        ("Ama Test,ama@school.example,pastoral_lead", "Ama Test", "ama@school.example", R.PASTORAL_LEAD),
    ],
)
def test_lines_that_are_read(line: str, name: str, email: str, role: R) -> None:
    found = read_people(line)
    assert found.bad == []
    assert found.people == [Named(name, email, role)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Ama Test", "no email address"),
        ("Ama Test, ama@, Teacher", "“ama@” is not an email address"),
        ("ama@school.example, Teacher", "no name"),
        ("Ama Test, ama@school.example", "no role"),
        ("Ama Test, ama@school.example, Wizard", "“wizard” is not a role"),
        ("Ama Test, ama@school.example, Social worker", "not a role"),
        ("<b>Ama</b>, ama@school.example, Teacher", "letters, numbers"),
        (f"{'A' * 151}, ama@school.example, Teacher", "150 characters"),
        (f"Ama Test, {'a' * 250}@school.example, Teacher", "email address"),
    ],
)
def test_lines_that_are_handed_back(line: str, why: str) -> None:
    found = read_people(f"Cher, cher@school.example, Teacher\n{line}")
    [bad] = found.bad
    assert (bad.number, bad.text) == (2, line)
    assert why in bad.why
    assert [one.name for one in found.people] == ["Cher"]
    assert str(bad).startswith("Line 2 (“")


def test_five_hundred_with_errors_in_some() -> None:
    lines = ["Name, Email, Role"]
    lines += [f"Colleague {n}, c{n}@school.example, {'Teacher' if n % 50 else 'Juggler'}" for n in range(1, 501)]
    found = read_people("\r\n".join(lines))
    assert len(found.people) == 490
    assert [line.number for line in found.bad] == [n * 50 + 1 for n in range(1, 11)]
    assert all("juggler" in line.why for line in found.bad)


def test_more_than_can_be_booked_at_once_are_handed_back() -> None:
    lines = [f"Colleague {n}, c{n}@school.example, Teacher" for n in range(MOST_AT_ONCE + 2)]
    found = read_people("\n".join(lines))
    assert len(found.people) == MOST_AT_ONCE
    assert [line.text for line in found.bad] == lines[-2:]


def test_a_list_without_end_is_read_so_far_and_the_rest_waits() -> None:
    """Reading twenty thousand lines kept a worker busy for half a minute."""
    lines = [f"Colleague, c{n}@school.example, Juggler" for n in range(MOST_LINES + 7)]
    found = read_people("\n".join(lines))
    assert len(found.bad) == MOST_LINES
    assert found.unread == lines[-7:]
    assert found.left == lines
    assert "7 lines are left" in found.too_many
    assert read_people("\n".join(lines[:MOST_LINES])).too_many == ""


def test_a_line_without_end_is_handed_back_unread() -> None:
    long = "Word " * LONGEST_LINE + ", c@school.example, Teacher"
    [line] = read_people(long).bad
    assert line.text == long
    assert "longer than" in line.why


@pytest.mark.parametrize("name", ["Win a prize www.evil.example", "evil.com", "Ama 12345", "Dr A. evil.example/path"])
def test_a_name_that_leads_elsewhere_is_none(name: str) -> None:
    """The portal greets people by it in mail, whoever typed it."""
    found = read_people(f"{name}; c@school.example; Teacher")
    assert found.people == []
    assert "name" in found.bad[0].why


@pytest.mark.parametrize("name", ["J.R. Test", "Ama B. Test Jr.", "St. John Test", "Colleague 2026"])
def test_dots_and_short_numbers_stand_in_names(name: str) -> None:
    assert [one.name for one in read_people(f"{name}; c@school.example; Teacher").people] == [name]


def test_nobody_stands_twice() -> None:
    found = read_people(
        "A, a@school.example, Teacher\nB, A@school.example, Teacher\nC, c@x.example, TA", known=["C@x.example"]
    )
    assert [one.name for one in found.people] == ["A"]
    assert [line.number for line in found.bad] == [2, 3]


def test_every_role_of_a_setting_is_known_by_its_label_and_code() -> None:
    assert set(ROLES.values()) == set(AttendeeRole) - set(COUNCIL_ROLES)


@given(st.text(max_size=300))
def test_whatever_is_pasted_nothing_is_lost(text: str) -> None:
    """Promise 3: each line is a person, or comes back as it was typed, or was empty or a heading."""
    found = read_people(text)
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    assert len(found.people) + len(found.bad) in (len(lines), len(lines) - 1)
    assert all(line.text in text for line in found.bad)


@given(
    st.from_regex(r"[A-Za-zÀ-ÿ明]([A-Za-zÀ-ÿ'’. -]{0,20}[A-Za-zÀ-ÿ])?", fullmatch=True),
    st.sampled_from(sorted(set(ROLES.values()))),
)
def test_a_line_of_somebody_is_read_back(name: str, role: R) -> None:
    person = Named(" ".join(name.split()), "ama+x@school.example", role)
    found = read_people(line_of(person))
    if found.people:  # a name that the guard of names refuses comes back with the reason
        assert [(one.address, one.role) for one in found.people] == [(person.address, role)]
    else:
        assert len(found.bad) == 1
