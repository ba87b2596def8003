"""The error summary at the top of a page: each error in order, linked to the very box that has to be changed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

from vs_portal.ui.forms.dates import DateWidget
from vs_portal.ui.rendering import wrong_parts

AnyForm = forms.BaseForm | BaseFormSet


def has_errors(form: object) -> bool:
    # By type() first: isinstance() would look into lazy values of the context and make a form token on every page.
    if not issubclass(type(form), (forms.BaseForm, BaseFormSet)):
        return False
    return isinstance(form, (forms.BaseForm, BaseFormSet)) and any(_errors([form]))


def error_list(shown: Iterable[object]) -> list[dict[str, Any]]:
    """Items for the error-summary component, over any number of forms and formsets; what is neither is passed over."""
    return [
        {"text": text, "href": f"#{target}"} if target else {"text": text}
        for text, target in _errors(form for form in shown if isinstance(form, (forms.BaseForm, BaseFormSet)))
    ]


def _errors(shown: Iterable[AnyForm]) -> Iterable[tuple[str, str]]:
    for form in shown:
        if not form.is_bound:
            continue
        if isinstance(form, BaseFormSet):
            yield from ((str(error), "") for error in form.non_form_errors())
            yield from _errors(form.forms)
        else:
            yield from _form_errors(form)


def _form_errors(form: forms.BaseForm) -> Iterable[tuple[str, str]]:
    """Errors of the whole form come first; then the fields' own, in the order of the page."""
    visible = form.visible_fields()
    first = target_of(visible[0]) if visible else ""
    yield from ((str(error), first) for error in form.non_field_errors())
    for bound in form:
        yield from ((str(error), target_of(bound)) for error in bound.errors)


def target_of(bound: BoundField) -> str:
    """The id of the input to go to: the first wrong box of a date, the first choice of a list, else the input."""
    if bound.is_hidden:
        return ""
    if isinstance(bound.field.widget, DateWidget):
        return f"{bound.auto_id}_{(wrong_parts(bound) or ('day',))[0]}"
    return str(bound.auto_id)
