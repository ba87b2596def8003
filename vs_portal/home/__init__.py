"""The home page: for visitors the front door, for people signed in what waits for them."""

from vs_portal.home.views import home

__all__ = ["home"]
