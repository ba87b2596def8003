"""What people call the numbers of a child: the words before a UPN, an NHS number, a case of any system."""

from __future__ import annotations

import re

from screening.reading.wordsets import any_of

UPN_LABEL = any_of(
    "", ["upn", "upns", "unique pupil number", "pupil number", "upn:", "pupil no", "pupil id", "pupil ref"]
)
NHS_LABEL = any_of("", ["nhs", "nhs no", "nhs number", "n.h.s", "health number", "hospital number", "medical number"])
ULN_LABEL = any_of(
    "", ["uln", "ulns", "learner number", "learner no", "unique learner number", "unique learner", "lrs"]
)
NINO_LABEL = re.compile(
    r"(?<!\w)(?:ninos?|n\.?i\.?(?: ?(?:no|num|number|#))?|nat(?:ional|'l|l)?\.? ?ins(?:urance|ur)?|insurance (?:number|no|num))(?!\w)"
)
SYSTEM = (
    r"placement|complaint|transport|merlin|dla|pip|child benefit|chb|universal credit|student finance|slc|crn|bus ?pass|travel ?pass|rail ?card|arc|cps|custody|exam|pid|person ?id|client ?id|p number|op(?:eration)? encompass|assetplus|asset plus|childview|core ?\+|stage|fair access|fap|iyfap|iyap|in-year|exclusions?|early help|eh|ehe|cme|lado|yj|family help|niche|athena|synergy|impulse|tribal|civica|caredirect|"
    r"care ?director|wccis|ucas|cafcass|social care|review|safeguarding|irp|governors?|hearing|conference|legal|caseline|proceedings|mosaic|liquid ?logic|lcs|ehm|care ?first|eclipse|capita|azeus|framework[ -]?i|ics|cpoms|my ?concern|arbor|sims|bromcom|case|ref|refs|reference|"
    r"ehcp|ehc|ehcna|plan|tribunal|appeal|send|sendist|court|crime|cad|cris|incident|police|log|occurrence|candidate|cand|uci|admission|application|"
    r"referral|panel|file|record|child|pupil|student|client|person|individual|swift|protocol|lac|cla|cin|cp|mash|camhs|rio|systmone|emis|"
    r"rhi|return (?:home )?interview|missing episode|oyster|zip(?: ?card)?|photo ?card|hosp|universal credit|uc|travel|passport|home office|arc|visa|asylum|nass|brp|hospital|patient|mrn|claim|benefit|yjs|yot|asset|adm|admiss|roll(?= n[ou])|caf|taf|marac|mappa|cin plan|housing|tenancy"
)
THINGS = (
    r"no|nos|number|num|id|ref|refs|reference|file|case|record|plan|log|is|was|as|form|card|claim|award|letter|entry"
)
# "his case ref is", "Mosaic number:", "candidate no"
CASE_NUMBER_LABEL = re.compile(
    rf"\b(?:{SYSTEM})\b(?:'s)?(?: (?:{THINGS})){{0,3}}(?: (?:no|nos|number|num|id|ref|refs|reference|record|code)\b)(?: (?:is|was|as|given as))?[ .:,\"'(-]{{0,4}}$"
    r"|\b(?:ref|reference|candidates?)(?: (?:is|was|as))?[ .:,\"'(-]{0,4}$"
)
