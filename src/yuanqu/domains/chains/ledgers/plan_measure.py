"""行动计划任务 — the measures of named action plans, each with who leads it and by when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "行动计划任务分解表"


class PlanMeasure(Record):
    """One measure of one plan."""

    plan = Text("行动计划", max_length=120, aliases=("计划名称",), note="计划全称，不用简称", source=_FORM)
    measure_no = Whole("序号", source=_FORM)
    doc_no = Text("印发文号", max_length=80, source=_FORM)
    issued_on = Day("印发日期", source=_FORM)
    chain = Link("产业链", "chains.IndustryChain", empty=True, note="不限某一条产业链的不填")
    measure = LongText("任务措施", aliases=("主要任务",), source=_FORM)
    lead_dept = Text("牵头单位", max_length=80, source=_FORM)
    support_units = Text("配合单位", empty=True, source=_FORM)
    due_on = Day("完成时限", source=_FORM)
    progress = LongText("推进情况", empty=True, source=_FORM)
    done_on = Day("完成日期", empty=True, note="未完成的不填", source=_FORM)
    withdrawn_on = Day("停止执行日期", empty=True, note="计划废止或任务取消的日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class PlanMeasures(Ledger, of=PlanMeasure):
    """产业行动计划任务表."""

    name, keeper = "产业行动计划任务表", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "产业链、产业集群行动计划逐条分解的任务，登记牵头单位、时限和完成情况。"
    key = ("plan", "measure_no")
    title = ("plan", "measure_no")
    columns = ("plan", "measure_no", "chain", "measure", "lead_dept", "due_on", "done_on")
    search = ("plan", "measure", "lead_dept", "doc_no")
    filters = ("chain", "due_on", "done_on")
    order = ("plan", "measure_no")
    checks = (
        *dates_in_order("plan_measure.due", {"issued_on": "印发日期", "due_on": "完成时限"}),
        *dates_in_order("plan_measure.done", {"issued_on": "印发日期", "done_on": "完成日期"}),
    )
    explanation = "note"
    left_out: ClassVar = {"督办状态": "交办、催办、销号由工作计划与督办办理，这里只登记完成日期。"}
    rules = (_FORM,)
