"""Services as different as a directory's are, and the stored schemas of the standard to hold their documents to."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache as django_cache
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing import Resource as Schema
from referencing.jsonschema import DRAFT202012

from organisations.models import Area
from resources.models import Location, Resource
from resources.models.vocabulary import Cost
from tests.resources_factory import make_item, make_topic
from tests.services_factory import make_bare_service, make_place, make_service

Faults = Callable[[str, Any], list[str]]
# The folder holds no schema of these two, which the others point to; we write neither.
NOT_STORED = ("funding.json", "organization_identifier.json")
# What we write beyond the schemas: names that HSDS has, on which they stand. They allow more than they name.
FROM_HSDS = {"language": {"name", "code"}, "contact": {"phones"}}


def folder() -> Path:
    shared = Path(os.environ.get("VS_SHARED_DATA", settings.BASE_DIR.parent / "shared" / "data"))
    if not (shared / "open_referral_uk").is_dir():
        pytest.skip(f"The standard's schemas are not in {shared}: set VS_SHARED_DATA to the folder that holds them.")
    return shared / "open_referral_uk"


@cache
def _schema(name: str) -> Schema[Any]:
    if name in NOT_STORED:
        return Schema.from_contents({"type": "object"}, default_specification=DRAFT202012)
    content = json.loads((folder() / f"schema_{name}").read_text(encoding="utf-8"))
    content["additionalProperties"] = {}
    return Schema.from_contents(content, default_specification=DRAFT202012)


@pytest.fixture(scope="session")
def faults() -> Faults:
    """`faults("service", document)`: where the document departs from the stored schema, formats and names included."""
    registry: Registry[Any] = Registry(retrieve=_schema)

    def find(name: str, document: Any) -> list[str]:
        schema = _schema(f"{name}.json").contents
        validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
        return found + list(unknown(name, document))

    return find


def unknown(name: str, document: dict[str, Any]) -> Iterator[str]:
    """Properties, at any depth, that the schema does not name: a slip in a name would pass as something else."""
    properties = _schema(f"{name}.json").contents.get("properties", {})
    for key, value in document.items():
        inner = properties.get(key)
        if inner is None:
            if key not in FROM_HSDS.get(name, set()):
                yield f"{name}.{key} is not in the schema"
            continue
        target = (inner.get("items") or inner).get("$ref", "").removesuffix(".json")
        if target:
            for one in value if isinstance(value, list) else [value]:
                yield from unknown(target, one)


@pytest.fixture
def topic() -> None:
    make_topic("attendance")
    make_topic("behaviour")


@pytest.fixture
def many(topic: None) -> list[Resource]:
    """Services of every kind, and items that are none of the feed's business."""
    django_cache.clear()
    area = Area.objects.create(name="North")
    first = make_service(areas=[area.pk])
    online = make_place(first.organisation, type=Location.Type.VIRTUAL, name="By video", address="", postcode="",
                        latitude=None, longitude=None)  # fmt: skip
    postal = make_place(
        first.organisation, type=Location.Type.POSTAL, town="", county="", latitude=None, longitude=None
    )
    shown = [
        first,
        make_bare_service(),
        make_service(organisation=first.organisation, title="Helpline", places=[online, postal], cost=Cost.FREE,
                     openings=[{"days": ["MO", "SU"], "opens": "00:00", "closes": "24:00"}]),
        make_service(title="A title with <b>markup</b> & \u202eright to left", service_status="temporarily closed"),
        make_service(title="Due", state="review_due", links_broken=True, topics=["gone"], areas=[987_654],
                     places=[], languages=["xx-unknown"]),
        *(make_service(title=f"Status {status}", service_status=status) for status in ("inactive", "defunct", "")),
    ]  # fmt: skip
    make_item(title="Guidance, no service")
    make_service(title="Draft", state="draft")
    make_service(title="Archived", state="archived")
    return shown
