"""Promise 1: turned addresses, numbers in pieces, contacts that an office holds, oblique references; and what resembles them."""

from __future__ import annotations

import pytest

from screening import Verdict, screen

MARKED = [
    # the number behind the street, a house behind another, what was posted back
    ("Taxi firm say the pick-up on the form is Meadow Bank 14, Otley but the carers moved.", "meadow bank 14"),
    ("Home address on our system: Brook Street, 45, Flat 2. Do we tell admissions?", "brook street, 45"),
    ("The attendance team say the house at Cragside Walk, no 9 is boarded up.", "cragside walk, no 9"),
    (
        "Is The Bungalow, rear of 16 Mill Brow inside our catchment? Sibling applying.",
        "the bungalow, rear of 16 mill brow",
    ),
    ("School letters for 22 Lomax Buildings, Heywood Street come back unopened.", "22 lomax buildings"),
    ("They live at the corner of Ings Road and Bond Street", "corner of ings road"),
    # numbers in pieces
    ("His UPN begins K801 then 2300 1175 and ends in a B, the last bit is smudged.", "k801 then 2300 1175"),
    ("NHS no 943 476, next three 591, ends 9.", "943 476, next three 591"),
    ("Postcode starts BD16 and ends 3QT, carers' house.", "bd16 and ends 3qt"),
    # a family's, though work stands nearest
    ("The school office has 07700 900 123 for the childminder and nobody else.", "07700 900 123"),
    ("Our receptionist says the grandmother's line, 01632 960 284, is always engaged.", "01632 960 284"),
    ("The office keeps ringing 01632 960 411 and gets the ex.", "01632 960 411"),
    ("Mum's mobile is 07700 9001 2345, do we text?", "07700 9001 2345"),
    ("He's going live from our gym, @beanie.kez.", "@beanie.kez"),
    ("his tiktok @kez_official09 has 4k followers", "@kez_official09"),
    ("facebook.com/kezza.surname.09 names our Y8s", "kezza.surname.09"),
    # days of birth
    ("Referral came in with only 03/11/2012 and a first initial.", "03/11/2012"),
    ("Which cohort please: 02.11.2018, new to the country", "02.11.2018"),
    ("Can school send a card? her birthday falls on 17 Nov.", "17 nov"),
    ("date of birth the 7th of the 9th 2011", "7th of the 9th 2011"),
    # references
    ("Strategy meeting ref SM/1187/25", "sm/1187/25"),
    ("24MER118774 came by email and nobody opened it", "24mer118774"),
    ("Decision on 0731/25/FA due, the lad's been out since June", "0731/25/fa"),
    ("resit entry under 4417 in centre 51902 was never paid", "4417"),
    ("School's own number for her is A20773.", "a20773"),
    ("National ins. reads ZB 30 44 71, last letter smudged", "zb 30 44 71"),
    ("exclusions ref 24/25-0118", "24/25-0118"),
    ("return interview RHI 1187", "1187"),
    ("Fostering team gave us 31 Beck Lane, Bingley as the pick-up.", "31 beck lane"),
    ("The hospital discharged him to 7 Thornfield, not home.", "7 thornfield"),
    ("Is it right? 13 on Sunday the 9th of November", "9th of november"),
    ("All five Cloughs are off again.", "cloughs"),
    ("bursary form sent back cos zb513806a doesnt match", "zb513806a"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_what_leads_to_one_family_blocks(text: str, marked: str) -> None:
    places = [text[f.start : f.end].lower() for f in screen(text).findings if f.verdict is Verdict.BLOCK]
    assert any(marked in place for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "Our school is at Meadow Bank 14, Otley, and the hall holds 90.",
        "Training is at Hazel Grove, number 27, first floor.",
        "Is the 3 Ings Road site still used for AP?",
        "The tuition agency's address is 77 Queens Park Rd.",
        "Is BL9 5DD the address for your team's post?",
        "The roll went from 1184 to 1201 and then 1250.",
        "Is reception at your end still on 01632 960 411?",
        "Our helpline number 0300 1234 567 is not working.",
        "Please send to vs@calder.gov.uk or 01924 496018",
        "Have you seen our new Insta, @fernbank.reads?",
        "instagram.com/fernbankprimary is ours",
        "Our head's birthday is 4 October, can we shut?",
        "If a child's birthday falls on 31 August, when do they start?",
        "Does a child born on 1 September start a year later?",
        "Which cohort is 01/09/2014 to 31/08/2015?",
        "Agenda 4.2.13 and 4.2.14",
        "KCSIE para 187-192.",
        "Opening hours 0800-1600",
        "FOI 22871 asks for exclusion numbers.",
        "Coach hire quote 22871.",
        "The laptop PK731207 has no charger.",
        "Our SENCO's number is 07700 900 744, she's in till 4.",
        "Does Our Lady of Lourdes take dual registrations?",
        "Our transition project is called Storm.",
        "EHE numbers rose to 44718",
        "Designated teacher training on 12-Mar-2024 was useful.",
    ],
)
def test_what_resembles_them_passes(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
