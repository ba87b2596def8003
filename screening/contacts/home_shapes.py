"""What homes look like that are no house in a street, and what must stand around each before it counts as one."""

from __future__ import annotations

import re
from enum import Enum

_CAP = r"[A-Z][\w'-]{1,20}"
_NAME = rf"(?:[Tt]he )?{_CAP}(?: (?:of |on |y |the )?{_CAP}){{0,3}}"
_WORDS = r"[\w'-]{2,20}(?: [\w'-]{1,20}){0,4}"
_REST = rf"(?:, ?{_WORDS}){{0,3}}"
_WAY = r"(?:Road|Rd|Lane|Ln|Street|St|Avenue|Ave|Drive|Close|Terrace|Row|Bank|Brow|Hill|Fold|Gate|Green|Grove|Crescent|Mews)"
_SHOP = r"(?:chip shop|shop|chippy|bakery|bakers?|butchers?|pub|takeaway|kebab\w{0,5}|launderette|laundrette|salon|barbers?|bookies|post office|garage|caf\w|restaurant|newsagents?|off[- ]licence|co-?op|bank|surgery|pharmacy|chemists?|florists?|club|inn|arms)"


class Needs(Enum):
    """What must stand around a place of a shape before it counts as somebody's home."""

    LIVING = "a word of living"
    ROOM = "a word of living; that it is a hall is no sign of work"
    RIGHT_BEFORE = "a word of living right before, or right after"
    PERSON = "a word of living and a child or relative"
    HOUSE = "the same, and a house's name with a way to it"


# Each finds a place.
SHAPES = (
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:the |a )?(?:(?<=lives )|(?<=live )|(?<=living )|(?<=staying )|flat|rooms?|maisonette|bedsit|bed-?sit|studio)(?: upstairs)? ?(?:above|over|behind|on top of|at the back of)) (?:{_NAME}(?: {_SHOP})?|the {_SHOP})(?:,? (?:on |in |at )?{_NAME}){{0,2}}"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:n\.?b\.?|m\.?v\.?|(?:the )?(?:narrow ?boat|house ?boat|wide ?beam|barge|cruiser|boat)(?:'s)?(?: is)?(?: called| named)?),? \"?{_NAME}\"?{_REST}"
        ),
    ),
    (Needs.LIVING, re.compile(rf"(?<!\w){_NAME},? (?i:mooring|berth|pontoon|pitch|bay) \d{{1,3}}{_REST}")),
    (Needs.LIVING, re.compile(rf"(?<!\w){_NAME}(?: [Hh]otel)?, (?i:room|rm|suite) \d{{1,4}}[a-z]?{_REST}")),
    (
        Needs.LIVING,
        re.compile(
            r"(?<!\w)(?i:number|no\.?) \d{1,3}[a-z]?,? (?i:on|up|down|in|at|along) (?:(?:the|top|our) )?(?!the\b|top\b|our\b|list|table|chart|agenda|plan|form|page|scale|ladder|order|priorit|register|roll)[\w'-]{3,20}(?: (?:hill|road|street|lane|drive|close|row|estate|green|terrace|bank|avenue|site|[A-Z][\w'-]{2,20})){0,2}(?!\w)"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:the |a )?(?:lay-?by|verge|(?:last|end|first|middle|next) house|bungalow|cottage|farm|caravan|trailer|static|house|field|yard|car park) (?:by|on|next to|next door to|behind|opposite|past|beside|at the (?:top|end|bottom|back) of|near|off|down|up)) (?:the |our )?{_WORDS}(?:, (?:first|second|third|fourth|last|blue|white|green) \w{{3,10}})?"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?:[A-Z][\w'-]{{2,20}} ){{0,2}}(?i:(?:caravan|travell?ers?'?|gypsy|holiday|chalet|lodge|mobile home) (?:site|park))(?: (?:on|at|off|in|by) {_NAME})?,? (?i:plot|pitch|unit|van|number|no\.?|caravan) ?\d{{1,3}}[a-z]?(?!\w)"
        ),
    ),
    (
        Needs.ROOM,
        re.compile(
            rf"(?<!\w)(?:(?i:block|house|flat|corridor) [A-Z\d]{{1,2}},? )?(?i:room|rm|flat|studio|cluster)\.? ?[A-Z\d]{{1,4}}(?:/\d{{1,3}})?,? {_NAME} (?:Halls?|House|Court|Village|Residences?|Point|Studios?|Student Village)(?!\w)"
        ),
    ),
    (
        Needs.RIGHT_BEFORE,
        re.compile(
            rf"(?<!\w){_NAME}(?: children's home)?(?: ?\(|,| on| off| in) ?(?:(?:the )?(?:top|bottom|end|foot|back) of )?(?:the )?{_CAP}(?: {_CAP})? {_WAY}(?:, {_CAP})?(?!\w)"
        ),
    ),
    (
        Needs.HOUSE,
        re.compile(
            rf"(?<!\w){_NAME}(?:, ?{_WORDS}){{0,2}},? (?:nr|near|via|off|by|past|behind|rear of|up|down) (?:the )?{_NAME}"
        ),
    ),
    (
        Needs.HOUSE,
        re.compile(
            rf"(?<!\w)(?i:caravan|trailer|plot|static|annexe?|flat|cabin|chalet|yurt|van) ?\w{{0,4}},? (?i:rear of|back of|behind|adjacent to|next to|land (?:at|off|by)|off) (?:the )?{_NAME}{_REST}"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:the )?(?:last|end|first|middle|next|top|bottom) (?:house|caravan|trailer|cottage|bungalow|boat|van) (?:at|on|in|by)) (?:the )?{_NAME}(?: [a-z]{{3,8}})?{_REST}"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:women's |homeless |family )?(?:refuge|hostel|b ?& ?b|bed and breakfast|guest ?house|hotel|travelodge)) (?:on|in|at|off) (?:the )?{_CAP}(?: {_CAP})? {_WAY}(?!\w)"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:the )?(?:flats|end terrace|terrace|semi|maisonettes?|bungalows?|corner house|cottages?) (?:on|in|off|at)) (?:the )?{_CAP}(?: {_CAP})? {_WAY}(?:,? (?i:number|no\.?|flat) ?\d{{1,3}}[a-z]?)?(?!\w)"
        ),
    ),
    (
        Needs.LIVING,
        re.compile(
            rf"(?<!\w)(?i:(?:the )?(?:corner|junction|bottom|top|end) of) (?:the )?{_CAP}(?: {_CAP})? {_WAY}(?: (?:and|with|&) {_CAP}(?: {_CAP})?(?: {_WAY})?)?(?!\w)"
        ),
    ),
    (
        Needs.PERSON,
        re.compile(
            rf"(?<!\w)(?i:the old (?:post office|school ?(?:house)?|chapel|bakery|station|mill|dairy|forge|vicarage|rectory|bank|barn|stables|smithy|pub))(?:,| in| at| on| near) {_NAME}(?:, {_NAME})?"
        ),
    ),
    (
        Needs.HOUSE,
        re.compile(
            rf"(?<!\w){_CAP}(?: {_CAP}){{0,2}},(?: (?:(?:up|down|off|past|along|by) )?the (?:track|lane|drive|turning|path|gate) [\w' ]{{3,30}},)? ?{_NAME}(?:, ?{_NAME})?"
        ),
    ),
)
