"""What each stored field of this app is: open, personal or confidential, and why.

People here are staff with work addresses; no field may hold anything about a child. Text fields that people type are
checked by shape (letters, digits and usual punctuation), not screened: names and titles are what they are for.
"""

from __future__ import annotations

from text_guard.classification import Field, confidential, open_, personal

FIELDS: dict[str, Field] = {}
