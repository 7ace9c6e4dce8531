"""How a task stands: each return in a line with its light, and the task's counts (填报进度)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.explaining import explanations_of
from yuanqu.engines.collecting.models import Explanation
from yuanqu.engines.collecting.records import APPROVED, ASKED, DECIDED, MISSING, SENT_BACK, SUBMITTED
from yuanqu.engines.collecting.since_approval import Changed, changed_since_approval
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.procedure.glance import Glance, glances
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.people.access import access_records
from yuanqu.people.models import Account

CHASES = ("chase",)
RETURNS = ("send_back", "recall")


@dataclass(frozen=True)
class Line:
    """One return: whose it is called, where it stands, what was doubted, how many values changed since approval."""

    record: Any
    title: str
    glance: Glance
    days: int
    chases: int
    sent_back: int
    doubts: Sequence[Explanation]
    changed: Sequence[Changed]

    @property
    def came(self) -> bool:
        """Whether it was ever reported."""
        return self.record.came_on is not None

    @property
    def late(self) -> bool:
        """Reported after the due day, or not yet though that has passed."""
        return self.days > 0

    @property
    def waits(self) -> bool:
        """Whether nothing has come in, and nobody has decided that nothing will."""
        return bool(self.record.state == ASKED.code)


@dataclass(frozen=True)
class Standing:
    """All returns of one task that its reader may see."""

    collecting: Collecting
    task: Any
    lines: Sequence[Line]
    today: date

    @cached_property
    def states(self) -> Counter[str]:
        """How many returns are in each state."""
        return Counter(line.record.state for line in self.lines)

    @property
    def asked(self) -> int:
        """How many were asked."""
        return len(self.lines)

    @property
    def came(self) -> int:
        """How many have reported, late ones too."""
        return sum(line.came for line in self.lines)

    @property
    def on_time(self) -> int:
        """How many reported by the due day."""
        return sum(line.came and not line.late for line in self.lines)

    @property
    def approved(self) -> int:
        """How many are approved."""
        return self.states[APPROVED.code]

    @property
    def undecided(self) -> int:
        """How many are neither approved nor said to be missing."""
        return sum(line.record.state not in DECIDED for line in self.lines)

    @property
    def changed(self) -> int:
        """How many values changed since they were approved."""
        return sum(len(line.changed) for line in self.lines)

    def shown(self, show: str) -> list[Line]:
        """The lines that a filter leaves; every line for an empty one."""
        return [line for line in self.lines if SHOWN[show][1](line)] if show in SHOWN else list(self.lines)


SHOWN: dict[str, tuple[str, Any]] = {
    "waiting": ("未报", lambda line: line.waits),
    "late": ("迟报", lambda line: line.late),
    "submitted": ("待审核", lambda line: line.record.state == SUBMITTED.code),
    "returned": ("退回过", lambda line: line.sent_back or line.record.state == SENT_BACK.code),
    "explained": ("有说明", lambda line: bool(line.doubts)),
    "changed": ("审核后变动", lambda line: bool(line.changed)),
    "approved": ("审核通过", lambda line: line.record.state == APPROVED.code),
    "missing": ("认定未报", lambda line: line.record.state == MISSING.code),
}


def standing_of(account: Account, collecting: Collecting, task: Any, today: date) -> Standing:
    """How ``task`` stands on ``today``, as far as ``account`` may see its returns."""
    rows = returns_seen(account, collecting).filter(month=task.month)
    return Standing(collecting, task, lines_of(account, collecting, list(rows), today), today)


def returns_seen(account: Account, collecting: Collecting) -> Any:
    """The standing returns that ``account`` may see."""
    held: Any = access_records(account, collecting.return_ledger.record)
    return held.filter(voided_on=None, **collecting.scope)


def lines_of(account: Account, collecting: Collecting, records: Sequence[Any], today: date) -> list[Line]:
    """Returns of any periods as lines, by the respondent's name."""
    ids = [each.pk for each in records]
    seen, names = (
        glances(procedure(collecting.returns), ids, today),
        respondents(account, collecting, records),
    )
    doubts, changed = explanations_of(collecting.returns, ids), changed_since_approval(collecting, records)
    moves = _counted(collecting.returns, ids)
    lines = [
        Line(
            each,
            names[each.pk],
            seen[each.pk],
            _days_late(each, today),
            sum(moves[each.pk, name] for name in CHASES),
            sum(moves[each.pk, name] for name in RETURNS),
            _latest(doubts.get(each.pk, [])),
            changed.get(each.pk, []),
        )
        for each in records
        if each.pk in seen
    ]
    return sorted(lines, key=lambda line: line.title)


def respondents(account: Account, collecting: Collecting, records: Sequence[Any]) -> dict[UUID, str]:
    """What the respondent of each return is called."""
    whose = {each.pk: getattr(each, collecting.attribute) for each in records}
    if not collecting.linked:
        return {pk: str(name) for pk, name in whose.items()}
    behind = ledger_behind(collecting.return_ledger.declared()[collecting.respondent])
    titles = titles_of(account, behind, set(whose.values()))
    return {pk: titles[each] for pk, each in whose.items()}


def _days_late(record: Any, today: date) -> int:
    """Days after the due day, 0 where it came in time or may still: the last day counts."""
    if record.due_on is None:
        return 0
    seen = record.came_on or record.missing_on or today
    days: int = (seen - record.due_on).days
    return max(0, days)


def _latest(found: Sequence[Explanation]) -> list[Explanation]:
    return [each for each in found if each.seq == found[0].seq]


def _counted(returns: str, ids: Sequence[UUID]) -> Counter[tuple[UUID, str]]:
    made = MoveMade.objects.filter(
        procedure=returns, record__in=ids, move__in=[*CHASES, *RETURNS], taken_back=None
    )
    return Counter(made.values_list("record", "move"))
