"""What counts where nobody is named: a contact, date or reference in a text about a family is taken for the family's."""

from __future__ import annotations

import pytest

from screening import screen
from screening.types import Verdict

TAKEN_FOR_A_FAMILYS = [
    ("Transport measured from the gate and not from DL14 7PW where the carers live.", "DL14 7PW"),
    ("The tutor won't go as far as HX7 8QZ. Can someone else?", "HX7 8QZ"),
    ("Is there an EP who covers TS13 4BQ after school hours?", "TS13 4BQ"),
    ("We posted the laptop to OL14 6PD and it came back. Who pays?", "OL14 6PD"),
    ("Which school is nearest to CA17 4HH for a Y7?", "CA17 4HH"),
    ("Postcode on the form is YO62 5BX but your checker says out of area.", "YO62 5BX"),
    ("The driver went to the wrong house, it's 9 Tarn Rise, LA9 6PH.", "9 Tarn Rise"),
    ("The taxi firm says 7 Cuckoo Rise is too narrow for a minibus.", "7 Cuckoo Rise"),
    ("Contact takes place at the aunt's home, Fernlea, Mill Lane, Otley.", "Fernlea"),
    ("The parents want a call rather than a letter: 0113 496 0387.", "0113 496 0387"),
    ("The office dialled 0191 498 0624 to say he'd gone and got the ex-carer.", "0191 498 0624"),
    ("We tried 0161 496 0442 four times about the detention and nobody answered.", "0161 496 0442"),
    ("Ring her back on 01632 960188, she's up till ten.", "01632 960188"),
    ("Is it all right for the driver to have 07700 900341 in case of delay?", "07700 900341"),
    ("I've 01632 960333 down for emergencies and it's a chip shop now.", "01632 960333"),
    ("Third message today from angrydad_hx@example.org about a detention.", "angrydad_hx@example.org"),
    ("She wrote to our counsellor from rainydaygirl@example.net at 2am.", "rainydaygirl@example.net"),
    ("Who resets 22khan.z@moorpark.example.sch.uk? Locked out since Friday.", "22khan.z@moorpark"),
    ("The essay came from s.quagfeather2028@hill.example.sch.uk, one of our Year 11s.", "quagfeather2028"),
    ("The EHC plan still shows 25/12/2009 and no number.", "25/12/2009"),
    ("can a boy born 8th febuary 2010 leave school in june", "8th febuary 2010"),
    ("The CTF came across with 01/09/2014 in it and no surname, so the census will reject it.", "01/09/2014"),
    ("03.04.13 born | 09/2017 started nursery | 02/2024 first suspension", "03.04.13"),
    ("Complaint from the parents, logged with you as CS2-25-0417.", "CS2-25-0417"),
    ("Commissioning need the placement request number. It's APR/3916/B, for the girl who began in May.", "APR/3916/B"),
    ("Social care quote 2218834 when I ring. Is that enough for you?", "2218834"),
    ("Police gave us 0412 of 3 May. What is it?", "0412 of 3 May"),
    ("Can the supply teacher drop work at 33 Sorrel Way?", "33 Sorrel Way"),
    ("Collected by police from 33 Sorrel Way at 1 am.", "33 Sorrel Way"),
    ("Online alternative provision won't ship to BB9 5QL.", "BB9 5QL"),
    ("Please update Mosaic: 01632 960876 is the new landline there.", "01632 960876"),
    ("Family group conference: the grandparents dial in from 01632 960876.", "01632 960876"),
    ("WhatsApp only, +353 85 012 3456.", "+353 85 012 3456"),
    ("Do I give the taxi people 07700 900654 or yours?", "07700 900654"),
    ("Panel said 14 March 2012 and female, nothing else.", "14 March 2012"),
    ("The infant hasn't an NHS number yet, born the 9th of last month.", "9th"),
    ("YOT order number Y/0412/25 says no contact.", "Y/0412/25"),
    ("The date on the plan is wrong, 17/06/2011 not 2012.", "17/06/2011"),
    ("Taxi booked from WN7 8QQ to us at 8.", "WN7 8QQ"),
    ("Please look up 20417/EHC before the meeting.", "20417/EHC"),
]


@pytest.mark.parametrize(("text", "marked"), TAKEN_FOR_A_FAMILYS)
def test_what_is_nobodys_is_a_familys(text: str, marked: str) -> None:
    places = [text[f.start : f.end] for f in screen(text).findings if f.verdict is Verdict.BLOCK]
    assert any(marked in place for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "We tried 0161 496 0442 for the virtual school and it rang out. Is it still your number?",
        "Which SENDIASS number should the leaflet for parents carry, 01632 960190 or 0113 496 0700?",
        "I've been passed from 0113 496 0700 to 0113 496 0701 about attendance codes.",
        "Families can text 07700 900222 to book the holiday club, is it on your page?",
        "Parents ring 0113 496 0700 and get no answer. It's your admissions line.",
        "The trainer is at h.jones@example.org if you need slides.",
        "The link to the survey came from survey@example.com. Spam?",
        "The exam board wants office3042@valley.example.sch.uk as the contact.",
        "Do we send paper forms to BD1 1HY or upload them?",
        "We're moving to 12 Fold Lane in September while the roof is done.",
        "The pupil referral unit moves to 5 Dock Street after Easter. Will transport be re-tendered?",
        "The family hub at 3 Park Road runs a group for carers. Could you send leaflets?",
        "Census day was 3 October 2019, do you still hold those figures?",
        "Our PEP system went live on 03/09/2018. Are earlier PEPs gone?",
        "The transport contract TC-2024-118 ends in July. Who re-tenders?",
        "I booked place 22014 for the conference.",
        "Our sixth form is now at 200 Harp Street.",
        "Could I come and see you at 5 Harp Street on Monday?",
        "Ask for Lesley on 01632 960543.",
        "Is quote Q-20417 still valid?",
        "The building was finished on 1 May 2012 and leaks.",
    ],
)
def test_what_stands_with_work_is_works(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
