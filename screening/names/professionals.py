"""Which names in a text are a colleague's, the writer's own, an author's or a public figure's.

Example: "Hi Farah,", "Mr Maguire, Vice Principal", "the Munro review", "Karen Treisman's book".
"""

from __future__ import annotations

import re

from screening.names import cues, people, public
from screening.names.children import is_child, pronoun_near
from screening.names.roles import ANY_ROLE, FILL
from screening.names.runs import Run
from screening.names.signatures import is_form_of_staff, is_listed_as_staff, is_signature
from screening.reading.lexicon import Kind
from screening.reading.sheet import Sheet

# "We've had Xxx in the bridging unit": whoever is put somewhere does not work there.
_PUT_THERE = re.compile(
    r"\b(?:had|have|has|having|got|put|placed?|keep|kept|moved?|took|taking|hold|held|find|found) $"
)


# "take off Jan's address, she was our office manager"
_WAS_STAFF = re.compile(
    rf"^(?: (?:name|email|address|number|details|login|account|mobile|place))?(?: off)?,? (?:as )?(?:she|he|they)(?:'s|'re| is| are| was| were) (?:our|the|my|your) {FILL}{ANY_ROLE}(?![\w'])"
)


def is_professional(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the text shows that the person named is there in a working role, writes, or is written to."""
    if people.PRONOUNS.search(after):
        return True
    return (
        _has_role(sheet, run, before, after)
        or _is_greeted(run, before, after)
        or is_signature(sheet, run, before, after)
        or is_listed_as_staff(sheet, run)
        or is_form_of_staff(sheet, run, before)
        or _is_spoken_to(sheet, run, before, after)
        or _does_work(run, before, after)
        or _is_booking(sheet, run)
    )


def _has_role(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """A job before or after, also on the next line; the writer's own name."""
    if run.possessive and _WAS_STAFF.search(after):
        return True
    if run.possessive:
        return bool(people.ROLE_BEFORE.search(before) and not cues.AFTER_THING.search(after))
    if people.SELF.search(before) or (
        people.SELF_HERE.search(before) and (people.PLACE_OF_WORK.search(after) or people.FROM_SCHOOL.search(after))
    ):
        return True
    if cues.AFTER_YEAR.search(after):
        return False
    return bool(
        people.ROLE_AFTER.search(after)
        or people.ROLE_BEFORE.search(before)
        or (people.FROM_DEPARTMENT.search(after) and not _PUT_THERE.search(before))
        or people.DEPARTMENT_BEFORE.search(before)
        or people.IN_ROLE.search(after)
        or people.CONTACT.search(after)
    )


def _is_greeted(run: Run, before: str, after: str) -> bool:
    spoken_to = after.lstrip().startswith((",", "!", "-")) or not cues.AFTER_VERB.search(after)
    return bool(people.SALUTATION.search(before) and spoken_to and not cues.AFTER_THING.search(after))


def _does_work(run: Run, before: str, after: str) -> bool:
    if people.PLACE_OF_WORK.search(after) or people.DOES_WORK.search(after) or people.WORK_DONE_BY.search(before):
        return True
    return run.possessive and bool(people.WORK_THING.search(after))


def _is_spoken_to(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Somebody at the other end: "Liz, can you …" at the start, and "please tell Judith …" where no child is spoken of."""
    if run.possessive:
        return False
    if not before.strip() and people.VOCATIVE.search(after):
        return True
    if people.SORRY.search(before) and after.startswith((",", "!")):
        return True
    return bool(people.TOLD.search(before) or people.ASKED.search(before)) and not pronoun_near(sheet, run)


def _is_booking(sheet: Sheet, run: Run) -> bool:
    """Colleagues booked on a course: training and booking words in the sentence, and no child in it."""
    sentence = _sentence(sheet, run)
    return bool(
        people.TRAINING.search(sentence) and people.BOOKING.search(sentence) and not people.CHILD_NEAR.search(sentence)
    )


def _sentence(sheet: Sheet, run: Run) -> str:
    start, end = sheet.sentence(run.start)
    return sheet.lower[max(start, run.start - 200) : min(end, run.end + 200)]


def is_public(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """Whether the name is an author's, a public figure's, or that of a published matter."""
    if len(run.words) > 1 and public.is_listed(run.keys, ()) and not cues.AFTER_YEAR.search(after):
        return True
    if run.lower and set(run.kinds) <= {Kind.WORD_NAME} and not people.PUBLIC_BEFORE.search(before):
        return False
    if public.PUBLIC_AFTER.search(after) or people.PUBLIC_BEFORE.search(before):
        return not (run.possessive and len(run.words) == 1 and run.kinds[0] is Kind.NAME)
    if len(run.words) > 1 and not run.lower and _is_listed(sheet, run) and public.FICTION.search(_around(sheet, run)):
        return True
    if _is_in_fiction(sheet, run, after):
        return True
    if is_child(run, before, after):
        return False
    return _is_listed(sheet, run) or _is_read(sheet, run, before, after) or _is_published_child(sheet, run, before)


def _is_in_fiction(sheet: Sheet, run: Run, after: str) -> bool:
    """A person of a story that the text is about: "Y6 are doing Oliver! … Nancy murdered and Bill Sikes hanged"."""
    if public.TOLD_IN.search(sheet.lower[max(0, run.start - 60) : run.start]):
        return True
    if run.lower or cues.AFTER_YEAR.search(after) or cues.AFTER_THING.search(after) and run.possessive:
        return False
    return bool(public.IN_FICTION.search(sheet.lower[max(0, run.start - 260) : run.end + 60]))


def _is_listed(sheet: Sheet, run: Run) -> bool:
    """In the list of public people; of single words only as a surname, a first name needs talk of books."""
    last = run.index + len(run.words)
    following = tuple(word.key for word in sheet.words[last : last + 3])
    if public.is_listed(run.keys, following):
        return True
    if not any(key in public.PUBLIC_WORDS for key in run.keys):
        return False
    if run.kinds[0] is Kind.NAME or Kind.WORD_NAME in run.kinds:
        return len(run.words) == 1 and bool(public.FICTION.search(_around(sheet, run)))
    return True


def _around(sheet: Sheet, run: Run) -> str:
    return sheet.lower[max(0, run.start - 200) : run.end + 120]


def _is_read(sheet: Sheet, run: Run, before: str, after: str) -> bool:
    """An author by the talk of reading: "(Morgan & Costello)", "by Judith Harwin or David Berridge"."""
    sentence = _sentence(sheet, run)
    if not run.lower and (public.PAIR_AFTER.search(after) or public.PAIR_BEFORE.search(before)):
        return bool(public.READING.search(sheet.lower[max(0, run.start - 120) : run.end + 80])) or '"' in before
    by = " by " in before[-45:]
    return by and bool(public.READING.search(sentence) or "anything by" in before)


def _is_published_child(sheet: Sheet, run: Run, before: str) -> bool:
    """The child of a published review: "the national panel's report on Arthur and Star", "the review 'Bonnie'"."""
    near = sheet.lower[max(0, run.start - 90) : run.end + 40]
    quoted = before[-1:] in {'"', "'"} and sheet.text[run.end : run.end + 1] in {'"', "'"}
    return bool(public.PUBLISHED.search(near)) and (
        quoted or bool(public.LEARNING.search(sheet.lower[max(0, run.start - 90) : run.start]))
    )
