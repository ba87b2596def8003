"""Unnamed relatives by whom a reader knows the family: "his auntie is our school cook", "brother of last year's head boy".

Rule: a definite relative and something that only one family has: a known job or place, a public office, an event that was
talked of. Relatives in general ("whose parents work nights", "if mum is a governor") are welcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.reading.sheet import Sheet
from screening.stories.particulars import RELATIVE
from screening.types import Candidate, Circumstance, FindingType

_WORK = (
    r"(?:cook|ta|hlta|lsa|teaching assistant|dinner lady|lunchtime supervisor|midday(?: supervisor)?|caretaker|site manager|cleaner|receptionist|secretary|bursar|governor|chair of governors|trustee|councillor|cllr|mayor\w{0,3}|ex-mayor|vicar|priest|imam|rabbi|pastor|"
    r"minister|bishop|mp|magistrate|judge|jp|solicitor|barrister|police ?(?:man|woman|officer)?|pc|sergeant|detective|pcso|copper|prison officer|soldier|major|colonel|firefighter|fireman|paramedic|nurse|matron|midwife|doctor|gp|surgeon|dentist|vet|pharmacist|chemist|"
    r"social worker|teacher|tutor|head|headteacher|deputy|senco|dsl|lecturer|professor|coach|instructor|referee|footballer|boxer|jockey|rugby player|cricketer|wrestler|presenter|dj|singer|rapper|actor|actress|author|journalist|reporter|editor|influencer|youtuber|"
    r"one (?:who|that|everyone|everybody)|barber|hairdresser|hair dresser|beautician|butcher|baker|grocer|newsagent|shopkeeper|landlady|landlord|publican|chef|takeaway|driver|taxi driver|bus driver|lollipop (?:lady|man)|postman|postie|postwoman|milkman|binman|window cleaner|plumber|electrician|builder|roofer|farmer|fisherman|"
    r"lifeguard|undertaker|funeral director|florist|childminder|foster carer|owner|manager|boss|director|chair|chairman|chief executive|lord|lady|sir|baroness|sheikh|chief|king|elder|bouncer|doorman|security guard|mechanic|bookie|market trader|dj|lollipop|imam|chaplain|escort|mp's)"
)
_DOES = (
    r"(?:works?|working|worked|runs?|ran|owns?|owned|manages?|managed|drives?|drove|cleans?|cleaned|cooks?|teaches|taught|coaches|coached|plays|played|sings|presents|edits|chairs|chaired|serves|served|sits|sat|heads|leads|polices|delivers|sells|keeps|kept|cuts|does the|did the|used to|"
    r"led|having led|torched|burnt|burned|robbed|stole|broke|hit|killed|vandalised|smashed|trashed|got|went|was (?:in the \w+|on (?:tv|the news|telly|look north)|sent|jailed|arrested|excluded|expelled|killed|murdered|banned|sacked|our|one|head|the|a|an)|is (?:a|an|the|our|one|in|on|at|that|married|head|well known|known)|won|stood|attacked|assaulted|threatened|punched|sued)"
)
_DEFINITE = rf"(?:(?:his|her|their|this|that|the|the \w{{2,10}}'s(?: own)?|whose) (?:\w{{2,9}} )?{RELATIVE}|(?<![\w'-]){RELATIVE})"
_OF_A_CHILD = re.compile(
    r"(?<!\w)(?:(?:twin |older |younger |big |little |elder |half-?|step-?|baby |only |eldest |youngest )?(?:brother|sister|cousin|son|daughter|nephew|niece|grandson|granddaughter|child|boy|girl|lad|twin|kid|stepson|stepdaughter) (?:of|to) "
    r"(?:the|last|our|that|a|one|my|this|someone|somebody|two)(?! (?:above|same|age|week))\b[^.?!\n]{0,60})"
)
_WHOSE = r"(?: of (?:the|a|our|this|that|one|my) (?:\w{2,12} ){0,5}?\w{2,12})?"
_OFFICE_HOLDER = (
    r"(?:councillor|cllr|mp|mayor|vicar|imam|chair|head|governor|magistrate|judge|doctor|gp|landlord|one|man|woman)"
)
_ORDINARY = (
    r"(?!(?:main|only|legal|first|next|same|best|named|other|one to|one with|sole|primary|full[- ]time|current|new|birth|foster|kinship)\b"
    r"|carer|contact|parent|guardian|person|problem|holder|issue|reason|key|case)"
)
_AT_WORK = re.compile(
    rf"(?:{_DEFINITE}){_WHOSE}(?:(?:'s|s| is| was) (?:the|our|a) {_OFFICE_HOLDER}(?: (?:who|that) |,? (?:of|for|on|at) )[^.?!\n]{{0,60}}|(?:{_DEFINITE}){_WHOSE}(?:'s|s| is| was) (?:the|our) {_ORDINARY}\w{{3,15}}\b[^.?!\n]{{0,60}}|,? the one (?:who|that|doing|with|in|from|everyone|everybody)\b[^.?!\n]{{0,60}}|(?:'s|s| is| was| being|,? who(?:'s| is| was)| has become| became| has been)(?: \w{{1,12}}){{0,4}}? {_WORK}(?!\w)[^.?!\n]{{0,30}}|,? (?:who )?(?:also |now |once |who )?{_DOES}\b(?! (?:nights|days|shifts|away|full|part|long|from home|late|early|evenings|weekends))[^.?!\n]{{3,60}})"
)
_SAME = re.compile(
    r"(?<!\w)(?:uncle|aunt\w{0,2}|cousin|brother|sister|mum|mam|mother|dad|father|nan|gran\w{0,6}|godmother|godfather|childminder|carer|landlord|neighbour) to (?:the|that|our|a|this) (?:boy|girl|lad|lass|pupil|child|family|one)\b[^.?!\n]{0,50}|"
    r"(?<!\w)(?:the|that) (?:dad|mum|mam|mother|father|uncle|aunt\w{0,2}|brother|sister|nan|gran\w{0,4}|grandad|stepdad|stepmum|carer|parent) who (?!(?:asked|emailed|complained|phoned|called|rang|contacted|attended|signed|agreed|refused|wanted|needed|raised|requested|works?|has|had)\b)"
    r"(?:\w{2,12}ed|was|broke|set|ran|hit|threw|stood|wrote|went|got|drove|stole|shot|bit|fought)\b[^.?!\n]{0,60}|(?<!\w)(?:was|been|is) on (?:look north|midlands today|points west|granada|spotlight|crimewatch|the news|telly|tv|the radio|local radio|facebook live)(?!\w)|(?<!\w)has the (?:boy|girl|lad|lass|child|twins) who\b[^.?!\n]{0,50}|"
    r"(?<!\w)same (?:mum|mam|dad|mother|father|family|parents|carer|house|address) (?:as|who|that)\b[^.?!\n]{0,60}|(?<!\w)(?:related|cousin|married|sister|brother) to (?:the|our|last|a|one|my|that)\b[^.?!\n]{0,50}"
)
# "the older brother, he was in the paper", "her dad reads the sport on local radio"
_KNOWN_OF = re.compile(
    rf"(?<!\w)(?:his|her|their|the|that) (?:\w{{2,9}} )?{RELATIVE},? (?:you know,? )?(?:he|she|they|who)(?:'s|s| was| were| is| got| had)? (?:the one |on |in |all over )[^.?!\n]{{0,60}}(?:news|papers?|telly|tv|radio|internet|facebook|press|court|prison|after the|one who|one that)\b[^.?!\n]{{0,30}}"
    rf"|(?<!\w)(?:his|her|their) (?:\w{{2,9}} )?{RELATIVE} (?:reads|does|presents|commentates|is|was|appears|acts|sings|plays|used to be) (?:[\w'-]{{1,12}} ){{0,4}}(?:on|in|for) (?:the |a |our )?(?:local |bbc |national |regional )?(?:radio|telly|tv|television|news|paper|gazette|panto|soap|band|team|first team)(?!\w)"
)
_PLURAL_OWNER = re.compile(
    r"(?<!\w)(?:pupils|children|students|those|families|anyone|siblings|learners|people|boys|girls|brothers|sisters|staff|everyone|some|any|each|every|many|most|if|when|where|whether|suppose|should|e\.g|example|(?:can|could|should|may|must|would|does) (?:a|an)|a parent|generally|parents? or carers?)(?!\w)"
)
_MANY_OWNERS = re.compile(
    r"(?<!\w)(?:pupils|children|students|families|anyone|siblings|learners|people|boys|girls|any|if|suppose|e\.g|example)(?!\w)"
)
_OURS = re.compile(r"(?<!\w)(?:our|the local)(?!\w)")


def find_relatives(sheet: Sheet) -> Iterator[Candidate]:
    """Every pointer to a relative whom a reader could know."""
    for pattern in (_AT_WORK, _OF_A_CHILD, _SAME, _KNOWN_OF):
        for match in pattern.finditer(sheet.lower):
            start, _ = sheet.sentence(match.start())
            lead = sheet.lower[max(start, match.start() - 70) : match.start()]
            ours = _OURS.search(match.group())
            if not (_PLURAL_OWNER if not ours else _MANY_OWNERS).search(lead) and not _PLURAL_OWNER.search(
                match.group()[:12]
            ):
                end = match.start() + len(_whole_words(match.group(), sheet.lower[match.end() : match.end() + 1]))
                yield Candidate(FindingType.FAMILY_REF, match.start(), end, Circumstance.UNCLEAR)


def _whole_words(text: str, following: str) -> str:
    """The text without a word that the bound on its length cut in two."""
    if following.isalnum() and text[-1:].isalnum() and " " in text:
        text = text.rpartition(" ")[0]
    return text.rstrip(" ,;:-")
