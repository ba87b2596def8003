"""The one table that turns what was seen into a verdict: type of finding by circumstance.

A row reads: labelled, proved, family's, unclear, doubtful; what is work or a marked scenario is always fine, except that
no scenario excuses a number, a contact or a reference. Only names can be improbable.
"""

from __future__ import annotations

from screening.types import Circumstance, FindingType, Verdict

_O, _W, _B = Verdict.OK, Verdict.WARN, Verdict.BLOCK
_COLUMNS = (
    Circumstance.LABELLED, Circumstance.PROVED, Circumstance.FAMILYS, Circumstance.UNCLEAR, Circumstance.DOUBTFUL,
    Circumstance.WORK, Circumstance.SCENARIO, Circumstance.IMPROBABLE,
)  # fmt: skip
_ROWS: dict[FindingType, tuple[Verdict, ...]] = {
    #                        label. proved family unclear doubt work scenario improbable
    FindingType.UPN:         (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.NHS:         (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.ULN:         (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.NINO:        (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.DOB:         (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.POSTCODE:    (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.ADDRESS:     (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.PHONE:       (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.EMAIL:       (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.HANDLE:      (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.CASE_REF:    (_B,   _B,    _B,    _B,     _W,   _O,  _B,  _W),
    FindingType.CHILD_NAME:  (_B,   _B,    _B,    _B,     _W,   _O,  _O,  _O),
    FindingType.FAMILY_NAME: (_B,   _B,    _B,    _B,     _W,   _O,  _O,  _O),
    FindingType.INITIALS:    (_B,   _B,    _B,    _B,     _W,   _O,  _O,  _O),
    FindingType.FAMILY_REF:  (_W,   _W,    _W,    _W,     _W,   _O,  _O,  _W),
    FindingType.NARRATIVE:   (_W,   _W,    _W,    _W,     _W,   _O,  _O,  _W),
}  # fmt: skip
TABLE: dict[tuple[FindingType, Circumstance], Verdict] = {
    (kind, circumstance): verdict
    for kind, row in _ROWS.items()
    for circumstance, verdict in zip(_COLUMNS, row, strict=True)
}
_RANK = {Verdict.OK: 0, Verdict.WARN: 1, Verdict.BLOCK: 2}


def decide(kind: FindingType, circumstance: Circumstance) -> Verdict:
    """What the table says of one finding."""
    return TABLE[kind, circumstance]


def worst(verdicts: list[Verdict]) -> Verdict:
    """The gravest of the verdicts; ok where there is none."""
    return max(verdicts, key=_RANK.__getitem__, default=Verdict.OK)
