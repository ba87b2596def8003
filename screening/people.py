"""Words by which a person shows to be a professional, a public figure, or one child; compiled once.

Each pattern looks at what stands right before (ends with $) or right after (starts with ^) a name, in lower case.
"""

from __future__ import annotations

import re

from screening.wordsets import any_of, words_of

ROLE = (
    r"(?:head ?teachers?|heads?|deputy(?: head| dsl| headteacher)?|assistant head(?:teacher)?|sencos?|sendcos?|d?dsls?|designated (?:teacher|safeguarding lead)|safeguarding leads?|"
    r"teachers?|class teacher|tutors?|form tutor|teaching assistants?|tas?|hlta|lsa|lsas|mentors?|learning mentor|counsellors?|nurses?|school nurse|"
    r"education welfare officers?|ewos?|attendance (?:officer|lead|champion|manager)|welfare officer|inclusion (?:lead|manager|officer)|"
    r"social workers?|sw|team managers?|practice (?:lead|manager|supervisor)|managers?|supervisors?|cover supervisor|support workers?|family support worker|key ?workers?|"
    r"lead practitioners?|practitioners?|iros?|independent reviewing officer|educational psychologists?|ed psych|eps?|psychologists?|therapists?|consultants?|trainers?|facilitators?|"
    r"advis[eo]rs?|adviser|officers?|co-?ordinators?|administrators?|admin|secretary|receptionist|bursars?|business managers?|sbm|caretaker|cook|clerks?|"
    r"governors?|chair(?: of governors)?|principals?|vice principal|vp|executive head|ceo|trustees?|directors?|finance lead|finance|leads?|lead|head of [a-z]+|hoy|hod|heads of [a-z]+|"
    r"virtual (?:school )?head(?:teacher)?|vsh|vs|solicitors?|barrister|judge|guardian|children's guardian|cafcass(?: officer)?|commissioners?|"
    r"colleagues?|line manager|staff|lecturers?|professor|researchers?|authors?|inspectors?|hmi|mp|councillor|cllr|pastoral [a-z]+|librarian|"
    r"student teacher|ect|nqt|paediatrician|doctor|gp|police officer|pcso|youth worker|yot worker|personal adviser|pa|case ?workers?|send officer|"
    r"interpreter|speaker|keynote|host|presenter|dpo|data (?:manager|officer)|exams officer|registrar|organiser|workforce [a-z]+|analyst|technician)"
)
_FILL = r"(?:(?:who|who's|is|was|our|the|my|your|their|a|an|new|former|acting|interim|as|senior|asst|assistant|and|primary|secondary|ks\d|early|years|trainee|covering|one|of|in|joint|co|lead|executive|vice|send|inclusion|pastoral|school|trust|area|locality|duty|family|help|cover|named|maths|english|science|reception|year|\d{1,2}|for|sen|education|behaviour|attendance|safeguarding|training|team|council|quality|assurance|principal|specialist|exclusions?|admissions?|virtual)\b[ -]?){0,5}"
ROLE_AFTER = re.compile(
    rf"^\s{{0,2}}(?:[,(:/|\n-]\s{{0,2}}|(?:is|was|who is|who's|as) )?\s?{_FILL}{ROLE}(?![\w'])(?! (?:report|plan|meeting|assessment|visit|letter|referral|review|input|involvement|says|said|recommends|due|rang|wants|asked|thinks|refused|support|time|advice|appointment|allocated|assigned|needed|to be))"
)
ROLE_BEFORE = re.compile(
    rf"(?<![\w']){ROLE}(?: (?:for|of|in|at|on) [a-z -]{{3,36}}(?: is| was|,))?(?:(?:\s?[,:-]|,? (?:is|called|named|was|who is))?\s{{1,2}}|\s?\()(?:(?:mr|mrs|ms|miss|dr) )?$"
)
SALUTATION = re.compile(
    r"(?:^|[\n.!?]\s{0,2}|- )(?:hi|hiya|hello|hey|dear|morning|good (?:morning|afternoon|evening)|afternoon|evening|thanks|thank you|many thanks|thx|ta|cheers|welcome|sorry|fao|attn|thanks for your help|to)"
    r"(?: [a-z'-]{2,16},? (?:and|&))?(?:,? (?:again|so much|very much|all|there|both|everyone|team|mr|mrs|ms|miss|dr|you|to|and))*[,: ]{0,2}$"
)
CLOSING = re.compile(
    r"(?:thanks|thank you|thx|cheers|ta|regards|wishes|sincerely|faithfully|best|from|many thanks|yours|kind regards|tia|in advance|signed|sent by|x)[\s,.!-]{1,4}$"
)
SELF = re.compile(r"(?<!\w)(?:i'm|i am|im|my name is|my name's|my names)\s$")
SELF_HERE = re.compile(r"(?<!\w)(?:this is|it's|its)\s$")
PLACE_OF_WORK = re.compile(
    r"^(?: and [a-z'-]{2,20})?,? ?(?:from|at|in|over at|of|with|on|-|\() (?:the |our |your |their )?(?:[a-z]{2,14} )?(?:virtual|council|la\b|local authority|office|team|finance|hr\b|admissions|mash|camhs|"
    r"early help|family help|training|exclusions|send team|attendance team|cpd|trust|dfe|ofsted|social care|nspcc|barnardo|youth justice|yot|yjs|education welfare|inclusion|department|helpdesk|it\b|reception desk|switchboard|governance|safeguarding|commissioning|nasen|coram|university|hub team|service|staff)"
)
DOES_WORK = re.compile(
    r"^(?:,? who)?(?: will| has| had| have| usually| just| also| kindly| recently| currently| both)? ?(?:(?:delivered|delivers|deliver|presented|presents|trains|chaired|chairs|teaches|supervises|facilitated|facilitates|"
    r"organised|organises|advised|advises|recommended|recommends|replied|argues|argued|forwarded|lectures|coached|coaches|tabled|circulated|minuted|drafted|clerked|inspected|audited|published|line-manages)(?!\w)"
    r"|(?:ran|runs|run|led|leads|lead|taught|teach|manages|managed|covers|covered|hosts|hosted|trained|does|did) (?:[a-z'-]{1,14} ){0,3}(?:training|sessions?|courses?|webinars?|workshops?|talks?|inset|cpd|network|forum|team|assembl\w{1,3}|briefings?|meetings?|audit|project|hub|twilight|conference|class|staff|lessons?|maths|english|reception|department|data|line management)(?!\w))"
)
VOCATIVE = re.compile(
    r"^,? (?:can|could|would|will|do|did|have|are) you(?!\w)|^, (?:please|thanks|thank you|just|quick|any chance|hope you|i hope)(?!\w)"
)
TOLD = re.compile(
    r"(?:\b(?:can|could|would|will) you (?:please )?|\bplease )(?:tell|ask|let|remind|email|thank|copy|invite|add|book|include|pass (?:this |it )?(?:on )?to|forward (?:this |it )?to|send (?:this |it |a copy )?to)\s$"
)
SURNAME_TOO = words_of(
    "ward hill park lane green bridge hall court house law day close rule wing gate mead church field way case lodge farm place manor"
)
AT_BEFORE = re.compile(r"\b(?:at|in|to|from|on|near|the|of|for|via|is|are|by|around|visit|outside)\s(?:the )?$")
IN_ROLE = re.compile(
    rf"^[^.?!\n]{{0,45}} as (?:our |the |a |an |acting |interim |new |their ){{0,2}}{_FILL}{ROLE}(?![\w'])"
)
CONTACT = re.compile(
    r"^ (?:is |was )?(?:still |now )?(?:the|our|your|my) (?:right |main |new |best |named |first )?(?:contact|person|link|lead|port of call|one to ask)(?!\w)"
)
READING = any_of(
    "read reading book books author article paper novel poem written study research listened podcast watched film"
)
WORK_DONE_BY = re.compile(
    r"(?:\bcc'?d?|\bcopy(?:ing)? in|\bcopied in|\bcopied|\bcc'?ing|(?:led|run|delivered|trained|chaired|written|presented|taught|facilitated|organised|drafted|authored|published|commissioned|supervised|managed|line-managed|recommended|coached|inspected|signed off|covered) by|\bper|according to|on behalf of|"
    r"\bmy colleagues?|\bour colleagues?|\bcolleagues?|work(?:ing)? alongside|ask for|line manage[sd]?|supervis(?:e|es|ing)|replac(?:e|es|ing)|cover(?:ing)? for|maternity cover for|took over from|taken over from|handover (?:from|to))\s(?:by )?(?:[a-z'-]{2,16} and )?$"
)
WORK_THING = re.compile(
    r"^ (?:\w{1,14} )?(?:training|course|courses|webinar|talk|slides|workshop|presentation|maternity|book|books|research|theory|theories|model|calendar|inbox|successor|replacement|bulletin|newsletter|blog|podcast|ted talk|lecture|cpd|materials|briefing|framework|hierarchy|work on|principles|typology|role|line manager|signature)(?!\w)"
)
TRAINING = any_of(
    "dsls ddsls mailing bulletin newsletter network forum course courses training webinar webinars workshop workshops twilight cpd briefing briefings conference certificate certificates e-learning seminar"
)
BOOKING = any_of(
    "book booked booking added mailing distribution attend attended attending register registered enrol enrolled certificate certificates swap spaces join deliver delivered delivering sign signed trainer recording invite invited slides feedback send refresher delegate delegates cancel transfer come coming spot"
)
CHILD_NEAR = any_of("pupil student child year yr boy girl mum dad carer foster ehcp pep he she him her his hers")

