"""Promise 1: the ways around the guard of the model fields that we thought of, each shut."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator

import pytest
from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.db.models import Case, ExpressionWrapper, F, Func, OuterRef, Subquery, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat, Left, Replace
from django.forms.models import model_to_dict
from django.test.utils import isolate_apps
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.safestring import SafeString, mark_safe

from text_guard.fields import ScreenedCharField, ScreenedTextField
from text_guard.services import ScreenedText, UnscreenedText, clear

IDENTIFIES = "Zorblina Quagfeather (Year 9) has left us"
CLEAN = "What should a reduced timetable policy say?"
Note = type[models.Model]

pytestmark = pytest.mark.django_db


@pytest.fixture
def note() -> Iterator[Note]:
    """A model of this test alone, with a row that holds identifying text in every column that is not screened."""
    with isolate_apps("text_guard"):

        class Note(models.Model):  # noqa: DJ008 - a model of one test, never shown
            text = ScreenedTextField(max_length=400)
            title = ScreenedCharField(max_length=90, default="")
            code = models.CharField(max_length=90, unique=True, default="")
            plain = models.TextField(default="")
            data = models.JSONField(default=dict)
            words = ArrayField(models.TextField(), default=list)
            made = models.GeneratedField(
                expression=Concat(F("plain"), Value("")), output_field=models.TextField(), db_persist=True
            )

            class Meta:
                app_label = "text_guard"

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        Note.objects.create(text=CLEAN, plain=IDENTIFIES, data={"a": IDENTIFIES}, words=[IDENTIFIES], code="one")
        yield Note  # the test's transaction takes the table away


class BuiltOnIt(ScreenedText):
    """What somebody might write to get past."""


class Lying(str):
    """Says that it is something else."""

    def __str__(self) -> str:
        return CLEAN


class DuckTyped:
    """Looks like an expression and is none."""

    contains_aggregate = contains_over_clause = contains_column_references = False

    def resolve_expression(self, *args: object, **kwargs: object) -> DuckTyped:
        return self

    def as_sql(self, *args: object) -> tuple[str, list[str]]:
        return "%s", [IDENTIFIES]


class CleverCast(Cast):
    """A plain kind by its parent, with SQL of its own."""

    template = "(SELECT plain FROM text_guard_note LIMIT 1)"


def screened(text: str) -> Value:
    return Value(text, output_field=ScreenedTextField())


EXPRESSIONS: dict[str, Callable[[Note], object]] = {
    "F of a text": lambda note: F("plain"),
    "F of JSON": lambda note: F("data"),
    "F of a list": lambda note: F("words"),
    "F of a generated column": lambda note: F("made"),
    "F of a code": lambda note: F("code"),
    "a key of JSON": lambda note: KT("data__a"),
    "an item of a list": lambda note: F("words__0"),
    "Concat": lambda note: Concat(Value("Zorblina "), Value("Quagfeather (Year 9)")),
    "Coalesce": lambda note: Coalesce(F("plain"), Value("")),
    "Left": lambda note: Left(F("plain"), 30),
    "Replace": lambda note: Replace(F("text"), Value("What"), Value("Zorblina")),
    "Cast": lambda note: Cast(F("plain"), ScreenedTextField()),
    "Cast of JSON": lambda note: Cast(F("data"), ScreenedTextField()),
    "a class built on Cast": lambda note: CleverCast(F("text"), ScreenedTextField()),
    "a wrapped column": lambda note: ExpressionWrapper(F("plain"), output_field=ScreenedTextField()),
    "a value that calls itself screened": lambda note: screened(IDENTIFIES),
    "Case with a value": lambda note: Case(default=Value(IDENTIFIES)),
    "Case with one that calls itself screened": lambda note: Case(default=screened(IDENTIFIES)),
    "When": lambda note: Case(When(pk__gt=0, then=Value(IDENTIFIES)), default=Value("")),
    "When of a column": lambda note: Case(When(pk__gt=0, then=F("plain")), default=Value("")),
    "Cast of a value": lambda note: Cast(Value(IDENTIFIES), ScreenedTextField()),
    "a subquery": lambda note: Subquery(note.objects.filter(pk=OuterRef("pk")).values("plain")[:1]),
    "a function": lambda note: Func(F("plain"), function="LOWER"),
    "an aggregate": lambda note: StringAgg("plain", delimiter=" "),
    "SQL": lambda note: RawSQL("plain", []),
    "what looks like an expression": lambda note: DuckTyped(),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_update_takes_no_expression_that_could_hold_text(note: Note, name: str) -> None:
    with pytest.raises(Exception) as refusal, transaction.atomic():
        note.objects.update(text=EXPRESSIONS[name](note))
    assert isinstance(refusal.value, UnscreenedText) or "aggregate" in str(refusal.value).lower()
    assert note.objects.get().text == CLEAN


@pytest.mark.parametrize("name", [name for name in EXPRESSIONS if name.startswith(("a value", "Case", "When", "Cast"))])
def test_a_new_row_takes_none_either(note: Note, name: str) -> None:
    with pytest.raises(Exception), transaction.atomic():  # noqa: B017 - Django refuses columns here before we do
        note(text=EXPRESSIONS[name](note), code="two").save()
    assert note.objects.count() == 1


def test_bulk_update_takes_no_expression_that_could_hold_text(note: Note) -> None:
    row = note.objects.get()
    for value in (F("plain"), Concat(F("plain"), Value("")), screened(IDENTIFIES)):
        row.text = value
        with pytest.raises(UnscreenedText), transaction.atomic():
            note.objects.bulk_update([row], ["text"])


def test_updating_conflicts_passes_the_guard(note: Note) -> None:
    with pytest.raises(UnscreenedText), transaction.atomic():
        note.objects.bulk_create(
            [note(text=IDENTIFIES, code="one")],
            update_conflicts=True, unique_fields=["code"], update_fields=["text"],
        )  # fmt: skip
    note.objects.bulk_create(
        [note(text="Another question of ours", code="one")],
        update_conflicts=True, unique_fields=["code"], update_fields=["text"],
    )  # fmt: skip
    assert note.objects.get().text == "Another question of ours"


WRITES: dict[str, Callable[[Note], object]] = {
    "get_or_create by the text itself": lambda note: note.objects.get_or_create(text=IDENTIFIES, code="two"),
    "update_or_create with create_defaults": lambda note: note.objects.update_or_create(
        code="two", create_defaults={"text": IDENTIFIES, "code": "two"}
    ),
    "one field alone": lambda note: _save_field(note),
    "a proxy of the manager": lambda note: note._base_manager.update(text=IDENTIFIES),
    "ignoring conflicts": lambda note: note.objects.bulk_create([note(text=IDENTIFIES)], ignore_conflicts=True),
    "as a fixture is loaded": lambda note: note(text=IDENTIFIES, code="two").save_base(raw=True),
}


def _save_field(note: Note) -> None:
    row = note.objects.get()
    row.text = IDENTIFIES
    row.save(update_fields=["text"])


@pytest.mark.parametrize("way", WRITES)
def test_less_used_ways_of_writing_pass_the_guard(note: Note, way: str) -> None:
    with pytest.raises(UnscreenedText), transaction.atomic():
        WRITES[way](note)
    assert not note.objects.filter(text__contains="Zorblina").exists()


DISGUISES: dict[str, Callable[[], object]] = {
    "a class built on ScreenedText": lambda: BuiltOnIt(IDENTIFIES),
    "a pickled class built on it": lambda: pickle.loads(pickle.dumps(BuiltOnIt(IDENTIFIES))),
    "a string that lies": lambda: Lying(IDENTIFIES),
    "a lazy object": lambda: SimpleLazyObject(lambda: IDENTIFIES),
    "a lazy string": lambda: lazystr(IDENTIFIES),
    "safe HTML": lambda: mark_safe(IDENTIFIES),
    "a list": lambda: [IDENTIFIES],
    "bytes": lambda: IDENTIFIES.encode(),
    "look-alike letters": lambda: IDENTIFIES.replace("o", "\u043e").replace("a", "\u0430"),
    "letters without width between": lambda: "Zorblina\u200b Quag\u200bfeather (Year 9) has left us",
    "control characters between": lambda: "Zorb\x00lina Quag\x07feather (Year 9) has left us",
}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_does_not_help(note: Note, name: str) -> None:
    with pytest.raises(UnscreenedText), transaction.atomic():
        note.objects.create(text=DISGUISES[name](), code="two")


ROUND_TRIPS: dict[str, Callable[[ScreenedText], object]] = {
    "JSON": lambda text: json.loads(json.dumps({"t": text}))["t"],
    "str": str,
    "stripped": lambda text: text.strip(),
    "the whole slice": lambda text: text[:],
    "added to nothing": lambda text: text + "",
    "formatted": lambda text: f"{text}",
    "joined": lambda text: "".join(part for part in (text,)),
    "replaced": lambda text: text.replace("x", "y"),
    "translated": lambda text: text.translate({}),
    "multiplied": lambda text: text * 1,
    "made safe": lambda text: SafeString(text),
    "encoded and decoded": lambda text: text.encode().decode(),
}


@pytest.mark.parametrize("name", ROUND_TRIPS)
def test_whatever_is_made_from_screened_text_is_plain_again(name: str) -> None:
    assert type(ROUND_TRIPS[name](clear(CLEAN))) is not ScreenedText


def test_a_copy_is_the_same_text(note: Note) -> None:
    row = note.objects.get()
    assert type(copy.deepcopy(row.text)) is type(copy.copy(row.text)) is ScreenedText
    values = model_to_dict(row)
    assert values["text"] == CLEAN
    values["text"] += " " + IDENTIFIES
    with pytest.raises(UnscreenedText), transaction.atomic():
        note(**{**values, "id": None, "code": "two"}).save()


COMPUTED: dict[str, Callable[[], object]] = {
    "a value": lambda: screened(IDENTIFIES),
    "a cast": lambda: Cast(F("plain"), ScreenedTextField()),
    "a wrapped column": lambda: ExpressionWrapper(F("plain"), output_field=ScreenedTextField()),
    "a function": lambda: Func(F("plain"), Value(""), function="CONCAT", output_field=ScreenedTextField()),
}


@pytest.mark.parametrize("name", COMPUTED)
def test_what_the_database_computes_is_not_screened_for_its_type(note: Note, name: str) -> None:
    """`annotate(x=Cast("plain", ScreenedTextField()))` would make any text look screened."""
    row = note.objects.annotate(x=COMPUTED[name]()).get()
    assert type(row.x) is str
    row.text = row.x
    with pytest.raises(UnscreenedText), transaction.atomic():
        row.save()


def test_what_comes_from_a_screened_column_is_screened(note: Note) -> None:
    for text in (
        note.objects.get().text,
        note.objects.values_list("text", flat=True)[0],
        note.objects.annotate(x=F("text")).get().x,
        note.objects.only("pk").get().text,
        note.objects.values("text").union(note.objects.values("text"))[0]["text"],
    ):
        assert type(text) is ScreenedText
