"""The story of one child, and unnamed relatives that point to a known person.

Rule: one actual child and at least two particulars beyond year group and broad need can be recognised by a reader who
knows the school, though no name is given. Plurals, "if …" questions, marked scenarios and published cases are welcome.
Example: "A Year 4 girl whose father was deported at Christmas tipped over a bookcase on 8 January".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from screening.lexicon import PLACES
from screening.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import words_of

_CHILD = r"(?:boy|girl|lad|lass|pupil|student|child|learner|teenager|youngster|young person|young man|young woman|young lady|son|daughter|teen|kid|youth|toddler|newcomer|refugee|arrival|sibling|twin|yp)"
_ONE = re.compile(
    rf"(?<!\w)(?:(?:a|an|the|this|that|my|our|one|another|1|same)\s(?:[\w'-]{{1,15}}[ ,]{{1,2}}){{0,5}}?{_CHILD}(?![\w'-])(?! (?:protection|poverty|premium|welfare|voice|benefit|council|body|planner|support|services|level|outcomes|progress|arrangements|number|file|centred|development|death))"
    rf"|(?:lad|boy|girl|lass) (?:of|aged) \d|(?:year|yr|y) ?\d{{1,2}}\s?{_CHILD}|{_CHILD} (?:in|from) (?:year|yr|y) ?\d"
    r"|(?<![\w£])1[0-9](?= ?(?:yr|year)s?[ -]old|, )|\d{1,2}[ -](?:yr|year)s?[ -]?olds?(?! (?:pupils|children|students)))"
)
_LONE = re.compile(r"(?<!\w)(?:he|she|hes|shes|he's|she's|his|her|him)(?!\w)")
_MANY = re.compile(
    r"(?<!\w)(?:pupils|children|students|girls|boys|learners|cohorts?|families|young people|those|many|most|several|some of|all of|a (?:number|group|quarter|third|half|few|handful) of|per cent|%|percent|on average|each (?:pupil|child|student)|every (?:pupil|child|student)|any (?:pupil|child|student)|generally|in general|typically)(?!\w)"
)
_SUPPOSED = re.compile(
    r"(?<!\w)(?:if (?:a|an|the|any|one|your|our|there|he|she|someone)|suppose|supposing|imagine|say a|say an|when (?:a|an|any)|where (?:a|an|any)|whether (?:a|an|any)|would (?:a|an|any)|could (?:a|an|any)|can (?:a|an|any)|should (?:a|an|any)|does (?:a|an|any)|"
    r"must (?:a|an|any)|may (?:a|an|any)|is (?:a|an|any) (?:child|pupil|student|looked)|for (?:a|an|any) (?:pupil|child|student)|hypothetic\w*|what happens|in theory|for example|for instance|e\.g|such as|as a rule|to (?:a|any) (?:child|pupil)|of (?:a|any) (?:child|pupil)|"
    r"a (?:child|pupil|student) (?:may|might|can|could|must|should|would)|novel|film|book|story|published|inquiry|serious case review|case review|safeguarding practice review|inspector|judgment|case law|policy|template|guidance (?:on|for|about)|training (?:on|for|about)|leaflet|course)(?!\w)"
)
_FAR_COUNTRIES = words_of(
    """syria sudan ukraine afghanistan eritrea somalia iraq iran vietnam albania pakistan nigeria romania poland kosovo yemen kenya ghana
    congo brazil kurdish afghan somali iraqi czech slovak"""
)
_PEOPLES = "|".join(sorted({p for p in PLACES if p.endswith(("ese", "ian", "ish", "ani"))} | _FAR_COUNTRIES))
_PARTICULARS = tuple(
    re.compile(pattern)
    for pattern in (
        # a dated event
        r"(?<!\w)(?:on (?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}|(?:last|this|yesterday|friday|monday) (?:week|month|term|night|morning|summer|autumn|winter|spring|year|may|june|july|september|october|november|december|january|february|march|april|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|at (?:christmas|easter|eid|the weekend|half[- ]term)|over (?:christmas|easter|the (?:summer|weekend|holidays?|half[- ]term))|in the (?:\w{2,9}[- ]){0,2}(?:holidays?|summer|half[- ]term)|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,7}|(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)\w{0,6} \d{1,2}\b|since (?:mon|tues|wednes|thurs|fri|christmas|easter|january|february|march|april|may|june|july|august|september|october|november|december|the fire|the move)\w{0,4}|\d{1,2} (?:days|weeks|months) ago|(?:two|three|four|five|six) (?:days|weeks|months|terms) ago|the (?:day|night|week|morning) (?:after|before|of|he|she)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|just before (?:christmas|easter))(?!\w)",
        # family circumstances
        r"(?<!\w)(?:deported|in prison|imprisoned|jailed|inside|remand|rehab|divorc\w{1,4}|separated|split up|evicted|homeless|refuge|hostel|temporary accommodation|b&b|sofa[- ]surf\w{0,4}|domestic (?:abuse|violence)|dv|(?:mum|mother|dad|father|nan|gran\w{0,6}|grandad|carer|parent|brother|sister|uncle|aunt\w{0,2}|step\w{3,8}|twin)s?'?s? (?:\w{2,9} ){0,3}(?:died|dead|dying|death|funeral|drinks?|drinking|drunk|left|walked out|remarried|partner|boyfriend|cancer|arrested|ill|sectioned|passed away|killed|stabbed|shot|works?|lost|attacked|threatened|moved|away|fled|took|using|uses|overdos\w{0,3}|is (?:a|an|the|our)|was (?:a|an|the))|lives? (?:\w{2,9} ){0,2}(?:with|above|at|in|on|next|near|behind|over)|young carer|cares for|looks after (?:his|her)|orphan\w{0,3}|bereaved|widow\w{0,2}|no contact|surrogate|polygam\w{0,5}|forced marriage|honour)(?!\w)",
        # offence and police
        r"(?<!\w)(?:arrested|charged|bail\w{0,2}|convicted|knife|knives|blade|machete|knuckle ?duster|weapon|gun|stabb\w{1,3}|stole|stealing|theft|robb\w{1,4}|burgl\w{1,4}|drugs?|cannabis|cocaine|ketamine|weed|dealing|county lines|gang\w{0,2}|police|caught (?:with|w|selling|stealing|on)|assault\w{0,3}|arson|set fire|court|custody|youth offending|yot|tag(?:ged)?|raped?|sexual\w{0,2}|porn\w{0,9}|indecent|nude\w{0,2}|trafficked|exploited|shoplift\w{0,4}|joyrid\w{0,3}|moped|taxi driver)(?!\w)",
        # health
        r"(?<!\w)(?:overdos\w{1,3}|self[- ]harm\w{0,3}|cut (?:him|her)self|sectioned|psychiatric|inpatient|hospital|leuk\w{1,7}|cancer|chemo\w{0,7}|tumou?r|anorexi\w{1,2}|bulimi\w{1,2}|eating disorder|epilep\w{1,3}|seizures?|pregnan\w{1,3}|miscarr\w{1,5}|abortion|diabet\w{1,3}|transplant|suicid\w{1,3}|wheelchair|amput\w{1,6}|tube[- ]fed|gastrostomy|tracheostomy|colostomy|cystic fibrosis|sickle cell|muscular dystrophy|cerebral palsy|deaf|blind|tourette\w{0,2}|schizo\w{1,8}|psychosis|psychotic|hiv|burns|brain injury|coma|surgery|operation|prosthe\w{1,4}|selective(?:ly)? mut\w{1,3}|bipolar|transition(?:ing|ed)|trans (?:boy|girl)|insulin|dialysis)(?!\w)",
        # placement history
        r"(?<!\w)(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|\d(?:nd|rd|th)|new|latest|previous|last) (?:foster (?:home|placement|carers?)|placement|school|care home|residential|carers?|home)|(?:two|three|four|five|six|seven|\d) (?:schools|placements|foster homes|homes|moves|carers)|came into care|taken into care|into care|children's home|care home|residential (?:home|placement|unit)|secure (?:unit|home)|adopt\w{1,4}|kinship|special guardianship|sgo|private(?:ly)? foster\w{0,3}|placed with|moved (?:here|in with|to (?:his|her|a|an|us|nan|live))|placement (?:broke|ended)|respite|permanently excluded from|managed move|off[- ]roll\w{0,3}|school refus\w{1,3})(?!\w)",
        # origin or faith
        r"(?<!\w)(?:refugee|asylum|uasc|unaccompanied|small boat|came from|arrived from|fled (?:from )?|born in|originally from|traveller|gypsy|roma|muslim|hindu|sikh|jewish|jehovah\w{0,3}|pentecostal|mosque|synagogue|gurdwara|temple|mass|church|witchcraft|"
        + _PEOPLES
        + r")(?!\w)",
        # uniqueness
        r"(?<!\w)(?:the only|our only|only (?:one|pupil|student|child|boy|girl|black|asian|muslim|deaf|blind|wheelchair)|first (?:pupil|student|child|girl|boy) (?:ever|to)|the one who|famous|in the (?:news|paper|papers|press)|local paper|on (?:tv|the news)|champion|youngest ever|tallest|world record|national squad|plays for|swims for|child actor|youtube channel)(?!\w)",
        # a named or particular place
        r"(?<!\w)(?:above the|behind the|next to the|opposite the|at the (?:\w{2,12} )?(?:chippy|pub|shop|kebab|takeaway|garage|farm|caravan|site|station|mosque|church|park|bus stop|chip shop|hostel|hotel)|on the (?:\w{2,12} )?(?:estate|site|bus|farm|boat|canal|train|roof)|caravan|narrowboat|farm|barracks|lives in (?!care|the)\w{3,12})(?!\w)",
        # exact conduct
        r"(?<!\w)(?:tipped over|threw (?:a|his|her|the)|hit (?:a|the|his|her|my|our)|punched|kicked|bit (?:a|the|his|her|my|our|two)|spat|headbutt\w{0,3}|pushed (?:a|the|his|her)|broke (?:a|the|his|her|my)|smashed|ran (?:away|off|out)|climbed|absconded|went missing|attacked|strangled|bullied|flooded|let off|locked (?:him|her)self|urinated|soil\w{0,3}|swallowed|jumped|barricaded|brought (?:a|an|in)|filmed|posted|disclosed|witnessed|found (?:his|her|him)|lost (?:his|her)|hasn't spoken|stopped (?:eating|talking|speaking)|never came back|turned up)(?!\w)",
    )
)
_RELATIVE = r"(?:auntie|aunty|aunt|uncle|cousin|brother|sister|mum|mother|dad|father|nan|gran|grandma|grandad|stepdad|stepmum|step-dad|step-mum|stepfather|half-brother|half-sister|twin|sibling|niece|nephew|grandmother|grandfather|parent|carer)"
_FAMILY_REF = re.compile(
    rf"(?<!\w)(?:(?:his|her|their|the boy's|the girl's|the lad's|the child's|this child's|whose|the pupil's) (?:older |younger |big |little |twin |elder |other |late |birth |own |step |foster )?{_RELATIVE}(?:'s)? (?:also |now |once |is |was |who |'s )?(?:is|was|works|worked|runs|ran|teaches|taught|used to|got|went|left|goes|plays|played|drives|drove|owns|a|an|the|our|in|at|on|one|that)\b[^.?!\n]{{0,60}}"
    rf"|(?:(?:twin |older |younger |big |little |elder |half-|step)?(?:brother|sister|sibling|cousin|son|daughter|nephew|niece|grandson|granddaughter|child|boy|girl|twin) (?:of|to) (?:the|last|our|that|a|one|my|this)(?! (?:above|same))\b[^.?!\n]{{0,60}})"
    rf"|(?:(?:mum|dad|mother|father|nan|carer|grandad|stepdad|uncle|auntie)(?:'s| is| was| works| runs| teaches| drives| plays) (?:as |at |for |in |on )?(?:a |an |the |our |one of our )(?:[\w-]{{2,14}} ){{0,2}}(?:cook|ta|governor|councillor|vicar|imam|rabbi|priest|mp|midday|caretaker|cleaner|teacher|lollipop|footballer|doctor|gp|dentist|barber|butcher|landlady|landlord|policeman|police officer|officer|solicitor|judge|head|owner|manager|presenter|boxer|driver|postman|chair|singer|actor|nurse|midwife|firefighter|soldier|magistrate|assistant|receptionist|councillor|mayor|pastor|farmer)\b[^.?!\n]{{0,30}})"
    rf"|(?:same (?:mum|dad|mother|father|family|parents|carer) (?:as|who|that)\b[^.?!\n]{{0,60}})|(?:(?:related|cousin) to (?:the|our|last|a|one)\b[^.?!\n]{{0,50}}))"
)
_PLURAL_OWNER = re.compile(
    r"(?<!\w)(?:pupils|children|students|those|families|anyone|siblings|learners|parents|people|boys|girls|brothers|sisters|carers)(?!\w)"
)


def find_stories(sheet: Sheet) -> Iterator[Candidate]:
    """Every story of one child, and every pointer to a known relative."""
    yield from _narratives(sheet)
    for match in _FAMILY_REF.finditer(sheet.lower):
        start, _ = sheet.sentence(match.start())
        lead = sheet.lower[max(start, match.start() - 60) : match.start()]
        if (
            not _PLURAL_OWNER.search(lead)
            and not _PLURAL_OWNER.search(match.group()[:40])
            and not _SUPPOSED.search(lead)
        ):
            end = match.start() + len(_whole_words(match.group(), sheet.lower[match.end() : match.end() + 1]))
            yield Candidate(FindingType.FAMILY_REF, match.start(), end, Circumstance.UNCLEAR)


def _whole_words(text: str, following: str) -> str:
    """The text without a word that the bound on its length cut in two."""
    if following.isalnum() and text[-1:].isalnum() and " " in text:
        text = text.rpartition(" ")[0]
    return text.rstrip(" ,;:-")


def _narratives(sheet: Sheet) -> Iterator[Candidate]:
    """Sentence by sentence: one child here or in the sentence before, nobody else, and two kinds of particulars."""
    bounds = [*sheet.breaks, len(sheet.text)]
    spans = list(pairwise(bounds))
    for i, (start, end) in enumerate(spans):
        low, high = start, min(end, start + 600)
        sentence = sheet.lower[low:high]
        if not sentence.strip() or not _speaks_of_one(sheet, sentence, i):
            continue
        places = _particulars(sentence)
        if len(places) < 2 and i + 1 < len(spans):
            following = sheet.lower[spans[i + 1][0] : min(spans[i + 1][1], spans[i + 1][0] + 400)]
            if places and _LONE.search(following) and not _MANY.search(following):
                places = places + [
                    (a + spans[i + 1][0] - low, b + spans[i + 1][0] - low) for a, b in _particulars(following)
                ]
        if len(places) >= 2:
            one = _ONE.search(sentence) or _LONE.search(sentence)
            first = min(p[0] for p in places)
            begin = low + (min(first, one.start()) if one else first)
            yield Candidate(
                FindingType.NARRATIVE,
                begin,
                min(low + max(p[1] for p in places), len(sheet.text)),
                Circumstance.UNCLEAR,
            )
            return


def _speaks_of_one(sheet: Sheet, sentence: str, index: int) -> bool:
    if _MANY.search(sentence) or _SUPPOSED.search(sentence):
        return False
    return bool(_ONE.search(sentence) or _LONE.search(sentence))


def _particulars(sentence: str) -> list[tuple[int, int]]:
    """One place for each kind of particular that the sentence holds."""
    return [match.span() for match in (pattern.search(sentence) for pattern in _PARTICULARS) if match]
