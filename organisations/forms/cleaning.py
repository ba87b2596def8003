"""Judging what is typed into a form with the same readers as the import: one idea of a telephone number everywhere."""

from django.core.exceptions import ValidationError

from organisations.gias import values as v


def judged(read: v.Reader, typed: str, message: str) -> str:
    """The value as it is stored, or the field's error with `message`."""
    try:
        return str(read(typed))
    except v.Refused as refusal:
        raise ValidationError(message) from refusal


def telephone(typed: str) -> str:
    return judged(v.telephone, typed, "Enter a telephone number, like 01632 960 001")


def website(typed: str) -> str:
    return judged(v.website, typed, "Enter a web address, like www.oakhill.sch.uk")


def one_line(typed: str) -> str:
    """Without control characters and doubled spaces."""
    return judged(v.text(500), typed, "Enter plain text")
