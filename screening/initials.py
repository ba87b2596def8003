"""Initials that stand for a pupil: "J.S.", "AB in Y7", "EM-C, Year 3", "pupil K"; and names hidden by stars or spaces.

Rule: an acronym, an author's initials and the labels A to D and X to Z ("Child A") stand for nobody. Two capitals alone
need a cue that a child stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening import cues, people
from screening.lexicon import ENGLISH, FIELD, NAMES
from screening.sheet import Sheet
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import words_of

ACRONYMS = words_of("""aap ab ac acas adhd ado ai ald alp alps ap aps as asc asd ats aut ba bame bbc bce bd bsl btec ca cafcass camhs cao ccg ce ceo cfo cic cin cio cla cme coo cp cpd cpo cpp cs csa csc cse
    ct cv cya da dbs dbv dc dd ddsl de dfe dh dhsc dm dol dols dp dpa dpia dpo ds dsl dt dv eal ebd ebsa ec ect edi ee eet efa eh ehc ehcna ehcp ehe ehm el elsa em ema emtas ep epep eps esf esfa esol et eu
    ewo ewos ey eyfs eyp eypp fa faq fc fe fft fgm fl foi fp fs fsm ft fte ga gb gcse gdpr gld gov gp gps gr gst ha he hefce hi hlta hmi hmrc ho hod hoy hr hs ht ia ico ict id ie iep ihp il in ip ipsea iq iro
    is it itt iv ivf jd jsna ks la lab lac lado lb lea lft lgbt lgo lgsco li lo lp ls lsa lsu lt ltd ma maps mat md mfl mh mi mk mld mot mp ms msi na nb nc ncfe ne neet nee neu nfa nga ngo nhs ni nice no nqt
    nspcc nvq nw nvr oa od ofs ok on or os ot pa paan pc pcn pcso pct pd pda pdf pe pep pex pgce pi pin pip pl plac pm pmld pmt po pp ppa ppg pr pru ps psa pse pshe pshce pt pta pto pwlc qa qc qts qr ra raf re ref
    rea rhi ri rl rm rse rsl rsm rto sa sacre sao sar sb sbm sc sds se sef sema semh sen senco send sendco sendiass sendist sgo sib sip slcn sld slt sms smt so sos soy sp spld ss ssl st sta std sw sws ta taf tas tbc
    tbd tic tlr tnt to tp tt tv tw uasc uc uk ukcisa un up upn uri url urn us usa usb va vc vi vle vp vr vs vsh vshs vsk wa wbl we wf wfh wi wk wp wr xl yjs yot yp yr ytd ysl yst yos pre post am bst gmt ad bc
    aqa ocr edexcel wjec ccea jcq nfer rsa rnib rnid raad nas nccc tes naht nasuwt ascl bps hcpc gmc nmc sra cqc ipc mps met cps hmp hmcts opg plo ewca ewhc uksc flba ico ifs ons eif eef iicsa jrf nao
    aet cat cats sats sat gl mc mcq ebacc p8 a8 tfl nct ctlc cbt dbt emdr eft nlp slt fasd ocd odd pots cfs me ibs ms hiv std sti iud gbv ipv coram pace prt lft ppe sen esa pip uc dla edt epr frg rag smart sdq rcads
    abc abcd xyz nil aob agm egm sla kpi roi rfp rfq itq pdp cif fag ncp tor mou sop eia fsr csv tba eta iou rip rsvp lol omg fyi asap diy ddi ddsls plt mtp ltp gov mdt tac tafs msp mspp cts sgos cis cwd cwsw cinp
    ii iii iv vi vii viii ix""")
_LABELS = frozenset("abcdxyz")
_DOTTED = re.compile(r"(?<![\w.@/])[A-Za-z]\.[ ]?[A-Za-z]\b\.?(?:[ -]?[A-Za-z]\b\.)?(?![\w@/])")
_NOT_DOTTED = words_of(
    "eg ie am pm uk us ps nb re pe it ni dt ta ep ai un eu ad bc ba ma qc kc mp id cv tv dj pc dc no ra vs fs hr la nhs usa phd bsc"
)
_CAPITALS = re.compile(r"(?<![\w.@/&+-])(?:[A-Z]{2,3}|[A-Z]{1,2}-[A-Z]{1,2})(?:'s|s)?(?![\w@/&+-])")
_INITIAL_SURNAME = re.compile(r"(?<![\w.'-])([A-Za-z])\. ?([A-Za-z][\w'-]{2,20})(?![\w@])")
_LABELLED = re.compile(
    r"\b(?:pupil|student|child|boy|girl|learner|lad|young person|yp|kid) (?P<i>[A-Z]{1,3}|[A-Z]\.? ?[A-Z]\.?)(?=[\s,.;:?!)']|$)",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?<![\w.@/'-])[a-z]{2}(?:-[a-z])?(?:'s)?(?![\w@/'-])")
_LOWER_BEFORE = re.compile(
    r"(?:\bhows|\bhow's|\bhows things w|\bhow's things with|\bthings w|\bwith|\bw|\bfor|\bre|\babout|\bif|\bis|\bdoes|\bcan|\bhas|\bwas|^|[.?!,;:]|\bpupil|\bstudent)\s?$"
)
_NAME_INITIAL = re.compile(r"^ (?P<i>[A-Z])(?:\.(?!\w)|(?=[\s,;:)?!-]|'s|$))(?! [A-Z]\w)")
_STARRED = re.compile(
    r"(?<![\w*])[A-Za-z]{1,15}[*_#•]{1,12}[A-Za-z*_#]{1,15}(?![\w*])|(?<![\w*])[A-Z][a-z]{0,14}[*_]{2,15}(?![\w*])"
)
_SPACED = re.compile(r"(?<![\w'])(?:[A-Za-z][ .*_-]{1,2}){3,14}[A-Za-z](?![\w'])")
_SWEARS = re.compile(
    r"^(?:f\*{3}|[fscbwtdpa][*#_]{1,3}(?:k|t|ck|d|p|g|king|ks|ts|ked|ing|ers?|ck?ing)|s\*{3}|(?:bl|cr|sh|bu|bo|pr|di|fu|cu)[*#_]{1,6}[a-z]{0,4}|b\*{3,7}(?:d|ds)?)$",
    re.IGNORECASE,
)


def find_initials(sheet: Sheet) -> Iterator[Candidate]:
    """Every set of initials that stands for a pupil, and every name half hidden."""
    yield from _dotted(sheet)
    yield from _capitals(sheet)
    yield from _labelled(sheet)
    yield from _name_and_initial(sheet)
    yield from _lower_case(sheet)
    yield from _hidden(sheet)


def _initials(start: int, end: int, circumstance: Circumstance) -> Candidate:
    return Candidate(FindingType.INITIALS, start, end, circumstance)


def _work(sheet: Sheet, start: int, end: int) -> bool:
    """Whether initials belong to a signature, an author or a person in a role."""
    before, after = sheet.before(start, 60), sheet.after(end, 60)
    if people.ROLE_AFTER.search(after) or people.ROLE_BEFORE.search(before) or people.CLOSING.search(before):
        return True
    rest = sheet.text[end:].strip(" .!\n")
    return not rest and (before.strip() == "" or before.rstrip().endswith((".", "?", "!", "-"))) and start > 0


def _dotted(sheet: Sheet) -> Iterator[Candidate]:
    for match in _DOTTED.finditer(sheet.text):
        letters = re.sub(r"[^A-Za-z]", "", match.group()).lower()
        following = sheet.text[match.end() : match.end() + 2]
        if letters in _NOT_DOTTED or (match.group()[0].islower() and letters in ENGLISH):
            continue
        if following[:1] == " " and following[1:].isupper() and not cues.AFTER_YEAR.search(sheet.after(match.end())):
            continue
        if not _work(sheet, match.start(), match.end()) and not people.PUBLIC_BEFORE.search(
            sheet.before(match.start())
        ):
            yield _initials(match.start(), match.end(), Circumstance.UNCLEAR)
    for match in _INITIAL_SURNAME.finditer(sheet.text):
        after, before = sheet.after(match.end()), sheet.before(match.start())
        if (
            cues.AFTER_YEAR.search(after)
            and match.group(2).lower() not in FIELD
            and not people.ROLE_BEFORE.search(before)
        ):
            yield _initials(match.start(), match.end(), Circumstance.FAMILYS)


def _capitals(sheet: Sheet) -> Iterator[Candidate]:
    if sheet.all_upper:
        return
    for match in _CAPITALS.finditer(sheet.text):
        letters = re.sub(r"'s$|s$", "", match.group()).replace("-", "").lower()
        double = "-" in match.group()
        before, after = sheet.before(match.start(), 50), sheet.after(match.end(), 60)
        known = letters in ACRONYMS or letters in FIELD or (letters in ENGLISH and len(letters) > 2)
        year = cues.AFTER_YEAR.search(after)
        named = _is_subject_line(before, after)
        if (
            known
            and not named
            and not (
                year
                and after[:2].strip() in {"(", ",", "i", ""}
                and not _follows_noun(before)
                and len(letters) == 2
                and letters not in _COMMON
            )
        ):
            continue
        if _is_childs(sheet, match, before, after, double) and not _work(sheet, match.start(), match.end()):
            yield _initials(match.start(), match.end(), Circumstance.FAMILYS)


_COMMON = words_of(
    "ks la ta dt hr sw pp ep ap pe re it id uk tv vs vi hi cp pa ai ot ok dv or no in on us is to so ey ec rs ma pm am sc ht dh sl yr mp ni st ict"
)


def _is_subject_line(before: str, after: str) -> bool:
    """ "Re: MK - she is …": even a known abbreviation is a pupil here."""
    return bool(
        re.search(r"(?:\bre:?|\babout|\bregarding|\bconcerning|\bpupil:?|\bstudent:?)\s$", before)
        and re.match(r"^[ ,:-]{1,3}(?:he|she|his|her)\b", after)
    )


def _follows_noun(before: str) -> bool:
    return bool(
        re.search(r"\b(?:code|codes|section|level|grade|form|class|set|our|the|a|an|paper|annex|group)\s$", before)
    )


def _is_childs(sheet: Sheet, match: re.Match[str], before: str, after: str, double: bool) -> bool:
    if _follows_noun(before):
        return False
    if cues.AFTER_YEAR.search(after) or cues.CHILD_BEFORE.search(before):
        return True
    possessive = match.group().endswith("'s")
    if possessive and cues.AFTER_THING.search(after):
        return True
    pronoun = cues.PRONOUN.search(after) or cues.PRONOUN.search(sheet.lower[match.end() : match.end() + 100])
    if pronoun and (cues.AFTER_VERB.search(after) or cues.SUBJECT_BEFORE.search(before) or double):
        return True
    return bool(cues.AFTER_VERB.search(after) and cues.RELATION_HINT.search(sheet.around(match.start(), match.end())))


def _labelled(sheet: Sheet) -> Iterator[Candidate]:
    for match in _LABELLED.finditer(sheet.text):
        letters = re.sub(r"\W", "", match.group("i"))
        if (
            not letters.isupper()
            or letters.lower() in _LABELS
            or letters == "I"
            or (len(letters) > 1 and letters.lower() in ACRONYMS)
        ):
            continue
        yield _initials(match.start("i"), match.end("i"), Circumstance.LABELLED)


def _name_and_initial(sheet: Sheet) -> Iterator[Candidate]:
    """A first name and one letter: "Florin P", "Leyla H."."""
    for word in sheet.words:
        if not word.capital or word.possessive or word.key not in NAMES or word.key in ENGLISH:
            continue
        letter = _NAME_INITIAL.match(sheet.text[word.end : word.end + 6])
        if letter and letter.group("i") != "I" and not _work(sheet, word.start, word.end + 2):
            yield Candidate(FindingType.CHILD_NAME, word.start, word.end + letter.end(), Circumstance.UNCLEAR)


def _lower_case(sheet: Sheet) -> Iterator[Candidate]:
    for match in _LOWER.finditer(sheet.text):
        letters = match.group()[:2]
        if letters in _NEVER_LOWER or letters in ENGLISH or letters in FIELD:
            continue
        before, after = sheet.before(match.start(), 40), sheet.after(match.end(), 100)
        year = cues.AFTER_YEAR.search(after)
        if year or (
            _LOWER_BEFORE.search(before)
            and (
                cues.PRONOUN.search(after)
                or "'s" in match.group()
                or re.search(r"\bthey\b", after)
                or cues.AFTER_VERB.search(after)
                and cues.PRONOUN.search(sheet.lower)
            )
        ):
            yield _initials(match.start(), match.end(), Circumstance.FAMILYS)


_SMALL = words_of(
    "im id ok re vs pp yr wk hr ps tv uk eu la ta sw ep dt ks pe it hi oh ah eh um er mm cm km kg ml mg th nd rd st ie eg pm am gp ot pa ss sp mr ms dr cc fw nb ty ta np ur yo ya ye ha na tt ve ll de al el le du un et en es os"
)


_NEVER_LOWER = _SMALL | (ACRONYMS - {"gb", "em", "da", "jd"})


def _hidden(sheet: Sheet) -> Iterator[Candidate]:
    for match in _STARRED.finditer(sheet.text):
        text = match.group()
        if (
            _SWEARS.search(text)
            or ("_" in text and "*" not in text and not re.search(r"_{2,}", text))
            or text.startswith("#")
        ):
            continue
        if text[0].isupper() or "*" in text:
            yield Candidate(FindingType.CHILD_NAME, match.start(), match.end(), Circumstance.UNCLEAR)
    for match in _SPACED.finditer(sheet.text):
        letters = re.sub(r"[^A-Za-z]", "", match.group())
        shown = letters.lower()
        shown = shown[:-1] if shown not in NAMES and shown[:-1] in NAMES else shown
        titlecase = letters[0].isupper() and letters[1:].islower()
        if shown in FIELD or (shown in ENGLISH and not titlecase):
            continue
        if shown in NAMES or (titlecase and shown not in ENGLISH):
            yield Candidate(FindingType.CHILD_NAME, match.start(), match.end(), Circumstance.UNCLEAR)
