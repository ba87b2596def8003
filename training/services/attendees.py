"""The people of a setting who are trained: found again by their work email, linked to their account if they have one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from accounts.permissions import Permission as P
from accounts.selectors import has, settings_of
from training.models import Attendee
from training.models.vocabulary import COUNCIL_ROLES, SAFEGUARDING_LEADS, AttendeeRole
from training.services.coverage import recount, recount_after
from training.workflow import ActRefused, WrongActor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from organisations.models import CouncilTeam, EducationSetting

_BROUGHT_UP_TO_DATE = ("name", "role", "left_on", "person")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a form names them. The email finds them again; the name and role given last are kept."""

    name: str
    email: str
    role: AttendeeRole
    needs: str = ""  # access and dietary needs for this session; screened by the form

    @property
    def address(self) -> str:
        return self.email.strip().lower()

    @property
    def called(self) -> str:
        """Their name; an account that an identity provider named nobody for goes by its address."""
        return self.name or self.address


@transaction.atomic
def attendee_for(
    *, named: Named, setting: EducationSetting | None, team: CouncilTeam | None = None, by: Person | None
) -> Attendee:
    """The attendee of that email in that setting (or the council), made if new, brought up to date if not."""
    return attendees_for(people=[named], setting=setting, team=team, by=by)[0]


@transaction.atomic
def attendees_for(
    *, people: Sequence[Named], setting: EducationSetting | None, team: CouncilTeam | None = None, by: Person | None
) -> list[Attendee]:
    """The attendees of those emails, in the order given, in as many statements for five hundred as for two."""
    rows, new = write_attendees(people, setting, team)
    if new:
        record(event="training.attendees_added", by=by, subject=setting, detail={"people": new})
    return rows


def write_attendees(
    people: Sequence[Named], setting: EducationSetting | None, team: CouncilTeam | None
) -> tuple[list[Attendee], int]:
    """As `attendees_for`, with how many are new: for a transaction that audits at its end.

    Rows are locked and written in the order of their addresses, and the audit trail comes after that: two who name the
    same people at once, in whatever order and for whatever session, do not wait for each other in a circle. Somebody
    who is erased meanwhile is not found any more, so that nothing gives them their name back.
    """
    named = {one.address: one for one in people}
    found = _found(named, setting)
    accounts = _accounts(named)
    _hand_on(found, accounts)
    new = [
        Attendee(setting=setting, team=team, email=key, name=one.called, role=one.role, person=accounts.get(key))
        for key, one in sorted(named.items())
        if key not in found
    ]
    if new:
        Attendee.objects.bulk_create(new, ignore_conflicts=True)  # somebody else may have added one meanwhile
    _bring_up_to_date(found, named, accounts)
    if new:
        found = {row.email: row for row in _rows(named, setting)}
    return [found[one.address] for one in people], len(new)


def _found(addresses: Iterable[str], setting: EducationSetting | None) -> dict[str, Attendee]:
    """Those who stand there already, locked."""
    rows = _rows(addresses, setting).select_for_update(of=("self",), no_key=True)
    return {row.email: row for row in rows.order_by("email")}


def _rows(addresses: Iterable[str], setting: EducationSetting | None) -> QuerySet[Attendee]:
    return Attendee.objects.filter(setting=setting, email__in=list(addresses)).select_related("person")


def _accounts(addresses: Iterable[str]) -> dict[str, Person]:
    """The accounts of those addresses, where somebody proved that the address is theirs."""
    people = Person.objects.filter(email__in=list(addresses), is_active=True)
    proved = people.filter(emailaddress__verified=True, emailaddress__email__iexact=F("email"))
    return {person.email: person for person in proved.distinct()}


def _hand_on(found: dict[str, Attendee], accounts: dict[str, Person]) -> None:
    """An address that somebody else proves now, as that of an office: whoever had it before goes on under their own, with
    what they attended, and whoever has it now begins anew. Else mail about the one would go to the other."""
    for key, row in list(found.items()):
        holder = accounts.get(key)
        if holder is None or row.person is None or row.person == holder:
            continue
        if Attendee.objects.filter(setting=row.setting, email=row.person.email).exists():
            row.person = None  # they stand there already: what is left under the old address goes with it
            continue
        row.email = row.person.email
        row.save(update_fields=["email"])
        del found[key]


def _bring_up_to_date(found: dict[str, Attendee], named: dict[str, Named], accounts: dict[str, Person]) -> None:
    changed = []
    for key, row in found.items():
        one = named[key]
        person = row.person or accounts.get(key)
        if (row.name, row.role, row.left_on, row.person) != (one.called, one.role, None, person):
            if _counts(row.role) != _counts(one.role) or (row.left_on is not None and _counts(one.role)):
                recount_after(row.setting_id)
            row.name, row.role, row.left_on, row.person = one.called, one.role, None, person
            changed.append(row)
    if changed:
        Attendee.objects.bulk_update(changed, _BROUGHT_UP_TO_DATE)


def _counts(role: str) -> bool:
    """Whether somebody of that role counts as a safeguarding lead of their setting."""
    return role in SAFEGUARDING_LEADS


def _recount(row: Attendee) -> None:
    if row.setting_id is not None:
        recount(row.setting_id)


def _lock(attendee: Attendee, by: Person) -> Attendee:
    """The attendee as they stand, locked. Not their key: a count of their setting that names them waits for nobody."""
    row = Attendee.objects.select_for_update(no_key=True).get(pk=attendee.pk)
    own = row.setting_id is not None and settings_of(by, P.TRAINING_BOOK).filter(pk=row.setting_id).exists()
    if not own and not has(by, P.TRAINING_RUN):
        raise WrongActor("You may change only the people of your own setting.")
    return row


@transaction.atomic
def change_attendee(*, attendee: Attendee, name: str, role: AttendeeRole, by: Person) -> Attendee:
    """Correct somebody's name or role. Raises WrongActor, and ActRefused for a role that is not of their place."""
    row = _lock(attendee, by)
    if row.setting_id is None and role not in COUNCIL_ROLES:
        raise ActRefused("Select a role of the council.")
    if (row.name, row.role) != (name, role):
        was, row.name, row.role = row.role, name, role
        row.save(update_fields=["name", "role"])
        record(
            event="training.attendee_changed", by=by, subject=row, detail={"role": str(role), "role_before": str(was)}
        )
        if _counts(was) != _counts(role):
            _recount(row)
    return row


@transaction.atomic
def attendee_left(*, attendee: Attendee, by: Person, on: date | None = None) -> Attendee:
    """Note that somebody no longer works in the setting; what they learnt stops to count for it. Said twice is said once."""
    row = _lock(attendee, by)
    if row.left_on is None:
        row.left_on = on or timezone.localdate()
        row.save(update_fields=["left_on"])
        record(event="training.attendee_left", by=by, subject=row, detail={"on": row.left_on.isoformat()})
        _recount(row)
    return row


@transaction.atomic
def attendee_back(*, attendee: Attendee, by: Person) -> Attendee:
    """Take back that somebody left."""
    row = _lock(attendee, by)
    if row.left_on is not None:
        row.left_on = None
        row.save(update_fields=["left_on"])
        record(event="training.attendee_back", by=by, subject=row, detail={})
        _recount(row)
    return row
