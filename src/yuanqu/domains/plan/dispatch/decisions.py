"""Decisions of meetings and the tasks made of them (议定事项转督办): one click, one task, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.glance import Glance, glances
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.survey import Between
from yuanqu.people.access import Reader, access_records
from yuanqu.registers.held import held

_DECISIONS, _TASKS = "plan.decision", "plan.task"
_SERIAL = re.compile(r"^DB-(\d{4})-(\d+)")


@dataclass(frozen=True)
class Decided:
    """One decision as a list shows it; ``task``: the id of the task made of it, ``standing`` where that is.

    ``done_on``: the day on which that task was finished.
    """

    pk: UUID
    serial: int
    title: str
    lead: str
    due: date | None
    meeting: str
    meeting_title: str
    task: UUID | None = None
    standing: str = "未立督办"
    colour: str = "grey"
    done_on: date | None = None

    @property
    def whole(self) -> bool:
        """Whether it has whom and when, so that a task can be made of it."""
        return bool(self.lead and self.due)

    @property
    def done(self) -> bool:
        """Whether nothing is left to be done of it."""
        return self.done_on is not None


def decisions_of(account: Reader, meeting: UUID, on: date) -> list[Decided]:
    """The decisions of one meeting that ``account`` may read, in their order."""
    rows: Any = access_records(account, registry.ledger(_DECISIONS).record)
    found = rows.filter(meeting=meeting, voided_on=None).select_related("meeting").order_by("serial")
    return _with_tasks(account, list(found), on)


def decisions_open(account: Reader, between: Between, kinds: Sequence[str] = ()) -> list[Decided]:
    """The decisions of earlier meetings that are still to be carried out, the earliest due first; then those that
    were since the last bulletin. ``kinds``: of such meetings only.
    """
    on = between.on
    rows: Any = access_records(account, registry.ledger(_DECISIONS).record)
    found = rows.filter(meeting__held_on__lt=on, voided_on=None, meeting__voided_on=None)
    if kinds:
        found = found.filter(meeting__kind__in=list(kinds))
    found = found.exclude(pk__in=_settled(between).values("decision")).select_related("meeting")
    told = _with_tasks(account, list(found), on)
    return sorted(told, key=lambda each: (each.done, each.due or date.max, each.meeting, each.serial))


def _settled(between: Between) -> Any:
    """The tasks of decisions that were finished before these days, as the last bulletin knew."""
    final = [state.code for state in procedures.procedure(_TASKS).states() if state.final]
    since = Q(on__gt=between.since)
    if between.entered is not None:
        since |= Q(at__gt=between.entered, backfilled=False)
    moved = MoveMade.objects.filter(since, procedure=_TASKS, taken_back=None).values("record")
    return held(_TASKS, state__in=final, decision__isnull=False).exclude(pk__in=moved)


def _with_tasks(account: Reader, found: Sequence[Any], on: date) -> list[Decided]:
    tasks: Any = access_records(account, registry.ledger(_TASKS).record)
    made = dict(
        tasks.filter(decision__in=[each.pk for each in found], voided_on=None).values_list("decision", "pk")
    )
    standing = glances(procedures.procedure(_TASKS), list(made.values()), on)
    return [_told(each, made.get(each.pk), standing, on) for each in found]


def _told(decision: Any, task: UUID | None, standing: Mapping[UUID, Glance], on: date) -> Decided:
    seen = standing.get(task) if task else None
    words: dict[str, Any] = {}
    if seen:
        words = {"standing": f"{seen.state}（{seen.light.word}）", "colour": seen.light.colour}
        if seen.final and seen.moves and seen.moves[-1][0] <= on:
            day = seen.moves[-1][0]
            words |= {
                "done_on": day,
                "standing": f"{seen.state}（{day.month}月{day.day}日{seen.light.word}）",
            }
    return Decided(
        decision.pk,
        decision.serial,
        decision.title,
        decision.lead or "",
        decision.due_on,
        decision.meeting.number,
        decision.meeting.title,
        task,
        **words,
    )


def make_task(decision_id: UUID, by: Author) -> Record:
    """A supervised task of a decision, through the same rules as one typed in. Raises Refused.

    A decision becomes one task: asked again, that one is named.
    """
    rows: Any = access_records(by.account, registry.ledger(_DECISIONS).record)
    decision = rows.filter(pk=decision_id, voided_on=None).select_related("meeting").first()
    if decision is None:
        raise Refused("record.unknown", "没有这条议定事项，或您无权查看。")
    if again := held(_TASKS, decision=decision_id).first():
        raise Refused("plan.decision_has_task", f"这条议定事项已立为督办事项{again.number}，不能重复立项。")
    if not (decision.lead and decision.due_on):
        raise Refused("plan.decision_not_whole", "这条议定事项没有责任单位或时限，请先补填。")
    meeting, now = decision.meeting, today()
    values = {
        "number": next_number(now),
        "title": decision.title,
        "source": "meeting",
        "decision": decision.pk,
        "source_name": f"{meeting.number}{meeting.title}",
        "source_doc": meeting.number,
        "source_on": meeting.held_on,
        "requirement": decision.quote,
        "leader": decision.assigned_by,
        "lead": decision.lead,
        "helpers": decision.helpers,
        "person": decision.person,
        "urgency": "urgent" if decision.priority == "high" else "ordinary",
        "registered_on": now,
        "due_on": decision.due_on,
        "every": _WEEKS.get(decision.cycle),
    }
    return create(registry.ledger(_TASKS), values, by)


_WEEKS = {"daily": 1, "weekly": 1, "monthly": 4}


def next_number(on: date) -> str:
    """「DB-2025-001」: one more than the highest of the year."""
    numbers = held(_TASKS, number__startswith=f"DB-{on.year}-").values_list("number", flat=True)
    serials = [int(found[2]) for number in numbers if (found := _SERIAL.match(number))]
    return f"DB-{on.year}-{max(serials, default=0) + 1:03d}"
