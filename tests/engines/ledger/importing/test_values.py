"""Reading what was printed gives the value back, for every kind; and every local way of writing is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.engines.ledger.codes import CodeList, Entry
from yuanqu.engines.ledger.exporting.canonical import typed
from yuanqu.engines.ledger.exporting.guarding import guarded
from yuanqu.engines.ledger.exporting.printing import printed
from yuanqu.engines.ledger.fields import (
    Amount,
    Code,
    Column,
    CreditCode,
    Day,
    LongText,
    Moment,
    Month,
    Text,
    Whole,
    YesNo,
)
from yuanqu.engines.ledger.importing.kinds import read_kind, tidied
from yuanqu.terms import credit_code
from yuanqu.terms.units import unit

LEVELS = CodeList("隐患等级", (Entry("01", "一般隐患", ("一般",)), Entry("02", "重大隐患", ("重大",))))
COLUMNS: dict[str, Column] = {
    "text": Text("甲", max_length=60),
    "long_text": LongText("甲"),
    "credit_code": CreditCode("甲"),
    "code": Code("甲", LEVELS),
    "day": Day("甲"),
    "month": Month("甲"),
    "moment": Moment("甲"),
    "whole": Whole("甲", unit="人"),
    "amount": Amount("甲", "万元", places=4),
    "yes_no": YesNo("甲"),
}
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LETTERS = st.characters(exclude_categories=("C", "Z"))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(LETTERS, min_size=1, max_size=60).filter(lambda t: not t.startswith("#")),
    "long_text": st.lists(st.text(LETTERS, min_size=1), min_size=1)
    .map("\n".join)
    .filter(lambda t: not t.startswith("#")),
    "credit_code": st.text(credit_code.ALPHABET, min_size=17, max_size=17).map(credit_code.make),
    "code": st.sampled_from(["01", "02"]),
    "day": DAYS,
    "month": DAYS.map(lambda day: day.replace(day=1)),
    "moment": st.datetimes(datetime(1992, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    "whole": st.integers(-(2**63) + 1, 2**63 - 1),
    "amount": st.decimals(Decimal(-(10**15)), Decimal(10**15), places=4, allow_nan=False),
    "yes_no": st.booleans(),
}


def read(text: str, column: Column, *, stated: str = "", from_csv: bool = False) -> Any:
    """The value of one cell, or the code of its fault."""
    texts = tidied(pl.Series([text], dtype=pl.String), column, guarded=from_csv)
    parsed = read_kind(texts, column, unit(stated) if stated else None)
    if parsed.faults:
        return next(iter(parsed.faults.values())).code
    return typed(parsed.texts, column)[0]


@pytest.mark.parametrize("kind", COLUMNS)
@given(data=st.data())
def test_reading_what_was_printed_gives_the_value(kind: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert read(printed(value, COLUMNS[kind]), COLUMNS[kind]) == value


@given(st.text(LETTERS, min_size=1, max_size=20))
def test_the_guard_against_formulas_comes_off_again(text: str) -> None:
    marked = guarded(text)
    assert marked[0] not in "=+-@\t\r"
    assert read(marked, COLUMNS["long_text"], from_csv=True) == text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "2025/6/3", date(2025, 6, 3)),
        ("day", "2025.6.3", date(2025, 6, 3)),
        ("day", "20250603", date(2025, 6, 3)),
        ("day", "2025年6月3日", date(2025, 6, 3)),
        ("day", "二〇二五年六月三日", date(2025, 6, 3)),
        ("day", "45811", date(2025, 6, 3)),
        ("day", "45811.5", date(2025, 6, 3)),
        ("day", "2025-06-03 00:00:00", date(2025, 6, 3)),
        ("day", "—", None),
        ("month", "2025年6月", date(2025, 6, 1)),
        ("month", "202506", date(2025, 6, 1)),
        ("month", "2025-06-30", date(2025, 6, 1)),
        ("month", "45811", date(2025, 6, 1)),
        ("moment", "2025-06-03 09:30", datetime(2025, 6, 3, 1, 30, tzinfo=UTC)),
        ("moment", "2025年6月3日下午3时5分", datetime(2025, 6, 3, 7, 5, tzinfo=UTC)),
        ("moment", "2025/6/3 9:30:05", datetime(2025, 6, 3, 1, 30, 5, tzinfo=UTC)),
        ("moment", "2025-06-03T09:30:00+08:00", datetime(2025, 6, 3, 1, 30, tzinfo=UTC)),
        ("moment", "45811.395833333", datetime(2025, 6, 3, 1, 30, tzinfo=UTC)),
        ("moment", "2025-06-03", datetime(2025, 6, 2, 16, 0, tzinfo=UTC)),
        ("moment", "2025-06-03 25:00", "import.clock_impossible"),
        ("whole", "1,234", 1234),
        ("whole", "１２３", 123),
        ("whole", "12.0", 12),
        ("whole", "12.5", "import.not_whole"),
        ("whole", "12人", 12),
        ("amount", "1,234.50", Decimal("1234.5")),
        ("amount", "３．５", Decimal("3.5")),
        ("amount", "3.08亿元", Decimal(30800)),
        ("amount", "-", None),
        ("amount", "1,200万元", Decimal(1200)),
        ("amount", "￥１２，０００", Decimal("1.2")),
        ("amount", "1200左右", "import.number_approximate"),
        ("amount", "1200余", "import.number_approximate"),
        ("amount", "1000-1200", "import.number_approximate"),
        ("whole", "约30人", "import.number_approximate"),
        ("day", "2025.7.17", date(2025, 7, 17)),
        ("day", "25/7/17", date(2025, 7, 17)),
        ("day", "7月17日", "import.day_without_year"),
        ("day", "民国114年7月17日", "import.day_unreadable"),
        ("amount", "0.00001", "import.too_many_decimals"),
        ("amount", "9.14E+17", "import.number_exponent"),
        ("yes_no", "√", True),
        ("yes_no", "×", False),
        ("yes_no", "Y", True),
        ("yes_no", "也许", "import.not_yes_no"),
        ("code", "1", "01"),
        ("code", "02 重大隐患", "02"),
        ("code", "一般", "01"),
        ("code", "一般\n隐患", "01"),
        ("code", "特大", "import.not_in_list"),
        ("text", " 甲\n乙 ", "甲 乙"),
        ("credit_code", "91360900ma0000001", "import.credit_code"),
    ],
)
def test_ways_of_writing(kind: str, text: str, value: Any) -> None:
    assert read(text, COLUMNS[kind]) == value


@pytest.mark.parametrize(
    ("stated", "text", "value"),
    [
        ("千元", "12345", Decimal("1234.5")),
        ("元", "12345", Decimal("1.2345")),
        ("亿元", "0.1", Decimal(1000)),
    ],
)
def test_a_stated_unit_is_converted_exactly(stated: str, text: str, value: Decimal) -> None:
    assert read(text, COLUMNS["amount"], stated=stated) == value


def test_a_conversion_that_leaves_too_many_decimals_is_refused() -> None:
    assert read("1.2", COLUMNS["amount"], stated="元") == "import.too_many_decimals"
