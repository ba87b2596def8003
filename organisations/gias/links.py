"""The links file: who came before and after whom. One row judged."""

from collections.abc import Iterator

from organisations.gias import values as v
from organisations.gias.reading import FileRefused, Line, header_of
from organisations.gias.report import Report
from organisations.models import SettingLink

REQUIRED = ("URN", "LinkURN", "LinkType")
FILE = "links"
FIELDS = ("line", "urn", "linked_urn", "linked_name", "kind", "link_type", "established", "kept")


def rows(lines: Iterator[Line], report: Report) -> Iterator[tuple[object, ...]]:
    """Each good row as a tuple in the order of FIELDS. Raises FileRefused where a column is missing."""
    first = next(lines, None)
    if first is None:
        raise FileRefused("The links file holds no line with names of columns.")
    header = header_of(first, REQUIRED)
    width = len(first.values)
    return (row for line in lines if (row := _row(line, header, width, report)) is not None)


def _row(line: Line, header: dict[str, int], width: int, report: Report) -> tuple[object, ...] | None:
    report.counts["links_read"] += 1
    raw = {name: line.values[position] for name, position in header.items() if position < len(line.values)}
    urn = raw.get("urn", "")
    try:
        if len(line.values) != width:
            raise v.Refused(f"it has {len(line.values)} values for {width} columns")
        here, there = v.urn(urn), v.urn(raw["linkurn"])
        if here == there:
            raise v.Refused("it links a setting to itself")
        link_type = str(v.text(60)(raw["linktype"]))
        if not link_type:
            raise v.Refused("it does not say what kind of link it is")
    except v.Refused as refusal:
        report.refuse_row(line.number, urn, str(refusal), file=FILE)
        return None
    kept: list[str] = []
    name = _value(v.text(200), raw, "LinkName", line, report, kept, "linked_name") or ""
    established = _value(v.day, raw, "LinkEstablishedDate", line, report, kept, "established")
    return (line.number, here, there, name, kind_of(link_type), link_type, established, kept)


def _value(
    read: v.Reader, raw: dict[str, str], column: str, line: Line, report: Report, kept: list[str], field: str
) -> object:
    try:
        return read(raw.get(column.casefold(), ""))
    except v.Refused as refusal:
        kept.append(field)
        report.refuse_value(line.number, raw["urn"], column, str(refusal), file=FILE)
        return None


def kind_of(link_type: str) -> str:
    """Successor, predecessor (also merged, amalgamated or split) or another link."""
    first = link_type.split()[0].casefold()
    kinds = {"successor": SettingLink.Kind.SUCCESSOR, "predecessor": SettingLink.Kind.PREDECESSOR}
    return str(kinds.get(first, SettingLink.Kind.OTHER))
