"""Topics and signposts are public words, written by staff."""

from text_guard.classification import Field, open_

_STAFF = "written by Virtual School staff about services, never about people"
_CODE = "a code of the program"

FIELDS: dict[str, Field] = {
    "Topic.code": open_("a topic", safe=_CODE),
    "Topic.label": open_("a topic", safe=_STAFF),
    "Topic.description": open_("a topic", safe=_STAFF),
    "Topic.position": open_("an order"),
    "Topic.is_active": open_("whether it may be chosen"),
    "Signpost.slug": open_("a signpost", safe=_CODE),
    "Signpost.need": open_("a signpost", safe=_STAFF),
    "Signpost.organisation": open_("a public body", safe=_STAFF),
    "Signpost.serves": open_("whom a public body serves", safe=_STAFF),
    "Signpost.note": open_("about a public body", safe=_STAFF),
    "Signpost.url": open_("a public address", safe=_STAFF),
    "Signpost.phone": open_("a public number", safe="a checked telephone number of a public body"),
    "Signpost.council_contact": open_("a key", safe=_CODE),
    "Signpost.position": open_("an order"),
    "Signpost.is_active": open_("whether it is shown"),
    "Signpost.checked_on": open_("a date"),
}
