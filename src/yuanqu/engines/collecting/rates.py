"""Completeness and on-time rate 完整率、按时率: of a task, and of each respondent over the latest periods.

Cohort: everybody asked; a return that came in late is complete and not on time. The last day counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.records import APPROVED, ASKED
from yuanqu.engines.collecting.standing import CHASES, RETURNS, respondents
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.people.access import access_records
from yuanqu.people.models import Account
from yuanqu.terms.printing import Form, print_quantity


@dataclass(frozen=True)
class Rate:
    """Counts of returns: asked, reported ever, reported by the due day, approved, overdue and not yet in."""

    asked: int
    came: int
    on_time: int
    approved: int
    overdue: int

    @property
    def complete(self) -> str:
        """已报 of 应报 as a percentage."""
        return _share(self.came, self.asked)

    @property
    def on_time_share(self) -> str:
        """按时 of 应报 as a percentage."""
        return _share(self.on_time, self.asked)


@dataclass(frozen=True)
class UnitRate:
    """One respondent over several periods."""

    title: str
    rate: Rate
    sent_back: int
    chases: int


def rate_of(account: Account, collecting: Collecting, month: date, today: date) -> Rate:
    """The counts of one task."""
    rows: Any = access_records(account, collecting.return_ledger.record)
    return _counted(list(rows.filter(voided_on=None, month=month).only("state", "came_on", "due_on")), today)


def rates_by_unit(account: Account, collecting: Collecting, periods: int, today: date) -> list[UnitRate]:
    """Each respondent's counts over the latest ``periods`` whose due day has come, the least complete first."""
    tasks: Any = collecting.task_ledger.record._default_manager
    months = list(
        tasks.filter(voided_on=None, due_on__lte=today)
        .order_by("-month")
        .values_list("month", flat=True)[:periods]
    )
    rows: Any = access_records(account, collecting.return_ledger.record)
    records = list(rows.filter(voided_on=None, month__in=months))
    names = respondents(account, collecting, records)
    by_unit: dict[str, list[Any]] = {}
    for each in records:
        by_unit.setdefault(names[each.pk], []).append(each)
    moves = _moves(collecting.returns, records)
    found = [
        UnitRate(name, _counted(own, today), _sum(moves, own, RETURNS), _sum(moves, own, CHASES))
        for name, own in by_unit.items()
    ]
    return sorted(
        found,
        key=lambda each: (each.rate.came - each.rate.asked, each.rate.on_time - each.rate.asked, each.title),
    )


def _counted(records: Sequence[Any], today: date) -> Rate:
    in_time = [
        each for each in records if each.came_on and (each.due_on is None or each.came_on <= each.due_on)
    ]
    return Rate(
        len(records),
        sum(each.came_on is not None for each in records),
        len(in_time),
        sum(each.state == APPROVED.code for each in records),
        sum(each.state == ASKED.code and each.due_on is not None and each.due_on < today for each in records),
    )


def _moves(returns: str, records: Iterable[Any]) -> list[tuple[Any, str]]:
    made = MoveMade.objects.filter(
        procedure=returns, record__in=[each.pk for each in records], taken_back=None
    )
    return list(made.filter(move__in=[*CHASES, *RETURNS]).values_list("record", "move"))


def _sum(moves: Iterable[tuple[Any, str]], own: Sequence[Any], names: Sequence[str]) -> int:
    ids = {each.pk for each in own}
    return sum(record in ids and move in names for record, move in moves)


def _share(part: int, whole: int) -> str:
    return f"{print_quantity(Fraction(part * 100, whole), Form(None, 1))}%" if whole else "—"
