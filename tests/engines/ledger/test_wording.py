"""How values are said to people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.fields import Amount, Code, Column, Day, Moment, Month, Text, Whole, YesNo
from yuanqu.engines.ledger.wording import wording

COLOURS = CodeList.of("颜色", red="红", green="绿")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (Amount("税额", "万元", places=6), Decimal("4.628000"), "4.628"),
        (Amount("税额", "万元", places=6), Decimal("274651.800000"), "274,651.80"),
        (Amount("税额", "万元", places=6), Decimal("0.000001"), "0.000001"),
        (Amount("资产", "千元", places=0), Decimal("-1234567"), "-1,234,567"),
        (Amount("面积", "亩", places=1), Decimal("5.0"), "5.0"),
        (Whole("人数", unit="人"), 1200, "1,200"),
        (Whole("年度", unit="年"), 2024, "2024"),
        (Whole("人数", unit="人"), 0, "0"),
        (Day("日期"), date(2025, 6, 3), "2025-06-03"),
        (Month("月份"), date(2025, 6, 1), "2025年6月"),
        (Moment("时间"), datetime(2025, 6, 29, 16, 5, tzinfo=UTC), "2025-06-30 00:05"),
        (YesNo("是否"), False, "否"),
        (Code("颜色", COLOURS), "green", "绿"),
        (Code("颜色", COLOURS), "blue", "blue"),
        (Text("名称"), None, ""),
        (Amount("税额", "万元"), None, ""),
    ],
)
def test_wording(column: Column, value: Any, said: str) -> None:
    assert wording(column, value) == said
