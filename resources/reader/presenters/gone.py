"""What stands where an item was."""

from __future__ import annotations

from typing import Any

from resources.models import Resource
from resources.reader import selectors
from resources.reader.presenters.item import search_address
from resources.reader.presenters.rows import rows
from resources.selectors import items_on_topic
from vs_portal.ui.forms.words import in_sentence

_OTHERS = 5


def gone_page(resource: Resource) -> dict[str, Any]:
    """What `resources/reader/gone.html` takes: other items on its topic, if it had one."""
    known = selectors.topics_by_code()
    topic = next((known[code] for code in resource.topics if code in known and known[code].is_active), None)
    found = items_on_topic(topic.code, _OTHERS, without=resource) if topic else []
    return {
        "title": resource.title,
        "topic_words": in_sentence(topic.label) if topic else "",
        "rows": rows(found, {code: one.label for code, one in known.items()}),
        "search": search_address(topic=topic.code) if topic else search_address(),
    }
