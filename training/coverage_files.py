"""Lists as files to take away: CSV that no spreadsheet program runs as formulas, and an accessible spreadsheet.

The spreadsheet keeps to the government's guidance for users of assistive technology: one table on each sheet, marked as
a table with a heading row that stays in view, a title above it, notes on a sheet of their own, no merged cells, no
empty rows or columns inside the table, nothing said by colour alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

Cell = str | date | None
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # some read the wide ones as the others
_HEAD = 3  # rows above the table: title, where the notes are, and the first row counts from nought
_LAST_WIDTH = 60


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, as spreadsheet programs expect; dates as 2026-12-04."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    """A text that would begin a formula gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) or text.startswith(_STARTS) else text


def xlsx_of(
    *, title: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], notes: Sequence[str]
) -> bytes:
    """A workbook with the sheet of the table first and the sheet of the notes after it."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {**options, "default_date_format": "d mmmm yyyy"})
    book.set_properties({"title": title, "subject": about, "comments": about})
    heading = book.add_format({"bold": True, "font_size": 14})
    sheet = book.add_worksheet("Table")
    sheet.write_string(0, 0, title, heading)
    sheet.write_string(1, 0, f"{about} This sheet has one table. The notes are on the sheet “Notes”.")
    _table(book, sheet, columns, rows)
    page = book.add_worksheet("Notes")
    page.set_column(0, 0, 110)
    page.write_string(0, 0, f"Notes to {title}", heading)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.add_table(
        1, 0, 1 + max(1, len(notes)), 0, {"name": "Notes", "autofilter": False, "columns": [{"header": "Note"}]}
    )
    for number, note in enumerate(notes, start=2):
        page.write_string(number, 0, note, wrapped)
    book.close()
    return out.getvalue()


def _table(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> None:
    day = book.add_format({"num_format": "d mmmm yyyy", "align": "left"})
    first = _HEAD - 1
    last = first + max(1, len(rows))  # a table has at least one row under its headings
    headings = [{"header": text} for text in columns]
    sheet.add_table(first, 0, last, len(columns) - 1, {"name": "Settings", "columns": headings})
    for down, row in enumerate(rows, start=first + 1):
        for across, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(down, across, cell, day)
            elif cell:
                sheet.write_string(down, across, cell)
    for across, text in enumerate(columns):
        widest = max((len(str(row[across] or "")) for row in rows), default=0)
        sheet.set_column(across, across, min(_LAST_WIDTH, max(len(text), widest, 16) + 2))
    sheet.freeze_panes(_HEAD, 1)
