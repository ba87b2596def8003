"""Files of the coverage board: nothing in them runs, and the spreadsheet can be read with assistive technology."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from zipfile import ZipFile

import pytest

from training.coverage_files import csv_of, xlsx_of

COLUMNS = ("Setting", "Status", "In date until")


def sheets(book: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def book(rows: list[list[str | date | None]]) -> dict[str, str]:
    made = xlsx_of(
        title="Trained leads", about="Who is trained.", columns=COLUMNS, rows=rows, notes=["Read me.", "=1+1"]
    )
    return sheets(made)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\uff1d"], ids=ascii)
def test_a_text_that_begins_a_formula_is_defused_in_csv(start: str) -> None:
    made = csv_of(COLUMNS, [[f"{start}HYPERLINK(1)", "In date", date(2028, 12, 4)]])
    assert made.startswith(b"\xef\xbb\xbf")
    row = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))[1]
    assert row[0].startswith("'")
    assert row[1:] == ["In date", "2028-12-04"]


def test_plain_texts_and_odd_names_stay_as_they_are_in_csv() -> None:
    made = csv_of(COLUMNS, [["St Mary's, O'Brien-Ndlovu 明", "", None]]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(made)))[1] == ["St Mary's, O'Brien-Ndlovu 明", "", ""]


def test_the_spreadsheet_has_one_table_a_sheet_and_a_heading_row_that_stays() -> None:
    parts = book([["Cast School", "In date", date(2028, 12, 4)], ["Other School", "Never trained", None]])
    tables = [name for name in parts if name.startswith("xl/tables/")]
    assert len(tables) == 2, "one on each of two sheets"
    table = parts["xl/tables/table1.xml"]
    assert 'ref="A3:C5"' in table
    assert re.findall(r'tableColumn id="\d" name="([^"]+)"', table) == list(COLUMNS)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in sheet
    assert 'ySplit="3"' in sheet
    assert "mergeCell" not in sheet + parts["xl/worksheets/sheet2.xml"]
    assert "Trained leads" in parts["docProps/core.xml"]
    assert re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"]) == ["Table", "Notes"]


def test_no_cell_of_the_spreadsheet_is_a_formula() -> None:
    parts = book([['=HYPERLINK("https://x.example","x")', "+1", None], ["https://x.example", "12", None]])
    assert not re.search(r"<f[ >]", parts["xl/worksheets/sheet1.xml"] + parts["xl/worksheets/sheet2.xml"])
    assert "hyperlink" not in parts["xl/worksheets/sheet1.xml"]


def test_an_empty_list_is_a_table_still() -> None:
    assert 'ref="A3:C4"' in book([])["xl/tables/table1.xml"]
