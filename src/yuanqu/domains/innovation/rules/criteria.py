"""What conditions of titles are held to (条件清单审核): each says what it measures, in its own unit."""

from __future__ import annotations

from yuanqu.domains.innovation.codes import ITEM, TEST
from yuanqu.engines.ledger.checks import Row, hard

# What each item is measured in; those without a unit are asked with 是 or 持有.
UNITS = {
    "founded_years": "年",
    "employees": "人",
    "revenue": "万元",
    "assets": "万元",
    "debt_ratio": "%",
    "main_share": "%",
    "main_growth": "%",
    "rd_cost": "万元",
    "rd_share": "%",
    "rd_share_three": "%",
    "rd_staff_share": "%",
    "inventions": "件",
    "score": "分",
    "product_share": "%",
    "maturity": "级",
    "transformation_score": "分",
}
_TESTS = {"holds": ("holds",), "clean": ("yes",)}
_NUMERIC = ("at_least", "above", "at_most")


@hard("criterion.bound", "test", "bound", "needed_kind", "needed_level")
def bound_fits_test(row: Row) -> str | None:
    """A number is compared with a bound; a title is named with its level."""
    test = row.get("test")
    if test is None:
        return None
    named = bool(row.get("needed_kind")) and bool(row.get("needed_level"))
    if test == "holds" and not named:
        return "持有资质的条件应填须持有的资质和级别。"
    if test != "holds" and (row.get("needed_kind") or row.get("needed_level")):
        return "只有持有资质的条件填须持有的资质和级别。"
    if (test in _NUMERIC) != (row.get("bound") is not None):
        return "不低于、高于、不高于须填界限值，其余不填。"
    return None


@hard("criterion.unit", "bound_unit", "item", "test")
def measured_as_it_is(row: Row) -> str | None:
    """The test suits the item, and the bound is in the item's unit."""
    item, test = row.get("item"), row.get("test")
    if item is None or test is None:
        return None
    if test not in _TESTS.get(item, _NUMERIC):
        fitting = "、".join(TEST.label(code) for code in _TESTS.get(item, _NUMERIC))
        return f"「{ITEM.label(item)}」的比较方式不符：应为{fitting}。"
    expected = UNITS.get(item)
    if (row.get("bound_unit") or None) != expected:
        return f"「{ITEM.label(item)}」的计量单位应{'为' + expected if expected else '不填'}。"
    return None


@hard("criterion.band", "revenue_over", "revenue_up_to")
def band_in_order(row: Row) -> str | None:
    """A band of revenue ends above where it begins."""
    over, up_to = row.get("revenue_over"), row.get("revenue_up_to")
    if over is None or up_to is None or up_to > over:
        return None
    return f"适用营业收入至{up_to}万元，应大于高于的{over}万元。"
