"""The other fields: odd input is a clear error, and digits of any script are digits."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from vs_portal.ui.forms import (
    ChoiceField,
    CodeField,
    EmailField,
    FileField,
    GovukForm,
    IntegerField,
    PasswordField,
    TextAreaField,
    TextField,
)
from vs_portal.ui.forms.digits import plain_digits, without_spaces
from vs_portal.ui.forms.words import in_sentence


def refusal(field: forms.Field, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 12 ", 12), ("1,200", 1200), ("١٢", 12), ("１２", 12)])
def test_whole_numbers(typed: str, number: int) -> None:
    assert IntegerField(label="Pupils").clean(typed) == number


@pytest.mark.parametrize("typed", ["twelve", "1.5", "²", "9" * 5000, "1e3", "0x10", "--1"])
def test_what_is_no_whole_number(typed: str) -> None:
    assert refusal(IntegerField(label="Pupils"), typed) == "Pupils must be a whole number, like 12"


def test_limits_of_a_number_are_said() -> None:
    field = IntegerField(label="Pupils", min_value=1, max_value=5000)
    assert refusal(field, "0") == "Pupils must be 1 or more"
    assert refusal(field, "5001") == "Pupils must be 5,000 or less"
    assert refusal(IntegerField(label="Pupils"), "2147483648") == "Pupils must be 2,147,483,647 or less"


@given(st.text())
def test_any_text_is_a_number_or_an_error(typed: str) -> None:
    try:
        number = IntegerField(label="Pupils", required=False).clean(typed)
    except ValidationError:
        return
    assert number is None or 0 <= number <= 2_147_483_647


def test_a_line_end_counts_once() -> None:
    """The browser counts a line end as one character and sends two."""
    field = TextAreaField(label="Question", max_length=3)
    assert field.clean("a\r\nb") == "a\nb"
    assert refusal(field, "a\r\nbc") == "Shorten question to 3 characters or less"


def test_a_limit_without_a_label_and_a_label_with_a_percent_sign() -> None:
    assert refusal(TextField(max_length=2), "abc") == "Shorten this to 2 characters or less"
    assert refusal(TextField(label="Share in %s", max_length=2), "abc") == "Shorten share in %s to 2 characters or less"


def test_null_characters_are_refused() -> None:
    assert "Null characters" in refusal(TextField(label="Town"), "a\x00b")


@pytest.mark.parametrize("typed", ["somebody", "a@b", "a b@example.com", "@example.com"])
def test_an_address_in_the_wrong_format(typed: str) -> None:
    assert refusal(EmailField(label="Email"), typed).startswith("Enter an email address in the correct format")


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "123-456", "123–456", "１２３４５６", "123\u200b456"])
def test_a_code_however_it_was_copied(typed: str) -> None:
    assert CodeField(label="Code").clean(typed) == "123456"


def test_a_password_keeps_its_spaces() -> None:
    assert PasswordField(label="Password").clean("  two words ") == "  two words "


def test_a_file_of_another_kind_or_empty() -> None:
    field = FileField(label="List", accept=[".csv", ".ods"])
    assert refusal(field, SimpleUploadedFile("list.pdf", b"x")) == "The file must be a CSV or ODS"
    assert refusal(field, SimpleUploadedFile("list.csv", b"")).startswith("The file is empty")
    assert field.clean(SimpleUploadedFile("LIST.CSV", b"x")).name == "LIST.CSV"


@pytest.mark.parametrize(
    ("label", "words"),
    [("Your role", "your role"), ("URN", "URN"), ("DSL's name:", "DSL's name"), ("A place", "a place"), ("X", "X")],
)
def test_a_label_inside_a_sentence(label: str, words: str) -> None:
    assert in_sentence(label) == words


def test_digits_and_spaces() -> None:
    assert plain_digits("a²٣３") == "a²33"
    assert without_spaces("a b\u00a0c-d") == "abcd"


class Example(GovukForm):
    """Fields with nothing said about errors."""

    town = TextField(label="Town")
    asks = TextField(label="Where do you work?")
    role = ChoiceField(label="Your role", choices=[("a", "A")])
    asked = ChoiceField(label="Which one?", choices=[("a", "A")])
    agreed = forms.BooleanField(label="I agree")
    file = FileField(label="Class list")
    own = TextField(label="Own", error_messages={"required": "Say it in your own words"})
    bare = forms.CharField()


def test_messages_say_how_to_put_it_right() -> None:
    errors = {name: messages[0] for name, messages in Example({"role": "zzz"}, {}).errors.items()}
    assert errors == {
        "town": "Enter town",
        "asks": "Enter an answer to “Where do you work?”",
        "role": "Select one of the choices in the list",
        "asked": "Select an answer to “Which one?”",
        "agreed": "Tick “I agree” to continue",
        "file": "Choose a file for class list",
        "own": "Say it in your own words",
        "bare": "Enter bare",
    }
