"""Names that the text itself announces: "everyone calls him mozzer", "known as Spud", "our Macca", "Auntie Shaz".

What follows such words is a name whatever list it stands in, in capitals or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.reading.lexicon import FIELD, PLACES, Kind, kind
from screening.reading.sheet import Sheet, Word
from screening.reading.wordsets import words_of
from screening.types import Candidate, Circumstance, FindingType

_WHOM = r"(?:him|her|'im|'er|im|er|me lad|the lad|the boy|the girl|this one|that one|the kid|this kid)"
_ANNOUNCED = re.compile(
    rf"(?:\b(?:calls?|called|calling|named?|nicknamed?|dubbed|christened|labels?|labelled) {_WHOM}(?: by)? (?:the )?[\"']?"
    r"|\b(?:goes|go|went|going) by (?:the )?(?:name |nickname )?(?:of )?[\"']?|\b(?:answers|answering) to (?:the name )?(?:of )?[\"']?|\bnicknamed? (?:is |was )?[\"']?|\bstreet name (?:is |of )?[\"']?|\btag (?:name )?is [\"']?"
    r"|\b(?:prefers|likes|wants) to be called [\"']?|\bis (?:always |usually |better |just |locally )?known (?:to (?:everyone|everybody|all|us|staff|friends|mates|the police) )?as [\"']?|\b(?:lad|boy|girl|lass|pupil|student|child|kid|one) (?:we call|they call|known as|everyone calls) [\"']?"
    r"|\b(?:his|her) (?:real |first |full |actual |proper |chosen |preferred |middle )?name(?:'s| is|s) [\"']?|\baka [\"']?)$"
)
_AS_CALLED = re.compile(
    r"^[\"']?,? (?:as )?(?:everyone|everybody|they|we|staff|mum|his mates|her mates|the lads|the kids|his head|her head|nan|the home|the staff|we all|friends)(?: all)? (?:calls?|call|insists? on calling|know|knows) (?:him|her|'im|'er|im|er)\b"
)
_CALLED_BY_ALL = re.compile(
    rf"\b(?:everyone|everybody|they|we|all|mates|lads|kids|friends|staff|class|folk) (?:all |just |always )?calls? {_WHOM} [\"']?$|\b(?:nicknamed?|dubbed|aka) (?:is |was )?[\"']?$"
)
_REPROACH = words_of(
    "lazy stupid naughty bad difficult thick disruptive good fat ugly gay racist horrible dirty smelly slow dumb liar liars useless weird mad crazy trouble manipulative attention violent feral damaged needy defiant rude disabled special vulnerable high low "
    "trouble-maker troublemaker lucky resilient bright able quiet shy on up down today yesterday most"
)
_OWN = re.compile(r"(?:^|[\s,.(\"'-])(?:our|wee|young|little|poor|lil|big) $")
_FOND = re.compile(
    r"(?<![\w'-])(?:great[- ])?(?:auntie|aunty|auntee|aunt|uncle|unc|nana|nanna|nannie|nanny|nan|nani|nanu|gran|granny|grannie|grandma|grandpa|grandad|granddad|gramps|grampy|bibi|dadi|dada|khala|phupo|chacha|mamu|abuela|yiayia|yaya|oma|opa|babcia|busia|nonna|papa|pops|mama) $"
)
_FOND_WORD = words_of(
    "auntie aunty auntee aunt uncle unc nana nanna nannie nanny nan nani nanu gran granny grannie grandma grandpa grandad granddad gramps grampy bibi dadi dada khala phupo chacha mamu abuela yiayia yaya oma opa babcia busia nonna papa pops mama"
)
_NOT_A_NAME = words_of(
    "a an the it and or but his her him he she they we i you not very so too just who is was has had will may can would could should says said wants rings thinks does did do in on at by of to for from with as if when "
    "names name something everything anything nothing out back round over again daily that this these those our my your their all every other one two three rose means comes goes works lives looks picks takes keeps got gets never always still "
    "also only rang phoned came went told asked sees wanted needs needed might must now then there here also plus into"
)


_CALLED_SO = re.compile(
    r"[\"'](?P<name>[A-Z][\w-]{1,14})[\"'] ?(?:\(|, |- )[^).?!\n]{0,40}?\bcalls? (?:him|her|them|it)"
)


def find_nicknames(sheet: Sheet) -> Iterator[Candidate]:
    """Every name that the words before or after announce."""
    words = sheet.words
    for match in _CALLED_SO.finditer(sheet.text):
        yield Candidate(FindingType.CHILD_NAME, *match.span("name"), Circumstance.FAMILYS)
    for i, word in enumerate(words):
        before = sheet.before(word.start, 60)
        if _may_be_name(word) and _is_announced(sheet, word, before):
            end = _with_next(words, i)
            yield Candidate(FindingType.CHILD_NAME, word.start, end, Circumstance.FAMILYS)
        relation = words[i - 1] if i else None
        if relation and relation.key in _FOND_WORD and _is_fond(sheet, relation, word, before):
            yield Candidate(FindingType.FAMILY_NAME, relation.start, word.end, Circumstance.FAMILYS)


def _is_announced(sheet: Sheet, word: Word, before: str) -> bool:
    if _ANNOUNCED.search(before):
        if word.capital:
            return word.key not in FIELD
        if kind(word.key) is Kind.WORD:
            return bool(_CALLED_BY_ALL.search(before)) and word.key not in _REPROACH
        return not before.rstrip("\"' ").endswith("known as")
    if _AS_CALLED.search(sheet.after(word.end, 60)):
        return True
    own = _OWN.search(before)
    return (
        bool(own)
        and word.capital
        and not word.shouted
        and kind(word.key) in {Kind.NAME, Kind.UNKNOWN}
        and not _has_job(sheet, word)
    )


def _has_job(sheet: Sheet, word: Word) -> bool:
    """ "our Yusuf (SENCO)" is left to the judge of names, and "our Macca, as everyone calls him" is not."""
    following = sheet.after(word.end, 40)
    nearby = sheet.words[sheet.word_at(word.end) : sheet.word_at(word.end) + 1]
    if any(_INNER.search(text) for text in (word.text,)) or following.startswith((" (", ",", " -", " from", " in ")):
        return not following.startswith((", as ", " in y"))
    return any(near.capital and sheet.text[word.end : near.start] == " " for near in nearby) or bool(
        _THING_NEXT.search(following)
    )


_INNER = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}s?$")
_THING_NEXT = re.compile(
    r"^ (?:system|portal|software|licen[cs]e|form|forms|account|page|team|project|programme|training|trainer|lead|rep|contact|session|sessions|cluster|school|schools|families|community|site|unit|centre|policy|plan|scores?|data|file|files|reports?)\b"
)


def _is_fond(sheet: Sheet, relation: Word, word: Word, before: str) -> bool:
    """ "Auntie Shaz", "nana pat": a relation's pet word right before a name."""
    if sheet.text[relation.end : word.start] != " " or not _may_be_name(word) or relation.possessive:
        return False
    if word.capital:
        return not word.shouted and word.key not in FIELD
    found = kind(word.key)
    if found is Kind.UNKNOWN:
        return len(word.key) > 2 and word.key not in PLACES
    return found in {Kind.NAME, Kind.WORD_NAME} and word.key not in FIELD


def _may_be_name(word: Word) -> bool:
    return word.key not in _NOT_A_NAME and len(word.key) > 1 and not any(char.isdigit() for char in word.key[:1])


def _with_next(words: list[Word], i: int) -> int:
    """The end of the name: a second word belongs to it if it is capitalised too ("Smudge Hepworth")."""
    if i + 1 < len(words) and words[i].capital and words[i + 1].capital and words[i + 1].start == words[i].end + 1:
        return words[i + 1].end
    return words[i].end
