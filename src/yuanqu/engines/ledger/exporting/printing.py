"""Values as a clerk reads them, in workbooks, previews, messages; what is printed reads back to the same value."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, cast
from zoneinfo import ZoneInfo

from yuanqu.engines.ledger.exporting.canonical import ZONE
from yuanqu.engines.ledger.fields import Column

_SHANGHAI = ZoneInfo(ZONE)


def printed(value: Any, column: Column) -> str:
    """One value (not a link) in Chinese form; unknown is an empty text."""
    if value is None:
        return ""
    if column.kind == "code":
        return str(cast(Any, column).codes.label(value))
    if column.kind == "yes_no":
        return "是" if value else "否"
    if column.kind == "month":
        return f"{value.year}年{value.month}月"
    if column.kind == "day":
        return cast(str, value.isoformat())
    if column.kind == "moment":
        return _moment(value)
    if column.kind == "amount":
        return plain_amount(value)
    return str(value)


def plain_amount(value: Decimal) -> str:
    """An exact decimal without exponent and without zeros at its end."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: datetime) -> str:
    local = value.astimezone(_SHANGHAI)
    if local.microsecond:
        return local.strftime("%Y-%m-%d %H:%M:%S.%f")
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
