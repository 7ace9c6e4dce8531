"""四上在库记录 — each stay of an enterprise in the 四上 register, entry 入规 to exit 退规."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Month, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import BASE_SOURCE, ENTRY_ROUTE, EXIT_ROUTE, SPECIALTY, THRESHOLD
from yuanqu.registers.rules import (
    exit_whole,
    monthly_entry_in_season,
    review_in_order,
    stay_in_order,
    stays_apart,
    three_amounts_reach,
)

_REVIEW = "调查单位审核确认办法"


class AboveScale(Record):
    """One stay; an enterprise that left and came back has two. The last statement's month still counts."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    specialty = Code("专业", SPECIALTY, aliases=("报表类别",), source="企业一套表")
    threshold = Code("达标标准", THRESHOLD, source="四上企业标准")
    entry_route = Code("纳入方式", ENTRY_ROUTE, source=_REVIEW)
    batch = Text(
        "申报批次", max_length=40, note="年度第一批、年度第二批，或如「2025-03 月度」", source=_REVIEW
    )
    applied_on = Day("申报日期", empty=True, note="早年入库查不到的可缺", source=_REVIEW)
    approved_on = Day("审核通过日期", empty=True, note="早年入库查不到的可缺", source=_REVIEW)
    in_month = Month(
        "入库报告期", aliases=("入库时间", "升规入统时间"), note="首份报表的月份", source=_REVIEW
    )
    base_source = Code("同期数来源", BASE_SOURCE, source="入库申报办法")
    declared_revenue = Amount("申报表营业收入", "万元", places=4, empty=True, source=_REVIEW)
    vat_sales = Amount("增值税申报销售额", "万元", places=4, empty=True, source=_REVIEW)
    invoiced = Amount("累计开票金额", "万元", places=4, empty=True, source=_REVIEW)
    exit_route = Code("退出方式", EXIT_ROUTE, empty=True, source=_REVIEW)
    out_month = Month(
        "退出报告期", empty=True, aliases=("退库时间",), note="末份报表的月份，当月仍在库", source=_REVIEW
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class AboveScales(Ledger, of=AboveScale):
    """四上在库台账."""

    name, keeper = "四上在库台账（入规退规）", "经济运行科"
    rights = Rights(read=EVERYONE, own="enterprise")
    about = "企业每次进入和退出「四上」调查单位库的记录，决定某月哪些企业计入规上。"
    key = ("enterprise", "specialty", "in_month")
    title = ("enterprise", "specialty", "in_month")
    columns = (
        "enterprise",
        "specialty",
        "entry_route",
        "batch",
        "approved_on",
        "in_month",
        "base_source",
        "exit_route",
        "out_month",
    )
    search = ("enterprise.name", "enterprise.uscc", "batch")
    filters = ("specialty", "entry_route", "exit_route", "base_source")
    order = ("-in_month", "enterprise")
    checks = (
        stay_in_order,
        exit_whole,
        review_in_order,
        monthly_entry_in_season,
        three_amounts_reach,
        stays_apart,
    )
    explanation = "note"
    left_out: ClassVar = {
        "入库申报材料13项": "是附件而非数据：附件按申报件存放，本台账登记其结果和三项金额。",
    }
    rules = ("调查单位审核确认办法（年度审核、月度审核）", "企业一套表统计调查制度")
