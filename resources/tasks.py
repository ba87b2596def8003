"""Every task of this app, where Celery looks for them."""

from resources.editing.tasks import publish_due_versions
from resources.reader.tasks import send_digests
from resources.search.tasks import count_search_words, purge_empty_searches
from resources.upkeep.tasks import check_links, review_clock

__all__ = [
    "check_links",
    "count_search_words",
    "publish_due_versions",
    "purge_empty_searches",
    "review_clock",
    "send_digests",
]
