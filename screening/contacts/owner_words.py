"""The words that give a contact to a family, to a home, to an office, to the writer."""

from __future__ import annotations

from screening.reading.wordsets import any_of

FAMILY = any_of(
    """mum mums mum's mother mother's mam mom dad dads dad's father father's parent parents parent's parents' carer carers
    carer's carers' nan nana nanna gran grandma grandad granddad grandmother grandfather granny stepmum step-mum stepdad
    step-dad stepmother stepfather auntie aunt aunty uncle guardian sibling siblings sister brother sister's brother's
    cousin family family's foster* his her hers him himself herself he she hes shes he's she's child child's boy girl
    lad lass pupil pupil's student student's learner learner's kid kid's young person youngster young person's son
    daughter son's daughter's teenager their home lives living live stays staying stopping moved moving sofa address
    grandparents twins baby toddler""",
    ["young person", "next of kin", "emergency contact", "home address", "mum and dad"],
)
STRONG_FAMILY = any_of(
    """mum mums mum's mother mother's mam mom dad dads dad's father father's parent parent's parents' carer carers
    carer's nan nana gran grandma grandad granny stepmum step-mum stepdad step-dad auntie aunt uncle himself herself
    grandmother grandfather grandad granddad godfather stepmother stepfather aunty relative
    sibling sister brother his her him he she hes shes he's she's pupil student lad lives living staying stopping sofa
    family child boy girl learner yp grandparents godmother neighbour babysitter parents adopter adopters guardians
    brothers sisters siblings nans grans grandmas grandads aunties uncles stepdads stepmums stepdad's stepmum's grandson granddaughter nephew niece ex-carer ex-carers stepparent stepparents""",
    [
        "young person",
        "next of kin",
        "emergency contact",
        "home address",
        "home phone",
        "home number",
        "home tel",
        "special guardian",
    ],
)
HOME = any_of(
    """them they their home homes living lives live lived stays stay staying stopping dossing resides residing residence resident resides
    address addresses accommodation collecting housed rehoused rehousing evicted eviction flitted homeless refuge placed placement moved sofa surfing tenancy
    lodging lodgings lodges bedsit hostel house flat caravan static trailer pitch collect collects collected taxi household boat narrowboat moored
    doorstep visited tenant tenants whereabouts trace traced catchment special kinship""",
    [
        "last known",
        "looked after",
        "looked-after",
        "foster home",
        "children's home",
        "picked up",
        "pick-up",
        "drop-off",
        "collection point",
        "pick up",
        "drop off",
    ],
)  # words that say of a house, though not of a telephone number, that somebody lives there
OFFICE = any_of(
    """office reception forum parking switchboard duty helpline helpdesk advice hotline desk venue academy college centre center
    council council's school's trust's library's civic library hall headquarters hq depot extension ext fax trust nursery hub department dept team
    training course conference workshop hotel room theatre charity provider supplier company publisher bookshop invoice
    firm firm's agency agency's solicitors museum publishers satnav visitors delegates attendees insurance commission commissioned contract
    ofsted dfe board board's partnership partnership's police station surgery clinic hospital court tribunal ombudsman union governor governors
    building offices deliveries panel guildhall chambers arena sits meets meet bookings campus stadium church mosque gym café cafe pub inn suite premises annexe annex headteachers' networking inset twilight lunch""",
    [
        "our number",
        "school number",
        "school mobile",
        "school phone",
        "office mobile",
        "trip phone",
        "for trips",
        "main line",
        "direct line",
        "direct dial",
        "work mobile",
        "school is",
        "the school",
        "our school",
        "our address",
        "our new",
        "our site",
        "our post",
        "our postcode",
        "school's",
        "school at",
        "based at",
        "held at",
        "meet at",
        "meeting at",
        "session at",
        "site is",
        "delivered at",
        "delivery to",
        "deliver to",
        "hub is",
        "school on",
        "school office",
    ],
)
LINE = any_of(
    """line lines edt mash lado hub frontdoor website webpage site page intranet directory poster posters leaflet leaflets
    switchboards option extension freephone fax dialled taxi taxis cab cabs contractor minibus coach driver driver's service admissions payroll hr finance camhs
    childline samaritans nspcc crisis safeguarding services teams exams bookings enquiries signature footer
    contacts info information helplines out-of-hours""",
    ["front door", "out of hours", "dial in", "conference call", "social care", "early help", "your number"],
)  # words that say of a telephone number, though not of a house, that it is an office's
SELF = any_of(
    "",
    [
        "my number",
        "my mobile",
        "my work",
        "my email",
        "my e-mail",
        "my direct",
        "my works",
        "my works mobile",
        "my address",
        "i can be reached",
        "i am reached",
        "reply to us",
        "my extension",
        "my phone",
        "ring me",
        "call me",
        "phone me",
        "text me",
        "email me",
        "e-mail me",
        "reach me",
        "contact me",
        "reply to me",
        "get me",
        "i'm on",
        "im on",
        "i am on",
        "me on",
        "me at",
        "catch me",
        "send it to me",
        "my new",
        "our new",
        "our email",
        "our mobile",
        "our number",
        "ring us",
        "call us",
        "reach us",
        "us on",
        "us at",
        "contact us",
        "email us",
        "send them to me",
    ],
)
STAFF = any_of("""headteacher headteacher's head deputy senco sendco dsl ddsl ewo teacher tutor adviser advisor officer manager
    worker iro psychologist ep trainer consultant administrator secretary bursar caretaker governor lead coordinator
    co-ordinator receptionist principal colleague colleagues therapist nurse counsellor mentor practitioner commissioner
    solicitor virtual assistant director clerk supervisor cafcass cpd data""")
