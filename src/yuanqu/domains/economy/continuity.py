"""What rows of economic ledgers are held to beside the rows already held (跨期审核).

Each check reads the database in a fixed number of queries, however many rows are submitted; rows of the submission
stand in for held ones of the same business key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.domains.economy.rules import months_of, year_before
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import BatchCheck, Row, hard_across, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.months import shift_months

STATEMENT = "economy.statement"
# 同比变动超过此百分比须说明；规则参数 growth_alert_percent 有值时以参数为准（审核界限，本园区口径）。
GROWTH_ALERT = Decimal(50)
_ALERTED = {"revenue": "营业收入", "main_revenue": "主营业务收入", "rd_expense": "研发费用"}
# 累计关系：这些累计数逐月只增不减。
_CUMULATIVE = {
    "revenue": "营业收入",
    "main_revenue": "主营业务收入",
    "operating_cost": "营业成本",
    "selling_exp": "销售费用",
    "admin_exp": "管理费用",
    "rd_expense": "研发费用",
    "payroll": "应付职工薪酬",
}
# 在库企业计算增速和占比要用的上年同期数。
_BASES = {
    "revenue_prior": "营业收入",
    "main_revenue_prior": "主营业务收入",
    "operating_cost_prior": "营业成本",
    "total_profit_prior": "利润总额",
    "rd_expense_prior": "研发费用",
}
_SHOWN = 3

Place = tuple[Any, date]


def _enterprises(rows: Sequence[Row]) -> set[Any]:
    return {row.get("enterprise") for row in rows} - {None}


def in_effect(
    rows: Sequence[Row], months: set[date], columns: Sequence[str]
) -> dict[Place, Mapping[str, Any]]:
    """Of held and submitted statements of ``months``, the highest edition of each enterprise and month."""
    names = ("enterprise", "month", "edition", *columns)
    before = held(STATEMENT, month__in=months, enterprise__in=_enterprises(rows)).values(*names)
    found: dict[Place, Mapping[str, Any]] = {}
    for row in (*before, *(row for row in rows if row.get("month") in months)):
        place = (row.get("enterprise"), row["month"])
        if place not in found or (row.get("edition") or 1) >= (found[place].get("edition") or 1):
            found[place] = row
    return found


@soft_across("statement.cumulative", *_CUMULATIVE)
def cumulative_not_falling(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """累计关系: January to N is not below January to N−1 of the same year."""
    before = in_effect(rows, {shift_months(month, -1) for month in months_of(rows)}, tuple(_CUMULATIVE))
    for position, row in enumerate(rows):
        if row.get("month") is None or row["month"].month == 1:
            continue
        last = before.get((row.get("enterprise"), shift_months(row["month"], -1)), {})
        fallen = [
            f"{name}{row[column]}小于上月累计{last[column]}"
            for column, name in _CUMULATIVE.items()
            if row.get(column) is not None and last.get(column) is not None and row[column] < last[column]
        ]
        if fallen:
            yield position, f"累计关系：{_some(fallen)}千元，累计数一般不减少。"


@soft_across("statement.prior", *(f"{column}_prior" for column in _ALERTED))
def prior_as_reported(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """同期数不一致: the typed 上年同期 is last year's value in effect."""
    labels = _pairs(STATEMENT)
    last_year = in_effect(rows, {year_before(month) for month in months_of(rows)}, tuple(labels))
    for position, row in enumerate(rows):
        if row.get("month") is None:
            continue
        reported = last_year.get((row.get("enterprise"), year_before(row["month"])), {})
        off = [
            f"{label}填{row[f'{column}_prior']}，上年报表为{reported[column]}"
            for column, label in labels.items()
            if row.get(f"{column}_prior") is not None
            and reported.get(column) is not None
            and row[f"{column}_prior"] != reported[column]
        ]
        if off:
            yield position, f"同期数不一致：{_some(off)}千元。"


