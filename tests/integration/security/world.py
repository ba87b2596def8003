"""The fixed cast with one thing of every kind for setting A, for setting B, and addresses of things that are not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from accounts.models import Membership, Person
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from advice_requests.seed import seed_targets
from advice_requests.services import Question, submit_request
from notifications.models import OutboxMessage
from notifications.services import queue_message
from organisations.models import Area, Closure, DatedRule, EducationSetting, RoleContact, SettingEmailDomain, Term
from organisations.services import add_closure, add_contact, add_term, seed_reference_data
from organisations.services.calendars import Owner
from resources.editing.examples import EXAMPLES as EDITING
from resources.editing.services import send_to_review, start_item
from resources.models import (
    Collection,
    CollectionItem,
    EmptySearch,
    Link,
    Location,
    ReaderReport,
    Resource,
    SavedSearch,
    Signpost,
    Synonym,
    Topic,
)
from resources.open_referral.examples import EXAMPLES as OPEN_REFERRAL
from resources.reader.searches import stop_token
from resources.reader.services import keep, save_search
from resources.seed import seed_signposts, seed_topics
from resources.upkeep.reports import report
from tests.cast import Cast, make_cast
from tests.remembered import remembered
from tests.resources_factory import make_item
from tests.services_factory import make_service
from tests.training_factory import asked_for, booked, enrolled, make_session, make_venue, named, order
from text_guard.models import LocalRule
from text_guard.rule_services import propose_rule
from training.examples import EXAMPLES as TRAINING
from training.links import token_for
from training.models import Booking, Enrolment, InsetRequest
from training.services import book, cancel
from training.services.feed import make_feed
from training.services.outcome_sweeps import ask_impact
from training.services.outcomes import Said, evaluate
from training.services.register import WalkIn, sign_off, walk_in
from training.workflow import Relation
from vs_portal.reference.routes import Route, routes

TEXT = "We have seen lateness rise among our Year 9 cohort with a social worker. What works?"
ROUTES: dict[str, Route] = {route.name: route for route in routes()}
SIDES = ("a", "b", "missing")
_OF_ITEM = ("item", "useful", "keep", "unkeep", "report", "reported")
_OF_RULE = ("rule", "activate", "retire", "remove")
_OF_ADVISER = ("adviser", "absence", "absence_end")


@dataclass(frozen=True)
class Booked:
    """What a setting booked of one session: a place, one held, one offered, and somebody who waits."""

    place: Booking
    held: Booking
    offered: Booking
    waiting: Booking

    def values(self, name: str) -> dict[str, object]:
        """The parts of the address of a page about bookings."""
        row = {
            "training:booking_name": self.held,
            "training:booking_offer": self.offered,
            "training_desk:offer_withdraw": self.offered,
            "training_desk:waiting_move": self.waiting,
        }.get(name, self.place)
        session, attendee = self.place.session.public_id, self.place.attendee
        public_id = {
            "training:book": session,
            "training_desk:waiting": session,
            "training:party": self.place.party.public_id,
            "training:attendee": attendee.public_id if attendee else None,
            "training:attendee_left": attendee.public_id if attendee else None,
        }.get(name, row.public_id)
        return {"public_id": public_id, "token": token_for(row)}


_OF_BOOKINGS = (
    "training:book",
    "training:party",
    *(f"training:booking_{page}" for page in ("cancel", "name", "substitute", "offer", "needs")),
    *(f"training:{page}" for page in ("place", "place_answer", "place_cancel", "place_needs")),
    "training:attendee",
    "training:attendee_left",
    *(f"training_desk:{page}" for page in ("waiting", "waiting_move", "offer_withdraw")),
)


_OF_ENROLMENTS = tuple(
    f"training:{page}" for page in ("enrolment", "team", "audit", "enrolment_withdraw", "enrolment_restart")
)
_OF_INSETS = (
    "training:inset",
    "training:inset_withdraw",
    *(f"training_desk:inset{page}" for page in ("", "_accept", "_decline", "_plan")),
)


@dataclass(frozen=True)
class Things:
    """What belongs to one side."""

    setting: EducationSetting
    request: AdviceRequest
    contact: RoleContact
    domain: SettingEmailDomain
    asker: Person
    item: Resource
    saved: SavedSearch
    booked: Booked
    enrolment: Enrolment
    inset: InsetRequest


@dataclass(frozen=True)
class World:
    """Everybody, and what they have."""

    cast: Cast
    a: Things
    b: Things
    of_sw: AdviceRequest
    area: Area
    terms: dict[str, Term]
    closures: dict[str, Closure]
    asked: Membership
    message: OutboxMessage
    mailed: OutboxMessage
    rule: RoutingRule
    local_rule: LocalRule

    def path(self, name: str, side: str = "a") -> str:
        """The address of a page for one side; `missing` names what was never there."""
        route = ROUTES[name]
        return route.path(self._values(name, side)) if route.parameters else route.path({})

    def _values(self, name: str, side: str) -> dict[str, object]:
        if side == "missing":
            return {part: _missing(part) for part in ROUTES[name].parameters}
        own = self.a if side == "a" else self.b
        app = name.partition(":")[0]
        values: dict[str, object] = {
            "public_id": own.request.public_id if app == "advice_requests" else own.setting.public_id,
            "token": UUID(int=1),
            "slug": "role" if app == "organisations" else "one-child",
            "which": "mine",
            "key": DatedRule.objects.earliest("pk").key,
            "kind": "area",
            "provider_id": "entra",
            "pk": own.contact.pk,
            "trust": self.cast.trust.pk,
            "setting": own.setting.public_id,
            "action": "close",
        }
        return values | self._special(name, own)

    def _special(self, name: str, own: Things) -> dict[str, object]:
        if "_remove" in name and "calendar" in name:
            kept = self.terms if "_term_" in name else self.closures
            return {"pk": kept[name.rpartition("remove")[2] or "_council"].pk}
        if name in EDITING:
            return EDITING[name]() or {}
        if name.startswith("resources_desk:"):
            return self._of_desk(name, own)
        if name in _OF_BOOKINGS:
            return own.booked.values(name)
        if name in _OF_ENROLMENTS:
            return {"public_id": own.enrolment.public_id, "moment": "start"}
        if name in _OF_INSETS:
            return {"public_id": own.inset.public_id}
        if name in TRAINING:
            return TRAINING[name]() or {}
        if name in OPEN_REFERRAL:
            return OPEN_REFERRAL[name]() or {}
        member = own.asker.memberships.first()
        return {
            "organisations:domain_remove": {"pk": own.domain.pk},
            **{f"key_dates:{page}": {"kind": "suspension"} for page in ("kind", "ics")},
            "resources:where_else_group": {"group": "at-risk"},
            **{f"resources:{page}": {"slug": own.item.slug} for page in _OF_ITEM},
            "resources:organisation": {"slug": own.item.organisation.slug},
            **{f"resources:{page}": {"slug": "cast-toolkit"} for page in ("collection", "collection_whole")},
            **{f"resources:{page}": {"public_id": own.saved.public_id} for page in ("saved_search", "remove_search")},
            "resources:stop": {"token": stop_token(own.saved)},
            "organisations:group_change": {"pk": self.area.pk},
            "accounts:withdraw": {"public_id": self.asked.public_id},
            "accounts:leave": {"public_id": member.public_id},
            "accounts:decide": {"public_id": self.asked.public_id},
            "accounts:person": {"public_id": own.asker.public_id},
            "accounts:roles": {"public_id": own.asker.public_id},
            "accounts:act": {"public_id": own.asker.public_id},
            "accounts:confirm_role": {"public_id": own.asker.public_id, "membership_id": member.public_id},
            "accounts:end_role": {"public_id": own.asker.public_id, "membership_id": member.public_id},
            "notifications:retry": {"public_id": self.message.public_id},
            "notifications:give_up": {"public_id": self.message.public_id},
            "notifications:demo_message": {"public_id": self.message.public_id},
            "notifications:demo_file": {"public_id": self.mailed.public_id, "number": 1},
            **{f"screening:{page}": {"public_id": self.local_rule.public_id} for page in _OF_RULE},
            **{f"routing:{page}": {"public_id": self.cast.vs.public_id} for page in _OF_ADVISER},
            **{f"routing:rule_{page}": {"pk": self.rule.pk} for page in ("change", "up", "down", "remove")},
            "public:sitemap_section": {"part": "items"},
            "mfa_remove_webauthn": {"pk": 1},
            "mfa_edit_webauthn": {"pk": 1},
        }.get(name, {})

    def _of_desk(self, name: str, own: Things) -> dict[str, object]:
        """What staff keep of the directory."""
        return {
            "resources_desk:check": {"public_id": own.item.public_id},
            "resources_desk:link_again": {"pk": Link.objects.earliest("pk").pk},
            "resources_desk:report": {"pk": ReaderReport.objects.earliest("pk").pk},
            "resources_desk:search_outcome": {"pk": EmptySearch.objects.earliest("pk").pk},
            "resources_desk:synonym_change": {"pk": Synonym.objects.earliest("pk").pk},
            **{f"resources_desk:{page}": {"code": "attendance"} for page in ("law_topic", "law_undo")},
        }.get(name, {})


def _missing(part: str) -> object:
    if part in ("public_id", "setting", "token", "membership_id"):
        return uuid4()
    return 2_000_000_000 if part in ("pk", "trust", "number") else "no-such-thing"


def make_world() -> World:
    """The world; made by the services, or put back as it was made for an earlier test."""
    return remembered("world", _make_world)


def _make_world() -> World:
    seed_topics(Topic)
    seed_signposts(Signpost)
    seed_targets(DatedRule)
    seed_reference_data()
    cast = make_cast()
    _being_written(cast)
    _evaluated(cast)
    make_service(title="Cast service")
    make_session(venue=make_venue("Cast hall"))
    make_feed(by=cast.dsl_a)
    linked = make_item(title="Cast page with a link", slug="cast-link", url="https://cast.example/")
    report(resource=linked, reason="out_of_date", person=None)
    EmptySearch.objects.create(words="cast words", first_on=timezone.localdate(), last_on=timezone.localdate())
    Synonym.objects.create(phrases=["cast", "crew"])
    profile = AdviserProfile.objects.create(person=cast.vs)
    owners = {"_council": Owner(), "_trust": Owner(trust=cast.trust), "_setting": Owner(setting=cast.setting_a)}
    return World(
        cast=cast,
        a=_things(cast.setting_a, cast.dsl_a, "a"),
        b=_things(cast.setting_b, cast.dsl_b, "b"),
        of_sw=_ask(cast.sw_1, None),
        area=Area.objects.create(name="Cast Area"),
        terms={scope: _term(owner) for scope, owner in owners.items()},
        closures={scope: _closure(owner) for scope, owner in owners.items()},
        asked=cast.pending.memberships.get(),
        message=queue_message(
            kind="advice_answered", to=cast.dsl_a, event_key="world",
            context={"name": "Cast", "reference": "VS-2026-0001", "link": "/advice/"},
        ),
        mailed=OutboxMessage.objects.filter(kind="training_confirmed").earliest("pk"),
        rule=RoutingRule.objects.create(position=1, topic=Topic.objects.get(code="other"), adviser=profile),
        local_rule=propose_rule(kind="reference", pattern="QXZ-999999", by=cast.vs_head),
    )  # fmt: skip


def _evaluated(cast: Cast) -> None:
    """A session seven weeks ago: one of two said how it was; both are asked what changed."""
    session = make_session(starts_at=timezone.now() - timedelta(weeks=7))
    for _ in range(2):
        came = WalkIn(named(), uuid4(), cast.setting_a)
        row = walk_in(session=session, came=came, by=cast.vs)
    sign_off(session=session, by=cast.vs)
    evaluate(booking=row, said=Said(2, 4, 5), by=None, relations=frozenset({Relation.ATTENDEE}))
    ask_impact()


def _being_written(cast: Cast) -> None:
    """A draft, a version that a second person should read, a collection with an item, a place."""
    toolkit = Collection.objects.create(
        slug="cast-toolkit", title="Cast toolkit", summary="What to read first.", is_published=True
    )
    held = make_item(title="Cast page of a collection", slug="cast-in-collection")
    CollectionItem.objects.create(collection=toolkit, resource=held, position=1)
    Location.objects.create(organisation=held.organisation, name="Cast hall")
    content = {
        "title": "Cast draft",
        "summary": "What helps.",
        "body": "Some words.",
        "organisation": held.organisation,
        "topics": ["attendance"],
        "audiences": ["dsl"],
    }
    start_item(kind="guidance", by=cast.vs, content=content)
    read = start_item(kind="guidance", by=cast.vs, content=content, second_owner=cast.editor)
    send_to_review(version=read, by=cast.vs)


def _things(setting: EducationSetting, asker: Person, letter: str) -> Things:
    details = {
        "role": "senco",
        "name": f"Cast Contact {letter}",
        "email": f"senco.{letter}@school.example",
        "phone": "",
    }
    item = make_item(title=f"Cast guidance {letter}", slug=f"cast-guidance-{letter}", topics=["attendance"])
    keep(resource=item, note="", by=asker)
    return Things(
        setting=setting,
        request=_ask(asker, setting),
        contact=add_contact(setting=setting, details=details, by=asker),
        domain=SettingEmailDomain.objects.create(
            setting=setting, domain=f"{letter}.school.example", verified_at=timezone.now()
        ),
        asker=asker,
        item=item,
        saved=save_search(words="attendance", filters={}, digest="", by=asker),
        booked=_booked(setting, asker),
        enrolment=enrolled(setting, asker),
        inset=asked_for(setting, asker),
    )


def _booked(setting: EducationSetting, by: Person) -> Booked:
    session = make_session(capacity=3)
    place, other = booked(session, setting, by, 2)
    held = book(session=session, order=order(setting, held=1), by=by).bookings.get()
    offered, waiting = booked(session, setting, by, 2)
    cancel(booking=other, by=by)
    offered.refresh_from_db()
    return Booked(place, held, offered, waiting)


def _ask(by: Person, setting: EducationSetting | None) -> AdviceRequest:
    question = Question(
        topic=Topic.objects.get(code="attendance"), phase="secondary", pupil_band="6_to_10", urgency="routine",
        urgency_reason="", question=TEXT, setting=setting,
    )  # fmt: skip
    return submit_request(question=question, form_token=uuid4(), by=by)


def _term(owner: Owner) -> Term:
    return add_term(owner=owner, name="Cast term", start=date(2031, 9, 2), end=date(2031, 12, 12), by=None)


def _closure(owner: Owner) -> Closure:
    return add_closure(
        owner=owner, kind="half_term", name="Cast days", start=date(2031, 10, 20), end=date(2031, 10, 24), by=None
    )
