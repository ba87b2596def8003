"""`manage.py import_resources`: our own table, the first real input, broken rows, a second run."""

from __future__ import annotations

import json
import os
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from resources.editing.taking_in.columns import COLUMNS, REQUIRED
from resources.models import Organisation, Resource, Topic, Version
from resources.models.vocabulary import State
from resources.seed import seed_topics
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HEADER = "title,publisher,summary,topic,audience,url"
GOOD = "Talking about absence,Example Trust,What helps.,Attendance,DSLs; school leaders,https://trust.example/a"


@pytest.fixture(autouse=True)
def _topics(db: None) -> None:
    seed_topics(Topic)


def run(path: Path, *options: str) -> dict[str, Any]:
    """The report of one run, with the exit code."""
    out, code = StringIO(), 0
    try:
        call_command("import_resources", str(path), "--json", *options, stdout=out, stderr=StringIO())
    except SystemExit as end:
        code = int(end.code or 0)
    return json.loads(out.getvalue()) | {"code": code}


def table(tmp_path: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes("\n".join([header, *rows]).encode(encoding))
    return path


def reasons(report: dict[str, Any]) -> str:
    return "; ".join(reason for row in report["rows"] for reason in row["reasons"])


def test_the_thirty_rows_of_the_seed_load_as_they_come_and_once() -> None:
    shared = Path(os.environ.get("VS_SHARED_DATA", settings.BASE_DIR.parent / "shared" / "data"))
    seed = shared / "content" / "resources_seed.csv"
    if not seed.exists():
        pytest.skip("The shared data are not beside the checkout: set VS_SHARED_DATA to their folder.")
    first = run(seed)
    assert (first["code"], first["counts"]["added"], first["counts"]["refused"]) == (0, 30, 0)
    assert set(Resource.objects.values_list("state", flat=True)) == {State.DRAFT}
    again = run(seed)
    assert (again["code"], again["counts"]["unchanged"]) == (0, 30)
    assert Version.objects.count() == 30


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    report = run(table(tmp_path, GOOD), "--dry-run")
    assert report["counts"]["added"] == 1
    assert not Resource.objects.exists()
    assert not Organisation.objects.exists()


def test_with_publish_readers_get_it(tmp_path: Path, cast: Cast) -> None:
    report = run(table(tmp_path, GOOD), "--publish", "--owner", cast.vs.email, "--second-owner", cast.editor.email)
    assert report["code"] == 0
    item = Resource.objects.get()
    assert (item.state, item.owner, item.second_owner) == (State.PUBLISHED, cast.vs, cast.editor)
    assert (item.topics, item.audiences) == (["attendance"], ["dsl", "leader"])


def test_changed_words_become_the_next_draft_and_an_editors_words_stay(tmp_path: Path) -> None:
    run(table(tmp_path, GOOD), "--publish")
    changed = run(table(tmp_path, GOOD.replace("What helps.", "What helps a setting.")))
    assert changed["counts"]["changed"] == 1
    assert Resource.objects.get().summary == "What helps."
    assert Version.objects.get(number=2).summary == "What helps a setting."
    assert run(table(tmp_path, GOOD))["counts"]["unchanged"] == 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Only a title", "fewer cells"),
        (f"{GOOD},more,cells", "more cells"),
        (GOOD.replace("Talking about absence", ""), "title is empty"),
        (GOOD.replace("Attendance", "Astronomy"), "topic holds a word that is not known"),
        (GOOD.replace("DSLs", "Everybody else"), "audience holds a word that is not known"),
        (GOOD.replace("https://trust.example/a", "http://trust.example/a"), "url: Enter a web address that starts with https://"),
        (GOOD.replace("https://trust.example/a", "javascript:alert(1)"), "url: Enter a web address"),
        (GOOD.replace("What helps.", "x" * 501), "summary: Shorten it"),
        (GOOD.replace("trust.example/a", "trust.example/pupil-upn-A801200001001"), "handed back by the screen"),
        (GOOD.replace("What helps.", "Zyxwin Testchild was excluded and her UPN is A801200001001."), "handed back by the screen"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_the_reason_and_the_rest_kept(tmp_path: Path, row: str, says: str) -> None:
    other = GOOD.replace("Talking about absence", "Another").replace("/a", "/b")
    report = run(table(tmp_path, row, other))
    assert (report["code"], report["counts"]["refused"], report["counts"]["added"]) == (0, 1, 1)
    assert says in reasons(report)
    assert "Testchild" not in json.dumps(report)


def test_markup_and_strange_letters_are_text(tmp_path: Path) -> None:
    row = '"<b>Absence</b> \u202eright to left",Example Trust,"Quotes "" and \U0001f600",attendance,dsl,https://trust.example/d'
    report = run(table(tmp_path, f"{row}\nBody,x,y,attendance,dsl,https://trust.example/c"))
    assert report["counts"]["added"] == 2, reasons(report)
    header = f"{HEADER},body"
    script = '"One",Example Trust,"Two",attendance,dsl,,"<script>alert(1)</script> [press](javascript:alert(1))"'
    refused = run(table(tmp_path, script, header=header))
    assert (refused["code"], refused["counts"]["refused"]) == (1, 1)
    assert "A link must start with https://" in reasons(refused)


def test_a_reason_repeats_nothing_that_did_not_pass_the_screen(tmp_path: Path) -> None:
    """The reason of a bad link names its target."""
    row = '"One",Example Trust,"Two",attendance,dsl,,"[press](ftp://files.example/upn-A801200001001)"'
    report = run(table(tmp_path, row, header=f"{HEADER},body"))
    assert report["counts"]["refused"] == 1
    assert "handed back by the screen" in reasons(report)
    assert "A801200001001" not in json.dumps(report)


def test_letters_that_cannot_be_read_are_not_guessed(tmp_path: Path) -> None:
    path = table(tmp_path, GOOD)
    path.write_bytes(
        path.read_bytes()
        + b"\nCaf\xe9,Trust,x,Attendance,dsl,https://trust.example/b\nCaf\x81,Trust,x,Attendance,dsl,https://trust.example/c"
    )
    report = run(path)
    assert (report["counts"]["added"], report["counts"]["refused"]) == (2, 1)
    assert "letters that cannot be read" in reasons(report)
    assert sorted(Resource.objects.values_list("title", flat=True)) == ["Café", "Talking about absence"]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert "says that it is UTF-8 and is not" in run(path)["refused"]


def test_one_address_twice_in_a_table_is_one_item(tmp_path: Path) -> None:
    report = run(table(tmp_path, GOOD, GOOD.replace("https://trust", "https://www.trust")))
    assert (report["counts"]["added"], report["counts"]["refused"]) == (1, 1)
    assert "row 2 of the table is the same item" in reasons(report)


def test_a_quotation_mark_that_never_closes_ends_the_reading(tmp_path: Path) -> None:
    report = run(table(tmp_path, GOOD, '"Never closed,x,y,attendance,dsl,', GOOD.replace("/a", "/b")))
    assert (report["code"], report["counts"]["added"]) == (0, 1)
    assert "cannot be read" in report["stopped"]


@pytest.mark.parametrize(
    "header",
    ["title,summary", "title,title,publisher,summary,topic,audience", "", HEADER + ",".join(map(str, range(200_000)))],
    ids=["too few", "one twice", "none", "without end"],
)
def test_a_file_that_is_no_such_table_is_refused_whole(tmp_path: Path, header: str) -> None:
    report = run(table(tmp_path, GOOD, header=header))
    assert report["code"] == 1
    assert report["refused"]


def test_a_file_of_windows_with_semicolons_is_read(tmp_path: Path) -> None:
    row = "Talking about absence – today;Example Trust;What helps.;Attendance;DSLs;https://trust.example/a"
    report = run(table(tmp_path, row, header=HEADER.replace(",", ";"), encoding="cp1252"))
    assert report["counts"]["added"] == 1, report
    assert Resource.objects.get().title == "Talking about absence – today"


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    for arguments in (["no-such-file.csv"], [str(table(tmp_path, GOOD)), "--owner", "nobody@nowhere.example"]):
        with pytest.raises(CommandError) as wrong:
            call_command("import_resources", *arguments)
        assert wrong.value.returncode == 2


def test_the_page_names_every_column() -> None:
    page = (settings.BASE_DIR / "docs" / "import_resources.md").read_text()
    rows = dict(re.findall(r"^\| `(\w+)` \| (yes|) ?\|", page, flags=re.MULTILINE))
    assert set(rows) == set(COLUMNS)
    assert {name for name, must in rows.items() if must} == set(REQUIRED)


def test_a_row_that_the_database_would_not_take_is_refused_and_the_rest_is_kept(tmp_path: Path, cast: Cast) -> None:
    header = f"{HEADER},review_months,owner,second_owner,checked_on"
    rows = [
        "Too seldom,Example Trust,What helps.,Attendance,DSLs,,99,,,",
        "Never,Example Trust,What helps.,Attendance,DSLs,,0,,,",
        f"Kept alone,Example Trust,What helps.,Attendance,DSLs,,6,{cast.editor.email},{cast.editor.email},",
        "Not yet,Example Trust,What helps.,Attendance,DSLs,,6,,,2099-12-31",
        "Fine,Example Trust,What helps.,Attendance,DSLs,https://trust.example/b,36,,,",
    ]
    report = run(table(tmp_path, *rows, header=header))
    assert (report["counts"]["added"], report["counts"]["refused"]) == (1, 4)
    assert reasons(report).count("is not between 1 and 36") == 2
    assert "second_owner is the owner" in reasons(report)
    assert "checked_on is still to come" in reasons(report)


def test_a_fault_that_only_the_database_sees_ends_its_row_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resources.editing.taking_in import services

    real = services.start_item

    def start(**values: Any) -> Version:
        return real(**values | ({"review_months": 99} if values["content"]["title"] == "Odd" else {}))

    monkeypatch.setattr(services, "start_item", start)
    odd = "Odd,Example Trust,What helps.,Attendance,DSLs,https://trust.example/o"
    report = run(table(tmp_path, odd, GOOD))
    assert (report["counts"]["added"], report["counts"]["refused"]) == (1, 1)
    assert reasons(report) == "the database does not take it"
