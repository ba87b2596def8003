"""The page of one item: facts as keys and lines, what a reader must know before relying on it, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from resources.editing import markdown
from resources.models import Location, Resource, Topic
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus
from resources.reader import openings, selectors
from resources.reader.languages import name_of
from resources.reader.presenters.rows import Row, rows
from resources.selectors import items_on_topic
from resources.upkeep.presenters import Checked, checked
from vs_portal.ui.forms.words import in_sentence

RELATED = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fact; with an address it is a link, `away` one that leaves this site."""

    text: str
    href: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A key and what stands beside it."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """All that the page says of the item itself; nothing of its reader."""

    title: str
    slug: str
    kind: str
    summary: str
    body: SafeString
    organisation: Line
    away: Line | None
    status: str
    notices: tuple[str, ...]
    checked: str
    overdue: bool
    changed: str
    facts: tuple[Fact, ...]
    topics: tuple[Line, ...]
    topic: Topic | None
    topic_words: str  # as it stands inside a sentence
    collections: tuple[Line, ...]
    related: tuple[Row, ...]


def item(resource: Resource, *, today: date | None = None) -> ItemPage:
    """The page of an item as readers see it."""
    known, stands = selectors.topics_by_code(), checked(resource, today)
    topics = [known[code] for code in resource.topics if code in known]
    main = next((topic for topic in topics if topic.is_active), None)
    labels = {topic.code: topic.label for topic in known.values()}
    found = items_on_topic(main.code, RELATED, without=resource) if main else []
    return ItemPage(
        title=resource.title,
        slug=resource.slug,
        kind=str(resource.get_kind_display()),
        summary=resource.summary,
        body=markdown.html(resource.body),
        organisation=_organisation(resource),
        away=_away(resource.url),
        status=_status(resource),
        notices=tuple(_notices(stands)),
        checked=stands.words,
        overdue=stands.overdue,
        changed=date_format(timezone.localdate(resource.changed_at), "j F Y") if resource.changed_at else "",
        facts=facts_of(resource, selectors.names_for([resource])),
        topics=tuple(Line(topic.label, search_address(topic=topic.code)) for topic in topics if topic.is_active),
        topic=main,
        topic_words=in_sentence(main.label) if main else "",
        collections=_collections(resource),
        related=tuple(rows(found, labels)),
    )


def _notices(checked: Checked) -> Iterable[str]:
    if checked.law:
        yield f"{checked.law} Do not rely on it for what the law says."
    if checked.links:
        yield checked.links


def _status(resource: Resource) -> str:
    if resource.kind != Kind.SERVICE or resource.service_status in ("", ServiceStatus.ACTIVE):
        return ""
    return {
        ServiceStatus.INACTIVE: "This service is not running at present.",
        ServiceStatus.DEFUNCT: "This service has ended.",
        ServiceStatus.TEMPORARILY_CLOSED: "This service is closed for a time.",
    }[ServiceStatus(resource.service_status)]


def facts_of(resource: Resource, names: selectors.Names) -> tuple[Fact, ...]:
    """What is known of the item; what is not known has no line."""
    return tuple(fact for fact in _facts(resource, names) if fact.lines)


def _facts(resource: Resource, names: selectors.Names) -> Iterable[Fact]:
    if resource.kind == Kind.SERVICE:
        yield from _service(resource, names)
    else:
        yield from _guidance(resource)
    yield _texts("Written for", [str(Audience(code).label) for code in resource.audiences if code in Audience])
    yield _texts("Phases", [str(Phase(code).label) for code in resource.phases if code in Phase])
    yield _texts("Areas", sorted(names.areas[pk] for pk in resource.areas if pk in names.areas))


def _service(resource: Resource, names: selectors.Names) -> Iterable[Fact]:
    yield _text("Who it is for", resource.serves)
    yield _text("Ages", ages(resource.minimum_age, resource.maximum_age))
    yield _text("Who can use it", resource.eligibility)
    cost = str(Cost(resource.cost).label)
    yield _texts("Cost", [cost, resource.cost_note] if resource.cost else [resource.cost_note or cost])
    yield _text("How to refer", resource.how_to_refer)
    phone, email = resource.phone, resource.email
    yield Fact("Telephone", (Line(phone, f"tel:{phone.replace(' ', '')}"),) if phone else ())
    yield Fact("Email", (Line(email, f"mailto:{email}"),) if email else ())
    yield _texts("Open", openings.in_words(resource.openings))
    yield _texts("Where", [place_words(names.places[pk]) for pk in resource.locations if pk in names.places])
    languages = [name_of(code) for code in resource.languages]
    yield _text("Languages", openings.joined(languages) if languages else "")


def _guidance(resource: Resource) -> Iterable[Fact]:
    source, address = resource.evidence_source, resource.evidence_url
    lines = [Line(str(Evidence(resource.evidence).label))] if resource.evidence else []
    if source or address:
        lines.append(Line(source or _host(address), address, away=bool(address)))
    yield Fact("What it rests on", tuple(lines))
    dated = f" (as it stood on {date_format(resource.law_dated, 'j F Y')})" if resource.law_dated else ""
    yield _text("Law", f"{resource.law}{dated}" if resource.law else "")
    yield _texts("Cost", [str(Cost(resource.cost).label), resource.cost_note] if resource.cost else [])


def ages(least: int | None, most: int | None) -> str:
    """ "5 to 16", "Up to 5", "16 and over"; empty for any age."""
    if least is None and most is None:
        return ""
    if most is None:
        return f"{least} and over"
    if not least:
        return f"Up to {most}"
    return str(least) if least == most else f"{least} to {most}"


def place_words(place: Location) -> str:
    """A venue on one line, with its postcode and how to get in."""
    if place.type == Location.Type.VIRTUAL:
        return place.name
    parts = [place.name, place.address, place.town, place.county, place.postcode]
    words = ", ".join(part for part in dict.fromkeys(parts) if part)
    return f"{words}. {place.access}" if place.access else words


def _text(key: str, text: str) -> Fact:
    return _texts(key, [text])


def _texts(key: str, texts: Iterable[str]) -> Fact:
    return Fact(key, tuple(Line(text) for text in texts if text))


def _organisation(resource: Resource) -> Line:
    return Line(resource.organisation.name, reverse("resources:organisation", args=[resource.organisation.slug]))


def _away(url: str) -> Line | None:
    return Line(_host(url), url, away=True) if url else None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _collections(resource: Resource) -> tuple[Line, ...]:
    found = selectors.collections_with(resource)
    return tuple(Line(one.title, reverse("resources:collection", args=[one.slug])) for one in found)


def search_address(**filters: str) -> str:
    """The search page with these filters."""
    address = reverse("resources:search")
    return f"{address}?{urlencode(filters)}" if filters else address
