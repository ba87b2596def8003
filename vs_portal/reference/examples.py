"""An address that leads somewhere for every route with variable parts, taken from what is in the database.

A test fails when a route with variable parts has no entry here, so that no page drops out of the walks unnoticed.
Example: `advice_requests:take` wants a request that nobody has taken yet, so the newest one waiting is named.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Model, QuerySet

from accounts.models import Membership, Person
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from notifications.attachments import files_of
from notifications.models import OutboxMessage
from organisations.models import (
    Closure,
    DatedRule,
    EducationSetting,
    PublicStatement,
    RoleContact,
    SettingEmailDomain,
    Term,
    Trust,
)
from resources.editing.examples import EXAMPLES as EDITING
from resources.models import (
    Bookmark,
    Collection,
    EmptySearch,
    Link,
    Organisation,
    ReaderReport,
    Resource,
    SavedSearch,
    Synonym,
    Topic,
)
from resources.models.vocabulary import SHOWN
from resources.open_referral.examples import EXAMPLES as OPEN_REFERRAL
from resources.reader.searches import stop_token
from text_guard.models import LocalRule
from training.examples import EXAMPLES as TRAINING
from vs_portal.reference.routes import Route

Values = dict[str, object]
Find = Callable[[], Values | None]
_LOOKED_THROUGH = 50
_ANY_TOKEN = UUID(int=0)  # a draft lives in the session of its author: for anybody else the address is just a token


def _first(rows: QuerySet[Model], **fields: str) -> Find:
    """The newest row's fields, as the parts of the address want them."""

    def find() -> Values | None:
        row = rows.order_by("-pk").values(*fields.values()).first()
        return {part: row[field] for part, field in fields.items()} if row else None

    return find


def _fixed(**values: object) -> Find:
    return lambda: dict(values)


def _file_of_a_message() -> Values | None:
    """The newest message that has a file: one whose place was given up since has none."""
    rows = OutboxMessage.objects.exclude(attachment="").order_by("-pk")[:_LOOKED_THROUGH]
    return next(({"public_id": row.public_id, "number": 1} for row in rows if files_of(row)), None)


def _calendar(scope: str) -> dict[str, Find]:
    """The calendar pages of the council, of a trust or of a setting."""
    part = {"": {}, "_trust": {"trust": "trust_id"}, "_setting": {"setting": "setting__public_id"}}[scope]
    level = scope.removeprefix("_") or "council"
    owner = {
        "_trust": _first(Trust.objects.all(), trust="pk"),
        "_setting": _first(EducationSetting.objects.all(), setting="public_id"),
    }
    found: dict[str, Find] = {}
    for kind, model in (("term", Term), ("closure", Closure)):
        rows = model.objects.filter(level=level)
        found[f"organisations:calendar_{kind}_remove{scope}"] = _first(rows, pk="pk", **part)
        if scope:
            found[f"organisations:calendar_{kind}_add{scope}"] = owner[scope]
    return found | ({f"organisations:calendar{scope}": owner[scope]} if scope else {})


_request = _first(AdviceRequest.objects.all(), public_id="public_id")
_waiting = _first(AdviceRequest.objects.filter(state__in=["submitted", "triaged"]), public_id="public_id")
_assigned = _first(AdviceRequest.objects.filter(state="assigned"), public_id="public_id")
_answered = _first(AdviceRequest.objects.filter(state="answered"), public_id="public_id")
_closed = _first(AdviceRequest.objects.filter(state="closed"), public_id="public_id")
_setting = _first(EducationSetting.objects.all(), public_id="public_id")
_contact = _first(RoleContact.objects.filter(until__isnull=True), public_id="setting__public_id", pk="pk")
_domain = _first(SettingEmailDomain.objects.all(), public_id="setting__public_id", pk="pk")
_member = _first(Membership.objects.filter(state="approved"), public_id="public_id")
_asked = _first(Membership.objects.filter(state="requested"), public_id="public_id")
_person = _first(Person.objects.all(), public_id="public_id")
_role = _first(Membership.objects.filter(state="approved"), public_id="person__public_id", membership_id="public_id")
_message = _first(OutboxMessage.objects.all(), public_id="public_id")
_key = _first(Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN), pk="pk")
_rule = _first(DatedRule.objects.all(), key="key")
_trust = _first(Trust.objects.all(), pk="pk")
_statement = _first(PublicStatement.objects.all(), slug="slug")
_adviser = _first(AdviserProfile.objects.filter(is_active=True), public_id="person__public_id")
_local_rule = _first(LocalRule.objects.exclude(state="active"), public_id="public_id")
_active_rule = _first(LocalRule.objects.filter(state="active"), public_id="public_id")
_items = Resource.objects.filter(state__in=SHOWN)
_publishers = _items.values("organisation")
_item = _first(_items, slug="slug")
_collection = _first(Collection.objects.filter(is_published=True), slug="slug")
_saved_search = _first(SavedSearch.objects.all(), public_id="public_id")
_routing_rule = _first(RoutingRule.objects.all(), pk="pk")

