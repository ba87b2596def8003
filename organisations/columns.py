"""Headings of this app's tables, beside the rows that `presenters` makes."""

Column = dict[str, str]


def _columns(*names: str) -> list[Column]:
    return [{"text": name} for name in names]


SETTINGS = _columns("Name", "Kind", "Area", "Town", "Reference", "Status")
OVERDUE = _columns("Setting", "Town", "Contacts")
TERMS = _columns("Term", "School year", "Days")
CLOSURES = _columns("Name", "Kind", "Days")
REMOVAL = _columns("Remove")
CONFIRMATIONS = _columns("Term", "Confirmed by", "On")
DOMAINS = _columns("Domain", "Verified by", "Remove")
RULES = _columns("Rule", "Value", "Basis", "Last checked")
HISTORY = _columns("Value", "From", "To", "Basis", "Last checked")
STATEMENTS = _columns("Statement", "Version", "In force from", "Basis")
