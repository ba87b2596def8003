"""Names of children and families: which runs of words are one, which belong to professionals, the public or places.

Rule: a first name in a query is a child's unless the words around it show a professional, a published matter, an
organisation or a place; a word that is also a name ("joy", "paris") and an unknown word need a cue that a child stands
there. Example: "Nobody will tell me whether Joy can sit" is marked, "It would be a joy" and "Hi Farah," are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from screening import cues, people
from screening.allowed import Allowed
from screening.lexicon import FIELD, PARTICLES, TITLES, Kind, kind
from screening.runs import Run, runs
from screening.sheet import Sheet
from screening.titled import find_titled
from screening.types import Candidate, Circumstance, FindingType
from screening.wordsets import words_of

_WIDE, _NEAR = 90, 70


_NOBODY = words_of(
    "child pupil student learner today tomorrow yesterday everyone everybody nobody someone somebody anyone anybody one other another teacher school "
    "girl boy mum dad carer parent person who it that what there here let family sibling headteacher social worker council"
)


def find_names(sheet: Sheet, allowed: Allowed) -> Iterator[Candidate]:
    """Every name that could be a child's or a family member's."""
    yield from _owners_of_relatives(sheet, allowed)
    for run in runs(sheet):
        if allowed.covers(run.start, run.end):
            continue
        before, after = sheet.before(run.start, _WIDE), sheet.after(run.end, _NEAR)
        titled = find_titled(sheet, run, before, after)
        if titled:
            yield from titled.candidates
            continue
        found = _judge(sheet, run, before, after)
        if found:
            yield Candidate(found[0], run.start, run.end, found[1])


def _owners_of_relatives(sheet: Sheet, allowed: Allowed) -> Iterator[Candidate]:
    """Whatever capitalised word has a mother, a grandmother or a tutor is a child's name: "Harmony's nan"."""
    for word in sheet.words:
        if not word.capital or not word.possessive or word.shouted or word.key in _NOBODY or word.key in FIELD:
            continue
        owns = kind(word.key) is Kind.WORD and cues.AFTER_RELATIVE_OR_TUTOR.search(sheet.after(word.end))
        if owns and not allowed.covers(word.start, word.end):
            yield Candidate(FindingType.CHILD_NAME, word.start, word.end, Circumstance.FAMILYS)


def _judge(sheet: Sheet, run: Run, before: str, after: str) -> tuple[FindingType, Circumstance] | None:
    if cues.RELATION_BEFORE.search(before) and _could_be_name(sheet, run, before):
        return FindingType.FAMILY_NAME, Circumstance.FAMILYS
    if run.lower:
        return _judge_lower(sheet, run, before, after)
    if _is_organisation(sheet, run, before, after) or is_public(sheet, run, before, after):
        return None
    surname = _is_family_surname(run, before, after)
    if surname:
        return surname, Circumstance.FAMILYS
    if is_professional(sheet, run, before, after):
        return None
    return _judge_capital(sheet, run, before, after)


def _judge_capital(sheet: Sheet, run: Run, before: str, after: str) -> tuple[FindingType, Circumstance] | None:
    named = [k for k in run.kinds if k is Kind.NAME]
    names = [k for k in run.kinds if k in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME}]
    unknown = [k for k in run.kinds if k is Kind.UNKNOWN]
    cued = is_child(run, before, after)
    if named:
        return FindingType.CHILD_NAME, Circumstance.FAMILYS if cued else Circumstance.UNCLEAR
    if cued and (names or unknown):
        return FindingType.CHILD_NAME, Circumstance.FAMILYS
    first = run.words[0].first
    if names and unknown and len(run.words) > 1:
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if len(unknown) > 1:
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR if not first else Circumstance.DOUBTFUL
    if Kind.WORD_NAME in run.kinds and not first and not _titlecase(sheet, run):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if unknown and len(run.words) == 1 and not first and _pronoun_near(sheet, run):
        return FindingType.CHILD_NAME, Circumstance.DOUBTFUL
    return None


