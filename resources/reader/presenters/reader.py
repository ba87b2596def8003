"""What stands on an item's page for the one who reads it: what they keep and said, and asking the Virtual School."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import Person
from accounts.permissions import Permission
from accounts.redirects import with_next
from accounts.selectors import permissions_of
from resources.models import Resource, Usefulness
from resources.models.vocabulary import NotUsefulBecause
from resources.reader import selectors
from resources.reader.beside import beside
from resources.reader.forms import NO, NO_REASON, YES, UsefulForm
from resources.reader.presenters.directory import short
from resources.reader.presenters.item import ItemPage, item


@dataclass(frozen=True, slots=True)
class Ask:
    """The way to the advice form with the topic filled in; for a visitor by way of signing in."""

    href: str
    signed_in: bool


def item_context(resource: Resource, user: Person | AnonymousUser, form: UsefulForm | None = None) -> dict[str, Any]:
    """What `resources/reader/item.html` takes."""
    page = item(resource)
    person = user if isinstance(user, Person) else None
    kept = selectors.bookmark_of(person, resource.slug) if person else None
    said = selectors.said_by(person, resource) if person else None
    held = permissions_of(person) if person else None
    here = reverse("resources:item", args=[resource.slug])
    return {
        "page": page,
        "kept": kept,
        "said": said_words(said),
        "form": form or (useful_form(said) if person else None),
        "ask": ask(page, held),
        "desk": desk(resource, held),
        "beside": beside(topic=page.topic.code, person=person) if page.topic else [],
        "sign_in": "" if person else with_next("account_login", here),
        "page_url": settings.ORIGIN + here,
        "mailto": mailto(page.title, settings.ORIGIN + here),
        "description": short(page.summary),
    }


def ask(page: ItemPage, held: frozenset[Permission] | None) -> Ask | None:
    """Whoever may ask goes straight to the form; a visitor (None) signs in first; others have nothing to ask."""
    address = reverse("advice_requests:ask")
    if page.topic is not None:
        address = f"{address}?{urlencode({'topic': page.topic.code})}"
    if held is None:
        return Ask(with_next("account_login", address), signed_in=False)
    return Ask(address, signed_in=True) if Permission.ADVICE_ASK in held else None


def desk(resource: Resource, held: frozenset[Permission] | None) -> str:
    """Where whoever writes the directory changes the item; empty for others."""
    may = held is not None and Permission.RESOURCES_EDIT in held
    return reverse("resources_desk:item", args=[resource.public_id]) if may else ""


def useful_form(said: Usefulness | None) -> UsefulForm:
    """The form as the reader left it."""
    if said is None:
        return UsefulForm()
    return UsefulForm(initial={"useful": YES if said.useful else NO, "because": said.because or NO_REASON})


def said_words(said: Usefulness | None) -> str:
    """What the reader said, as a sentence."""
    if said is None:
        return ""
    if said.useful:
        return "You said that this page helped you."
    reason = f" Your reason: {NotUsefulBecause(said.because).label}." if said.because else ""
    return f"You said that this page did not help you.{reason}"


def mailto(title: str, address: str) -> str:
    """A message of the reader's own email program with the link in it."""
    return f"mailto:?subject={quote(title)}&body={quote(f'{title}{chr(13)}{chr(10)}{address}')}"
