"""Homes that are no house in a street: boats, rooms over a shop, hotels, laybys, farms up a track, boxes of a form.

Rule: the form alone is not enough; a word of living, of being housed or of fetching a child stands with it, and no word
of business does. Example: "They've moved to nb Wandering Star, visitor moorings" is marked, "the barge Moonraker runs
trips for schools" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.contacts.owner_words import STRONG_FAMILY
from screening.contacts.owners import speaks_of_a_child
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of

_CAP = r"[A-Z][\w'-]{1,20}"
_NAME = rf"(?:[Tt]he )?{_CAP}(?: (?:of |on |y |the )?{_CAP}){{0,3}}"
_WORDS = r"[\w'-]{2,20}(?: [\w'-]{1,20}){0,4}"
_REST = rf"(?:, ?{_WORDS}){{0,3}}"
_WAY = r"(?:Road|Rd|Lane|Ln|Street|St|Avenue|Ave|Drive|Close|Terrace|Row|Bank|Brow|Hill|Fold|Gate|Green|Grove|Crescent|Mews)"
_SHOP = r"(?:chip shop|shop|chippy|bakery|bakers?|butchers?|pub|takeaway|kebab\w{0,5}|launderette|laundrette|salon|barbers?|bookies|post office|garage|caf\w|restaurant|newsagents?|off[- ]licence|co-?op|bank|surgery|pharmacy|chemists?|florists?|club|inn|arms)"
# Each finds a place; group "name" where the form needs a capital or a name to be more than a description.
_SHAPES = (
    re.compile(
        rf"(?<!\w)(?i:(?:the |a )?(?:flat|rooms?|maisonette|bedsit|bed-?sit|studio)(?: upstairs)? (?:above|over|behind|on top of|at the back of)) (?:{_NAME}(?: {_SHOP})?|the {_SHOP})(?:,? (?:on |in |at )?{_NAME}){{0,2}}"
    ),
    re.compile(
        rf"(?<!\w)(?i:n\.?b\.?|m\.?v\.?|(?:the )?(?:narrow ?boat|house ?boat|wide ?beam|barge|cruiser|boat)(?: is| called| named)?),? \"?{_NAME}\"?{_REST}"
    ),
    re.compile(rf"(?<!\w){_NAME},? (?i:mooring|berth|pontoon|pitch|bay) \d{{1,3}}{_REST}"),
    re.compile(rf"(?<!\w){_NAME}(?: [Hh]otel)?, (?i:room|rm|suite) \d{{1,4}}[a-z]?{_REST}"),
    re.compile(
        r"(?<!\w)(?i:number|no\.?) \d{1,3}[a-z]?,? (?i:on|up|down|in|at|along) (?:(?:the|top|our) )?(?!the\b|top\b|our\b|list|table|chart|agenda|plan|form|page|scale|ladder|order|priorit|register|roll)[\w'-]{3,20}(?: (?:hill|road|street|lane|drive|close|row|estate|green|terrace|bank|avenue|site|[A-Z][\w'-]{2,20})){0,2}(?!\w)"
    ),
    re.compile(
        rf"(?<!\w)(?i:(?:the |a )?(?:lay-?by|verge|(?:last|end|first|middle|next) house|bungalow|cottage|farm|caravan|trailer|static|house|field|yard|car park) (?:by|on|next to|next door to|behind|opposite|past|beside|at the (?:top|end|bottom|back) of|near|off|down|up)) (?:the |our )?{_WORDS}(?:, (?:first|second|third|fourth|last|blue|white|green) \w{{3,10}})?"
    ),
    re.compile(
        rf"(?<!\w)(?:[A-Z][\w'-]{{2,20}} ){{0,2}}(?i:(?:caravan|travell?ers?'?|gypsy|holiday|chalet|lodge|mobile home) (?:site|park))(?: (?:on|at|off|in|by) {_NAME})?,? (?i:plot|pitch|unit|van|number|no\.?|caravan) ?\d{{1,3}}[a-z]?(?!\w)"
    ),
    re.compile(
        rf"(?<!\w)(?:(?i:block|house|corridor) [A-Z\d]{{1,2}},? )?(?i:room|rm|flat|studio|cluster)\.? ?[A-Z\d]{{1,4}}(?:/\d{{1,3}})?,? {_NAME} (?:Halls?|House|Court|Village|Residences?|Point|Studios?|Student Village)(?!\w)"
    ),
    re.compile(
        rf"(?<!\w){_NAME}(?: ?\(|,| on| off| in) ?(?:(?:the )?(?:top|bottom|end|foot|back) of )?(?:the )?{_CAP}(?: {_CAP})? {_WAY}(?:, {_CAP})?(?!\w)"
    ),
    re.compile(
        rf"(?<!\w){_NAME}(?:, ?{_WORDS}){{0,2}},? (?:nr|near|via|off|by|past|behind|rear of|up|down) (?:the )?{_NAME}"
    ),
    re.compile(
        rf"(?<!\w)(?i:caravan|trailer|plot|static|annexe?|flat|cabin|chalet|yurt|van) ?\w{{0,4}},? (?i:rear of|back of|behind|adjacent to|next to|land (?:at|off|by)|off) (?:the )?{_NAME}{_REST}"
    ),
    re.compile(
        rf"(?<!\w){_CAP}(?: {_CAP}){{0,2}},(?: (?:(?:up|down|off|past|along|by) )?the (?:track|lane|drive|turning|path|gate) [\w' ]{{3,30}},)? ?{_NAME}(?:, ?{_NAME})?"
    ),
)
_LIVES = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|sleep(?:s|ing)?|slept|stopping|dossing|resid(?:es|ing)|housed|re-?housed|placed|moved|moving|squeezed|crammed|lodg(?:es|ing)|evicted|home(?:s| is| address)?|house number|address|"
    r"moored|care leaver|halls|on campus|uni|university|put (?:up )?in|put them|catchment|pick(?:ed)?[- ]?up|drop(?:ped)?[- ]?off|taxi|minibus|mini-bus|door to door|(?:foster )?carers?(?:'s)? (?:are|is|live|lives)|they're (?:at|in|on)|theyre (?:at|in|on)|(?:he|she)'?s (?:at|in|on)|family (?:is |are )?(?:at|in|on)|contingency hotel|family's there|their boat|asylum)(?!\w)"
)
BUSINESS = any_of(
    """commission commissioned commissioning contract insurance insured provider providers inspected inspection attendees delegates firm company publisher
    solicitors supplier visitors satnav rehearse rehearsal rehearses museum residential venue training course conference workshop meeting network forum lunch breakfast coffee
    twilight inset booked library library's libraries entrance registry loading returns hire parking deliveries delivery parcels rent lettings loan exhibition trips projects project""",
    [
        "sat nav",
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
_STUDENTS_ROOM = 7
_HOUSE_ON_A_STREET = 8  # needs a word of living right before: "they live at Overdale on Thorn Road"
_SURE_SHAPES = 9  # the shapes that follow need a house's name and a street beside the word of living
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
    if not _LIVES.search(sheet.lower):
        return
    for number, shape in enumerate(_SHAPES):
        for match in shape.finditer(sheet.text):
            start, end = match.start(), _before_postcode(sheet, match)
            if number >= _SURE_SHAPES and not _is_a_house(sheet.lower[start:end]):
                continue
            if number == _HOUSE_ON_A_STREET and not _LIVES_AT.search(sheet.before(start, 60)):
                continue
            inside = start if number == _STUDENTS_ROOM else end
            if _lives_there(sheet, start, end, inside, sure=number < _SURE_SHAPES):
                yield start, end
    yield from _boxes(sheet)


_LIVES_AT = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|carers?|mum|dad|nan|gran|family|they|he|she|address|placement|home|moved|rehoused|collect(?:ed)?|pick(?:ed)?[- ]up|drop(?:ped)?(?: off)?)(?:'s|'re)?(?: (?:are|is|was|now|on the (?:plan|form)|given|reads|says|address)){0,3}(?: (?:at|is|to|in|from|as)|:)? ?[\"(]?$"
)


