"""企业月报·产销总值及主要产品产量 (B204-1) — what each enterprise made and sold, cumulative."""

from __future__ import annotations

from yuanqu.domains.economy.continuity import editions_follow, locked_unchanged
from yuanqu.domains.economy.pairs import Pair
from yuanqu.domains.economy.rules import (
    correction_reasoned,
    no_january,
    not_negative,
    part_within,
    reported_after_month,
    total_or_product,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Month, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM, _UNIT = "B204-1", "千元"


class Output(Record):
    """Either the totals of an enterprise's month (no product) or one product's quantity; editions as statements'."""

    enterprise = Link(
        "企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称", "单位详细名称")
    )
    month = Month("报告期", aliases=("月份",), note="累计至该月；1月免报")
    product_code = Text(
        "产品代码", max_length=20, empty=True, note="总值行不填；产品行按全国产品目录填", source=_FORM
    )
    edition = Whole("修订号", default=1, note="1为初报，更正依次为2、3……")
    gross_output = Pair("工业总产值", _UNIT, places=0, empty=True, note="当年价格，总值行必填", source=_FORM)
    sales_output = Pair("工业销售产值", _UNIT, places=0, empty=True, note="总值行必填", source=_FORM)
    export_delivery = Pair("出口交货值", _UNIT, places=0, empty=True, source=_FORM)
    strategic_output = Pair(
        "战略性新兴产业产值", _UNIT, places=0, empty=True, note="战新企业填", source=_FORM
    )
    product_name = Text("产品名称", empty=True, source=_FORM)
    product_unit = Text("计量单位", max_length=20, empty=True, source=_FORM)
    qty_month = Amount("产量（本月）", places=4, empty=True, source=_FORM)
    qty_ytd = Amount("产量（1至本月）", places=4, empty=True, source=_FORM)
    qty_ytd_prior = Amount("产量（上年同期）", places=4, empty=True, source=_FORM)
    reported_on = Day("报出日期")
    revision_reason = LongText("更正原因", empty=True, note="修订号大于1，或月度锁定后补报时必填")
    note = LongText("变动说明", empty=True, aliases=("说明", "备注"))


class Outputs(Ledger, of=Output):
    """企业产销总值月报."""

    name, keeper = "企业产销总值月报", "经济运行科"
    about = "企业每月报送的工业总产值、销售产值、出口交货值和主要产品产量（B204-1，累计数）。"
    key = ("enterprise", "month", "product_code", "edition")
    title = ("enterprise", "month", "product_name")
    columns = (
        "enterprise",
        "month",
        "edition",
        "gross_output",
        "gross_output_prior",
        "sales_output",
        "export_delivery",
        "product_name",
        "product_unit",
        "qty_ytd",
        "reported_on",
    )
    search = ("enterprise.name", "enterprise.uscc", "product_name")
    filters = ("month", "enterprise")
    order = ("-month", "enterprise", "product_code", "-edition")
    checks = (
        no_january,
        reported_after_month,
        correction_reasoned,
        total_or_product,
        part_within("output.export", "export_delivery", "sales_output", "出口交货值与工业销售产值"),
        part_within("output.strategic", "strategic_output", "gross_output", "战略性新兴产业产值与工业总产值"),
        not_negative("output.negative", "gross_output", "sales_output", "export_delivery", "qty_ytd"),
        editions_follow("economy.output"),
        locked_unchanged("economy.output", editions=True),
    )
    explanation = "note"
    rules = ("工业统计报表制度 工业产销总值及主要产品产量（B204-1）",)
