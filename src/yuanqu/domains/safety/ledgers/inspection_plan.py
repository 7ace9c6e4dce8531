"""检查方案 — what is going to be inspected, approved before the visits."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import INSPECTION_KIND
from yuanqu.domains.safety.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "现场检查方案（安全生产执法文书）"


class InspectionPlan(Record):
    """One plan, of one or many visits."""

    plan_no = Text("方案文号", max_length=60, note="如「安监检查〔2025〕1号」", source=_FORM)
    name = Text("方案名称", source=_FORM)
    kind = Code("检查类型", INSPECTION_KIND, source=_FORM)
    area = Text("检查范围", note="单位、行业或片区", source=_FORM)
    since = Day("检查起始日期", source=_FORM)
    until = Day("检查截止日期", source=_FORM)
    unit = Text("检查单位", max_length=120, source=_FORM)
    leader = Text("带队负责人", max_length=60, source=_FORM)
    officers = Text("执法人员", note="多人以顿号分隔", source=_FORM)
    content = LongText("检查内容", source=_FORM)
    method = Text("检查方式", empty=True, source=_FORM)
    objects_planned = Whole("计划检查家数", unit="家", empty=True, source=_FORM)
    reviewed_on = Day("审核日期", empty=True, source=_FORM)
    review = LongText("审核意见", empty=True, source=_FORM)
    approved_on = Day("审批日期", empty=True, source=_FORM)
    approval = LongText("审批意见", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class InspectionPlans(Ledger, of=InspectionPlan):
    """检查方案台账."""

    name, keeper = "安全检查方案台账", "安全环保科"
    about = "年度、专项和节假日安全检查的方案，先审批后检查。"
    key = ("plan_no",)
    title = ("name",)
    columns = ("plan_no", "name", "kind", "since", "until", "leader", "objects_planned", "approved_on")
    search = ("plan_no", "name", "area")
    filters = ("kind", "since")
    order = ("-since", "plan_no")
    totals = ("objects_planned",)
    checks = (
        *dates_in_order("inspection_plan.dates", {"since": "检查起始日期", "until": "检查截止日期"}),
        *dates_in_order("inspection_plan.approval", {"reviewed_on": "审核日期", "approved_on": "审批日期"}),
        not_negative("inspection_plan.negative", "objects_planned"),
    )
    left_out: ClassVar = {
        "单位、地址、联系人、所属行业": "一份方案对多家单位，逐家见检查台账和检查对象台账。",
        "审核、审批签名": "是附件而非数据：签字的方案存在附件中。",
    }
    rules = ("中华人民共和国安全生产法", _FORM)
