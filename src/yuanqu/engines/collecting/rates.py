"""Completeness and on-time rate 完整率、按时率: of a task, and of each respondent over the latest periods.

Cohort: everybody asked; a return that came in late is complete and not on time. The last day counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.records import APPROVED, ASKED
from yuanqu.engines.collecting.standing import CHASES, RETURNS, respondents, returns_seen
from yuanqu.engines.procedure.models import MoveMade
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
    rows = returns_seen(account, collecting).filter(month=month)
    return counted(list(rows.only("state", "came_on", "due_on")), today)


def rates_by_unit(account: Account, collecting: Collecting, periods: int, today: date) -> list[UnitRate]:
    """Each respondent's counts over the latest ``periods`` whose due day has come, the least complete first."""
    due = collecting.tasks_held().filter(due_on__lte=today).order_by("-month")
    months = list(due.values_list("month", flat=True)[:periods])
    records = list(returns_seen(account, collecting).filter(month__in=months))
    names = respondents(account, collecting, records)
    by_unit: dict[str, list[Any]] = {}
    for each in records:
        by_unit.setdefault(names[each.pk], []).append(each)
    return rates_of(collecting.returns, by_unit, today)


def rates_of(returns: str, by_unit: Mapping[str, Sequence[Any]], today: date) -> list[UnitRate]:
    """The counts of each unit's own returns, the least complete first."""
    moves = _moves(returns, [each for own in by_unit.values() for each in own])
    found = [
        UnitRate(name, counted(own, today), _sum(moves, own, RETURNS), _sum(moves, own, CHASES))
        for name, own in by_unit.items()
    ]
    return sorted(
        found,
        key=lambda each: (each.rate.came - each.rate.asked, each.rate.on_time - each.rate.asked, each.title),
    )


def counted(records: Sequence[Any], today: date) -> Rate:
    """The counts of these returns."""
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
