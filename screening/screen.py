"""The screen: text in, verdict and marked places out. See `docs/screening.md` for the steps and the figures."""

from __future__ import annotations

from collections.abc import Iterable

from screening import wording
from screening.allowed import Allowed
from screening.contacts.contacts import written_addresses
from screening.decision import worst
from screening.judging.judge import judge
from screening.reading.lexicon import local_names
from screening.reading.sheet import Sheet
from screening.rules import Decided, find_by_rules, is_scenario
from screening.types import Context, Finding, Screening, Verdict

_NOTHING_ALLOWED = Context()


def screen(text: str, *, context: Context = _NOTHING_ALLOWED) -> Screening:
    """Say whether a text could identify a child or family, and mark where.

    Spans are `[start, end)` in characters of `text` as given. Raises nothing for any string; needs no network, file or
    database. Source of the rules: the labelling guide of the screening data and DOMAIN B4.
    """
    sheet = Sheet(text)
    if not sheet.text.strip():
        return Screening(Verdict.OK)
    allowed = Allowed(sheet, context)
    with local_names(context.names):
        found = find_by_rules(sheet, allowed, context)
        if not is_scenario(sheet):
            addresses = written_addresses(sheet)
            found = judge(sheet, found, spared=lambda *place: allowed.covers(*place) or _overlaps(addresses, *place))
        findings = tuple(sorted(_finding(sheet, one) for one in found))
    return Screening(worst([finding.verdict for finding in findings]), findings)


def _overlaps(addresses: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the place lies in an email, a web address or an account name, whose words are no names."""
    return any(low < end and start < high for low, high in addresses)


def _finding(sheet: Sheet, one: Decided) -> Finding:
    candidate, verdict = one
    start, end = sheet.folded.original(candidate.start, candidate.end)
    replacement = wording.instead(candidate.type, sheet, candidate.start, candidate.end)
    return Finding(start, end, candidate.type, verdict, wording.why(candidate.type), replacement)


def replace_all(text: str, findings: Iterable[Finding]) -> str:
    """The text with every marked place rewritten; of nested places the outer one is rewritten once."""
    position, out = 0, []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.start < position:
            continue
        out += [text[position : finding.start], finding.replacement]
        position = finding.end
    return "".join([*out, text[position:]])
