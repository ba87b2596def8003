"""Every task of this app, where Celery looks for them."""

from resources.reader.tasks import send_digests
from resources.upkeep.tasks import check_links, review_clock

__all__ = ["check_links", "review_clock", "send_digests"]
