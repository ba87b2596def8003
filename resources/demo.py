"""The demonstration's directory: some 120 pages and services of a made-up council, its partners and real publishers.

The words stand in `demo_items/*.toml`. They go through the services that imports and people use, at past moments, so that
there are owners, days of checks, versions, collections, something to read a second time, and one address that forwards.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from organisations.models import Area
from resources.editing import services
from resources.editing.openings import parse_openings
from resources.editing.services import DirectReason, Keeping
from resources.editing.services import collections as collecting
from resources.editing.services.organisations import save_location, save_organisation
from resources.models import Collection, Organisation, Resource, Topic
from resources.models.resource import REVIEW_MONTHS
from resources.models.vocabulary import Kind, State

FOLDER = Path(__file__).parent / "demo_items"
GUIDANCE = ("national_1", "national_2", "local_guidance_1", "local_guidance_2")
SERVICES = ("services_1", "services_2")
FIRST_DAY, LAST_DAY = 420, 6  # days ago on which the first and the last item was published
_OWNERS = (("adviser", "editor"), ("editor", "vsh"), ("duty", "editor"), ("adviser", "vsh"))
_TOPIC_OWNERS = {
    "attendance": "adviser",
    "suspensions-exclusions": "adviser",
    "send-processes": "duty",
    "social-care": "vsh",
    "virtual-school": "vsh",
    "training": "editor",
}
_ARCHIVED = "Fixed-term exclusions: a guide for headteachers"
_TAKES_ITS_PLACE = "Suspension and permanent exclusion: the statutory guidance"
People = Mapping[str, Person]


@transaction.atomic
def create_demo_directory(*, people: People, now: datetime | None = None) -> int:
    """Make the directory where there is none; returns how many items there are. A second run adds nothing."""
    if Collection.objects.exists():
        return Resource.objects.count()
    now = (now or timezone.now()).replace(minute=30, second=0, microsecond=0)
    organisations = {key: _organisation(row) for key, row in read("organisations").items()}
    _give_topics_owners(people)
    entries = list(_entries())
    for number, (kind, entry) in enumerate(entries):
        ago = FIRST_DAY - (FIRST_DAY - LAST_DAY) * number // len(entries)
        _publish(kind, entry, organisations, people, number, now - timedelta(days=ago))
    for place, row in enumerate(read("collections")["collections"], start=1):
        _collect(row, place * 10)
    _archive_one(organisations, people, now)
    _write_on(organisations, people, now)
    return Resource.objects.count()


@lru_cache(maxsize=16)
def read(name: str) -> dict[str, Any]:
    """One file of the folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _entries() -> Iterator[tuple[Kind, dict[str, Any]]]:
    """Guidance and services by turns, as they would have been written."""
    guidance = [(Kind.GUIDANCE, one) for name in GUIDANCE for one in read(name)["items"]]
    offers = [(Kind.SERVICE, one) for name in SERVICES for one in read(name)["items"]]
    return iter(sorted([*guidance, *offers], key=lambda pair: sum(map(ord, pair[1]["title"])) % 97))


def _organisation(row: Mapping[str, Any]) -> Organisation:
    fields = {name: row.get(name, "") for name in ("name", "description", "url", "email", "phone")}
    made = save_organisation(organisation=None, fields=fields, by=None)
    for place in row.get("places", ()):
        save_location(organisation=made, location=None, fields=place, by=None)
    return made


def _give_topics_owners(people: People) -> None:
    for code, account in _TOPIC_OWNERS.items():
        Topic.objects.filter(code=code).update(owner=people[account])


def content_of(kind: Kind, entry: Mapping[str, Any], organisation: Organisation) -> dict[str, Any]:
    """One entry of a file as the fields of an item."""
    content = {name: value for name, value in entry.items() if name not in ("organisation", "places", "review_months")}
    content["areas"] = list(Area.objects.filter(name__in=entry.get("areas", ())).values_list("pk", flat=True))
    if kind is Kind.SERVICE:
        content["openings"] = parse_openings(str(entry.get("openings", "")))
        wanted = entry.get("places", ())
        content["locations"] = list(organisation.locations.filter(name__in=wanted).values_list("pk", flat=True))
        content["phone"], content["email"] = organisation.phone, organisation.email
        content.setdefault("languages", ["en"])
    return content | {"kind": kind, "organisation": organisation, "body": str(entry.get("body", "")).strip()}


