"""The words beside a reference: those that say it is published, paid for or explained, and those of one child's case."""

from __future__ import annotations

from screening.reading.wordsets import any_of

PUBLISHED = any_of(
    """fund fund's riddor hse framework frameworks lot dps mileage expenses companies ofsted inspection hmci charity company vendor supplier teams zoom parking licence published decision decisions ombudsman lgsco lgo judgment ewca ewhc ukut wlr report si regs regulations urn ukprn dfe laestab isbn ticket
    helpdesk invoice order po budget course session room module article act guidance research doi version circular bulletin
    edition standard iso policy form template leaflet document booking event webinar tender grant job vacancy post code cost phone system printer boiler repair delivery fault site payroll trn dbs employee""",
    [
        "teacher reference",
        "teacher ref",
        "teacher number",
        "staff number",
        "staff id",
        "meeting id",
        "meeting code",
        "our contract",
        "provider contract",
    ],
)
EXPLAINED = any_of(
    """foi eir ico npq npqs laptop laptops table tables guide guides rose fell risen numbers ipad ipads chromebook chromebooks tablet device issue booked regs spec specification audit audits return returns payroll employee staff dbs trn qts passcode passcodes pin pins sla field fields item items cheque cheques centre vendor supplier asset assets circular si sort registration registered account accounts error errors ticket tickets call calls credit statement bacs bank bursary postcode dfe school's
    tel phone ext extension fax switchboard mobile port room code codes module paypal tag tags serial model version invoice invoiced invoices ey licence isbn library stock item items part parts reading meter
    pupils children families people pounds population miles budget grant cost costs payments payment paid total roll donation population""",
    [
        "phone line",
        "hire quote",
        "help line",
        "duty line",
        "direct line",
        "teacher reference",
        "teacher number",
        "£",
        "isbn",
        "centre number",
        "school number",
        "charity number",
        "company number",
        "your portal",
        "my question",
        "our question",
        "your system",
        "helpdesk",
        "this portal",
        "query number",
        "query no",
        "question number",
        "enquiry number",
        "s.i.",
        "s.i",
        "p.o.",
    ],
)
PAID = any_of(
    "advert adverts advertised vacancy vacancies salary payment payments ledger remittance bacs doc doc. document documents draft"
)
CASE = any_of(
    """case child pupil mosaic lcs liquidlogic ehcp tribunal panel crime police court referral his her hers client candidate appeal
    girl boy lad lass parents placement complaint pupil's child's student fostering adoption sgo guardianship kinship
    ehc admissions hearing exclusions prosecution placed papers draft notice he she him mum dad gran carer parent family assetplus yjs mash camhs social sw early duty conference safeguarding"""
)
