"""Services of the directory and their places for tests: `make_service(title="…")` says everything there is to say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from resources.models import Location, Organisation, Resource
from resources.models.vocabulary import Cost, Kind, ServiceStatus
from tests.resources_factory import make_item, make_organisation


def make_place(organisation: Organisation, **fields: Any) -> Location:
    values = {
        "name": "Community hub", "address": "1 Market Square", "town": "Fairmere", "postcode": "FM1 1AA",
        "latitude": "51.50000", "longitude": "-0.12000", "access": "Level access from the car park.",
    } | fields  # fmt: skip
    return Location.objects.create(organisation=organisation, **values)


def make_service(**content: Any) -> Resource:
    """A service that says everything there is to say."""
    organisation = content.pop("organisation", None) or make_organisation(
        description="A charity.", url="https://charity.example/", email="hello@charity.example", phone="01632 960 200"
    )
    places = content.pop("places", None)
    if places is None:
        places = [make_place(organisation)]
    values: dict[str, Any] = {
        "kind": Kind.SERVICE, "title": "Mentoring", "organisation": organisation,
        "summary": "Mentors for those who miss school.", "body": "## What we do\n\nWe meet once a week.",
        "url": "https://charity.example/mentoring", "topics": ["attendance", "behaviour"],
        "audiences": ["dsl", "senco"], "phases": ["secondary"], "areas": [], "cost": Cost.SOME,
        "cost_note": "The first meeting is free.", "serves": "Schools", "minimum_age": 11, "maximum_age": 16,
        "eligibility": "Any school.", "how_to_refer": "Ring us.", "email": "mentoring@charity.example",
        "phone": "01632 960 201", "openings": [{"days": ["MO", "TU"], "opens": "09:30", "closes": "15:00"}],
        "locations": [place.pk for place in places], "languages": ["en", "pl"],
        "service_status": ServiceStatus.ACTIVE, "changed_at": timezone.now() - timedelta(days=10),
    } | content  # fmt: skip
    return make_item(**values)


def make_bare_service(**content: Any) -> Resource:
    """A service of which the least is known."""
    return make_item(kind=Kind.SERVICE, **content)
