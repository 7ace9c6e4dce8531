"""洽谈 — visits paid and received: with whom, led by whom, what was said, what comes next."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import CONTACT_MODE, LEADER_LEVEL
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.domains.investment.rules.leads import investor_named, somebody_came
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "招商活动登记表"


class Contact(Record):
    """One visit or talk."""

    contact_no = Text("洽谈编号", max_length=40, note="如「QT-2025-001」", source=_FORM)
    held_on = Day("洽谈日期", aliases=("日期",), source=_FORM)
    mode = Code("洽谈方式", CONTACT_MODE, aliases=("方式",), source=_FORM)
    leader = Text("带队领导", max_length=60, source=_FORM)
    leader_level = Code("带队层级", LEADER_LEVEL, source=_FORM)
    place = Text("地点", source=_FORM)
    lead = Link("线索", "investment.Lead", empty=True, aliases=("线索编号",), note="推介活动可不填")
    investor = Text("企业", empty=True, aliases=("客商",), note="还没有线索的填企业名称", source=_FORM)
    people = Whole("参加人数", unit="人次", note="来访的填客商人数", source=_FORM)
    points = LongText("洽谈要点", source=_FORM)
    leads_found = Whole("新增线索数", unit="条", empty=True, source=_FORM)
    next_step = Text("下步安排", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Contacts(Ledger, of=Contact):
    """招商洽谈台账."""

    name, keeper = "招商洽谈台账", "招商科"
    about = "外出招商、来访接待和推介活动，一次一行；线索的联系期限由此得出。"
    key = ("contact_no",)
    title = ("contact_no", "held_on")
    columns = ("contact_no", "held_on", "mode", "leader", "lead", "investor", "people", "points", "next_step")
    search = ("contact_no", "lead.investor", "investor", "points", "place")
    filters = ("held_on", "mode", "leader_level")
    order = ("-held_on", "contact_no")
    totals = ("people", "leads_found")
    checks = (somebody_came, not_negative("contact.negative", "leads_found"), investor_named)
    explanation = "note"
    left_out: ClassVar = {"招商员月度考核": "由本台账按带队人汇总，不另登记。"}
    rules = ("园区招商引资工作办法（外出招商和接待登记）",)
