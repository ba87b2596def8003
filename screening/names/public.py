"""Authors, public figures, published children and characters of books: who may be named though he is no colleague.

The list in data/public_people.txt holds whole names, which pass wherever no child's cue stands, and single words, which
pass as surnames; the patterns know an author by the words around ("Morgan & Costello", "the Gazeley stuff", "(2019)").
"""

from __future__ import annotations

import re

from screening.reading.lexicon import read_phrases
from screening.reading.wordsets import any_of

_PHRASES = read_phrases("public_people.txt")
PUBLIC_WORDS = frozenset(phrase[0] for phrase in _PHRASES if len(phrase) == 1)
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(_PHRASES):
    if len(_phrase) > 1:
        _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)

_WORK = (
    r"(?:inquiry|enquiry|review|report|judgment|judgement|case law|ruling|principles?|theory|theories|model|scale|study|studies|research|stuff|reading(?! (?:ages?|levels?|scores?|tests?|books?|record|scheme|groups?|diary|level|difficult|recovery|intervention|at|in|is|was|has|and))|work on|book|books|novel|poem|paper|papers|article|articles|podcast|"
    r"documentary|programme|framework|hierarchy|competenc[ey]|play|film|memoir|biography|diary|lecture|findings|typology|ted talk|chapter|one you recommended|evidence review)"
)
PUBLIC_AFTER = re.compile(
    rf"^(?:'s)? (?:{_WORK}\b|et al|v\.? |vs\.? |\(?(?:19|20)\d\d)|^,? \(?(?:19|20)\d\d\)?(?![/-]\d)|^'? et al|^'s \"|^(?: and [a-z'-]{2, 16} [a-z'-]{2, 16})? from the (?:nineties|eighties|seventies|sixties|noughties|thirties)|^ (?:still )?(?:hold|holds|stand|stands) up\b|^ (?:or|and|&) the [a-z-]{{2,20}} (?:{_WORK}|one)\b|^ \((?:[a-z&.]{{1,14}},? ){{0,3}}(?:19|20)\d\d[a-z]?\)"
)
PAIR_AFTER = re.compile(
    r"^ & (?:[a-z]\. ?)?[a-z'-]{2,20}(?= ?[),.\"]|'s| (?:is|are|say|argue|suggest|19|20|\(|on)\b|$)"
)
PAIR_BEFORE = re.compile(r"[a-z'-]{2,20} & $")
# The sentence is about reading, research or fiction.
READING = any_of(
    "read book author article papers novel poem written study research researcher researchers listened podcast watched film films memoir memoirs theory theorists theorist literature playwright poet fiction "
    "character characters musical texts author's authors chapter textbook storybook storybooks picture-book laureate reader readers"
)
FICTION = any_of(
    "novel novels book books text texts play plays poem film films memoir musical story stories fiction character characters author shakespeare dickens dahl reading read study"
)
# Talk of fiction that goes on over several sentences: a class reader, a play, a set of picture books.
IN_FICTION = any_of(
    "novel novels panto pantomime storybook storybooks picture-book cast character characters",
    [
        "in the story",
        "in the play",
        "in the film",
        "in the novel",
        "r reading",
        "the story of",
        "we're reading",
        "are reading",
        "we've been reading",
        "class reader",
        "class novel",
        "in the book",
        "the book",
        "books at",
        "school play",
        "our play",
        "doing oliver",
        "the script",
        "picture book",
        "picture books",
        "read aloud",
        "reading aloud",
        "story time",
    ],
)
TOLD_IN = re.compile(r"\bin (?:the|our|a) (?:\w{2,12} )?(?:play|story|novel|film|book|panto|poem)\b[^.?!]{0,40}$")
PUBLISHED = any_of(
    "",
    [
        "review",
        "reviews",
        "inquiry",
        "national panel",
        "panel's report",
        "baby p",
        "child q",
        "lcspr",
        "scr",
        "serious case",
        "safeguarding practice",
        "prevention of future deaths",
        "inquest",
    ],
)
LEARNING = any_of(
    "",
    [
        "recommendations",
        "report on",
        "learning from",
        "lessons from",
        "review into",
        "review of",
        "practice review",
        "case review",
        "published",
        "inquiry",
    ],
)


def is_listed(keys: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """Whether these words, with those that follow, begin with a listed name: ("daniel", "pelka")."""
    words = keys + following
    return any(
        words[at : at + len(phrase)] == phrase for at in range(len(keys)) for phrase in _BY_FIRST.get(words[at], ())
    )
