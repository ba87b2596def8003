"""A service as the standard writes it: `listed` for lists (what there is one of), `nested` with all that hangs on it.

Example: `{"id": "…", "name": "Mentoring", "status": "active", "minimum_age": 11, "organization": {…}}`. What is not known
is left out, never empty: an empty `email` would not be one. Times are those of the clock in London, `last_modified` is
UTC. The schemas hold no language names and no telephone numbers of contacts; HSDS, on which they stand, does, and they
allow more than they name: `languages[].name` and `code`, and `contacts[].phones`, are written as HSDS has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from resources.models import Organisation, Resource
from resources.models.vocabulary import Cost, ServiceStatus, State
from resources.open_referral import addresses
from resources.open_referral.ids import at_location, derived
from resources.open_referral.places import location_document
from resources.open_referral.selectors import Related
from resources.open_referral.terms import TAXONOMIES, Taxonomy, Term
from resources.reader.languages import name_of

Document = dict[str, Any]
_END_OF_DAY = {"24:00": "23:59:59", "00:00": "23:59:59"}
_TIME = len("09:30")


def listed(service: Resource) -> Document:
    """What there is one of."""
    return known(
        id=str(service.public_id),
        organization_id=str(service.organisation.public_id),
        name=service.title,
        description=description_of(service),
        url=service.url or addresses.item_page(service.slug),
        email=service.email,
        status=service.service_status or ServiceStatus.ACTIVE.value,
        fees=fees_of(service),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        assured_date=service.checked_on.isoformat() if service.checked_on else None,
        assurer_email=settings.COUNCIL.contacts.virtual_school_email,
        alert="; ".join(_alerts(service)),
        last_modified=moment(service.changed_at),
        organization=organization_document(service.organisation),
    )


def nested(service: Resource, related: Related) -> Document:
    """All there is."""
    key = service.public_id
    return listed(service) | known(
        schedules=list(_schedules(service)),
        service_areas=list(_areas(service, related)),
        service_at_locations=[
            at_location_document(service, related.locations[place])
            for place in dict.fromkeys(service.locations)
            if place in related.locations
        ],
        languages=[
            {"id": derived("language", key, code), "service_id": str(key), "name": name_of(code), "code": code}
            for code in dict.fromkeys(service.languages)
        ],
        cost_options=list(_costs(service)),
        contacts=list(_contacts(service)),
        attributes=[
            attribute_document(service, related.terms[taxonomy.field, code])
            for taxonomy in TAXONOMIES
            for code in dict.fromkeys(getattr(service, taxonomy.field))
            if (taxonomy.field, code) in related.terms
        ],
    )


def at_location_document(service: Resource, place: Any) -> Document:
    """The service at one of its locations."""
    return {
        "id": at_location(service.public_id, place.public_id),
        "service_id": str(service.public_id),
        "location_id": str(place.public_id),
        "location": location_document(place),
    }


def organization_document(organisation: Organisation) -> Document:
    """Who offers it; the standard wants a description, so one without gets its name."""
    return known(
        id=str(organisation.public_id),
        name=organisation.name,
        description=organisation.description or organisation.name,
        email=organisation.email,
        website=organisation.url,
        uri=addresses.organisation_page(organisation.slug),
    )


def taxonomy_document(taxonomy: Taxonomy) -> Document:
    """One of our lists of terms."""
    return {"id": taxonomy.id, "name": taxonomy.name, "description": taxonomy.description, "version": "1"}


@lru_cache(maxsize=256)
def term_document(term: Term) -> Document:
    """One entry of a list. Made once: the same terms stand on every service, and nobody changes what this gives."""
    return {
        "id": term.id,
        "name": term.name,
        "description": term.description or term.name,
        "taxonomy": term.taxonomy.name,
        "taxonomy_id": term.taxonomy.id,
        "term_uri": addresses.search_page(term.query),
        "term": term.name,
    }


def attribute_document(service: Resource, term: Term) -> Document:
    """That a service stands under a term."""
    return {
        "id": derived("attribute", service.public_id, term.id),
        "link_id": str(service.public_id),
        "taxonomy_term_id": term.id,
        "link_type": "service",
        "taxonomy_term": term_document(term),
    }


def description_of(service: Resource) -> str:
    """The summary and the text, then what the standard has no field for: whom it serves, and how to refer."""
    parts = [service.summary, service.body.strip()]
    parts += [
        f"{label}: {text.strip()}"
        for label, text in (
            ("Who it is for", service.serves),
            ("Who can use it", service.eligibility),
            ("How to refer", service.how_to_refer),
        )
        if text.strip()
    ]
    return "\n\n".join(part for part in parts if part)


def fees_of(service: Resource) -> str:
    """What it costs, in words; nothing where that is not known."""
    label = Cost(service.cost).label if service.cost in Cost.values and service.cost else ""
    return ": ".join(part for part in (str(label), service.cost_note) if part)


def moment(at: datetime | None) -> str | None:
    """A time of day in UTC, as 2026-03-15T10:30:45.123Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None


def known(**values: Any) -> Document:
    """What is known of the values."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _alerts(service: Resource) -> Iterable[str]:
    if service.state == State.REVIEW_DUE:
        yield "The yearly check of this entry is due: confirm the details before you rely on them"
    if service.links_broken:
        yield "A link of this entry did not work when it was last tried"


def _schedules(service: Resource) -> Iterable[Document]:
    """Times of a week; those that say the same are one."""
    seen = set()
    for opening in service.openings:
        days, opens, closes = ",".join(opening["days"]), opening["opens"][:_TIME], opening["closes"][:_TIME]
        if (days, opens, closes) in seen:
            continue
        seen.add((days, opens, closes))
        yield {
            "id": derived("schedule", service.public_id, days, opens, closes),
            "service_id": str(service.public_id),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": days,
            "opens_at": f"{opens}:00",
            "closes_at": _END_OF_DAY.get(closes, f"{closes}:00"),
        }


def _areas(service: Resource, related: Related) -> Iterable[Document]:
    """The parts of the council; a service without any is there for all of it."""
    names = [(f"area {key}", related.areas[key]) for key in dict.fromkeys(service.areas) if key in related.areas]
    for key, name in names or [("everywhere", settings.COUNCIL.name)]:
        yield {
            "id": derived("service area", service.public_id, key),
            "service_id": str(service.public_id),
            "name": name,
            "service_area": name,
        }


def _costs(service: Resource) -> Iterable[Document]:
    if service.cost:
        yield known(
            id=derived("cost option", service.public_id),
            service_id=str(service.public_id),
            option=str(Cost(service.cost).label),
            amount=0 if service.cost == Cost.FREE else None,
            amount_description=service.cost_note,
        )


def _contacts(service: Resource) -> Iterable[Document]:
    """The service's own number, under the name of its organisation: never a person's."""
    if not service.phone:
        return
    contact = derived("contact", service.public_id)
    phone = {"id": derived("phone", service.public_id), "contact_id": contact, "number": service.phone}
    yield {
        "id": contact,
        "service_id": str(service.public_id),
        "name": service.organisation.name,
        "phones": [phone],
    }
