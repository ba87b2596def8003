"""The desk's page of one item: what stands, what is being written, what comes next and who does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import permissions_of
from resources.editing import markdown, policies
from resources.editing.content import ContentRefused, checked, words_of
from resources.editing.forms.content import SECTIONS
from resources.editing.forms.section import SectionForm
from resources.editing.presenters.desk import tone_of
from resources.editing.reading_level import AIM, ReadingLevel, reading_level
from resources.editing.services.drafts import check_whole
from resources.editing.workflow import NEXT_STEP, Act, ItemAct
from resources.models import Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS, VersionState
from resources.upkeep.presenters import checked_words
from vs_portal.ui.templatetags.ui import moment

_TONES: dict[str, str] = {
    VersionState.DRAFT: "new",
    VersionState.IN_REVIEW: "warn",
    VersionState.SCHEDULED: "new",
    VersionState.LIVE: "go",
}
VERSION_COLUMNS = [
    {"text": "Version"},
    {"text": "State"},
    {"text": "Written by"},
    {"text": "Read by"},
    {"text": "When"},
]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section of the draft, with what is still missing in it."""

    title: str
    href: str
    missing: tuple[str, ...]


def item_context(resource: Resource, versions: list[Version], person: Person) -> dict[str, Any]:
    """What `resources/editing/item.html` takes."""
    draft = next((one for one in versions if one.state in OPEN_VERSIONS), None)
    held = permissions_of(person)
    return {
        "resource": resource,
        "tone": tone_of(resource.state),
        "draft": draft and draft_context(draft, resource, person),
        "keepers": _keepers(resource),
        "checked": checked_words(resource) if resource.is_shown else "",
        "may": {act.value: policies.can_item(act, resource, held) for act in ItemAct},
        "may_start_again": draft is None and Permission.RESOURCES_EDIT in held and bool(versions),
        "columns": VERSION_COLUMNS,
        "rows": [_version_row(resource, one) for one in versions],
    }


def draft_context(draft: Version, resource: Resource, person: Person) -> dict[str, Any]:
    """The version on its way: its sections, what can be done with it, and whose turn it is."""
    relations, held = policies.relations_of(person, draft), permissions_of(person)
    sections = tuple(section_lines(draft, resource))
    return {
        "version": draft,
        "state": draft.get_state_display(),
        "tone": _TONES.get(draft.state, "quiet"),
        "next": NEXT_STEP[VersionState(draft.state)],
        "sections": sections,
        "is_whole": not any(line.missing for line in sections),
        "may": {act.value: policies.can(act, draft, relations, held) for act in Act},
        "own": policies.Relation.WRITER in relations,
        "level": level_words(level_of(draft)),
        "at": moment(draft.publish_at) if draft.publish_at else "",
    }


def section_lines(draft: Version, resource: Resource) -> Iterable[SectionLine]:
    """Each section of the kind, and who keeps it, with the reasons why it cannot go to a second person yet."""
    errors = faults_of(draft, resource)
    for slug, title, form in SECTIONS[draft.kind]:
        own = tuple(reason for name, reason in errors.items() if _is_of(form, name))
        yield SectionLine(title, reverse("resources_desk:section", args=[resource.public_id, slug]), own)
    own = tuple(reason for name, reason in errors.items() if name in ("owner", "second_owner"))
    yield SectionLine("Who keeps it true", reverse("resources_desk:keep", args=[resource.public_id]), own)


def faults_of(draft: Version, resource: Resource) -> dict[str, str]:
    """What must be put right before a second person reads it."""
    try:
        check_whole(draft, resource)
    except ContentRefused as refused:
        return refused.errors
    return {}


def _is_of(form: type[SectionForm], name: str) -> bool:
    return name in form.base_fields and not (name == "cost_note" and "cost" not in form.base_fields)


def is_whole(version: Version) -> bool:
    """Whether the words alone could go live."""
    try:
        checked(words_of(version))
    except ContentRefused:
        return False
    return True


def level_of(version: Version) -> ReadingLevel:
    """How hard summary and text are to read."""
    return reading_level(f"{version.summary}\n{markdown.plain(version.body)}")


def level_words(level: ReadingLevel) -> str:
    """A hint for the writer, or nothing for a short text."""
    if level.age is None:
        return ""
    words = f"Reads easily from about age {level.age}."
    if level.age > AIM:
        words += f" Shorter sentences and plainer words would bring it nearer to {AIM}."
    if level.long_sentences:
        count = len(level.long_sentences)
        words += f" {count} sentence{'s are' if count > 1 else ' is'} longer than 25 words."
    return words


def _keepers(resource: Resource) -> list[dict[str, str]]:
    keep = reverse("resources_desk:keep", args=[resource.public_id])
    months = resource.review_months
    return [
        {"key": "Owner", "value": _name(resource.owner), "href": keep},
        {"key": "Second owner", "value": _name(resource.second_owner), "href": keep},
        {"key": "Checked every", "value": f"{months} month{'s' if months > 1 else ''}", "href": keep},
    ]


def _name(person: Person | None) -> str:
    return person.name if person is not None else "Nobody yet"


def _version_row(resource: Resource, one: Version) -> list[Any]:
    return [
        {
            "text": f"Version {one.number}",
            "href": reverse("resources_desk:version", args=[resource.public_id, one.number]),
            "note": one.note,
        },
        {"text": one.get_state_display(), "tone": _TONES.get(one.state, "quiet")},
        one.author.name if one.author else "The portal",
        one.approved_by.name if one.approved_by else "Nobody",
        moment(one.went_live_at or one.saved_at),
    ]
