"""Search that tolerates typing errors, puts open settings first, and is answered by its index at national size."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from organisations.models import Area, EducationSetting, LocalAuthority
from organisations.selectors import search_settings, settings_page
from organisations.selectors.finding import LONGEST_SEARCH

pytestmark = pytest.mark.django_db
NATIONAL = 24_000
NAMES = [
    "Oak",
    "Hill",
    "Green",
    "Park",
    "River",
    "Castle",
    "Meadow",
    "Ash",
    "Beech",
    "North",
    "South",
    "Thornton",
    "Welbeck",
    "Askham",
    "Larkfield",
    "Copeland",
]
ENDINGS = ("Primary School", "Church of England Primary School", "Academy", "Infant School", "High School", "College")


def make(name: str, urn: int, **fields: object) -> EducationSetting:
    """A setting of Camden."""
    la, _ = LocalAuthority.objects.get_or_create(code="202", defaults={"name": "Camden"})
    return EducationSetting.objects.create(name=name, urn=urn, la=la, **fields)


@pytest.fixture
def few() -> dict[str, EducationSetting]:
    """A handful of settings that are easily confused."""
    return {
        "mary": make("St Mary's Primary School", 100001, town="Kilburn", postcode="NW6 4PG"),
        "mark": make("St Mark's Primary School", 100002, town="Camden Town", postcode="NW1 7TN"),
        "acacia": make("Acacia Nursery School", 100003, town="Kilburn", postcode="NW6 1AA"),
        "lycee": make("Lycée Français", 100004, town="London", postcode="SW7 2DG"),
        "closed": make("St Mary's Infant School", 100005, town="Kilburn", postcode="NW6 4PG", status="closed"),
        "closing": make("Saint Paul's School", 100006, town="Barnes", status="proposed_to_close"),
        "nursery": make("Tadpole Nursery", None, ey_number="EY123456", town="Barnes"),
    }


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("St Maries primry", "mary"),
        ("st marys", "mary"),
        ("ST. MARY’S PRIMARY", "mary"),
        ("saint marys primary", "mary"),
        ("primary mary", "mary"),
        ("st mary kilburn", "mary"),
        ("accacia nursary", "acacia"),
        ("lycee francais", "lycee"),
        ("Lycée", "lycee"),
        ("st pauls", "closing"),
        ("100003", "acacia"),
        ("nw64pg", "mary"),
        ("NW6 4PG", "mary"),
        ("nw6", "acacia"),
        ("kilbern", "acacia"),
        ("ey123456", "nursery"),
        ("EY 123456", "nursery"),
    ],
)
def test_the_first_setting_found(few: dict[str, EducationSetting], typed: str, first: str) -> None:
    """By name, town, postcode, URN or early years number, with typing errors."""
    assert search_settings(typed)[0] == few[first]


def test_open_settings_come_first(few: dict[str, EducationSetting]) -> None:
    """The closed infant school matches as well and stands last; one that is to close counts as open."""
    found = search_settings("st marys kilburn")
    assert found == [few["mary"], few["closed"]]


@pytest.mark.parametrize("typed", ["", "  ", "'", "%", "_%_", "\x00", ".,;", "\u202e"])
def test_what_holds_no_word_finds_nothing(few: dict[str, EducationSetting], typed: str) -> None:
    """Neither everything nor an error."""
    assert search_settings(typed) == []


@pytest.mark.parametrize(
    "typed", ["xqzjv", "a" * 5000, "a " * 500, "\\", "100%", "o'brien\x00", "\U0001f642 school", "'); DROP TABLE"]
)
def test_odd_text_is_no_error(few: dict[str, EducationSetting], typed: str) -> None:
    """However odd, a list comes back."""
    assert isinstance(search_settings(typed), list)
    assert LONGEST_SEARCH < 5000


def test_limits_and_scope(few: dict[str, EducationSetting]) -> None:
    """Only so many, and only within the settings given."""
    assert len(search_settings("school", 2)) == 2
    assert search_settings("school", 0) == []
    closed = EducationSetting.objects.filter(status="closed")
    assert search_settings("st mary", within=closed) == [few["closed"]]


@pytest.fixture
def national() -> None:
    """24,000 made-up settings."""
    rng = random.Random(7)
    la, _ = LocalAuthority.objects.get_or_create(code="202", defaults={"name": "Camden"})
    EducationSetting.objects.bulk_create(
        [
            EducationSetting(
                urn=200_000 + n,
                la=la,
                name=f"{rng.choice(NAMES)} {rng.choice(NAMES)} {rng.choice(ENDINGS)}",
                town=rng.choice(("Luton", "Leeds", "Exeter", "Durham", "Whitby")),
                postcode=f"{rng.choice(('NW', 'LS', 'M'))}{rng.randint(1, 20)} {rng.randint(1, 9)}AB",
            )
            for n in range(NATIONAL)
        ],
        batch_size=4000,
    )
    make("St Mary's Primary School", 100001, town="Kilburn", postcode="NW6 4PG")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gin_clean_pending_list('setting_search_trigram')"
        )  # as autovacuum does soon after a load
        cursor.execute("ANALYZE organisations_educationsetting")


def test_search_at_national_size_uses_its_index(national: None, django_assert_max_num_queries: object) -> None:
    """Words as typed and words nearly typed are both answered by the trigram index, in a few queries."""
    plans: list[str] = []

    def explain(execute: object, sql: str, params: object, many: bool, context: dict) -> object:
        if sql.startswith("SELECT") and "search_text" in sql and "LIMIT" in sql:
            with connection.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                plans.append("\n".join(row[0] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain), django_assert_max_num_queries(12):
        assert search_settings("welbeck askham infant")[0].name == "Welbeck Askham Infant School"
        assert search_settings("St Maries primry kilburn")[0].urn == 100001
    exact, *near = plans
    assert "setting_search_trigram" in exact
    assert any("setting_search_trigram" in plan for plan in near)


def test_pages_go_on_and_back_over_everything(few: dict[str, EducationSetting]) -> None:
    """Every setting once, in order, and the way back leads to the first page; same names are told apart by key."""
    for n in range(5):
        make("Same Name School", 100010 + n)
    seen: list[EducationSetting] = []
    page = settings_page({}, size=3)
    assert page.before is None
    while True:
        seen += page.settings
        if page.after is None:
            break
        page = settings_page({}, after=page.after, size=3)
    assert seen == list(EducationSetting.objects.order_by("name", "pk"))
    while page.before is not None:
        page = settings_page({}, before=page.before, size=3)
    assert page.settings == seen[:3]


def test_filters_of_the_list(few: dict[str, EducationSetting]) -> None:
    """Each narrows; a key that does not exist is as if it were not there."""
    area = Area.objects.create(name="North")
    EducationSetting.objects.filter(urn=100003).update(area=area, kind="nursery")
    assert settings_page({"area": area}).settings == [few["acacia"]]
    assert settings_page({"status": "closed", "kind": ""}).settings == [few["closed"]]
    assert settings_page({"kind": "nursery", "status": "closed"}).settings == []
    assert len(settings_page({}, after=10**15).settings) == len(few)
