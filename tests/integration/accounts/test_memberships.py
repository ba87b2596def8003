"""The life of a membership: who decides about whom, what is recorded, what the database refuses."""

from __future__ import annotations

from itertools import product

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accounts import handover
from accounts.models import AuditEvent, FactorReset, Membership, MembershipEvent, Person
from accounts.permissions import Permission
from accounts.places import Place
from accounts.policies import NotYours
from accounts.reasons import ApproveReason, EndReason, RefuseReason
from accounts.roles import ROLES
from accounts.selectors import has, is_last_dsl, permissions_of
from accounts.services import people as services
from accounts.services.first_administrators import add_first_administrator
from accounts.services.leaving import end_membership
from accounts.services.requests import MOST_WAITING, RequestRefused, approve, ask_to_join, refuse, withdraw
from accounts.services.staff_roles import grant_role
from accounts.workflow import MEMBERSHIP_MOVES, WrongState
from organisations.models import EducationSetting
from tests.cast import Cast
from tests.factories import give_role, make_person, make_setting

pytestmark = pytest.mark.django_db
State = Membership.State


def waiting(cast: Cast) -> Membership:
    return cast.pending.memberships.get()


def test_staff_approve_and_the_person_is_told(cast: Cast) -> None:
    mail.outbox.clear()
    approve(membership=waiting(cast), by=cast.vs, reason=ApproveReason.SETTING_CONFIRMED)
    assert waiting(cast).state == State.APPROVED
    assert [message.to for message in mail.outbox] == [[cast.pending.email]]
    assert "Cast School A" in mail.outbox[0].body
    event = AuditEvent.objects.filter(event="membership.approved").first()
    assert event is not None
    assert (event.by_public_id, event.detail["reason"]) == (cast.vs.public_id, "setting_confirmed")


def test_a_refusal_tells_the_person_what_to_do(cast: Cast) -> None:
    mail.outbox.clear()
    refuse(membership=waiting(cast), by=cast.vs, reason=RefuseReason.WRONG_ROLE)
    assert "Ask again for the role that you hold" in mail.outbox[0].body
    assert permissions_of(cast.pending) == frozenset()


def test_deciding_twice_is_refused(cast: Cast) -> None:
    """R3: the second of two people who decide at once hears that it was decided."""
    membership = waiting(cast)
    approve(membership=membership, by=cast.vs, reason=ApproveReason.KNOWN)
    with pytest.raises(WrongState):
        refuse(membership=membership, by=cast.vs_head, reason=RefuseReason.DUPLICATE)
    with pytest.raises(WrongState):
        withdraw(membership=membership, by=cast.pending)


def test_nobody_decides_about_themselves(cast: Cast) -> None:
    """SECURITY matrix X: never one's own request, also for an administrator."""
    for person in (cast.vs, cast.admin):
        membership = ask_to_join(by=person, role=ROLES["dsl"], place=Place(setting=cast.setting_a))
        with pytest.raises(NotYours):
            approve(membership=membership, by=person, reason=ApproveReason.KNOWN)


def test_only_those_with_the_permission_decide(cast: Cast) -> None:
    membership = waiting(cast)
    for name, person in cast.people().items():
        if person is None or not has(person, _DECIDE):
            with pytest.raises((PermissionDenied, AttributeError)):
                approve(membership=membership, by=person, reason=ApproveReason.KNOWN)  # type: ignore[arg-type]  # nobody
            assert name not in ("vs", "vs_duty", "vs_head", "admin", "admin_2")


_DECIDE = Permission.MEMBERSHIP_DECIDE


@pytest.mark.parametrize("role", [role for role in ROLES.values() if not role.self_service], ids=lambda role: role.code)
def test_staff_roles_are_never_asked_for(cast: Cast, role: object) -> None:
    """T3: a role of staff comes from an administrator."""
    with pytest.raises(RequestRefused):
        ask_to_join(by=cast.dsl_a, role=role, place=Place())  # type: ignore[arg-type]  # a Role