ORG_NOUN = words_of("""school schools academy academies college primary secondary infant infants junior juniors nursery high grammar trust federation foundation
    centre center hospital house hall court road street avenue lane park church cathedral chapel university institute library wing block building
    review inquiry enquiry report judgment judgement act law theory theories model scale profile framework programme program approach method award
    prize project principle principles test questionnaire curve cycle ladder syndrome disease rule code guidance doctrine competence competency
    close drive way terrace estate ward valley hill green common bridge station town city county council borough district partnership mat group
    class room team cluster hub pru unit clinic surgery foundation society association charity ltd limited plc publishing press books taxonomy
    lecture case ruling amendment clause protocol studies matrix cup league festival day week exhibition scheme scholarship bursary fund gardens
    cottage lodge mead farm manor place square gate grange arms dock harbour quay stadium theatre hotel inn pier gallery museum leisure sports memorial""")
PUBLIC_AFTER = re.compile(
    r"^(?:'s)? (?:(?:inquiry|enquiry|review|report|judgment|judgement|case|ruling|principles?|theory|model|scale|et al|study|studies|research|book|books|novel|poem|paper|article|podcast|documentary|programme|framework|hierarchy|competenc[ey]|play|film|biography|diary)\b|v\.? |vs\.? |\(?(?:19|20)\d\d)|^,? \(?(?:19|20)\d\d\)?|^'? et al"
)
PUBLIC_BEFORE = re.compile(
    r"(?:\bv\.? |\bvs\.? |\br \(|\bin re |\bex parte |(?:book|paper|article|novel|poem|talk|podcast|research|study|studies|lecture|play|song|film|biography|blog|keynote|piece|chapter|report|review|poems|books|theory|ideas|work) (?:by|of|from) (?:[a-z'-]{2,16} and )?|\bauthors? |\bnovelist |\bpoet |\bmp |\bfootballer |\bminister |\bsecretary |\bcommissioner |\bombudsman )$"
)
PLACE_BEFORE = re.compile(
    r"(?:\bbishop |\barchbishop |\bcardinal |\bcanon |\bst\.? |\bsaint |\bmount |\blake |\bport |\bnew |\bnorth |\bsouth |\beast |\bwest |\bgreat |\blittle |\bupper |\blower )$"
)
PLACE_CONTEXT = re.compile(
    r"(?:\b(?:in|from|to|near|across|between|serve|cover|covers) (?:[a-z-]{3,20}, ){0,4}[a-z-]{3,20},? (?:and|or)|\bin|\bfrom|\bto|\bnear|\bat|\baround|\bacross|\boutside|\bvia|\btowards) (?:the )?$"
)
PUBLIC_PEOPLE = words_of("""bowlby ainsworth munro laming marmot timpson carlile macalister lenehan rochford siegel golding bomber geddes treisman attwood vygotsky piaget
    maslow bronfenbrenner erikson dweck hattie sherrington didau rosenshine bandura skinner pavlov freud winnicott rutter gillick fraser bloom
    shakespeare dickens orwell austen steinbeck priestley dahl rowling walliams morpurgo blackman zephaniah macbeth gatsby hamlet othello
    climbie pelka labinjo-hughes ishaq connelly colwell brandon sharif swann warnock tickell rumbold plowden bercow jay casey goddard rashford malala seacole
    leuven boxall gottman kolb solihull gardner""")
