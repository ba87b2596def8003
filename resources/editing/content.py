"""What an item may say, apart from who may say it: codes that exist, addresses that lead somewhere safe, fields of its kind.

`checked(content)` returns the fields of one item whole, blank where nothing was given, and raises ContentRefused with a
reason for each field that must be put right. Forms, imports, feeds and the demonstration all pass here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import TextChoices

from organisations.models import Area
from resources.editing import markdown
from resources.editing.openings import OpeningsRefused, checked_openings
from resources.models import CONTENT_FIELDS, Location, Organisation, Topic, Version
from resources.models.content import OLDEST_AGE
from resources.models.topics import HTTPS, PHONE
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus
from screening import Context, FindingType, screen
from text_guard.local_rules import with_local_rules
from text_guard.text import UnscreenedText, is_refused, leaving_out

Words = dict[str, Any]
GUIDANCE_ONLY = frozenset({"evidence", "evidence_source", "evidence_url", "law", "law_dated"})
SERVICE_ONLY = frozenset(
    {
        "serves", "minimum_age", "maximum_age", "eligibility", "how_to_refer", "cost_note", "email", "phone",
        "openings", "locations", "languages", "service_status",
    }
)  # fmt: skip
_ENUMS = {"audiences": Audience, "phases": Phase}
_ONE_OF = {"cost": Cost, "evidence": Evidence, "service_status": ServiceStatus}
_LISTS = ("topics", "audiences", "phases", "areas", "locations", "languages", "openings")
_NUMBERS = ("minimum_age", "maximum_age", "law_dated")
# Ages and years in the path of a public page, as in …/send-code-of-practice-0-to-25, look like the number of a record.
IN_ADDRESSES = frozenset({FindingType.CASE_REF})
_LANGUAGE_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789")


class ContentRefused(Exception):
    """The words cannot be taken. `errors` says for each field how to put it right."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in self.errors.items()))


def checked(content: Mapping[str, Any], *, whole: bool = True, only: frozenset[str] | None = None) -> Words:
    """Every field of an item in its stored shape; fields of the other kind are blank. Raises ContentRefused.

    A draft need not be `whole`, and where `only` some fields are being saved a fault of another is left for later.
    """
    unknown = set(content) - set(CONTENT_FIELDS)
    if unknown:
        raise TypeError(f"no fields of an item: {', '.join(sorted(unknown))}")
    words = _whole(content)
    errors = {name: reason for name, reason in _faults(words, whole=whole) if only is None or name in only}
    if errors:
        raise ContentRefused(errors)
    return words


def words_of(row: Any) -> Words:
    """The fields of an item or version, as `checked` takes them."""
    return {name: getattr(row, name) for name in CONTENT_FIELDS}


def topics_known() -> frozenset[str]:
    """Every topic code, also of topics that may not be chosen any more: what stands on an item may stay."""
    return frozenset(Topic.objects.values_list("code", flat=True))


def _whole(content: Mapping[str, Any]) -> Words:
    kind = content.get("kind")
    other = SERVICE_ONLY - {"cost_note"} if kind == Kind.GUIDANCE else GUIDANCE_ONLY
    blank = Version()
    words: Words = {name: None if name == "organisation" else getattr(blank, name) for name in CONTENT_FIELDS}
    words |= {name: value for name, value in content.items() if name not in other}
    for name in _LISTS:
        values = [_plain(value) for value in words[name] or ()]
        words[name] = values if name == "openings" else list(dict.fromkeys(values))
    return {name: _plain(value) for name, value in words.items()}


def _plain(value: Any) -> Any:
    """A code as a plain string; text keeps its mark of having passed the screen."""
    return str(value.value) if isinstance(value, TextChoices) else value


def _faults(words: Words, *, whole: bool) -> Iterable[tuple[str, str]]:
    yield from _missing(words)
    if whole:
        yield from _unfinished(words)
    yield from _too_long(words)
    yield from _codes(words)
    yield from _addresses(words)
    yield from _texts(words)
    yield from _numbers(words)
    if words["kind"] == Kind.SERVICE:
        yield from _service(words)


def _missing(words: Words) -> Iterable[tuple[str, str]]:
    if words["kind"] not in Kind.values:
        yield "kind", "Say whether it is guidance or a service"
    if not any(sign.isalnum() for sign in str(words["title"])):  # nor signs alone, nor such as nobody sees
        yield "title", "Enter a title"
    if not isinstance(words["organisation"], Organisation):
        yield "organisation", "Select the organisation that publishes or offers it"


