"""A CSV table row by row: UTF-8 or the encoding of Windows, comma or semicolon, one row in memory at a time.

A row that does not fit its header is handed on with the reason; what follows it is read all the same. A quotation mark
that never closes ends the reading, with the rows before it kept.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resources.editing.taking_in.columns import COLUMNS, REQUIRED
from text_guard.text import tidy

LARGEST = 20_000_000  # bytes
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 40_000
_UNREADABLE = "\ufffd"  # what stands for bytes that are no letter


class NotATable(Exception):
    """The file as a whole cannot be taken in; the words say why and what to do."""


class EndsEarly(Exception):
    """The rest of the file cannot be read; what came before it is kept."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row by the names of its columns. `fault` says why it cannot be read."""

    number: int
    values: Mapping[str, str]
    fault: str = ""


class Table:
    """The header, then the rows. `unknown` names columns that are left out."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > LARGEST:
            raise NotATable(f"The file is larger than {LARGEST // 1_000_000} MB. Split it.")
        self.text = _text(path.read_bytes())
        first = self.text.partition("\n")[0]
        self._lines = csv.reader(io.StringIO(self.text, newline=""), strict=True, delimiter=_delimiter(first))
        csv.field_size_limit(LONGEST_CELL)
        try:
            header = [tidy(cell).strip().lower() for cell in next(self._lines)]
        except (StopIteration, csv.Error):
            raise NotATable("The file holds no header. Its first line names the columns.") from None
        if len(header) > MOST_COLUMNS:
            raise NotATable(f"The header names more than {MOST_COLUMNS} columns.")
        missing = [name for name in REQUIRED if name not in header]
        if missing:
            raise NotATable(f"The header lacks: {', '.join(missing)}.")
        twice = sorted({name for name in header if name and header.count(name) > 1})
        if twice:
            raise NotATable(f"The header names a column twice: {', '.join(twice)[:100]}.")
        self.header = header
        self.unknown = [name for name in header if name not in COLUMNS]

    def rows(self) -> Iterator[Cells]:
        """The rows in order, numbered as the lines of a spreadsheet. Raises EndsEarly."""
        number = 1
        while True:
            try:
                cells = next(self._lines)
            except StopIteration:
                return
            except csv.Error as broken:
                raise EndsEarly(f"Row {number + 1} cannot be read ({broken}); nothing after it was read.") from None
            number += 1
            if number - 1 > MOST_ROWS:
                raise EndsEarly(f"Only the first {MOST_ROWS:,} rows were read. Split the file.")
            if any(cell.strip() for cell in cells):
                yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Cells:
        if len(cells) != len(self.header):
            more = "more" if len(cells) > len(self.header) else "fewer"
            return Cells(number, {}, f"It has {more} cells than the header has columns.")
        values = {name: tidy(cell).strip() for name, cell in zip(self.header, cells, strict=True) if name in COLUMNS}
        if any(_UNREADABLE in cell for cell in values.values()):
            return Cells(number, {}, "It holds letters that cannot be read. Save the table as “CSV UTF-8”.")
        return Cells(number, values)


def _text(content: bytes) -> str:
    if b"\x00" in content[:1000]:
        raise NotATable("The file is no CSV. Save the table as “CSV UTF-8”.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content.startswith(BOM_UTF8):
            raise NotATable("The file says that it is UTF-8 and is not. Save the table as “CSV UTF-8”.") from None
        return content.decode("cp1252", errors="replace")


def _delimiter(header: str) -> str:
    return ";" if header.count(";") > header.count(",") else ","