# Name of the route -> the values of its variable parts, or None where the data holds nothing of the kind.
EXAMPLES: dict[str, Find] = {
    "accounts:withdraw": _asked,
    "accounts:leave": _member,
    "accounts:decide": _asked,
    "accounts:person": _person,
    "accounts:roles": _person,
    "accounts:confirm_role": _role,
    "accounts:end_role": _role,
    "accounts:act": lambda: {**found, "action": "close"} if (found := _person()) else None,
    "mfa_remove_webauthn": _key,
    "mfa_edit_webauthn": _key,
    "openid_connect_login": _fixed(provider_id="entra"),
    "openid_connect_callback": _fixed(provider_id="entra"),
    "notifications:retry": _message,
    "notifications:give_up": _message,
    "notifications:demo_message": _message,
    "notifications:demo_file": _file_of_a_message,
    "organisations:setting": _setting,
    "organisations:contact_add": _setting,
    "organisations:contacts_confirm": _setting,
    "organisations:contact_change": _contact,
    "organisations:contact_end": _contact,
    "organisations:setting_change": _setting,
    "organisations:domains": _setting,
    "organisations:domain_remove": _domain,
    "organisations:group_add": _fixed(kind="area"),
    "organisations:group_change": lambda: {**found, "kind": "trust"} if (found := _trust()) else None,
    "organisations:rule": _rule,
    "organisations:rule_checked": _rule,
    "organisations:statement": _statement,
    "organisations:statement_new": _statement,
    **{f"resources:{page}": _item for page in ("item", "useful", "keep", "report", "reported")},
    "resources_desk:check": _first(Resource.objects.filter(state__in=SHOWN), public_id="public_id"),
    "resources_desk:link_again": _first(Link.objects.filter(held_by__resource__state__in=SHOWN), pk="pk"),
    "resources_desk:report": _first(ReaderReport.objects.all(), pk="pk"),
    **{f"resources_desk:{page}": _first(Topic.objects.all(), code="code") for page in ("law_topic", "law_undo")},
    "resources_desk:synonym_change": _first(Synonym.objects.all(), pk="pk"),
    "resources_desk:search_outcome": _first(EmptySearch.objects.all(), pk="pk"),
    "resources:unkeep": _first(Bookmark.objects.all(), slug="resource__slug"),
    "resources:organisation": _first(Organisation.objects.filter(pk__in=_publishers), slug="slug"),
    **{f"resources:{page}": _collection for page in ("collection", "collection_whole")},
    **{f"resources:{page}": _saved_search for page in ("saved_search", "remove_search")},
    "resources:stop": lambda: {"token": stop_token(kept)} if (kept := SavedSearch.objects.last()) else None,
    "resources:where_else_group": _fixed(group="at-risk"),
    "key_dates:kind": _fixed(kind="suspension"),
    "key_dates:ics": _fixed(kind="strategy-discussion"),
    "advice_requests:elsewhere": _fixed(slug="one-child"),
    "advice_requests:basket": _fixed(which="mine"),
    "advice_requests:request": _request,
    "advice_requests:sent": _request,
    "advice_requests:missed": _request,
    **{
        f"advice_requests:ask_{step}": _fixed(token=_ANY_TOKEN)
        for step in ("setting", "topic", "about", "question", "check")
    },
    **{f"advice_requests:{act}": _waiting for act in ("take", "give", "refer_out", "decline", "merge", "withdraw")},
    **{f"advice_requests:{act}": _assigned for act in ("hand_back", "ask_back", "answer", "note", "reply")},
    **{f"advice_requests:{act}": _answered for act in ("rate", "close")},
    "advice_requests:reopen": _closed,
    **{f"routing:{page}": _adviser for page in ("adviser", "absence", "absence_end")},
    **{f"routing:rule_{page}": _routing_rule for page in ("change", "up", "down", "remove")},
    **{f"screening:{page}": _local_rule for page in ("rule", "activate", "remove")},
    "screening:retire": _active_rule,
    **EDITING,
    **OPEN_REFERRAL,
    **TRAINING,
    "public:sitemap_section": _fixed(part="items"),
    **_calendar(""),
    **_calendar("_trust"),
    **_calendar("_setting"),
}


def example_path(route: Route) -> str | None:
    """A path that the route answers, or None where the data holds nothing of the kind."""
    if not route.parameters:
        return route.path({})
    find = EXAMPLES.get(route.name)
    values = find() if find else None
    return route.path(values) if values is not None else None
