"""Bad input: a file that cannot be trusted is refused whole, a row alone, a value alone; nothing is half loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from organisations.gias.report import DETAILS, Report
from organisations.models import EducationSetting, LocalAuthority
from tests.integration.organisations.conftest import COLUMNS, gias_csv

pytestmark = pytest.mark.django_db
Load = Callable[..., Report]
GOOD = gias_csv([{}, {"URN": "100002", "EstablishmentName": "Elm School"}])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04" + b"\0" * 50, "zip archive or an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "old Excel"),
        (b'{"schools": []}', "JSON"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode() + b"\0\0\0", "binary"),
        (b"\x81\x8d URN,EstablishmentName,LA (code)\r\n", "neither UTF-8"),
        (b"a,b\r\n1,2\r\n", "no column URN and no column EstablishmentName and no column LA (code)"),
        (GOOD.replace('"URN"', '"Number"').encode(), "no column URN"),
        (GOOD.replace(",", ";").encode(), "semicolons"),
        (b'"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n', "links file"),
        (GOOD.replace('"Town"', '"Postcode"').encode(), "more than one column postcode"),
        (gias_csv([]).encode(), "no rows"),
        (GOOD[: len(GOOD) // 2 + 200].encode(), "cut off"),
        (GOOD.rsplit('","', 3)[0].encode() + b'"\r\n', "too few values"),
        (GOOD.replace('"Elm School"', '"Elm School').encode(), "cut off or damaged"),
        (b'"URN' + b"x" * 200_000, "too long"),
    ],
    ids=range(19),
)
def test_a_file_that_is_refused_whole(load: Load, content: bytes, words: str) -> None:
    """Each says what the file seems to be, and nothing is changed."""
    report = load(content)
    assert words in report.refused
    assert not EducationSetting.objects.exists()
    assert not LocalAuthority.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"URN": ""}, "no URN"),
        ({"URN": "99999"}, "impossible"),
        ({"URN": "1000000"}, "impossible"),
        ({"URN": "000001"}, "impossible"),
        ({"URN": "1.0E+05"}, "power of ten"),
        ({"URN": "１００００３"}, "figures alone"),
        ({"URN": "-100003"}, "figures alone"),
        ({"EstablishmentName": "  "}, "no name"),
        ({"EstablishmentName": "x" * 201}, "longer than 200"),
        ({"EstablishmentName": "#NAME?"}, "error mark"),
        ({"LA (code)": ""}, "no council"),
        ({"LA (code)": "E09000007"}, "figures alone"),
        ({"EstablishmentStatus (name)": "Haunted"}, "status"),
        ({"EstablishmentStatus (name)": ""}, "status is missing"),
    ],
)
def test_a_row_that_is_refused_alone(load: Load, row: dict[str, str], words: str) -> None:
    """The row is named by its line with the reason; the others are loaded."""
    report = load([{}, {"URN": "100003"} | row])
    (problem,) = report.problems
    assert (problem.line, problem.column) == (3, "")
    assert words in problem.reason
    assert list(EducationSetting.objects.values_list("urn", flat=True)) == [100001]


def test_every_row_refused_is_a_refused_file(load: Load) -> None:
    """With nothing left to load the whole file counts as refused, and still says why for each line."""
    report = load([{"URN": "1"}, {"URN": "2"}])
    assert report.refused
    assert len(report.problems) == 2
    assert load([{}], la="999").refused == "The file has no setting of the council 999."


def test_a_urn_on_two_lines_is_refused_on_both(load: Load) -> None:
    """Neither line can be trusted."""
    report = load([{}, {"URN": "100002"}, {"EstablishmentName": "Another Oak School"}])
    assert [problem.line for problem in report.problems] == [2, 4]
    assert list(EducationSetting.objects.values_list("urn", flat=True)) == [100002]


@pytest.mark.parametrize(
    ("column", "value", "field", "words"),
    [
        ("OpenDate", "01/09/1999", "open_date", "Excel"),
        ("OpenDate", "31-02-1999", "open_date", "no such day"),
        ("OpenDate", "September", "open_date", "not a date"),
        ("UKPRN", "1.00E+07", "ukprn", "Excel"),
        ("TelephoneNum", "2079460000", "telephone", "leading 0"),
        ("TelephoneNum", "2.08E+10", "telephone", "Excel"),
        ("TelephoneNum", "ring the bell", "telephone", "not a telephone number"),
        ("TypeOfEstablishment (code)", "1", "type_code", "leading 0"),
        ("SchoolWebsite", "javascript:alert(1)", "website", "not a web address"),
        ("SchoolWebsite", "#REF!", "website", "error mark"),
        ("StatutoryLowAge", "400", "low_age", "impossible"),
        ("Postcode", "far too long to be one", "postcode", "postcode"),
        ("Town", "Lond\ufffdn", "town", "lost"),
        ("PhaseOfEducation (name)", "Tertiary-ish", "phase", "phase"),
        ("Trusts (code)", "T12", "trust", "figures"),
    ],
)
def test_a_value_that_is_refused_alone(load: Load, column: str, value: str, field: str, words: str) -> None:
    """The rest of the row is loaded, and what the database held for that value stays."""
    load([{"Trusts (code)": "77", "Trusts (name)": "First Trust"}])
    before = EducationSetting.objects.get()
    text = gias_csv(
        [
            {"Trusts (code)": "77", "Trusts (name)": "First Trust", "Street": "", column: value, "Town": "Leeds"}
            | ({"Town": value} if column == "Town" else {})
        ]
    )
    report = load(text.encode("utf-8"))
    after = EducationSetting.objects.get()
    assert [(problem.line, problem.column) for problem in report.problems] == [(2, column)]
    assert words in report.problems[0].reason
    assert getattr(after, field) == getattr(before, field)
    assert after.town == ("London" if column == "Town" else "Leeds")
    assert after.kind == before.kind


def test_a_row_with_too_many_or_too_few_values(load: Load) -> None:
    """A comma out of place refuses the row, not the file, unless it is the last line that is short."""
    head, first, second, _ = GOOD.split("\r\n")
    report = load("\r\n".join([head, first + ',"more"', first.rsplit(",", 1)[0], second, ""]))
    assert [problem.line for problem in report.problems] == [2, 3]
    assert EducationSetting.objects.get().urn == 100002


def test_columns_in_any_order_more_of_them_and_fewer(load: Load) -> None:
    """A column that is missing leaves what was known; one that is unknown is passed over."""
    load([{}])
    fewer = ["Postcode", "EstablishmentName", "Unheard of", "URN", "LA (code)"]
    report = load([{"Postcode": "NW2 2BB", "Unheard of": "x"}], columns=fewer)
    setting = EducationSetting.objects.get()
    assert (report.counts["changed"], setting.postcode, setting.town) == (1, "NW2 2BB", "London")
    assert (setting.kind, setting.type_code, setting.la.name) == ("primary", "01", "Camden")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_accents_survive_in_either_encoding(load: Load, encoding: str) -> None:
    """The French lycée has its accent, whichever way the file was saved."""
    text = gias_csv([{"EstablishmentName": "Lycée – St Mary’s"}])
    load(text.encode(encoding))
    assert EducationSetting.objects.get().name == "Lycée – St Mary’s"


def test_a_broken_links_file_leaves_the_settings_unloaded(load: Load) -> None:
    """Nothing is half loaded: the links file is part of the same transaction."""
    report = load([{}], links='"URN","LinkURN"\r\n100001,100002\r\n')
    assert "Links file: The file has no column LinkType" in report.refused
    assert not EducationSetting.objects.exists()
    assert report.changes == []


def test_bad_rows_of_the_links_file(load: Load) -> None:
    """Each is named by its line; the good ones are loaded, doubled ones once."""
    links = (
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n"
        "100001,100001,Self,Successor,\r\n100001,12,Odd,Successor,\r\n100001,100009,None,,\r\n"
        "100001,100002,Elm,Successor,01/01/2020\r\n100001,100002,Elm School,Successor,02-01-2020\r\n100001,100003\r\n"
        "100001,100004,Ash,Predecessor - merged,\r\n"
    )
    report = load([{}], links=links)
    rows = [problem.line for problem in report.problems if not problem.column]
    assert (rows, report.counts["links_added"]) == ([2, 3, 4, 7], 2)
    link = EducationSetting.objects.get().links.get(linked_urn=100002)
    assert (link.linked_name, f"{link.established}") == ("Elm School", "2020-01-02")


def test_details_stop_at_a_limit_and_counts_do_not(load: Load) -> None:
    """However many rows are refused the report stays small and its sums right."""
    rows = [{"URN": str(n)} for n in range(DETAILS + 50)] + [{}]
    report = load(rows)
    assert len(report.problems) == DETAILS
    assert report.counts["rows_refused"] == DETAILS + 50
    assert report.as_dict()["problems_left_off"] == 50


def test_the_made_up_layout_is_one_of_ours() -> None:
    """The columns of these tests are names that the real file has."""
    from organisations.gias.establishments import COLUMNS as KNOWN

    known = {name for name, _ in KNOWN.values()} | {
        "URN",
        "LA (code)",
        "EstablishmentName",
        "EstablishmentStatus (name)",
    }
    assert set(COLUMNS) <= known
