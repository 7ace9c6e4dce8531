"""Periods and days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.periods import Period, PeriodError, day_from_excel, read_day, read_month, read_period

TODAY = date(2025, 6, 30)
YEARS = st.integers(1950, 2090)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025年1至4月", "2025-01..2025-04"),
        ("1—4月", "2025-01..2025-04"),
        ("1-4月", "2025-01..2025-04"),
        ("1～4月份", "2025-01..2025-04"),
        ("１－４月", "2025-01..2025-04"),
        ("今年1至4月", "2025-01..2025-04"),
        ("2025年1月至4月", "2025-01..2025-04"),
        ("2025年1-4月累计", "2025-01..2025-04"),
        ("2025年1月到2025年4月", "2025-01..2025-04"),
        ("2025.01-2025.04", "2025-01..2025-04"),
        ("202501-202504", "2025-01..2025-04"),
        ("2025-01至2025-04", "2025-01..2025-04"),
        ("2025-01..2025-04", "2025-01..2025-04"),
        ("前4个月", "2025-01..2025-04"),
        ("去年1至4月", "2024-01..2024-04"),
        ("1—2月", "2025-01..2025-02"),
        ("1至1月", "2025-01..2025-01"),
        ("3至4月", "2025-03..2025-04"),
        ("十至十二月", "2025-10..2025-12"),
        ("2024年11月至2025年2月", "2024-11..2025-02"),
        ("去年11月至今年2月", "2024-11..2025-02"),
        ("上半年", "2025-H1"),
        ("2025年上半年", "2025-H1"),
        ("二〇二四年下半年", "2024-H2"),
        ("一季度", "2025-Q1"),
        ("第二季度", "2025-Q2"),
        ("2025年第一季度", "2025-Q1"),
        ("2025Q3", "2025-Q3"),
        ("2025-Q3", "2025-Q3"),
        ("2025-H1", "2025-H1"),
        ("前三季度", "2025-01..2025-09"),
        ("一至三季度", "2025-01..2025-09"),
        ("2025.4", "2025-04"),
        ("2025-04", "2025-04"),
        ("202504", "2025-04"),
        ("2025/4", "2025-04"),
        ("2025年4月", "2025-04"),
        ("2025 年 4 月", "2025-04"),
        ("二〇二五年四月", "2025-04"),
        ("二零二五年十二月份", "2025-12"),
        ("２０２５年０４月", "2025-04"),
        ("25年4月", "2025-04"),
        ("4月", "2025-04"),
        ("十一月", "2025-11"),
        ("本月", "2025-06"),
        ("上月", "2025-05"),
        ("上季度", "2025-Q1"),
        ("全年", "2025"),
        ("2025", "2025"),
        ("2025年度", "2025"),
        ("2025年全年", "2025"),
        ("去年", "2024"),
        ("上年", "2024"),
        ("4月底", "2025-04-30"),
        ("2024年2月末", "2024-02-29"),
        ("年底", "2025-12-31"),
        ("去年底", "2024-12-31"),
        ("一季度末", "2025-03-31"),
        ("截至6月底", "2025-06-30"),
        ("截止到4月", "2025-04-30"),
        ("截至2025年6月30日", "2025-06-30"),
        ("截至2025-06-30", "2025-06-30"),
        ("6月30日", "2025-06-30"),
        ("20250630", "2025-06-30"),
        ("6月1日至15日", "2025-06-01..2025-06-15"),
        ("5月26日至6月1日", "2025-05-26..2025-06-01"),
        ("2024年12月30日—2025年1月5日", "2024-12-30..2025-01-05"),
    ],
)
def test_what_people_write(text: str, code: str) -> None:
    assert read_period(text, TODAY).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "period_unreadable"),
        ("同期", "period_unreadable"),
        ("去年同期", "period_unreadable"),
        ("1-4", "period_unreadable"),
        ("至", "period_unreadable"),
        ("6月1日至7月", "period_unreadable"),
        ("五季度", "period_unreadable"),
        ("13月", "period_out_of_range"),
        ("0月", "period_out_of_range"),
        ("1至13月", "period_out_of_range"),
        ("0205年4月", "period_out_of_range"),
        ("4至1月", "period_backwards"),
        ("2025年2月30日", "day_impossible"),
    ],
)
def test_what_cannot_be_read_is_explained(text: str, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_period(text, TODAY)
    assert caught.value.code == code
    assert caught.value.found == text
    assert "应为" in str(caught.value)


WHOLE = st.one_of(
    st.builds(Period.day, st.dates(date(1950, 1, 1), date(2090, 12, 31))),
    st.builds(Period.month, YEARS, st.integers(1, 12)),
    st.builds(Period.quarter, YEARS, st.integers(1, 4)),
    st.builds(Period.half, YEARS, st.integers(1, 2)),
    st.builds(Period.year, YEARS),
    st.builds(Period.cumulative, YEARS, st.integers(2, 12)),
    st.builds(
        lambda a, n: Period.between(a, a + timedelta(days=n)),
        st.dates(date(1950, 1, 1), date(2090, 12, 31)),
        st.integers(0, 500),
    ),
)


@given(WHOLE)
def test_whatever_is_printed_reads_back(period: Period) -> None:
    assert read_period(period.chinese(), TODAY) == period
    assert read_period(period.code, TODAY) == period
    assert read_period(period.chinese_at(), TODAY) == period.end_day()


@given(WHOLE)
def test_words_without_the_year_are_of_this_year(period: Period) -> None:
    said = period.chinese(relative_to=Period.year(period.start.year))
    assert read_period(said, date(period.start.year, 7, 1)) == period


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-30",
        "2025/6/30",
        "2025.6.30",
        "20250630",
        "2025年6月30日",
        "2025年6月30号",
        " 2025 年 6 月 30 日 ",
        "25.6.30",
        "25年6月30日",
        "２０２５－０６－３０",
        "２０２５年６月３０日",
        "二〇二五年六月三十日",
        "二零二五年六月三十日",
        "2025-06-30 00:00:00",
        "2025-06-30T08:15",
        "2025/6/30 8:15:00",
        "\ufeff2025-06-30\u00a0",
    ],
)
def test_one_day_however_it_is_typed(text: str) -> None:
    assert read_day(text) == date(2025, 6, 30)
    assert read_month(text) == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "day_unreadable"),
        ("2025-06", "day_unreadable"),
        ("2025-6/30", "day_unreadable"),
        ("2025063", "day_unreadable"),
        ("6月30日", "day_unreadable"),
        ("45838", "day_unreadable"),
        ("2025-06-3000:00:00", "day_unreadable"),
        ("约2025-06-30", "day_unreadable"),
        ("2025-02-29", "day_impossible"),
        ("20251301", "day_impossible"),
        ("0205-06-30", "day_out_of_range"),
        ("2525-06-30", "day_out_of_range"),
    ],
)
def test_a_day_that_is_none(text: str, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_day(text)
    assert caught.value.code == code
    assert "例如「2025-06-30」" in str(caught.value)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_days_read_back_in_every_style(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for text in (
        day.isoformat(),
        f"{y}/{m}/{d}",
        f"{y}{m:02}{d:02}",
        f"{y}年{m}月{d}日",
        f"{y % 100:02}.{m}.{d}",
    ):
        assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["2025-04", "2025-4", "2025/4", "2025.4", "2025.04", "202504", "2025年4月", "2025年04月份",
     "二〇二五年四月", "２０２５．４", "25年4月", "2025-04-30"],
)  # fmt: skip
def test_one_month_however_it_is_typed(text: str) -> None:
    assert read_month(text) == date(2025, 4, 1)


@pytest.mark.parametrize("text", ["", "4月", "1-4月", "2025", "2025-13", "上半年"])
def test_a_month_that_is_none(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_month(text)
    assert caught.value.code in {"month_unreadable", "day_impossible"}


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (45838, date(2025, 6, 30)),
        (45838.75, date(2025, 6, 30)),
        (2958465, date(9999, 12, 31)),
    ],
)
def test_serial_numbers_of_the_1900_system(serial: float, day: date) -> None:
    assert day_from_excel(serial) == day


@pytest.mark.parametrize("serial", [0, -1, 60, 60.5, 2958466, float("nan"), float("inf"), True])
def test_serial_numbers_of_no_day(serial: float) -> None:
    with pytest.raises(PeriodError) as caught:
        day_from_excel(serial)
    assert caught.value.code == "day_serial"
