"""The story of one child: one actual child and at least two particulars beyond year group and broad need.

A reader who knows the school would recognise the child, though no name is given. Plurals, "if …" questions, published
cases and stories about staff are welcome. Example: "A Year 4 girl whose father was deported at Christmas tipped over a
bookcase on 8 January".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from screening.names.people import ROLE
from screening.reading.sheet import Sheet
from screening.stories.particulars import ON_A_DAY, RELATIVE, particulars
from screening.stories.relatives import find_relatives
from screening.types import Candidate, Circumstance, FindingType

_CHILD = (
    r"(?:boy|girl|lad|lass|pupil|student|child|learner|teenager|youngster|young person|young man|young woman|young lady|son|daughter|teen|kid|youth|toddler|newcomer|refugee|arrival|sibling|twin|yp|"
    r"female|male|wee one|one (?:in|with|whose|who|everybody|everyone)|little one|little lad|baby|care leaver)"
)
_NO_CHILD = r"(?! (?:protection|poverty|premium|welfare|voice|benefit|council|body|planner|support|services|level|outcomes|progress|arrangements|number|file|centred|development|death|should|would|might|may|must))"
_YEAR = r"(?:year|yr|y)\.? ?\d{1,2}"
_ONE = re.compile(
    rf"(?<!\w)(?:(?:a|an|the|this|that|my|our|one|another|1|same|only|his|her)\s(?:[\w'-]{{1,15}}[ ,]{{1,2}}){{0,5}}?{_CHILD}(?![\w'-]){_NO_CHILD}"
    rf"|(?:lad|boy|girl|lass) (?:of|aged|whos?|who's|with|in)(?!\w)|{_YEAR}s? {_CHILD}|{_CHILD} (?:in|from) {_YEAR}|(?:the|our|a|this|that|my) {_YEAR}(?!\w)(?! (?:corridor|block|team|parents?|groups?|class(?:es)?|assembl|trips?|forms?|boys|girls|cohort|curriculum|exams?|lessons?|office|head|tutors?|pastoral|sats|results|base|room|pupils|children|students|year group|intake|lead|teachers?))"
    r"|(?:the|our|this|that) (?:eldest|youngest|oldest|middle one|newcomer)"
    r"|\d{1,2} ?yo\b|(?<![\w£])1[0-9](?= ?(?:yr|year)s?[ -]old|, )|\d{1,2}[ -](?:yr|year)s?[ -]?olds?(?! (?:pupils|children|students)))"
)
_FRAGMENT = re.compile(
    r"(?:^|: )\W{0,3}(?:(?:four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|\d{1,2})(?: years? old| ?yo)?,|"
    rf"(?:(?!(?:if|when|would|could|can|should|any|each|every|no|what|how|is|does|for) )[\w'-]{{2,14}},? ){{0,3}}(?:boy|girl|lad|lass|female|male|student|pupil|child|learner|twin|teenager|youngster|speaker|young person|yp|minor|care leaver|uasc|toddler)(?:,|:| -| (?:in|of|who|whos|who's|from|with|w|aged|on) )|{_YEAR},? (?:boy|girl|lad|lass|female|male|f|m)\b|{_YEAR}, (?:came|arrived|joined|moved|been|lost|found|living|lives|just|new|has|had|was|sleeps|sleeping|sent|back|out|on|under|fled|adopted|fostered)\b|\d{{1,2}} ?yo?\b|[mf],? ?\d{{1,2}}\b)"
)
_LONE = re.compile(r"(?<!\w)(?:he|she|hes|shes|he's|she's|his|her|him|himself|herself)(?!\w)")
_BARE_RELATIVE = re.compile(rf"(?<![\w'-])(?:{RELATIVE})(?:'?s)?(?= (?!or |and carers|voice|views))")
_MANY = re.compile(
    r"(?<!\w)(?:pupils|children(?!'s)|students|girls|boys|learners|babies|toddlers|infants|teens|cohorts?|families|young people|youngsters|teenagers|those|many|most of|several|some of|all of|a (?:number|group|quarter|third|half|few|handful) of|per cent|%|percent|on average|"
    r"(?:each|every|any) (?:pupil|child|student|learner|young person|one|school|family)|generally|in general|typically|usually|parents (?:who|often|sometimes)|carers (?:who|often))(?!\w)"
)
_ONE_OF = re.compile(
    r"(?<!\w)(?:one|another) of (?:our|the|my|your|their|these|those|his|her) (?:[\w-]{1,12} ){0,4}?(?:pupils|children|students|girls|boys|lads|learners|kids|twins|families|young people|(?:year|yr|y) ?\d{1,2}'?s|sixth formers|reception kids)(?!\w)"
)
_SUPPOSED = re.compile(
    r"(?<!\w)(?:(?<!ask )(?<!asks )(?<!asked )(?<!asking )(?<!asked me )(?<!asking me )(?<!asked us )(?<!know )(?<!wonders )if (?:a|an|the|any|one|your|our|there|he|she|someone|mum|dad)|(?:where|when|if|whenever) (?:siblings|twins|brothers|sisters|parents|carers|two|they|both)|suppose|supposing|imagine|say a|say an|hypothetic\w*|what happens|in theory|for example|for instance|e\.g|such as|as a rule|"
    r"a (?:child|pupil|student|young person) (?:may|might|can|could|must|should|would)|(?:novel|film|character|drama|published|inquiry|serious case review|case review|scr|lscpr|safeguarding practice review|judgment|case law|"
    r"ombudsman|case study|worked example|vignette|scenario|leaflet|template)|(?:book|play|story|poem) (?:about|by|where|in which|has)|in the (?:book|play|story|poem))(?!\w)"
)
# Asked in general, unless the sentence gives the day: "when a girl has had her hair cut off on Sunday" is one girl.
_ASKED = re.compile(
    r"(?<!\w)(?:(?:when|where|whether|would|could|can|should|does|must|may|might) (?:a|an|any)\b(?! (?:year|yr|y) ?\d)|(?:^|[,;:] ?)(?:is|has|do|will|are|for|with) (?:a|an|any)\b(?! (?:year|yr|y) ?\d)|"
    r"for (?:a|an|any) (?:pupil|child|student|looked)|(?:to|of|with|about|around) (?:a|an|any) (?:child|pupil|student|young person))(?!\w)"
)
_STAFF = re.compile(
    rf"^\W{{0,3}}(?:[\w',-]{{1,14}} ){{0,4}}(?:our|the|my|a|your|his|her|new|one of our) (?:[\w-]{{2,14}} ){{0,3}}(?:{ROLE})(?![\w'])"
)
_LONGEST, _WINDOW = 600, 3


def find_stories(sheet: Sheet) -> Iterator[Candidate]:
    """Every story of one child, and every pointer to a known relative."""
    yield from _narratives(sheet)
    yield from find_relatives(sheet)


def _narratives(sheet: Sheet) -> Iterator[Candidate]:
    """Sentence by sentence: one child here, nobody else, and two kinds of particulars here or in what follows."""
    spans = list(pairwise([*sheet.breaks, len(sheet.text)]))
    for i, (start, _) in enumerate(spans):
        first = _sentence(sheet, spans[i])
        subject = _subject(first)
        if subject is None:
            continue
        found = {kind: (start + a, start + b) for kind, (a, b) in particulars(first).items()}
        for j in range(i + 1, min(i + _WINDOW, len(spans))):
            following = _sentence(sheet, spans[j])
            if found and _goes_on(following):
                for kind, (a, b) in particulars(following).items():
                    found.setdefault(kind, (spans[j][0] + a, spans[j][0] + b))
        if len(found) >= 2:
            low = min(start + subject, *(place[0] for place in found.values()))
            high = max(place[1] for place in found.values())
            yield Candidate(FindingType.NARRATIVE, low, high, Circumstance.UNCLEAR)
            return


def _sentence(sheet: Sheet, span: tuple[int, int]) -> str:
    return sheet.lower[span[0] : min(span[1], span[0] + _LONGEST)]


def _subject(sentence: str) -> int | None:
    """Where the one child stands in the sentence; None where it speaks of many, of nobody, of staff or of a supposition."""
    if not sentence.strip() or _is_supposed(sentence):
        return None
    one_of = _ONE_OF.search(sentence)
    many = _MANY.search(_ONE_OF.sub("", sentence))
    if one_of and not many:
        return one_of.start()
    if many:
        return None
    fragment = _FRAGMENT.search(sentence)
    if fragment:
        return fragment.start()
    one = _ONE.search(sentence)
    if one:
        return one.start()
    if _STAFF.search(sentence):
        return None
    other = _LONE.search(sentence) or _BARE_RELATIVE.search(sentence)
    return other.start() if other else None


def _goes_on(sentence: str) -> bool:
    """Whether a following sentence still speaks of the same child."""
    if _MANY.search(sentence) or _is_supposed(sentence):
        return False
    return bool(_LONE.search(sentence) or _BARE_RELATIVE.search(sentence) or not sentence.rstrip().endswith("?"))


def _is_supposed(sentence: str) -> bool:
    return bool(_SUPPOSED.search(sentence) or (_ASKED.search(sentence) and not ON_A_DAY.search(sentence)))
