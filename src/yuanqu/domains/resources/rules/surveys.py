"""What surveys, attachments and compensation are held to (丈量、清点和补偿审核)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yuanqu.engines.ledger.checks import Row, hard, soft

_GAP = Decimal("0.03")  # 图形面积与丈量面积相差3%以上应复测（本园区口径）
_FEES = ("land_fee", "resettlement_fee", "crops_fee", "attachment_fee", "house_fee", "security_fee")


@hard("land_survey.basic", "basic", "paddy", "dry")
def basic_within_arable(row: Row) -> str | None:
    """Basic farmland is arable land."""
    basic = row.get("basic")
    arable = sum((row[name] for name in ("paddy", "dry") if row.get(name) is not None), Decimal(0))
    if basic is None or basic <= arable:
        return None
    return f"永久基本农田{basic}亩大于水田、旱地之和{arable}亩：请核对。"


@soft("land_survey.drawn", "drawn_mu", "area_mu")
def drawn_as_measured(row: Row) -> str | None:
    """A boundary that encloses another area was measured wrongly or drawn wrongly."""
    drawn, measured = row.get("drawn_mu"), row.get("area_mu")
    if drawn is None or not measured or abs(drawn - measured) <= measured * _GAP:
        return None
    return f"图形面积{drawn}亩与丈量面积{measured}亩相差超过{_GAP * 100:.0f}%：请复测或说明。"


def amounts(rows: Sequence[Row]) -> list[Decimal | None]:
    """金额 of what was counted: quantity by price; unknown before there is a price."""
    return [
        None
        if row.get("quantity") is None or row.get("price") is None
        else (row["quantity"] * row["price"]).quantize(Decimal("0.0001"))
        for row in rows
    ]


def fees_in_all(rows: Sequence[Row]) -> list[Decimal]:
    """补偿合计: all fees of an agreement."""
    return [sum((row[fee] for fee in _FEES if row.get(fee) is not None), Decimal(0)) for row in rows]


@soft("compensation.zone_price", "land_fee", "resettlement_fee", "area_mu", "zone_price")
def fees_at_zone_price(row: Row) -> str | None:
    """区片价 is what land and resettlement cost together for a 亩 (土地管理法第四十八条)."""
    land, resettlement, area, price = (
        row.get(name) for name in ("land_fee", "resettlement_fee", "area_mu", "zone_price")
    )
    if land is None or resettlement is None or area is None or price is None:
        return None
    expected = (area * price).quantize(Decimal("0.01"))
    if abs(land + resettlement - expected) <= 1:  # 万元以内是取整
        return None
    return f"土地补偿费与安置补助费合计{land + resettlement}万元，按区片价应为{expected}万元：请核对。"


@hard("compensation.unsigned", "signed_on", "unsigned_reason")
def signed_or_why_not(row: Row) -> str | None:
    """Who did not sign is told with the reason (土地管理法第四十七条)."""
    if bool(row.get("signed_on")) != bool(row.get("unsigned_reason")):
        return None
    return "协议签订日期和未签原因应填一项：已签的填日期，未签的填原因。"


@hard("compensation.paid", "paid", "paid_on")
def payment_dated(row: Row) -> str | None:
    """A payment has its day, a day its payment."""
    if bool(row.get("paid")) == bool(row.get("paid_on")):
        return None
    return "已付金额和付款日期只填了一项：付了款的两项都填。"


@soft("compensation.overpaid", "paid", "total")
def paid_within_total(row: Row) -> str | None:
    """No more is paid than was agreed."""
    paid, total = row.get("paid"), row.get("total")
    if paid is None or total is None or paid <= total:
        return None
    return f"已付{paid}万元大于补偿合计{total}万元：请核对。"
