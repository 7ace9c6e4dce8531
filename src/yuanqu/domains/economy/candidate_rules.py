"""What the pool of candidates is held to (培育库审核): gap and tier, the three amounts, in the register or not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

# 临规：达到标准的四分之三，即工业1500万元（本园区口径）。
_NEAR = Decimal(3) / 4
# 工业规模以上标准：年主营业务收入2000万元（四上企业标准，国家统计局2011年起执行）；月报以千元计。
STANDARD = Decimal(20_000)
_AMOUNTS = {"revenue_ytd": "今年累计营业收入", "vat_sales": "增值税申报销售额", "invoiced": "累计开票金额"}


def gaps(rows: Sequence[Row]) -> list[Decimal | None]:
    """距达标差额: what the year's revenue still lacks; nothing once it is reached."""
    return [
        None
        if row.get("standard") is None or row.get("revenue_ytd") is None
        else max(row["standard"] - row["revenue_ytd"], Decimal(0))
        for row in rows
    ]


def tiers(rows: Sequence[Row]) -> list[str | None]:
    """梯队: reached, near, or in reserve."""
    return [_tier(row.get("standard"), row.get("revenue_ytd")) for row in rows]


def _tier(standard: Decimal | None, revenue: Decimal | None) -> str | None:
    if standard is None or revenue is None:
        return None
    if revenue >= standard:
        return "reached"
    return "near" if revenue >= standard * _NEAR else "reserve"


@hard("candidate.standard", "standard")
def standard_positive(row: Row) -> str | None:
    """There is a threshold to reach."""
    given = row.get("standard")
    return f"达标标准填了{given}：应大于0，工业为2000万元。" if given is not None and given <= 0 else None


@soft("candidate.as_of", "as_of", "year")
def month_in_year(row: Row) -> str | None:
    """The year's revenue is that of a month of the year."""
    year, month = row.get("year"), row.get("as_of")
    if year is None or month is None or month.year == year:
        return None
    return f"截至月{month:%Y-%m}不在培育年度{year}年内：应为当年的月份，请核对。"


Stay = tuple[date, date | None]


def holds(stay: Stay, month: date) -> bool:
    """Whether a stay in the register, of its first and last month, holds in ``month``."""
    since, until = stay
    return since <= month and (until is None or month <= until)


def stays_of(rows: Sequence[Row]) -> dict[object, list[Stay]]:
    """The stays in the register of the rows' enterprises."""
    enterprises = {row.get("enterprise") for row in rows} - {None}
    stays = held("registers.above_scale", enterprise__in=enterprises)
    found: dict[object, list[Stay]] = {}
    for enterprise, since, until in stays.values_list("enterprise", "in_month", "out_month"):
        found.setdefault(enterprise, []).append((since, until))
    return found


@soft_across("statement.missed_entry", "main_revenue", "enterprise")
def nobody_missed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """漏统预警: who has reached the standard stands in the register, or in the year's pool of candidates."""
    reached = {
        position: row
        for position, row in enumerate(rows)
        if row.get("month") is not None and (row.get("main_revenue") or 0) >= STANDARD
    }
    if not reached:
        return
    stays = stays_of([*reached.values()])
    pool = held("economy.candidate", enterprise__in={row.get("enterprise") for row in reached.values()})
    nurtured = set(pool.values_list("enterprise", "year"))
    for position, row in reached.items():
        enterprise, month = row.get("enterprise"), row["month"]
        standing = any(holds(stay, month) for stay in stays.get(enterprise, ()))
        if not standing and (enterprise, month.year) not in nurtured:
            yield (
                position,
                f"漏统预警：1至{month.month}月主营业务收入{(row['main_revenue'] / 10).normalize():f}万元，已达规上标准"
                f"（2000万元），既不在四上库，也不在{month.year}年升规入统培育库：请列入培育库，按期申报。",
            )


@hard_across("candidate.registered", "listed_on", "enterprise")
def not_yet_registered(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Who stands in the register on the day it is listed needs no nurture."""
    found = stays_of(rows)
    for position, row in enumerate(rows):
        day = row.get("listed_on")
        if day is None:
            continue
        month = day.replace(day=1)
        for stay in found.get(row.get("enterprise"), ()):
            if holds(stay, month):
                yield position, f"列入时企业已在四上库（{stay[0]:%Y-%m}起）：不必列入培育库。"


@guard("candidate.amounts")
def amounts_reach(row: Row) -> str | None:
    """三额: revenue, VAT return and invoices each reach the standard."""
    standard = row.get("standard")
    short = [
        name
        for column, name in _AMOUNTS.items()
        if standard is not None and row.get(column) is not None and row[column] < standard
    ]
    return f"{'、'.join(short)}不足{standard}万元：三项金额都达标才能申报。" if short else None


@guard("candidate.register")
def standing_in_register(row: Row) -> str | None:
    """入库 is what the register says, not what the pool hopes."""
    entered = held("registers.above_scale", enterprise=row["enterprise"], out_month=None)
    if entered.exists():
        return None
    return "四上在库台账中没有这家企业的在库记录：请先登记入库报告期。"
