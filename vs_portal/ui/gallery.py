"""The gallery's contents: every component rendered with its sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from vs_portal.ui.jinja import component
from vs_portal.ui.sample_forms import SearchForm
from vs_portal.ui.samples import GOVUK, PORTAL


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One component: how a page asks for it, and what comes out."""

    name: str
    call: str
    pieces: Sequence[str]


def of_govuk() -> list[Exhibit]:
    return [
        Exhibit(name, f'{{% govuk "{name}" … %}}', [component(name, params) for params in samples])
        for name, samples in sorted(GOVUK.items())
    ]


def of_portal(request: HttpRequest) -> list[Exhibit]:
    exhibits = []
    for name, contexts in sorted(PORTAL.items()):
        path = f"components/{name}.html"
        pieces = [render_to_string(path, _complete(name, context), request) for context in contexts]
        exhibits.append(Exhibit(name, f'{{% include "{path}" %}}', pieces))
    return exhibits


def _complete(name: str, context: dict[str, Any]) -> dict[str, Any]:
    return {**context, "form": SearchForm(auto_id="filter-%s")} if name == "filters" else context
