"""Words by which a name shows to be a thing's: a school, a street, a charity, a law, a storm, a place. Read lower case."""

from __future__ import annotations

import re

from screening.reading.wordsets import any_of, words_of

ORG_NOUN = words_of("""school schools academy academies college colleges primary primaries secondary secondaries infant infants junior juniors nursery nurseries high grammar trust federation foundation
    centre center hospital house hall court road street avenue lane park church cathedral chapel university institute library wing block building
    review inquiry enquiry report judgment judgement act law theory theories model scale profile framework programme program approach method award
    prize project principle principles test questionnaire curve cycle ladder syndrome disease rule code guidance doctrine competence competency
    close drive way terrace estate ward valley hill green common bridge station town city county council borough district partnership mat group
    class room team cluster hub pru unit clinic surgery foundation society association charity ltd limited plc publishing press books taxonomy
    lecture case ruling amendment clause protocol studies matrix cup league festival day week exhibition scheme scholarship bursary fund gardens
    cottage lodge mead farm manor place square gate grange arms dock harbour quay stadium theatre hotel inn pier gallery museum leisure sports memorial sites campuses utc ark pre-school bench projector
    bank brook view vale moor heath mount ridge crescent grove rise row walk mews parade hey dale wood woods fields field mill cross end side bay beach
    island river canal wharf junction roundabout market shopping retail solicitors chambers consultancy consulting training services service tuition
    tutoring learning education care homes fostering alliance network campus site parish diocese ministries kindergarten preschool pre-school playgroup
    playscheme fair fairs show carnival parade derby club awards campaign pledge charter toolkit resilience symbols formula grant allowance""")
SURNAME_TOO = words_of(
    "ward hill park lane green bridge hall court house law day close rule wing gate mead church field way case lodge farm place manor bank brook moor heath "
    "mount walk dale wood woods fields mill cross end rivers grant press rise row"
)
AT_BEFORE = re.compile(r"\b(?:at|in|to|from|on|near|the|of|for|via|is|are|by|around|visit|outside)\s(?:the )?$")
PLACE_BEFORE = re.compile(
    r"(?:\bour lady of (?:the )?|\br \(on the application of |\b(?:project|programme|program|scheme|initiative|system|app|tool|group|club|room|base|hub|house|team|dog|cat|hamster|rabbit|pony|bear|puppet|mascot|minibus|bus|cohort|unit|play|show|form|course) (?:is |was |are )?(?:called|named) |\bbishop |\barchbishop |\bcardinal |\bcanon |\bblessed |\bour lady |\bst\.? |\bsts\.? |\bss\.? |\bsaint |\bmount |\blake |\bport |\bnew |\bnorth |\bsouth |\beast |\bwest |\bgreat |\blittle |\bupper |\blower )$"
)
PLACE_CONTEXT = re.compile(
    r"(?:\b(?:in|from|to|near|across|between|serve|cover|covers) (?:[a-z-]{3,20}, ){0,4}[a-z-]{3,20},? (?:and|or)|\bin|\bfrom|\bto|\bnear|\bat|\baround|\bround|\bacross|\boutside|\bvia|\btowards|\bbeyond|\bpast|\bthrough|\bup|\bbetween|\bserve|\bserves|\bas far as) (?:the )?$"
)
# An unknown capitalised word after these is a place, a language, a programme on a screen and no person.
THING_BEFORE = re.compile(
    r"(?:\b(?:in|from|near|at|around|round|across|outside|via|towards|beyond|past|through|up|down|between|behind|serve|serves|serving|as far as|nearest|closest|moved|"
    r"speaks?|speaking|understands|into|onto|within|under|using|uses?|used|logged|login|log|run|on|called the|nearest to|moved to|transport to|bus to|taxi to|train to|go to|goes to|going to|went to|off to|travel to|over to|back to|sent to|drive to|"
    r"via|vs?\.?|re the|a|an|the|this|that|these|those|his|her|their|its|any|some|no|every|each|former|old|new|north|south|east|west|read|reads|reading|play|playing|watch|watched|watching|eat|eats|ate|buy|bought|brand|by)) $"
)
THING_AFTER = re.compile(
    r"^ (?:system|portal|software|app|platform|login|licen[cs]e|forms?|scores?|scale|assessments?|tests?|test|project|programme|service|services|team|teams|site|website|page|pages|account|symbols?|"
    r"school|schools|academy|college|primary|trust|road|street|area|end|council|office|offices|centre|hub|unit|families|children from|community|communities|speakers?|speaking|interpreters?|language|style|branch|group|"
    r"review|report|guidance|inquiry|case|judgment|act|law|rules?|training|course|method|approach|model|framework|theory|toolkit|leaflet|fair|festival|day|week|charity|helpline|fund|bid|award|store|shop|hotel)(?!\w)"
)
# Weather has names too: "Storm Babet closed us".
STORM_BEFORE = re.compile(r"\b(?:storm|hurricane|cyclone|typhoon) $")
WEATHER = any_of(
    "closed closure closures shut snow wind winds flood floods flooding flooded damage damaged roof power amber warning warnings rain weather met forced hit hits lost trees tree"
)
# "the Pickersgill PEX", "the Coyle twins": a child's noun after the name.
CHILDS_AFTER = re.compile(
    r"^[ /-](?:lads?|boys?|girls?|toddler|bairns?|teenager|youngsters?|lass(?:es)?|twins?|triplets|famil\w{1,3}|children|kids?|child|brothers?|sisters?|siblings|pair|household|clan|lot|baby|daughter|sons?|daughters|mother|father|mum|dad|parents|grandparents|youngest|eldest|oldest|"
    r"pex|px|pep|ehcp|exclusions?|suspensions?|files?|reviews? (?:is|on|was|next)|plan|placement|referral|meeting|complaint|appeal|hearing|attendance|timetable|s47|strategy|conference|situation|incident|matter|business|allegations?|transport|taxi|admission|transfer|managed move|case(?! (?:on|law|about|said|says|of|v|in|change|that)))(?!\w)"
)
CARRY = words_of(
    "review inquiry report judgment act law school schools academies academy primary primaries road street college house trust"
)
# "the head at Malet Lambert", "the DT of John Fisher", "places at Edith Cavell"
AT_A_SCHOOL = re.compile(
    r"\b(?:heads?|headteacher|dts?|dsls?|sencos?|teachers?|colleagues?|staff|governors?|places?|sites?|counterparts?|reception|sixth form|team|office|slt|someone|everyone|open evening) (?:at|of|from|in|over at) $|\b\d{1,3} ?x $"
)
ROYAL = words_of(
    "king queen prince princess duke lady lord sir bishop archbishop cardinal canon dame blessed father saint st"
)
IN_QUOTES = re.compile(r"[\"']$")
ROYAL_BEFORE = re.compile(r"\b(?:king|queen|prince|princess|duke|lady|lord|sir|bishop|cardinal|canon|dame) $")
NUMBERED = words_of("reg regs art sec para sch ch vol rev ann app ex fig p pp")
