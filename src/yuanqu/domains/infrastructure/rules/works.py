"""What works, their parts and monthly reports are held to, and what stands before each step (工程审核和关口)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from yuanqu.domains.infrastructure.codes import WORK_PART
from yuanqu.domains.infrastructure.percent import complete, parts_of, rate
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

LINES = frozenset({"road", "bridge", "storm", "sewer", "water", "gas", "power_line", "gallery"})
_PIPES = frozenset({"storm", "sewer", "water", "gas", "power_line", "gallery"})
_PUBLIC_MONEY = frozenset({"budget", "bond", "subsidy"})
_SETTLED = frozenset({"none", "done"})
_REST = 5  # 基本完工：承担使用功能的分部全部完成，所余附属、绿化等不超过总工程量的5%（本园区口径）
_OVER = Decimal("1.05")  # 完成量超过设计量5%以上的，多半是变更没有改设计量或填错单位
_PRELIMINARIES = {
    "feasibility_on": "可研批复",
    "design_on": "初步设计批复",
    "estimate_on": "概算批复",
    "audit_on": "财审",
}


def days_after_plan(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the plan in force."""
    plans = [row.get("revised_finish") or row.get("planned_finish") for row in rows]
    return [plan + timedelta(days=1) if plan else None for plan in plans]


# ---- 工程台账


@hard("work.ends", "from_to", "length", "kind")
def line_has_its_ends(row: Row) -> str | None:
    """A road or a pipe goes from somewhere to somewhere."""
    if row.get("kind") not in LINES or (row.get("from_to") and row.get("length")):
        return None
    return "道路、桥涵、管线工程没有起止点或长度：两项都要填。"


@hard("work.revised", "revised_finish", "planned_finish")
def revised_later(row: Row) -> str | None:
    """A plan that did not change has no revised day."""
    if row.get("revised_finish") is None or row["revised_finish"] != row.get("planned_finish"):
        return None
    return "调整后完工日期与首次计划相同：没有调整的不填。"


@guard("work.preliminaries")
def preliminaries_done(row: Row) -> str | None:
    """Public money is tendered on its approvals, one after the other (政府投资条例)."""
    if row["funding"] not in _PUBLIC_MONEY:
        return None
    missing = [name for column, name in _PRELIMINARIES.items() if row[column] is None]
    return (
        f"还缺{'、'.join(missing)}：财政性资金的工程前期手续齐全才能定标，请补填日期。" if missing else None
    )


@guard("work.clearing")
def agreed_to_begin(row: Row) -> str | None:
    """The ground is free before a work starts."""
    names = {"clearing": "征拆", "relocation": "管线迁改"}
    left = [name for column, name in names.items() if row[column] not in _SETTLED]
    return f"{'、'.join(left)}还没有完成：请先完成，并在台账中更新进度。" if left else None


@guard("work.usable")
def usable(row: Row) -> str | None:
    """基本完工: what carries use is whole, what is left is little; a row that is only previewed has no parts yet."""
    if row["id"] is None:
        return None
    parts = parts_of(row["id"])
    if said := _weighed(parts):
        return said
    unfinished = [WORK_PART.label(part["part"]) for part in parts if part["carries_use"] and rate(part) < 1]
    if unfinished:
        return f"承担使用功能的{'、'.join(dict.fromkeys(unfinished))}还没有全部完成：请更新分部进度后再认定。"
    if complete(parts) < 100 - _REST:
        return f"完成比例不足{100 - _REST}%：所余工程量不超过{_REST}%才能认定基本完工。"
    return None


@guard("work.whole")
def finished_whole(row: Row) -> str | None:
    """Handed over with nothing left to do."""
    if row["id"] is None:
        return None
    parts = parts_of(row["id"])
    left = [WORK_PART.label(part["part"]) for part in parts if rate(part) < 1]
    return (
        f"{'、'.join(dict.fromkeys(left))}还没有全部完成：全部分部完成才能交工验收。"
        if left
        else _weighed(parts)
    )


def _weighed(parts: Sequence[Mapping[str, Any]]) -> str | None:
    if not parts:
        return "还没有登记分部进度：请先在分部进度台账登记各分部的权重和工程量。"
    weight = sum((part["weight"] for part in parts), Decimal(0))
    return None if weight == 100 else f"各分部权重合计{weight}%：应为100%，请核对分部进度。"


# ---- 分部进度


@hard("work_part.designed", "designed")
def designed_given(row: Row) -> str | None:
    """Of nothing nothing can be completed."""
    designed = row.get("designed")
    return f"设计量填了{designed}：应大于0。" if designed is not None and designed <= 0 else None


@soft("work_part.exceeds", "done", "designed")
def done_within_design(row: Row) -> str | None:
    """More than was designed is a change of design, or another unit."""
    done, designed = row.get("done"), row.get("designed")
    if done is None or not designed or done <= designed * _OVER:
        return None
    return f"完成量{done}超过设计量{designed}的{_OVER * 100:.0f}%：请核对单位，设计变更的请改设计量。"


@hard_across("work_part.weights", "weight", "work")
def weights_within_whole(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The weights of a work's parts, all sections together, are no more than 100."""
    sums = _sums("infrastructure.work_part", rows, "work", "weight")
    for position, row in enumerate(rows):
        if sums.get(row.get("work"), 0) > 100:
            yield position, f"该工程各分部权重合计{sums[row['work']]}%，大于100%：请核对各分部权重。"


@soft_across("work_part.kind", "part", "work")
def part_of_its_kind(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A road has road parts."""
    works = {row.get("work") for row in rows} - {None}
    kinds = dict(held("infrastructure.work", pk__in=works).values_list("pk", "kind"))
    for position, row in enumerate(rows):
        kind, entry = kinds.get(row.get("work")), WORK_PART.by_code.get(row.get("part") or "")
        if kind is None or entry is None or not entry.parent:
            continue
        if entry.parent != ("pipe" if kind in _PIPES else kind):
            yield position, f"分部「{entry.label}」不是这一类工程常用的分部：请核对。"


# ---- 工程月报


@soft_across("work_progress.paid", "paid", "work")
def paid_within_contract(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No more is paid than the contract says."""
    yield from _beyond(rows, "paid", "contract_price", "累计拨付", "合同价")


@soft_across("work_progress.invested", "invested", "work")
def invested_within_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No more is invested than the total investment."""
    yield from _beyond(rows, "invested", "total_investment", "累计完成投资", "总投资")


def _beyond(
    rows: Sequence[Row], column: str, limit: str, name: str, limit_name: str
) -> Iterator[tuple[int, str]]:
    sums = _sums("infrastructure.work_progress", rows, "work", column)
    limits = dict(held("infrastructure.work", pk__in=sums).values_list("pk", limit))
    for position, row in enumerate(rows):
        most = limits.get(row.get("work"))
        if most is not None and sums[row["work"]] > most:
            yield position, f"{name}{sums[row['work']]}万元，大于{limit_name}{most}万元：请核对。"


def _sums(ledger: str, rows: Sequence[Row], group: str, column: str) -> dict[Any, Decimal]:
    """The sum of ``column`` for each ``group`` of the submission, with the held rows that it does not replace."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    held_rows: Iterable[Row] = standing_by_key(ledger, rows, group, (group, column))
    for row in (*held_rows, *rows):
        if row.get(group) is not None and row.get(column) is not None:
            sums[row[group]] += row[column]
    return sums
