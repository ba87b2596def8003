"""The kinds of particulars by which one child can be recognised though nobody is named.

One pattern a kind; a sentence that holds two kinds and speaks of one actual child tells that child's story (see
`stories`). Year group and broad need are no particulars: half a school has them. All patterns read lower case.
"""

from __future__ import annotations

import re

from screening.reading.lexicon import PLACES
from screening.reading.wordsets import words_of

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_FEAST = r"(?:christmas(?: eve| day)?|xmas|easter|eid|diwali|ramadan|new year(?:'s)?(?: eve| day)?|bonfire night|halloween|world book day|sports day|red nose day|remembrance day|prom night|mother's day|father's day)"
RELATIVE = (
    r"(?:mum|mam|mom|mother|mummy|dad|father|daddy|parents?|nan|nana|nanna|gran|granny|grandma|grandmother|grandad|granddad|grandfather|grandparents?|"
    r"(?:great|step|foster|birth|half|god)[- ]?(?:mum|mam|mother|dad|father|gran|nan|grandma|grandad|aunt|uncle|brother|sister|son|daughter|carers?|parents?)|"
    r"auntie|aunty|aunt|uncle|brother|sister|sibling|twin|cousin|carers?|guardian|niece|nephew|boyfriend|girlfriend|partner)"
)
_MISFORTUNE = (
    r"(?:died|dies|dead|drown\w{0,3}|drownd|hanged|suicide|dying|death|funeral|stroke|heart attack|cancer|icu|intensive care|ill|illness|sectioned|hospice|dementia|coma|overdos\w{0,3}|"
    r"arrest(?:ed)?|prison|jail(?:ed)?|hmp|inside|remand(?:ed)?|custody|trial|court|deported|detained|visa|police|stabb\w{0,3}|shot|killed|murder\w{0,3}|attack(?:ed)?|violen\w{0,2}|"
    r"drink(?:s|ing)?|drunk|alcohol\w{0,3}|drugs?|using|uses|heroin|rehab|methadone|left|walked out|gone|vanished|disappear\w{0,3}|remarried|divorc\w{1,4}|split|separat\w{0,3}|"
    r"accused|charged|wanted|serving|submariner|soldier|paratrooper|navy|army|raf|(?:ex-)?marine|deployed|partner|boyfriend|girlfriend|new baby|pregnant|threw|thrown|kicked|evict\w{0,3}|homeless|threaten\w{0,3}|sleeps?|sleeping|lost|moved|fled|took|works? (?:nights|away|at|in|for|on)|deaf|blind|disabled|wheelchair|81|crash|accident|fire)"
)
_TELLING = re.compile(
    rf"(?<!\w){RELATIVE}(?:'?s)?(?: \w{{1,12}}){{0,5}} {_MISFORTUNE}(?!\w)|(?<!\w){_MISFORTUNE}(?: \w{{1,12}}){{0,3}} {RELATIVE}(?!\w)"
)
_COUNTRIES = words_of(
    """syria sudan ukraine afghanistan eritrea somalia iraq iran vietnam albania pakistan nigeria romania poland kosovo yemen kenya ghana congo brazil
    ethiopia gambia zimbabwe jamaica bangladesh india nepal bulgaria hungary slovakia lithuania latvia moldova turkey lebanon palestine gaza libya
    egypt morocco algeria angola uganda rwanda burundi guinea cameroon china"""
)
_PEOPLES = words_of(
    """kurdish afghan somali iraqi czech slovak kurd syrian sudanese eritrean ukrainian albanian vietnamese romanian polish nigerian ghanaian congolese
    bangladeshi pakistani nepali bulgarian hungarian lithuanian latvian moldovan jamaican brazilian portuguese spanish italian turkish
    ethiopian gambian zimbabwean yemeni iranian chinese bengali tamil sikh welsh-speaking irish"""
) | {place for place in PLACES if place.endswith(("ese", "ian", "ish", "ani"))}
_ORIGIN = "|".join(sorted(re.escape(word) for word in _COUNTRIES | _PEOPLES))


