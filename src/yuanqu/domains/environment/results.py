"""A laboratory's result as its report prints it (检测结果): a number, or 未检出 with the limit of detection.

Laboratories write what they could not detect as 「ND」「未检出」「<0.05」「0.05L」. It is never a zero: all that is
known is that the value lies below the limit. Numbers are exact decimals, and μg/L turn into mg/L exactly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yuanqu.domains.environment.codes import MEASURE_UNIT
from yuanqu.terms.plain_text import half_width
from yuanqu.terms.quantities import convert, exact_decimal

PLACES = 8  # μg/L到千万分位，折成mg/L恰为十位小数
PH, UNITLESS, COMMON = "w01001", "none", "mg/L"
_NUMBER = r"\d{1,9}(?:\.\d{1,15})?"
_BELOW = re.compile(
    rf"(?:N\.?D\.?|未检出)\s*(?:[(\[]\s*(?:<|检出限[:为]?)?\s*(?P<named>{_NUMBER})\s*L?\s*[)\]])?"
    rf"|<\s*(?P<less>{_NUMBER})\s*L?|(?P<marked>{_NUMBER})\s*L",
    re.I,
)
_PLAIN = re.compile(_NUMBER)


class UnreadableResult(ValueError):
    """A text that is neither a number nor a way of writing 未检出; the message is a Chinese sentence."""


@dataclass(frozen=True)
class Result:
    """``value``: what was measured, None where nothing was detected; ``limit``: the limit of detection, if known."""

    value: Decimal | None
    limit: Decimal | None

    @property
    def below(self) -> bool:
        """Whether it is 未检出."""
        return self.value is None


def read_result(text: str) -> Result:
    """The result in a cell, in the cell's own unit. Raises UnreadableResult."""
    plain = half_width(text)
    if found := _BELOW.fullmatch(plain):
        number = found["named"] or found["less"] or found["marked"]
        return Result(None, Decimal(number) if number else None)
    if _PLAIN.fullmatch(plain):
        return Result(Decimal(plain), None)
    raise UnreadableResult(
        f"检测结果「{text}」读不懂：应为一个数（单位另填），或未检出的写法「ND」「未检出」「<0.05」「0.05L」。"
    )


def result_of(row: Mapping[str, Any]) -> Result | None:
    """The result of a reading in mg/L, pH as it is; None where the text or the unit cannot be read."""
    try:
        found = read_result(row.get("result_text") or "")
    except UnreadableResult:
        return None
    limit = found.limit if found.limit is not None else row.get("lab_limit")
    unit = row.get("unit")
    if not unit or (unit == UNITLESS) != (row.get("analyte") == PH):
        return None
    return Result(in_common(found.value, unit), in_common(limit, unit))


def in_common(amount: Decimal | None, unit: str) -> Decimal | None:
    """``amount`` in ``unit`` (a code of 计量单位) as mg/L, exactly; pH has no unit and stays."""
    if amount is None or unit == UNITLESS:
        return amount
    return exact_decimal(convert(amount, MEASURE_UNIT.label(unit), COMMON))


def plain(number: Decimal) -> str:
    """The digits of a number, without an exponent and without zeros at its end."""
    return format(number.normalize(), "f")


def said(result: Result, analyte: str) -> str:
    """A result as pages say it: 「0.012 mg/L」, 「未检出（<0.0001 mg/L）」, pH bare."""
    unit = "" if analyte == PH else f" {COMMON}"
    if result.value is not None:
        return f"{plain(result.value)}{unit}"
    return f"未检出（<{plain(result.limit)}{unit}）" if result.limit is not None else "未检出（检出限不明）"
