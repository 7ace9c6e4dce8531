"""Quotas 应办事项: what should have happened, declared once: so many records, for each object, in each period.

    SAMPLING = Quota(
        "雨水口采样", code="environment.sampling", of="environment.sample", each="environment.outlet", link="outlet",
        during="sampled_on", least=2, every=MONTH, standing=("opened_on", "closed_on"),
    )
    declare(SAMPLING)

Measured like any indicator (``QuotaMet``, ``QuotaLeast``), and told while the period still runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum

from yuanqu.terms.months import month_end, shift_months


class Every(StrEnum):
    """How often the quota is to be met."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one period has."""
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


MONTH, QUARTER, HALF, YEAR = Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR


class UnknownQuota(LookupError):
    """No quota of that code is declared."""

    code = "quota.unknown"

    def __init__(self, asked: str) -> None:
        near = get_close_matches(asked, _quotas, n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else ""
        super().__init__(f"没有应办事项「{asked}」。{hint}")


@dataclass(frozen=True)
class Having:
    """The column holds one of ``values`` (codes, never their labels)."""

    column: str
    values: tuple[str | bool, ...]

    def __init__(self, column: str, *values: str | bool) -> None:
        object.__setattr__(self, "column", column)
        object.__setattr__(self, "values", values)


@dataclass(frozen=True)
class Quota:
    """At least ``least`` records of the ledger ``of`` for each record of ``each``, in each period of ``every``.

    ``link``: the column of ``of`` that leads to the object; or ``alike``: columns that record and object have in
    common (a visit is due of each assignment, by the same instructor to the same enterprise). ``during``: the date
    that says when it was done; or ``entered``: the states of its procedure, and it was done on the day it came into
    them, if it is still there at the period's end. ``only``: which records count. ``once``: a column; records
    alike in it count once (two bottles of one round are one sampling).

    ``grace``: days after a period's end before what is missing there counts as not done. ``afterwards``: it can be
    done only when the period has ended (a report of it), so nobody is behind before. ``standing``: the object's own
    dates (since, until; an empty one is open); it owes for the periods it stands through from first to last day, and
    for no other.
    """

    name: str
    code: str = field(kw_only=True)
    of: str = field(kw_only=True)
    each: str = field(kw_only=True)
    link: str = field(default="", kw_only=True)
    alike: tuple[str, ...] = field(default=(), kw_only=True)
    during: str = field(default="", kw_only=True)
    entered: tuple[str, ...] = field(default=(), kw_only=True)
    only: tuple[Having, ...] = field(default=(), kw_only=True)
    once: str = field(default="", kw_only=True)
    least: int = field(default=1, kw_only=True)
    every: Every = field(default=MONTH, kw_only=True)
    grace: int = field(default=0, kw_only=True)
    afterwards: bool = field(default=False, kw_only=True)
    standing: tuple[str, str] | None = field(default=None, kw_only=True)

    def period_of(self, day: date) -> tuple[date, date]:
        """The first and last day of the period that ``day`` lies in."""
        first = date(day.year, day.month - (day.month - 1) % self.every.months, 1)
        return first, month_end(shift_months(first, self.every.months - 1))

    def judged(self, since: date, until: date, as_of: date) -> list[tuple[date, date]]:
        """The whole periods within ``since`` to ``until`` whose grace has run out by ``as_of``."""
        found, (first, last) = [], self.period_of(since)
        while last <= until and last + timedelta(days=self.grace) <= as_of:
            if first >= since:
                found.append((first, last))
            first, last = self.period_of(last + timedelta(days=1))
        return found

    def running(self, today: date) -> list[tuple[date, date]]:
        """The period that ``today`` lies in, after those that have ended and are still within their grace."""
        found = [self.period_of(today)]
        while (last := found[0][0] - timedelta(days=1)) + timedelta(days=self.grace) >= today:
            found.insert(0, self.period_of(last))
        return found[:-1] if self.afterwards else found


_quotas: dict[str, Quota] = {}


def declare(*quotas: Quota) -> None:
    """Enter quotas; two under one code are refused."""
    for each in quotas:
        if _quotas.setdefault(each.code, each) != each:
            raise ValueError(f"two quotas are declared under the code {each.code}")


def quota(code: str) -> Quota:
    """The quota of that code. Raises UnknownQuota with the nearest codes."""
    if code not in _quotas:
        raise UnknownQuota(code)
    return _quotas[code]


def quotas() -> Iterator[Quota]:
    """All quotas in the order they were declared."""
    return iter(_quotas.values())
