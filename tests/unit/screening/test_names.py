"""Names of children and families, and the names that may pass, class by class; every name here is invented."""

from __future__ import annotations

import pytest

from screening import Verdict, screen

CHILDREN = {
    "an unknown word in capitals in mid-sentence": [
        "They'll have McQuagg but only from February.",
        "The taxi firm left Zorblina at the wrong gate.",
        "PEP date for Tzorvin?",
    ],
    "a surname alone": ["Bagshaw. PEX. Tomorrow.", "Hepworth - 3rd suspension this term."],
    "a family by its surname": [
        "the smith boys are off again",
        "the Roses have moved so all four come off roll",
        "Nothing has come since the Dixons flitted.",
    ],
    "a word that does what only a person does": [
        "summer won't go in unless her ta is at the gate",
        "Storm smashed the toilets and the head says PEX.",
        "hope doesnt want her pep at school",
    ],
    "a helping verb before another": [
        "will hasnt been in since the 4th",
        "if will will only do mornings, who decides?",
    ],
    "a class beside it": ["Blue 9T, red card x3.", "may in 10c is she lac?"],
    "a nickname that is announced": [
        "everyone calls him mozzer, hes in y10",
        "They call 'im Spud, big lad in Y9.",
        "our Bezza's teacher says she can't teach him",
    ],
    "a relation and a name": ["Auntie Shaz has him at weekends.", "nana pat rings us daily"],
    "particles and short names": [
        "Re: managed move of Yousef al-Quaggani. He's 5 weeks in.",
        "joris van der quaggel is not on our roll",
        "nguyen thi lan anh went missing from placement",
    ],
    "full names in lower case": ["emirhan yildirim works till 1am", "levi booth - on roll or not"],
    "a titled adult who acts as parents do": [
        "Mrs Quaggheim has withdrawn all of hers.",
        "chasing re mrs zorbwal's complaint, any news",
        "Mr and Mrs Zorbaniak refuse to attend the reintegration meeting.",
    ],
}
MAY_PASS = {
    "a job after the name": [
        "Can Zorbreda (our GRT liaison worker) get a seat at the briefing?",
        "Mrs Quaggwistle, our business support lead, says the sheet has gone.",
    ],
    "a job before the name": ["My predecessor, Zorbary Fenwick, kept everything in her head."],
    "a department": ["Does Mr Quaggal from legal read these?", "Gill Quaggdown in QA tried to bring in a box."],
    "a sign-off above a job": [
        "Can carers sign an agreement?\n\nFaith Quaggsome\nTeam Manager, Children in Care 2",
        "Please send the dates.\n\nRoseanne Quaggersgill\nPA to Principal",
        "Kind regards,\nLeanne Quaggshorne (SSW, Fostering)",
    ],
    "a list of those present or copied": [
        "1. Apologies - PC Quagghurst, Tracey Zorbelaran (housing).",
        "cc: Deborah Quaggosu (SEND team), Hamid Zorbaei (Admissions)\n\nIs a direction lawful?",
    ],
    "a form that asks for a role": ["Name: Janine Quaggock\nRole: Exams officer\nQuery: private candidates?"],
    "an author": [
        'Is "Square Pegs" (Quaggan & Zorbello) worth the money or should staff read it later?',
        "Has anybody got the Quaggeley or the Daniels stuff on managed moves?",
    ],
    "a storm": ["Storm Babet closed us for 2 days. Y code still?"],
    "schools in a list": [
        "King James's and St Wilfrid's have both pulled out of the protocol.",
        "Bishop Quaggick, St Cuthbert's and Nicholas Quaggate all have different categories.",
    ],
    "a regulation": ["Is Reg 24 still the right one?"],
    "a word in its usual company": [
        "summer won't be easy for our families unless clubs are open",
        "Summer provision for Y6s: can it be funded?",
        "hope this is the right inbox",
        "will will-writing for guardians be on the june programme?",
        "Any chance of a place on the course",
    ],
    "a slip of the keyboard": ["pls advsie: do we have a trigger for a meetign or is it the heads call"],
}


def _each(classes: dict[str, list[str]]) -> list[object]:
    return [pytest.param(text, id=f"{name} {at}") for name, texts in classes.items() for at, text in enumerate(texts)]


@pytest.mark.parametrize("text", _each(CHILDREN))
def test_a_name_of_a_child_or_family_is_blocked(text: str) -> None:
    assert screen(text).verdict is Verdict.BLOCK


@pytest.mark.parametrize("text", _each(MAY_PASS))
def test_other_names_and_words_pass(text: str) -> None:
    assert screen(text).findings == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Auntie Shaz has him at weekends.", "Auntie Shaz"),
        ("Re: managed move of Yousef al-Quaggani. He's 5 weeks in.", "Yousef al-Quaggani"),
        ("nguyen thi lan anh went missing from placement", "nguyen thi lan anh"),
    ],
)
def test_the_whole_name_is_marked(text: str, name: str) -> None:
    assert name in {text[found.start : found.end] for found in screen(text).findings}


@pytest.mark.parametrize(
    "text", ["Tell people about **who does what** first.", "It says **when it ends** and **who reviews It**."]
)
def test_bold_words_of_markdown_hide_nobody(text: str) -> None:
    assert screen(text).verdict is Verdict.OK


def test_a_starred_name_is_found_beside_bold_words() -> None:
    assert screen("**Update** on J**** and the taxi").verdict is Verdict.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "Query: transport\nPupil: Leighton Quagtree\nNeed: SEMH",  # Leighton is a town as well
        "Student: Devon Zzyxelaran",
        "Zzyxiia Qwertsenko does lessons online in the mornings.",
        "Somebody promised to look at Jago Zzyxaskis's reading age.",
        "Zzyxit Qwertaj (UASC, age disputed) turned up with a bag.",
    ],
)
def test_a_child_is_one_also_beside_words_of_work(text: str) -> None:
    assert screen(text).verdict is Verdict.BLOCK


@pytest.mark.parametrize(
    "text",
    ["Pupil: Year 9\nNeed: SEMH", "Child: Looked After", "Pupil: North Area Only", "Priya does assemblies for us"],
)
def test_boxes_without_a_name_and_colleagues_pass(text: str) -> None:
    assert screen(text).verdict is Verdict.OK
