"""Check digits of the numbers that lead to one child. Each function takes the compact number (no spaces, upper case).

Sources: UPN, DfE rules (13 characters, weights 2 to 13, modulo 23; a final letter takes its own value of the table);
NHS number, weights 10 to 2 modulo 11; ULN, the ILR rule of the Skills Funding Agency. Worked values are in the tests.
"""

from __future__ import annotations

UPN_TABLE = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789"

# Local authority codes of England that issue or issued UPNs. The six at the end came with the reorganisations of 2019
# to 2023 and are the ones that python-stdnum 2.2 does not know.
_LA_RANGES = (
    (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384), (390, 394), (420, 420),
    (800, 803), (805, 808), (810, 813), (815, 816), (821, 823), (825, 826), (830, 831), (835, 837), (840, 841),
    (845, 846), (850, 852), (855, 857), (860, 861), (865, 874), (876, 896), (908, 909), (916, 916), (919, 919),
    (921, 921), (925, 926), (928, 929), (931, 931), (933, 933), (935, 938),
    (838, 839), (940, 943),
)  # fmt: skip
LA_CODES = frozenset(code for first, last in _LA_RANGES for code in range(first, last + 1))


def upn_has_local_authority(number: str) -> bool:
    """Whether the three digits after the check letter are a local authority of England."""
    return int(number[1:4]) in LA_CODES


def upn_holds(number: str) -> bool:
    """Whether the check letter of a 13-character UPN is the right one."""
    total = sum(weight * UPN_TABLE.index(char) for weight, char in enumerate(number[1:], 2))
    return UPN_TABLE[total % 23] == number[0]


def nhs_holds(number: str) -> bool:
    """Whether ten digits are a valid NHS number."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(number[9])


def uln_holds(number: str) -> bool:
    """Whether ten digits are a valid unique learner number (not the temporary 9999999999)."""
    if number[0] == "0" or number == "9999999999":
        return False
    remainder = sum(int(digit) * weight for digit, weight in zip(number[:9], range(10, 1, -1), strict=True)) % 11
    return remainder != 0 and 10 - remainder == int(number[9])
