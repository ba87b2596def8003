"""Which names in a text are a colleague's, the writer's own, an author's or a public figure's.

Example: "Hi Farah,", "Mr Maguire, Vice Principal", "the Munro review", "Karen Treisman's book".
"""

from __future__ import annotations

from screening import cues, people
from screening.children import is_child, pronoun_near
from screening.lexicon import Kind
from screening.runs import Run
from screening.sheet import Sheet


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
    return bool(people.TOLD.search(before)) and not pronoun_near(sheet, run)


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
