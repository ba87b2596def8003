"""Promise 3, nothing is lost and nothing happens twice: the real GIAS samples, loaded once and again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from organisations.models import EducationSetting, LocalAuthority, SettingLink, Trust

pytestmark = pytest.mark.django_db
SAMPLE, FULL, LINKS = "establishments_sample.csv", "establishments_full_schema.csv", "links_sample.csv"


def run(*arguments: object) -> tuple[dict, int]:
    """The command's report, and its exit status."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("import_settings", *map(str, arguments), "--json", stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return json.loads(out.getvalue()), status


def test_the_sample_loads_whole_and_a_second_run_changes_nothing(gias: Path) -> None:
    """Promise 3: 88 establishments, each value as in the file; the second run finds nothing to do."""
    first, status = run(gias / SAMPLE, "--links", gias / LINKS)
    assert (first["counts"]["added"], first["problems"], status) == (88, [], 0)
    rows = list(csv.DictReader(io.StringIO((gias / SAMPLE).read_text(encoding="utf-8"))))
    stored = {row.urn: row for row in EducationSetting.objects.select_related("la")}
    for row in rows:
        setting = stored[int(row["URN"])]
        assert (setting.name, setting.la.code, setting.postcode) == (
            row["EstablishmentName"],
            row["LA (code)"],
            row["Postcode"],
        )
        assert setting.get_status_display() == row["EstablishmentStatus (name)"]
    before = list(EducationSetting.objects.order_by("pk").values())
    second, _ = run(gias / SAMPLE, "--links", gias / LINKS)
    assert second["counts"]["unchanged"] == 88
    assert second["changes"] == []
    assert (second["counts"]["links_added"], second["counts"]["links_removed"]) == (0, 0)
    assert list(EducationSetting.objects.order_by("pk").values()) == before


def test_the_kind_comes_from_the_type_where_the_phase_says_not_applicable(gias: Path) -> None:
    """Special schools, pupil referral units and alternative provision have no phase of their own."""
    run(gias / SAMPLE)
    without = EducationSetting.objects.filter(phase="not_applicable")
    assert {setting.type_name: setting.kind for setting in without} == {
        "Community special school": "special",
        "Foundation special school": "special",
        "Academy special converter": "special",
        "Pupil referral unit": "alternative",
        "Academy alternative provision converter": "alternative",
    }


def test_one_council_alone(gias: Path) -> None:
    """--la 202 loads Camden and says how many were left out."""
    report, _ = run(gias / SAMPLE, "--la", "202")
    assert (report["counts"]["added"], report["counts"]["other_councils"]) == (50, 38)
    assert list(LocalAuthority.objects.values_list("code", flat=True)) == ["202"]


def test_the_full_schema_refuses_what_excel_damaged_and_loads_the_rest(gias: Path) -> None:
    """135 columns: dates with slashes, a telephone number without its 0 and a type code without its 0 are refused."""
    report, status = run(gias / FULL)
    assert (status, report["counts"]["added"], report["counts"]["values_refused"]) == (0, 3, 9)
    refused = {(problem["line"], problem["column"]) for problem in report["problems"]}
    assert {(2, "OpenDate"), (2, "TelephoneNum"), (3, "TypeOfEstablishment (code)"), (4, "CloseDate")} <= refused
    assert all("Excel" in problem["reason"] for problem in report["problems"])
    assert any("Excel" in note for note in report["notes"])
    academy = EducationSetting.objects.get(urn=143034)
    assert (academy.telephone, academy.open_date, academy.trust) == ("", None, Trust.objects.get(uid="5488"))
    closed = EducationSetting.objects.get(urn=100273)
    assert (closed.status, closed.type_code, closed.close_date) == ("closed", "02", None)


def test_links_reach_settings_that_are_held(gias: Path) -> None:
    """Of 200 links 18 belong to a setting of the sample."""
    report, _ = run(gias / SAMPLE, "--links", gias / LINKS)
    assert (report["counts"]["links_read"], report["counts"]["links_elsewhere"]) == (200, 182)
    assert SettingLink.objects.get(setting__urn=100006).kind == "predecessor"
    assert SettingLink.objects.count() == 18


def test_heads_are_not_imported(gias: Path, tmp_path: Path) -> None:
    """The names of headteachers stand in no column of ours."""
    text = (gias / SAMPLE).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    rows[0] |= {"HeadFirstName": "Xanthippe", "HeadLastName": "Quibbleworth"}
    path = tmp_path / "heads.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    run(path)
    everything = str(list(EducationSetting.objects.values())) + str(list(AuditEvent.objects.values()))
    assert "Quibbleworth" not in everything


def test_a_dry_run_reports_and_changes_nothing(gias: Path) -> None:
    """--dry-run counts as the real run would."""
    report, _ = run(gias / SAMPLE, "--dry-run")
    assert (report["dry_run"], report["counts"]["added"]) == (True, 88)
    assert not EducationSetting.objects.exists()
    assert not AuditEvent.objects.filter(event="settings.imported").exists()


def test_an_import_is_audited_with_its_counts(gias: Path) -> None:
    """Promise 5: one event, by the system, with what it did."""
    run(gias / SAMPLE)
    event = AuditEvent.objects.get(event="settings.imported")
    assert (event.by_public_id, event.detail["added"]) == (None, 88)


@pytest.mark.parametrize("arguments", [["nowhere.csv"], [__file__, "--la", "20"], [__file__, "--links", "nowhere.csv"]])
def test_wrong_usage(arguments: list[str]) -> None:
    """A missing file or a council code that is none: exit status 2."""
    with pytest.raises(CommandError) as refusal:
        call_command("import_settings", *arguments)
    assert refusal.value.returncode == 2


def test_a_refused_file_exits_with_one(tmp_path: Path) -> None:
    """Exit status 1, the reason in the report."""
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    report, status = run(path)
    assert (status, "empty" in report["refused"]) == (1, True)
