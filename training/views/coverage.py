"""Which settings have a trained safeguarding lead: all of them for staff, their own for headteachers, leads and trusts.

One board, one file, two ways in: each view names the settings that its reader may see.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import requires, who
from accounts.permissions import Permission as P
from organisations.models import EducationSetting
from resources.reader.paging import paged
from training import coverage_files as files
from training.forms.coverage import CoverageFilterForm
from training.presenters import coverage as presenter
from training.selectors import coverage as selectors
from training.services.coverage import note_export

SHOWN = 50
_TITLE = "Trained safeguarding leads"
_ABOUT = "Which settings have a designated safeguarding lead or deputy whose training is in date."
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Settings = QuerySet[EducationSetting]


@requires(P.TRAINING_COVERAGE)
@require_safe
def all_board(request: HttpRequest) -> HttpResponse:
    """Every open setting."""
    return _board(request, None, "training_desk:coverage", "training/desk/coverage.html")


@requires(P.TRAINING_COVERAGE)
@require_safe
def all_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The board as it is filtered, as a file."""
    return _file(request, selectors.all_settings(), kind)


@requires(P.TRAINING_SETTING_VIEW)
@require_safe
def own_board(request: HttpRequest) -> HttpResponse:
    """The settings of a headteacher, a lead or a trust."""
    return _board(request, selectors.own_settings(who(request)), "training:coverage", "training/coverage.html")


@requires(P.TRAINING_SETTING_VIEW)
@require_safe
def own_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, selectors.own_settings(who(request)), kind)


def _board(request: HttpRequest, settings: Settings | None, name: str, template: str) -> HttpResponse:
    """The board of some settings; None means every open one."""
    form, today = CoverageFilterForm(request.GET, areas=selectors.areas()), timezone.localdate()
    filters, base = form.filters(), reverse(name)
    found = selectors.narrowed(selectors.all_settings() if settings is None else settings, filters)
    whole = settings is None and not filters.narrows
    numbers = selectors.counts_of_all(today) if whole else selectors.counts(found, today)
    page = paged(request, selectors.board(found, filters, today), size=SHOWN, total=presenter.number(filters, numbers))
    context: dict[str, Any] = {
        "form": form,
        "tabs": presenter.tabs(base, filters, numbers),
        "chosen": presenter.chips(base, filters, form),
        "clear_href": base,
        "columns": presenter.board_columns(base, filters),
        "rows": [presenter.board_row(row, today) for row in page.rows],
        "page": page,
        "total": f"{page.total:,}",
        "several": sum(numbers.values()) > 1 or bool(form.chosen()),
        "csv_url": presenter.address(reverse(f"{name}_csv"), filters),
        "xlsx_url": presenter.address(reverse(f"{name}_xlsx"), filters),
    }
    return render(request, template, context)


def _file(request: HttpRequest, settings: Settings, kind: str) -> HttpResponse:
    form, today = CoverageFilterForm(request.GET, areas=selectors.areas()), timezone.localdate()
    filters = form.filters()
    found = selectors.board(selectors.narrowed(settings, filters), filters, today)
    rows = [presenter.file_row(row, today) for row in found]
    if request.method != "HEAD":  # nothing leaves with the answer to that
        note_export(by=who(request), kind=kind, settings=len(rows))
    name = f"trained-safeguarding-leads-{today.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "csv":
        body = files.csv_of(presenter.FILE_COLUMNS, rows)
        return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(_workbook(form, rows, today), content_type=_XLSX, headers=headers)


def _workbook(form: CoverageFilterForm, rows: list[list[str | date | None]], today: date) -> bytes:
    return files.xlsx_of(
        title=f"{_TITLE}, {today:%-d %B %Y}",
        about=_ABOUT,
        columns=presenter.FILE_COLUMNS,
        rows=rows,
        notes=presenter.file_notes(form, len(rows), today),
    )
