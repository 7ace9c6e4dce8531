"""What conditions of titles are held to (条件清单审核): each says what it measures, in its own unit."""

from __future__ import annotations

from collections.abc import Sequence

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
    "ip_rights": "件",
    "score": "分",
    "product_share": "%",
    "maturity": "级",
    "transformation_score": "分",
}
_TESTS = {"holds": ("holds",), "clean": ("yes",), "clean_year": ("yes",)}
_NUMERIC = ("at_least", "above", "at_most")


def units(rows: Sequence[Row]) -> list[str | None]:
    """计量单位, one a row: what the item is measured in."""
    return [UNITS.get(row.get("item") or "") for row in rows]


@hard("criterion.bound", "bound", "test")
def bound_given(row: Row) -> str | None:
    """A number is compared with a bound, and nothing else is."""
    if row.get("test") is None or (row["test"] in _NUMERIC) == (row.get("bound") is not None):
        return None
    return "不低于、高于、不高于须填界限值，持有和是否类的不填。"


@hard("criterion.test", "test", "item")
def measured_as_it_is(row: Row) -> str | None:
    """The test suits the item."""
    item, test = row.get("item"), row.get("test")
    fitting = _TESTS.get(item or "", _NUMERIC)
    if item is None or test is None or test in fitting:
        return None
    return f"「{ITEM.label(item)}」的比较方式不符：应为{'、'.join(map(TEST.label, fitting))}。"


@hard("criterion.title", "needed_kind", "needed_level", "item")
def title_named(row: Row) -> str | None:
    """A title that is to be held is named with its level; other conditions name none."""
    named = [bool(row.get(column)) for column in ("needed_kind", "needed_level")]
    if row.get("item") is None or named == [row["item"] == "holds"] * 2:
        return None
    return "持有资质的条件填须持有的资质和级别，其他条件都不填。"


@hard("criterion.band", "revenue_over", "revenue_up_to")
def band_in_order(row: Row) -> str | None:
    """A band of revenue ends above where it begins."""
    over, up_to = row.get("revenue_over"), row.get("revenue_up_to")
    if over is None or up_to is None or up_to > over:
        return None
    return f"适用营业收入至{up_to}万元，应大于高于的{over}万元。"
