"""From bytes to rows. What is no CSV file of GIAS is refused whole, with what it seems to be and what to do.

GIAS writes cp1252; a file saved since may be UTF-8, with or without a byte order mark. A whole pass over the bytes
settles which before a row is read, because one name with an accent may stand at the very end.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
LONGEST_VALUE = 20_000
AGAIN = (
    "Download the file again from Get Information about Schools and use it as it comes, without opening it in Excel."
)


class FileRefused(ValueError):
    """The file as a whole cannot be used; nothing was changed. The message says why and what to do."""


@dataclass(frozen=True)
class Inspection:
    """What one pass over the bytes found."""

    encoding: str
    ends_with_newline: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One record: the line of the file on which it ends, and its values by position."""

    number: int
    values: list[str]


def inspect(path: Path) -> Inspection:
    """Settle the encoding and refuse what is not text. Raises FileRefused."""
    try:
        with path.open("rb") as file:
            head = file.read(CHUNK)
            _refuse_wrong_kind(head)
            utf8 = codecs.getincrementaldecoder("utf-8")()
            is_utf8, last = True, b""
            chunk = head
            while chunk:
                if b"\0" in chunk:
                    raise FileRefused(f"The file holds binary data, so it is not a CSV file. {AGAIN}")
                is_utf8 = is_utf8 and _decodes(utf8, chunk)
                last, chunk = chunk, file.read(CHUNK)
            is_utf8 = is_utf8 and _decodes(utf8, b"", final=True)
    except OSError as error:
        raise FileRefused(f"The file cannot be read: {error.strerror or error}.") from error
    return Inspection("utf-8-sig" if is_utf8 else "cp1252", last.endswith((b"\n", b"\r")))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_wrong_kind(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if not start:
        raise FileRefused(f"The file is empty. {AGAIN}")
    if head.startswith(b"PK\x03\x04"):
        raise FileRefused(
            "This is a zip archive or an Excel workbook. Unpack it, or give the CSV file from GIAS itself."
        )
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused("This is an old Excel workbook. Give the CSV file from GIAS itself.")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(f"The file is saved as UTF-16 ('Unicode text'). {AGAIN}")
    if start.startswith((b"{", b"[")):
        raise FileRefused("This looks like JSON. Give the establishment fields CSV file from GIAS.")
    first_line = start.split(b"\n")[0]
    if max(first_line.count(b";"), first_line.count(b"\t")) > first_line.count(b","):
        raise FileRefused("Its values are parted by semicolons or tabs. Save the file with commas.")
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise FileRefused("This looks like a web page or XML. Give the establishment fields CSV file from GIAS.")


def lines(path: Path, inspection: Inspection) -> Iterator[Line]:
    """Each record of the file, the header first. Raises FileRefused where the file is broken or cut off."""
    csv.field_size_limit(LONGEST_VALUE)
    number, width, short = 0, 0, None
    try:
        with path.open(encoding=inspection.encoding, newline="") as file:
            reader = csv.reader(file, strict=True)
            for values in reader:
                number = reader.line_num
                if not any(values):
                    continue
                width = width or len(values)
                short = number if len(values) < width else None
                yield Line(number, values)
    except csv.Error as error:
        raise FileRefused(
            f"After line {number} a quotation mark is out of place or never closes, or a value is too long: "
            f"the file seems to be cut off or damaged. {AGAIN}"
        ) from error
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"The file is neither UTF-8 nor cp1252 (Windows) text after line {number}. {AGAIN}"
        ) from error
    if short is not None:
        raise FileRefused(f"The last line ({short}) has too few values: the file seems to be cut off. {AGAIN}")


def header_of(line: Line, required: tuple[str, ...]) -> dict[str, int]:
    """Position of each column by its name in lower case. Raises FileRefused naming what is missing or double."""
    names = [" ".join(name.split()).casefold() for name in line.values]
    missing = [name for name in required if name.casefold() not in names]
    if missing:
        hint = _hint(names)
        raise FileRefused(f"The file has no column {' and no column '.join(missing)}. {hint}")
    double = sorted({name for name in names if name and names.count(name) > 1})
    if double:
        raise FileRefused(f"The file has more than one column {', '.join(double)}: leave one of each.")
    return {name: position for position, name in enumerate(names) if name}


def _hint(names: list[str]) -> str:
    if "linkurn" in names:
        return "This is the links file: give the establishments as FILE and this one with --links."
    return "Give the 'Establishment fields CSV' of GIAS; its first line must hold the names of the columns."
