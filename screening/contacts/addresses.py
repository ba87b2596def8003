"""Addresses: a house number and street, a room or flat, a house that has a name; and whether a family lives there.

Rule: a number and a street are a home unless the words around them are an office's; a room in a hostel, a house with a
name, a street without number need a word of living beside them. Example: "moved to Rowan Farm, Silloth Road" is marked,
"Training is at Hope House, Park Road" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from screening.contacts.homes import find_homes, is_business
from screening.contacts.owner_words import HOME, STRONG_FAMILY
from screening.contacts.owners import NOBODY, in_signature, owner, speaks_of_a_child
from screening.contacts.street_words import HOUSE_KIND, MAYBE, NUMBER, SURE, WORD
from screening.contacts.turned import find_turned, find_within
from screening.contacts.venues import LIVING, MEETS, RECORDED, VISITED, came_back, is_public_place, is_site, is_venue
from screening.names.cues import SCENARIO
from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of
from screening.types import Candidate, Circumstance, FindingType

_TOWN = r"(?P<town>(?:,? {0,2}\n?(?!(?:Tel|Mob|Mobile|Phone|Email|E-mail|DOB|Name|Postcode|School|Pupil|Year|Date|Parent|Carer|Home|Work|Do|Does|Is|Can|Who|What)\b)[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20}){0,2}(?=[\s,.;:)]|$)){0,2})"
_STREET = re.compile(
    rf"(?<![\w/.£-])(?P<number>{NUMBER})(?P<name>the (?:{WORD} ){{0,2}}|(?:{WORD} ){{1,3}})(?P<street>{SURE}|{MAYBE})(?![\w'])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?<![\w/.])(?:flat|apartment|apt|unit|plot|caravan|pitch|bedsit|chalet|lodge|room|rm|cabin|trailer|static)\.? ?(?:no\.? ?)?\d{1,4}[a-z]?(?![\w%])"
    rf"(?P<rest>(?:,? (?:of |at |in |above |on |over |behind )?(?:the )?(?:\d{{1,4}}[a-z]? )?(?:{WORD}(?: {WORD}){{0,3}}))?(?:, (?:{WORD})(?: {WORD}){{0,2}})?)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    rf"(?<![\w'])(?:the (?:{WORD} ){{0,3}}?|(?:{WORD} ){{1,3}}?)(?:{HOUSE_KIND}),? (?P<where>(?:\d{{1,4}}[a-z]? )?(?:{WORD} ){{0,2}}{WORD})",
    re.IGNORECASE,
)
_LODGINGS = any_of(
    "travelodge hostel hotel b&b refuge shelter inn ibis guesthouse lodgings bedsits flats hmo foyer",
    [
        "premier inn",
        "guest house",
        "caravan park",
        "holiday park",
        "bed and breakfast",
        "caravan site",
        "travellers' site",
        "holiday inn",
    ],
)
_ENDS_IN_STREET = re.compile(rf", .{{2,50}} (?:{SURE})$", re.IGNORECASE)
# Streets without a word for street: "address down as 94, Upper Tything", "lives at 3 Cheapside".
_CALLED_ADDRESS = re.compile(
    r"(?<!\w)(?i:(?:nan|nana|gran|grandma|mum|mam|dad|auntie?|carer)'?s(?: house| place| address| is)?|address|addy|addr|liv(?:es?|ed|ing) at|stay(?:s|ed|ing)? at|sleep(?:s|ing)? at|slept at|stopping at|doss(?:es|ing) at|(?:discharged|released|bailed|returned|remanded) (?:him |her |them )?to|surfing at|holed up at|drop(?:ped)? (?:off )?at|(?:picked up|collected|pick up) (?:at|from)|resid(?:es|ing) at|home is|house is|moved to|rehoused (?:to|at))"
    r"(?: (?:is|as|at|now|down|given|recorded|currently|listed)){0,3}[ :=-]{1,3}(?P<place>\d{1,4}[a-z]?,? (?!Year|Term|Week|Session|Day)[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{1,20}){0,3})"
)
_IS_SCHOOL = re.compile(r"\b(?:School|Academy|College|Primary|Infants?|Juniors?|PRU|Nursery)\b")
_LODGED = re.compile(
    r"(?<!\w)(?:the )?(?:(?-i:[A-Z][\w'-]{1,20} ){1,3})?(?:travel ?l?odge|premier inn|holiday inn|hostel|hotel|b&b|b and b|refuge|ibis|guest ?house|caravan park|holiday park)(?:,? (?:in |on )?[a-z][a-z' ]{2,24})?,? (?:room|rm|flat|unit|pitch|caravan|chalet)\.? ?\d{1,4}[a-z]?(?!\w)(?:, [a-z' ]{3,24}(?=[.,;?!]|$))?|(?<!\w)(?:room|rm|flat)\.? ?\d{1,4}[a-z]?,? (?:at |of |in )?(?:the )?(?:travel ?l?odge|premier inn|holiday inn|hostel|b&b|refuge|ibis|guest ?house)(?: (?:on|in) [a-z]{3,20})?(?!\w)",
    re.IGNORECASE,
)
_HOUSEHOLD = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|stopping|dossing|resid(?:es|ing)|re-?housed|house|flat|home|nan's|mum's|dad's|gran's|family|mate's|friend's|boyfriend's|girlfriend's) (?:\w{1,10} )?(?:on|in|to|down|off|at|up) $"
)
_ON_STREET = re.compile(
    rf"(?<!\w)(?:(?:on|down|off|up) (?P<street>(?:[A-Z][a-z'-]{{2,20}} ){{1,2}}(?i:{SURE}|{MAYBE}))|(?:in|at|to) (?P<in>(?:[A-Z][a-z'-]{{2,20}} ){{1,2}}(?i:{SURE})))(?![\w'])"
)
_AT = re.compile(r"(?:\b(?:at|to|from|of|address|lives?|is|near)|[:,(])\s$")
_NUMBERED_THING = re.compile(
    r"(?<!')\b(?:year|years|yr|yrs|y|ks|key stage|section|sec|reg|regulation|chapter|part|article|form|class|group|set|para|paragraph|annex|table|appendix|day|week|wk|term|"
    r"room|band|tier|level|floor|stage|phase|step|page|p|act|code|s|no|number|top|aged?|over|about|only|least|all|under)\.?\s$"
)
_NOW = re.compile(
    r"\b(?:now|moved|moving|gone|going|from (?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day)?)(?: to| at| in)? $"
)
_NAMED_PLACE = re.compile(
    r"(?<!\w)(?:[A-Z][a-z'-]{2,20} ){1,2}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Grove|Terrace|Crescent|Court|Row|Place|Gardens|Mews|Walk),? (?:no\.?|number|flat|house) ?\d{1,4}[a-z]?(?!\w)"
    r"|(?<!\w)(?:[Nn]umber |[Nn]o\.? ?)\d{1,4}[a-z]?,? (?:The )?[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?|\"[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?\", (?!Year|Yr|Reception)[A-Z][\w' -]{2,30}?(?:, [A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?|(?=[,.]))"
)
_BILLED = re.compile(
    r"\b(?:order|orders|po|invoices?|coordinates|quotation|supplier|company|charity|registered office)(?: (?:to|for|at|is|no|number|address))?[ :,]{1,3}$"
)
_PLACEHOLDER = re.compile(
    r"\b(?:example|sample|any|some|test|fake|made-?up|fictional|nowhere|somewhere|acacia example)\b", re.IGNORECASE
)


def find_addresses(sheet: Sheet) -> Iterator[Candidate]:
    """Every address in the text, with whose it is."""
    for start, end in _streets(sheet):
        yield from _address(sheet, start, end, whose_place(sheet, start, end))
    for match in [*_LODGED.finditer(sheet.text), *filter(partial(_is_unit, sheet), _UNIT.finditer(sheet.text))]:
        start, end = match.span()
        lodged = _LODGINGS.search(match.group().lower())
        yield from _address(sheet, start, end, _lodgers(sheet, start) if lodged else whose_place(sheet, start, end))
    for match in _HOUSE.finditer(sheet.text):
        if _is_named_house(sheet, match) and _lived_in(sheet, match.start(), match.end()):
            yield from _address(sheet, match.start(), match.end(), Circumstance.FAMILYS)
    yield from _without_street(sheet)


def _without_street(sheet: Sheet) -> Iterator[Candidate]:
    """Homes that no word for a street shows: a boat, a farm, "number 8", "lives at 3 Cheapside", "the flat on Bank Row"."""
    for match in _NAMED_PLACE.finditer(sheet.text):
        if speaks_of_a_child(sheet, match.start(), match.end()) or LIVING.search(sheet.before(match.start(), 80)):
            yield from _address(sheet, match.start(), match.end(), whose_place(sheet, match.start(), match.end()))
    for start, end in find_turned(sheet):
        yield from _address(sheet, start, end, whose_place(sheet, start, end))
    for start, end in [*find_homes(sheet), *find_within(sheet)]:
        yield from _address(sheet, start, end, Circumstance.FAMILYS)
    for match in _CALLED_ADDRESS.finditer(sheet.text):
        if _IS_SCHOOL.search(match.group("place")):
            continue
        yield from _address(sheet, *match.span("place"), whose_place(sheet, *match.span("place")))
    for match in _ON_STREET.finditer(sheet.text):
        start, end = match.span("street" if match.group("street") else "in")
        if _HOUSEHOLD.search(sheet.before(start, 30)) and whose_place(sheet, start, end) is Circumstance.FAMILYS:
            yield from _address(sheet, start, end, Circumstance.FAMILYS)


def _lodgers(sheet: Sheet, start: int) -> Circumstance:
    """A room in a hostel or hotel is where a family was put, unless people meet there."""
    low, high = sheet.sentence(start)
    return Circumstance.WORK if MEETS.search(sheet.lower[low:high]) else Circumstance.FAMILYS


def _address(sheet: Sheet, start: int, end: int, whose: Circumstance) -> Iterator[Candidate]:
    if _BILLED.search(sheet.before(start, 24)):
        return
    if _PLACEHOLDER.search(sheet.text, start, end) and SCENARIO.search(sheet.lower):
        return  # "1 Example Street" in a scenario is nobody's
    yield Candidate(FindingType.ADDRESS, start, end, whose)


# Words of being housed for a time: rooms and hotels near them are no venues.
_PUT_UP = re.compile(
    r"(?<!\w)(?:travel ?l?odge|premier inn|hostel|refuge|b ?& ?b|bed and breakfast|foyer|(?:temporary|emergency|interim|supported|asylum) (?:accommodation|housing)|temp accom|put up|rehoused|(?:been|were|was) (?:placed|housed|moved) (?:there|last|in|at|to))(?!\w)"
)


def whose_place(sheet: Sheet, start: int, end: int) -> Circumstance:
    """A family's, an office's, or unclear; the words of living count here."""
    before = sheet.before(start, 60)
    low, high = sheet.sentence(start)
    if is_venue(sheet, start) or is_public_place(sheet, start) or is_site(sheet, start, end):
        return Circumstance.WORK
    if (VISITED.search(before) or RECORDED.search(before) or came_back(sheet, start, end)) and not MEETS.search(
        sheet.lower[low:high]
    ):
        return Circumstance.FAMILYS
    if is_business(sheet, start, end):
        return Circumstance.WORK
    near = sheet.around(start, end, 120, 90)
    if _PUT_UP.search(near) and not MEETS.search(near):
        return Circumstance.FAMILYS
    whose = owner(sheet, start, end, reach=50, family=(STRONG_FAMILY, HOME), staff=NOBODY)
    return Circumstance.WORK if whose is Circumstance.UNCLEAR and in_signature(sheet, start) else whose


_HOMELY = re.compile(
    r"\b(?:farm|farmhouse|cottage|forge|vicarage|rectory|barn|lodge|mill|bungalow|stables|smithy|villa|croft|nook|parsonage|caravan)\b"
)
_POSTCODE_NEXT = re.compile(r"(?:[ ,]{1,2}[A-Z][\w'-]{1,20}){0,4}[ ,]{1,2}[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}(?!\w)")


def _lived_in(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a word of living stands before and nothing gives the place to an office."""
    whose = whose_place(sheet, start, end)
    if _HOMELY.search(sheet.lower[start:end]) and _POSTCODE_NEXT.match(sheet.text[end : end + 50]):
        return whose is not Circumstance.WORK
    low, high = sheet.sentence(start)
    if MEETS.search(sheet.lower[low:high]) and not LIVING.search(sheet.before(start, 80)):
        return False
    if LIVING.search(sheet.before(start, 80)):
        return whose is Circumstance.FAMILYS
    street = _ENDS_IN_STREET.search(sheet.text[start:end])
    return bool(street and whose is not Circumstance.WORK and speaks_of_a_child(sheet, start, end))


