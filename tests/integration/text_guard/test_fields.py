"""Promise 1: no way of writing a screened field lets unscreened text that identifies a child through."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Value
from django.db.models.functions import Concat, Upper
from django.test.utils import isolate_apps

from text_guard.fields import ScreenedCharField, ScreenedTextField
from text_guard.services import ScreenedText, UnscreenedText, clear

IDENTIFIES = "Zorblina Quagfeather (Year 9) has left us"
CLEAN = "What should a reduced timetable policy say?"
WARNS = "A Year 4 girl whose father was deported at Christmas tipped over a bookcase on 8 January."

pytestmark = pytest.mark.django_db


@pytest.fixture
def note() -> Iterator[type[models.Model]]:
    """A model of this test alone, with its table."""
    with isolate_apps("text_guard"):

        class Note(models.Model):  # noqa: DJ008 - a model of one test, never shown
            text = ScreenedTextField(max_length=400)
            title = ScreenedCharField(max_length=40, blank=True, default="")
            plain = models.TextField(default="")

            class Meta:
                app_label = "text_guard"

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        yield Note  # the test's transaction takes the table away


WRITES: dict[str, Callable[[type[models.Model], str], object]] = {
    "save": lambda note, text: note(text=text).save(),
    "create": lambda note, text: note.objects.create(text=text),
    "bulk_create": lambda note, text: note.objects.bulk_create([note(text=text)]),
    "update": lambda note, text: note.objects.update(text=text),
    "update with a value": lambda note, text: note.objects.update(text=Value(text)),
    "save an expression": lambda note, text: note(text=Value(text)).save(),
    "bulk_update": lambda note, text: _bulk_update(note, text),
    "get_or_create": lambda note, text: note.objects.get_or_create(pk=99, defaults={"text": text}),
    "update_or_create": lambda note, text: note.objects.update_or_create(pk=1, defaults={"text": text}),
}


def _bulk_update(note: type[models.Model], text: str) -> None:
    rows = list(note.objects.all())
    for row in rows:
        row.text = text
    note.objects.bulk_update(rows, ["text"])


@pytest.mark.parametrize("way", WRITES)
def test_identifying_text_is_refused_whichever_way_it_is_written(note: type[models.Model], way: str) -> None:
    note.objects.create(text=CLEAN)
    with pytest.raises(UnscreenedText) as refusal, transaction.atomic():
        WRITES[way](note, IDENTIFIES)
    assert "Zorblina" not in str(refusal.value) and "Quagfeather" not in repr(refusal.value)
    assert "Zorblina" not in repr((refusal.value.__cause__, refusal.value.__context__))


@pytest.mark.parametrize("way", WRITES)
def test_clean_text_is_written_whichever_way(note: type[models.Model], way: str) -> None:
    note.objects.create(text="Another question of ours")
    WRITES[way](note, CLEAN)
    assert CLEAN in set(note.objects.values_list("text", flat=True))


@pytest.mark.parametrize("expression", [Concat(F("text"), Value(" x")), Upper(F("plain")), F("plain")])
def test_text_computed_by_the_database_is_refused(note: type[models.Model], expression: object) -> None:
    note.objects.create(text=CLEAN, plain=IDENTIFIES)
    with pytest.raises(UnscreenedText), transaction.atomic():
        note.objects.update(text=expression)


def test_text_may_be_copied_from_another_screened_field(note: type[models.Model]) -> None:
    note.objects.create(text=CLEAN, title="A title")
    note.objects.update(text=F("title"))
    assert note.objects.get().text == "A title"


def test_a_warning_needs_confirmation(note: type[models.Model]) -> None:
    with pytest.raises(UnscreenedText), transaction.atomic():
        note.objects.create(text=WARNS)
    note.objects.create(text=clear(WARNS, confirmed=True))
    row = note.objects.get()
    assert isinstance(row.text, ScreenedText)
    row.save()  # what came from the database may go back


def test_confirming_does_not_help_a_block() -> None:
    with pytest.raises(UnscreenedText):
        clear(IDENTIFIES, confirmed=True)


def test_text_built_from_screened_text_is_screened_again(note: type[models.Model]) -> None:
    joined = clear(CLEAN) + " Zorblina Quagfeather (Year 9) asks."
    assert not isinstance(joined, ScreenedText)
    with pytest.raises(UnscreenedText), transaction.atomic():
        note.objects.create(text=joined)


def test_unstorable_characters_go_and_too_long_text_is_refused(note: type[models.Model]) -> None:
    row = note.objects.create(text="What\x00 works\x07\r\nfor\ud800 lateness?")
    row.refresh_from_db()
    assert row.text == "What works\nfor lateness?"
    with pytest.raises(UnscreenedText, match="400"), transaction.atomic():
        note.objects.create(text="word " * 100)


def test_screened_text_survives_pickling() -> None:
    assert isinstance(pickle.load(io.BytesIO(pickle.dumps(clear(CLEAN)))), ScreenedText)


def test_fields_deconstruct_for_migrations() -> None:
    for field in (ScreenedTextField(max_length=3000), ScreenedCharField(max_length=150, blank=True)):
        _, path, _, kwargs = field.deconstruct()
        assert path.startswith("text_guard.fields.Screened") and kwargs["max_length"]
        assert "text_guard.fields" in MigrationWriter.serialize(field)[0]
