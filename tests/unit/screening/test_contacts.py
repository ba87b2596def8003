"""Promise 1: a family's contact is marked, an office's or colleague's is welcome; references to a record are marked."""

from __future__ import annotations

import pytest

from screening import Verdict, screen

FAMILYS = [
    ("Mum's mobile is 07700 900123", "PHONE", "07700 900123"),
    ("Reach dad on +44 7700 900123.", "PHONE", "+44 7700 900123"),
    ("Nan: 0113 496 0777", "PHONE", "0113 496 0777"),
    ("carer 07700-900-302", "PHONE", "07700-900-302"),
    ("text him on (07700) 900 302", "PHONE", "(07700) 900 302"),
    ("They live at 14 Acacia Avenue", "ADDRESS", "14 Acacia Avenue"),
    ("She stays at Flat 3, 27 Mill Lane", "ADDRESS", "Flat 3, 27 Mill Lane"),
    ("He has moved to LS8 4HG", "POSTCODE", "LS8 4HG"),
    ("Her home is at ls84hg now", "POSTCODE", "ls84hg"),
    ("Write to mum at tracey.b@gmail.com", "EMAIL", "tracey.b@gmail.com"),
    ("dad's email: kev (at) outlook.com", "EMAIL", "kev (at) outlook.com"),
    ("Pupil account 19jsmith@hill.example.sch.uk is locked", "EMAIL", "19jsmith@hill.example.sch.uk"),
    ("He posts as @ty_9trey", "HANDLE", "@ty_9trey"),
    ("her snapchat is lil.mimz_08", "HANDLE", "lil.mimz_08"),
    ("Mosaic ID 2048817", "CASE_REF", "2048817"),
    ("tribunal EH936/24/00417", "CASE_REF", "EH936/24/00417"),
    ("Crime number 13/77421/25", "CASE_REF", "13/77421/25"),
]


@pytest.mark.parametrize(("text", "kind", "marked"), FAMILYS)
def test_a_familys_contact_blocks(text: str, kind: str, marked: str) -> None:
    result = screen(text)
    assert result.verdict is Verdict.BLOCK
    assert (kind, marked) in [(f.type.value, text[f.start : f.end]) for f in result.findings]


@pytest.mark.parametrize(
    "text",
    [
        "Ring our office on 0117 496 0888",
        "You can text me on my work mobile 07700 900555",
        "The duty team is on 0300 123 4567",
        "Call me on 07700 900777, I am the DSL here",
        "Our school is at 22 Park Road, BS3 4XY",
        "The venue is the Civic Centre, High Street, S1 2AB",
        "Families in the BD3 area",
        "Email senco@hillside.example.sch.uk",
        "My email is j.bennett@northtrust.example.org.uk",
        "Follow @educationgovuk and @VSNetworkUK",
        "Helpdesk ticket 88214 and invoice INV-20418",
        "Ombudsman decision 22-014-503",
        "DfE number 202/4166",
        "Year 7/8 groups and the 2024/25 data",
    ],
)
def test_a_contact_of_work_passes(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
