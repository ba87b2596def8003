"""Words by which a person shows to be a professional, a public figure, or one child; compiled once.

Each pattern looks at what stands right before (ends with $) or right after (starts with ^) a name, in lower case.
"""

from __future__ import annotations

import re

from screening.names.roles import ANY_ROLE, DEPARTMENT, FILL
from screening.names.roles import ROLE as ROLE  # noqa: PLC0414 - `stories` knows it from here
from screening.reading.wordsets import any_of

# "…, who is our deputy head", "… (SENCO)", "…, she's our EH lead"; not "… - social worker rang", which tells of a child.
_NOT_STAFF = r"(?! (?:report|plan|meeting|assessment|visit|letter|referral|review|input|involvement|says|said|recommends|due|rang|wants|asked|thinks|refused|support|time|advice|appointment|allocated|assigned|needed|to be))"
ROLE_AFTER = re.compile(
    rf"^\s{{0,2}}(?:[,(:/|\n-]\s{{0,2}}|(?:is|was|who is|who's|as) |[,.;-] ?(?:she|he|they)(?:'s|'re|s| is| was| are) (?=our |my |the |your |an? ))?\s?{FILL}{ANY_ROLE}(?![\w']){_NOT_STAFF}"
)
ROLE_BEFORE = re.compile(
    rf"(?<![\w']){ANY_ROLE}(?: (?:for|of|in|at|on) [a-z -]{{3,36}}(?: is| was|,))?(?:(?:\s?[,:-]|,? (?:is|called|named|was|who is))?\s{{1,2}}|\s?\()(?:(?:mr|mrs|ms|miss|dr) )?$"
)
SALUTATION = re.compile(
    r"(?:^|[\n.!?]\s{0,2}|- )(?:hi|hiya|hello|hey|dear|morning|good (?:morning|afternoon|evening)|afternoon|evening|thanks|thank you|many thanks|thx|ta|cheers|welcome|fao|attn|thanks for your help|to)"
    r"(?: [a-z'-]{2,16},? (?:and|&))?(?:,? (?:again|so much|very much|all|there|both|everyone|team|mr|mrs|ms|miss|dr|you|to|and))*[,: ]{0,2}$"
)
CLOSING = re.compile(
    r"(?:thanks|thank you|thx|cheers|ta|regards|wishes|sincerely|faithfully|best|from|many thanks|yours|kind regards|tia|in advance|signed|sent by|x)[\s,.!-]{1,4}$"
)
SELF = re.compile(r"(?<!\w)(?:i'm|i am|im|my name is|my name's|my names)\s$")
SELF_HERE = re.compile(r"(?<!\w)(?:this is|it's|its)\s$")
FROM_SCHOOL = re.compile(
    r"^ (?:from|at|of|over at) (?:the )?(?:[a-z'.-]{2,16} ){0,4}(?:school|academy|college|primary|infants?|juniors?|high|pru|nursery|trust|federation)(?!\w)"
)
# "… from legal", "… (housing)", "…, EH duty", "… in QA": a department, and then the sentence goes on or ends.
FROM_DEPARTMENT = re.compile(
    rf"^(?: and [a-z'-]{{2,20}})?(?:,? (?:from|at|over at|over in|with|of|up in|down in) (?:the |our |your |their )?|,? in (?!inclusion|behaviour|police|health|attendance|education|training)(?:the |our |your )?|,? ?\((?!uasc,|uasc\))(?:the )?|,? - |, (?:the )?){DEPARTMENT}"
    r"(?= ?[,.;:)?!\n&/]| (?:to|on|for|who|about|said|says|and|or|is|was|has|will|can|could|would|should|why|what|when|if|yesterday|today|last|this|tried|told|asked|wants|sent|reckons|thinks|does|do|read|rang|at)\b|$)"
)
DEPARTMENT_BEFORE = re.compile(
    rf"(?<![\w']){DEPARTMENT}(?:(?: contact| partner| rep| bod| person| colleague| lead)?(?: \(|: | - |,? called )|(?: contact| partner| rep| bod| person| colleague| lead) is )$"
)
PLACE_OF_WORK = re.compile(
    r"^(?: and [a-z'-]{2,20})?,? ?(?:from|at|in|over at|of|with|on|-|\() (?:the |our |your |their )?(?:[a-z]{2,14} )?(?:virtual|council|la\b|local authority|office|team|finance|hr\b|admissions|mash|camhs|"
    r"early help|family help|training|exclusions|send team|attendance team|cpd|trust|dfe|ofsted|social care|nspcc|barnardo|youth justice|yot|yjs|education welfare|inclusion|department|helpdesk|it\b|reception desk|switchboard|governance|safeguarding|commissioning|nasen|coram|university|hub team|service|staff)"
)
DOES_WORK = re.compile(
    r"^(?:,? who)?(?: will| has| had| have| usually| just| also| kindly| recently| currently| both)? ?(?:(?:delivered|delivers|deliver|presented|presents|trains|chaired|chairs|teaches|supervises|facilitated|facilitates|"
    r"organised|organises|advised|advises|recommended|recommends|replied|argues|argued|forwarded|lectures|coached|coaches|tabled|circulated|minuted|drafted|clerked|inspected|audited|published|line-manages)(?!\w)"
    r"|(?:ran|runs|run|led|leads|lead|taught|teach|manages|managed|covers|covered|hosts|hosted|trained) (?:[a-z'-]{1,14} ){0,3}(?:training|sessions?|courses?|webinars?|workshops?|talks?|inset|cpd|network|forum|team|assembl\w{1,3}|briefings?|meetings?|audit|project|hub|twilight|conference|class|staff|lessons?|maths|english|reception|department|data|line management)(?!\w)"
    # A pupil "does lessons online"; who does these works there.
    r"|(?:does|did) (?:[a-z'-]{1,14} ){0,3}(?:training|inset|cpd|assembl\w{1,3}|briefings?|workshops?|webinars?|twilight|audit|line management|returns?|rota|payroll)(?!\w))"
)
# "Tamsin (she/her), newly qualified …": how somebody wishes to be spoken of is part of a signature.
PRONOUNS = re.compile(r"^ \((?:she|he|they)/(?:her|him|them|they)(?:/\w{3,6})?\)")
VOCATIVE = re.compile(
    r"^,? (?:can|could|would|will|do|did|have|are) you(?!\w)|^, (?:please|thanks|thank you|just|quick|any chance|hope you|i hope)(?!\w)"
)
SORRY = re.compile(r"\bsorry,? $")
TOLD = re.compile(
    r"(?:\b(?:said|says|told (?:me|us)|asked (?:me|us)|need|better|best|going|have|wants? (?:me|us)|who|was|try|i'll|we'll|happy|like) (?:to |i )?(?:ask|tell|email|e-mail|ring|phone|call|contact|speak (?:to|with)|chase|copy in|cc|forward (?:it|this|them) to|send (?:it|this|them) to) |^(?:pls |please )?(?:ask|email|e-mail|ring|phone|contact|try|cc|copy in) )$"
)
ASKED = re.compile(
    r"(?:\b(?:can|could|would|will) you (?:please )?|\bplease )(?:tell|ask|let|remind|email|thank|copy|invite|add|book|include|pass (?:this |it )?(?:on )?to|forward (?:this |it )?to|send (?:this |it |a copy )?to)\s$"
)
IN_ROLE = re.compile(
    rf"^[^.?!\n]{{0,45}} as (?:our |the |a |an |acting |interim |new |their ){{0,2}}{FILL}{ANY_ROLE}(?![\w'])"
)
CONTACT = re.compile(
    r"^ (?:is |was )?(?:still |now )?(?:the|our|your|my) (?:right |main |new |best |named |first )?(?:contact|person|link|lead|port of call|one to ask)(?!\w)"
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
PUBLIC_BEFORE = re.compile(
    r"(?:\bv\.? |\bvs\.? |\br \(|\bin re |\bex parte |(?:book|paper|article|novel|poem|talk|podcast|research|study|studies|lecture|play|song|film|biography|blog|keynote|piece|chapter|report|review|poems|books|theory|ideas|work) (?:by|of|from) (?:[a-z'-]{2,16} and )?|\bauthors? |\bnovelist |\bpoet |\bmp |\bfootballer |\bminister |\bsecretary |\bcommissioner |\bombudsman )$"
)
