"""Words that belong to talk about one child, and words that belong to talk among colleagues; counted around a name."""

from __future__ import annotations

from screening.reading.wordsets import any_of

OF_A_CHILD = any_of(
    """attendance absent absence absences late lateness timetable suspended suspension suspensions excluded exclusion pex pexed behaviour isolation detention placement placements foster fostered carer carers carer's
    mum mam mom mother dad father nan gran grandma grandad auntie aunt uncle brother sister sibling siblings twin cousin family parents step-dad stepdad stepmum ehcp ehc pep iep lesson lessons mornings afternoons
    transport taxi escort gcse gcses mock mocks exam exams therapy camhs police arrested hit bit punched kicked swore threw refuses refusing refused part-time pt rt off-roll roll moved moving sgo adopted
    kinship looked-after lac cla cin cp uniform vape knife missing mis-coded coded code diagnosis adhd autism autistic sen key-worker homework reading-age nurture pru tuition tutor laptop peers friends class bottom set
    hurt crying cried anxious upset scared bullied bullying self-harm overdose pregnant court order bail tag sentence reintegration return hours days sessions started starting joins joined arrived"""
)
AMONG_COLLEAGUES = any_of(
    """training course courses booked book booking email emailed emails mail inbox phone phoned ring rang ringing call called meeting meetings minutes agenda team leave cover covers covering rota slides link links login portal website
    form forms spreadsheet data report reports policy guidance query queries question questions patch cluster network forum conference advise advised says said told reckons thinks thought mentioned suggested recommends recommended colleague colleagues
    role job vacancy post contact office desk invoice invoices budget paid pay contract send sent forward forwarded copy copied cc thanks thank regards hi hello dear cheers dept department service services council trust governors governor
    head deputy senco dsl adviser officer manager lead leads clerk trainer workshop webinar inset twilight briefing bulletin newsletter template toolkit audit panel leaflet poster number ext extension duty line system
    schools heads sencos dsls staff teachers workers supervision cpd read book chapter author research paper review law act"""
)
LIMIT = 3


def counted(words_in: str) -> tuple[int, int]:
    """How many words of either talk a piece of text holds, at most three of each."""
    child = sum(1 for _ in OF_A_CHILD.finditer(words_in))
    work = sum(1 for _ in AMONG_COLLEAGUES.finditer(words_in))
    return min(child, LIMIT), min(work, LIMIT)
