"""Promise 1: numbers, contacts and homes that are said, spaced wrongly, or written over several lines; and their like."""

from __future__ import annotations

import pytest

from screening import Verdict, screen

MARKED = [
    # said in words
    ('He read out "R for Romeo, K for kilo, 91 85 15, D for dog". Is it his NI?', "R for Romeo, K for kilo, 91 85 15"),
    ("juliet tango 04 11 62 bravo is the number on his payslip", "juliet tango 04 11 62 bravo"),
    ("NHS number is four eight five seven double seven three four five six", "four eight five seven double seven"),
    ("The Mosaic number is seven seven one nine oh four, is it closed?", "seven seven one nine oh four"),
    ("crime number one three slash four four two nine slash two five", "one three slash four four two nine"),
    ("Postcode is B D nine two L T, is that your area?", "B D nine two L T"),
    ("Mum: zero seven seven zero zero - nine zero zero - four four one", "zero seven seven zero zero - nine zero zero"),
    ("born on the fourteenth of the third, twenty eleven", "fourteenth of the third, twenty eleven"),
    ("they live at twenty-two Cobble Lane with nan", "twenty-two Cobble Lane"),
    ("number nineteen, Inkerman Street, is where the carers are", "number nineteen, Inkerman Street"),
    # lone spaces, lost signs
    ("0 7700 9 00 441 is what mum wrote", "0 7700 9 00 441"),
    ("Respite tonight in WF1 2 QJ. Who arranges transport?", "WF1 2 QJ"),
    ("placement bd9 2 lt: which school is nearest?", "bd9 2 lt"),
    ("child lives at B D 9 2 L T", "B D 9 2 L T"),
    ("Her dad is on kwik . bean @ postbox . example", "kwik . bean @ postbox . example"),
    ("dad's is beanie54@gmail", "beanie54@gmail"),
    ("the carer uses jo dot bean at sign inkmail dot example", "jo dot bean at sign inkmail"),
    # homes by their postcode, or by the word of living before them
    ("Rowanbank, Slack Lane, HX7 7ZB. Foster placement: who funds the taxi?", "Rowanbank, Slack Lane"),
    ("Primrose Cottage\nFar Top\nDenholme\nBD13 4ZB\nis on the form. Which LA?", "Primrose Cottage\nFar Top"),
    ("They live at Overdale on Thorn Road", "Overdale on Thorn Road"),
    ("He's at the caravan site on Mill Lane, plot 9", "caravan site on Mill Lane, plot 9"),
    ("our care leaver is in Room 12, Kestrel Hall, on campus", "Room 12, Kestrel Hall"),
    ("gran lives in the flats on Kiln Lane, number 9", "flats on Kiln Lane, number 9"),
    ("They're with an aunt at The Old Rectory, Denton.", "The Old Rectory, Denton"),
    ("He lives above the Red Lion in Elland", "above the Red Lion in Elland"),
    ("foster placement beechcroft, kiln lane, otley", "beechcroft, kiln lane"),
    ("EWO visited 23 windermere rise twice", "23 windermere rise"),
    ("The hospital letter says 8 Beech Avenue, SIMS says 9 Kiln Hill", "8 Beech Avenue"),
    # signed by a carer, boxes of a form
    ("Can school refuse this?\n\nThanks,\nfoster carer\n01632 960 511", "01632 960 511"),
    ("Carer 1\nTel 01632 960515\nCarer 2\nnone\nWho signs?", "01632 960515"),
    ("Applicant\nPostcode: WF10 9ZJ\nCourse: plumbing", "WF10 9ZJ"),
    ("I am a special guardian. You can reach me on 07700 900019.", "07700 900019"),
    ("Yours,\nMrs Bean (grandmother)\n4 Kiln Lane\nOtley", "4 Kiln Lane"),
    # an age that is reached
    ("He'll be eighteen on the 21st of this month, who pays?", "the 21st of this month"),
    ("the lad turned 5 on the 2nd of last month", "the 2nd of last month"),
    ("We make him CSA from 5 October 2020, his birth date", "5 October 2020"),
    ("DoB 14/o3/2011", "14/o3/2011"),
    ('An email titled "RE: 14 Mar 11 / LAC / placement move" went out', "14 Mar 11"),
    # accounts and references
    ("Dad's been posting as @SendMumsRage", "@SendMumsRage"),
    ('Teams finds him as "bean_nofilter", a personal account', "bean_nofilter"),
    ("Candidates 2291 and 2304 are both in care", "2304"),
    ("The screenshot shows /pupil/447188/edit, is that safe?", "447188"),
    ("is there a policy on a child going live as beanqueen.11 at night", "beanqueen.11"),
    ("In-year form IYA-25-00933 has sat for weeks", "IYA-25-00933"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_what_is_said_or_broken_blocks(text: str, marked: str) -> None:
    covered = {i for f in screen(text).findings if f.verdict is Verdict.BLOCK for i in range(f.start, f.end)}
    start = text.index(marked)
    assert covered.issuperset(i for i in range(start, start + len(marked)) if text[i].isalnum())


@pytest.mark.parametrize(
    "text",
    [
        "The template has QQ123456C as a dummy",
        "Example: UPN X999999999999",
        "My payroll number is 00316677, who do I claim from?",
        "The volunteer's DBS number is 001774190496",
        "I'm booked on VS/25/118 but would rather VS/25/124",
        "Does the CTF field 100341 hold it?",
        "The teacher's TRN is 2244187",
        "form SA-114 or form EHC2024?",
        "The alternative provider posts outings as @wildwoods_ap. Is that allowed?",
        "We're @HilltopHighOfficial on X and @hilltophigh on Instagram",
        "Do returns still go to Floor 3, Britannia House, Hall Ings, BD1 9ZX, or has the team moved?",
        "What's the postcode for the Tower side entrance? BD1 9ZN takes us to the loading bay.",
        "Could we have slides?\n\nSENDCo, Fell View Primary\nFell View Road, Keighley BD22 9ZB",
        "The library's new place is Flat 4, 90 Ings Road. Do we risk assess?",
        "We have twenty two Cross Lane pupils on roll",
        "number one priority road safety",
        "scale 0 1 2 3 4 5 6 7 8 9 10",
        "If a child turns 16 on the 21st, can they leave?",
        "the code is one two three for the door",
        "Years seven, eight, nine, ten and eleven are covered",
        "The food bank, 4 Kiln Road, needs a referral for a family",
        "Can carers come to the coffee morning at 22 Manor Row?",
        "CAMHS moved to Fieldhead House, 2-8 St Martins Avenue. Do referrals go there?",
        "Care leavers' drop-in at Culture Fusion, 125 Thornton Road, BD1 9AB every Tuesday",
        "A parent asked for your complaints number. Is it 01632 960002?",
        "IRO on 07700 900024, has she left?",
        "pep.admin@hilltop.example is our inbox, please use it",
        "See page 14, para 3.11 and annex 2.3.14",
        "Your ref VS/PEP/2025 is on my letter",
        "Text HELP to 85258",
        "The flyer from @napvsh.example has both.",
    ],
)
def test_what_resembles_them_passes(text: str) -> None:
    assert screen(text).findings == ()
