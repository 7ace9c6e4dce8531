"""研发投入年报 — research of each enterprise by year (107-2), apart from the monthly 研发费用 of the statement."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.economy.rules import activity_fits_cost, not_negative, part_within, year_plausible
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Link, LongText, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM, _UNIT = "企业研究开发活动及相关情况（107-2）", "千元"


class RdYear(Record):
    """One enterprise's year."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    year = Whole("年度", unit="年", note="四位数字，如2024")
    has_rd = YesNo("有无研发活动", source=_FORM)
    has_rd_unit = YesNo("有无研发机构", source=_FORM)
    rd_staff = Whole("研究开发人员合计", unit="人", source=_FORM)
    rd_cost_total = Amount(
        "研究开发费用合计", _UNIT, places=0, note="含资本化部分，与利润表研发费用不同", source=_FORM
    )
    rd_outsourced = Amount("其中：委外研发", _UNIT, places=0, empty=True, source=_FORM)
    rd_gov_funds = Amount("其中：使用政府资金", _UNIT, places=0, empty=True, source=_FORM)
    patents_applied = Whole("当年专利申请数", unit="件", source=_FORM)
    invention_valid = Whole("期末有效发明专利数", unit="件", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class RdYears(Ledger, of=RdYear):
    """研发投入年报."""

    name, keeper = "研发投入年报", "经济运行科"
    rights = Rights(read=("科技创新科",))
    about = "规上企业每年报送的研究开发活动，研究开发费用合计为年度口径，与月报研发费用分开使用。"
    key = ("enterprise", "year")
    title = ("enterprise", "year")
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("year", "has_rd", "has_rd_unit")
    order = ("-year", "enterprise")
    totals = ("rd_cost_total", "rd_staff", "patents_applied", "invention_valid")
    checks = (
        year_plausible,
        part_within("rd_year.outsourced", "rd_outsourced", "rd_cost_total", "委外研发与研究开发费用合计"),
        part_within("rd_year.gov_funds", "rd_gov_funds", "rd_cost_total", "政府资金与研究开发费用合计"),
        not_negative("rd_year.negative", "rd_staff", "rd_cost_total", "patents_applied", "invention_valid"),
        activity_fits_cost,
    )
    explanation = "note"
    left_out: ClassVar = {"研发投入强度": "研究开发费用与营业收入之比，由指标计算，不登记。"}
    rules = ("企业研究开发活动统计报表（107-2）",)
