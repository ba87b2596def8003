"""Words that are also names, read by their grammar: "Hope doesn't want her PEP", "will hasnt been in", "Blue 9T".

Rule: such a word is a name where only a person can stand: before what a person does, before a pronoun that looks back at
it, as owner of a child's thing, beside a class or a year, doubled with its own verb ("if will will"). It is a word where
its usual company stands ("summer provision", "grace period", "mark scheme", "hope you").
"""

from __future__ import annotations

import re

from screening.names import cues
from screening.names.runs import Run
from screening.reading.sheet import Sheet
from screening.reading.wordsets import words_of

# Helping verbs as names: what follows must be a finite verb, which the helping verb never has after it.
# "ok so grace will …": no degree but the beginning of what somebody says
_SO = re.compile(r"(?:^|[.?!,;] |\b(?:ok|okay|right|and) )so $")
_HELPERS = words_of("will may can might must")
_FINITE = (
    r"(?:is|isn'?t|was|wasn'?t|has|hasn'?t|had|hadn'?t|does|doesn'?t|did|didn'?t|won'?t|can'?t|cannot|will|would|wouldn'?t|could|couldn'?t|should|shouldn'?t|may|must|keeps|kept|needs|needed|wants|wanted|gets|got|goes|went|"
    r"refuses|refused|says|said|came|comes|lives|lived|missed|misses|started|starts|moved|moves|told|asked|hit|hits|bit|ran|runs|sits|sat|threw|attends|attended|turned|turns|took|takes|broke|left|walked|swore|never came|gave|gives|made|makes)"
)
_AFTER_HELPER = re.compile(rf"^(?: (?:now|just|still|also|only|really|always|never|often))? {_FINITE}(?![\w-])")
_DOES = (
    r"(?:work|works|worked|working|finish|finishes|finished|behave|behaves|behaved|play|plays|played|playing|do|does|did|doing|have|having|use|uses|used|bring|brings|brought|follow|follows|followed|count|counts|sit|qualify|qualifies|drop|drops|dropped|change|changes|changed|going|come|comes|came|coming|attend|attends|attended|attending|refuse|refuses|refused|refusing|want|wants|wanted|need|needs|needed|hate|hates|hated|love|loves|loved|like|likes|liked|live|lives|lived|living|"
    r"stay|stays|stayed|staying|sit|sits|sat|sitting|hit|hits|hitting|bit|bite|bites|bitten|kick|kicks|kicked|punch|punched|punches|slap|slapped|spat|spit|spits|swear|swears|swore|sworn|shout|shouts|shouted|scream|screamed|screams|threw|throw|throws|thrown|smash|smashed|smashes|"
    r"broke|trash|trashed|damaged|set off|set fire|stole|steal|steals|stolen|punched|attacked|assaulted|threaten|threatened|threatens|bully|bullied|bullies|fought|fights|fight|run|runs|ran|running|walk|walks|walked|walking|climb|climbed|climbs|abscond|absconded|absconds|escaped|bolted|bolts|hid|hides|hiding|"
    r"cry|cries|cried|crying|sob|sobbed|sleep|sleeps|slept|sleeping|eat|eats|ate|eaten|self-harm|self-harms|self-harmed|cut|cuts|speak|speaks|spoke|speaking|talk|talks|talked|talking|say|says|said|tell|tells|told|ask|asks|asked|disclose|disclosed|discloses|alleged|alleges|complained|complains|"
    r"think|thinks|thought|know|knows|knew|feel|feels|felt|struggle|struggles|struggled|struggling|cope|copes|coped|coping|settle|settled|settles|settling|thrive|thrives|thriving|engage|engages|engaged|engaging|disengaged|miss|misses|missed|missing|arrive|arrives|arrived|leave|leaves|left|leaving|join|joins|joined|joining|"
    r"move|moved|moves|moving|return|returns|returned|returning|start|starts|started|starting|wear|wears|wore|wearing|sign|signs|signed|read|reads|write|writes|wrote|learn|learns|learning|lost|lose|loses|got|gets|get|getting|turned up|turns up|turn up|turning up|turned 1\d|turned \d|kicked off|kicks off|kick off|kicking off|acts? out|acted out|"
    r"been|excluded|suspended|pex'?d|permanently excluded|placed|allocated|arrested|charged|bailed|remanded|sentenced|referred|assessed|diagnosed|medicated|adopted|fostered|withdrawn|removed|sent home|sent out|put on|put in|taken|picked on|bullied|groomed|exploited|stabbed|found|caught|brought|given|allowed|offered|refused|told|asked|moved|"
    r"in (?:foster care|care|custody|hospital|crisis|year|yr|y\d|isolation|tears|trouble|class|internal|the refuge|refuge|the pru|a (?:home|placement|refuge|secure))|on (?:a|an|the|roll|bail|remand|tag|mornings|pt|part|half|reduced|\d)|off (?:sick|roll|again|school)|home educated|pregnant|autistic|dyslexic|lac|looked after|cin|not (?:in|happy|well|coping|going|eating|safe)|late|absent|back|happy|unhappy|upset|angry|scared|anxious|settled|safe|eligible|entitled|"
    r"a (?:lad|girl|boy|pupil|looked|child|care|young|year|y\d|day))"
)
_HELP = r"(?:(?:is|isn'?t|was|wasn'?t|has|hasn'?t|had|hadn'?t|does|doesn'?t|did|didn'?t|won'?t|will|will not|can'?t|cannot|can|would|wouldn'?t|could|couldn'?t|should|shouldn'?t|may|might|must|keeps|kept|never|gets|got|'s) )"
_ADVERB = r"(?:(?:now|just|still|also|only|really|always|never|often|again|already|not|be|been|being|even|ever|actually|currently|only just|apparently|then|that) )"
AFTER_PERSON_VERB = re.compile(rf"^ (?:{_HELP}|{_ADVERB}){{0,3}}{_DOES}(?!\w)")
_AFTER_BE = re.compile(r"^ (?:is|was|has|had|will|'s|isn't|wasn't|isnt|wasnt|may|might|can|must|should|would|needs) ")
_CLASS = re.compile(r"^,? \(?(?:in )?(?:1[0-3]|[7-9])[a-z]{1,2}(?!\w)|^,? \(?(?:in )?(?:yr|year|y) ?\d{1,2}(?!\w)")
_LOOKS_BACK = re.compile(r"(?<!\w)(?:he|she|hes|shes|he's|she's|him|her|his|hers|himself|herself)(?!\w)")
# "told summer she can", "ring back re star, she", "send work to honey … mark her present"
_PRONOUN_NEXT = re.compile(r"^,? (?:he|she|hes|shes|he's|she's)(?!\w)")
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|last|this|next|by|until|till|over|before|after|during|from|all|every|late|early|mid|that|one|for)[ -]$"
)
_TOWARDS = re.compile(
    r"\b(?:re|re:|regarding|told|tell|telling|for|to|by|from|with|about|restrain|offered|escort|ring|chase|tutor|give|gave|shown|show|asked|ask|invite|let|why is|why has|why was|got|weve got|have|put|home to|home for|down as|does|has|is|can|will|did|when is|where is) $"
)
_ABSTRACT = words_of(
    "hope faith patience joy grace love honour mercy justice harmony peace charity unity precious chance star may will mark"
)
_TIMES = words_of(
    "summer autumn winter spring april may june july august january february march september october november december dawn easter christmas eve friday noel season monday tuesday wednesday thursday saturday sunday whitsun lent advent ramadan eid"
)
_OTHER_PERSON = re.compile(
    r"(?<!\w)(?:child|pupil|student|boy|girl|lad|mum|mam|mother|dad|father|carer|parent|nan|gran|teacher|head|headteacher|senco|social worker|sw|tutor|governor|learner|young person|yp|ta|colleague|officer|adviser|manager|iro|dsl|someone|somebody|anyone|who|worker)(?!\w)"
)
_PERSON_OBJECT = re.compile(
    r"\b(?:excluded?|excluding|suspend(?:ed|ing)?|pex(?:'?d|ed)?|lost|sent|send|sending|sent for|collect(?:ed|ing)?|pick(?:ed|ing)? up|restrain(?:ed|ing)?|removed?|removing|placed?|placing|moved?|moving|taught|teach|support(?:ed|ing)?|met|saw|see|seeing|found|told|tell|telling|asked|asking|let|"
    r"adopt(?:ed|ing)?|foster(?:ed|ing)?|referred?|referring|allocated|discuss(?:ed|ing)?|talk(?:ed|ing)? about|worried about|concerned about|concerns about|(?:week|month|term|day|year|winner|culprit|victim|ringleader|latest|newest|oldest|youngest|one) (?:was|is)|hit|bit|punched|bullied|bullying|know|knows|knew|kept|keep|keeping|put|took|take|taking|had|got|gave|give|named|called) $"
)
_SUBJECT = re.compile(
    r"(?:^|[.!?,;:\n(\"-] ?|\b(?:if|whether|that|because|cos|when|while|since|unless|until|and|but|so|says|said|say|think|thinks|thought|know|knows|hows|how's|is|was|has|had|does|did|can|could|should|would|why|where|after|before|as|though|although|hope) )$"
)
# A word's usual company, by which it is no name.
_COMPANY = {
    "summer": "provision term school schools holiday holidays hol hols club clubs scheme half exam exams born borns works reading camp camps sun learning programme uniform fair fete break work months period activities offer playscheme census return results university placement solstice series heat dress games job jobs ball prom",
    "grace": "period days notes",
    "faith": "school schools leader leaders group groups community communities background based setting settings practice needs and calendar dress sector primary",
    "hope": "you that to this it we for is all so not everyone everyones the they there someone in of your things",
    "mark": "scheme schemes it them him her as sheet sheets book books up down for the registers register u i n o present absent each late every all your pupils",
    "chance": "to of that for you encounter contracts contract meeting is",
    "star": "chart charts of pupil student rating ratings jar wars award reward learner performer",
    "storm": "damage warning closed closure clouds drain shut",
    "grant": "funding application applications aid aided maintained money agreement conditions for us permission leave access allocation is was of holder form",
    "may": "half day bank term the not be i we have exams series return 2024 2025 2026 census",
    "will": "the we you it they there this that these i your our a any be have not writing somebody someone anyone schools governors parents",
    "bill": "for is of to the and payer clause amendment was",
    "frank": "talks talk exchange discussions conversations advice question about and answer conversation discussion chat with truth",
    "rose": "by from to in over again sharply garden again and bushes",
    "reign": "of over",
    "joy": "to of in is was at for",
    "dawn": "raid raids clubs chorus of till",
    "king": "charles edward james george henry john alfred arthur's size cole for",
    "prince": "of bishops george harry edward william albert charles",
    "jet": "lag black ski set stream",
    "river": "bank authority trips trip path walk safety",
    "ocean": "room rooms youth conservation and group",
    "sky": "news sports tv high box is",
    "blue": "badge badges light lights card cards book form folder team room group zone coat bin plaque badge, pen ink",
    "rob": "us them schools children pupils",
    "pat": "testing tested test on answer",
    "jack": "of up petchey",
    "sunny": "day days intervals spells thoughts side weather",
    "honour": "the a of our your it",
    "precious": "little few time",
    "miracle": "of",
    "mercy": "of",
    "blessing": "of in to for and from",
    "justice": "system secretary board team service worker ministry",
    "destiny": "of is",
    "melody": "of",
    "angel": "delight",
    "april": "fools fool return 2024 2025 2026",
    "june": "return exams series 2024 2025 2026",
    "august": "results 2024 2025 2026",
    "autumn": "term census half return",
    "winter": "term pressures coat clothes months weather fuel",
    "spring": "term half census return budget bulbs clean",
    "page": "of one two three four numbers number count layout",
    "miles": "away from to each per and",
    "drew": "up on attention the a out",
    "art": "room therapy therapist teacher gcse club lessons and",
    "christian": "school schools faith values ethos families family",
    "ray": "of",
    "gene": "therapy pool",
    "harmony": "in of between",
    "patience": "is of with running",
    "charity": "shop number law trustee trustees commission work worker partner and",
    "unity": "of",
    "ace": "aware informed study scores score framework",
    "rain": "stopped or",
    "bay": "leaves of",
    "dale": "schools",
    "olive": "branch oil",
    "ivy": "league",
    "ruby": "wax murray",
    "amber": "alert rating rated x card cards and is means red flag flags",
    "rusty": "on with",
    "penny": "for dropped drops pinching wise",
    "ken": "of",
    "sandy": "beach",
    "carol": "service concert singing",
    "holly": "bush wreath",
    "ash": "wednesday",
    "heath": "road lane",
    "norm": "referenced is for of",
    "guy": "who called from at in fawkes is",
    "victor": "in",
    "dean": "of at and",
    "earl": "of grey",
    "duke": "of",
    "major": "incident review changes change concern issue problem works",
    "chase": "up it them this that the us for your schools",
    "trinity": "term college",
    "divine": "office",
    "royal": "mail navy british borough society college commission marines mint",
    "noble": "cause",
    "sterling": "work effort",
    "skye": "bridge",
}
_COMPANIONS = {word: words_of(company) for word, company in _COMPANY.items()}


