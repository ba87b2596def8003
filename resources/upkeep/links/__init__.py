"""Looks at the web addresses that items, organisations and signposts hold. `register(resource)` is called whenever an
item's live words change, `register_sites([organisation])` when an organisation is saved.
"""

from resources.upkeep.links.registering import register, register_all
from resources.upkeep.links.sites import register_sites

__all__ = ["register", "register_all", "register_sites"]
