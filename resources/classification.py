"""Topics and signposts are public words, written by staff."""

from text_guard.classification import Field, open_

_SCREENED = "the screen reads it before it is stored"
_CODE = "a code of the program"

FIELDS: dict[str, Field] = {
    "Topic.code": open_("a topic", safe=_CODE),
    "Topic.label": open_("a topic", screened=_SCREENED),
    "Topic.description": open_("a topic", screened=_SCREENED),
    "Topic.position": open_("an order"),
    "Topic.is_active": open_("whether it may be chosen"),
    "Signpost.slug": open_("a signpost", safe=_CODE),
    "Signpost.need": open_("a signpost", screened=_SCREENED),
    "Signpost.organisation": open_("a public body", screened=_SCREENED),
    "Signpost.serves": open_("whom a public body serves", screened=_SCREENED),
    "Signpost.note": open_("about a public body", screened=_SCREENED),
    "Signpost.url": open_("a public address", safe="a checked https address of a public body; no page writes it"),
    "Signpost.phone": open_("a public number", safe="a checked telephone number of a public body"),
    "Signpost.council_contact": open_("a key", safe=_CODE),
    "Signpost.position": open_("an order"),
    "Signpost.is_active": open_("whether it is shown"),
    "Signpost.checked_on": open_("a date"),
}
