"""What the year's list of key projects is held to (年度重点项目审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yuanqu.domains.construction.known import projects_of
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.registers.intervals import apart

NEW, CARRIED = "new", "carried"
_FUNDS = ("from_centre", "from_province", "from_city", "from_county", "from_loans", "from_own")
_MONEY = (*_FUNDS, "done_before", "plan_year")


@hard("key_project.delisted", "delisted_why", "delisted_on")
def delisted_says_why(row: Row) -> str | None:
    """A project taken off the list before the year's end says why."""
    if row.get("delisted_on") is None or row.get("delisted_why"):
        return None
    return "填了调出日期而没有调出原因：请写明原因。"


@hard("key_project.negative", *_MONEY)
def money_not_negative(row: Row) -> str | None:
    """Nothing is financed or planned with less than nothing."""
    wrong = [row[column] for column in _MONEY if row.get(column) is not None and row[column] < 0]
    return f"金额填了负数（{wrong[0]}）：应不小于0。" if wrong else None


@hard("key_project.done_before", "done_before", "year_class")
def carried_has_its_past(row: Row) -> str | None:
    """A project carried over says what was invested by the end of last year."""
    if row.get("year_class") == CARRIED and row.get("done_before") is None:
        return "年度类别为续建而没有截至上年底完成投资：请补填，没有完成的填0。"
    return None


@soft_across("key_project.funds", *_FUNDS)
def funds_make_the_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The sources of money, where they are given, make up the project's total."""
    known = projects_of(rows, "total_investment")
    for position, row in enumerate(rows):
        given = [row[column] for column in _FUNDS if row.get(column) is not None]
        total = known.get(row.get("project"), {}).get("total_investment")
        if given and total is not None and sum(given) != total:
            yield position, f"资金来源合计{sum(given)}万元，与项目名录的总投资{total}万元不等：请核对。"


@soft_across("key_project.plan", "plan_year", "done_before")
def plan_within_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What was done and what is planned stay within the total."""
    known = projects_of(rows, "total_investment")
    for position, row in enumerate(rows):
        total = known.get(row.get("project"), {}).get("total_investment")
        money = (row.get("plan_year") or Decimal(0)) + (row.get("done_before") or Decimal(0))
        if total is not None and money > total:
            yield (
                position,
                f"截至上年底完成投资与年度计划投资之和{money}万元大于总投资{total}万元：请核对，追加投资的请说明。",
            )


@hard_across("key_project.new_again", "year_class", "project")
def new_has_not_started(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """新开工 is said of a project in one year only: one that started in an earlier year is carried over."""
    known = projects_of(rows, "started_on")
    for position, row in enumerate(rows):
        started = known.get(row.get("project"), {}).get("started_on")
        listed = row.get("listed_on")
        if row.get("year_class") == NEW and started and listed and started.year < listed.year:
            yield position, f"年度类别为新开工，而项目已于{started}实质性开工：往年开工的应为续建或竣工投产。"


listed_once_at_a_time = apart(
    "key_project.twice",
    "construction.key_project",
    group=("project",),
    since="listed_on",
    until="listed_to",
    what="该项目的在册时段",
)