def test_a_role_is_held_where_it_belongs(cast: Cast) -> None:
    """T2: a DSL of a team, a social worker of a school, a role of nowhere: refused."""
    places = [Place(setting=cast.setting_a), Place(trust=cast.trust), Place(team=cast.team), Place()]
    person = make_person()
    fits = {"dsl": 0, "trust_lead": 1, "social_worker": 2}
    for (code, right), (index, place) in product(fits.items(), enumerate(places)):
        if index != right:
            with pytest.raises(RequestRefused):
                ask_to_join(by=person, role=ROLES[code], place=place)


def test_the_same_request_is_made_once(cast: Cast) -> None:
    with pytest.raises(RequestRefused, match="already have"):
        ask_to_join(by=cast.pending, role=ROLES["dsl"], place=Place(setting=cast.setting_a))
    assert cast.pending.memberships.count() == 1


def test_requests_cannot_be_heaped_up(cast: Cast) -> None:
    person = make_person()
    for _ in range(MOST_WAITING):
        ask_to_join(by=person, role=ROLES["dsl"], place=Place(setting=make_setting()))
    with pytest.raises(RequestRefused, match="waiting"):
        ask_to_join(by=person, role=ROLES["dsl"], place=Place(setting=make_setting()))


def test_a_refused_person_can_ask_again(cast: Cast) -> None:
    refuse(membership=waiting(cast), by=cast.vs, reason=RefuseReason.WRONG_PLACE)
    assert ask_to_join(by=cast.pending, role=ROLES["dsl"], place=Place(setting=cast.setting_a)).state == State.REQUESTED


# ---- staff roles
def test_an_administrator_is_proposed_by_one_and_confirmed_by_another(cast: Cast) -> None:
    """T3: a second administrator for administrators and data approvers, who is neither proposer nor the person."""
    for code in ("admin", "data_approver"):
        person = make_person()
        membership = grant_role(person=person, role=ROLES[code], by=cast.admin)
        assert membership.state == State.REQUESTED
        assert permissions_of(person) == frozenset()
        for wrong in (cast.admin, person, cast.vs_head):
            with pytest.raises(PermissionDenied):
                approve(membership=membership, by=wrong, reason=ApproveReason.SECOND_ADMIN)
        approve(membership=membership, by=cast.admin_2, reason=ApproveReason.SECOND_ADMIN)
        assert permissions_of(Person.objects.get(pk=person.pk)) == ROLES[code].permissions


def test_other_staff_roles_need_one_administrator_and_never_oneself(cast: Cast) -> None:
    assert grant_role(person=cast.dsl_a, role=ROLES["vs_adviser"], by=cast.admin).state == State.APPROVED
    with pytest.raises(NotYours):
        grant_role(person=cast.admin, role=ROLES["data_officer"], by=cast.admin)
    for person in (cast.vs_head, cast.dsl_a, cast.officer):
        with pytest.raises(PermissionDenied):
            grant_role(person=cast.pending, role=ROLES["vs_adviser"], by=person)


def test_the_operator_makes_two_administrators_and_no_third(cast: Cast) -> None:
    with pytest.raises(RequestRefused, match="two administrators already"):
        add_first_administrator(email="third@council.example", name="Third")
    assert not Person.objects.filter(email="third@council.example").exists()


