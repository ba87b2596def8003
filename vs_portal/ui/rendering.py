"""From a bound field to a component of the design system: the one place where the two meet.

Works by the field's widget, so it fits Django's and allauth's own fields as well as ours; ours add their Look.
A text field named `town` becomes the component `input` with a label, hint, error, and ids that belong together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from vs_portal.ui.forms.dates import PARTS, DateWidget
from vs_portal.ui.forms.fields import BooleanField
from vs_portal.ui.forms.look import Look
from vs_portal.ui.jinja import component

Params = dict[str, Any]
_KEPT_ATTRIBUTES = ("accept", "min", "max", "step", "disabled", "readonly", "list", "multiple")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A component's name and parameters; a test can look at these without parsing markup."""

    component: str
    params: Params

    def markup(self) -> SafeString:
        return component(self.component, self.params)


def look_of(bound: BoundField) -> Look:
    look = getattr(bound.field, "look", None)
    return look if isinstance(look, Look) else Look()


def render_field(bound: BoundField) -> SafeString:
    """The markup of one field; a hidden field is a plain hidden input."""
    if bound.is_hidden:
        return mark_safe(str(bound))  # noqa: S308 (Django's own escaped widget)
    return rendered(bound).markup()


def rendered(bound: BoundField) -> Rendered:
    for kind, build in _BUILDERS:
        if isinstance(bound.field.widget, kind):
            return build(bound)
    return _input(bound)


def label_text(bound: BoundField) -> str:
    """The label, marked as optional where a person may leave the field empty."""
    label = str(bound.label)
    choice = isinstance(bound.field.widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple))
    marks = getattr(bound.form, "mark_optional", True) and not bound.field.required and not choice
    return f"{label} (optional)" if marks and "(optional)" not in label else label


def error_text(bound: BoundField) -> str:
    return ". ".join(str(error).rstrip(".") for error in bound.errors)


def _common(bound: BoundField) -> Params:
    """Id, name, label, hint and error: what every component of a single input takes."""
    look = look_of(bound)
    params: Params = {
        "id": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "label": {
            "text": label_text(bound),
            "classes": f"govuk-label--{look.label_size}" if look.label_size else "",
            "isPageHeading": look.page_heading,
        },
        **_messages(bound),
    }
    width = f"govuk-input--width-{look.width}" if isinstance(look.width, int) else f"govuk-!-width-{look.width}"
    params["classes"] = width if look.width else ""
    params["attributes"] = _attributes(bound)
    return params