def _streets(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Number, name and street with the town that follows: "63 Kiln Bank Terrace, Nelson"."""
    for match in _STREET.finditer(sheet.text):
        before = sheet.before(match.start(), 16)
        if not _NUMBERED_THING.search(before) and _reads_as_street(sheet, match, before):
            yield match.start() - _house(sheet, match.start()), match.end() + _town(sheet, match.end())


_HOUSE_BEFORE = re.compile(
    rf"(?:The )?(?:[A-Z][\w'-]{{1,20}} ){{1,3}}(?i:{HOUSE_KIND}),? $|(?:The )[A-Z][\w'-]{{2,20}}(?: [A-Z][\w'-]{{2,20}})?,? (?:(?:to the |at the )?(?:rear|back) of |behind |adjacent to |next to |above |off )?$"
)


def _house(sheet: Sheet, start: int) -> int:
    """How many characters the name of the house before a street takes: "The Old Forge, 2 Church Lane"."""
    found = _HOUSE_BEFORE.search(sheet.text[max(0, start - 60) : start])
    return len(found.group()) if found and not is_venue(sheet, start) else 0


def _reads_as_street(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """Capitals show a street; in lower case a sure word does, or "at" before it, or a comma after it."""
    name, street = match.group("name"), match.group("street")
    if not any(char.isdigit() for char in match.group("number")):
        return _is_spelt_house(sheet, match, before)
    if _SURELY_HOME.search(sheet.before(match.start(), 40)):
        return True
    if (
        name[0].isupper()
        and name.rstrip(" '.-")[-1].islower() | name[1].isupper()
        and (street[0].isupper() or _sure(street))
    ):
        return True
    if name[0].isupper():
        return bool(_AT.search(before))
    if _sure(street) and street.lower() not in {"close", "drive"}:
        return sheet.all_lower or bool(_AT.search(before) or HOME.search(sheet.lower))
    at = (
        bool(_AT.search(before) or _NOW.search(sheet.before(match.start(), 24)))
        or HOME.search(sheet.before(match.start(), 60))
        or match.group("number").strip(" ,")[-1].isalpha()
        or VISITED.search(sheet.before(match.start(), 24))
    )
    if VISITED.search(sheet.before(match.start(), 24)):
        return True
    return bool(at and _STREET_ENDS.match(sheet.lower[match.end() : match.end() + 12]))


_SURELY_HOME = re.compile(
    r"\b(?:placement|address|home|lives?|living|staying|moved)(?: is| at| to| address| now){1,2} $"
)
_SCHOOL_NEXT = re.compile(r"\s?'?s? (?:primary|school|academy|infants?|juniors?|pupils?|children|staff|places?)\b")


def _is_spelt_house(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """ "living at number nineteen, Inkerman Street", not "twenty two Cross Lane pupils"."""
    if _SCHOOL_NEXT.match(sheet.lower, match.end()) or not (match.group("name")[0].isupper() or sheet.all_lower):
        return False
    called = match.group("number").lower().startswith("number ") and not sheet.all_lower
    called = called or before.endswith(("flat ", "apartment "))
    return bool(called or _AT.search(before) or is_lived_in(sheet, match.start()))


def is_lived_in(sheet: Sheet, start: int) -> bool:
    """Whether a word of living stands right before a place: "they've been rehoused at"."""
    return bool(LIVING.search(sheet.before(start, 80)))


_STREET_ENDS = re.compile(
    r",|$|[.?!)]|\s(?:[a-z]{1,2}\d|$|(?:with|till|until|since|no|who|where|and|from|at|for|as|near|in|but|so|again|yesterday|today|last)\b)"
)


def _sure(street: str) -> bool:
    return bool(re.fullmatch(SURE, street, re.IGNORECASE))


_TOWN_AFTER = re.compile(_TOWN)
_TOWN_LOWER = re.compile(r", [a-z][a-z'-]{3,20}(?=[\s,.;:)?]|$)")


def _town(sheet: Sheet, end: int) -> int:
    """How many characters the town after a street takes."""
    found = _TOWN_AFTER.match(sheet.text, end)
    if found and found.group().strip():
        return len(found.group())
    lower = _TOWN_LOWER.match(sheet.text, end) if sheet.all_lower else None
    return len(lower.group()) if lower else 0


def _is_unit(sheet: Sheet, match: re.Match[str]) -> bool:
    """ "Flat 3, 88 Saltworks Lane", "Pitch 6, The Willows", "Room 14, the Travelodge"; not "Room 14" or "Unit 3 of the course"."""
    rest, kind = match.group("rest"), match.group()[:4].lower()
    if not rest.strip(" ,"):
        return False
    if _LODGINGS.search(rest.lower()) or (
        kind in {"flat", "apar", "apt ", "beds", "cara", "pitc"} and rest[:1] in {",", " "}
    ):
        return (
            rest[:1] == ","
            or rest.strip()[0].isupper()
            or bool(re.match(r" (?:of|at|in|above|on|over|behind|the|\d)", rest))
        )
    if _POSTCODE_NEXT.match(sheet.text[match.end() : match.end() + 50]) and kind in {"room", "rm 1", "unit", "flat"}:
        return True
    named = re.match(r",? (?:of |at |on )?(?:[Tt]he )?(?:\d{1,4}[a-z]? )?[A-Z]", rest)
    living = HOME.search(sheet.before(match.start(), 40)) or STRONG_FAMILY.search(sheet.before(match.start(), 40))
    return bool(named and living and kind != "lodg")


def _is_named_house(sheet: Sheet, match: re.Match[str]) -> bool:
    """Capitals or a number show that a place follows: "The Old Forge, Lower Hessle Wood", "the old vicarage, 9 Garner St"."""
    where = match.group("where")
    return bool(where[0].isupper() or where[0].isdigit() or sheet.all_lower) and "," in match.group()
