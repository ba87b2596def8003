"""Promise 1 in the small fields: a name is a name and a job title is a job title."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.forms import Field

from accounts.forms.person_fields import job_title_field, name_field
from organisations.forms import ContactForm

NAMES = ["Ada Lovelace", "Ó Séaghdha-O'Neill", "Dr A. Khan", "J. B. Smith", "Robin Dunnock"]
NOT_NAMES = ["Robin dob 12/03/2014", "Robin, UPN A801200001001", "Robin 07700 900123", "Robin SW1A 2AA"]


def contact(name: str) -> ContactForm:
    return ContactForm({"role": "senco", "name": name, "email": "a@school.example", "phone": ""})


@pytest.mark.parametrize("name", NAMES)
def test_names_of_staff_pass(name: str) -> None:
    assert name_field().clean(name) == name
    assert contact(name).is_valid()


@pytest.mark.parametrize("name", NOT_NAMES)
def test_what_identifies_a_child_does_not_pass_for_a_name(name: str) -> None:
    with pytest.raises(ValidationError):
        name_field().clean(name)
    assert "and nothing else" in str(contact(name).errors["name"])


@pytest.mark.parametrize("title", ["Assistant headteacher", "Head of Year 9", "Senior social worker (CIN team)", "DSL"])
def test_job_titles_pass(title: str) -> None:
    assert job_title_field().clean(title) == title


@pytest.mark.parametrize("title", ["Mum of Tommy", "Teacher of a pupil, dob 12/03/2014", "Lead, UPN A801200001001"])
def test_a_child_does_not_pass_for_a_job_title(title: str) -> None:
    with pytest.raises(ValidationError, match="nothing about anybody else"):
        job_title_field().clean(title)


@pytest.mark.parametrize("field", [name_field(), job_title_field()], ids=["name", "job title"])
def test_a_line_that_is_far_too_long_is_refused_unread(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can send a name of a million characters to the page for signing up; reading it took a minute."""

    def read(*args: object, **kwargs: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("text_guard.short_lines.screen", read)
    with pytest.raises(ValidationError):
        field.clean("Word " * 1000)
    with pytest.raises(ValidationError):
        field.clean("W" * 1000)
