"""What renovation projects, their money and their months are held to (技改审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Check, Row, hard, hard_across, soft_across
from yuanqu.registers.held import held

KINDS = frozenset({"高端化", "智能化", "绿色化", "扩能", "设备更新", "安全改造", "工艺升级"})
_EXCLUSIVE = frozenset({"bond", "central"})  # 同一项目不得重复申请中央资金


def building_days(rows: Sequence[Row]) -> list[date | None]:
    """在建起, one a row: the day of its start, which measuring may read."""
    return [row.get("started_on") for row in rows]


def report_starts(rows: Sequence[Row]) -> list[date | None]:
    """月报起, one a row: its start; what has not begun owes no month, for no month fits into one day."""
    return [row.get("started_on") or row.get("listed_on") for row in rows]


def report_ends(rows: Sequence[Row]) -> list[date | None]:
    """月报止, one a row: the day it was completed or given up; of what has not begun, the day it was listed."""
    return [_ended(row) if row.get("started_on") else row.get("listed_on") for row in rows]


def counted_days(rows: Sequence[Row]) -> list[date | None]:
    """计入至, one a row: the end of the year in which it was completed or given up."""
    return [date(ended.year, 12, 31) if (ended := _ended(row)) else None for row in rows]


def _ended(row: Row) -> date | None:
    return row.get("completed_on") or row.get("dropped_on")


@hard("renovation.positive", "invest_total", "invest_fixed", "invest_equipment")
def positive_investment(row: Row) -> str | None:
    """A project costs something, and none of it is negative."""
    total = row.get("invest_total")
    if total is not None and total <= 0:
        return f"总投资填了{total}：应大于0。"
    below = [row[name] for name in ("invest_fixed", "invest_equipment") if (row.get(name) or 0) < 0]
    return f"填了负数（{below[0]}）：应不小于0。" if below else None


def _within(code: str, part: str, whole: str, names: str) -> Check:
    def test(row: Row) -> str | None:
        inner, outer = row.get(part), row.get(whole)
        if inner is None or outer is None or inner <= outer:
            return None
        return f"{names}不符：{inner}万元大于{outer}万元，应不大于。"

    return hard(code, part, whole)(test)


fixed_within_total = _within("renovation.fixed", "invest_fixed", "invest_total", "固定资产投资与总投资")
equipment_within_fixed = _within(
    "renovation.equipment", "invest_equipment", "invest_fixed", "设备投资与固定资产投资"
)


# ---- 资金来源


@hard("renovation_fund.arrival", "arrived", "arrived_on")
def arrival_dated(row: Row) -> str | None:
    """Money that arrived has its day, a day its money."""
    if bool(row.get("arrived")) == bool(row.get("arrived_on")):
        return None
    return "到位资金和到位日期只填了一项：到位的两项都填。"


arrived_within_planned = _within("renovation_fund.arrived", "arrived", "planned", "到位资金与计划资金")


@hard_across("renovation_fund.double", "support", "renovation")
def no_double_support(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What the special bond pays is not paid by the central budget, too."""
    taken: dict[Any, set[str]] = defaultdict(set)
    projects = {row.get("renovation") for row in rows} - {None}
    kept = held("innovation.renovation_fund", renovation__in=projects)
    for project, support in kept.values_list("renovation", "support"):
        taken[project].add(support)
    for position, row in enumerate(rows):
        sources = taken[row.get("renovation")]
        sources.add(row.get("support") or "")
        if row.get("support") in _EXCLUSIVE and sources >= _EXCLUSIVE:
            yield position, "同一项目不能既用超长期特别国债又用中央预算内投资：请核对资金来源。"


@soft_across("renovation_fund.total", "planned", "renovation")
def sources_within_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Sources together are not more than the project costs."""
    projects = {row.get("renovation") for row in rows} - {None}
    totals = dict(held("innovation.renovation", pk__in=projects).values_list("pk", "invest_total"))
    planned: dict[Any, dict[Any, Decimal]] = defaultdict(dict)
    kept = held("innovation.renovation_fund", renovation__in=projects)
    for project, support, seq, amount in kept.values_list("renovation", "support", "seq", "planned"):
        planned[project][support, seq] = amount
    for position, row in enumerate(rows):
        project = row.get("renovation")
        if project not in totals or row.get("planned") is None:
            continue
        planned[project][row.get("support"), row.get("seq")] = row["planned"]
        whole = sum(planned[project].values(), Decimal(0))
        if whole > totals[project]:
            yield position, f"各来源计划资金合计{whole}万元，大于总投资{totals[project]}万元：请核对。"


# ---- 月报


@hard("renovation_month.done", "done")
def not_below_zero(row: Row) -> str | None:
    """A month's investment is not negative."""
    done = row.get("done")
    return f"本月完成投资填了{done}：应不小于0。" if done is not None and done < 0 else None


@soft_across("renovation_month.total", "done", "renovation")
def within_the_investment(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """All months together are not more than the project costs."""
    projects = {row.get("renovation") for row in rows} - {None}
    totals = dict(held("innovation.renovation", pk__in=projects).values_list("pk", "invest_total"))
    spent: dict[Any, dict[date, Decimal]] = defaultdict(dict)
    kept = held("innovation.renovation_month", renovation__in=projects)
    for project, month, done in kept.values_list("renovation", "month", "done"):
        spent[project][month] = done
    for position, row in enumerate(rows):
        project = row.get("renovation")
        if project not in totals or row.get("done") is None or row.get("month") is None:
            continue
        spent[project][row["month"]] = row["done"]
        whole = sum(spent[project].values(), Decimal(0))
        if whole > totals[project]:
            yield position, f"累计完成投资{whole}万元，大于总投资{totals[project]}万元：请核对。"