def _messages(bound: BoundField) -> Params:
    params: Params = {}
    if bound.help_text:
        params["hint"] = {"text": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {"text": error_text(bound)}
    return params


def _attributes(bound: BoundField) -> Params:
    attrs = bound.build_widget_attrs({**bound.field.widget.attrs})
    kept = {name: attrs[name] for name in _KEPT_ATTRIBUTES if attrs.get(name) not in (None, False)}
    kept = {name: name if value is True else value for name, value in kept.items()}
    return kept | {name: value for name, value in attrs.items() if name.startswith("data-")}


def _value(bound: BoundField) -> object:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else value


def _legend(bound: BoundField) -> Params:
    look = look_of(bound)
    size = f"govuk-fieldset__legend--{look.label_size}" if look.label_size else ""
    return {"legend": {"text": label_text(bound), "classes": size, "isPageHeading": look.page_heading}}


def _typing(bound: BoundField) -> Params:
    """What helps typing: keyboard, filling in by the browser, spelling."""
    look, attrs = look_of(bound), bound.field.widget.attrs
    return {
        "autocomplete": look.autocomplete or attrs.get("autocomplete"),
        "inputmode": look.inputmode or attrs.get("inputmode"),
        "autocapitalize": look.autocapitalize or attrs.get("autocapitalize"),
        "spellcheck": look.spellcheck if look.spellcheck is not None else attrs.get("spellcheck"),
    }


def _input(bound: BoundField) -> Rendered:
    look, widget = look_of(bound), bound.field.widget
    params = _common(bound) | _typing(bound)
    params["value"] = _value(bound)
    params["type"] = getattr(widget, "input_type", None) or "text"
    if params["type"] == "number":  # the arrows change a number by accident; the number keyboard is enough
        params |= {"type": "text", "inputmode": params["inputmode"] or "numeric"}
    if look.prefix:
        params["prefix"] = {"text": look.prefix}
    if look.suffix:
        params["suffix"] = {"text": look.suffix}
    if look.source:
        filled = bound.form[look.fills].auto_id if look.fills else ""
        params["attributes"] |= {"data-suggest-source": look.source, "data-suggest-fills": filled}
    return Rendered("input", params)


def _password(bound: BoundField) -> Rendered:
    params = _common(bound) | _typing(bound)
    params["classes"] = params["classes"] or "govuk-input--width-20"
    return Rendered("password-input", params)


def _textarea(bound: BoundField) -> Rendered:
    look = look_of(bound)
    params = _common(bound) | _typing(bound)
    value = str(_value(bound))
    kept = "\n" + value if value.startswith("\n") else value  # a browser drops the first line end
    params |= {"value": kept, "rows": look.rows, "classes": ""}
    limit = getattr(bound.field, "max_length", None)
    if limit is None:
        return Rendered("textarea", params)
    return Rendered("character-count", params | {"maxlength": limit, "threshold": look.threshold})


def _select(bound: BoundField) -> Rendered:
    params = _common(bound)
    chosen = _chosen(bound)
    options = [*_flat(bound.field.widget.choices)]
    if chosen not in [[value] for value, _ in options] and not any(value == "" for value, _ in options):
        options.insert(0, ("", "Select one"))
    params["items"] = [
        {"value": value, "text": text or "Select one", "selected": value in chosen} for value, text in options
    ]
    if look_of(bound).search:
        params["attributes"] |= {"data-suggest-select": ""}
    return Rendered("select", params)


def _flat(choices: Any) -> list[tuple[str, str]]:
    """The choices as (value, text) pairs; grouped choices become `Group: choice`, which every browser reads out."""
    flat: list[tuple[str, str]] = []
    for value, text in choices:
        if isinstance(text, (list, tuple)):
            flat.extend((str(inner), f"{value}: {words}") for inner, words in text)
        else:
            flat.append((str("" if value is None else value), str(text)))
    return flat


def _chosen(bound: BoundField) -> list[str]:
    value = bound.value()
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return [str(getattr(item, "pk", item)) for item in values if item is not None]


def _choices(bound: BoundField) -> Params:
    look, chosen = look_of(bound), _chosen(bound)
    items: list[Params] = []
    for value, text in _flat(bound.field.widget.choices):
        if value == "" and isinstance(bound.field.widget, forms.RadioSelect):
            continue
        if look.divider_before and value == look.divider_before:
            items.append({"divider": "or"})
        item: Params = {"value": value, "text": text, "checked": value in chosen}
        if value in look.choice_hints:
            item["hint"] = {"text": look.choice_hints[value]}
        if value in look.reveals:
            item["conditional"] = {"html": render_field(bound.form[look.reveals[value]])}
        items.append(item)
    return {
        "idPrefix": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "fieldset": _legend(bound),
        "items": items,
        **_messages(bound),
    }


def _radios(bound: BoundField) -> Rendered:
    look = look_of(bound)
    inline = "govuk-radios--inline" if look.inline else ""
    small = "govuk-radios--small" if look.small else ""
    return Rendered("radios", _choices(bound) | {"classes": f"{inline} {small}".strip()})


def _checkboxes(bound: BoundField) -> Rendered:
    small = "govuk-checkboxes--small" if look_of(bound).small else ""
    return Rendered("checkboxes", _choices(bound) | {"classes": small})


def _single_checkbox(bound: BoundField) -> Rendered:
    item: Params = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    if bound.help_text:
        item["hint"] = {"text": bound.help_text}
    params: Params = {"idPrefix": bound.auto_id or bound.html_name, "name": bound.html_name, "items": [item]}
    if bound.errors:
        params["errorMessage"] = {"text": error_text(bound)}
    small = look_of(bound).small or not isinstance(bound.field, BooleanField)
    return Rendered("checkboxes", params | {"classes": "govuk-checkboxes--small" if small else ""})


def _date(bound: BoundField) -> Rendered:
    value = bound.value()
    values = value if isinstance(value, list) else bound.field.widget.decompress(value)
    wrong, base = wrong_parts(bound), bound.auto_id or bound.html_name
    items = [
        {
            "id": f"{base}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "value": text,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{' govuk-input--error' * (part in wrong)}",
        }
        for part, text in zip(PARTS, values, strict=True)
    ]
    return Rendered("date-input", {"id": base, "fieldset": _legend(bound), "items": items, **_messages(bound)})


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Which of a date's boxes the errors are about; all of them where an error does not say."""
    errors = bound.form.errors.as_data().get(bound.name, [])
    named: list[str] = []
    for error in errors:
        params: Mapping[str, Any] = error.params or {}
        named.extend(params.get("parts", PARTS))
    return tuple(part for part in PARTS if part in named)


def _file(bound: BoundField) -> Rendered:
    return Rendered("file-upload", _common(bound))


_BUILDERS: tuple[tuple[type[forms.Widget], Callable[[BoundField], Rendered]], ...] = (
    (DateWidget, _date),
    (forms.PasswordInput, _password),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _single_checkbox),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
)