PUBLIC_PHRASES = any_of(
    "",
    [
        "romeo and juliet",
        "harry potter",
        "oliver twist",
        "anne frank",
        "tracy beaker",
        "marcus rashford",
        "martin luther king",
        "mary seacole",
        "rosa parks",
        "florence nightingale",
        "jamie oliver",
        "joe wicks",
        "victoria climbie",
        "baby p",
        "peter connelly",
        "arthur labinjo-hughes",
        "star hobson",
        "daniel pelka",
        "khyra ishaq",
        "sara sharif",
        "hamzah khan",
        "maria colwell",
        "dan hughes",
        "bruce perry",
        "louise bomber",
        "tom bennett",
        "charlie taylor",
        "louise casey",
        "eileen munro",
        "josh macalister",
        "michael marmot",
        "alex carlile",
        "edward timpson",
        "tony attwood",
        "carol dweck",
        "john hattie",
        "karen treisman",
        "kim golding",
        "dan siegel",
        "gabor mate",
        "sue gerhardt",
        "heather geddes",
        "marjorie boxall",
        "john bowlby",
        "mary ainsworth",
        "jean piaget",
        "brene brown",
        "rachel de souza",
        "anne longfield",
        "martyn oliver",
        "amanda spielman",
        "bridget phillipson",
        "gavin williamson",
        "nadhim zahawi",
        "damian hinds",
        "lemn sissay",
        "benjamin zephaniah",
        "jacqueline wilson",
        "michael rosen",
        "michael morpurgo",
        "roald dahl",
        "malorie blackman",
        "stormzy",
        "greta thunberg",
        "nelson mandela",
        "winston churchill",
        "queen elizabeth",
        "king charles",
        "prince william",
        "king edward",
        "queen mary",
        "queen victoria",
        "duke of edinburgh",
        "john lewis",
        "rose ayling-ellis",
        "ken robinson",
        "ross greene",
        "paul dix",
        "bill rogers",
        "jarlath o'brien",
        "mary myatt",
        "doug lemov",
        "daniel pink",
        "daniel goleman",
        "stephen porges",
        "bessel van der kolk",
        "peter fonagy",
        "carl rogers",
        "erik erikson",
        "urie bronfenbrenner",
        "lev vygotsky",
        "george orwell",
        "jane austen",
        "charles dickens",
        "william shakespeare",
        "emma thompson",
        "mary poppins",
        "peter pan",
        "peter rabbit",
        "winnie the pooh",
        "thomas the tank",
        "bob the builder",
        "sarah's law",
        "clare's law",
        "martha's law",
        "martha's rule",
        "martyn's law",
        "sammy's law",
        "helen's law",
        "jack's law",
        "harper's law",
        "natasha's law",
        "awaab's law",
        "alice's law",
        "duncan lewis",
        "irwin mitchell",
        "marks and spencer",
        "jack petchey",
        "prince's trust",
        "max planck",
        "james bulger",
        "stephen lawrence",
        "damilola taylor",
        "mary whitehouse",
        "jimmy savile",
        "emily bronte",
        "charlotte bronte",
        "lord laming",
        "sir michael",
        "dame rachel",
    ],
)
