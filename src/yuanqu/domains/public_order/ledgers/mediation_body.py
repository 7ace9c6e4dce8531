"""调解组织台账 — committees and rooms that mediate in the zone, and sweep for disputes twice a month."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import BODY_TIER
from yuanqu.domains.public_order.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_LAW = "中华人民共和国人民调解法"


class MediationBody(Record):
    """One body."""

    body_no = Text("调解组织编号", max_length=40, note="如「TJ-01」")
    body_name = Text("调解组织名称", max_length=120, aliases=("名称",), source=_LAW)
    tier = Code("调解层级", BODY_TIER, aliases=("层级",), source="三级调解")
    enterprise = Link("所在企业", "registers.Enterprise", empty=True, note="企业调解委员会的填")
    park = Text("负责片区", max_length=80, source="矛盾纠纷排查制度")
    chief = Text("主任", max_length=60, source=_LAW)
    chief_phone = Text("主任电话", max_length=40, empty=True, personal=True, source=_LAW)
    mediators = Whole("调解员人数", unit="人", source=_LAW)
    set_up_on = Day("设立日期", source=_LAW)
    dissolved_on = Day("撤销日期", empty=True, note="在的不填", source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class MediationBodies(Ledger, of=MediationBody):
    """调解组织台账."""

    name, keeper = "调解组织台账", "政法综治科"
    rights = Rights(read=EVERYONE)
    about = "企业、园区、县级三级调解组织，一个一行；各组织每月至少排查两次。"
    key = ("body_no",)
    title = ("body_name",)
    search = ("body_no", "body_name", "park", "chief")
    filters = ("tier", "set_up_on", "dissolved_on")
    order = ("body_no",)
    checks = (
        *dates_in_order("mediation_body.days", {"set_up_on": "设立日期", "dissolved_on": "撤销日期"}),
        not_negative("mediation_body.negative", "mediators"),
    )
    left_out: ClassVar = {"调解员名单": "姓名和电话由各调解组织保存：这里只登记人数和主任。"}
    rules = (_LAW,)
