"""Facts in words. `panel(person)` is what the home page asks for."""

from advice_requests.presenters.panel import panel

__all__ = ["panel"]
