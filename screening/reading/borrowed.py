"""First names and surnames of many countries, from the word lists that the package Faker ships (MIT licence).

They add to the lists written for this project: the names of children whose families come from elsewhere, which no hand
knows in full. Only lists in Latin letters are taken; a word that English has too stays what it is (see `lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from screening.reading.normalise import bare

# Countries and languages of families in England's schools; Faker's code for each list.
LISTS = (
    "az_AZ", "cs_CZ", "da_DK", "de_DE", "en_GB", "en_IE", "en_IN", "en_NG", "en_PK", "en_US", "es_CO", "es_ES", "es_MX",
    "et_EE", "fi_FI", "fr_FR", "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "it_IT", "lt_LT", "lv_LV", "nl_NL",
    "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "tr_TR", "tw_GH", "uz_UZ", "vi_VN", "yo_NG",
    "zu_ZA",
)  # fmt: skip
_SHORTEST = 3


def borrowed_names() -> tuple[frozenset[str], frozenset[str]]:
    """First names and surnames, one word each, in lower case without accents."""
    providers = [import_module(f"faker.providers.person.{code}").Provider for code in LISTS]
    return _words(providers, "first_names"), _words(providers, "last_names")


def _words(providers: Iterable[type], prefix: str) -> frozenset[str]:
    return frozenset(
        word
        for provider in providers
        for attribute, names in vars(provider).items()
        if attribute.startswith(prefix)
        for name in _each(names)
        for word in bare(name).split()
        if len(word) >= _SHORTEST and word.isascii() and word.isalpha()
    )


def _each(names: object) -> Iterator[str]:
    """Faker keeps names in tuples, sets and mappings of name to weight."""
    if isinstance(names, Iterable) and not isinstance(names, str):
        for name in names:
            if isinstance(name, str):
                yield name
