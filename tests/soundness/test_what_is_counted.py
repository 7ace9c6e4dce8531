"""Counts and sums that were once wrong: doubled, added over months, taken at the wrong edge of a period."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.conditions import By, Equals, Within
from yuanqu.engines.indicators.evaluate import evaluate, figure, trend
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Ratio, Sum
from yuanqu.engines.indicators.windows import During, Opening, Standing, Statement
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)
H1 = Period.half(2025, 1)
JUNE_30 = date(2025, 6, 30)
CASES = "services.service_case"


def _value(measure: Any, snapshot: Snapshot, asked: Period = H1, as_of: date = JUNE_30) -> Fraction | None:
    return figure(measure, asked, as_of=as_of, snapshot=snapshot).value


def test_an_enterprise_with_many_cases_is_served_once(tmp_path: Path) -> None:
    cases = [{"enterprise": each, "accepted_at": date(2025, 3, 1)} for each in (ONE, ONE, ONE, TWO, None)]
    served = Distinct("服务企业", of=CASES, when=During("accepted_at"), column="enterprise", unit="家")
    found = figure(served, H1, as_of=JUNE_30, snapshot=snapshot_of(tmp_path, services__service_case=cases))
    assert (found.value, found.sides) == (2, {"records": 4})


def test_the_last_day_of_a_period_counts_and_the_next_does_not(tmp_path: Path) -> None:
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    snapshot = snapshot_of(tmp_path, services__service_case=[{"accepted_at": day} for day in days])
    assert _value(Count("办件", of=CASES, when=During("accepted_at")), snapshot, as_of=date(2025, 8, 1)) == 2


def test_what_was_done_after_the_period_is_not_done_in_it(tmp_path: Path) -> None:
    cases = [
        {"accepted_at": date(2025, 6, 1), "done_at": day}
        for day in (date(2025, 6, 30), date(2025, 7, 1), None)
    ]
    snapshot = snapshot_of(tmp_path, services__service_case=cases)
    done = Count("办结", of=CASES, when=During("accepted_at"), where=(By("done_at"),))
    assert _value(done, snapshot, as_of=date(2025, 9, 1)) == 1  # June's figure is the same in September
    assert _value(done, snapshot, as_of=date(2025, 6, 29)) == 0


def test_an_interval_stands_on_both_its_ends_and_an_open_end_is_open(tmp_path: Path) -> None:
    items = [
        {"valid_from": date(2025, 6, 30), "valid_to": None},
        {"valid_from": date(2020, 1, 1), "valid_to": date(2025, 6, 30)},
        {"valid_from": date(2020, 1, 1), "valid_to": date(2025, 6, 29)},
        {"valid_from": date(2025, 7, 1), "valid_to": None},
        {"valid_from": None, "valid_to": None},
    ]
    standing = Count("赋权", of="services.delegated_item", when=Standing("valid_from", "valid_to"))
    assert _value(standing, snapshot_of(tmp_path, services__delegated_item=items)) == 2


def test_a_month_that_ends_an_interval_counts_to_its_last_day(tmp_path: Path) -> None:
    stays = [{"enterprise": ONE, "in_month": date(2024, 1, 1), "out_month": date(2025, 6, 1)}]
    standing = Count("在库", of="registers.above_scale", when=Standing("in_month", "out_month"))
    snapshot = snapshot_of(tmp_path, registers__above_scale=stays)
    assert _value(standing, snapshot) == 1
    assert _value(standing, snapshot, Period.month(2025, 7), date(2025, 7, 1)) == 0


def test_a_stock_is_taken_on_the_last_day_and_never_added_over_months(tmp_path: Path) -> None:
    stays = [{"enterprise": each, "in_month": date(2024, 1, 1), "out_month": None} for each in (ONE, TWO)]
    snapshot = snapshot_of(tmp_path, registers__above_scale=stays)
    standing = Count("在库", of="registers.above_scale", when=Standing("in_month", "out_month"))
    found = figure(standing, H1, as_of=JUNE_30, snapshot=snapshot)
    assert (found.value, found.period, found.when) == (2, Period.day(JUNE_30), "截至2025年6月30日")


def test_a_rate_before_and_after_speaks_of_the_same_records(tmp_path: Path) -> None:
    """Whoever came into the scope in between is in both wholes: a changed scope is no rise."""
    scope = [
        {"enterprise": ONE, "in_month": date(2024, 1, 1), "out_month": None},
        {"enterprise": TWO, "in_month": date(2025, 3, 1), "out_month": None},
        {"enterprise": uuid.uuid4(), "in_month": date(2024, 1, 1), "out_month": date(2025, 2, 1)},
    ]
    known = [
        {"enterprise": ONE, "valid_from": date(2024, 12, 31), "valid_to": None},
        {"enterprise": TWO, "valid_from": date(2025, 1, 1), "valid_to": None},
        {"enterprise": scope[2]["enterprise"], "valid_from": date(2024, 1, 1), "valid_to": None},
    ]
    snapshot = snapshot_of(tmp_path, registers__above_scale=scope, registers__enterprise_industry=known)
    covered = Within("registers.enterprise_industry", "enterprise", ("valid_from", "valid_to"))
    before, after = (
        Count("在库", of="registers.above_scale", when=window("in_month", "out_month"))
        for window in (Opening, Standing)
    )
    assert _value(before, snapshot) == _value(after, snapshot) == 2
    assert _value(before.only("已覆盖", covered), snapshot) == 1  # TWO was not yet, on 31 December
    assert _value(after.only("已覆盖", covered), snapshot) == 2


def _cumulative(*months: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {
            "enterprise": ONE,
            "month": date(2025, month, 1),
            "edition": 1,
            "main_revenue": Decimal(value),
            "reported_on": date(2025, month + 1, 10),
        }
        for month, value in months
    ]


def test_cumulative_statements_are_not_added_over_months(tmp_path: Path) -> None:
    statements = _cumulative((2, 200), (3, 300), (4, 400))
    snapshot = snapshot_of(tmp_path, economy__statement=statements)
    revenue = Sum("收入", of="economy.statement", when=Statement(), column="main_revenue", unit="千元")
    for asked in (
        Period.month(2025, 4),
        Period.cumulative(2025, 4),
        Period.span(date(2025, 3, 1), date(2025, 4, 1)),
    ):
        found = figure(revenue, asked, as_of=JUNE_30, snapshot=snapshot)
        assert (found.value, found.period) == (400, Period.cumulative(2025, 4))


def test_a_month_nobody_stated_is_unknown_and_not_zero(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, economy__statement=_cumulative((2, 200)))
    revenue = Sum("收入", of="economy.statement", when=Statement(), column="main_revenue", unit="千元")
    points = trend(revenue, Period.cumulative(2025, 3), 3, as_of=JUNE_30, snapshot=snapshot)
    assert [point.value for point in points] == [None, 200, None]  # January has no statement at all
    assert points[0].unknown == "企业财务状况月报没有2025年1月的记录"


@pytest.mark.parametrize(
    ("cells", "value"), [((None, None), None), ((None, 5), 5), ((0, None), 0), ((), None)]
)
def test_blank_is_not_zero(tmp_path: Path, cells: tuple[int | None, ...], value: int | None) -> None:
    rows = [
        {"enterprise": ONE, "accepted_at": date(2025, 3, 1), "fee": cell and Decimal(cell)} for cell in cells
    ]
    rows = [row | {"fee": Decimal(0)} if cell == 0 else row for row, cell in zip(rows, cells, strict=True)]
    fees = Sum("收费", of=CASES, when=During("accepted_at"), column="fee", unit="元")
    found = figure(fees, H1, as_of=JUNE_30, snapshot=snapshot_of(tmp_path, services__service_case=rows))
    assert found.value == value
    assert found.sides.get("blank", 0) == sum(cell is None for cell in cells)


def test_nothing_in_the_period_is_zero_where_records_are_kept(tmp_path: Path) -> None:
    kept = snapshot_of(tmp_path, services__service_case=[{"accepted_at": date(2024, 1, 1)}])
    counted = Count("办件", of=CASES, when=During("accepted_at"))
    assert _value(counted, kept) == 0
    never = figure(counted, H1, as_of=JUNE_30, snapshot=snapshot_of(tmp_path))
    assert (never.value, never.unknown) == (None, "办件台账没有记录")


@pytest.mark.parametrize("window", [During("accepted_at"), Standing("accepted_at", "done_at")])
def test_before_its_first_record_a_ledger_says_nothing(tmp_path: Path, window: Any) -> None:
    cases = [{"accepted_at": date(2024, 3, 5), "done_at": date(2024, 3, 8)}]
    kept = snapshot_of(tmp_path, services__service_case=cases)
    counted = Count("办件", of=CASES, when=window)
    before = figure(counted, Period.half(2019, 1), as_of=JUNE_30, snapshot=kept)
    assert (before.value, before.unknown) == (None, "办件台账从2024年3月5日起才有记录")
    assert _value(counted, kept, Period.month(2024, 2)) is None
    assert _value(counted, kept, Period.month(2024, 4)) == 0


def test_what_is_late_to_happen_is_none_from_the_first_record_on(tmp_path: Path) -> None:
    """Cases were accepted and none of them was done yet: that none was done is known."""
    cases = [{"accepted_at": date(2024, 3, 5), "done_at": date(2024, 5, 8)}]
    done = Count("办结", of=CASES, when=During("done_at"))
    assert _value(done, snapshot_of(tmp_path, services__service_case=cases), Period.month(2024, 4)) == 0


def test_monthly_amounts_of_which_none_came_in_are_unknown(tmp_path: Path) -> None:
    taxes = [{"enterprise": ONE, "month": date(2024, 3, 1), "basis": "received", "tax_paid": Decimal(3)}]
    tax = Sum("税收", of="economy.tax", when=During("month"), column="tax_paid", unit="万元")
    found = figure(tax, H1, as_of=JUNE_30, snapshot=snapshot_of(tmp_path, economy__tax=taxes))
    assert (found.value, found.unknown) == (None, "企业税收台账没有2025年上半年的记录")


def test_a_ratio_is_the_ratio_of_sums_and_an_empty_whole_has_none(tmp_path: Path) -> None:
    statements = _cumulative((4, 100))
    statements[0] |= {"total_profit": Decimal(50)}
    statements.append(
        {**statements[0], "enterprise": TWO, "main_revenue": Decimal(900), "total_profit": Decimal(0)}
    )
    profit = Sum("利润", of="economy.statement", when=Statement(), column="total_profit", unit="万元")
    revenue = Sum("收入", of="economy.statement", when=Statement(), column="main_revenue", unit="亿元")
    margin = Ratio("利润率", part=profit, whole=revenue, places=1)
    found = figure(
        margin,
        Period.month(2025, 4),
        as_of=JUNE_30,
        snapshot=snapshot_of(tmp_path, economy__statement=statements),
    )
    assert found.value == 5  # 50 over 1000; the mean of 50% and 0% would be 25%
    assert found.printed() == "5.0%"
    none = [row | {"main_revenue": Decimal(0)} for row in statements]
    empty = figure(
        margin, Period.month(2025, 4), as_of=JUNE_30, snapshot=snapshot_of(tmp_path, economy__statement=none)
    )
    assert (empty.value, empty.unknown) == (None, "收入为零，不能计算")


@pytest.mark.parametrize(("power", "printed"), [("0.125", "0.12"), ("0.135", "0.14"), ("-0.125", "-0.12")])
def test_a_half_is_rounded_to_the_even_digit_once(tmp_path: Path, power: str, printed: str) -> None:
    supplement = {"enterprise": ONE, "month": date(2025, 3, 1), "electricity": Decimal(power)}
    used = Sum(
        "用电", of="economy.supplement", when=During("month"), column="electricity", unit="万千瓦时", places=2
    )
    found = figure(used, H1, as_of=JUNE_30, snapshot=snapshot_of(tmp_path, economy__supplement=[supplement]))
    assert found.printed(with_unit=False) == printed


def test_thousands_of_yuan_are_stated_in_hundreds_of_millions_without_loss(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, economy__statement=_cumulative((4, 123456789)))
    stated = {
        unit: figure(
            Sum("收入", of="economy.statement", when=Statement(), column="main_revenue", unit=unit, places=2),
            Period.month(2025, 4),
            as_of=JUNE_30,
            snapshot=snapshot,
        )
        for unit in ("千元", "万元", "亿元")
    }
    assert [each.numerator for each in stated.values()] == [
        Decimal(123456789),
        Decimal("12345678.9"),
        Decimal("1234.56789"),
    ]
    assert stated["亿元"].printed() == "1234.57亿元"


OVERLAPPING = [
    {
        "enterprise": ONE,
        "industry": "1711",
        "division": "17",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
    },
    {
        "enterprise": ONE,
        "industry": "3251",
        "division": "32",
        "valid_from": date(2025, 3, 1),
        "valid_to": date(2025, 3, 31),
    },
    {
        "enterprise": ONE,
        "industry": "3252",
        "division": "32",
        "valid_from": date(2025, 3, 1),
        "valid_to": date(2025, 3, 31),
    },
]


def test_overlapping_intervals_never_double_a_record(tmp_path: Path) -> None:
    taxes = [
        {"enterprise": ONE, "month": date(2025, month, 1), "basis": "received", "tax_paid": Decimal(month)}
        for month in (2, 3, 4)
    ]
    stays = [{"enterprise": ONE, "specialty": "B", "in_month": date(2024, 1, 1), "out_month": None}] * 2
    inside = Within(
        "registers.above_scale", "enterprise", ("in_month", "out_month"), (Equals("specialty", "B"),)
    )
    tax = Sum(
        "税收",
        of="economy.tax",
        when=During("month"),
        column="tax_paid",
        unit="万元",
        where=(inside,),
        by=("division",),
    )
    snapshot = snapshot_of(
        tmp_path,
        economy__tax=taxes,
        registers__above_scale=stays,
        registers__enterprise=[{"id": ONE, "name": "甲"}],
        registers__enterprise_industry=OVERLAPPING,
    )
    found = evaluate([tax], H1, as_of=JUNE_30, snapshot=snapshot, slices=True)
    assert [(dict(each.slice), each.value) for each in found] == [
        ({}, 9),
        ({"division": "17"}, 6),  # before and after the month in which the later interval holds
        ({"division": "32"}, 3),
    ]


def test_a_period_is_the_latest_locked_month_as_known_on_the_as_of_day(tmp_path: Path) -> None:
    locks = [
        {"month": date(2025, 3, 1), "locked_on": date(2025, 4, 20)},
        {"month": date(2025, 4, 1), "locked_on": date(2025, 5, 20)},
        {"month": date(2025, 5, 1), "locked_on": date(2025, 6, 20), "unlocked_on": date(2025, 6, 25)},
    ]
    snapshot = snapshot_of(tmp_path, economy__month_lock=locks)
    revenue = indicator("economy.main_revenue")

    def stated(as_of: date) -> tuple[str, bool]:
        found = figure(revenue, H1, as_of=as_of, snapshot=snapshot)
        return found.period.code, "没有已锁定的月份" in found.unknown

    assert stated(date(2025, 6, 24)) == ("2025-01..2025-05", False)
    assert stated(date(2025, 6, 25)) == ("2025-01..2025-04", False)
    assert stated(date(2025, 5, 19)) == ("2025-01..2025-03", False)
    assert stated(date(2025, 4, 19)) == ("2025-H1", True)