def _before_postcode(sheet: Sheet, match: re.Match[str]) -> int:
    """Where a place ends; a postcode that was taken for a word of it is left out."""
    code = _POSTCODE.search(sheet.text, match.start(), match.end() + 4)
    return min(match.end(), code.start()) if code else match.end()


_POSTCODE = re.compile(r"[ ,]{1,2}[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}(?!\w)")


def _is_a_house(place: str) -> bool:
    """ "Keeper's Cottage, Wycoller Lane End", "Ty Newydd, Heol y Bont": a house and a way to it."""
    return bool(_HOMELY.search(place) and (_STREET.search(place) or place.count(",")))


def _lives_there(sheet: Sheet, start: int, end: int, named: int, *, sure: bool) -> bool:
    """Whether somebody lives there: said in this sentence or the next, and no business is spoken of."""
    low, high = sheet.sentence(start)
    near = (
        sheet.lower[max(0, low - 60, start - 130) : start]
        + " "
        + sheet.lower[end : min(len(sheet.text), high + 70, end + 130)]
    )
    if _WHERE_LIVES.search(near):
        return True
    if BUSINESS.search(_FETCHES.sub("", near)) or _OF_WORK.search(sheet.lower[start:named]):
        return False
    return bool(_LIVES.search(near)) and (sure or bool(STRONG_FAMILY.search(near) or _ABOUT_A_HOUSE.search(near)))


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
    r"\b(?:library|offices?|centre|team|council|surgery|provider|pru|hub|trust|clinic|unit|base|academy|school)(?:'s| has| have| is|s)? (?:now |just )?mov(?:ed|ing)(?: to| in)?\b"
)
_BUSINESS_UNIT = re.compile(r"\bunit (?:[a-z\d]{1,4},? ?)?$")


def is_business(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a place is where people work, learn or meet: "the care farm we'd like to commission", "Unit 6b, Sidings Yard"."""
    near = _OFFICE_MOVES.sub(" ", sheet.around(start, end, 110, 90))
    if _LIVES_IN.search(near) or speaks_of_a_child(sheet, start, end):
        return False
    unit = _BUSINESS_UNIT.search(sheet.before(start, 12)) or sheet.lower[start : start + 5] == "unit "
    return bool(unit or BUSINESS.search(near))


_LIVES_IN = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|stopping|resid(?:es|ing)|re-?housed|housed|placed|evicted|home address|tenancy|moved (?:to|in)|carers?|foster|placement|refuge|asylum|catchment|escort|collected from|picked up from|taxi (?:to|from))(?!\w)"
)
