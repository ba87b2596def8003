"""What the worker does for whoever runs sessions: registers that nobody has signed off are asked for."""

from __future__ import annotations

from celery import shared_task

from training.services.register_reminders import remind_registers
from training.tasks_outcomes import swept


@shared_task(name="training.tasks.remind_registers")
def remind_of_registers() -> None:
    """Ask trainers to mark and sign off the registers of sessions that have ended."""
    swept("remind_registers", remind_registers)
