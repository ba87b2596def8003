"""Looks at the web addresses that items hold. `register(resource)` is called whenever an item's live words change."""

from resources.upkeep.links.registering import register, register_all

__all__ = ["register", "register_all"]
