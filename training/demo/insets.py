"""Requests for whole-setting training, one in each state, by the school and by another setting."""

from __future__ import annotations

from datetime import date

from accounts.models import Person
from organisations.models import EducationSetting
from training.demo.cast import Cast, token
from training.demo.days import moment
from training.models import InsetRequest
from training.models.vocabulary import InsetDecline, Mode, StaffBand
from training.services import insets
from training.services.insets import Wish
from training.services.sessions import Sitting


def ask_for_insets(cast: Cast) -> None:
    """Asked, accepted, planned, declined and withdrawn."""
    adviser, dsl, other = cast.people["adviser"], cast.people["dsl"], cast.members[cast.asker.pk]
    _ask(cast, cast.asker, other, "VS-TRA-01", StaffBand.UP_TO_100, 45)
    _ask(cast, cast.school, dsl, "VS-PAC-01", StaffBand.UP_TO_100, 50)
    insets.accept(request=_ask(cast, cast.school, dsl, "VS-ATD-01", StaffBand.UP_TO_20, 35), by=adviser)
    declined = _ask(cast, cast.asker, other, "VS-EMO-01", StaffBand.UP_TO_50, 30)
    insets.decline(request=declined, reason=InsetDecline.OTHER_COURSE, by=adviser)
    insets.withdraw(request=_ask(cast, cast.school, dsl, "VS-GOV-01", StaffBand.UP_TO_20, 28), by=dsl)
    _plan(cast, _ask(cast, cast.school, dsl, "VS-ATT-01", StaffBand.UP_TO_50, 20))


def _ask(cast: Cast, setting: EducationSetting, by: Person, course: str, band: StaffBand, day: int) -> InsetRequest:
    days: list[date] = [cast.days.day(day), cast.days.day(day + 3)]
    number = sum(map(ord, course)) + day
    notes = cast.words["inset_notes"]
    wish = Wish(
        form_token=token("inset", number),
        course=cast.courses[course],
        days=days,
        mode=Mode.IN_PERSON,
        staff_band=band,
        note=notes[number % len(notes)],
    )
    return insets.ask(setting=setting, wish=wish, by=by, now=moment(cast.days.day(-5), "11:20"))


def _plan(cast: Cast, request: InsetRequest) -> None:
    """Planned as a session for the school alone, on the day that it wished for most."""
    day = request.days[0]
    adviser, editor = cast.people["adviser"], cast.people["editor"]
    insets.accept(request=request, by=adviser)
    fields = {
        "mode": Mode.IN_PERSON,
        "note": cast.words["inset_session_note"],
        "capacity": 50,
        "closes_at": moment(cast.days.working(day, -1), "17:00"),
    }
    insets.plan(
        request=request,
        fields=fields,
        sittings=[Sitting(moment(day, "13:00"), moment(day, "15:00"))],
        trainers=[adviser],
        by=editor,
        form_token=token("inset-session", request.course.code),
    )
