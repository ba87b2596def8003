"""The addresses of the feed. Each reads the query, asks the selectors and writes documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.models import Resource
from resources.open_referral import about as about_page
from resources.open_referral import addresses, documents, selectors, terms
from resources.open_referral.answers import Refused, checked, document, feed
from resources.open_referral.forms import PageFilter, PlaceFilter, ServiceFilter
from resources.open_referral.openapi import description
from resources.open_referral.paging import cut, page, window

_open = public("Open data: other directories and the national finder read it without a key.")
PROFILE = "https://docs.openreferraluk.org/"


@public("Whoever wants to use the feed finds here how.")
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "resources/open_referral/about.html", about_page.page())


@_open
@feed
def root(request: HttpRequest) -> HttpResponseBase:
    content = {"version": "HSDS-UK-3.0", "profile": PROFILE, "openapi_url": addresses.api("openapi")}
    return document(request, content)


@_open
@feed
def openapi(request: HttpRequest) -> HttpResponseBase:
    return document(request, description())


@_open
@feed
def services(request: HttpRequest) -> HttpResponseBase:
    query = checked(ServiceFilter(request.GET))
    at = window(query)
    found = selectors.in_window(query, at)
    if query["full"]:
        related = selectors.related_to(found.rows)
        contents = [documents.nested(row, related) for row in found.rows]
    else:
        contents = [documents.listed(row) for row in found.rows]
    return document(request, page(found.total, at, contents), newest(found.rows))


@_open
@feed
def service(request: HttpRequest, identifier: str) -> HttpResponseBase:
    found = selectors.service_with(uuid(identifier))
    if found is None:
        raise Refused(404, "No service that is shown has this id.")
    content = documents.nested(found, selectors.related_to([found]))
    return document(request, content, found.changed_at)


@_open
@feed
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    query = checked(PageFilter(request.GET))
    return document(request, cut([documents.taxonomy_document(one) for one in terms.TAXONOMIES], window(query)))


@_open
@feed
def taxonomy(request: HttpRequest, identifier: str) -> HttpResponseBase:
    found = terms.taxonomy_with(str(uuid(identifier)))
    if found is None:
        raise Refused(404, "No taxonomy has this id.")
    own = [documents.term_document(term) for term in terms.terms() if term.taxonomy == found]
    return document(request, documents.taxonomy_document(found) | {"taxonomy_terms": own})


@_open
@feed
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    query = checked(PageFilter(request.GET))
    return document(request, cut([documents.term_document(term) for term in terms.terms()], window(query)))


@_open
@feed
def taxonomy_term(request: HttpRequest, identifier: str) -> HttpResponseBase:
    found = terms.term_with(str(uuid(identifier)))
    if found is None:
        raise Refused(404, "No taxonomy term has this id.")
    return document(request, documents.term_document(found))


@_open
@feed
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    query = checked(PlaceFilter(request.GET))
    at = window(query)
    pairs = selectors.pairs(selectors.found(query), _near(query), at)
    rows = {row.pk: row for row in selectors.in_order(list(dict.fromkeys(service for service, _ in pairs.keys)))}
    related = selectors.related_to(rows.values())
    contents = [
        _at_location(rows[service], related.locations[place], related, whole=query["full"])
        for service, place in pairs.keys
    ]
    return document(request, page(pairs.total, at, contents), newest(rows.values()))


@_open
@feed
def service_at_location(request: HttpRequest, identifier: str) -> HttpResponseBase:
    found = selectors.pair_with(uuid(identifier))
    if found is None:
        raise Refused(404, "No service at a location has this id.")
    related = selectors.related_to([found[0]])
    return document(request, _at_location(*found, related, whole=True), found[0].changed_at)


def _at_location(service: Resource, place: Any, related: selectors.Related, *, whole: bool) -> documents.Document:
    """`whole`: the service itself at this place, as the OpenAPI file says, under the id of the two together."""
    here = documents.at_location_document(service, place)
    if not whole:
        return here
    nested = documents.nested(service, related)
    nested.pop("service_at_locations", None)
    return nested | here


def _near(query: dict[str, Any]) -> list[int] | None:
    """The locations around the postcode, or None for all."""
    if not query["postcode"]:
        return None
    if not query["proximity"]:
        raise Refused(
            400,
            "This directory has no map of the areas that services cover. Give proximity (metres) with the postcode.",
            {"postcode": ["Works only together with proximity."]},
        )
    try:
        return selectors.near(query["postcode"], query["proximity"])
    except selectors.UnknownPostcode as unknown:
        raise Refused(
            400,
            "This directory asks nobody outside where a postcode is. It knows those of its own locations alone.",
            {"postcode": ["No location in this directory has this postcode and coordinates."]},
        ) from unknown


def newest(rows: Iterable[Resource]) -> datetime | None:
    """When the last of them changed."""
    return max((row.changed_at for row in rows if row.changed_at), default=None)


def uuid(identifier: str) -> UUID:
    """An id of ours; anything else is the id of nothing."""
    try:
        return UUID(identifier)
    except ValueError as error:
        raise Refused(404, "Ids of this feed are UUIDs.") from error
