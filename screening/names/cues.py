"""Cues that a name, initials or a word are one child's or one family member's. All are bounded and read lower case."""

from __future__ import annotations

import re

RELATION = (
    r"(?:mum|mummy|mom|mam|mother|dad|daddy|father|nan|nana|gran|granny|grandma|grandmother|grandad|granddad|grandfather|aunt|auntie|aunty|uncle|"
    r"step-?(?:mum|dad|mother|father|brother|sister)|foster (?:mum|dad|carer|mother|father|parent)s?|carers?|brother|sister|sibling|twin|cousin|parent|guardian|half-?(?:brother|sister)|partner|boyfriend|girlfriend|godmother)"
)
_CHILD_THING = (
    r"(?:mum|mummy|mom|mam|mother|dad|daddy|father|nan|nana|nanna|gran|granny|grandma|grandmother|grandad|granddad|grandfather|grandparents?|aunt|auntie|aunty|uncle|parents?|"
    r"family|step-?\w{3,6}|foster|carers?|brothers?|sisters?|siblings?|twin|cousins?|ehcp|ehc|ehcna|pep|iep|epep|timetable|attendance|tutor|placement|school place|"
    r"social worker|sw|behaviour|exclusion|suspension|transport|case|file|birthday|laptop|taxi|dob|upn|annual review|lac review|cin|cp|plan|place|return|phase transfer|"
    r"home|head injury|hours|key adult|key ?worker|key person|1:1|one to one|one-to-one|risk assessment|pen portrait|profile|passport|one[- ]page|bag|phone|mobile|coat|shoes|trainers|blazer|locker|peg|seat|desk|lunch|dinner money|fsm|nurture|mentor|counsellor|caseworker|pa|ta|lsa|hlta|key stage|panel|hearing|paperwork|chronology|referral|statement|report|"
    r"reading age|sats|gcses|mocks|coursework|exam|exams|predicted|data|target|targets|part[- ]time|pt\b|rt\b|reduced|reintegration|phased|managed move|trial|start date|first day|last day|leaving|birth|adoptive|contact|visa|passport|age|aunts?|uncles?|yiayia|babcia|nonna|abuela|bibi|dadi|nani|half-?\w{3,7}|foster|ex|boyfriend|girlfriend|baby|bump|dog|mates?|"
    r"friends?|gang|tag|bail|court|trial|sentence|order|status|passport|health|asthma|epilepsy|meds|inhaler|ehcna|request|assessment|diagnos\w{2,4}|outburst|meltdowns?|incident|injury|bruise|drawing|disclosure|voice|views|wishes|story|name|surname|situation|circumstances|funding|pp\b|pp\+|pupil premium|allowance|bursary|college|interview|"
    r"lads?|cousin'?s?|teacher|head of year|dsl|'?s attendance|social|worker|lateness|absences?|uniform|diagnosis|medication|needs|progress|grades|results|options|records?|form|login|solicitor|guardian|iro|sen support|keyworker)"
)
AFTER_THING = re.compile(
    rf"^ (?:new |old |last |next |own |current |final |draft |foster |step ?|birth |real |older |younger |little |big |adoptive )?{_CHILD_THING}(?!\w)"
)
_VERB = (
    r"(?:is|was|has|had|needs|needed|keeps|kept|won't|wont|can't|cant|cannot|can|could|doesn't|doesnt|hasn't|hasnt|isn't|isnt|wasn't|wasnt|didn't|didnt|never|still|gets|got|"
    r"goes|went|lives|lived|came|comes|started|starts|moved|moves|refuses|refused|ran|runs|hit|turned|turns|attends|attended|missed|misses|broke|told|tells|said|says|sits|sat|wants|"
    r"should|must|may|might|would|will|does|did|bit|threw|stopped|stays|stayed|struggles|struggled|loves|hates|likes|thinks|walked|walks|left|joined|joins|spends|spent|failed|"
    r"disclosed|arrived|swore|sleeps|slept|cries|cried|remains|returned|returns|only|now|ought|tried|tries|asks|asked|seems|appears|feels|felt|made|makes|takes|took|been|being|be|ever)"
)
AFTER_VERB = re.compile(rf"^,? (?:also |just |really |always |often |now )?{_VERB}(?!\w)")
_YEAR = r"(?:year|yr|y)\.?\s?(?:group )?(?:1[0-4]|[1-9]|r|seven|eight|nine|ten|eleven)|reception(?! (?:desk|team|staff|on|class teacher|teacher|area))|nursery(?! (?:room|manager|nurses?|leader|teacher|lead|head|officer|worker|school|assistant|practitioner|class teacher|in|on|at))|ks[1-5]|aged? \d|\d{1,2} ?(?:yrs?|years?) ?old|\d{1,2}[,)]|\d{1,2} (?:and|who|is)|sixth form|(?:l|u)6(?!\w)|(?:lower|upper) (?:6th|sixth)|yr\b"
_CLASS = (
    r"in (?:my|our|his|her|their|the same) (?:tutor group|form|class|set|year group|nurture group|house|year)(?!\w)"
)
AFTER_YEAR = re.compile(
    rf"^ {_CLASS}|^\s?(?:[,(/:-]\s?|in |is in |who is in |\(in |from )?(?:my |our |a |the )?(?:{_YEAR})"
)
CHILD_BEFORE = re.compile(
    r"(?:\b(?:my|our|a|the|this|that|one|another|same|named|called|young|little|poor|whose|both|new) (?:pupils?|students?|child|boy|girl|lad|lass|son|daughter|brother|sister|twins?|learner|tutee|youngster|kid|young person|granddaughter|grandson|nephew|niece)(?:,| called| named| is| -| is called)?"
    r"|\b(?:pupil|student|child|boy|girl|lad|lass|son|daughter|brother|sister|learner|nephew|niece|kid|twins|young person)(?:'s name is| name:|:|,| called| named| is called| -)?"
    r"|\bnamed|\bcalled|\bname is|\bname:|\bpupil:|\bchild:|\bre:?|\bregarding|\bconcerning)\s$"
)
SUBJECT_BEFORE = re.compile(
    r"(?:^|[.!?,;:\n(-]\s?|\b(?:if|whether|that|because|cos|when|while|since|unless|until|and|but|so|says|said|say|think|thinks|thought|know|knows|know if|for|with|about|hows|how's|how is|is|was|has|had|does|did|can|could|will|would|should|get|gets|got|move|moved|moving|tell|told|ask|asked|re|w|let|lets|sees|saw|met|meet|"
    r"put|keep|sure|worried|glad|afraid|hear|heard|feel|feels|unless|support|supporting|help|helping|send|sent|see|exclude|excluded|suspend|suspended|why|where's|wheres|getting|having|where|after|before|as|like|than|against|on|to|of|from|by|without|behind|beside|near|off) )$"
)
SURNAME_AFTER = re.compile(
    r"^ (?:lads?|boys?|girls?|twins?|triplets|toddler|infant|bairns?|teen|teenager|youngsters?|family|families|children|kids?|child|brothers?|sisters?|siblings|pair|household|clan|lot|baby|young ?ones?|daughter|son|sons|daughters|mother|father|grandparents|parents|case|cousins|youngest|eldest|oldest|lass|girls)(?!\w)"
)
SURNAME_BEFORE = re.compile(
    r"\b(?:all|the|that|those|our|these|both|two|three|four|several|another|youngest|oldest|eldest|middle|little|elder|older|younger|other|new|same|this|a|of)(?: (?:youngest|oldest|eldest|middle|little|elder|older|younger|other|two|three|four|poor|new|whole))? $"
)
RELATION_BEFORE = re.compile(rf"\b{RELATION},? (?:is |called |named |is called |was |\()?$")
FAMILY_ROLE_BEFORE = re.compile(
    r"\b(?:parent|carer|mother|father|mum|dad|grandparent|guardian|family|neighbour|complainant|pupil's|child's)\b[ ,:(-]{1,3}$"
)
FAMILY_AFTER = re.compile(
    r"^(?:'s)?[ ,(-]{1,3}(?:whose|(?:who )?has (?:a|two|three|four|five|\d) (?:children|kids|sons|daughters|boys|girls|son|daughter|child|boy|girl|lad)|and (?:her|his) (?:son|daughter|boy|girl|child|partner|ex)|(?:her|his|their|the|a|our)? ?(?:step)?(?:mum|dad|mother|father|carer|nan|gran|grandmother|grandad|foster carer|parent|son|sons|daughter|daughters|boy|boys|girl|grandson|granddaughter|twins|kids|children|child|lad|youngest|eldest|oldest|baby|house|flat|partner|nephew|niece|grandchild(?:ren)?)\b)"
)
PRONOUN = re.compile(r"(?<!\w)(?:he|she|him|her|his|hers|hes|shes|he's|she's|himself|herself)(?!\w)")
DETERMINED = re.compile(
    r"(?:\b(?:a|an|the|this|that|these|those|my|our|your|their|his|her|its|some|any|no|every|each|of|more|with a|in|to|on|at|by|we|you|they|i|he|she|it|who|please|can|will|would|should|could|might|must|do|does|did|not|don't|very|so|too|as|be|been|being|is|are|was|were)) $"
)
SCENARIO = re.compile(
    r"(?<!\w)(?:made[ -]up|not (?:a )?real|not (?:an )?actual|fictional|fictitious|fictionalised|invented|imaginary|pretend|hypothetical(?:ly)?|scenario|vignette|role[ -]?play|pseudonym|pretend pupil|dummy|example pupil|sample pupil|"
    r"composite|worked example|name(?:s)? (?:have been |has been )?changed|not (?:his|her|their) real name|fake|training example|case study \w{0,12}(?:from|in) (?:the|a|our) (?:book|guidance|pack|handout|training)|no real child|nobody real)(?!\w)"
)
AFTER_STATE = re.compile(
    r"^ (?:allowed|entitled|ready|able|eligible|due|back|out of|at risk|on (?:a|an|the|roll|two|three|c2|mornings)|in (?:school|care|class|isolation|year|crisis)|off|away|supposed|expected|meant|safe|happy|settled|coping|missing|excluded|suspended|struggling|pregnant|home|going|coming|getting|doing|being|not )(?!\w)"
)
AFTER_OWN = re.compile(r"^ [a-z]{2,10} (?:his|her|him|hers)(?!\w)")
AFTER_RECORD = re.compile(
    r"^ (?:timetable|ehcp|pep|attendance|mum|mam|dad|nan|sw|social worker|foster carer|carer|school place|placement|transport|taxi)(?!\w)"
)
QUESTION_BEFORE = re.compile(
    r"(?:^|[.?!\n] ?|, |\bwhy |\bwhen |\bwhere |\bhow )(?:can|could|should|will|would|does|did|is|was|may|must) $"
)
AFTER_BASE = re.compile(
    r"^ (?:have|go|come|sit|stay|attend|get|do|take|be|join|move|start|return|keep|see|need|count|qualify|leave|use|stop|drop|change|ever|still|really|not)(?!\w)"
)
AFTER_PRONOUN = re.compile(r"^ ?[?.,!:;-]{0,2} (?:hes|shes|he's|she's|he is|she is|he|she|he was|she was)(?!\w)")
AFTER_RELATIVE_OR_TUTOR = re.compile(
    rf"^ (?:new |foster |birth |adoptive |older |younger |little |big |own )?(?:{RELATION}|social worker|ehcp|pep|tutor|timetable)(?!\w)"
)
AFTER_OWN_THING = re.compile(
    rf"^ (?:new |foster |birth |adoptive |older |younger |little |big |own )?(?:{RELATION}|social worker|sw|ehcp|pep|timetable|attendance|tutor|parents|family|exclusion|suspension|laptop|taxi)(?!\w)"
)
AFTER_DEED = re.compile(
    r"^ (?:has|had|hasn't|hasnt|needs|needed|wants|wanted|keeps|kept|came|went|got|gets|won't|wont|refuses|refused|moved|started|said|says|told|attends|lives|will not (?:wear|come|attend|go|engage|leave|stay|speak|sit|talk|eat|work)|missed|hit|left|ran|sits|struggles)(?!\w)"
)
OBJECT_BEFORE = re.compile(
    r"\b(?:put|gave|give|told|tell|asked|ask|met|meet|saw|see|support|help|excluded?|suspend(?:ed)?|moved?|placed?|sent|send|teach|taught|offered|have|had|got) $"
)
RELATION_HINT = re.compile(rf"(?<!\w){RELATION}(?:'s|s)?(?!\w)")
QUANTITY_BEFORE = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|few|both|all|most|more|some)) $"
)
# "would like Xxx to chair their own review"
WANTED_BEFORE = re.compile(
    r"\b(?:like|likes|liked|love|want|wants|wanted|need|needs|get|getting|help|helping|expect|expects|allow|allowing|encourage|encouraging|invite|invited|asked|ask|let|enable|prepare|support) $"
)
OWN_DEED_AFTER = re.compile(
    r"^ to (?:[a-z-]{2,12} ){1,5}?(?:his|her|their own)(?!\w)|^ (?:to )?(?:chair|lead|speak|attend|choose|sit in)(?!\w)[^.?!]{0,40}(?:his|her|their own)(?!\w)"
)