def _kind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


ON_A_DAY = _kind(
    rf"on (?:the )?(?:{_DAY})\w{{0,1}}|(?:on|at|since) (?:{_FEAST}|bonfire night|world book day)|yesterday|last (?:night|week|{_DAY})|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}/\d{{1,2}}"
)
PARTICULARS: dict[str, re.Pattern[str]] = {
    "dated event": _kind(
        rf"on (?:the )?(?:{_DAY})\w{{0,1}}|by the (?:{_DAY})|(?:{_DAY}) (?:just gone|gone)|(?:last|this|yesterday|{_DAY}) (?:week|weekend|month|term|night|morning|afternoon|summer|autumn|winter|spring|year|{_MONTH}|{_DAY})"
        rf"|yesterday|overnight|last night|today|(?:at|over|since|on|before|after|by) (?:the )?(?:{_FEAST}|weekend|half[- ]term|summer|holidays?)|in the (?:\w{{2,9}}[- ]){{0,2}}(?:holidays?|summer|half[- ]term)"
        rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?|(?:in|since|last|this|during|late|early|from|until|till) {_MONTH}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
        r"|since the (?:fire|move|arrest|funeral|crash|accident|incident|trial|attack|assault|inquest|stabbing|robbery|shooting|raid|eviction|adoption|birth|death|verdict|break-?in)|(?:\d{1,2}|two|three|four|five|six|ten) (?:days|weeks|wks|months|terms|nights) (?:ago|later|after|running)"
        r"|the (?:day|night|week|morning) (?:after|before|of|he|she)|(?:first|second|third|last) week of|on the \d{1,2}(?:st|nd|rd|th)|the other (?:day|week|night)|a (?:week|fortnight|month) ago|for a fortnight"
    ),
    "family": re.compile(
        _TELLING.pattern
        + r"|(?<!\w)(?:deported|in prison|imprisoned|jailed|divorc\w{1,4}|evicted|homeless|(?:women's )?refuge|hostel|temporary accommodation|b ?& ?b|travelodge|sofa[- ]?surf\w{0,4}|domestic (?:abuse|violence)|young carer|orphan\w{0,3}|"
        r"bereav\w{1,5}|(?:a|teenage|young) (?:dad|mum|father|mother|parent) at \d\d|without (?:his|her|any) (?:mum|mother|dad|father|parents|family)|now with (?:an?|his|her) (?:great )?(?:aunt|auntie|uncle|gran|nan|cousin|friend|neighbour)|widow\w{0,2}|no contact|surrogate|forced marriage|honour based|looks after (?:his|her|the)|cares for (?:his|her|a)|(?:lives?|living|stay(?:s|ing)?|sleep(?:s|ing)?) (?:\w{2,9} ){0,2}(?:with|at|above|in|on|next|behind|over) (?:his|her|a|an|the|mum|dad|nan|gran\w{0,4}|aunt\w{0,2}|mates?)|"
        r"threw (?:him|her) out|kicked (?:him|her) out|disowned|abandoned|given up|safeguarding plan|neglect(?:ed)?|on (?:his|her) own|hotel|premier inn|baby due|inquest|petition|(?:his|her) (?:gf|bf|girlfriend|boyfriend|fianc\w{1,2}|wife|husband|baby)|as a punishment|by a lad|street homeless|ring road)(?!\w)"
    ),
    "offence": _kind(
        r"arrest(?:ed)?|charged|bail\w{0,2}|convicted|on licence|tagged|(?:with|on) (?:the |a )?tag|knife|knives|blade|machete|knuckle ?duster|weapon|gun|stabb?\w{0,3}|shooting|stole|stealing|theft|thieving|robb\w{1,4}|burgl\w{1,4}|cannabis|cocaine|ketamine|ket|weed|vapes?|dealing|"
        r"county lines|gang\w{0,2}|police|caught (?:with|w|selling|stealing|on|in)|assault\w{0,3}|arson|set (?:fire|light)|court|custody|youth offending|yot|yjs|youth justice|raped?|sexual\w{0,2}|porn\w{0,9}|indecent|nudes?|sexting|traffick\w{1,3}|exploit\w{0,5}|groom\w{0,3}|shoplift\w{0,4}|joyrid\w{0,3}|moped|quad(?: bike)?|"
        r"drill|witness (?:to|in)|give evidence|trial|sentenced|deerbolt|feltham|wetherby|cookham|secure|remand\w{0,2}|yoi|with a man|older (?:man|men|boyfriend)|missing persons?"
    ),
    "health": _kind(
        r"overdos\w{1,3}|self[- ]?harm\w{0,3}|cut (?:him|her)self|cutting|sectioned|psychiatric|inpatient|in-patient|tier 4|hospital\w{0,3}|icu|a&e|ambulance|leuk\w{1,7}|cancer|chemo\w{0,7}|tumou?r|anorexi\w{1,2}|bulimi\w{1,2}|eating disorder|epilep\w{1,3}|seizures?|pregnan\w{1,3}|ha[sd] (?:a )?baby|(?:mum|mother) (?:&|and) baby|miscarr\w{1,5}|abortion|"
        r"diabet\w{1,3}|type (?:1|one)|diagnosed|transplant|suicid\w{1,3}|wheelchair|amput\w{1,6}|tube[- ]fed|peg[- ]fed|gastrostomy|tracheostomy|colostomy|stoma|cystic fibrosis|sickle cell|muscular dystrophy|cerebral palsy|deaf|blind|tourette\w{0,2}|schizo\w{1,8}|psychosis|psychotic|hiv|burns?|scars?|scarred|brain injury|head injury|coma|"
        r"surgery|operation|operated|prosthe\w{1,4}|selective(?:ly)? mut\w{1,3}|non[- ]?verbal|mute|bipolar|transition(?:ing|ed)|trans (?:boy|girl|lad|lass|pupil|student)|(?:is|was|came out as) trans|crisis bed|tubercul\w{2,4}|insulin|dialysis|heart (?:condition|defect|surgery)|meningitis|lost \w{1,5} (?:fingers?|leg|arm|eye|toes?|teeth|hair)|broken? (?:his|her|a|an|both)|broke (?:his|her)|alopecia|port wine|birthmark|stroke|fits|kidney|liver|lungs?|transfus\w{1,4}|pacemaker|scoliosis|crohn'?s|colitis|lupus|haemophili\w{1,2}|vitiligo|albin\w{1,3}|dwarfism|narcolep\w{1,3}|thalassaemia|cleft|spina bifida|oxygen|ventilator|nits|scabies|tb|asthma attack|nappies|incontinen\w{1,2}|under camhs|rare (?:condition|syndrome|disease)|down'?s|foetal alcohol|fasd"
    ),
    "placement": _kind(
        r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th)|new|latest|previous|last|this) (?:foster (?:home|placement|carers?)|placement|care home|residential|carers?)|(?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th)) (?:school|home)|(?:two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:\w{2,8} )?(?:schools|placements|foster homes|homes|moves|carers)|"
        r"came into care|(?:taken|come|came|gone|going|went) into care|children's home|childrens home|care home|residential (?:home|placement|unit|school)|secure (?:unit|home)|adopt(?:ed|ers?|ion)|adoptive|kinship|special guardian\w{0,4}|sgo|private(?:ly)? foster\w{0,3}|placed (?:with|w|in|at|by)|section 20|s20|foster care|emergency (?:foster|placement)|"
        r"moved (?:here|in with|to (?:his|her|a|an|us|nan|live|nan's)|overnight|out of|up from|down from|back)|(?:placement|adoption) (?:broke|ended|breakdown|disrupted)|(?:came|comes|come|arrived|arr\.?|joined|transferred|landed|moved) (?:to us|here)?(?: \w{1,8}){0,2} ?from|came to us|removed (?:at birth|again|from)|returned (?:home )?at|contact worker|age[- ]assessed|lorry|respite|permanently excluded from|pexed from|managed move|school refus\w{1,3}|under us for|went missing from|unaccompanied|uasc|small boat|mates? (?:mum|mother|mam)"
    ),
    "origin": _kind(
        r"refugee|asylum|uasc|unaccompanied|small boat|fled|born in|originally from|traveller|gypsy|roma|muslim|hindu|sikh|jewish|jehovah\w{0,3}|witness(?:es)?|pentecostal|catholic|mormon|mosque|synagogue|gurdwara|temple|church(?: going)?|witchcraft|hijab|turban|kippah|bno|"
        + _ORIGIN
    ),
    "uniqueness": _kind(
        r"(?:the|our|my|your|only) only|only (?:one|pupil|student|child|boy|girl|lad|lass|black|asian|muslim|deaf|blind|wheelchair|\w{3,14} (?:boy|girl|pupil|student|child|lad|lass|family|speaker))|first (?:pupil|student|child|girl|boy) (?:ever|to)|the one (?:who|that|everybody|everyone|whose|with)|every(?:body|one) (?:knows|asks|calls|talks)|"
        r"famous|in the (?:news|papers?|press|gazette|echo|mail|argus|post|advertiser|local paper)|local paper|on (?:tv|the news|telly)|gone viral|went viral|champion\w{0,4}|youngest ever|tallest|world record|(?:national|county|england|youth) (?:squad|team|champion|trials?)|plays (?:for|the|in)|swims for|boxes for|rides for|dances for|academy (?:player|footballer|contract)|child actor|youtube channel|tiktok|head (?:boy|girl)|triplets?|conjoined|latin"
    ),
    "place": _kind(
        r"above the|behind the|next to the|opposite the|round the back of|at the (?:\w{2,12} )?(?:chippy|pub|shop|kebab|takeaway|garage|farm|caravan|site|station|mosque|church|park|bus stop|chip shop|hostel|hotel|docks|allotments|bookies|car wash)|on the (?:\w{2,12} )?(?:estate|site|bus|farm|boat|canal|train|roof|landing|docks|marsh)|caravan|narrowboat|houseboat|static|farm|barracks|army base|travellers'? site|circus|fairground"
    ),
    "conduct": _kind(
        r"tipped (?:over|up)|threw (?:a|an|his|her|the|over)|hit (?:a|the|his|her|my|our|another|two)|punched|kicked|bit (?:a|the|his|her|my|our|two|another)|spat|headbutt\w{0,3}|pushed (?:a|the|his|her)|broke (?:a|the|his|her|my)|smashed|ran (?:away|off|out|from|onto|into)|climbed|absconded|went missing|missing|attacked|strangled|throttled|bullied|flooded|let off|locked (?:him|her)self|urinated|wee'd|soil\w{0,3}|smear\w{0,3}|swallowed|jumped|barricaded|"
        r"brought (?:a|an|in)|filmed|posted|disclosed|disclosure|witnessed|saw (?:his|her|the|a)|found (?:his|her|him|the|in|with|hiding|at|on)|had (?:his|her) (?:hair|head|nose|jaw|arm|leg)|burnt out|chained|lost (?:his|her)|hasn't (?:spoken|eaten|left)|stopped (?:eating|talking|speaking)|never came back|turned up|hid (?:in|under|behind)|hides|set fire|burnt|burned|trashed|superglued|escaped|stabbed|bottled|chased|choked|licked|stripped|exposed|groped|kissed|slapped|scratched|barked?|walked out of|fell (?:from|off|out)|thrown (?:off|out)|wearing|sleeps (?:on|in|under)"
    ),
}


def particulars(text: str) -> dict[str, tuple[int, int]]:
    """The first place of each kind of particular in a text, which is given in lower case."""
    found = ((kind, pattern.search(text)) for kind, pattern in PARTICULARS.items())
    return {kind: match.span() for kind, match in found if match}