@soft_across("statement.growth", *_ALERTED)
def growth_usual(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """同比异常: growth beyond ±50 % is asked about."""
    limits = Dated.read("growth_alert_percent")
    for position, row in enumerate(rows):
        if row.get("month") is None:
            continue
        limit = limits.on(row["month"])
        limit = GROWTH_ALERT if limit is None else limit
        odd = [
            f"{name}由{row[f'{column}_prior']}变为{row[column]}"
            for column, name in _ALERTED.items()
            if _beyond(row.get(column), row.get(f"{column}_prior"), limit)
        ]
        if odd:
            yield (
                position,
                f"同比异常：{_some(odd)}千元，变动超过±{limit.normalize():f}%，请核对。",
            )


def _beyond(now: Decimal | None, base: Decimal | None, limit: Decimal) -> bool:
    return now is not None and base is not None and base > 0 and abs(now - base) * 100 > limit * base


@hard_across("statement.base_missing", *_BASES)
def base_given_in_register(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An enterprise in the 四上 register gives its base; an entrant's comes with its 入规 application."""
    stays: dict[Any, list[tuple[date, date | None]]] = {}
    entered = held("registers.above_scale", enterprise__in=_enterprises(rows))
    for enterprise, since, until in entered.values_list("enterprise", "in_month", "out_month"):
        stays.setdefault(enterprise, []).append((since, until))
    for position, row in enumerate(rows):
        month = row.get("month")
        missing = [name for column, name in _BASES.items() if row.get(column) is None]
        if month is None or not missing:
            continue
        if any(
            since <= month and (until is None or month <= until)
            for since, until in stays.get(row["enterprise"], [])
        ):
            yield (
                position,
                f"在库企业没有填上年同期：{'、'.join(missing)}；新入库的按入库申报补报的12期填，新投产没有的填0。",
            )


def editions_follow(ledger: str) -> BatchCheck:
    """A correction follows the edition before it, and is reported no earlier."""

    def test(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        later = [row for row in rows if (row.get("edition") or 1) > 1 and row.get("month") is not None]
        if not later:
            return
        key = registry.ledger(ledger).key
        before = held(ledger, month__in=months_of(later), enterprise__in=_enterprises(later))
        reported = {_values(found, key): found["reported_on"] for found in before.values(*key, "reported_on")}
        reported |= {_values(row, key): row.get("reported_on") for row in rows}
        for position, row in enumerate(rows):
            if (row.get("edition") or 1) > 1:
                previous = _values(row, key, edition=row["edition"] - 1)
                if previous not in reported:
                    yield (
                        position,
                        f"没有第{row['edition'] - 1}版，不能直接填第{row['edition']}版：修订号应逐版递增。",
                    )
                elif (
                    row.get("reported_on") and reported[previous] and row["reported_on"] < reported[previous]
                ):
                    yield (
                        position,
                        f"报出日期{row['reported_on']}早于上一版的{reported[previous]}：应不早于上一版。",
                    )

    return hard_across(f"{ledger.split('.')[1]}.edition_gap", "edition", "reported_on")(test)


def locked_unchanged(ledger: str, *, editions: bool) -> BatchCheck:
    """锁定: rows of a locked month are not changed in place, nor added unless as a reasoned late or corrected edition.

    Rows without editions can only follow an unlocking. Unchanged rows pass.
    """

    def test(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        locks = dict(
            held("economy.month_lock", month__in=months_of(rows), unlocked_on=None).values_list(
                "month", "locked_on"
            )
        )
        if not locks:
            return
        key = registry.ledger(ledger).key
        names = list(registry.ledger(ledger).declared())
        before = held(ledger, month__in=set(locks), enterprise__in=_enterprises(rows))
        standing = {_values(found, key): found for found in before.values(*names)}
        for position, row in enumerate(rows):
            if row.get("month") in locks:
                wrong = _against_lock(row, standing.get(_values(row, key)), locks[row["month"]], editions)
                if wrong:
                    yield position, f"{row['month']:%Y年%-m月}已于{locks[row['month']]}锁定：{wrong}"

    return hard_across(f"{ledger.split('.')[1]}.locked", "month")(test)


def _against_lock(row: Row, stands: Mapping[str, Any] | None, locked_on: date, editions: bool) -> str | None:
    if stands is not None:
        if all(_same(stands[name], row[name]) for name in stands if name in row):
            return None
        advice = "更正请另存新的修订号并写明更正原因" if editions else "请先由办公室解锁再更正"
        return f"已有的行不能改动，{advice}。"
    if not editions:
        return "不能新增，请先由办公室解锁。"
    if not row.get("revision_reason"):
        return "补报或更正应写明更正原因。"
    if row.get("reported_on") is not None and row["reported_on"] < locked_on:
        return f"报出日期{row['reported_on']}早于锁定日期，会改变锁定时的数：应填实际报出日期。"
    return None


def _same(stands: Any, given: Any) -> bool:
    return stands == given or (stands in (None, "") and given in (None, ""))


def prior_as_held(ledger: str, column: str, unit: str) -> BatchCheck:
    """同期数不一致 for ledgers without editions: ``<column>_prior`` is last year's ``column``."""

    def test(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        key = registry.ledger(ledger).key
        months = {year_before(month) for month in months_of(rows)}
        before = held(ledger, month__in=months, enterprise__in=_enterprises(rows)).values(*key, column)
        last_year = {_values(found, key): found[column] for found in before}
        last_year |= {_values(row, key): row.get(column) for row in rows}
        for position, row in enumerate(rows):
            if row.get("month") is None or row.get(f"{column}_prior") is None:
                continue
            reported = last_year.get(_values(row, key, month=year_before(row["month"])))
            if reported is not None and reported != row[f"{column}_prior"]:
                yield (
                    position,
                    f"同期数不一致：填{row[f'{column}_prior']}，上年同月为{reported}{unit}。",
                )

    return soft_across(f"{ledger.split('.')[1]}.prior", f"{column}_prior")(test)


def _pairs(ledger: str) -> dict[str, str]:
    """The columns of ``ledger`` that have a 上年同期 beside them, with their labels."""
    declared = registry.ledger(ledger).declared()
    return {name: column.label for name, column in declared.items() if f"{name}_prior" in declared}


def _values(row: Mapping[str, Any], names: Iterable[str], **instead: Any) -> tuple[Any, ...]:
    return tuple(instead[name] if name in instead else row.get(name) for name in names)


def _some(texts: list[str]) -> str:
    return "；".join(texts[:_SHOWN]) + (f"等{len(texts)}项" if len(texts) > _SHOWN else "")
