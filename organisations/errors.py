"""What a service refuses, in words for the page: what is wrong and how to put it right."""


class NotAllowed(ValueError):
    """The write breaks a rule; `field` names the form field it belongs to, empty for the form as a whole."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class MissingRule(LookupError):
    """No value of a dated rule is in force on the day asked for."""
