"""The text by which a setting is found, made by the database so that it can never lag behind the names.

`searchable` is applied to what is stored and to what is typed alike: lower case, no accents, no apostrophes,
"saint" as "st". Trigrams ignore all other punctuation, so that "St. Mary's" and "St Marys" are one.
"""

from django.db import models
from django.db.models import CharField, F, Func, TextField, Value
from django.db.models.functions import Cast, Concat, Lower, Replace

ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿŵŷ"
PLAIN = "aaaaaaceeeeiiiinoooooouuuuyywy"
APOSTROPHES = "'’‘`´"


class Translate(Func):
    """PostgreSQL's TRANSLATE: characters of the second for those of the third; those beyond its end are dropped."""

    function = "TRANSLATE"
    output_field = TextField()


class ReplaceWords(Func):
    """PostgreSQL's REGEXP_REPLACE, everywhere in the text."""

    function = "REGEXP_REPLACE"
    output_field = TextField()


class WordSimilarity(Func):
    """How well the first text matches the best stretch of the second, from 0 to 1."""

    function = "WORD_SIMILARITY"
    output_field = models.FloatField()


def searchable(text: models.expressions.Combinable) -> Func:
    """The expression that makes a text comparable."""
    plain = Translate(Lower(text), Value(ACCENTED + APOSTROPHES), Value(PLAIN))
    return ReplaceWords(plain, Value(r"\msaint\M"), Value("st"), Value("g"))


def setting_search_text() -> Func:
    """Name, town, postcode (also without its space) and references of a setting, comparable."""
    parts: list[models.expressions.Combinable] = []
    for field in ("name", "town", "postcode"):
        parts += [F(field), Value(" ")]
    parts += [Replace(F("postcode"), Value(" "), Value("")), Value(" "), Cast("urn", CharField()), Value(" ")]
    parts += [F("ey_number"), Value(" "), F("local_reference")]
    return searchable(Concat(*parts, output_field=TextField()))
