"""Fills what search reads, in the transaction that changes what readers see.

Weights: the title (A), the organisation and the topics (B), the summary (C), all else (D). Accents, apostrophes and
hyphens are folded as `resources.search.words` folds what is typed. A part that holds a phrase of a group of synonyms is
given the tag of the group as one more word (`synonyms`); `index_phrases` does so anew when an editor changes a group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from resources.models import Lexeme, Resource, SearchEntry
from resources.models.vocabulary import SHOWN
from resources.search.synonyms import TAG
from resources.search.words import FOLD_FROM, FOLD_TO

BATCH = 500
LONGEST_WORD = 40
SHORTEST_WORD = 3

# The text of the live words of some items, folded, by weight. Addresses inside Markdown are no words.
_TEXTS = """
    SELECT r.id, r.changed_at, r.kind, r.cost, r.topics, r.audiences, r.phases, r.areas,
           translate(lower(r.title), %(from)s, %(to)s) AS a,
           translate(lower(concat_ws(' ', o.name, (
               SELECT string_agg(t.label, ' ') FROM resources_topic t WHERE t.code = ANY (r.topics)
           ))), %(from)s, %(to)s) AS b,
           translate(lower(r.summary), %(from)s, %(to)s) AS c,
           translate(lower(concat_ws(' ', r.serves, r.eligibility, r.law, r.evidence_source, r.how_to_refer,
               regexp_replace(r.body, '\\]\\([^)]*\\)|https?://\\S+', ' ', 'g'))), %(from)s, %(to)s) AS d
    FROM resources_resource r JOIN resources_organisation o ON o.id = r.organisation_id
    WHERE r.id = ANY (%(ids)s) AND r.state = ANY (%(shown)s)
"""
_GROUPS = """
    SELECT s.id, string_agg('(' || phraseto_tsquery('english', phrase)::text || ')', ' | ')::tsquery AS query
    FROM resources_synonym s, unnest(s.phrases) phrase
    WHERE s.is_active AND numnode(phraseto_tsquery('english', phrase)) > 0 GROUP BY s.id
"""
_PARTS = ", ".join(f"to_tsvector('english', {part}) AS {part}" for part in "abcd")
_TAGS = ", ".join(f"string_agg(%(tag)s || id, ' ') FILTER (WHERE vectors.{part} @@ query) AS {part}" for part in "abcd")
_WORDS_OF_PARTS = " || ".join(
    f"setweight(vectors.{part} || to_tsvector('simple', coalesce(tags.{part}, '')), '{part.upper()}')"
    for part in "abcd"
)
_ENTRIES = f"""
    WITH groups AS MATERIALIZED ({_GROUPS}), texts AS MATERIALIZED ({_TEXTS})
    INSERT INTO resources_searchentry (resource_id, changed_at, facets, title, words)
    SELECT texts.id, changed_at,
           ARRAY['kind:' || kind, 'cost:' || coalesce(nullif(cost, ''), 'unknown')]
           || ARRAY(SELECT 'topic:' || code FROM unnest(topics) code)
           || CASE WHEN audiences = '{{}}' THEN ARRAY['audience:*']
                   ELSE ARRAY(SELECT 'audience:' || code FROM unnest(audiences) code) END
           || CASE WHEN phases = '{{}}' THEN ARRAY['phase:*']
                   ELSE ARRAY(SELECT 'phase:' || code FROM unnest(phases) code) END
           || CASE WHEN areas = '{{}}' THEN ARRAY['area:*']
                   ELSE ARRAY(SELECT 'area:' || code FROM unnest(areas) code) END,
           vectors.a || to_tsvector('simple', coalesce(tags.a, '')), {_WORDS_OF_PARTS}
    FROM texts, LATERAL (SELECT {_PARTS} OFFSET 0) vectors, LATERAL (SELECT {_TAGS} FROM groups) tags
    ON CONFLICT (resource_id) DO UPDATE SET changed_at = excluded.changed_at, facets = excluded.facets,
        title = excluded.title, words = excluded.words
"""  # noqa: S608  (made of constants of this module)
_HOLDERS = """
    SELECT e.resource_id FROM resources_searchentry e WHERE e.words @@ quote_literal(%(tag)s)::tsquery
    UNION
    SELECT e.resource_id FROM unnest(%(phrases)s::text[]) phrase
    JOIN resources_searchentry e ON e.words @@ phraseto_tsquery('english', phrase)
