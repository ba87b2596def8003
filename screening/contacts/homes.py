"""Homes that are no house in a street: boats, rooms over a shop, hotels, laybys, farms up a track, boxes of a form.

Rule: the form alone is not enough; a word of living, of being housed or of fetching a child stands with it, and no word
of business does. Example: "They've moved to nb Wandering Star, visitor moorings" is marked, "the barge Moonraker runs
trips for schools" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.home_shapes import SHAPES, Needs
from screening.contacts.owner_words import STRONG_FAMILY
from screening.contacts.owners import speaks_of_a_child
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of

_LIVES = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|sleep(?:s|ing)?|slept|stopping|dossing|resid(?:es|ing)|housed|re-?housed|placed|moved|moving|squeezed|crammed|lodg(?:es|ing)|evicted|home(?:s| is| address)?|house number|address|"
    r"moored|care leaver|halls|on campus|uni|university|accommodation|refuge|hostel|put (?:up )?in|put them|catchment|pick(?:ed)?[- ]?up|drop(?:ped)?[- ]?off|taxi|minibus|mini-bus|door to door|(?:foster )?carers?(?:'s)? (?:are|is|live|lives)|they're (?:at|in|on)|theyre (?:at|in|on)|(?:he|she)'?s (?:at|in|on)|family (?:is |are )?(?:at|in|on)|contingency hotel|family's there|their boat|asylum)(?!\w)"
)
BUSINESS = any_of(
    """commission commissioned commissioning contract insurance insured provider providers inspected inspection attendees delegates firm company publisher
    solicitors supplier visitors satnav rehearse rehearsal rehearses museum residential venue training course conference workshop meeting network forum lunch breakfast coffee
    twilight inset booked library library's libraries entrance registry loading returns hire parking deliveries delivery parcels rent lettings loan exhibition trips projects project""",
    [
        "sat nav",
        "see you",
        "a map",
        "exam scripts",
        "main gate",
        "back gate",
        "side gate",
        "approved list",
        "sign in",
        "care farm",
        "forest school",
        "riding centre",
        "our school",
        "our trust",
        "our office",
        "our new office",
        "school is",
        "is free for",
        "we rent",
        "nurture base",
        "civic centre",
        "alternative provision",
        "open day",
        "visit to",
        "any visits",
        "opening times",
    ],
)
_HOMELY = re.compile(
    r"(?<!\w)(?:farm|farmhouse|cottage|barn|house|lodge|grange|view|bungalow|stables|smithy|villa|croft|nook|bank|bankside|hillcrest|forge|vicarage|rectory|mill|manor|chapel|schoolhouse|larches|willows|firs|laurels|newydd|bwthyn|ty|fold|gate|side|acre|acres)(?!\w)"
)
_STREET = re.compile(
    r"(?<!\w)(?:road|rd|lane|ln|street|st|avenue|drive|close|terrace|row|bank|track|end|hill|heol|ffordd|lôn|lon|top|bottom|brow)(?!\w)"
)
_BOX = re.compile(
    r"(?:^|[|\n;])[ ]{0,2}(?:(?:old|new|home|current|previous|former|family|placement|carer'?s?|contact|temporary|temp|correspondence|parental) ){0,2}"
    r"(?P<label>address|addr|home|residence|from|to|lives at|lives|living at|placement)(?: \([\w ]{1,12}\))?(?: is)?[:=] {0,2}(?P<place>[A-Z0-9][^|\n;:?]{5,70}?)(?=\s?[|\n;?]|\.\s|\.?$|,? [A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})",
    re.IGNORECASE,
)
_OF_WORK = any_of(
    "school primary infants juniors college academy council hall centre team duty virtual head senco dept department hub nursery vs trust"
)


