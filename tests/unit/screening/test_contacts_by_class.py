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


HOMES = [
    (
        "Taxi firm can't find Low Thwaite Farm, the track past the chapel, Askrigg. Where is this child's stop?",
        "Low Thwaite Farm",
    ),
    ("hes living at number 8 on cinder hill not at mums", "number 8 on cinder hill"),
    ("Mum and three kids are squeezed in the flat over Bean's Bakery, Lidget Green.", "the flat over Bean's Bakery"),
    ("The correct home address is NB Kingfisher, Mooring 23, Salterhebble Basin.", "NB Kingfisher, Mooring 23"),
    ("Contingency hotel is The Beaumont, Room 214, Marine Parade. Family's there six weeks.", "The Beaumont, Room 214"),
    ("CHANGE OF ADDRESS | From: 3 Bowling Back Court | To: Caravan 2, rear of Hillcrest, BD6 1YT", "BD6 1YT"),
    ("No house number: Keeper's Cottage, Wycoller Lane End, nr Trawden. The minibus refuses.", "Keeper's Cottage"),
    ("Is Ivy Bank, Station Road, Clapham via Lancaster LA2 8EZ in our area? It's where the carers live.", "LA2 8EZ"),
    ("Both pupils stay at 6 Ravensknowle during the week", "6 Ravensknowle"),
    ("moved back on the layby by thornton dam, third trailer", "the layby by thornton dam"),
    ("She lives at Ty Newydd, Heol y Bont", "Ty Newydd"),
]


@pytest.mark.parametrize(("text", "marked"), HOMES)
def test_a_home_without_a_street_blocks(text: str, marked: str) -> None:
    places = [text[f.start : f.end] for f in screen(text).findings if f.verdict is Verdict.BLOCK]
    assert any(marked in place for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "Coffee from 9 at Flat Iron House, 16 Albion Place, LS1 6JL. Should attendees sign in at the desk?",
        "Has anyone inspected the motor project at Unit 6b, Sidings Yard, HX1 5ER lately?",
        "The care farm we'd like to commission is Upper Slack Farm, Blackstone Edge Road, OL15 0LG.",
        "Put YO8 4QP in the sat nav for our main gate.",
        "The barge Moonraker runs trips for schools from Skipton Basin. Any good?",
        "The AP runs from the flat above the old bank, Shipley",
        "Training is in the Ramada, Room 118, Park Row on Friday",
        "We moved number 2 up the list of targets",
        "They stay at 3 Bridges School",
        "Carers' coffee morning: St Bede's Hall, 4 Church Lane, every Tuesday",
        "Foster carers live in Ilkley, near Otley. Which transport policy?",
    ],
)
def test_a_place_of_work_passes(text: str) -> None:
    assert [f.type for f in screen(text).findings if f.type in CONTACTS] == []