"""
# Words as they are written, for putting a wrong spelling right.
_WORDS = f"""
    INSERT INTO {{table}} (word, items)
    SELECT word, count(*) FROM ({_TEXTS}) texts,
        unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', a, b, c, d)))) word
    WHERE word ~ '^[[:alpha:]]+$' AND length(word) BETWEEN %(shortest)s AND %(longest)s
    GROUP BY word ORDER BY word
    ON CONFLICT (word) DO {{on_conflict}}
"""  # noqa: S608  (made of constants of this module)
_NEW_WORDS = _WORDS.format(table="resources_lexeme", on_conflict="NOTHING")
_COUNTED_WORDS = _WORDS.format(table="counted", on_conflict="UPDATE SET items = counted.items + excluded.items")
_COUNT_ANEW = "CREATE TEMPORARY TABLE counted (word varchar(40) PRIMARY KEY, items integer)"
_KEEP_COUNTS = """
    INSERT INTO resources_lexeme (word, items) SELECT word, items FROM counted ORDER BY word
    ON CONFLICT (word) DO UPDATE SET items = excluded.items WHERE resources_lexeme.items <> excluded.items
"""
# Words that came while the others were counted are younger than `newest`, and stay.
_FORGET = "DELETE FROM resources_lexeme l WHERE id <= %s AND NOT EXISTS (SELECT FROM counted c WHERE c.word = l.word)"


def index(resources: Iterable[Resource]) -> None:
    """Make search agree with these items as they stand in the database now: also with those no longer shown.

    Call it in the transaction that changed them, after they were saved.
    """
    keys = [resource.pk for resource in resources]
    for start in range(0, len(keys), BATCH):
        _index(keys[start : start + BATCH])


@transaction.atomic
def _index(keys: Sequence[int]) -> None:
    shown = Resource.objects.filter(pk__in=keys, state__in=SHOWN).values("pk")
    SearchEntry.objects.filter(resource__in=keys).exclude(resource__in=shown).delete()
    _run(_ENTRIES, keys)
    _run(_NEW_WORDS, keys)


@transaction.atomic
def index_phrases(phrases: Sequence[str], *, tag: str) -> int:
    """Index the items that hold one of the phrases, or held the tag until now; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, {"tag": tag, "phrases": list(phrases)})
        keys = [key for (key,) in cursor.fetchall()]
    for start in range(0, len(keys), BATCH):
        _run(_ENTRIES, keys[start : start + BATCH])
    return len(keys)


@transaction.atomic
def index_all() -> int:
    """Index every item that readers see, count all words anew, and return how many items there are."""
    SearchEntry.objects.exclude(resource__state__in=SHOWN).delete()
    total = 0
    for keys in _batches():
        _run(_ENTRIES, keys)
        total += len(keys)
    count_words()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE resources_searchentry, resources_lexeme")
    return total


@transaction.atomic
def count_words() -> int:
    """Count in how many items each word stands, and forget words that stand in none any more; returns how many stay.

    Publishing goes on meanwhile: the words are counted apart, and only the last step writes where others do.
    """
    newest = Lexeme.objects.aggregate(newest=Max("pk"))["newest"] or 0
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ANEW)
        for keys in _batches():
            _run(_COUNTED_WORDS, keys)
        cursor.execute(_KEEP_COUNTS)
        cursor.execute(_FORGET, [newest])
        cursor.execute("DROP TABLE counted")
    return Lexeme.objects.count()


def _batches() -> Iterator[list[int]]:
    keys = Resource.objects.filter(state__in=SHOWN).order_by("changed_at").values_list("pk", flat=True).iterator()
    while batch := list(islice(keys, BATCH)):
        yield batch


def _run(statement: str, keys: Sequence[int]) -> None:
    values: dict[str, Any] = {
        "ids": list(keys),
        "shown": [state.value for state in SHOWN],
        "from": FOLD_FROM,
        "to": FOLD_TO,
        "tag": TAG,
        "shortest": SHORTEST_WORD,
        "longest": LONGEST_WORD,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