def _judge_lower(sheet: Sheet, run: Run, before: str, after: str) -> tuple[FindingType, Circumstance] | None:
    if is_public(sheet, run, before, after) or is_professional(sheet, run, before, after):
        return None
    if _is_organisation(sheet, run, before, after):
        return None
    first = run.kinds[0]
    strong = bool(_strong_cue(run, before, after))
    if first is Kind.NAME:
        if strong:
            return FindingType.CHILD_NAME, Circumstance.FAMILYS
        long_enough = len(run.words[0].key) > 3 or (sheet.all_lower and len(run.words[0].key) == 3)
        return (FindingType.CHILD_NAME, Circumstance.UNCLEAR) if long_enough else None
    if first is Kind.UNKNOWN:
        return _judge_lower_unknown(run, before, after, strong)
    asked = cues.QUESTION_BEFORE.search(before)
    spoken_of = run.kinds[0] is Kind.PLACE_NAME and cues.PRONOUN.search(sheet.lower[run.end : run.end + 80])
    if (
        asked
        and (_is_noun_like(run) or spoken_of)
        and (cues.AFTER_BASE.search(after) or cues.AFTER_STATE.search(after))
    ):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    if cues.DETERMINED.search(before[-14:]) and not (
        asked and (cues.AFTER_OWN.search(after) or cues.AFTER_VERB.search(after))
    ):
        return None
    subject = cues.SUBJECT_BEFORE.search(before)
    bare = subject and (cues.AFTER_VERB.search(after) or cues.AFTER_STATE.search(after)) and _is_noun_like(run)
    placed = subject and cues.AFTER_YEAR.search(after) and run.words[0].key not in _NEVER_BARE
    if strong or bare or placed or (subject and cues.AFTER_OWN.search(after) and run.words[0].key not in _NEVER_BARE):
        return FindingType.CHILD_NAME, Circumstance.UNCLEAR
    return None


_VERBS_TOO = frozenset({"will", "may", "mark", "grant", "can", "chase", "bill", "drew", "trim", "rob", "pat"})


def _judge_lower_unknown(run: Run, before: str, after: str, strong: bool) -> tuple[FindingType, Circumstance] | None:
    """A word of no list in lower case is mostly a slip of the keyboard; two cues make it a name, one makes it doubtful."""
    spoken_of = bool(cues.SUBJECT_BEFORE.search(before)) and bool(cues.AFTER_PRONOUN.search(after))
    called = bool(cues.CHILD_BEFORE.search(before))
    placed = bool(cues.SUBJECT_BEFORE.search(before)) and bool(cues.AFTER_YEAR.search(after))
    if len(run.words) > 2 or not (strong or placed or spoken_of or called or cues.AFTER_RECORD.search(after)):
        return None
    sure = spoken_of or placed or (called and bool(cues.AFTER_VERB.search(after) or cues.AFTER_YEAR.search(after)))
    return FindingType.CHILD_NAME, Circumstance.UNCLEAR if sure else Circumstance.DOUBTFUL


_NEVER_BARE = words_of(
    "will may hope faith honour grace joy can mark said made mate progress prosper long hung praise trim grant amen mete even tin era april june august "
    "may harsh lovely kinda greet deny earl ploy loan surer shams honour privilege temperance unity patience peace dot grant bill frank rob pat edit lee red reed "
    "said peace comfort harmony justice confidence wisdom beauty winter summer autumn spring serenity delight fortune sunshine story happy lucky bright innocent promise million case precious ken lade rich scarlet eke ore art sender mentor shade providence"
)


def _is_noun_like(run: Run) -> bool:
    """Countable things cannot stand bare before a verb ("if river can"), a mass noun or a verb can ("if hope is")."""
    return run.words[0].key not in _NEVER_BARE and run.kinds[0] is Kind.WORD_NAME


def _could_be_name(sheet: Sheet, run: Run, before: str) -> bool:
    if run.lower:
        return run.kinds[0] is Kind.NAME
    return run.kinds[0] in {Kind.NAME, Kind.WORD_NAME, Kind.PLACE_NAME, Kind.UNKNOWN} and not run.words[0].first


