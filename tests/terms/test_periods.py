"""The period itself: shapes, codes, moving, clipping, printing."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.periods import Kind, Period, PeriodError

YEARS = st.integers(1950, 2090)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
PERIODS = st.one_of(
    st.builds(Period.day, DAYS),
    st.builds(Period.month, YEARS, st.integers(1, 12)),
    st.builds(Period.quarter, YEARS, st.integers(1, 4)),
    st.builds(Period.half, YEARS, st.integers(1, 2)),
    st.builds(Period.year, YEARS),
    st.builds(Period.cumulative, YEARS, st.integers(1, 12)),
    st.builds(lambda a, b: Period.span(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(lambda a, n: Period.between(a, a + timedelta(days=n)), DAYS, st.integers(0, 500)),
)


@pytest.mark.parametrize(
    ("period", "code", "chinese", "start", "end"),
    [
        (Period.day(date(2025, 6, 30)), "2025-06-30", "2025年6月30日", "2025-06-30", "2025-06-30"),
        (Period.month(2025, 4), "2025-04", "2025年4月", "2025-04-01", "2025-04-30"),
        (Period.month(2024, 2), "2024-02", "2024年2月", "2024-02-01", "2024-02-29"),
        (Period.quarter(2025, 2), "2025-Q2", "2025年第二季度", "2025-04-01", "2025-06-30"),
        (Period.half(2025, 1), "2025-H1", "2025年上半年", "2025-01-01", "2025-06-30"),
        (Period.half(2025, 2), "2025-H2", "2025年下半年", "2025-07-01", "2025-12-31"),
        (Period.year(2025), "2025", "2025年", "2025-01-01", "2025-12-31"),
        (Period.cumulative(2025, 4), "2025-01..2025-04", "2025年1至4月", "2025-01-01", "2025-04-30"),
        (Period.cumulative(2025, 1), "2025-01..2025-01", "2025年1月", "2025-01-01", "2025-01-31"),
        (
            Period.span(date(2025, 3, 1), date(2025, 4, 1)),
            "2025-03..2025-04",
            "2025年3至4月",
            "2025-03-01",
            "2025-04-30",
        ),
        (
            Period.span(date(2024, 11, 9), date(2025, 2, 3)),
            "2024-11..2025-02",
            "2024年11月至2025年2月",
            "2024-11-01",
            "2025-02-28",
        ),
        (
            Period.between(date(2025, 6, 1), date(2025, 6, 15)),
            "2025-06-01..2025-06-15",
            "2025年6月1日至15日",
            "2025-06-01",
            "2025-06-15",
        ),
    ],
)
def test_shape_code_and_wording(period: Period, code: str, chinese: str, start: str, end: str) -> None:
    assert period.code == code
    assert str(period) == code
    assert period.chinese() == chinese
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert Period.parse(code) == period


@given(PERIODS)
def test_every_code_reads_back_as_the_same_period(period: Period) -> None:
    again = Period.parse(period.code)
    assert again == period
    assert hash(again) == hash(period)
    assert pickle.loads(pickle.dumps(period)) == period


def test_a_span_from_january_within_the_year_is_cumulative() -> None:
    assert Period.span(date(2025, 1, 1), date(2025, 4, 1)) == Period.cumulative(2025, 4)
    assert Period.parse("2025-01..2025-01").kind is Kind.CUMULATIVE
    assert Period.span(date(2025, 4, 1), date(2025, 4, 30)) == Period.month(2025, 4)
    assert Period.span(date(2024, 1, 1), date(2025, 4, 1)).kind is Kind.SPAN


@pytest.mark.parametrize(
    "code",
    ["", "2025-13", "2025-Q5", "2025-H3", "2025-02-30", "25-04", "2025-4", "2025-01..", "..2025-01", "abc",
     "2025-01..2025-Q2", "2025-04 ", "２０２５", "2025-00", "0000", "0001-01", "1899-12",
     "2101", "9999-H2", "0001-01-01", "2025-01..9999-12"],
)  # fmt: skip
def test_a_bad_code_says_what_is_expected(code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(code)
    assert caught.value.code in {"period_code", "period_out_of_range"}
    assert "期间" in str(caught.value)
    assert caught.value.expected


def test_a_backward_code_says_so() -> None:
    with pytest.raises(PeriodError, match="起始晚于截止") as caught:
        Period.parse("2025-04..2025-01")
    assert caught.value.code == "period_backwards"
    assert pickle.loads(pickle.dumps(caught.value)).code == "period_backwards"


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (date(2025, 1, 2), date(2025, 1, 31), Kind.MONTH),
        (date(2025, 2, 1), date(2025, 4, 30), Kind.QUARTER),
        (date(2025, 4, 1), date(2025, 9, 30), Kind.HALF),
        (date(2025, 2, 1), date(2025, 4, 30), Kind.CUMULATIVE),
        (date(2024, 1, 1), date(2025, 4, 30), Kind.CUMULATIVE),
        (date(2025, 1, 1), date(2025, 1, 2), Kind.DAY),
        (date(2025, 1, 2), date(2025, 1, 1), Kind.SPAN),
        (date(2025, 1, 1), date(2025, 12, 30), Kind.YEAR),
    ],
)
def test_days_that_do_not_fit_the_kind_are_refused(start: date, end: date, kind: Kind) -> None:
    with pytest.raises(PeriodError) as caught:
        Period(start, end, kind)
    assert caught.value.code == "period_shape"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.month(2025, 13),
        lambda: Period.quarter(2025, 0),
        lambda: Period.half(2025, 3),
        lambda: Period.cumulative(2025, 0),
    ],
)
def test_a_part_the_year_does_not_have_is_refused(make: Callable[[], Period]) -> None:
    with pytest.raises(PeriodError, match="没有这样的期间") as caught:
        make()
    assert caught.value.code == "period_out_of_range"


@pytest.mark.parametrize(
    ("code", "last_year", "previous", "following"),
    [
        ("2024-02-29", "2023-02-28", "2024-02-28", "2024-03-01"),
        ("2024-02", "2023-02", "2024-01", "2024-03"),
        ("2025-01", "2024-01", "2024-12", "2025-02"),
        ("2025-Q1", "2024-Q1", "2024-Q4", "2025-Q2"),
        ("2025-H1", "2024-H1", "2024-H2", "2025-H2"),
        ("2025", "2024", "2024", "2026"),
        ("2025-01..2025-04", "2024-01..2024-04", "2025-01..2025-03", "2025-01..2025-05"),
        ("2024-01..2024-02", "2023-01..2023-02", "2024-01..2024-01", "2024-01..2024-03"),
        ("2025-01..2025-01", "2024-01..2024-01", "2024-01..2024-12", "2025-01..2025-02"),
        ("2025-05..2025-06", "2024-05..2024-06", "2025-03..2025-04", "2025-07..2025-08"),
        ("2025-03..2025-04", "2024-03..2024-04", "2025-01..2025-02", "2025-05..2025-06"),
        (
            "2025-06-02..2025-06-08",
            "2024-06-02..2024-06-08",
            "2025-05-26..2025-06-01",
            "2025-06-09..2025-06-15",
        ),
    ],
)
def test_moving_in_time(code: str, last_year: str, previous: str, following: str) -> None:
    period = Period.parse(code)
    assert period.last_year().code == last_year
    assert period.previous().code == previous
    assert period.next().code == following


@given(PERIODS)
def test_last_year_is_the_same_kind_of_months_a_year_before(period: Period) -> None:
    before = period.last_year()
    assert before.start.year == period.start.year - 1
    assert (before.start.month, before.end.month) == (period.start.month, period.end.month)
    if period.whole_months:
        assert before.kind is period.kind
        assert before.same_kind(period)


@given(PERIODS)
def test_months_cover_the_period_and_nothing_else(period: Period) -> None:
    months = period.months()
    assert all(month.kind is Kind.MONTH for month in months)
    assert months[0].contains(period.start)
    assert months[-1] == period.last_month
    assert months[-1].contains(period.end)
    assert all(a.next() == b for a, b in pairwise(months))


@pytest.mark.parametrize(
    ("code", "end", "clipped"),
    [
        ("2025", date(2025, 4, 30), "2025-01..2025-04"),
        ("2025-H1", date(2025, 5, 31), "2025-01..2025-05"),
        ("2025-H1", date(2025, 6, 30), "2025-H1"),
        ("2025-H1", date(2026, 1, 1), "2025-H1"),
        ("2025-H1", date(2025, 1, 31), "2025-01..2025-01"),
        ("2025-Q2", date(2025, 4, 30), "2025-04"),
        ("2025-Q2", date(2025, 5, 31), "2025-04..2025-05"),
        ("2025", date(2025, 6, 15), "2025-01-01..2025-06-15"),
        ("2025-06", date(2025, 6, 1), "2025-06-01"),
    ],
)
def test_clipping(code: str, end: date, clipped: str) -> None:
    assert Period.parse(code).clip(end).code == clipped


def test_clipping_before_the_beginning_is_refused() -> None:
    with pytest.raises(PeriodError, match="尚未开始") as caught:
        Period.half(2025, 2).clip(date(2025, 6, 30))
    assert caught.value.code == "period_not_begun"


@given(PERIODS, DAYS)
def test_a_clipped_period_holds_the_same_days_up_to_the_end(period: Period, end: date) -> None:
    if end < period.start:
        return
    clipped = period.clip(end)
    assert clipped.start == period.start
    assert clipped.end == min(end, period.end)


def test_both_ends_belong_to_it() -> None:
    april = Period.month(2025, 4)
    assert april.contains(date(2025, 4, 1))
    assert april.contains(date(2025, 4, 30))
    assert not april.contains(date(2025, 3, 31))
    assert not april.contains(date(2025, 5, 1))


@pytest.mark.parametrize(
    ("code", "relative", "chinese", "at"),
    [
        ("2025-01..2025-04", "2025-H1", "1至4月", "截至4月30日"),
        ("2025-04", "2025", "4月", "截至4月30日"),
        ("2025-H2", "2025-H1", "下半年", "截至12月31日"),
        ("2025-Q4", "2025-H1", "第四季度", "截至12月31日"),
        ("2025", "2025-H1", "全年", "截至12月31日"),
        ("2025-06-30", "2025-H1", "6月30日", "截至6月30日"),
        ("2024-01..2024-04", "2025-H1", "2024年1至4月", "截至2024年4月30日"),
        ("2024-11..2025-02", "2025-H1", "2024年11月至2025年2月", "截至2月28日"),
        ("2025-05-26..2025-06-01", "2025-H1", "5月26日至6月1日", "截至6月1日"),
        ("2024-12-30..2025-01-05", "2025", "2024年12月30日至2025年1月5日", "截至1月5日"),
        ("2025-04", "2024-11..2025-02", "2025年4月", "截至2025年4月30日"),
    ],
)
def test_the_year_is_dropped_only_beside_the_same_year(
    code: str, relative: str, chinese: str, at: str
) -> None:
    period = Period.parse(code)
    assert period.chinese(relative_to=Period.parse(relative)) == chinese
    assert period.chinese_at(relative_to=Period.parse(relative)) == at


def test_periods_sort_by_time() -> None:
    codes = ["2025-H1", "2024", "2025-02", "2025-01..2025-01", "2025-01-01"]
    assert [p.code for p in sorted(map(Period.parse, codes))] == [
        "2024", "2025-01-01", "2025-01..2025-01", "2025-H1", "2025-02",
    ]  # fmt: skip


def test_same_kind_compares_length_too() -> None:
    assert Period.cumulative(2025, 4).same_kind(Period.cumulative(2024, 4))
    assert not Period.month(2025, 1).same_kind(Period.cumulative(2025, 1))
    two, three = Period.parse("2025-03..2025-04"), Period.parse("2025-03..2025-05")
    assert two.same_kind(two.last_year())
    assert not two.same_kind(three)
    assert Period.half(2025, 1).end_day() == Period.day(date(2025, 6, 30))
