"""应急预案 — a unit's plans for emergencies: reviewed, published, filed, revised."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import ACCIDENT_KIND, CONTINGENCY_KIND
from yuanqu.domains.safety.rules.risks import filed_in_time
from yuanqu.domains.safety.rules.words import several_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_LAW = "生产安全事故应急条例"


class EmergencyPlan(Record):
    """One version of one plan."""

    object = Link("单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"))
    kind = Code("预案类型", CONTINGENCY_KIND, source=_LAW)
    edition = Text("预案版本号", max_length=20, note="如「2024版」", source=_LAW)
    name = Text("预案名称", source=_LAW)
    accident_kinds = Text("事故类型", empty=True, note="可多项，以顿号分隔，如「火灾」", source=_LAW)
    drawn_up_on = Day("编制日期", source=_LAW)
    reviewed_on = Day("评审日期", empty=True, source=_LAW)
    reviewers = Text("评审专家", empty=True, source=_LAW)
    published_on = Day("公布日期", empty=True, source=_LAW)
    filing_body = Text("备案机关", max_length=120, empty=True, source=_LAW)
    filing_no = Text("备案编号", max_length=60, empty=True, source=_LAW)
    filed_on = Day("备案日期", empty=True, note="公布后20个工作日内", source=_LAW)
    revised_on = Day("修订日期", empty=True, source=_LAW)
    supplies = LongText("应急物资", empty=True, source=_LAW)
    rescuers = Text("救援队伍", empty=True, source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class EmergencyPlans(Ledger, of=EmergencyPlan):
    """应急预案台账."""

    name, keeper = "应急预案台账", "安全环保科"
    about = "各单位生产安全事故应急预案的评审、公布、备案和修订。"
    key = ("object", "kind", "edition")
    title = ("name",)
    columns = ("object", "kind", "edition", "name", "published_on", "filing_no", "filed_on", "revised_on")
    search = ("name", "object.name", "filing_no")
    filters = ("kind", "published_on", "filed_on")
    order = ("object", "kind", "edition")
    checks = (
        *dates_in_order(
            "emergency_plan.dates",
            {
                "drawn_up_on": "编制日期",
                "reviewed_on": "评审日期",
                "published_on": "公布日期",
                "filed_on": "备案日期",
            },
        ),
        several_of("emergency_plan.accidents", "accident_kinds", ACCIDENT_KIND),
        filed_in_time,
    )
    explanation = "note"
    left_out: ClassVar = {"预案文本": "是附件而非数据：存在该预案的附件中。"}
    rules = (_LAW, "生产安全事故应急预案管理办法")
