"""Writing: a new item, a new version of one, saving, sending to a second person, taking back, returning, discarding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.editing import policies
from resources.editing.content import ContentRefused, checked, words_of
from resources.editing.services.notices import tell
from resources.editing.services.rows import (
    hold_named,
    lock_resource,
    lock_version,
    mirror_before_first,
    next_number,
    put_words,
    refuse_second_draft,
)
from resources.editing.workflow import ITEM_TRANSITIONS, TRANSITIONS, Act, ItemAct
from resources.models import Resource, Version
from resources.models.resource import REVIEW_MONTHS
from resources.models.vocabulary import State, VersionState
from resources.slugs import save_named

PRESSED_TWICE = timedelta(minutes=1)


@transaction.atomic
def start_item(
    *,
    kind: str,
    by: Person | None,
    content: Mapping[str, Any],
    source: str = "",
    source_id: str = "",
    owner: Person | None = None,
    second_owner: Person | None = None,
    review_months: int = REVIEW_MONTHS,
    once: bool = False,
) -> Version:
    """Start an item as a draft that `by` keeps unless told otherwise; `by=None` is the portal taking in a feed or file.

    `source` and `source_id` say where it came from. `once`: a button may be pressed twice, and the draft that `by` started
    in the last minute with the same words is the one. Raises ContentRefused, WrongActor.
    """
    policies.check_may(policies.Permission.RESOURCES_EDIT, by)
    words = checked({**content, "kind": kind}, whole=False)
    if once and by is not None and (found := _just_started(words, by)) is not None:
        return found
    if by is not None:
        hold_named(words)
    resource = Resource(
        **words,
        owner=owner or by,
        second_owner=second_owner,
        review_months=review_months,
        source=source,
        source_id=source_id,
    )
    save_named(resource, str(words["title"]))
    version = _add_draft(resource, words, by)
    record(event="resource.started", by=by, subject=resource, detail={"kind": words["kind"], "source": bool(source)})
    return version


def _just_started(words: Mapping[str, Any], by: Person) -> Version | None:
    """A draft with these words that the person started a moment ago. Their row is held: two clicks come one by one."""
    Person.objects.select_for_update().get(pk=by.pk)
    same = {name: words[name] for name in ("kind", "title", "summary", "url", "organisation")}
    since = timezone.now() - PRESSED_TWICE
    rows = Version.objects.filter(author=by, number=1, edits=1, state=VersionState.DRAFT, created_at__gte=since, **same)
    return rows.select_related("resource").order_by("pk").first()


@transaction.atomic
def start_version(*, resource: Resource, by: Person | None) -> Version:
    """Start the next version of an item from what readers see now (or saw last). Raises OpenDraft, WrongActor."""
    return _revise(resource, None, by)


@transaction.atomic
def restore(*, version: Version, by: Person) -> Version:
    """Start the next version with the words of an earlier one; it goes the way of every draft. Raises OpenDraft."""
    return _revise(version.resource, version, by)


def _revise(resource: Resource, source: Version | None, by: Person | None) -> Version:
    row = lock_resource(resource)
    if row.published_at is not None:  # what was never published is taken up again by whoever may write
        policies.check_item(ItemAct.REVISE, row, by)
    policies.check_may(policies.Permission.RESOURCES_EDIT, by)
    refuse_second_draft(row)
    words = words_of(source or row)
    before = _wrote_unread(row, source)
    draft = _add_draft(row, words, by)
    draft.writers.add(*before)
    mirror_before_first(row, draft, words)
    detail: dict[str, str | int | bool | None] = {"number": draft.number, "from": source.number if source else None}
    record(event=ITEM_TRANSITIONS[ItemAct.REVISE].audit, by=by, subject=row, detail=detail)
    return draft


def _wrote_unread(resource: Resource, source: Version | None) -> set[int]:
    """Who wrote the words that a new draft begins with, unless readers have had them: nobody read those a second time.

    Whoever restores the words of a colleague does not make them somebody else's.
    """
    if source is None and resource.published_at is None:
        source = resource.versions.order_by("-number").first()
    if source is None or source.went_live_at is not None:
        return set()
    return {*source.writers.values_list("pk", flat=True), *([source.author_id] if source.author_id else [])}


def _add_draft(resource: Resource, words: Mapping[str, Any], by: Person | None) -> Version:
    draft = Version(resource=resource, number=next_number(resource), author=by)
    put_words(draft, words)
    draft.save()
    if by is not None:
        draft.writers.add(by)
    return draft


@transaction.atomic
def save_draft(
    *,
    version: Version,
    content: Mapping[str, Any],
    by: Person | None,
    note: str | None = None,
    edits: int | None = None,
) -> Version:
    """Save some fields of a draft; the others stay. `edits` is what the page showed, else what `version` holds.

    Raises StaleVersion where somebody saved meanwhile, ContentRefused, WrongActor, WrongState.
    """
    row, resource = lock_version(version, edits=edits)
    policies.check(Act.SAVE, row, by)
    words = checked({**words_of(row), **content}, whole=False, only=frozenset(content))
    if by is not None:
        hold_named(content)
    put_words(row, words)
    row.note = row.note if note is None else note
    row.edits += 1
    row.author = row.author or by
    row.save()
    if by is not None:
        row.writers.add(by)
    mirror_before_first(resource, row, words)
    record(event=TRANSITIONS[Act.SAVE].audit, by=by, subject=resource, detail={"number": row.number})
    return row


@transaction.atomic
def send_to_review(*, version: Version, by: Person | None, edits: int | None = None) -> Version:
    """Hand the draft to a second person. Raises ContentRefused where something is missing, StaleVersion, WrongActor."""
    row, resource = lock_version(version, edits=edits)
    policies.check(Act.SEND, row, by)
    check_whole(row, resource)
    return _move(row, resource, Act.SEND, by)


def check_whole(version: Version, resource: Resource) -> None:
    """Raise ContentRefused unless the words are whole and two people keep the item true."""
    errors: dict[str, str] = {}
    try:
        checked(words_of(version))
    except ContentRefused as refused:
        errors = refused.errors
    if resource.owner_id is None:
        errors["owner"] = "Select an owner"
    if resource.second_owner_id is None:
        errors["second_owner"] = "Select a second owner"
    if errors:
        raise ContentRefused(errors)


@transaction.atomic
def take_back(*, version: Version, by: Person, edits: int | None = None) -> Version:
    """Make a version in review, or one that waits for its time, a draft again."""
    row, resource = lock_version(version, edits=edits)
    policies.check(Act.TAKE_BACK, row, by)
    return _move(row, resource, Act.TAKE_BACK, by)


@transaction.atomic
def return_to_author(*, version: Version, by: Person, note: str, edits: int | None = None) -> Version:
    """Give the version back with a word on what to change."""
    row, resource = lock_version(version, edits=edits)
    policies.check(Act.RETURN, row, by)
    row.note = note
    return _move(row, resource, Act.RETURN, by)


@transaction.atomic
def discard(*, version: Version, by: Person, edits: int | None = None) -> Version:
    """Put the version aside; it stays in the history and can be restored. What was never published is archived."""
    row, resource = lock_version(version, edits=edits)
    policies.check(Act.DISCARD, row, by)
    return _move(row, resource, Act.DISCARD, by)


def _move(row: Version, resource: Resource, act: Act, by: Person | None) -> Version:
    """Write the step by the table: state, the item's own state before its first publication, audit and notice."""
    before, table = row.state, TRANSITIONS[act]
    row.state = table.target
    row.publish_at = None
    if row.state != VersionState.SCHEDULED:
        row.approved_by = None
    row.edits += 1
    row.save()
    if resource.published_at is None and resource.state != State.ARCHIVED:
        mirror_before_first(resource, row, words_of(row))
    detail: dict[str, str | int | bool | None] = {"number": row.number, "from": before, "to": str(row.state)}
    record(event=table.audit, by=by, subject=resource, detail=detail)
    tell(table.notice, version=row, resource=resource, by=by)
    return row