def is_time_word(key: str) -> bool:
    """Whether a word, in lower case, is a month, a day, a season or a feast."""
    return key in _TIMES


def is_time(run: Run) -> bool:
    """Whether the word is a month, a day, a season or a feast."""
    return run.words[0].key in _TIMES


def keeps_usual_company(run: Run, after: str) -> bool:
    """Whether the word stands beside what makes it a word: "summer term", "hope you are well"."""
    if len(run.words) != 1 or run.possessive:
        return False
    following = re.match(r"^ ([\w'-]{1,20})", after)
    return following is not None and following.group(1) in _COMPANIONS.get(run.words[0].key, frozenset())


def is_person_by_grammar(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether only a person can stand where this word stands."""
    if cues.WANTED_BEFORE.search(before) and cues.OWN_DEED_AFTER.search(after):
        return True
    determined = cues.DETERMINED.search(before[-14:]) and not _SO.search(before)
    if run.words[0].first and _IS_NO_PERSON.search(after) and not _looked_back_at(sheet, run):
        return False
    if determined or keeps_usual_company(run, after):
        return not determined and _is_object(before, after)
    if run.possessive:
        return False
    if run.words[0].key in _HELPERS:
        return _helper_is_name(before, after)
    if _CLASS.search(after) or _PRONOUN_NEXT.search(after) and not _TIME_BEFORE.search(before):
        return True
    return _is_spoken_of(sheet, run, before, after) or _acts_or_is_acted_on(sheet, run, before, after)


def _helper_is_name(before: str, after: str) -> bool:
    """ "will hasnt been in" names somebody; "will may half term" asks."""
    if re.match(r"^ may (?:half|bank|day|exams?|mocks?)\b", after):
        return False
    if re.search(r"(?:^|\b(?:so|ok|and|but|that|if|when) )$", before) and re.match(
        r"^ (?:will|wont|won't|would|needs?|has|hasnt|is|was) ", after
    ):
        return not _ASKS_IT.search(after)
    return bool(_AFTER_HELPER.search(after) or _CLASS.search(after)) and not _asks_again(before)


_ASKS_IT = re.compile(r"^ (?:is|was|has) (?:it|there|this|that|the|a|an|not|any)(?!\w)")


def _acts_or_is_acted_on(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    if not _SUBJECT.search(before):
        return _is_object(before, after)
    if AFTER_PERSON_VERB.search(after):
        return run.words[0].key not in _TIMES or _looked_back_at(sheet, run)
    return bool(_AFTER_BE.search(after)) and _looked_back_at(sheet, run)


_IS_NO_PERSON = re.compile(
    r"^ (?:is|was|are|will be|can be|may be|should be|isn't|wasn't) (?:not )?(?:something|the (?:wrong|right) (?:word|term|phrase|name)|what|all|enough|key|important|essential|part of|about|how|why|one of the|the (?:key|word|point|aim|best)|hard to|a (?:word|big|key|core|strong|theme|value|matter))(?!\w)"
)


def _asks_again(before: str) -> bool:
    """ "it can, and will, need" and "who may must": a helping verb in company of others is one."""
    return bool(
        re.search(r"\b(?:who|it|they|we|you|i|he|she|and|or|which|that|schools?|parents?|can) $", before)
    ) and not before.endswith(("if ", "that ", "and "))


def _is_spoken_of(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Towards whom something is done, with a pronoun that looks back: "send work home to honey and mark her present"."""
    key = run.words[0].key
    ends = re.match(r"^(?:[.,;!?)]|$| (?:for|in|on|at|as|and|get|getting|still|without|by|when|if|down|not)\b)", after)
    if not ends or not _TOWARDS.search(before) or key in _HELPERS or (key in _TIMES and _TIME_BEFORE.search(before)):
        return False
    if key in _ABSTRACT and before.endswith(("for ", "with ", "about ", "by ", "from ")):
        return False
    return _looked_back_at(sheet, run)


def _is_object(before: str, after: str) -> bool:
    """The object of what is done to persons: "they excluded Chance", "I've lost Hope to the inclusion room"."""
    ends = re.match(
        r"^(?:[.,;!?)]|$| (?:to|from|for|in|into|on|at|out|off|again|back|and|because|cos|yesterday|today|last|this|with|up|home)\b)",
        after,
    )
    return bool(ends and _PERSON_OBJECT.search(before))


def _looked_back_at(sheet: Sheet, run: Run) -> bool:
    """A pronoun in the same sentence that has nobody else to look back at."""
    _, end = sheet.sentence(run.start)
    rest = sheet.lower[run.end : min(end, run.end + 110)]
    pronoun = _LOOKS_BACK.search(rest)
    return pronoun is not None and not _OTHER_PERSON.search(rest[: pronoun.start()])