def _strong_cue(run: Run, before: str, after: str) -> bool:
    owns = run.possessive or run.words[-1].text.endswith("s")
    if owns and cues.AFTER_THING.search(after) and run.kinds[-1] is not Kind.PLACE_NAME and run.possessive:
        return True
    if owns and run.kinds[-1] is Kind.NAME and cues.AFTER_THING.search(after):
        return True
    return bool(
        cues.AFTER_YEAR.search(after)
        and not after.startswith(" in ")
        and run.kinds[0] is not Kind.PLACE_NAME
        and after[:2].strip() in {"(", ",", "-", "y", "yr"}
    ) or bool(cues.CHILD_BEFORE.search(before) and run.kinds[0] is not Kind.UNKNOWN and "called" in before[-12:])


def is_child(run: Run, before: str, after: str) -> bool:
    """Whether the words right before or after put a child in this place."""
    if run.possessive and cues.AFTER_THING.search(after):
        return Kind.PLACE_NAME not in run.kinds or bool(cues.AFTER_OWN_THING.search(after))
    if cues.CHILD_BEFORE.search(before) or cues.AFTER_YEAR.search(after):
        return True
    if run.possessive or (run.words[0].first and run.words[0].key in _VERBS_TOO):
        return False
    if run.words[0].first and len(run.words) == 1 and run.words[0].key in _NEVER_BARE:
        return bool(
            cues.AFTER_STATE.search(after)
            or (cues.AFTER_VERB.search(after) and (cues.PRONOUN.search(after) or cues.AFTER_DEED.search(after)))
        )
    if Kind.PLACE_NAME in run.kinds and cues.PRONOUN.search(after):
        asked = cues.QUESTION_BEFORE.search(before) and cues.AFTER_BASE.search(after)
        if asked or cues.OBJECT_BEFORE.search(before):
            return True
    return bool(cues.AFTER_VERB.search(after) or cues.AFTER_STATE.search(after))


def _is_family_surname(run: Run, before: str, after: str) -> FindingType | None:
    """ "The Maguire lad" is a child, "the youngest Chase child" and "the Maguires" a family."""
    if cues.SURNAME_AFTER.search(after) and cues.SURNAME_BEFORE.search(before) and Kind.PLACE not in run.kinds:
        return FindingType.FAMILY_NAME
    plural = run.words[-1].text.endswith("s") and not run.possessive and len(run.words) == 1
    if (
        plural
        and before.endswith(("the ", "both "))
        and run.kinds[0] in {Kind.UNKNOWN, Kind.NAME}
        and len(run.words[0].key) > 4
    ):
        return FindingType.FAMILY_NAME
    return None


