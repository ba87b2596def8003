"""How a field is shown, apart from what it accepts: width, size of its label, the keyboard it brings up.

Every field of `vs_portal.ui.forms` takes these as keywords: `TextField(label="Postcode", width=10)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    width: int | str | None = None  # 2, 3, 4, 5, 10, 20, 30 characters, or a fraction such as "two-thirds"
    label_size: str = "s"  # s, m, l or xl; an empty string for a label in ordinary weight
    page_heading: bool = False  # the label is the page's h1
    autocomplete: str = ""
    autocapitalize: str = ""
    inputmode: str = ""
    spellcheck: bool | None = None
    prefix: str = ""
    suffix: str = ""
    rows: int = 5
    threshold: int = 75  # per cent of the limit at which the character count starts to speak
    inline: bool = False
    small: bool = False
    choice_hints: Mapping[str, str] = field(default_factory=dict)  # value of a choice → its hint
    reveals: Mapping[str, str] = field(default_factory=dict)  # value of a choice → name of the field it opens
    divider_before: str = ""  # value of the choice that stands after a dividing "or"
    search: bool = False  # a select becomes a box to type in, where scripts run
    source: str = ""  # address that answers ?q=… with suggestions, for a text box, where scripts run
    fills: str = ""  # name of the hidden field that takes the value of the suggestion chosen


LOOKS = frozenset(item.name for item in fields(Look))


def take_look(kwargs: dict[str, Any], **defaults: object) -> Look:
    """Take the keywords of Look out of a field's keywords; what the field's class prefers stands behind them."""
    given = {name: kwargs.pop(name) for name in list(kwargs) if name in LOOKS}
    return Look(**{**defaults, **given})
