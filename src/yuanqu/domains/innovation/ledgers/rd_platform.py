"""研发平台台账 — laboratories, technology centres and the like that lean on an enterprise of the zone."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import ASSESSMENT, LEVEL, PLATFORM
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_RULES = "研发平台管理办法"


class RdPlatform(Record):
    """One platform from its recognition on."""

    name = Text("平台名称", max_length=160, source=_RULES)
    platform = Code("平台类别", PLATFORM, source=_RULES)
    level = Code("平台级别", LEVEL, source=_RULES)
    enterprise = Link("依托单位", "registers.Enterprise", aliases=("企业", "企业名称"), source=_RULES)
    doc_no = Text("认定文号", max_length=80, source=_RULES)
    recognised_on = Day("认定日期", source=_RULES)
    assessed_year = Whole("最近考核年度", unit="年", empty=True, source=_RULES)
    assessment = Code("年度考核结果", ASSESSMENT, empty=True, source=_RULES)
    ended_on = Day("撤销日期", empty=True, note="撤销、注销的填")
    note = LongText("说明", empty=True, aliases=("备注",))


class RdPlatforms(Ledger, of=RdPlatform):
    """研发平台台账."""

    name, keeper = "研发平台台账", "科技创新科"
    rights = Rights(read=EVERYONE)
    about = "依托园区企业的研发平台，登记类别、级别、认定和最近一次考核。"
    key = ("name", "level")
    title = ("name", "level")
    search = ("name", "enterprise.name", "doc_no")
    filters = ("platform", "level", "recognised_on", "assessment")
    order = ("-recognised_on", "name")
    checks = (*dates_in_order("rd_platform.days", {"recognised_on": "认定日期", "ended_on": "撤销日期"}),)
    explanation = "note"
    left_out: ClassVar = {"研发投入": "依托企业的研究开发费用见研发投入年报，不重复填。"}
    rules = ("国家和省级研发平台管理办法",)
