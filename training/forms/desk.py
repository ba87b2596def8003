"""What the forms of the desk share: the mark of what their page showed, and a fault put beside its field."""

from __future__ import annotations

from typing import Any

from django import forms

from training.models import Course, Session, Venue
from training.services.desk import mark_of
from vs_portal.ui.forms import GovukForm


class SeenForm(GovukForm):
    """An act on a row as its page showed it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, row: Course | Venue | Session | None = None, **kwargs: Any) -> None:
        initial = {"seen": mark_of(row)} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)

    def seen_anew(self, row: Course | Venue | Session) -> None:
        """Keep what was typed and take it as written on top of what stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what a page posted
        data["seen"] = mark_of(row)
        self.data = data
