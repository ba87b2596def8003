"""The demonstration desk: a term of made-up questions in every state, made by the real services at past moments.

`create_demo_requests(people=…, school=…, council=…)` takes the demonstration people by the part of their address before the @. The same
people and day give the same desk; running it again adds nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from advice_requests import services
from advice_requests.demo_texts import DEMO_QUESTIONS, DemoQuestion
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import State
from organisations.calendars import LONDON, WorkingHours
from organisations.demo import DemoCouncil
from organisations.models import CouncilTeam, EducationSetting
from organisations.selectors import council_hours
from resources.models import Signpost, Topic

_NAMESPACE = UUID("3a4be1f2-6a52-4a3e-9b38-0a8f7f5ad0c4")  # any constant: form tokens are worked out within it
_GUIDE = services.Link(
    "Working together to improve school attendance",
    "https://www.gov.uk/government/publications/working-together-to-improve-school-attendance",
)
People = dict[str, Person]


@transaction.atomic
def create_demo_requests(
    *, people: People, school: EducationSetting, council: DemoCouncil, seed: int = 1, now: datetime | None = None
) -> int:
    """Make the desk of the demonstration; returns how many requests were added (0 when they are there already).

    DSL and deputy ask for `school`; the social worker asks about other settings of the council, chosen by `seed`.
    """
    now = now or timezone.now()
    hours = council_hours()
    others = [setting for setting in council.settings if setting.pk != school.pk]
    about = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    _set_up_desk(people)
    before = AdviceRequest.objects.count()
    for number, one in enumerate(DEMO_QUESTIONS):
        token = uuid5(_NAMESPACE, str(number))
        if not AdviceRequest.objects.filter(form_token=token).exists():
            setting = school if one.asker != "social.worker" else about.choice([None, *others])
            _Story(one, number, token, setting, people, hours, now).tell()
    return AdviceRequest.objects.count() - before


def _set_up_desk(people: People) -> None:
    team, _ = CouncilTeam.objects.get_or_create(
        name="Virtual School advice team", defaults={"purpose": "Answers questions of settings and social workers."}
    )
    adviser, created = AdviserProfile.objects.get_or_create(
        person=people["adviser"], defaults={"capacity": 40, "team": team, "deputy": people["duty"]}
    )
    if created:
        duty = AdviserProfile.objects.create(person=people["duty"], capacity=10, team=team, deputy=people["adviser"])
        duty.topics.set(Topic.objects.filter(code="other"))
        exclusions = Topic.objects.get(code="suspensions-exclusions")
        RoutingRule.objects.create(position=10, topic=exclusions, adviser=adviser)


class _Story:
    """One question from its sending to where it stands now, each step at its own moment."""

    def __init__(
        self,
        one: DemoQuestion,
        number: int,
        token: UUID,
        setting: EducationSetting | None,
        people: People,
        hours: WorkingHours,
        now: datetime,
    ) -> None:
        self.one, self.number, self.token, self.setting = one, number, token, setting
        self.people, self.hours, self.now = people, hours, now
        self.step = 0
        self.at = self._start()
        self.asker = people[one.asker]
        self.adviser = people["adviser"]

    def _start(self) -> datetime:
        day = self.hours.calendar.previous_open(self.now)
        if self.one.days:
            day = self.hours.calendar.add(day, -self.one.days)
        morning = datetime(day.year, day.month, day.day, 9, 5, tzinfo=LONDON)
        return min(morning + timedelta(minutes=(self.number * 37) % 360), self.now - timedelta(minutes=5))

    def _later(self, minutes: int) -> datetime:
        """So many working minutes on, never in the future."""
        self.at = min(self.hours.add_minutes(self.at, minutes), self.now - timedelta(minutes=1))
        return self.at

    def _token(self) -> UUID:
        self.step += 1
        return uuid5(self.token, str(self.step))

    def tell(self) -> None:
        self.row = self._ask()
        if self.one.end == "unowned":
            return
        if self.row.assigned_to_id != self.adviser.pk:
            self.row = services.reassign_request(
                request=self.row, to=self.adviser, version=self.row.version, by=self.people["duty"], now=self._later(30)
            )
        _ENDS[self.one.end](self)

    def _ask(self) -> AdviceRequest:
        question = services.Question(
            topic=Topic.objects.get(code=self.one.topic),
            phase=self.one.phase,
            pupil_band=self.one.band,
            urgency=self.one.urgency,
            urgency_reason=self.one.reason,
            question=self.one.question,
            tried=self.one.tried,
            setting=self.setting,
        )
        row = services.submit_request(question=question, form_token=self.token, by=self.asker, now=self.at)
        if self.one.end == "unowned" and row.assigned_to is not None:
            row = services.refuse_request(
                request=row, reason="not_my_topic", version=row.version, by=row.assigned_to, now=self._later(20)
            )
        return row

    def take(self) -> None:
        self.row = services.take_request(request=self.row, by=self.adviser, now=self._later(150))
        if self.one.note:
            self.row = services.write_note(
                request=self.row,
                body=self.one.note,
                form_token=self._token(),
                by=self.people["duty"],
                now=self._later(10),
            )

    def ask_back(self) -> None:
        self.row = services.ask_back(
            request=self.row,
            body=self.one.back,
            form_token=self._token(),
            version=self.row.version,
            by=self.adviser,
            now=self._later(120),
        )

    def talk(self) -> None:
        self.take()
        if self.one.back:
            self.ask_back()
            self.row = services.reply(
                request=self.row,
                body=self.one.reply,
                form_token=self._token(),
                version=self.row.version,
                by=self.asker,
                now=self._later(400),
            )

    def answer(self) -> None:
        self.talk()
        links = [_GUIDE] if self.one.topic in ("attendance", "punctuality") else []
        self.row = services.answer_request(
            request=self.row,
            body=self.one.answer,
            links=links,
            form_token=self._token(),
            version=self.row.version,
            by=self.adviser,
            now=self._later(600 + 60 * (self.number % 9)),
        )

    def rate(self) -> None:
        self.answer()
        if self.one.useful:
            reason = "" if self.one.useful == "yes" else "too_general"
            self.row = services.rate_answer(
                request=self.row, useful=self.one.useful, reason=reason, by=self.asker, now=self._later(300)
            )

    def close(self) -> None:
        self.rate()
        services.close_request(request=self.row, version=self.row.version, by=self.asker, now=self._later(30))

    def reopen(self) -> None:
        self.answer()
        self.at = max(self.at, self.now - timedelta(days=2))
        services.reopen_request(
            request=self.row,
            reason="follow_up",
            body="Thank you. Governors now ask which of these to publish.",
            form_token=self._token(),
            version=self.row.version,
            by=self.asker,
            now=self._later(700),
        )

    def wait(self) -> None:
        self.take()
        self.ask_back()

    def hand_back(self) -> None:
        self.take()
        services.refuse_request(
            request=self.row, reason="not_my_topic", version=self.row.version, by=self.adviser, now=self._later(60)
        )

    def refer(self) -> None:
        self.take()
        services.refer_out(
            request=self.row,
            to=Signpost.objects.get(slug="local-offer"),
            form_token=self._token(),
            body="The Local Offer lists every SEND service of the area, for families and professionals.",
            version=self.row.version,
            by=self.adviser,
            now=self._later(90),
        )

    def decline(self) -> None:
        self.take()
        services.decline_request(
            request=self.row,
            reason="out_of_scope",
            body=self.one.answer,
            form_token=self._token(),
            version=self.row.version,
            by=self.adviser,
            now=self._later(90),
        )

    def withdraw(self) -> None:
        services.withdraw_request(
            request=self.row, reason="found_elsewhere", version=self.row.version, by=self.asker, now=self._later(60)
        )

    def merge(self) -> None:
        others = AdviceRequest.objects.filter(asker=self.asker).exclude(pk=self.row.pk)
        into = others.filter(state__in=[State.ASSIGNED, State.ANSWERED]).order_by("-submitted_at").first()
        if into is not None:
            services.merge_request(
                request=self.row, into=into, version=self.row.version, by=self.people["duty"], now=self._later(60)
            )

    def stay(self) -> None:
        """Routing gave it, and nobody took it yet."""


_ENDS: dict[str, Callable[[_Story], None]] = {
    "closed": _Story.close,
    "answered": _Story.answer,
    "answered_long_ago": _Story.rate,
    "reopened": _Story.reopen,
    "waiting": _Story.wait,
    "talking": _Story.talk,
    "assigned": _Story.take,
    "handed_back": _Story.hand_back,
    "given": _Story.stay,
    "referred": _Story.refer,
    "declined_scope": _Story.decline,
    "withdrawn": _Story.withdraw,
    "merged": _Story.merge,
}
