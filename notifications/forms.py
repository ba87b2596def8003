"""The one form here: finding messages in the demonstration mailbox."""

from __future__ import annotations

from vs_portal.ui.forms import GovukForm, TextField


class MailboxFilter(GovukForm):
    """Filter by whom a message is for."""

    submit_text = ""
    form_tag = False
    mark_optional = False

    to = TextField(label="Sent to", help_text="All or part of an email address", required=False, max_length=254)
