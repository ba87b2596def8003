"""Point 6: anybody can read what is looked for, how well it works and how to say that it was wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import strip_tags

from screening import FindingType
from tests.factories import make_person
from text_guard import figures
from text_guard.kinds import KINDS
from text_guard.rule_services import activate_rule, propose_rule
from vs_portal.public import views

pytestmark = pytest.mark.django_db


def words(client: Client) -> str:
    response = client.get("/screening")
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).replace("&#x27;", "'").split())


def test_every_type_of_finding_is_explained(client: Client) -> None:
    assert set(KINDS) == set(FindingType)
    seen = words(client)
    assert [kind.label for kind in KINDS.values() if kind.label not in seen] == []


def test_the_figures_are_those_of_the_file(client: Client) -> None:
    seen, found = words(client), figures.measured()
    share = found.held_aside.shares["caught"]  # type: ignore[union-attr]  # the shipped file has it
    assert share and f"({share.hits} of {share.of})" in seen
    assert f"{found.held_aside.texts} were held aside" in seen  # type: ignore[union-attr]


def test_without_figures_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(views, "measured", lambda: figures.NOTHING)
    seen = words(client)
    assert "No figures came with this version" in seen and "not measured" in seen
    assert "Measured on" not in seen


def test_rules_are_counted_and_not_shown(client: Client) -> None:
    activate_rule(rule=propose_rule(kind="reference", pattern="QXZ-999999", by=make_person()), by=make_person())
    seen = words(client)
    assert "Shape of a reference" in seen and "QXZ" not in seen


def test_who_may_what_is_said_from_the_roles(client: Client) -> None:
    seen = words(client)
    assert "These can: the Virtual School head and the administrator" in seen.replace("the the", "the")


def test_it_is_linked_from_the_privacy_notice(client: Client) -> None:
    assert 'href="/screening"' in client.get("/privacy").content.decode()
