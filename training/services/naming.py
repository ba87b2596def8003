"""How many people somebody may name in a day. Each of them gets mail, so nobody can make the portal write to thousands.

Two whole lists of five hundred fit. Counted in the transaction that books: what is refused, for whatever reason, is not
counted there. What the screen hands back is counted by itself, each hour: nobody finds out by trying thousands of lines
which of them it lets pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import rates
from accounts.permissions import Permission as P
from accounts.selectors import has
from training.workflow import ActRefused

if TYPE_CHECKING:
    from accounts.models import Person

MOST_A_DAY = 1000
MOST_REFUSED = 500  # lines that the screen hands back to one person within an hour
_HOUR, _DAY = 3_600, 86_400
_ASK = "or ask the Virtual School to book for you"


class TooManyNamed(ActRefused):
    """More people than one person may name in a day."""

    def __init__(self, left: int) -> None:
        now = f"Name {left} of them now and the others tomorrow" if left else "Book the others tomorrow"
        super().__init__(
            f"You can name {MOST_A_DAY:,} people a day, and you have {left or 'none'} left today. {now}, {_ASK}."
        )


def check_naming(number: int, by: Person) -> None:
    """Whether `by` may name so many people more today; whoever runs training may. Raises TooManyNamed."""
    left = rates.left(_key(by), most=MOST_A_DAY, seconds=_DAY)
    if number > left and not has(by, P.TRAINING_RUN):
        raise TooManyNamed(left)


def use_naming(number: int, by: Person) -> None:
    """Count them. Raises TooManyNamed: the transaction of the caller ends, and nothing is counted."""
    if not number or has(by, P.TRAINING_RUN):
        return
    if not rates.take(_key(by), most=MOST_A_DAY, seconds=_DAY, number=number):
        raise TooManyNamed(rates.left(_key(by), most=MOST_A_DAY + number, seconds=_DAY))


def may_try(by: Person) -> bool:
    """Whether more lines and names of `by` are read, or enough of them were handed back within this hour."""
    return rates.left(_refused(by), most=MOST_REFUSED, seconds=_HOUR) > 0


def count_refused(number: int, by: Person) -> None:
    """Count what the screen handed back to `by`."""
    if number:
        rates.take(_refused(by), most=MOST_REFUSED, seconds=_HOUR, number=number)


def _key(by: Person) -> str:
    return f"training_named:{by.public_id}"


def _refused(by: Person) -> str:
    return f"training_refused:{by.public_id}"
