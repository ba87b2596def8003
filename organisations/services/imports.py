"""Load the files of GIAS: all of it or, where a file as a whole is refused, nothing."""

from pathlib import Path

from django.db import connection, transaction

from organisations.audit_port import record
from organisations.gias import establishments, links, loading
from organisations.gias.reading import AGAIN, FileRefused, inspect, lines
from organisations.gias.report import Report
from organisations.gias.values import EXCEL

_LOCK = 0x6761_6973  # one import at a time


def import_settings(
    *, path: Path, by: object | None, la: str | None = None, links_path: Path | None = None, dry_run: bool = False
) -> Report:
    """Load a GIAS establishments file, and its links file if given, in one transaction.

    Rows that cannot be trusted are left out and reported with their line, the rest is loaded. Where a file as a whole
    is refused, or every row is, `report.refused` says why and nothing was changed. A setting that the file does not
    name stays as it is: a partial file must not close schools.
    """
    report = Report(dry_run=dry_run)
    try:
        with transaction.atomic():
            _load(report, path, la, links_path)
            if dry_run:
                transaction.set_rollback(True)
            else:
                counts: dict[str, str | int | bool | None] = {name: int(n) for name, n in sorted(report.counts.items())}
                record(event="settings.imported", by=by, detail={**counts, "la": la})
    except FileRefused as refusal:
        report.refused = str(refusal)
        report.changes.clear()
    return report


def _load(report: Report, path: Path, la: str | None, links_path: Path | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # a national file takes longer than any page may
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    inspection = inspect(path)
    layout, rows = establishments.rows(lines(path, inspection), report, la)
    staged = loading.stage("gias_row", establishments.FIELDS, rows)
    loading.refuse_doubles(report)
    _refuse_nothing(report, staged, la)
    if any(EXCEL in problem.reason for problem in report.problems):
        report.notes.append(f"The file has been through Excel, which damaged the values listed. {AGAIN}")
    if not inspection.ends_with_newline:
        report.notes.append("The file does not end with a line end: its last row may be cut off.")
    loading.write_settings(report, layout.absent)
    if links_path is not None:
        try:
            link_rows = links.rows(lines(links_path, inspect(links_path)), report)
            loading.stage("gias_link", links.FIELDS, link_rows)
        except FileRefused as refusal:
            raise FileRefused(f"Links file: {refusal}") from refusal
        loading.write_links(report)


def _refuse_nothing(report: Report, staged: int, la: str | None) -> None:
    if not report.counts["read"]:
        raise FileRefused("The file has names of columns and no rows.")
    if staged and report.counts["rows_refused"] < report.counts["read"] - report.counts["other_councils"]:
        return
    if report.counts["rows_refused"]:
        raise FileRefused("Every row was refused; the reasons stand above.")
    raise FileRefused(f"The file has no setting of the council {la}.")
