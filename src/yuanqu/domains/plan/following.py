"""What follows from others' records and moves (联动): a task's latest feedback; who is chased finds it in the inbox."""

from __future__ import annotations

from django.urls import reverse

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message, MoveMade
from yuanqu.people.models import Account
from yuanqu.people.roles import Role
from yuanqu.registers.following import compute_again, written
from yuanqu.registers.held import held

_TASKS, _FEEDBACK = "plan.task", "plan.feedback"


def follow(change: int) -> None:
    """Compute the latest feedback again; tell the heads of departments that were chased."""
    ledgers = touched(change)
    if _FEEDBACK in ledgers:
        tasks = written(_FEEDBACK, change).values("task")
        for column in ("last_feedback_on", "feedback_due_on"):
            compute_again(_TASKS, column, pk__in=tasks)
    if _TASKS in ledgers:
        chased = MoveMade.objects.filter(
            procedure=_TASKS, move="chase", change_id=change, backfilled=False, taken_back=None
        )
        for made in chased:
            _tell(made)


def _tell(made: MoveMade) -> None:
    """The lead department's head, its clerks where it has none."""
    task = held(_TASKS, pk=made.record).first()
    if task is None:
        return
    people = Account.objects.filter(is_active=True, department__name=task.lead)
    heads = people.filter(role=Role.HEAD)
    title = f"催办：{task.number} {task.title}"
    text = f"{made.reason or '请抓紧办理'}（{made.actor_name}，完成时限{task.due_on}）。"
    url = reverse("ledger:detail", args=[_TASKS, task.pk])
    tell(
        heads if heads.exists() else people,
        Told(f"{_TASKS}:chase:{made.pk}", title, text, url, Message.Kind.ALARM),
    )


follow_changes(follow)
