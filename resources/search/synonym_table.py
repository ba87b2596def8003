"""Words of the field that mean the same, as the portal starts with them; editors keep them from then on.

One line a group; the first is how it is usually written for short. What a reader types in one way finds all of them.
"""

TABLE = """
pex | permanent exclusion | permanently excluded | expulsion | expelled
suspension | suspended | fixed term exclusion | fixed period exclusion | ftex
exclusion | excluded | exclude
rt | reduced timetable | part time timetable | partial timetable
ebsa | emotionally based school avoidance | emotionally based school non attendance | ebsna | school refusal | school anxiety
cin | child in need | children in need
cp | child protection
cpp | child protection plan
lac | cla | looked after child | looked after children | child in care | children in care
plac | previously looked after child | previously looked after children
cwsw | child with a social worker | children with a social worker
ehcp | education health and care plan | ehc plan | education health care plan
ehcna | education health and care needs assessment | ehc needs assessment
send | sen | special educational needs | special educational needs and disabilities
senco | sendco | special educational needs coordinator
sendiass | send information advice and support service
semh | social emotional and mental health
camhs | cyps | child and adolescent mental health | children and young peoples mental health
mhst | mental health support team
slcn | speech language and communication needs | speech and language
asd | asc | autism | autistic | autistic spectrum
adhd | attention deficit hyperactivity disorder
pda | pathological demand avoidance | demand avoidance
pa | persistent absence | persistently absent | persistent absentee
severe absence | severely absent
absence | absent | non attendance
punctuality | lateness | arriving late | on time
off rolling | off rolled
ap | alternative provision
pru | pupil referral unit
ehe | elective home education | home educated | home schooling
cme | child missing education | children missing education | missing from education
neet | not in education employment or training
dsl | designated safeguarding lead
ddsl | deputy designated safeguarding lead
dt | designated teacher
pep | personal education plan
epep | electronic personal education plan
vsh | virtual school head | head of the virtual school
virtual school | vs
mash | multi agency safeguarding hub | front door | childrens services front door
lado | local authority designated officer
kcsie | keeping children safe in education
wtsc | working together to safeguard children
iro | independent reviewing officer
eh | early help | family help
tac | team around the child | team around the family | taf
cce | child criminal exploitation | county lines
cse | child sexual exploitation
fgm | female genital mutilation
uasc | unaccompanied asylum seeking child | unaccompanied asylum seeking children
kinship care | kinship carer | family and friends care | connected persons care
sgo | special guardianship order | special guardian | special guardianship
pp | pupil premium
pp plus | ppp | pupil premium plus
eyfs | early years foundation stage | early years
ks1 | key stage 1
ks2 | key stage 2
ks3 | key stage 3
ks4 | key stage 4
fft | fischer family trust
ees | explore education statistics
aces | adverse childhood experiences
trauma informed | trauma aware
ep | educational psychologist | educational psychology
ewo | education welfare officer | education welfare
inset | inset day | training day
fsm | free school meals
irp | independent review panel
bullying | anti bullying
mentoring | mentor
"""


def groups() -> list[list[str]]:
    """The groups of the table, each a list of phrases in lower case."""
    return [[phrase.strip() for phrase in line.split("|")] for line in TABLE.strip().splitlines()]
