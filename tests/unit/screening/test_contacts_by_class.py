"""Promise 1: phones, emails and account names by the classes in which people write them, a family's and work's."""

from __future__ import annotations

import pytest

from screening import FindingType, Verdict, screen

CONTACTS = {FindingType.PHONE, FindingType.EMAIL, FindingType.HANDLE, FindingType.ADDRESS, FindingType.POSTCODE}

FAMILYS = [
    # said after the number, or in the box beside it
    ("0113 496 0582 (foster home landline). Use that and not my extension.", "0113 496 0582"),
    ("0117 496 0111 is the children's home. Who rings?", "0117 496 0111"),
    ("Relationship: kinship carer | Tel (day): 01632 960 149 | Tel (eve): as above", "01632 960 149"),
    # spoken, and figures and words mixed
    ("Her mum left 0 double seven double oh 900 682. Can I call?", "0 double seven double oh 900 682"),
    ("Auntie's is oh seven seven double-oh nine double-oh five six two", "oh seven seven double-oh nine"),
    ("dad: oh double seven hundred 900 415", "oh double seven hundred 900 415"),
    # private mailboxes
    ("Can the Virtual School resend the link to jojo.bean@hotmail.co.uk?", "jojo.bean@hotmail.co.uk"),
    ("Adopters prefer newforever3@familypost.example to the school app.", "newforever3@familypost.example"),
    (
        "Yours faithfully,\nMrs V. Quill\nv.quill1958@inkmail.example\nI look after my late sister's three.",
        "v.quill1958",
    ),
    ('Carer says "bev dot lemon at cosyhome dot example"', "bev dot lemon at cosyhome dot example"),
    ("mum swears it's tilly-g@@quickpost.example", "tilly-g@@quickpost.example"),
    ("hollyhock7 @ gmail.com is what the carer wrote", "hollyhock7 @ gmail.com"),
    # account names
    ("year 6 plays as sweatybean-ttv till 4am", "sweatybean-ttv"),
    ("A livestream by bigbeanie_x showed a fight.", "bigbeanie_x"),
    ("Her Strava, r.bean.runs, shows the placement", "r.bean.runs"),
    ("has a channel, BeanieEatsChips, nine subscribers", "BeanieEatsChips"),
    # the label of a postcode
    ("home p/code DN31 2PB / SEN K", "DN31 2PB"),
]


@pytest.mark.parametrize(("text", "marked"), FAMILYS)
def test_a_familys_contact_blocks(text: str, marked: str) -> None:
    places = [text[f.start : f.end] for f in screen(text).findings if f.verdict is Verdict.BLOCK]
    assert any(marked in place for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "My works mobile is 07700 900 125 if the adviser wants to ring.",
        "The advisory teacher gave out 07700 900 630 as his new work number.",
        "The taxi firm's number is 07700 900636, have they been vetted?",
        "Messages from noreply@epep-system.example land in quarantine.",
        "no-reply@portal.example keeps going to junk",
        "helpdesk@supplier.example never answers",
        "Please reply to me at t.bean@gmail.com as our server is down. I'm the DSL.",
        "Many thanks\nJo Bean\nDesignated teacher, Hilltop\nE: jo.bean@outlook.com",
        "we looked at bbc.co.uk and tes.com",
        "Please tag @Inclusion-Leads rather than @Everyone in the Teams channel.",
        "@channel and @here are for emergencies only",
        "We liked the thread by @AttachmentAware. Is it evidence based?",
    ],
)
def test_a_contact_of_work_passes(text: str) -> None:
    assert [f.type for f in screen(text).findings if f.type in CONTACTS] == []
