"""What this feed does, as an OpenAPI document: the paths of the standard with the parameters that are really read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from resources.open_referral import addresses
from resources.open_referral.forms import PageFilter, PlaceFilter, ServiceFilter

LICENCE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
SCHEMAS = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema"
_PAGE = (
    ("total_items", "integer"), ("total_pages", "integer"), ("page_number", "integer"), ("size", "integer"),
    ("first_page", "boolean"), ("last_page", "boolean"), ("empty", "boolean"),
)  # fmt: skip
_LISTS: tuple[tuple[str, str, type[forms.Form], str], ...] = (
    ("services", "Services", ServiceFilter, "compiled/service.json"),
    ("taxonomies", "Taxonomies", PageFilter, "taxonomy.json"),
    ("taxonomy_terms", "Taxonomy terms", PageFilter, "taxonomy_term.json"),
    ("service_at_locations", "Services at their locations", PlaceFilter, "service_at_location.json"),
)


def description() -> dict[str, Any]:
    """The document."""
    paths: dict[str, Any] = {"/": _get("What this feed is", [], {"type": "object"})}
    for name, title, query, schema in _LISTS:
        of = {"$ref": f"{SCHEMAS}/{schema}"}
        paths[f"/{name}"] = _get(f"{title}, page by page", _parameters(query), _page(of))
        paths[f"/{name}/{{id}}"] = _get(f"{title}: one of them", [_identifier()], of, missing=True)
    return {
        "openapi": "3.0.0",
        "info": {
            "title": f"{settings.COUNCIL.name}: services in Open Referral UK 3.0",
            "version": "3.0",
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": addresses.api("root").rstrip("/")}],
        "paths": paths,
    }


def _get(summary: str, parameters: list[dict[str, Any]], schema: dict[str, Any], missing: bool = False) -> Any:
    good = {"description": summary, "content": {"application/json": {"schema": schema}}}
    bad = "404" if missing else "400"
    refused = {"description": "A problem document", "content": {"application/problem+json": {}}}
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": good, bad: refused}}}


def _identifier() -> dict[str, Any]:
    return {"in": "path", "name": "id", "required": True, "schema": {"type": "string", "format": "uuid"}}


def _parameters(query: type[forms.Form]) -> list[dict[str, Any]]:
    return [
        {"in": "query", "name": name, "required": False, "description": field.help_text, "schema": _schema(field)}
        for name, field in query.base_fields.items()
    ]


def _schema(field: forms.Field) -> dict[str, str]:
    """The kind of value; a decimal number is one of Django's whole numbers, so it is asked first."""
    kinds: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
        (forms.FloatField, {"type": "number"}),
        (forms.IntegerField, {"type": "integer"}),
        (forms.BooleanField, {"type": "boolean"}),
        (forms.UUIDField, {"type": "string", "format": "uuid"}),
        (forms.DateTimeField, {"type": "string", "format": "date-time"}),
    )
    return next((schema for kind, schema in kinds if isinstance(field, kind)), {"type": "string"})


def _page(of: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {name: {"type": kind} for name, kind in _PAGE}
    return {"type": "object", "properties": properties | {"contents": {"type": "array", "items": of}}}
