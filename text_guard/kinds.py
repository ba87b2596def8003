"""What the screen looks for, in words for the public, for authors and for staff, each with an invented example."""

from __future__ import annotations

from dataclasses import dataclass

from screening import FindingType as T


@dataclass(frozen=True, slots=True)
class KindOfFinding:
    """A type of finding: its label, an invented example, and whether it stops the text or asks its author."""

    label: str
    example: str
    stops: bool = True


KINDS: dict[T, KindOfFinding] = {
    T.CHILD_NAME: KindOfFinding("A child’s name", "Zorblina’s tutor left"),
    T.FAMILY_NAME: KindOfFinding("The name of a parent, carer or family", "the Quagfeather family"),
    T.INITIALS: KindOfFinding("A child’s initials", "Z.Q. in Year 7"),
    T.DOB: KindOfFinding("A date of birth", "born 31/02/2015"),
    T.UPN: KindOfFinding("A unique pupil number (UPN)", "UPN A000000000000"),
    T.NHS: KindOfFinding("An NHS number", "NHS 000 000 0000"),
    T.ULN: KindOfFinding("A unique learner number (ULN)", "ULN 0000000000"),
    T.NINO: KindOfFinding("A National Insurance number", "QQ 12 34 56 C"),
    T.ADDRESS: KindOfFinding("A family’s address", "they moved to 99 Nowhere Lane"),
    T.POSTCODE: KindOfFinding("A family’s postcode", "lives in ZZ99 9ZZ"),
    T.PHONE: KindOfFinding("A family’s phone number", "mum is on 07700 900000"),
    T.EMAIL: KindOfFinding("A private email address", "mum@example.com"),
    T.HANDLE: KindOfFinding("A child’s or family’s account name", "his account is @zorblix_q"),
    T.CASE_REF: KindOfFinding("A reference to one child’s record", "case LCS-000000"),
    T.FAMILY_REF: KindOfFinding("A relative whom a reader could recognise", "her uncle works in our kitchen", False),
    T.NARRATIVE: KindOfFinding(
        "The story of one child", "a Year 4 girl who climbed on the roof on 8 January", False
    ),
}  # fmt: skip


def label(code: object) -> str:
    """The label of a type, also of one that is no longer looked for."""
    try:
        return KINDS[T(str(code))].label
    except ValueError:
        return str(code).replace("_", " ").capitalize()
