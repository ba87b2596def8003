"""What the rules alone find: every detector's candidates, decided by the table, without overlap.

`screen` lets the judge look at the names among them; the training of the judge starts from here too.
"""

from __future__ import annotations

from collections.abc import Iterable

from screening.allowed import Allowed
from screening.contacts.contacts import find_contacts, written_addresses
from screening.decision import decide
from screening.names.cues import SCENARIO
from screening.names.initials import find_initials
from screening.names.names import find_names
from screening.numbers.dates import find_dates_of_birth
from screening.numbers.dummies import is_dummy
from screening.numbers.identifiers import find_identifiers
from screening.numbers.local import find_local_references
from screening.numbers.pieces import find_pieces
from screening.numbers.references import find_references
from screening.numbers.spoken import find_spoken
from screening.reading.sheet import Sheet
from screening.stories.stories import find_stories
from screening.types import Candidate, Circumstance, Context, FindingType, Verdict

_EXCUSED_BY_SCENARIO = frozenset(
    {
        FindingType.CHILD_NAME,
        FindingType.FAMILY_NAME,
        FindingType.INITIALS,
        FindingType.NARRATIVE,
        FindingType.FAMILY_REF,
    }
)
_NUMBERS = frozenset(
    {FindingType.UPN, FindingType.NHS, FindingType.ULN, FindingType.NINO, FindingType.PHONE, FindingType.CASE_REF}
)
# Of two findings that overlap, the one named first stays (a number is never also a name). Stories may hold others.
_PRECEDENCE = (
    FindingType.UPN, FindingType.NINO, FindingType.EMAIL, FindingType.DOB, FindingType.NHS, FindingType.ULN,
    FindingType.PHONE, FindingType.CASE_REF, FindingType.ADDRESS, FindingType.POSTCODE, FindingType.HANDLE,
    FindingType.FAMILY_NAME, FindingType.CHILD_NAME, FindingType.INITIALS,
)  # fmt: skip
_FINDERS = (
    find_identifiers, find_spoken, find_pieces, find_dates_of_birth, find_contacts, find_references, find_initials,
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_PRECEDENCE)}
_STORIES = frozenset({FindingType.NARRATIVE, FindingType.FAMILY_REF})
Decided = tuple[Candidate, Verdict]


def is_scenario(sheet: Sheet) -> bool:
    """Whether the text says that its child is made up."""
    return bool(SCENARIO.search(sheet.lower))


def find_by_rules(sheet: Sheet, allowed: Allowed, context: Context) -> list[Decided]:
    """Every place that the rules mark, with the table's verdict; what the table lets stand is left out."""
    scenario = is_scenario(sheet)
    kept: list[Decided] = []
    for candidate in [*find_local_references(sheet, context.references), *_candidates(sheet, allowed)]:
        excused = scenario and candidate.type in _EXCUSED_BY_SCENARIO
        verdict = decide(candidate.type, Circumstance.SCENARIO if excused else candidate.circumstance)
        if verdict is not Verdict.OK:
            kept.append((candidate, verdict))
    return without_overlap(kept, len(sheet.text))


def _candidates(sheet: Sheet, allowed: Allowed) -> Iterable[Candidate]:
    for finder in _FINDERS:
        for candidate in finder(sheet):
            if allowed.covers(candidate.start, candidate.end):
                continue
            if candidate.type not in _NUMBERS or not is_dummy(sheet, candidate.start, candidate.end):
                yield candidate
    inside = written_addresses(sheet)
    for candidate in find_names(sheet, allowed):
        if not any(low <= candidate.start < high for low, high in inside):
            yield candidate
    yield from find_stories(sheet)


def without_overlap(candidates: list[Decided], length: int) -> list[Decided]:
    """Where two overlap keep the graver, then that of higher precedence, then the longer; stories among themselves."""
    plain = [pair for pair in candidates if pair[0].type not in _STORIES]
    stories = [pair for pair in candidates if pair[0].type in _STORIES]
    plain.sort(key=lambda pair: (pair[1] is not Verdict.BLOCK, _RANK[pair[0].type], pair[0].start - pair[0].end))
    stories.sort(key=lambda pair: (pair[0].type is FindingType.FAMILY_REF, pair[0].start - pair[0].end))
    return _first_come(plain, length) + _first_come(stories, length)


def _first_come(pairs: list[Decided], length: int) -> list[Decided]:
    taken = bytearray(length)
    chosen: list[Decided] = []
    for pair in pairs:
        place = slice(pair[0].start, pair[0].end)
        if not any(taken[place]):
            taken[place] = b"\x01" * (place.stop - place.start)
            chosen.append(pair)
    return chosen