def _publish(
    kind: Kind,
    entry: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
    people: People,
    number: int,
    at: datetime,
) -> None:
    owner, second = _OWNERS[number % len(_OWNERS)]
    months = int(entry.get("review_months", REVIEW_MONTHS))
    item = services.publish_directly(
        content=content_of(kind, entry, organisations[entry["organisation"]]),
        by=None,
        reason_code=DirectReason.DEMONSTRATION,
        keeping=Keeping(people[owner], people[second], months),
        at=at,
        checked_on=_checked_on(at.date(), months),
    )
    item.versions.update(author=people[owner], approved_by=people[second])


def _checked_on(published: date, months: int) -> date:
    """The day of the last check: items are looked at in time, so none is due unless upkeep makes it so."""
    today, rhythm = timezone.localdate(), timedelta(days=months * 30 - 20)
    while published + rhythm <= today:
        published += rhythm
    return published


def _collect(row: Mapping[str, Any], position: int) -> None:
    fields = {"title": row["title"], "summary": row["summary"], "is_published": True, "position": position}
    made = collecting.save_collection(collection=None, fields=fields, by=None)
    for one in row["items"]:
        item = Resource.objects.get(title=one["title"])
        collecting.add_item(collection=made, resource=item, why=one.get("why", ""), by=None)


def _archive_one(organisations: Mapping[str, Organisation], people: People, now: datetime) -> None:
    """An address of an older page, which leads to the one that took its place."""
    content = {
        "kind": Kind.GUIDANCE,
        "title": _ARCHIVED,
        "summary": "A guide to the law as it stood before suspensions were called so.",
        "body": "The guidance of 2017, in short.",
        "organisation": organisations["vs"],
        "topics": ["suspensions-exclusions"],
        "audiences": ["leader"],
    }
    old = services.publish_directly(
        content=content,
        by=None,
        reason_code=DirectReason.DEMONSTRATION,
        keeping=Keeping(people["adviser"], people["editor"]),
        at=now - timedelta(days=FIRST_DAY + 30),
    )
    services.archive(resource=old, by=people["editor"], forward_to=Resource.objects.get(title=_TAKES_ITS_PLACE))


def _write_on(organisations: Mapping[str, Organisation], people: People, now: datetime) -> None:
    """What is being written: a draft, a page to read a second time, a next version, and one that waits for its time."""
    adviser, editor = people["adviser"], people["editor"]
    content = {"organisation": organisations["vs"], "topics": ["punctuality"], "audiences": ["attendance_lead"]}
    services.start_item(
        kind=Kind.GUIDANCE,
        by=adviser,
        second_owner=editor,
        content=content | {"title": "Lateness after a move of home"},
    )
    words = {
        "summary": "What to ask in the first week, and what to leave for the second.",
        "body": "## In the first week\n\nAsk who wakes whom, and how the journey went.\n\n## In the second\n\nLook at the register.",
    }
    for title, waits in (
        ("A first week after a move of school", False),
        ("The journey to school: taxis and buses", True),
    ):
        draft = services.start_item(
            kind=Kind.GUIDANCE, by=adviser, second_owner=editor, content=content | words | {"title": title}
        )
        sent = services.send_to_review(version=draft, by=adviser)
        if waits:
            services.approve(version=sent, by=editor, publish_at=now + timedelta(days=3))
    item = Resource.objects.filter(state=State.PUBLISHED, title__startswith="Restorative talk").get()
    following = services.start_version(resource=item, by=adviser)
    body = following.body.replace("5. What would put it right?", "5. What would put it right, and by when?")
    services.send_to_review(
        version=services.save_draft(
            version=following, by=adviser, content={"body": body}, note="One question sharper."
        ),
        by=adviser,
    )
