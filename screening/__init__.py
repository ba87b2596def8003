"""Does a text identify a child? A pure library: no Django, no network, no file read when called.

>>> from screening import screen
>>> screen("Amira's tutor left, the agency has nobody else.").verdict
<Verdict.BLOCK: 'block'>
>>> screen("Our Year 9 cohort is often late; what works?").verdict
<Verdict.OK: 'ok'>
"""

from screening.rewording import reword
from screening.screen import replace_all, screen
from screening.types import Context, Finding, FindingType, Screening, Verdict

__all__ = ["Context", "Finding", "FindingType", "Screening", "Verdict", "replace_all", "reword", "screen"]
