"""Closing, reopening, moving between trusts, and following successors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from organisations.gias.report import Report
from organisations.models import Area, EducationSetting, SettingLink, Trust
from organisations.selectors import successors_of

pytestmark = pytest.mark.django_db
Load = Callable[..., Report]


def test_closing_and_reopening(load: Load) -> None:
    """The report says which setting was closed and which came back, with its line."""
    load([{}, {"URN": "100002", "EstablishmentName": "Elm School"}])
    closed = load(
        [
            {},
            {
                "URN": "100002",
                "EstablishmentName": "Elm School",
                "EstablishmentStatus (name)": "Closed",
                "CloseDate": "31-08-2026",
            },
        ]
    )
    assert [(change.line, change.urn, change.change) for change in closed.changes] == [(3, 100002, "closed")]
    assert not EducationSetting.objects.get(urn=100002).is_open
    back = load([{}, {"URN": "100002", "EstablishmentName": "Elm School"}])
    assert (back.counts["reopened"], back.counts["unchanged"]) == (1, 1)
    setting = EducationSetting.objects.get(urn=100002)
    assert (setting.status, setting.close_date) == ("open", None)


def test_proposed_to_close_is_still_open(load: Load) -> None:
    """A school that is to close still books."""
    load([{"EstablishmentStatus (name)": "Open, but proposed to close"}])
    assert EducationSetting.objects.get().is_open


def test_a_setting_the_file_does_not_name_stays(load: Load) -> None:
    """A partial file closes nothing."""
    load([{}, {"URN": "100002"}])
    load([{}])
    assert EducationSetting.objects.filter(status="open").count() == 2


def test_what_staff_set_is_kept(load: Load) -> None:
    """The area and the public id are ours; the import does not touch them."""
    load([{}])
    area = Area.objects.create(name="North")
    EducationSetting.objects.update(area=area)
    before = EducationSetting.objects.get().public_id
    load([{"EstablishmentName": "Oak Community School"}])
    after = EducationSetting.objects.get()
    assert (after.area, after.public_id, after.name) == (area, before, "Oak Community School")


def test_trusts_are_joined_renamed_and_left(load: Load) -> None:
    """A trust is known by its code; a setting that leaves it has none."""
    load([{"Trusts (code)": "77", "Trusts (name)": "First Trust"}])
    load([{"Trusts (code)": "77", "Trusts (name)": "First Learning Trust"}])
    assert EducationSetting.objects.get().trust == Trust.objects.get(uid="77", name="First Learning Trust")
    load([{}])
    assert EducationSetting.objects.get().trust is None


def test_a_links_file_replaces_the_links_of_the_settings_it_names(load: Load) -> None:
    """A link that is gone from the file is gone here; links of settings the file does not name stay."""
    head = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n"
    both = [{}, {"URN": "100002"}]
    load(both, links=head + "100001,100009,Elm,Successor,\r\n100002,100008,Ash,Successor,\r\n")
    report = load(both, links=head + "100001,100007,Yew,Successor,\r\n")
    assert (report.counts["links_removed"], report.counts["links_added"]) == (1, 1)
    assert set(SettingLink.objects.values_list("setting__urn", "linked_urn")) == {(100001, 100007), (100002, 100008)}


def test_successors_are_followed_to_the_end(load: Load) -> None:
    """1 was followed by 2 (said by 2 alone), 2 by 3 and by 100009, which we do not hold."""
    links = (
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n"
        "100002,100001,Oak School,Predecessor,\r\n100002,100003,Yew School,Successor - Split School,\r\n"
        "100002,100009,Far School,Successor - Split School,\r\n100001,100004,Six,Sixth Form Centre Link,\r\n"
    )
    load([{}, {"URN": "100002"}, {"URN": "100003", "EstablishmentName": "Yew School"}], links=links)
    found = successors_of(EducationSetting.objects.get(urn=100001))
    assert [(each.urn, each.name, each.setting is not None) for each in found] == [
        (100009, "Far School", False),
        (100003, "Yew School", True),
    ]


def test_circles_of_successors_end(load: Load) -> None:
    """1 → 2 → 3 → 1 and 3 → 2: nobody is the end, and nothing hangs."""
    links = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n" + "".join(
        f"{a},{b},Round,Successor,\r\n"
        for a, b in [(100001, 100002), (100002, 100003), (100003, 100001), (100003, 100002)]
    )
    load([{}, {"URN": "100002"}, {"URN": "100003"}], links=links)
    assert successors_of(EducationSetting.objects.get(urn=100001)) == []


def test_a_setting_without_urn_has_no_successors(load: Load) -> None:
    """Nothing is asked of the links."""
    load([{}])
    nursery = EducationSetting(name="Acorn", ey_number="EY1", la=EducationSetting.objects.get().la)
    assert successors_of(nursery) == []


def test_a_long_import_is_not_cut_off_by_the_time_limit_of_pages(load: Load) -> None:
    """Pages have a time limit in the database; a national file takes longer, so the import lifts it for itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '10s'")
        load([{}])
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
