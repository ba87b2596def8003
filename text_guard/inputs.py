"""What a test asks of every form and command: is each text that it takes screened, or declared with the reason why not?

An app lists in its `classification.py` what it takes unscreened: `INPUTS = {"ContactForm.email": "must be an email
address"}`. A form of a library stands there by its full name. A field that is looked up and forgotten is declared with
`looked_up(…)`, so that tests can look for the words afterwards. `FIELDS` does the same for what is stored.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module

from django import forms
from django.conf import settings
from django.core.management import load_command_class
from django.core.management.base import BaseCommand

from text_guard.classification import LookedUp
from text_guard.forms import ScreenedFormMixin
from text_guard.short_lines import SCREENING
from vs_portal.ui.forms import CodeField, DateField

# Fields whose value is no text, whatever is typed.
_NO_TEXT = (
    forms.BooleanField,
    forms.NullBooleanField,
    forms.IntegerField,
    forms.DateField,
    forms.TimeField,
    forms.DateTimeField,
    forms.DurationField,
    forms.ModelChoiceField,
    forms.UUIDField,
    DateField,
)
_COMPARED = (CodeField,)  # compared with what was sent, and forgotten
_TOOLS = {"migrations", "localstack", "bench", "settings", "wsgi", "__main__"}  # no page takes a text there


def takes_text(field: forms.Field) -> bool:
    """Whether somebody could write a text into the field that is kept as it stands."""
    if isinstance(field, (*_NO_TEXT, *_COMPARED)) or _is_password(field):
        return False
    return not (isinstance(field, forms.ChoiceField) and _is_closed(field))


def _is_closed(field: forms.ChoiceField) -> bool:
    """Whether only the choices are taken: a subclass that judges values by itself may take anything."""
    return all(
        getattr(type(field), name).__module__.startswith("django.forms.") for name in ("validate", "valid_value")
        if hasattr(type(field), name)
    )  # fmt: skip


def _is_password(field: forms.Field) -> bool:
    """A password is hashed, and the page never shows it again."""
    return isinstance(field.widget, forms.PasswordInput) and not field.widget.render_value


def forms_in(packages: Iterable[str]) -> list[type[forms.BaseForm]]:
    """Every form class of the packages, and of the libraries that they use where no form of theirs takes its place."""
    packages = tuple(packages)
    _import_all(packages)
    found = sorted(set(_below(forms.BaseForm)), key=lambda form: (form.__module__, form.__qualname__))
    ours = [form for form in found if _package(form) in packages]
    replaced = {base for form in ours for base in form.__mro__[1:]}
    libraries = {app.partition(".")[0] for app in settings.INSTALLED_APPS} - {*packages, "django"}
    return ours + [form for form in found if _package(form) in libraries and form not in replaced]


def _import_all(packages: Iterable[str]) -> None:
    for package in packages:
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not _TOOLS & set(module.name.split(".")):
                import_module(module.name)


def _below(form: type) -> Iterator[type]:
    below: list[type] = form.__subclasses__()
    for one in below:
        yield one
        yield from _below(one)


def _package(form: type) -> str:
    return form.__module__.partition(".")[0]


def text_fields(form: type[forms.BaseForm]) -> Iterator[tuple[str, forms.Field]]:
    """The fields of a form that take text, with those that it adds when it is made, where it can be made bare."""
    fields = dict(getattr(form, "base_fields", {}))
    with suppress(Exception):  # a form that needs something to be made has its own fields alone
        fields |= form().fields
    return ((name, field) for name, field in fields.items() if takes_text(field))


def is_screened(form: type[forms.BaseForm], name: str, field: forms.Field) -> bool:
    """Whether the form screens the field, or one of the field's validators does."""
    by_form = issubclass(form, ScreenedFormMixin) and name in form.screened_fields
    return by_form or any(validator in SCREENING for validator in field.validators)


def _names(form: type, field: str, packages: tuple[str, ...]) -> Iterator[str]:
    """Under what a field may be declared: by its form, or by the form that it comes from."""
    for one in form.__mro__:
        short = _package(one) in packages
        yield f"{one.__name__}.{field}" if short else f"{one.__module__}.{one.__name__}.{field}"


def _loose(packages: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Every text that is not screened: its name, and the names that would declare it."""
    for form in forms_in(packages):
        for name, field in text_fields(form):
            if not is_screened(form, name, field):
                yield f"{form.__module__}.{form.__name__}.{name}", list(_names(form, name, packages))
    for label, argument in command_texts(packages):
        yield f"{label}: {argument}", [f"command {label}: {argument}"]


def command_texts(packages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Command and argument of every value that an operator may type freely."""
    standard = {action.dest for action in BaseCommand().create_parser("", "")._actions}
    for package in packages:
        with suppress(ModuleNotFoundError):
            folder = import_module(f"{package}.management.commands")
            for module in pkgutil.iter_modules(folder.__path__):
                parser = load_command_class(package, module.name).create_parser("", module.name)
                for action in parser._actions:
                    free = action.nargs != 0 and not action.choices and action.type not in (int, float)
                    if free and action.dest not in standard:
                        yield module.name, action.dest


def declared_inputs(packages: Iterable[str]) -> dict[str, str]:
    """What the packages declare, by name. Raises ValueError where a reason is missing."""
    declared: dict[str, str] = {}
    for package in packages:
        with suppress(ModuleNotFoundError):
            declared |= getattr(import_module(f"{package}.classification"), "INPUTS", {})
    if empty := [name for name, reason in declared.items() if not reason.strip()]:
        raise ValueError(f"Say why nothing of a child can be kept: {', '.join(empty)}")
    return declared


def undeclared_inputs(packages: Iterable[str]) -> list[str]:
    """Every text that is neither screened nor declared."""
    packages = tuple(packages)
    declared = declared_inputs(packages)
    return sorted({where for where, names in _loose(packages) if not declared.keys() & set(names)})


def stale_inputs(packages: Iterable[str]) -> list[str]:
    """Every declaration that no field needs: the field is gone, or screened by now."""
    packages = tuple(packages)
    needed = {name for _, names in _loose(packages) for name in names}
    return sorted(declared_inputs(packages).keys() - needed)


def search_boxes(packages: Iterable[str]) -> set[str]:
    """The names of the fields that are looked up and forgotten."""
    declared = declared_inputs(packages)
    return {name.rpartition(".")[2] for name, reason in declared.items() if isinstance(reason, LookedUp)}