def _unfinished(words: Words) -> Iterable[tuple[str, str]]:
    """What a draft may still lack."""
    if not str(words["summary"]).strip():
        yield "summary", "Enter a summary in our own words"
    if not words["topics"]:
        yield "topics", "Select at least one topic"
    if not words["audiences"]:
        yield "audiences", "Select whom it is written for"
    if words["kind"] == Kind.GUIDANCE and not words["url"] and not str(words["body"]).strip():
        yield "body", "Write the text, or give the web address where it can be read"
    if words["kind"] == Kind.SERVICE and not any((words["url"], words["email"], words["phone"], words["how_to_refer"])):
        yield "how_to_refer", "Say how to reach the service: a telephone number, an email or web address, or in words"


def _too_long(words: Words) -> Iterable[tuple[str, str]]:
    for field in Version._meta.get_fields():
        limit = getattr(field, "max_length", None)
        value = words.get(field.name)
        if limit and isinstance(value, str) and len(value) > limit:
            yield field.name, f"Shorten it to {limit:,} characters or less"


def _codes(words: Words) -> Iterable[tuple[str, str]]:
    known: dict[str, Iterable[Any]] = {name: enum.values for name, enum in _ENUMS.items()}
    known |= {"topics": topics_known(), "areas": _keys(Area, words["areas"])}
    for name, values in known.items():
        strange = [str(value) for value in words[name] if value not in values]
        if strange:
            yield name, f"Choose from the list: {', '.join(strange)[:100]} is not in it"
    for name, one_of in _ONE_OF.items():
        if words[name] not in one_of.values:
            yield name, "Choose one from the list"


def _keys(model: Any, keys: Sequence[Any]) -> frozenset[int]:
    whole = [key for key in keys if isinstance(key, int)]
    return frozenset(model._default_manager.filter(pk__in=whole).values_list("pk", flat=True)) if whole else frozenset()


def _addresses(words: Words) -> Iterable[tuple[str, str]]:
    for name in ("url", "evidence_url"):
        if words[name] and (reason := address_fault(words[name])):
            yield name, reason
    if words["email"] and _invalid(EmailValidator(), words["email"]):
        yield "email", "Enter an email address of an office, as office@example.org"
    if words["phone"] and _invalid(PHONE, words["phone"]):
        yield "phone", "Enter a telephone number in figures"


def address_fault(address: str) -> str:
    """Why a web address may not stand in the directory; empty where it may."""
    if _invalid(HTTPS, address):
        return "Enter a web address that starts with https://"
    return "" if markdown.is_fit(address) else "Enter a web address without a user name or password in it"


def screened_address(address: str) -> str:
    """The address, which no field of a model screens. Raises UnscreenedText where it names a child."""
    found = leaving_out(screen(address, context=with_local_rules(Context())), lambda one: one.type in IN_ADDRESSES)
    if is_refused(found, confirmed=False):
        raise UnscreenedText(found.verdict, frozenset(one.type.value for one in found.findings))
    return address


def _invalid(validator: Any, value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return True
    return False


def _texts(words: Words) -> Iterable[tuple[str, str]]:
    for name in ("body", "how_to_refer"):
        faults = markdown.faults(str(words[name]))
        if faults:
            yield name, ". ".join(faults)


def _numbers(words: Words) -> Iterable[tuple[str, str]]:
    least, most = words["minimum_age"], words["maximum_age"]
    for name in ("minimum_age", "maximum_age"):
        if words[name] is not None and not 0 <= words[name] <= OLDEST_AGE:
            yield name, f"Enter an age between 0 and {OLDEST_AGE}"
    if least is not None and most is not None and least > most:
        yield "maximum_age", "The oldest age must be the youngest age or more"
    if words["law_dated"] and not str(words["law"]).strip():
        yield "law", "Enter the law that the date belongs to, or remove the date"
    if str(words["law"]).strip() and not words["law_dated"]:
        yield "law_dated", "Enter the date of the law as you read it"


def _service(words: Words) -> Iterable[tuple[str, str]]:
    try:
        words["openings"] = checked_openings(words["openings"])
    except OpeningsRefused as refused:
        yield "openings", str(refused)
    own = Location.objects.filter(organisation=words["organisation"]) if words["organisation"] else None
    keys = [key for key in words["locations"] if isinstance(key, int)]
    if words["locations"] and (own is None or own.filter(pk__in=keys).count() != len(words["locations"])):
        yield "locations", "Choose places of the organisation that offers the service"
    bad = [code for code in words["languages"] if not (2 <= len(code) <= 12 and set(code) <= _LANGUAGE_LETTERS)]
    if bad:
        yield "languages", "Enter languages by their codes, such as en or pl"
