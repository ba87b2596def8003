"""The commands about people (DESIGN section 7): what they answer, and what they refuse."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Person
from accounts.services.rights import ask_erasure
from tests.factories import give_role, make_person, make_setting

pytestmark = pytest.mark.django_db


def run(name: str, *args: str, **options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(name, *args, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_export_holds_what_the_person_gave_and_no_secret() -> None:
    person = make_person("rita@school.example", "Rita Register")
    give_role(person, "dsl", setting=make_setting("Copy School"))
    out, _ = run("export_my_data", "RITA@school.example")
    copy = json.loads(out)
    assert copy["accounts"]["details"]["name"] == "Rita Register"
    assert copy["accounts"]["memberships"][0]["place"] == "Copy School"
    assert person.password not in out


def test_export_of_nobody_is_refused() -> None:
    with pytest.raises(CommandError, match="Nobody has this email address") as refusal:
        run("export_my_data", "nobody@school.example")
    assert refusal.value.returncode == 1


def test_erase_asks_to_be_sure_and_then_leaves_no_name() -> None:
    person = make_person("erna@school.example", "Erna Erased")
    membership = give_role(person, "dsl", setting=make_setting())
    ask_erasure(by=person)
    with pytest.raises(CommandError, match="Give --yes"):
        run("erase_person", person.email)
    run("erase_person", person.email, "--yes")
    person.refresh_from_db()
    membership.refresh_from_db()
    assert (person.name, person.job_title, person.phone, person.is_active) == ("", "", "", False)
    assert person.email.endswith("@erased.invalid")
    assert membership.state == "ended"
    assert membership.events.count() == 3
    assert not person.erasure_requests.filter(done_at=None).exists()
    assert "Erna" not in json.dumps(list(membership.events.values()), default=str)


def test_the_address_of_an_erased_person_can_be_used_again() -> None:
    run("erase_person", make_person("again@school.example").email, "--yes")
    assert make_person("again@school.example").pk


def test_purge_removes_unproved_sign_ups_and_closes_unused_accounts() -> None:
    old = timezone.now() - timedelta(days=400)
    unproved = make_person("typo@school.example", verified=False)
    unused = make_person("gone@school.example")
    kept = make_person("here@school.example")
    Person.objects.filter(pk=unproved.pk).update(date_joined=timezone.now() - timedelta(days=8))
    Person.objects.filter(pk=unused.pk).update(last_login=old)
    out, _ = run("purge_expired", "--json")
    counts = json.loads(out)
    assert (counts["sign_ups_removed"], counts["accounts_closed"]) == (1, 1)
    unproved.refresh_from_db()
    unused.refresh_from_db()
    kept.refresh_from_db()
    assert unproved.erased_at
    assert not unused.is_active
    assert kept.is_active
