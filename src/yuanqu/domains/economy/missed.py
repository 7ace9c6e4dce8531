"""Who has reached the standard and would be missed by the register (漏统): from records alone, whoever pressed what.

An enterprise whose yearly revenue reaches the standard by its statements or in the pool, that stands in no register of
the 四上 and has not been applied for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from yuanqu.domains.economy.candidate_rules import STANDARD, holds, stays_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.people.access import Reader, access_records
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.site.parts import Colour
from yuanqu.terms.months import shift_months

_STATEMENT, _POOL, _REGISTER = "economy.statement", "economy.candidate", "registers.above_scale"
_CLOSES = "entry_yearly_month"  # the month at whose end the yearly application closes
_APPLIED = ("county", "city", "entered")
_WAN = Decimal(10)  # 千元 in a 万元
_A_DAY = timedelta(days=1)
NEAR = 30  # days before the window closes from which it is near


@dataclass(frozen=True)
class Evidence:
    """A record by which the standard is reached: what it says, and where it lies."""

    ledger: str
    record: UUID
    said: str


@dataclass(frozen=True)
class Missed:
    """One enterprise with all that says so; ``pool``: where it stands in the pool, empty where it is not in it.

    ``due``: until when it can be applied for, as far as is known.
    """

    enterprise: UUID
    name: str
    evidence: tuple[Evidence, ...]
    pool: str
    due: date | None


def missed(reader: Reader, day: date) -> list[Missed]:
    """Those who would be missed on ``day``, by their records of this year and the last, as ``reader`` may see them."""
    found: dict[UUID, list[Evidence]] = {}
    for enterprise, evidence in (*_by_statement(reader, day), *_by_pool(reader, day)):
        found.setdefault(enterprise, []).append(evidence)
    known = _registered(day) | _applied(day)
    found = {enterprise: told for enterprise, told in found.items() if enterprise not in known}
    names = titles_of(reader, registry.ledger("registers.enterprise"), found)
    pool = _pool(reader, day)
    last = window(day)
    made = [
        Missed(each, names[each], tuple(told), *pool.get(each, ("", last))) for each, told in found.items()
    ]
    return sorted(made, key=lambda each: each.name)


def window(day: date) -> date | None:
    """The last day of this year's yearly application: by the notice as the pool has it, else by the zone's rule."""
    noticed = held(_POOL, year=day.year, planned_batch__startswith="年度", apply_by__year=day.year)
    latest: date | None = noticed.order_by("-apply_by").values_list("apply_by", flat=True).first()
    if latest is not None:
        return latest
    month = Dated.read(_CLOSES).on(day)
    return None if month is None else shift_months(date(day.year, int(month), 1), 1) - _A_DAY


def light(last: date | None, day: date) -> tuple[Colour, str]:
    """How near the last day of the application is."""
    if last is None:
        return "grey", "当年申报截止日期未登记"
    left = (last - day).days
    if left < 0:
        return "red", f"申报已于{last.month}月{last.day}日截止"
    return ("yellow" if left <= NEAR else "green"), f"申报{last.month}月{last.day}日截止，还剩{left}天"


def _by_statement(reader: Reader, day: date) -> Iterator[tuple[UUID, Evidence]]:
    """By the last edition of the latest month of each year, unless it stood in the register then."""
    rows: Any = access_records(reader, registry.ledger(_STATEMENT).record)
    years = Q(month__year=day.year, month__lte=day) | Q(month__year=day.year - 1)
    held_rows = rows.filter(years, voided_on=None)
    reached = held_rows.filter(main_revenue__gte=STANDARD).values("enterprise")
    columns = ("pk", "enterprise", "month", "main_revenue")
    told = held_rows.filter(enterprise__in=reached).order_by("month", "edition").values_list(*columns)
    stays = stays_of(held_rows.filter(enterprise__in=reached).values("enterprise").distinct())
    latest = {(enterprise, month.year): (pk, month, revenue) for pk, enterprise, month, revenue in told}
    for (enterprise, year), (pk, month, revenue) in sorted(latest.items(), key=lambda each: each[0][1]):
        if revenue >= STANDARD and not any(holds(stay, month) for stay in stays.get(enterprise, ())):
            said = f"{year}年1至{month.month}月财务状况月报主营业务收入{_printed(revenue / _WAN)}万元"
            yield enterprise, Evidence(_STATEMENT, pk, said)


def _by_pool(reader: Reader, day: date) -> Iterator[tuple[UUID, Evidence]]:
    rows: Any = access_records(reader, registry.ledger(_POOL).record)
    reached = Q(revenue_ytd__gte=F("standard")) | Q(revenue_last_year__gte=F("standard"))
    for row in rows.filter(reached, year__in=(day.year - 1, day.year), voided_on=None).order_by("year"):
        told = [
            f"{year}年{_printed(revenue)}万元"
            for year, revenue in ((row.year - 1, row.revenue_last_year), (row.year, row.revenue_ytd))
            if revenue >= row.standard
        ]
        yield row.enterprise_id, Evidence(_POOL, row.pk, f"培育库营业收入{'、'.join(told)}")


def _registered(day: date) -> set[UUID]:
    """Who stands in the register, or is approved to come in."""
    stays = held(_REGISTER).filter(Q(out_month=None) | Q(out_month__gte=day.replace(day=1)))
    return set(stays.values_list("enterprise", flat=True))


def _applied(day: date) -> set[UUID]:
    rows = held(_POOL, year__in=(day.year - 1, day.year), state__in=_APPLIED)
    return set(rows.values_list("enterprise", flat=True))


def _pool(reader: Reader, day: date) -> dict[UUID, tuple[str, date | None]]:
    """By enterprise, where it stands in the pool now, and until when it is to be applied for."""
    rows: Any = access_records(reader, registry.ledger(_POOL).record)
    states: Any = registry.ledger(_POOL).declared()["state"]
    labels = {state.code: state.label for state in states.states}
    last = window(day)
    told = rows.filter(year__in=(day.year - 1, day.year), voided_on=None).order_by("year")
    columns = ("enterprise", "year", "state", "apply_by")
    return {
        enterprise: (f"{year}年{labels.get(state, state)}", apply_by or last)
        for enterprise, year, state, apply_by in told.values_list(*columns)
    }


def _printed(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
