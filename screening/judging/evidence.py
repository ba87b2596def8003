"""What stands in and around a group of words that could be a name, as short labels which the judge weighs.

A label says where it was seen and what: `next=needs`, `after:AFTER_YEAR`, `rule=CHILD_NAME/block`. Many are joined with
what the group looks like ("name/capital"), since "Hope needs" tells more than "needs". Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from screening.judging.talk import counted
from screening.names import cues, people
from screening.reading.lexicon import FUNCTION_WORDS, PARTICLES, SURNAMES, Kind, kind
from screening.reading.sheet import Sheet, Word
from screening.reading.word_classes import word_class
from screening.reading.wordsets import any_of

_NEAR = {
    "family": any_of(
        "mum mums dad dads nan nana carer carers parent gran grandma auntie uncle brother sister sibling foster family step-mum stepdad stepmum"
    ),
    "pupil": any_of("pupil student child boy girl lad lass learner kid young"),
    "organisation": any_of(
        "school academy college trust primary nursery council university review report inquiry book act law training course"
    ),
    "pronoun": cues.PRONOUN,
}


def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: pattern
        for module in (cues, people)
        for name, pattern in sorted(vars(module).items())
        if isinstance(pattern, re.Pattern) and not name.startswith("_")
    }


_BEFORE = {name: pattern for name, pattern in _patterns().items() if pattern.pattern.rstrip(")").endswith("$")}
_AFTER = {name: pattern for name, pattern in _patterns().items() if pattern.pattern.startswith("^")}
_WITHIN = {name: pattern for name, pattern in _patterns().items() if name not in _BEFORE and name not in _AFTER} | _NEAR
_WIDE, _SIDE, _SENTENCE, _WORDS, _LONGEST, _BEGINNING = 90, 70, 150, 7, 5, 1500


@dataclass(frozen=True, slots=True)
class Group:
    """Words `[first, last]` of the sheet that stand together and could be a name, all in capitals or none."""

    first: int
    last: int


def talk_of(sheet: Sheet) -> tuple[int, int]:
    """How much of the beginning of the text is talk of a child, and how much among colleagues."""
    return counted(sheet.lower[:_BEGINNING])


def groups(sheet: Sheet) -> Iterator[Group]:
    """Every group, in order; a particle ("van", "al") joins two parts."""
    i, count = 0, len(sheet.words)
    while i < count:
        if not _could_be_name(sheet, sheet.words[i]):
            i += 1
            continue
        last = _end_of_group(sheet, i)
        yield Group(i, last)
        i = last + 1


def _end_of_group(sheet: Sheet, first: int) -> int:
    words, last = sheet.words, first
    while last + 1 < len(words) and last - first < _LONGEST and not words[last].possessive and _joined(sheet, last):
        following = words[last + 1]
        if _could_be_name(sheet, following) and following.capital == words[first].capital:
            last += 1
        elif (
            following.key in PARTICLES
            and last + 2 < len(words)
            and _joined(sheet, last + 1)
            and _could_be_name(sheet, words[last + 2])
        ):
            last += 2
        else:
            break
    return last


def _could_be_name(sheet: Sheet, word: Word) -> bool:
    plain = kind(word.key) is Kind.WORD
    if word.key in FUNCTION_WORDS:
        return False
    if sheet.all_upper or not (word.shouted or word.capital):
        return not plain
    return word.shouted or not (word.first and plain)


def _joined(sheet: Sheet, left: int) -> bool:
    between = sheet.text[sheet.words[left].end : sheet.words[left + 1].start]
    return between in {" ", "  "} or (between == ". " and len(sheet.words[left].text) == 1)


def evidence(
    sheet: Sheet, group: Group, ruled: Mapping[int, str], elsewhere: Iterable[str], talk: tuple[int, int]
) -> Iterator[tuple[int, list[str]]]:
    """For each word of a group its index and its labels.

    `ruled` says for each word what the rules made of it ("CHILD_NAME/block"); `elsewhere` which other types the text holds;
    `talk` how much of the text is talk of a child and how much among colleagues (`talk_of`).
    """
    look = _look(sheet, group)
    shared = [
        *_form(sheet, group, look),
        *_neighbours(sheet, group, look),
        *_cues(sheet, group, look, talk),
        *_layout(sheet, group, look),
        *(f"text has {found}" for found in elsewhere),
    ]
    some = next((ruled[i] for i in range(group.first, group.last + 1) if i in ruled), "none")
    shared += [f"rule of group={some}", f"rule of group={some}&{look}{_length(group)}"]
    for index in range(group.first, group.last + 1):
        mine = ruled.get(index, "none")
        yield index, [*shared, *_of_word(sheet, group, index), f"rule={mine}", f"rule={mine}&{look}"]


def _look(sheet: Sheet, group: Group) -> str:
    """What the group looks like: the most telling kind of its words, and how it is written."""
    words = sheet.words[group.first : group.last + 1]
    kinds = {kind(word.key) for word in words}
    order = (Kind.NAME, Kind.WORD_NAME, Kind.UNKNOWN, Kind.PLACE_NAME, Kind.PLACE)
    told = next((one.value for one in order if one in kinds), "word")
    written = "shouted" if all(word.shouted for word in words) else "capital" if words[0].capital else "lower"
    return f"{told}/{written}"


def _length(group: Group) -> int:
    return min(group.last - group.first + 1, 4)


def _form(sheet: Sheet, group: Group, look: str) -> Iterator[str]:
    first, last = sheet.words[group.first], sheet.words[group.last]
    yield from ("any", f"look={look}", f"look={look}{_length(group)}")
    yield from (f"first={first.first}&{look}", f"first={first.first}&{look}{_length(group)}")
    kinds = "_".join(kind(word.key).value for word in sheet.words[group.first : group.last + 1][:3])
    yield f"kinds={kinds}&{'capital' if first.capital else 'lower'}"
    if last.possessive:
        yield from ("possessive", f"possessive&{look}")
    if sheet.all_lower:
        yield f"all lower&{look}"
    if last.key in SURNAMES:
        yield f"surname last&{look}"


def _of_word(sheet: Sheet, group: Group, index: int) -> Iterator[str]:
    word = sheet.words[index]
    what, shape = kind(word.key), _shape(word)
    alone = group.first == group.last
    place = "only" if alone else "first" if index == group.first else "last" if index == group.last else "middle"
    yield from (f"kind={what.value}{shape}", f"place={place}", f"kind={what.value}&{place}")
    if word.key in SURNAMES:
        yield f"surname{shape}"
    if what in {Kind.UNKNOWN, Kind.NAME}:
        yield from (f"ending={word.key[-3:]}", f"ending={word.key[-2:]}")
    else:
        yield f"word={word.key}&{what.value == 'word'}"
    if word.shouted:
        yield f"letters={len(word.text)}"


def _neighbours(sheet: Sheet, group: Group, look: str) -> Iterator[str]:
    back = [_told(sheet, group.first - d) for d in (1, 2, 3)]
    on = [_told(sheet, group.last + d) for d in (1, 2, 3)]
    left, right = _between(sheet, group.first - 1), _between(sheet, group.last)
    written = look.partition("/")[2]
    for d in range(3):
        yield from (f"previous{d + 1}={back[d]}", f"next{d + 1}={on[d]}")
    yield from (f"previous={back[1]} {back[0]}", f"next={on[0]} {on[1]}", f"around={back[0]} _ {on[0]}")
    yield from (f"previous={back[0]}&{look}", f"next={on[0]}&{look}", f"next={on[0]}&{look}{_length(group)}")
    yield from (f"left={left}&{written}", f"right={right}&{written}", f"left={left}{back[0]}", f"right={right}{on[0]}")
    yield from (
        f"left={left}&{look}",
        f"right={right}&{look}",
        f"sides={left}|{right}&{look}",
        f"right={right}{on[0]}&{look}",
    )
    for side, index in (
        ("previous1", group.first - 1), ("previous2", group.first - 2), ("next1", group.last + 1), ("next2", group.last + 2),
    ):  # fmt: skip
        if 0 <= index < len(sheet.words):
            word = sheet.words[index]
            yield from (f"{side} is {_shape(word)}", f"{side} is {kind(word.key).value}{_shape(word)}&{look}")
    before, after = (_class_at(sheet, group.first - 1, left), _class_at(sheet, group.last + 1, right))
    yield from (f"class before={before}&{look}", f"class after={after}&{look}", f"classes={before}_{after}&{look}")
    yield f"classes after={after} {_class_at(sheet, group.last + 2, '')}&{look.partition('/')[0]}"
    yield f"classes before={_class_at(sheet, group.first - 2, '')} {before}&{look.partition('/')[0]}"
    for d in range(1, _WORDS + 1):
        for side, index in (("before", group.first - d), ("after", group.last + d)):
            if 0 <= index < len(sheet.words) and kind(sheet.words[index].key) is Kind.WORD:
                yield from (f"{side} near={sheet.words[index].key}", f"near={sheet.words[index].key}")


def _cues(sheet: Sheet, group: Group, look: str, talk: tuple[int, int]) -> Iterator[str]:
    start, end = sheet.words[group.first].start, sheet.words[group.last].end
    before, after = sheet.before(start, _WIDE), sheet.after(end, _SIDE)
    low, high = sheet.sentence(start)
    sentence = sheet.lower[max(low, start - _SENTENCE) : min(high, end + _SENTENCE)]
    for where, patterns, text in (("before", _BEFORE, before), ("after", _AFTER, after), ("within", _WITHIN, sentence)):
        for name, pattern in patterns.items():
            if pattern.search(text):
                yield from (f"{where}:{name}", f"{where}:{name}&{look}")
    side = sheet.lower[max(0, start - 60) : end + 60]
    for where, (child, work) in (("sentence", counted(sentence)), ("side", counted(side)), ("text", talk)):
        told = "child" if child > work else "work" if work > child else "both"
        yield from (f"{where} talk={child}/{work}", f"{where} talk of {told}&{look}")
    if cues.PRONOUN.search(sheet.lower[end : end + 60]):
        yield from ("pronoun follows", f"pronoun follows&{look}")


def _layout(sheet: Sheet, group: Group, look: str) -> Iterator[str]:
    start, end = sheet.words[group.first].start, sheet.words[group.last].end
    line = sheet.text.rfind("\n", 0, start) + 1
    line_end = sheet.text.find("\n", end)
    line_end = len(sheet.text) if line_end < 0 else line_end
    if len(sheet.text) < 40:
        yield f"short text&{look}"
    if not sheet.text[line:start].strip():
        yield from ("starts line", f"starts line&{look}")
    if not sheet.text[end:line_end].strip(" .,"):
        yield from ("ends line", f"ends line&{look}")
    if line_end == len(sheet.text):
        yield f"last line&{look}"


def _told(sheet: Sheet, index: int) -> str:
    """A neighbouring word: itself where it is an English word, else its kind."""
    if not 0 <= index < len(sheet.words):
        return "start" if index < 0 else "end"
    key = sheet.words[index].key
    if any(char.isdigit() for char in key):
        return "#"
    return key if kind(key) is Kind.WORD else f"@{kind(key).value}"


def _class_at(sheet: Sheet, index: int, gap: str) -> str:
    """The class of a neighbour; a mark of punctuation in between is one of its own."""
    if not 0 <= index < len(sheet.words):
        return "start" if index < 0 else "end"
    mark = gap.strip()[:1]
    if mark:
        return mark
    key = sheet.words[index].key
    return "number" if key[0].isdigit() else word_class(key)


def _shape(word: Word) -> str:
    if word.shouted:
        return f"/shouted{min(len(word.text), 4)}"
    return "/letter" if len(word.text) == 1 and word.capital else "/capital" if word.capital else "/lower"


def _between(sheet: Sheet, index: int) -> str:
    """What stands between a word and the next one, or at the ends of the text."""
    if index < 0:
        return sheet.text[: sheet.words[0].start][-3:] + "^"
    if index + 1 >= len(sheet.words):
        return sheet.text[sheet.words[index].end :][:2] + "$"
    gap = sheet.text[sheet.words[index].end : sheet.words[index + 1].start]
    return gap if len(gap) < 4 else f"{gap[:2]}~{gap[-1]}"