def find_homes(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Places where a family lives, whatever they look like."""
    if sheet.all_lower or sheet.all_upper:
        yield from (match.span("place") for match in _IN_LOWER_CASE.finditer(sheet.lower))
    if not _LIVES.search(sheet.lower) and not _LIVES_AT_ALL.search(sheet.lower):
        return
    for needs, shape in SHAPES:
        for match in shape.finditer(sheet.text):
            start, end = match.start(), _before_postcode(sheet, match)
            if _is_home(sheet, start, end, needs):
                yield start, end
    yield from _boxes(sheet)


_LIVES_AT_ALL = re.compile(r"\b(?:carers?|mum|dad|nan|gran|family|they|he|she|accommodation|placement|foster|refuge)\b")
_LIVES_AT = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|carers?|mum|dad|nan|gran|grandparents?|aunt|auntie|uncle|family|they|he|she|address|placement|accommodation|accom|housing|home|moved|rehoused|collect(?:ed)?|pick(?:s|ed)?[- ]up|drop(?:s|ped)?(?: off)?)(?:'s|'re|')?(?: (?:house|home|place|bungalow|flat|cottage|boat),?)?(?: (?:are|is|was|now|on the (?:plan|form)|given|reads|says|address)){0,3}(?: (?:at|is|to|in|from|as)|:)? ?[\"(]?$"
)


# "foster placement beechcroft, kiln lane", "lives at the haven, station road"
_IN_LOWER_CASE = re.compile(
    r"\b(?:liv(?:e|es|ing) at|stay(?:s|ing)? at|placement(?: is)?(?: at)?|address(?: is)?|foster home(?: is)?|carers? (?:is|are) at|rehoused to):? (?P<place>(?:the )?[a-z'-]{4,20}(?: [a-z'-]{3,20})?, [a-z'-]{3,20}(?: [a-z'-]{3,20})? (?:road|rd|lane|ln|street|st|avenue|ave|drive|close|terrace|row|bank|brow|hill|fold|gate|green|grove|crescent|mews))(?!\w)"
)
_IS_HOME_AFTER = re.compile(
    r"^,? (?:is|was) (?:the |his |her |their |our |my |where )?(?:foster|home|placement|mum|dad|nan|gran|carer|he |she |they |child|family)"
)


def _is_home(sheet: Sheet, start: int, end: int, needs: Needs) -> bool:
    """Whether what a shape needs stands around the place."""
    if needs is Needs.HOUSE and not _is_a_house(sheet.lower[start:end]):
        return False
    if needs is Needs.RIGHT_BEFORE and not _LIVES_AT.search(sheet.before(start, 60)):
        return bool(_IS_HOME_AFTER.search(sheet.after(end, 40))) and _lives_there(sheet, start, end, needs)
    return _lives_there(sheet, start, end, needs)


def _before_postcode(sheet: Sheet, match: re.Match[str]) -> int:
    """Where a place ends; a postcode that was taken for a word of it is left out."""
    code = _POSTCODE.search(sheet.text, match.start(), match.end() + 4)
    return min(match.end(), code.start()) if code else match.end()


_POSTCODE = re.compile(r"[ ,]{1,2}[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}(?!\w)")


def _is_a_house(place: str) -> bool:
    """ "Keeper's Cottage, Wycoller Lane End", "Ty Newydd, Heol y Bont": a house and a way to it."""
    return bool(_HOMELY.search(place) and (_STREET.search(place) or place.count(",")))


def _lives_there(sheet: Sheet, start: int, end: int, needs: Needs) -> bool:
    """Whether somebody lives there: said in this sentence or the next, and no business is spoken of."""
    low, high = sheet.sentence(start)
    near = (
        sheet.lower[max(0, low - 60, start - 130) : start]
        + " "
        + sheet.lower[end : min(len(sheet.text), high + 70, end + 130)]
    )
    if _WHERE_LIVES.search(near):
        return True
    of_work = needs is not Needs.ROOM and _OF_WORK.search(sheet.lower, start, end)
    if of_work or BUSINESS.search(_FETCHES.sub("", near)):
        return False
    if needs is Needs.RIGHT_BEFORE or _PUT_UP_IN.search(sheet.lower, start, end):
        return True
    person = needs not in {Needs.HOUSE, Needs.PERSON} or STRONG_FAMILY.search(near) or _ABOUT_A_HOUSE.search(near)
    return bool(_LIVES.search(near) and person)


_PUT_UP_IN = re.compile(r"\b(?:refuge|hostel|b ?& ?b|bed and breakfast)\b")
_WHERE_LIVES = re.compile(
    r"(?<!\w)where (?:the |his |her |their |our |my )?(?:foster )?(?:carers?|child|children|family|mum|dad|nan|gran|uncle|aunt|auntie|he|she|they|pupil)(?:'s|'ve)? (?:now )?(?:lives?|living|is|are|has moved|have moved|moved|stays?|sleeps?)(?!\w)"
)
_FETCHES = re.compile(r"\b(?:taxi|minibus|mini-bus|bus|transport|cab) (?:firm|company|contractor|provider|people)s?\b")
_ABOUT_A_HOUSE = re.compile(
    r"(?<!\w)(?:house number|home|homes|minibus|mini-bus|taxi|carers?|catchment|lives?|living|treated as in our|pick[- ]?up|track|foster)(?!\w)"
)


def _boxes(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """What stands in the box of an address: "Home: Bankside, Top Road | …"; from and to only where an address changes."""
    for match in _BOX.finditer(sheet.text):
        place = match.group("place")
        label = match.group("label").lower()
        if label in {"from", "to"} and not re.search(
            r"\b(?:change of|new|old) address|\bmov(?:e|ed|ing)\b", sheet.lower
        ):
            continue
        shaped = re.search(r"\d.{0,16}\b[A-Z][a-z]{2}|, ?[A-Z]", place)
        if (
            shaped
            and "@" not in place
            and not _OF_WORK.search(place.lower())
            and not re.match(r"\d{1,2}[/.]\d|[\d +]+$", place)
        ):
            yield match.span("place")


# "the library's moved to", "has the team moved": nobody lives there.
_OFFICE_MOVES = re.compile(
    r"\b(?:library|offices?|centre|team|council|surgery|provider|pru|hub|trust|clinic|unit|base|academy|school)(?:'s| has| have| is|s)? (?:now |just )?mov(?:ed|ing|es)(?: to| in)?\b"
    r"|\bwe(?:'re|'ve| are| have)? (?:all |just )?mov(?:e|ed|ing)(?: to| in)?\b"
)
_TRADING = re.compile(
    r"\b(?:trading|industrial|retail|business|enterprise|science) (?:estate|park|centre|village)\b|\bind\.? est\b"
)
_BUSINESS_UNIT = re.compile(r"\bunit (?:[a-z\d]{1,4},? ?)?$")


def is_business(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a place is where people work, learn or meet: "the care farm we'd like to commission", "Unit 6b, Sidings Yard"."""
    near = _OFFICE_MOVES.sub(" ", _FETCHES.sub(" ", sheet.around(start, end, 110, 90)))
    moves = _OFFICE_MOVES.search(sheet.before(start, 40)) and sheet.before(start, 160).count('"') % 2 == 0
    if _TRADING.search(sheet.lower, start, end + 24):
        return not speaks_of_a_child(sheet, start, end)
    if _LIVES_IN.search(near) or speaks_of_a_child(sheet, start, end):
        return False
    unit = _BUSINESS_UNIT.search(sheet.before(start, 12)) or sheet.lower[start : start + 5] == "unit "
    return bool(unit or moves or BUSINESS.search(near))


_LIVES_IN = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|stopping|resid(?:es|ing)|re-?housed|housed|placed|evicted|home address|tenancy|moved (?:to|in)|door to door|miles|walking|carers?|foster|placement|refuge|asylum|catchment|escort|collected from|picked up from|taxi (?:to|from))(?!\w)"
)
