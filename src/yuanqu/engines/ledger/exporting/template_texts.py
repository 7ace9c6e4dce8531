"""What a template says of each column: what is expected, an example, where it comes from (填写要求)."""

from __future__ import annotations

from typing import Any, cast

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import places_of
from yuanqu.engines.ledger.exporting.targets import target_of
from yuanqu.engines.ledger.fields import Column
from yuanqu.terms import credit_code

KINDS = {
    "text": "文本", "long_text": "长文本", "credit_code": "统一社会信用代码", "code": "选项", "day": "日期",
    "month": "月份", "moment": "时刻", "whole": "整数", "amount": "数值", "yes_no": "是/否", "link": "关联",
    "shape": "图形",
}  # fmt: skip
_NAMED = 12
_EXAMPLES = {
    "text": "按原件填写", "long_text": "按原件填写",
    "credit_code": credit_code.make("91430000MA0000000"), "day": "2025-06-30",
    "month": "2025年6月", "moment": "2025-06-30 09:30", "whole": "120", "yes_no": "是",
    "shape": '{"type": "Point", "coordinates": [115.89, 28.68]}',
}  # fmt: skip


def required(ledger: type[Ledger], name: str) -> bool:
    """Whether a new record must have the column."""
    column = ledger.declared()[name]
    return not column.empty and not cast(Any, column).has_default()


def expected(column: Column) -> str:
    """What a cell of the column may hold, in one Chinese clause."""
    return _EXPECTED[column.kind](cast(Any, column))


def example(column: Column) -> str:
    """A value the column takes."""
    if column.kind == "code":
        labels = cast(Any, column).codes.labels
        return labels[0] if labels else ""
    if column.kind == "amount":
        return f"1234.{'5678901234'[: places_of(column)]}".rstrip(".")
    if column.kind == "link":
        target = target_of(column)
        return "/".join(example(target.column(name)) for name in target.key)
    return _EXAMPLES[column.kind]


def _code(column: Any) -> str:
    labels = column.codes.labels
    listed = "、".join(labels[:_NAMED])
    return (
        f"从下拉框选择：{listed}" + (f"……共 {len(labels)} 项" if len(labels) > _NAMED else "")
        if labels
        else "文字"
    )


def _link(column: Any) -> str:
    target = target_of(column)
    key = "/".join(target.column(name).label for name in target.key)
    name = f"，或{target.column(target.name).label}" if target.name else ""
    return f"{target.ledger.name}中已有的{key}{name}"


def _amount(column: Any) -> str:
    places = f"最多 {places_of(column)} 位小数" if places_of(column) else "不带小数"
    return f"以{column.unit}计，{places}" if column.unit else places


_EXPECTED = {
    "text": lambda column: f"不超过 {column.max_length} 个字",
    "long_text": lambda _column: "文字，可分行",
    "credit_code": lambda _column: "18 位，第 18 位是校验码",
    "code": _code,
    "day": lambda _column: "年月日俱全的日期",
    "month": lambda _column: "年月俱全的月份（本列按文本填写）",
    "moment": lambda _column: "日期和时刻",
    "whole": lambda column: f"整数，以{column.unit}计" if column.unit else "整数",
    "amount": _amount,
    "yes_no": lambda _column: "是 或 否",
    "shape": lambda _column: "一个图形的GeoJSON文本，WGS84经纬度",
    "link": _link,
}
