"""The screen: text in, verdict and marked places out. See `docs/screening.md` for the steps and the figures."""

from __future__ import annotations

from collections.abc import Iterable

from screening import wording
from screening.allowed import Allowed
from screening.contacts import find_contacts, written_addresses
from screening.cues import SCENARIO
from screening.dates import find_dates_of_birth
from screening.decision import decide, worst
from screening.identifiers import find_identifiers
from screening.initials import find_initials
from screening.lexicon import local_names
from screening.local import find_local_references
from screening.names import find_names
from screening.references import find_references
from screening.sheet import Sheet
from screening.stories import find_stories
from screening.types import Candidate, Circumstance, Context, Finding, FindingType, Screening, Verdict

_EXCUSED_BY_SCENARIO = frozenset(
    {
        FindingType.CHILD_NAME,
        FindingType.FAMILY_NAME,
        FindingType.INITIALS,
        FindingType.NARRATIVE,
        FindingType.FAMILY_REF,
    }
)
# Of two findings that overlap, the one named first stays (a number is never also a name). Stories may hold others.
_PRECEDENCE = (
    FindingType.UPN, FindingType.NINO, FindingType.EMAIL, FindingType.DOB, FindingType.NHS, FindingType.ULN,
    FindingType.PHONE, FindingType.CASE_REF, FindingType.ADDRESS, FindingType.POSTCODE, FindingType.HANDLE,
    FindingType.FAMILY_NAME, FindingType.CHILD_NAME, FindingType.INITIALS,
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_PRECEDENCE)}
_STORIES = frozenset({FindingType.NARRATIVE, FindingType.FAMILY_REF})
_NOTHING_ALLOWED = Context()


def screen(text: str, *, context: Context = _NOTHING_ALLOWED) -> Screening:
    """Say whether a text could identify a child or family, and mark where.

    Spans are `[start, end)` in characters of `text` as given. Raises nothing for any string; needs no network, file or
    database. Source of the rules: the labelling guide of the screening data and DOMAIN B4.
    """
    sheet = Sheet(text)
    if not sheet.text.strip():
        return Screening(Verdict.OK)
    with local_names(context.names):
        candidates = [*find_local_references(sheet, context.references), *_candidates(sheet, Allowed(sheet, context))]
        findings = tuple(sorted(_findings(sheet, candidates)))
    return Screening(worst([finding.verdict for finding in findings]), findings)


def _candidates(sheet: Sheet, allowed: Allowed) -> Iterable[Candidate]:
    for finder in (find_identifiers, find_dates_of_birth, find_contacts, find_references, find_initials):
        for candidate in finder(sheet):
            if not allowed.covers(candidate.start, candidate.end):
                yield candidate
    inside = written_addresses(sheet)
    for candidate in find_names(sheet, allowed):
        if not any(low <= candidate.start < high for low, high in inside):
            yield candidate
    yield from find_stories(sheet)


def _findings(sheet: Sheet, candidates: Iterable[Candidate]) -> Iterable[Finding]:
    scenario = bool(SCENARIO.search(sheet.lower))
    kept: list[tuple[Candidate, Verdict]] = []
    for candidate in candidates:
        excused = scenario and candidate.type in _EXCUSED_BY_SCENARIO
        verdict = decide(candidate.type, Circumstance.SCENARIO if excused else candidate.circumstance)
        if verdict is not Verdict.OK:
            kept.append((candidate, verdict))
    for candidate, verdict in without_overlap(kept, len(sheet.text)):
        start, end = sheet.folded.original(candidate.start, candidate.end)
        replacement = wording.instead(candidate.type, sheet, candidate.start, candidate.end)
        yield Finding(start, end, candidate.type, verdict, wording.why(candidate.type), replacement)


def without_overlap(candidates: list[tuple[Candidate, Verdict]], length: int) -> list[tuple[Candidate, Verdict]]:
    """Where two overlap keep the one of higher precedence, then the longer; stories are judged among themselves."""
    plain = [pair for pair in candidates if pair[0].type not in _STORIES]
    stories = [pair for pair in candidates if pair[0].type in _STORIES]
    plain.sort(key=lambda pair: (_RANK[pair[0].type], pair[0].start - pair[0].end))
    stories.sort(key=lambda pair: (pair[0].type is FindingType.FAMILY_REF, pair[0].start - pair[0].end))
    return _first_come(plain, length) + _first_come(stories, length)


def _first_come(pairs: list[tuple[Candidate, Verdict]], length: int) -> list[tuple[Candidate, Verdict]]:
    taken = bytearray(length)
    chosen: list[tuple[Candidate, Verdict]] = []
    for pair in pairs:
        place = slice(pair[0].start, pair[0].end)
        if not any(taken[place]):
            taken[place] = b"\x01" * (place.stop - place.start)
            chosen.append(pair)
    return chosen


def replace_all(text: str, findings: Iterable[Finding]) -> str:
    """The text with every marked place rewritten; of nested places the outer one is rewritten once."""
    position, out = 0, []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.start < position:
            continue
        out += [text[position : finding.start], finding.replacement]
        position = finding.end
    return "".join([*out, text[position:]])
