"""Every task of this app, where Celery looks for them."""

from training.tasks_booking import (
    close_booking,
    end_offers,
    give_up_held_places,
    note_sessions_that_took_place,
    remind_of_offers,
    remind_of_places,
)
from training.tasks_desk import remind_of_registers
from training.tasks_outcomes import ask_impact_of_sessions, recount_coverage, remind_of_refreshers
from training.tasks_programmes import keep_statuses
from training.tasks_rights import purge_old_names

__all__ = [
    "ask_impact_of_sessions",
    "close_booking",
    "end_offers",
    "give_up_held_places",
    "keep_statuses",
    "note_sessions_that_took_place",
    "purge_old_names",
    "recount_coverage",
    "remind_of_offers",
    "remind_of_places",
    "remind_of_refreshers",
    "remind_of_registers",
]
