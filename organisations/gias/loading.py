"""Rows into PostgreSQL: COPY to a temporary table, then whole-table statements. The caller holds the transaction.

A million rows pass through in bounded memory; a row that says nothing new is not written, so that a second run
changes nothing. Values refused in a row (`kept`) leave what the database holds.
"""

from collections.abc import Iterable

from django.db import connection

from organisations.gias import establishments
from organisations.gias.report import DETAILS, Change, Report

SETTING = "organisations_educationsetting"
_TYPES = {
    "line": "integer",
    "urn": "integer",
    "linked_urn": "integer",
    "low_age": "smallint",
    "high_age": "smallint",
    "open_date": "date",
    "close_date": "date",
    "last_changed": "date",
    "established": "date",
    "kept": "text[]",
}
_STAGED_ONLY = {"line", "la_code", "la_name", "trust_uid", "trust_name", "kept"}
_UPDATABLE = [field for field in establishments.FIELDS if field not in _STAGED_ONLY and field != "urn"]


def stage(table: str, fields: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> int:
    """COPY the rows to a temporary table and count them."""
    columns = ", ".join(f"{field} {_TYPES.get(field, 'text')}" for field in fields)
    staged = 0
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
        cursor.execute(f"CREATE TEMPORARY TABLE {table} ({columns}) ON COMMIT DROP")
        with cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                staged += 1
        cursor.execute(f"CREATE INDEX ON {table} (urn)")
        cursor.execute(f"ANALYZE {table}")
    return staged


def refuse_doubles(report: Report) -> None:
    """A URN on more than one line: none of the lines can be trusted, so none is loaded."""
    doubles = "FROM gias_row WHERE urn IN (SELECT urn FROM gias_row GROUP BY urn HAVING count(*) > 1)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT line, urn {doubles} ORDER BY line LIMIT {DETAILS}")
        shown = cursor.fetchall()
        for line, urn in shown:
            report.refuse_row(line, str(urn), "the URN stands on more than one line")
        cursor.execute(f"DELETE {doubles}")
        report.counts["rows_refused"] += cursor.rowcount - len(shown)


def write_settings(report: Report, absent: frozenset[str]) -> None:
    """Councils, trusts and settings, new and changed; what changed goes to the report."""
    _councils(absent)
    if "trust_uid" not in absent:
        _trusts()
    changing = _changing(report, absent)
    added = _added(report)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM gias_row")
        report.counts["unchanged"] = cursor.fetchone()[0] - changing - added
        if added > DETAILS:
            cursor.execute(f"ANALYZE {SETTING}")


def _councils(absent: frozenset[str]) -> None:
    name = "'Local authority ' || la_code" if "la_name" in absent else "coalesce(nullif(max(la_name), ''), la_code)"
    update = "NOTHING" if "la_name" in absent else "UPDATE SET name = EXCLUDED.name WHERE la.name <> EXCLUDED.name"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO organisations_localauthority AS la (code, name) SELECT la_code, {name} FROM gias_row"  # noqa: S608
            f" GROUP BY la_code ON CONFLICT (code) DO {update}"
        )


