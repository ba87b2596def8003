"""What a service refuses, in words for the page: what is wrong and how to put it right."""

from __future__ import annotations


class RuleRefused(ValueError):
    """A pattern that may not become a rule; `field` names the form field it belongs to, empty for the form as a whole."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class RuleMoved(RuleRefused):
    """The act does not fit where the rule stands now, or who asks; somebody may have been there meanwhile."""
