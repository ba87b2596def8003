"""The jobs and departments of schools, councils and those around them, as pieces for patterns; read lower case."""

from __future__ import annotations

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
# Jobs that a family may have too, and so no sign of a member of staff in a story; beside a name they are.
OTHER_ROLE = (
    r"(?:dht|aht|ht|hos|hoks\d|slt link|room leaders?|team leaders?|unit leaders?|leaders?|lado|dt|sendiass|matrons?|link governor|dcs|ssw|aswp?|sro|dsco|dco|dmo|tm|mgr|ad|cfo|coo|slt|asye|vsht?|practice educators?|liaison workers?|outreach workers?|link workers?|support lead|business support|care manager|home manager|registered manager|team around|lead practitioner|"
    r"yj workers?|edt workers?|duty (?:worker|manager|officer|sw|social worker)|contact supervisors?|web manager|case holders?|allocated worker|union rep|regional rep|portfolio holder|lead member|vice[- ]chair|chair(?:man|woman|person)|"
    r"predecessor|successor|counterpart|opposite number|stand-in|locum|temp|apprentice|intern|boss|partner|representative|rep|liaison|ambassador|champion|auditor|accountant|editor|developer|programmer|engineer|photographer|caterer|chef|matron|"
    r"chaplain|vicar|imam|rabbi|pastor|coach|instructor|invigilator|examiner|moderator|planner|buyer|lawyers?|counsel|magistrate|ombudsman|mayor|psychiatrist|health visitor|midwife|probation officer|sergeant|constable|captain|colonel|translator|designated (?:doctor|nurse|clinical officer|social care officer)|commissioning [a-z]+|leader)"
)
ANY_ROLE = rf"(?:{ROLE}|{OTHER_ROLE})"
DEPARTMENT = (
    r"(?:housing|homeless(?:ness)? team|finance|legal|hr|human resources|payroll|admissions|send|sen|it|ict|it support|helpdesk|comms|communications|qa|quality(?: assurance)?|transport|procurement|commissioning|contracts|"
    r"pastoral|early help|eh|eh duty|family help|family hub|front door|mash|edt|duty|duty team|duty desk|virtual school|virtual|vs|vst|vsht?|fostering|adoption|leaving care|post[- ]16|16 ?\+|pathways?|through care|care leavers?|"
    r"youth justice|yot|yjs|yos|probation|camhs|cafcass|school nursing|public health|salt|speech and language|ep service|eps|education psychology|psychology|education welfare|ews|exclusions|"
    r"safeguarding|governance|governor services|audit|democratic services|performance|data|data team|data protection|info gov|information governance|foi|complaints|customer services|contact centre|switchboard|reception desk|"
    r"catering|premises|facilities|estates|planning|licensing|libraries|insurance|cwd|ehe|cme|emtas|grt|uasc|fgc|workforce|cpd|school improvement|"
    r"(?:the|your|our|my|their) (?:council|trust|la|lea|local authority|diocese|dfe|mat|union|charity|department|service|team|board|partnership|university|lscp|office|inclusion lot)|council|local authority|dfe|esfa|ofsted|jcq|aqa|ocr|pearson|unison|neu|nasuwt|naht|ascl|nspcc|barnardo'?s|coram|kinship|nasen|"
    r"[a-z]{2,12} (?:team|dept|department|council|service|services|unit|directorate|office|trust|charity|hub|helpline)|university|county hall|civic centre|town hall|head office|hq)"
)
# What may stand between a name and a job: "our new part-time KS2 …"; no verb and nothing of a child's.
_BETWEEN = """who who's is was our the my your their a an new former acting interim as senior asst assistant and & primary secondary early years trainee covering
    one of in joint co lead executive vice send sen inclusion pastoral school trust area locality duty family help cover named maths english science reception year
    for education behaviour attendance safeguarding training team council quality assurance principal specialist exclusion exclusions admission admissions virtual
    business support grt eal exam exams data finance care leavers children children's in leaving fostering adoption kinship placement placements contact transport
    housing improvement wellbeing mental health welfare youth justice looked after advisory regional national local chief operations deputy designated supervising
    independent reviewing social agency newly qualified student teaching learning it hr web digital office site premises catering community outreach parent liaison
    edt uasc eh fh ehe cme cwd vs mash camhs yjs yot hv fhlp sw asye cla cic lac cin strategic operational service services legal transition pru nursery infant junior college sixth form career careers music sport sports
    pe art drama history geography language languages french phase curriculum intervention reading literacy numeracy phonics assessment pupil premium pp pep mod la
    local authority residential home participation engagement project programme policy participation re-engagement eht practice"""
FILL = rf"(?:(?:{'|'.join(sorted(set(_BETWEEN.split()), key=lambda word: (-len(word), word)))}|ks\d|\d{{1,2}})\b[ -]?){{0,6}}"
