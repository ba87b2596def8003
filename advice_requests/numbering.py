"""References that people read out: `AR-7K3M9Q`. No vowel (no words), no letter or figure that looks like another."""

import secrets

ALPHABET = "346789CDFGHJKMNPQRTVWXY"
LENGTH = 6
PREFIX = "AR-"
SPACE = len(ALPHABET) ** LENGTH
_STRIDE = 89_132_017  # shares no factor with 23, so n → n × stride visits every reference once


def random_reference() -> str:
    """A reference nobody can guess from another; the unique constraint settles the rare clash."""
    return PREFIX + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def nth_reference(number: int) -> str:
    """The reference of row `number` of made-up data: all different for numbers below SPACE."""
    place = number * _STRIDE % SPACE
    letters = []
    for _ in range(LENGTH):
        place, index = divmod(place, len(ALPHABET))
        letters.append(ALPHABET[index])
    return PREFIX + "".join(reversed(letters))
