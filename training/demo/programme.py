"""The programme of the demonstration: the school is under way, and one setting holds the status."""

from __future__ import annotations

from accounts.models import Person
from organisations.models import EducationSetting
from training.demo.cast import Cast
from training.demo.content import read
from training.demo.days import moment
from training.demo.people import LEAD, SENCO, TEACHER, colleague
from training.models import AuditPoint, Enrolment, Programme
from training.models.vocabulary import AuditLevel, AuditMoment
from training.services import Named
from training.services.enrolments import enrol, save_audit
from training.services.programme_desk import FIELDS, Step, publish_programme, save_programme
from training.services.programmes import review


class Way:
    """Both enrolments, moved on after the sessions that they wait for."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.programme = _create(cast)
        team = [colleague(cast.holder, number) for number in (LEAD, SENCO, TEACHER)]
        self.holder_person = cast.members[cast.holder.pk]
        self.holds = self._enrol(cast.holder, team, self.holder_person, months=14)
        self._audit(self.holds, self.holder_person, AuditMoment.START, months=14, rise=0)
        self.school: Enrolment | None = None

    def after(self, key: str) -> None:
        """What follows a session."""
        if key == "att-team":
            self._audit(self.holds, self.holder_person, AuditMoment.BETWEEN, months=12, rise=1)
        if key == "emo-team":
            review(self.holds, now=moment(self.cast.days.months_ago(8), "16:00"))
        if key == "emo-past":
            self._start_school()

    def _start_school(self) -> None:
        cast, dsl = self.cast, self.cast.people["dsl"]
        team = [cast.named("dsl"), cast.named("headteacher"), cast.senco(), cast.colleague(4)]
        self.school = self._enrol(cast.school, team, dsl, months=2)
        self._audit(self.school, dsl, AuditMoment.START, months=2, rise=0)
        self._audit(self.school, dsl, AuditMoment.BETWEEN, months=0, rise=1)

    def _enrol(self, setting: EducationSetting, team: list[Named], by: Person, *, months: int) -> Enrolment:
        at = moment(self.cast.days.months_ago(months, 7), "15:30")
        return enrol(programme=self.programme, setting=setting, people=team, by=by, now=at)

    def _audit(self, row: Enrolment, by: Person, which: AuditMoment, *, months: int, rise: int) -> None:
        points = AuditPoint.objects.filter(programme=self.programme).order_by("position")
        levels = {
            point.pk: AuditLevel(min(3, number % 3 + rise * (1 + number % 2))) for number, point in enumerate(points)
        }
        at = min(moment(self.cast.days.months_ago(months), "15:50"), self.cast.days.now)
        save_audit(enrolment=row, moment=which, levels=levels, by=by, now=at)


def _create(cast: Cast) -> Programme:
    entry = read("courses_2")["programme"]
    editor = cast.people["editor"]
    steps = [Step(cast.courses[code], is_core=True) for code in entry["core"]]
    steps += [Step(cast.courses[code], is_core=False) for code in entry["further"]]
    fields = {name: entry[name] for name in FIELDS}
    made = save_programme(programme=None, fields=fields, steps=steps, points=entry["points"], by=editor)
    return publish_programme(programme=made, by=editor)
