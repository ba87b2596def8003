"""The made-up staff of the demonstration's settings: a name, a work address and a role each, and a few with an account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from accounts.models import Membership, Person
from accounts.reasons import ApproveReason
from accounts.services.steps import note, take_step
from organisations.models import EducationSetting
from training.models.vocabulary import AttendeeRole as R
from training.services import Named

_FIRST = ("Ash", "Bryn", "Cleo", "Dale", "Elis", "Flo", "Gwyn", "Hana", "Ivo", "Jools", "Kit", "Lark", "Mina", "Noor",
          "Olwen", "Pip", "Quill", "Rio", "Sky", "Tove", "Uma", "Vic", "Wynn", "Zara")  # fmt: skip
_LAST = ("Dunnock", "Siskin", "Whinchat", "Redpoll", "Twite", "Brambling", "Fieldfare", "Wheatear", "Pipit",
         "Goldcrest", "Nuthatch", "Chiffchaff", "Firecrest", "Turnstone", "Wryneck", "Sanderling", "Dabchick")  # fmt: skip
LEAD, DEPUTY, SENCO, TEACHER = 0, 1, 2, 3
_ROLES = (R.DSL, R.DEPUTY_DSL, R.SENCO, R.TEACHER, R.TEACHING_ASSISTANT, R.PASTORAL_LEAD, R.ATTENDANCE_LEAD,
          R.GOVERNOR)  # fmt: skip
KINDS = len(_ROLES)


def colleague(setting: EducationSetting, number: int, *, needs: str = "") -> Named:
    """Somebody of the setting: 0 leads on safeguarding, 1 is the deputy, 2 the SENCO, and so on."""
    first = _FIRST[(setting.pk * 7 + number * 5) % len(_FIRST)]
    last = _LAST[(setting.pk * 3 + number * 2) % len(_LAST)]
    address = f"{first}.{last}@{slugify(setting.name)[:40].strip('-')}.school.example".lower()
    return Named(f"{first} {last}", address, _ROLES[number % KINDS], needs)


def member(setting: EducationSetting) -> Person:
    """The setting's safeguarding lead with an account, who enrols and asks for it; made up, and cannot sign in."""
    who = colleague(setting, LEAD)
    person, made = Person.objects.get_or_create(
        email=who.address,
        defaults={
            "name": who.name,
            "job_title": "Assistant headteacher",
            "is_demo": True,
            "password": make_password(None),
        },
    )
    if made:
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        membership = Membership.objects.create(person=person, role="dsl", setting=setting)
        note(membership=membership, source="", by=None, reason="operator")
        take_step(
            membership=membership, target=Membership.State.APPROVED, by=None, reason=ApproveReason.KNOWN, tell=False
        )
    return person


class Crowd:
    """Colleagues of many settings by turns, one to three from each, as they would book."""

    def __init__(self, settings: Sequence[EducationSetting], needs: Sequence[str]) -> None:
        self.settings, self.needs = settings, needs
        self.turn = count()

    def groups(
        self, places: int, *, roles: Sequence[int] = tuple(range(KINDS))
    ) -> Iterator[tuple[EducationSetting, list[Named]]]:
        """Settings with who comes from each, until there are so many people."""
        left = places
        while left > 0:
            turn = next(self.turn)
            setting = self.settings[(turn * 7) % len(self.settings)]
            size = min(left, 1 + turn % 3, len(roles))
            wanted = [roles[(turn + step) % len(roles)] for step in range(size)]
            yield setting, [colleague(setting, number, needs=self._needs(turn, number)) for number in wanted]
            left -= size

    def _needs(self, turn: int, number: int) -> str:
        return self.needs[(turn + number) % len(self.needs)] if turn % 6 == 0 else ""
