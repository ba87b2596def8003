"""The tables of the directory."""

from resources.models.collections import Collection, CollectionItem
from resources.models.content import CONTENT_FIELDS, Content
from resources.models.feeds import FeedEntry
from resources.models.organisations import Location, Organisation
from resources.models.readers import Bookmark, ReaderReport, SavedSearch, Usefulness
from resources.models.resource import OldSlug, Resource, Version
from resources.models.searching import EmptySearch, Lexeme, SearchEntry, Synonym
from resources.models.topics import HTTPS, PHONE, Signpost, Topic
from resources.models.upkeep import Chase, Link, ResourceLink

__all__ = [
    "CONTENT_FIELDS",
    "HTTPS",
    "PHONE",
    "Bookmark",
    "Chase",
    "Collection",
    "CollectionItem",
    "Content",
    "EmptySearch",
    "FeedEntry",
    "Lexeme",
    "Link",
    "Location",
    "OldSlug",
    "Organisation",
    "ReaderReport",
    "Resource",
    "ResourceLink",
    "SavedSearch",
    "SearchEntry",
    "Signpost",
    "Synonym",
    "Topic",
    "Usefulness",
    "Version",
]
