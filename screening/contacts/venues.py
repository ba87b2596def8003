"""Places where people meet, learn and are served, which stand with a street as homes do.

Example: "Carers' coffee morning is at St Anne's Church Hall, 40 Mill Road", "the food bank, 4 Kiln Road, needs a referral".
"""

from __future__ import annotations

import re

from screening.reading.sheet import Sheet

LIVING = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|stopping|dossing|resid(?:es|ing)|re-?housed|housed|placed|moved|shifted|evicted|surfing|lodg(?:es|ing)|"
    r"placement(?:'s| is| at| has| address| moved)|home (?:is|address)|address(?: is|:)?|refuge|hostel|static|caravan|called|knocked|visited|visit|no answer|moored|narrowboat|houseboat|last known|tenancy|escort|taxi|picked up|collect(?:ed)?|tuition|tutor|drop(?:ped)? (?:off|home)|bus pass|transport)"
    r"(?!\w)[^.?!\n]{0,45}$"
    r"|(?<!\w)(?:child|he|she|they|family|carer|carers|mum|dad|lad|girl|boy|nan)(?:'s|s|'re| is| are|'ve gone to| went to)? (?:now |currently |still )?(?:at |in |to )$"
    r"|(?<!\w)with (?:an?|his|her|their|the) (?:\w{3,10} )?(?:aunt|auntie|uncle|nan|gran|grandma|grandparents|dad|mum|sister|brother|cousin|relative|carer|friend|mate)s? (?:at|in) $"
)
_VENUE = re.compile(
    r"(?<!\w)(?:[A-Z][\w'&.-]+ ){1,4}(?:House|Hall|Centre|Center|Library|Church|Chapel|Theatre|Museum|Hub|Club|Academy|College|School|Rooms?|Suite|Temple|Mosque|Gurdwara|Synagogue|Stadium|Arena|Institute|Pavilion|Surgery|Clinic|Hospital|Cathedral|Studios?|Gallery|Offices?|Nursery|Caf\w),? (?:at |on )?$"
)
MEETS = re.compile(
    r"(?<!\w)(?:coffee|breakfast|lunch|registration|attendees|delegates|network|sign in|rehearse|parking|meets?|meeting|gala|concert|tournament|sports day|prom|held|coffee morning|stay and play|group|training|course|session|conference|workshop|venue|inset|twilight|forum|network|briefing|drop[- ]?in|open day|event|delivered|runs?|running|starts?|booked)(?!\w)"
)

# "knocked at", "doorstepped": somebody went to a home
VISITED = re.compile(
    r"\b(?:(?:called|calling|knock(?:ed|ing)|went|been|doorstepped) (?:round |twice )?(?:at|to|on)|visit(?:ed|ing|s)?(?: to| at)?|(?:collected|fetched|picked up|taken|removed|brought)(?: by [\w ]{3,20})? from|drop(?:s|ped)?(?: off)?(?: \w{3,10}){0,2}(?: off)? (?:at|to)) $"
)
# "the hospital letter says 8 Beech Avenue, SIMS says …"
RECORDED = re.compile(
    r"\b(?:letter|form|sims|record|plan|file|tenancy|passport|register|bill|arbor|bromcom|mosaic|gp|referral) (?:still |now )?(?:says|gives|has|shows|reads)(?: it's)? $"
    r"|\b(?:taxi|cab|transport|driver|minibus|bus|escort|courier)(?:[\w' ]{0,16}) (?:says?|said|reckons?|insists?|claims?|refuses?)(?: that| it's)? $|\b(?:neighbours?|courier|driver)(?: [\w' ]{3,26})? at $"
)


def is_venue(sheet: Sheet, start: int) -> bool:
    """ "Coffee morning is at St Anne's Church Hall, 40 Mill Road": a public place is named before its street, and people meet there."""
    low, _ = sheet.sentence(start)
    before = sheet.text[max(low, start - 120) : start]
    return bool(_VENUE.search(before) and MEETS.search(before.lower()) and not LIVING.search(before.lower()))


# A service or a public place right before a street, with or without its name.
_SERVICE = re.compile(
    r"(?<!\w)(?i:(?:food ?|the )bank|exam board|groups?|coffee mornings?|drop-?ins?|shop|store|clubs?|centre|clinic|camhs|caf\w|charity|barnardo'?s|nspcc|action for children|car park|agency|company|firm|supplier|"
    r"sixth form|annexe|base|federation|gala|prom|hub|surgery|offices?|library|church|mosque|gurdwara|hall|gym|pool|cinema|museum|tribunal|court|service|team|provider|garage|depot|post office|job ?centre|registry|embassy|consulate|"
    r"solicitors?|board|partnership|trust|venue|hearings?|interviews?|appeals?|launch|awards|fair|events?|conference|training|workshops?|sessions?|meetings?|school|academy|college|nursery|pru|new build|site|campus|grants)"
    r"(?:'s)?,?(?: (?:is|are|was|will be|has|have|moved to|based|held|address|new address|now|still|on|at|in|for [a-z' -]{3,24})){0,4}[ ,:]{1,3}(?:(?:[A-Z][\w'&.-]+ ?){1,4},? ?(?:at |on )?)?$"
)
_NEXT_TO = re.compile(
    r"\b(?:above|over|behind|opposite|near|next to|by|beside|past|from|old) (?:the |a )?(?:[\w']{2,12} ){0,2}$|\b(?:home|house|lives?|living|staying|address|placement|foster carers? (?:is|are)|rehoused|flat)\b",
    re.IGNORECASE,
)


# "the 3 Ings Road site"
_SITE_AFTER = re.compile(
    r"^ (?:site|campus|building|branch|base|premises|offices?|entrance|provision|depot|clinic|surgery|surgeries|hub|pru|library|venue)\b"
)


def is_site(sheet: Sheet, start: int, end: int) -> bool:
    """Whether the word after a street makes it a place of work: "the 3 Ings Road site"; not "Pitch 6, Low Lane site"."""
    if re.search(r"\b(?:pitch|plot|caravan|trailer|static|chalet)", sheet.lower[max(0, start - 9) : start + 8]):
        return False
    return bool(_SITE_AFTER.search(sheet.after(end, 14))) and not LIVING.search(sheet.before(start, 80))


# "letters for 22 Mill Row come back"
_POSTED = re.compile(
    r"\b(?:letters?|post|parcels?|packs?|mail|reports?|notices?|invites?|laptop) (?:\w{2,8} )?(?:for|to|at) $"
)
_RETURNED = re.compile(r"^[\w', ]{0,30}? (?:back|returned|unopened|undelivered|bounced?)\b")


# "… as the pick-up", "… as her new address"
_AS_HOME = re.compile(
    r"^,? (?:down )?as (?:the |his |her |their |a |an )?(?:new |current |old |main )?(?:pick[- ]?up|drop[- ]?off|collection|home|address|placement)\b"
)


def came_back(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a place is called a home after it, or what was posted to it was sent back, as from a home that was left."""
    if _AS_HOME.search(sheet.after(end, 40)):
        return True
    return bool(_POSTED.search(sheet.before(start, 40)) and _RETURNED.search(sheet.after(end, 50)))


def is_public_place(sheet: Sheet, start: int) -> bool:
    """Whether a service stands right before a street, and nobody lives there or next to it."""
    low, _ = sheet.sentence(start)
    before = sheet.text[max(low, start - 90) : start]
    found = _SERVICE.search(before)
    return bool(found and not _NEXT_TO.search(before[: found.start()]))
