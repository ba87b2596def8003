"""The establishments file: which column feeds which field, and one row judged.

Columns are found by name, in any order; columns we do not know are passed over (the names of headteachers among
them, on purpose). A known column that the file lacks leaves what the database holds as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from organisations.gias import values as v
from organisations.gias.reading import FileRefused, Line, header_of
from organisations.gias.report import Report
from organisations.gias.types import CODE_BY_NAME, PHASE_NAMES, STATUS_CODES, STATUS_NAMES, kind_of

REQUIRED = ("URN", "EstablishmentName", "LA (code)")


def _few(reader: v.Reader) -> v.Reader:
    """Remember answers, for columns with few different values."""
    return lru_cache(maxsize=4096)(reader)


COLUMNS: dict[str, tuple[str, v.Reader]] = {
    "la_name": ("LA (name)", _few(v.text(100))),
    "establishment_number": ("EstablishmentNumber", v.padded(4, "the establishment number")),
    "ukprn": ("UKPRN", v.ukprn),
    "type_code": ("TypeOfEstablishment (code)", _few(v.type_code)),
    "type_name": ("TypeOfEstablishment (name)", _few(v.text(100))),
    "phase": ("PhaseOfEducation (name)", _few(v.one_of(PHASE_NAMES, "the phase"))),
    "open_date": ("OpenDate", v.day),
    "close_date": ("CloseDate", v.day),
    "low_age": ("StatutoryLowAge", _few(v.age)),
    "high_age": ("StatutoryHighAge", _few(v.age)),
    "gender": ("Gender (name)", _few(v.text(20))),
    "trust_uid": ("Trusts (code)", _few(v.trust_code)),
    "trust_name": ("Trusts (name)", _few(v.text(200))),
    "street": ("Street", v.text(150)),
    "locality": ("Locality", v.text(150)),
    "address3": ("Address3", v.text(150)),
    "town": ("Town", _few(v.text(100))),
    "county": ("County (name)", _few(v.text(100))),
    "postcode": ("Postcode", v.postcode),
    "website": ("SchoolWebsite", v.website),
    "telephone": ("TelephoneNum", v.telephone),
    "last_changed": ("LastChangedDate", v.day),
}
STATUS_COLUMNS = (
    ("EstablishmentStatus (name)", v.one_of(STATUS_NAMES, "the status")),
    ("EstablishmentStatus (code)", v.one_of(STATUS_CODES, "the code of the status")),
)
FIELDS = ("line", "urn", "la_code", "name", "status", *COLUMNS, "kind", "kept")
EMPTY = {"open_date": None, "close_date": None, "low_age": None, "high_age": None, "last_changed": None}


@dataclass(frozen=True)
class Layout:
    """Where this file keeps what, and which of our fields it has nothing for."""

    header: dict[str, int]
    columns: dict[str, tuple[int, str, v.Reader]]
    status: tuple[int, v.Reader] | None

    @property
    def absent(self) -> frozenset[str]:
        absent = {field for field in COLUMNS if field not in self.columns}
        if "type_name" not in absent:
            absent.discard("type_code")
        if {"type_code", "type_name", "phase"} <= absent:
            absent.add("kind")
        if self.status is None:
            absent.add("status")
        return frozenset(absent)


def layout_of(header_line: Line) -> Layout:
    """Find the columns. Raises FileRefused where a required one is missing or any stands twice."""
    header = header_of(header_line, REQUIRED)
    columns = {
        field: (header[name.casefold()], name, reader)
        for field, (name, reader) in COLUMNS.items()
        if name.casefold() in header
    }
    status = next(((header[name.casefold()], read) for name, read in STATUS_COLUMNS if name.casefold() in header), None)
    return Layout(header, columns, status)


def rows(lines: Iterator[Line], report: Report, la: str | None) -> tuple[Layout, Iterator[tuple[object, ...]]]:
    """The layout, and each good row as a tuple in the order of FIELDS; what is refused goes to the report."""
    first = next(lines, None)
    if first is None:
        raise FileRefused("The file holds no line with names of columns.")
    layout = layout_of(first)
    width = len(first.values)
    return layout, (row for line in lines if (row := _row(line, layout, width, report, la)) is not None)


def _row(line: Line, layout: Layout, width: int, report: Report, la: str | None) -> tuple[object, ...] | None:
    report.counts["read"] += 1
    raw_urn = line.values[layout.header["urn"]] if layout.header["urn"] < len(line.values) else ""
    try:
        if len(line.values) != width:
            raise v.Refused(
                f"it has {len(line.values)} values for {width} columns: a comma or a quotation mark is out of place"
            )
        la_code = v.la_code(line.values[layout.header["la (code)"]])
        if la is not None and la_code != la:
            report.counts["other_councils"] += 1
            return None
        fixed = {"line": line.number, "urn": v.urn(raw_urn), "la_code": la_code, **_name_and_status(line, layout)}
    except v.Refused as refusal:
        report.refuse_row(line.number, raw_urn, str(refusal))
        return None
    optional, kept = _optional(line, layout, lambda column, why: report.refuse_value(line.number, raw_urn, column, why))
    row = {**fixed, **optional, "kept": kept}
    return tuple(row[field] for field in FIELDS)


def _name_and_status(line: Line, layout: Layout) -> dict[str, object]:
    name = v.text(200)(line.values[layout.header["establishmentname"]])
    if not name:
        raise v.Refused("it has no name")
    if layout.status is None:
        return {"name": name, "status": "open"}
    position, read = layout.status
    return {"name": name, "status": read(line.values[position])}


def _optional(line: Line, layout: Layout, refuse: Callable[[str, str], None]) -> tuple[dict[str, object], list[str]]:
    """Every other field, and the names of those whose value was refused and so stays as it was."""
    found: dict[str, object] = {field: EMPTY.get(field, "") for field in COLUMNS}
    kept: list[str] = []
    for field, (position, column, read) in layout.columns.items():
        try:
            found[field] = read(line.values[position])
        except v.Refused as refusal:
            kept.append(field)
            refuse(column, str(refusal))
    _complete_type(found, kept, layout)
    return found, kept


def _complete_type(found: dict[str, object], kept: list[str], layout: Layout) -> None:
    """Fill the code of the type from its name, and derive the kind; undecided kinds stay as they were."""
    code, name, phase = str(found["type_code"]), str(found["type_name"]), str(found["phase"])
    if not code and (by_name := CODE_BY_NAME.get(name.casefold())):
        found["type_code"] = code = by_name
        if "type_code" in kept:
            kept.remove("type_code")
    found["phase"] = phase or "not_applicable"
    found["kind"] = kind_of(code, name, phase)
    if found["kind"] == "other" and ("phase" in kept or "phase" not in layout.columns or "type_name" in kept):
        kept.append("kind")