def _trusts() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO organisations_trust AS t (uid, name)
               SELECT trust_uid, coalesce(nullif(max(trust_name), ''), 'Trust ' || trust_uid) FROM gias_row
               WHERE trust_uid <> '' GROUP BY trust_uid
               ON CONFLICT (uid) DO UPDATE SET name = EXCLUDED.name WHERE t.name <> EXCLUDED.name"""
        )


def _changing(report: Report, absent: frozenset[str]) -> int:
    """Write what differs; return how many settings that were."""
    fields = [field for field in _UPDATABLE if field not in absent]
    new = [f"CASE WHEN '{field}' = ANY(r.kept) THEN s.{field} ELSE r.{field} END AS {field}" for field in fields]
    old = [f"s.{field} AS {field}" for field in fields]
    pairs = [("la_id", "la.id", "s.la_id"), ("source", "'gias'", "s.source")]
    if "trust_uid" not in absent:
        pairs.append(("trust_id", "CASE WHEN 'trust_uid' = ANY(r.kept) THEN s.trust_id ELSE t.id END", "s.trust_id"))
    new += [f"{value} AS {name}" for name, value, _ in pairs]
    old += [f"{value} AS {name}" for name, _, value in pairs]
    names = [*fields, *(name for name, _, _ in pairs)]
    joins = f"""FROM gias_row r JOIN {SETTING} s ON s.urn = r.urn
                JOIN organisations_localauthority la ON la.code = r.la_code
                LEFT JOIN organisations_trust t ON t.uid = r.trust_uid"""
    differs = " OR ".join(f"n.{name} IS DISTINCT FROM o.{name}" for name in names)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.gias_change")
        cursor.execute(
            f"""CREATE TEMPORARY TABLE gias_change ON COMMIT DROP AS
                SELECT o.line, o.id, o.old_status, n.* FROM
                (SELECT r.line, s.id, s.status AS old_status, {", ".join(old)} {joins}) o
                JOIN (SELECT r.line AS n_line, r.urn, r.status AS new_status, {", ".join(new)} {joins}) n
                ON n.n_line = o.line WHERE {differs}"""  # noqa: S608  names of columns only, none from the file
        )
        assign = ", ".join(f"{name} = c.{name}" for name in names)
        cursor.execute(f"UPDATE {SETTING} s SET {assign} FROM gias_change c WHERE c.id = s.id")  # noqa: S608
        changed = int(cursor.rowcount)
        kind = """CASE WHEN %s THEN 'changed'
                  WHEN new_status = 'closed' AND old_status <> 'closed' THEN 'closed'
                  WHEN old_status = 'closed' AND new_status <> 'closed' THEN 'reopened' ELSE 'changed' END"""
        _report_changes(report, "gias_change", kind % ("status" in absent), "name")
    return changed


def _added(report: Report) -> int:
    fields = ", ".join(_UPDATABLE)
    values = ", ".join(f"r.{field}" for field in _UPDATABLE)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.gias_new")
        cursor.execute(
            f"""CREATE TEMPORARY TABLE gias_new ON COMMIT DROP AS SELECT line, urn, name FROM gias_row r
                WHERE NOT EXISTS (SELECT FROM {SETTING} s WHERE s.urn = r.urn)"""  # noqa: S608
        )
        cursor.execute(
            f"""INSERT INTO {SETTING} (urn, {fields}, la_id, trust_id, public_id, ey_number, local_reference, source)
                SELECT r.urn, {values}, la.id, t.id, gen_random_uuid(), '', '', 'gias'
                FROM gias_row r JOIN gias_new USING (urn) JOIN organisations_localauthority la ON la.code = r.la_code
                LEFT JOIN organisations_trust t ON t.uid = nullif(r.trust_uid, '') ORDER BY r.urn"""  # noqa: S608
        )
        added = int(cursor.rowcount)
        _report_changes(report, "gias_new", "'added'", "name")
    return added


def _report_changes(report: Report, table: str, kind: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind} AS change, count(*) FROM {table} GROUP BY 1")  # noqa: S608
        report.counts.update(dict(cursor.fetchall()))
        cursor.execute(
            f"SELECT line, urn, {name}, {kind} AS change FROM {table} ORDER BY {kind} = 'changed', line LIMIT %s",  # noqa: S608
            [max(0, DETAILS - len(report.changes))],
        )
        report.changes += [Change(*row) for row in cursor.fetchall()]


def write_links(report: Report) -> None:
    """Links of the settings we hold: those in the file replace what the same settings had."""
    same = "l.setting_id = s.id AND l.linked_urn = r.linked_urn AND l.link_type = r.link_type"
    held = f"gias_link r JOIN {SETTING} s ON s.urn = r.urn"
    with connection.cursor() as cursor:
        cursor.execute(
            """DELETE FROM gias_link r USING gias_link later WHERE later.line > r.line
               AND (later.urn, later.linked_urn, later.link_type) = (r.urn, r.linked_urn, r.link_type)"""
        )
        elsewhere = f"NOT EXISTS (SELECT FROM {SETTING} s WHERE s.urn = r.urn)"
        cursor.execute(f"SELECT count(*) FROM gias_link r WHERE {elsewhere}")  # noqa: S608  no value in it
        report.counts["links_elsewhere"] = cursor.fetchone()[0]
        cursor.execute(
            f"""DELETE FROM organisations_settinglink l WHERE setting_id IN (SELECT s.id FROM {held})
                AND NOT EXISTS (SELECT FROM {held} WHERE {same})"""  # noqa: S608
        )
        report.counts["links_removed"] = cursor.rowcount
        new = {
            field: f"CASE WHEN '{field}' = ANY(r.kept) THEN l.{field} ELSE r.{field} END"
            for field in ("linked_name", "established")
        }
        cursor.execute(
            f"""UPDATE organisations_settinglink l SET linked_name = {new["linked_name"]},
                established = {new["established"]}, kind = r.kind FROM {held} WHERE {same} AND
                (l.linked_name, l.established, l.kind)
                IS DISTINCT FROM ({new["linked_name"]}, {new["established"]}, r.kind)"""  # noqa: S608
        )
        report.counts["links_changed"] = cursor.rowcount
        cursor.execute(
            f"""INSERT INTO organisations_settinglink (setting_id, linked_urn, linked_name, kind, link_type, established)
                SELECT s.id, r.linked_urn, r.linked_name, r.kind, r.link_type, r.established FROM {held}
                WHERE NOT EXISTS (SELECT FROM organisations_settinglink l WHERE {same})"""  # noqa: S608
        )
        report.counts["links_added"] = cursor.rowcount
