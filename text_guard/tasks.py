"""Work in the background: the tests of local rules once a night, so that a change of the screen cannot break one unseen."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError

from text_guard.rule_services import check_rules

log = structlog.get_logger(__name__)


@shared_task(name="text_guard.tasks.check_local_rules")
def check_local_rules() -> None:
    """Note on each active rule how many of its checks pass, and name in the log the ids of rules that fail.

    With the database away it does nothing: the next night tests the same rules.
    """
    try:
        tested = check_rules()
    except (OperationalError, InterfaceError) as error:
        log.warning("screening_rules_database_away", fault=type(error).__name__)
        return
    failed = [str(rule.public_id) for rule, result in tested if not result.passed]
    if failed:
        log.error("screening_rules_fail", rules=len(tested), failed=failed)
