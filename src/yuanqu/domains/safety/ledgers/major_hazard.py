"""重大隐患 — what a major hazard has beside the ordinary columns: cause, six-item plan, listing for supervision."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import LISTED_LEVEL
from yuanqu.domains.safety.rules.hazards import six_items_whole
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record

_RULE = "重大事故隐患挂牌督办制度"
_API = "省级隐患排查治理数据接口"


class MajorHazard(Record):
    """One to one with a hazard whose level is 重大; its own workbook in practice."""

    number = Text("督办编号", max_length=40, note="如「ZD-2025-01」")
    hazard = Link("隐患", "safety.Hazard", aliases=("隐患编号",))
    reported_on = Day("报告日期", note="发现后立即报告", source=_API)
    state_and_cause = LongText("隐患现状及产生原因", source=_API)
    severity_text = LongText("危害程度", source=_API)
    difficulty_text = LongText("整改难易程度分析", source=_API)
    plan_goal = LongText("治理目标和任务", empty=True, source=_API)
    plan_method = LongText("治理方法和措施", empty=True, source=_API)
    plan_funds = Amount("治理经费", "万元", empty=True, source=_API)
    plan_material = LongText("治理物资", empty=True, source=_API)
    plan_people = Text("治理机构和人员", empty=True, source=_API)
    plan_deadline = Day("治理时限", empty=True, source=_API)
    plan_safety = LongText("安全措施和应急预案", empty=True, source=_API)
    duty_settled = YesNo("责任落实", empty=True, source=_RULE)
    measures_settled = YesNo("措施落实", empty=True, source=_RULE)
    time_settled = YesNo("时限落实", empty=True, source=_RULE)
    funds_settled = YesNo("资金落实", empty=True, source=_RULE)
    plan_settled = YesNo("预案落实", empty=True, source=_RULE)
    interim = LongText("临时措施", note="撤人、停用、警戒、监控", source="中华人民共和国安全生产法第六十五条")
    listed_level = Code("挂牌级别", LISTED_LEVEL, empty=True, source=_RULE)
    listing_doc = Text("挂牌文号", max_length=60, empty=True, source=_RULE)
    overseer = Text("督办单位", max_length=120, empty=True, source=_RULE)
    oversight_due_on = Day("督办期限", empty=True, note="挂牌时必填", source=_RULE)
    told_staff_on = Day("向职工代表大会报告日期", empty=True, source="中华人民共和国安全生产法第四十一条")
    note = LongText("说明", empty=True, aliases=("备注",))


class MajorHazards(Ledger, of=MajorHazard):
    """重大隐患挂牌督办台账."""

    name, keeper = "重大隐患挂牌督办台账", "安全环保科"
    about = "重大隐患的现状原因、治理方案六项、挂牌督办到摘牌，一项一行。"
    key = ("number",)
    title = ("number", "hazard")
    columns = (
        "number",
        "hazard",
        "listed_level",
        "listing_doc",
        "overseer",
        "plan_funds",
        "oversight_due_on",
    )
    search = ("number", "hazard.hazard_no", "listing_doc", "overseer")
    filters = ("listed_level", "oversight_due_on")
    order = ("-reported_on", "number")
    totals = ("plan_funds",)
    checks = (six_items_whole,)
    explanation = "note"
    left_out: ClassVar = {"整改验收审批表": "是附件而非数据：存在该项的附件中。"}
    rules = ("中华人民共和国安全生产法", _RULE)
