"""Growth on the comparable base, the nominal beside it, and what lies between the two, to the last digit (增速)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.absent import reason_unknown
from yuanqu.engines.indicators.figure import Companion, Step, printed
from yuanqu.engines.indicators.listing import Side
from yuanqu.engines.indicators.needs import base_of, comparison_of, missing_of
from yuanqu.engines.indicators.numbers import divided, factor
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.scans.tallies import Compared
from yuanqu.engines.indicators.vocabulary import Growth

LESS = "减："
Found = tuple[dict[str, Any], dict[str, tuple[Side, int]]]


def grown(growth: Growth, reading: Reading) -> Found:
    """The growth rate, its companion and steps, and its sides."""
    need = comparison_of(growth, reading.cut)
    compared, span = reading.compared(need), reading.span(need)
    counts = {
        "now": compared.now_rows,
        "base": compared.now_rows,
        "published": compared.published_rows,
        "entered": compared.entered_rows,
        "left": compared.left_rows,
        "revised": compared.revised_rows,
        "baseless": compared.baseless_rows,
    }
    sides = {name: (Side(need, span, which=name), count) for name, count in counts.items()}
    for missing in missing_of(base_of(growth.of, reading.cut)):
        if reading.known(missing):
            sides["missing"] = Side(missing, span), reading.tally(missing).rows
    unknown = nothing_stated(growth, reading, compared)
    if unknown:
        return {"unknown": unknown}, sides
    scale = factor(need.of, growth.of.unit)
    found: dict[str, Any] = {"companions": {"nominal": _nominal(growth, compared, scale)}}
    found["steps"] = _steps(growth, compared, scale)
    if not compared.now_rows:
        return {**found, "unknown": "没有一家有上年同期数，不能比较"}, sides
    if compared.base <= 0:
        return {**found, "unknown": "上年同期合计为零或负数，不计算增速"}, sides
    return {**found, **_rate(growth, compared.now, compared.base, scale)}, sides


def nothing_stated(growth: Growth, reading: Reading, compared: Compared) -> str:
    """A growth is unknown where its sum is; blank cells leave no one to compare."""
    if compared.all_rows:
        return ""
    base = base_of(growth.of)
    return reason_unknown(base, reading) or "没有一家填报本期数"


def _rate(growth: Growth, now: Decimal | int, base: Decimal | int, scale: Fraction) -> dict[str, Any]:
    above, below = Fraction(now) * scale, Fraction(base) * scale
    (high, one), (low, other) = divided(above), divided(below)
    return {
        "value": (above / below - 1) * 100,
        "numerator": high * other,
        "denominator": low * one,
    }


def _nominal(growth: Growth, compared: Compared, scale: Fraction) -> Companion:
    """What is stated now over what was first published a year ago, whoever stated it."""
    label = "名义增速"
    if compared.published <= 0:
        reason = "上年同期初报数合计为零或负数" if compared.published_rows else "没有上年同期的初报数"
        return Companion(label, None, "", unknown=reason)
    rate = _rate(growth, compared.all, compared.published, scale)
    text = printed(rate["value"], growth)
    return Companion(label, rate["value"], text, rate["numerator"], rate["denominator"])


def _steps(growth: Growth, compared: Compared, scale: Fraction) -> tuple[Step, ...]:
    """Nominal base, less what left, plus the base of what entered, plus revisions: the comparable base."""
    if compared.published == compared.base:
        return ()
    rows = [
        ("上年同期初报数（名义基数）", compared.published, f"{compared.published_rows}家"),
        (f"{LESS}已退出企业的初报数", -compared.left, f"{compared.left_rows}家"),
        ("加：新进入企业的同期数", compared.entered, f"{compared.entered_rows}家"),
        ("加：在库企业同期数的修订", compared.revised, f"{compared.revised_rows}家"),
        ("可比基数", compared.base, f"{compared.now_rows}家"),
    ]
    return tuple(_step(growth, label, amount, note, scale) for label, amount, note in rows)


def _step(growth: Growth, label: str, amount: Decimal | int, note: str, scale: Fraction) -> Step:
    value = Fraction(amount) * scale
    said = -value if label.startswith(LESS) else value  # 减 is already the sign
    return Step(label, value, printed(said, growth.of), note)
