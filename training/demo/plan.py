"""The sessions of the demonstration: which course, on which day from today, and how each one stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    """How far a session has come."""

    SIGNED = "signed"
    RUN = "run"  # the register is to be marked
    OPEN = "open"
    CLOSED = "closed"  # by staff, before its time
    CALLED_OFF = "called off"
    MOVED = "moved"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Run:
    """One session. `day` counts school days from today; `months` counts back instead, for those of earlier years."""

    course: str
    end: End
    day: int = 0
    months: int = 0
    at: str = "10:00"
    seats: int = 20
    booked: int = 0  # colleagues of other settings
    marked: int = 0  # of a register that is begun
    cap: int = 0
    venue: str = ""
    second: int = 0  # school days until the second part
    leads: bool = False  # safeguarding leads and deputies alone
    key: str = ""  # by which the stories of the accounts find it
    message: int = -1


HALL, TOWN_HALL, LIBRARY = "Fairmere Learning Centre", "Stoke Harrow Town Hall, Committee Room 2", "Tamsin Bay Library"
S, O = End.SIGNED, End.OPEN
RUNS = (
    # Earlier years: who is trained, whose training lapses soon, and whose has lapsed.
    Run("VS-ATT-01", S, months=29, seats=14, booked=9, leads=True),
    Run("VS-CWS-01", S, months=26, seats=14, booked=8, leads=True, venue=HALL),
    Run("VS-ATT-01", S, months=22, seats=16, booked=10, leads=True, key="att-old"),
    Run("VS-ATT-01", S, months=13, seats=20, booked=9, leads=True, key="att-team"),
    Run("VS-TRA-01", S, months=11, at="09:30", seats=18, booked=8, venue=HALL, key="tra-team"),
    Run("VS-EMO-01", S, months=9, seats=16, booked=6, second=10, key="emo-team"),
    # This term so far.
    Run("VS-EXC-01", S, day=-46, at="13:30", booked=10, key="exc-past"),
    Run("VS-ATT-01", S, day=-38, booked=12, key="att-now"),
    Run("VS-SEN-01", S, day=-34, at="14:00", booked=4, key="sen-past"),
    Run("VS-ATD-01", S, day=-25, booked=9, key="atd-past"),
    Run("VS-EMO-01", S, day=-22, at="15:45", seats=16, booked=7, second=5, key="emo-past"),
    Run("VS-GOV-01", S, day=-14, at="18:00", booked=6, key="gov-past"),
    Run("VS-DSL-01", S, day=-9, at="13:00", seats=30, booked=14, leads=True, key="dsl-past"),
    Run("VS-PAC-01", S, day=-4, at="15:45", booked=8, key="pac-past"),
    # Just run: two registers to mark, one of them begun.
    Run("VS-KIN-01", End.RUN, day=-2, at="14:00", booked=9, marked=5, key="kin-run"),
    Run("VS-DAB-01", End.RUN, day=-1, at="13:30", booked=11),
    # Today and coming.
    Run("VS-ATD-01", O, day=0, at="15:30", booked=12, key="today", message=1),
    Run("VS-RTT-01", O, day=2, at="15:30", booked=7),
    Run("VS-TRA-01", O, day=4, at="09:30", seats=16, booked=9, venue=HALL, key="tra-next", message=0),
    Run("VS-EXC-02", O, day=5, at="12:30", seats=12, booked=4, key="exc-sw"),
    Run("VS-EBS-01", O, day=7, seats=12, booked=12, key="full"),
    Run("VS-PAC-01", O, day=9, at="15:45", seats=10, booked=10, key="offers"),
    Run("VS-CWS-01", O, day=11, at="09:15", seats=20, booked=17, cap=2, venue=TOWN_HALL, key="nearly"),
    Run("VS-EXC-01", O, day=12, at="13:30", booked=6, key="exc-next"),
    Run("VS-ATT-01", End.CALLED_OFF, day=13, booked=6, venue=LIBRARY, key="off"),
    Run("VS-SEN-01", O, day=14, at="14:00", booked=3, key="sen-next"),
    Run("VS-KIN-01", End.CLOSED, day=15, at="14:00", seats=15, booked=8),
    Run("VS-EMO-01", O, day=16, at="15:45", seats=16, booked=5, second=10, key="emo-next"),
    Run("VS-ATD-01", O, day=18, seats=24, booked=6, key="held"),
    Run("VS-ATT-01", End.MOVED, day=21, booked=8, key="moved"),
    Run("VS-DSL-01", O, day=24, at="13:00", seats=30, booked=11, key="dsl-next"),
    Run("VS-TRN-01", O, day=27, at="15:30", seats=40, booked=5, key="trn-next"),
    Run("VS-GOV-01", O, day=30, at="18:00", seats=30, booked=4, key="gov-next"),
    Run("VS-DAB-01", O, day=33, at="13:30", booked=0),
    Run("VS-TRA-01", End.DRAFT, day=38, at="09:30", seats=18, venue=LIBRARY),
)