def is_professional(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the text shows that the person named is there in a working role, writes, or is written to."""
    if not run.possessive and (people.ROLE_AFTER.search(after) and not cues.AFTER_YEAR.search(after)):
        return True
    if people.ROLE_BEFORE.search(before) and not run.possessive and not cues.AFTER_YEAR.search(after):
        return True
    spoken_to = after.lstrip().startswith((",", "!", "-")) or not cues.AFTER_VERB.search(after)
    if people.SALUTATION.search(before) and spoken_to and not cues.AFTER_THING.search(after):
        return True
    if _is_signature(sheet, run, before, after):
        return True
    if people.SELF.search(before) or (people.SELF_HERE.search(before) and people.PLACE_OF_WORK.search(after)):
        return not run.possessive
    if not run.possessive and (people.IN_ROLE.search(after) or people.CONTACT.search(after)):
        return True
    if _is_spoken_to(sheet, run, before, after):
        return True
    if people.PLACE_OF_WORK.search(after) or people.DOES_WORK.search(after) or people.WORK_DONE_BY.search(before):
        return True
    if run.possessive and people.WORK_THING.search(after):
        return True
    return _is_booking(sheet, run)


def _is_spoken_to(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Somebody at the other end: "Liz, can you …" at the start, and "please tell Judith …" where no child is spoken of."""
    if run.possessive:
        return False
    if not before.strip() and people.VOCATIVE.search(after):
        return True
    return bool(people.TOLD.search(before)) and not _pronoun_near(sheet, run)


def _is_booking(sheet: Sheet, run: Run) -> bool:
    """Colleagues booked on a course: training and booking words in the sentence, and no child in it."""
    start, end = sheet.sentence(run.start)
    sentence = sheet.lower[max(start, run.start - 200) : min(end, run.end + 200)]
    return bool(
        people.TRAINING.search(sentence) and people.BOOKING.search(sentence) and not people.CHILD_NEAR.search(sentence)
    )


def _is_signature(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    rest = sheet.lower[run.end : run.end + 160].strip(" .!,x-\n)")
    line_start = before.strip(" -~*,") == ""
    closing = people.CLOSING.search(sheet.lower[max(0, run.start - 40) : run.start])
    if closing and (not rest or after.strip(" .,!x") == "" or people.ROLE_AFTER.search(after)):
        return True
    lead = sheet.text[max(0, run.start - 60) : run.start]
    earlier = lead.rstrip()
    if not earlier or run.possessive:
        return False
    own_line = line_start and "\n" in lead[len(earlier) :]
    after_end = earlier[-1] in ".?!" or earlier.endswith("--") or earlier[-1] == "-"
    return (own_line or after_end) and not rest


def is_public(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the name is an author's, a public figure's, or that of a published matter."""
    if people.PUBLIC_AFTER.search(after) or people.PUBLIC_BEFORE.search(before):
        return not (run.possessive and len(run.words) == 1 and run.kinds[0] is Kind.NAME)
    if before.endswith(" by ") and people.READING.search(before):
        return True
    text = sheet.lower[max(0, run.start - 2) : run.end + 25]
    if people.PUBLIC_PHRASES.search(text) and not cues.AFTER_YEAR.search(after):
        return True
    known = any(word.key in people.PUBLIC_PEOPLE for word in run.words)
    return (
        known
        and not is_child(run, before, after)
        and not (run.kinds[0] is Kind.NAME and run.words[-1].key in {"brandon", "jay", "casey", "fraser"})
    )


def _is_organisation(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """A school, street, charity, act or place that carries a person's name."""
    carries = {word.key for word in run.words[1:]} & people.ORG_NOUN
    if carries <= people.SURNAME_TOO and run.kinds[0] is Kind.NAME and not people.AT_BEFORE.search(before):
        carries = set()
    if carries or run.words[0].key in {"st", "saint"}:
        return True
    following = after.lstrip(" ").split(" ", 1)[0].strip(".,;:?!()")
    index = run.index + len(run.words)
    capital_next = index < len(sheet.words) and sheet.words[index].capital
    if (
        following.removesuffix("'s") in people.ORG_NOUN
        and after.startswith(" ")
        and (
            capital_next
            or run.lower
            or following
            in {
                "review",
                "inquiry",
                "report",
                "judgment",
                "act",
                "law",
                "school",
                "academy",
                "primary",
                "road",
                "street",
                "college",
                "house",
                "trust",
            }
        )
    ):
        return not run.possessive or capital_next
    if capital_next and run.words[-1].key in TITLES:
        return True
    if people.PLACE_BEFORE.search(before) and not run.lower:
        return True
    if run.lower:
        return run.kinds[0] is Kind.PLACE
    if set(run.kinds) <= {Kind.PLACE_NAME, Kind.PLACE}:
        return bool(people.PLACE_CONTEXT.search(before)) or not is_child(run, before, after)
    return _is_listed_place(sheet, run)


def _is_listed_place(sheet: Sheet, run: Run) -> bool:
    """Words of which the first is a place and no first name: "Bradford Moor", "Amber Valley"."""
    return run.kinds[0] is Kind.PLACE or all(word.key in PARTICLES for word in run.words)


def _titlecase(sheet: Sheet, run: Run) -> bool:
    """Whether the words on both sides are capitalised too, as in a heading or a course's title."""
    index, size = run.index, len(run.words)
    sides = [sheet.words[i].capital for i in (index - 1, index + size) if 0 <= i < len(sheet.words)]
    return sum(sides) == len(sides) > 0 or (
        index > 0 and sheet.words[index - 1].capital and not sheet.words[index - 1].first
    )


def _pronoun_near(sheet: Sheet, run: Run) -> bool:
    return bool(cues.PRONOUN.search(sheet.lower[run.end : run.end + 80]))
