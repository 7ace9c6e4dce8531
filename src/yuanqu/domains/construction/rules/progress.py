"""What monthly investment and progress are held to (月度投资审核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.held import held
from yuanqu.terms.months import shift_months

_PARTS = ("building", "installation", "equipment", "other")
_WHOLE = Decimal(100)


def is_reported(rows: Sequence[Row]) -> list[bool]:
    """是否已报送, one a row: a month that is only planned says nothing yet of what was done."""
    return [row.get("done_month") is not None for row in rows]


@hard("progress.report_half", "done_month", "text", "reported_on")
def reported_whole(row: Row) -> str | None:
    """A month is reported in money, in words and on a day, or not yet."""
    given = [row.get("done_month") is not None, bool(row.get("text")), row.get("reported_on") is not None]
    if all(given) or not any(given):
        return None
    return "本月完成投资、形象进度、报送日期没有填全：已报送的三项都填，尚未报送的都不填。"


@hard("progress.parts", *_PARTS, "done_month")
def parts_make_the_month(row: Row) -> str | None:
    """Building, installation, equipment and other cost make up the month, where they are told apart."""
    given = [row[column] for column in _PARTS if row.get(column) is not None]
    if not given or row.get("done_month") is None or sum(given) == row["done_month"]:
        return None
    return f"投资构成合计{sum(given)}万元，与本月完成投资{row['done_month']}万元不等：各项之和应等于本月完成投资。"


@hard("progress.percent", "percent")
def percent_in_range(row: Row) -> str | None:
    """形象进度 runs from nothing to whole."""
    percent = row.get("percent")
    if percent is None or 0 <= percent <= _WHOLE:
        return None
    return f"形象进度比例{percent}%不对：应在0到100之间。"


@soft("progress.negative", "done_month", "plan_month")
def taken_back_explained(row: Row) -> str | None:
    """A month below zero corrects an earlier one, and says so."""
    for name, column in (("本月完成投资", "done_month"), ("本月计划投资", "plan_month")):
        if row.get(column) is not None and row[column] < 0:
            return f"{name}为负数（{row[column]}万元）：冲减以前月份的请写明说明。"
    return None


@soft("progress.ahead", "done_month", "month")
def finished_months_only(row: Row) -> str | None:
    """What a month brought is known when it has begun."""
    if row.get("done_month") is None or row.get("month") is None or row["month"] <= today():
        return None
    return f"{row['month']:%Y-%m}还没有到而填了本月完成投资：请核对月份。"


@hard_across("progress.year", "month", "key_project")
def month_of_its_year(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A month lies in the year of its list, so that a year's sum is that year's."""
    years = {pk: each["listed_on"].year for pk, each in _listed(rows).items()}
    for position, row in enumerate(rows):
        year = years.get(row.get("key_project"))
        if year is not None and row.get("month") is not None and row["month"].year != year:
            yield (
                position,
                f"月份{row['month']:%Y-%m}不在重点项目的年度{year}年内：请填该年度的重点项目编号。",
            )


@soft_across("progress.exceeds", "done_month", "key_project")
def cumulative_within_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """All that was invested since the start stays within the total."""
    known = _listed(rows)
    for position, row in enumerate(rows):
        found = known.get(row.get("key_project"))
        if found is None or row.get("done_ytd") is None or found["project__total_investment"] is None:
            continue
        done, total = row["done_ytd"] + (found["done_before"] or 0), found["project__total_investment"]
        if done > total:
            yield position, f"开工至本月完成投资{done}万元大于总投资{total}万元：请核对，追加投资的请说明。"


@soft_across("progress.standstill", "text", "percent")
def progress_moves_on(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """形象进度 differs from last month's and does not fall; what stood still says why."""
    months = _reported(rows)
    for position, row in enumerate(rows):
        if not row.get("text") or row.get("month") is None:
            continue
        before = months.get((row.get("key_project"), shift_months(row["month"], -1)))
        if before is None:
            continue
        if before.get("text") == row["text"] and row.get("done_month"):
            yield position, "形象进度与上月一字不差而本月有完成投资：请写明本月进展，确无变化的请说明。"
        elif _fell(before.get("percent"), row.get("percent")):
            yield (
                position,
                f"形象进度比例由上月{before['percent']}%降到{row['percent']}%：请核对，调低的请说明。",
            )


def _listed(rows: Sequence[Row]) -> dict[Any, dict[str, Any]]:
    asked = {row.get("key_project") for row in rows} - {None}
    columns = ("pk", "listed_on", "done_before", "project__total_investment")
    return {each["pk"]: each for each in held("construction.key_project", pk__in=asked).values(*columns)}


def _reported(rows: Sequence[Row]) -> dict[tuple[Any, date], Mapping[str, Any]]:
    """The months of the projects in question, submitted ones in place of held ones."""
    asked = {row.get("key_project") for row in rows} - {None}
    columns = ("key_project", "month", "text", "percent")
    found = held("construction.progress", key_project__in=asked).values(*columns)
    both: list[Mapping[str, Any]] = [*found, *rows]
    return {(each.get("key_project"), each["month"]): each for each in both if each.get("month")}


def _fell(before: Decimal | None, now: Decimal | None) -> bool:
    return before is not None and now is not None and now < before
