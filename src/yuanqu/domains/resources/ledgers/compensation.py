"""征收补偿台账 — what each holder is paid for the land taken, agreed before the file may be submitted."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.rules.surveys import (
    fees_at_zone_price,
    fees_in_all,
    paid_within_total,
    payment_dated,
    signed_or_why_not,
)
from yuanqu.domains.resources.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.areas import positive
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "征地补偿安置协议"


class Compensation(Record):
    """One agreement; one that is not signed yet stands here with the reason."""

    agreement_no = Text("补偿协议编号", max_length=60, aliases=("协议编号",), source=_FORM)
    approval = Link("报批地块", "resources.LandApproval", aliases=("报批编号",))
    holder = Text("被征收人", max_length=80, personal=True, source=_FORM)
    village = Text("村组", max_length=80, source=_FORM)
    area_mu = Amount("征收面积", "亩", source=_FORM)
    zone_price = Amount("区片价", "万元/亩", places=4, source="征收农用地区片综合地价")
    land_fee = Amount("土地补偿费", "万元", places=4, source=_FORM)
    resettlement_fee = Amount("安置补助费", "万元", places=4, source=_FORM)
    crops_fee = Amount("青苗补偿费", "万元", places=4, empty=True, source=_FORM)
    attachment_fee = Amount("附着物补偿费", "万元", places=4, empty=True, source=_FORM)
    house_fee = Amount("房屋补偿费", "万元", places=4, empty=True, source=_FORM)
    security_fee = Amount("社会保障费用", "万元", places=4, empty=True, aliases=("社保费用",), source=_FORM)
    total = Amount(
        "补偿合计", "万元", places=4, empty=True, aliases=("应付金额",), note="各项费用之和；系统得出"
    )
    signed_on = Day("协议签订日期", empty=True, source=_FORM)
    unsigned_reason = LongText("未签原因", empty=True, note="未签订的必填", source=_FORM)
    paid = Amount("已付金额", "万元", places=4, empty=True, source=_FORM)
    paid_on = Day("付款日期", empty=True, source=_FORM)
    handed_on = Day("交地日期", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Compensations(Ledger, of=Compensation):
    """征收补偿台账."""

    name, keeper = "征收补偿台账", "自然资源科"
    about = "征地补偿安置协议逐户的面积、各项费用、签订、付款和交地。"
    key = ("agreement_no",)
    title = ("agreement_no",)
    columns = (
        "agreement_no",
        "approval",
        "village",
        "area_mu",
        "zone_price",
        "total",
        "signed_on",
        "paid",
        "paid_on",
        "handed_on",
    )
    search = ("agreement_no", "village", "approval.name")
    filters = ("signed_on", "paid_on", "approval")
    order = ("agreement_no",)
    totals = ("area_mu", "total", "paid")
    checks = (
        positive("compensation.area", "area_mu"),
        not_negative("compensation.negative", "land_fee", "resettlement_fee", "paid"),
        signed_or_why_not,
        payment_dated,
        fees_at_zone_price,
        paid_within_total,
        *dates_in_order(
            "compensation.days",
            {"signed_on": "协议签订日期", "paid_on": "付款日期"},
        ),
    )
    explanation = "note"
    derived: ClassVar = {"total": fees_in_all}
    left_out: ClassVar = {"争议": "信访和纠纷由平安园区的台账登记，这里不另记。"}
    rules = ("中华人民共和国土地管理法第四十七条、第四十八条", "土地管理法实施条例第三十二条")
