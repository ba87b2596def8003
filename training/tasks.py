"""Every task of this app, where Celery looks for them."""

from training.tasks_outcomes import ask_impact_of_sessions, recount_coverage, remind_of_refreshers

__all__ = ["ask_impact_of_sessions", "recount_coverage", "remind_of_refreshers"]
