"""Texts made to hold the screen up: one long word, unending punctuation, half-finished patterns over and over.

Each is a short piece that is repeated up to the wanted length.
"""

from __future__ import annotations

PIECES: dict[str, str] = {
    "one word": "a",
    "one capital word": "A",
    "digits": "7",
    "spaced digits": "0 7 ",
    "dashes": "1-",
    "full stops": ".",
    "stops between letters": "a.",
    "at signs": "a@",
    "stars": "a*",
    "spaced letters": "J a m i ",
    "names": "Amira Khan ",
    "unknown capitals": "Xqzt ",
    "lower names": "amira ",
    "initials": "J.S. ",
    "capital pairs": "QJ in Y7 ",
    "commas": "Amira, ",
    "apostrophes": "'s",
    "quotes": "\"'",
    "nested quotes": "\"'“‘he said “",
    "brackets": "((((",
    "spaces": " ",
    "new lines": "\n",
    "slashes": "A1/",
    "references": "ref ref no ",
    "the the": "the same the ",
    "titles": "Mr Mrs ",
    "addresses": "1 High 1 High ",
    "emails": "a.b.c.d@e.f.",
    "story": "his mum died on Monday and he was arrested ",
    "children": "a boy of 12 in year 7 whose ",
    "combining marks": "e\u0301",
    "emoji": "\U0001f469\u200d\U0001f467",
    "mixed scripts": "Аmira Αmira 阿米拉 ",
    "right to left": "\u202eAmira\u202c ",
    "nul": "\x00",
    "html": "<td class='x'>Amira</td>",
    "tables": "Name\tDOB\tYear\nAmira\t1/2/11\t9\n",
    "handles": "snapchat is is is ",
    "born": "born on the ",
    "hyphens": "a-",
    "under scores": "J_",
    "months": "14 March ",
    "roles": "our deputy head of the senior assistant ",
    "greetings": "Hi Sam and ",
    "no break": "word",
    "capital words": "The School Of The ",
    "spoken figures": "one two double three ",
    "spelt letters": "R for Romeo ",
    "letters and figures": "B D 9 two ",
    "houses in words": "number twenty two Mill ",
    "broken emails": "a . b @ c . d ",
    "lines of an address": "Mill Brow,\nSlack Top\n",
    "address and postcode": "Mill Brow, Slack Top, HX7 7ZB, ",
    "accounts": "@a_b and ",
    "course codes": "VS/25/118 ",
    "half a postcode": "LS8 4H ",
}


def hostile(length: int) -> dict[str, str]:
    """Every hostile text, cut to `length` characters."""
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in PIECES.items()}
