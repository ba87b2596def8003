"""The forms of a served page, read as a browser reads them: every field with its kind, its value and its choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = ("text", "textarea", "search", "email", "tel", "url", "number", "password", "file")
CHOSEN = ("select", "radio", "checkbox", "hidden")
_NO_FIELD = ("submit", "button", "reset", "image")


@dataclass
class Field:
    """All controls of one name in a form."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    numeric: bool = False
    screened: bool = False  # the page says so, for the marks while typing

    @property
    def typed(self) -> bool:
        """Whether somebody can write into it."""
        return self.kind in TYPED


@dataclass
class Form:
    """One form: where it goes, how, and its fields in order; a button's name and value count as a hidden field."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    autocomplete: bool = True

    def kept_by_the_browser(self) -> list[Field]:
        """Screened fields that the browser fills in again when somebody goes back."""
        return [one for one in self.fields.values() if one.screened and self.autocomplete]

    def typed(self) -> list[Field]:
        return [one for one in self.fields.values() if one.typed]

    def hidden(self) -> list[Field]:
        """Fields that a page fills in itself, but for the form's own token."""
        return [one for one in self.chosen() if one.kind == "hidden"]

    def chosen(self) -> list[Field]:
        """Every field that a forged post could put text into, but for the form's own token."""
        return [one for one in self.fields.values() if one.kind in CHOSEN and one.name != "csrfmiddlewaretoken"]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.inside: Form | None = None
        self.select: Field | None = None
        self.textarea: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Form(given.get("action", ""), given.get("method", "get").lower())
            self.inside.autocomplete = given.get("autocomplete", "").lower() != "off"
            self.forms.append(self.inside)
            self.by_id[given.get("id", "")] = self.inside
        elif tag == "option" and self.select is not None:
            self.select.choices.append(given.get("value", ""))
            if "selected" in given:
                self.select.value = given.get("value", "")
        elif tag in ("input", "select", "textarea", "button") and given.get("name"):
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        form = self.by_id.get(given.get("form", "-"), self.inside)
        if form is None or "disabled" in given:
            return
        kind = given.get("type", "text").lower() if tag == "input" else tag
        if tag == "button" or kind in _NO_FIELD:
            kind = "hidden"
        kind = kind if kind in (*TYPED, *CHOSEN) else "text"
        found = form.fields.setdefault(given["name"], Field(given["name"], kind))
        found.numeric = given.get("inputmode") == "numeric" or kind == "number"
        found.screened = found.screened or "data-text-guard" in given
        if kind in ("radio", "checkbox"):
            found.choices.append(given.get("value", "on"))
            found.value = given.get("value", "on") if "checked" in given else found.value
        elif tag != "select":
            found.value = given.get("value", "")
        self.select = found if tag == "select" else None
        self.textarea = found if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        if self.textarea is not None:
            self.textarea.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea is not None:
            self.textarea.value = self.textarea.value.removeprefix("\n")
            self.textarea = None


def forms_of(page: str) -> list[Form]:
    """The forms of a page in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.forms