def test_a_second_factor_reset_needs_two_administrators(cast: Cast) -> None:
    """SECURITY matrix: MFA reset needs a second admin; the database refuses one person twice as well."""
    reset = services.ask_factor_reset(person=cast.vs, by=cast.admin)
    with pytest.raises(NotYours):
        services.confirm_factor_reset(reset=reset, by=cast.admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.filter(pk=reset.pk).update(confirmed_by=cast.admin, confirmed_at=reset.asked_at)
    services.confirm_factor_reset(reset=reset, by=cast.admin_2)
    with pytest.raises(WrongState):
        services.confirm_factor_reset(reset=reset, by=cast.admin_2)


def test_closing_is_for_administrators_and_never_oneself(cast: Cast) -> None:
    for person in (cast.vs, cast.vs_head, cast.dsl_a):
        with pytest.raises(PermissionDenied):
            services.close_account(person=cast.dsl_b, by=person)
    with pytest.raises(NotYours):
        services.close_account(person=cast.admin, by=cast.admin)
    services.close_account(person=cast.dsl_b, by=cast.admin)
    assert not cast.dsl_b.memberships.exclude(state=State.ENDED).exists()
    services.reopen_account(person=cast.dsl_b, by=cast.admin)
    assert permissions_of(cast.dsl_b) == frozenset()


# ---- leaving
def test_leaving_hands_open_work_to_a_colleague(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[Person, Person, EducationSetting]] = []

    def move(*, leaver: Person, successor: Person, setting: EducationSetting, by: Person) -> int:
        moved.append((leaver, successor, setting))
        return 3

    monkeypatch.setattr(handover, "_handovers", [])
    handover.register(move)
    handover.register(move)
    membership = cast.dsl_a.memberships.get()
    assert end_membership(membership=membership, by=cast.dsl_a, reason=EndReason.LEFT, successor=cast.dsl_a2) == 3
    assert moved == [(cast.dsl_a, cast.dsl_a2, cast.setting_a)]


def test_open_work_goes_to_nobody_outside_the_setting(cast: Cast) -> None:
    """T2: a successor of another setting is refused and nothing ends."""
    membership = cast.dsl_a.memberships.get()
    for stranger in (cast.dsl_b, cast.dsl_off, cast.dsl_a, cast.trust_lead):
        with pytest.raises(NotYours):
            end_membership(membership=membership, by=cast.dsl_a, reason=EndReason.LEFT, successor=stranger)
    membership.refresh_from_db()
    assert membership.state == State.APPROVED


def test_nobody_ends_somebody_elses_membership_without_the_permission(cast: Cast) -> None:
    for person in (cast.dsl_a2, cast.dsl_b, cast.head_a, cast.officer):
        with pytest.raises(PermissionDenied):
            end_membership(membership=cast.dsl_a.memberships.get(), by=person, reason=EndReason.STAFF_ENDED)
    with pytest.raises(PermissionDenied):
        end_membership(membership=cast.officer.memberships.get(), by=cast.vs, reason=EndReason.STAFF_ENDED)


def test_the_last_lead_of_a_setting_is_known(cast: Cast) -> None:
    setting = make_setting()
    only = give_role(make_person(), "dsl", setting=setting)
    assert is_last_dsl(only)
    give_role(make_person(), "deputy_dsl", setting=setting)
    assert is_last_dsl(only)
    give_role(make_person(), "dsl", setting=setting)
    assert not is_last_dsl(only)


# ---- what the database holds to
@pytest.mark.parametrize(("source", "target"), list(product(State, State)))
def test_the_database_refuses_every_other_move(cast: Cast, source: State, target: State) -> None:
    """STYLE 3: current × next, against the table; the trigger stops raw SQL as well."""
    membership = Membership.objects.create(person=make_person(), role="dsl", setting=make_setting(), state=source)
    allowed = {(move.source, move.target) for move in MEMBERSHIP_MOVES}
    change = "UPDATE accounts_membership SET state = %s WHERE id = %s"
    if source == target or (source, target) in allowed:
        with connection.cursor() as cursor:
            cursor.execute(change, [target, membership.pk])
        return
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change, [target, membership.pk])


@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"],
    ids=["update", "delete", "truncate"],
)
@pytest.mark.parametrize("model", [MembershipEvent, AuditEvent], ids=["history", "audit"])
def test_history_and_audit_are_append_only(cast: Cast, model: type, statement: str) -> None:
    """T25, SECURITY matrix: no change and no delete, not even by raw SQL."""
    table = model._meta.db_table  # type: ignore[attr-defined]  # a model
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # rows of this transaction would stop TRUNCATE by themselves
        cursor.execute(statement.format(table))


def test_a_membership_has_one_place(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=cast.dsl_a, role="dsl", setting=cast.setting_b, trust=cast.trust)
