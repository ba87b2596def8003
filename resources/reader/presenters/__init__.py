"""Facts in words for readers. `item(resource)` is the page of one item, `row(resource, labels)` its line in a list."""

from resources.reader.presenters.item import ItemPage, item
from resources.reader.presenters.rows import Row, row

__all__ = ["ItemPage", "Row", "item", "row"]
