"""The names of languages for their codes: "pl" is Polish, "bfi" British Sign Language. An unknown code stays as it is."""

from __future__ import annotations

from django.conf.locale import LANG_INFO

# Spoken or signed in England and not among those that Django has words for.
_MORE = {
    "am": "Amharic",
    "bfi": "British Sign Language",
    "ckb": "Kurdish (Sorani)",
    "gu": "Gujarati",
    "ku": "Kurdish",
    "ln": "Lingala",
    "ps": "Pashto",
    "rom": "Romani",
    "sn": "Shona",
    "so": "Somali",
    "ti": "Tigrinya",
    "tl": "Tagalog",
    "yo": "Yoruba",
    "yue": "Cantonese",
    "zh": "Chinese",
}


def name_of(code: str) -> str:
    """The language in English."""
    plain = code.strip().lower()
    for known in (plain, plain.partition("-")[0]):
        if known in _MORE:
            return _MORE[known]
        if known in LANG_INFO and "name" in LANG_INFO[known]:
            return str(LANG_INFO[known]["name"])
    return code
