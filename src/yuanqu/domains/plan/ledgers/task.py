"""督办台账 — supervised tasks: approved, assigned, accepted, reported done, closed by the office alone."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import TASK_SOURCE, URGENCY
from yuanqu.domains.plan.rules.tasks import (
    days_after_due,
    feedback_days,
    instruction_is_whole,
    last_feedback,
    meeting_has_decision,
    merged_is_whole,
    plan_before_due,
    scheme_is_there,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.departments import known_departments, one_department
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "督查督办台账"

REGISTERED, APPROVED = State("registered", "拟办"), State("approved", "待交办")
ASSIGNED, ACCEPTED = State("assigned", "待签收"), State("accepted", "办理中")
REPORTED = State("reported", "已报结")
CLOSED, WITHDRAWN = State("closed", "已销号", final=True), State("withdrawn", "已撤销", final=True)

OFFICE = (Role.OFFICE, Role.CLERK, Role.HEAD)
DOERS = (Role.CLERK, Role.HEAD)


class Task(Record):
    """One matter for one lead department; shared matters get a row a department (-A, -B)."""

    number = Text("督办编号", max_length=40, note="如「DB-2025-001」，几个单位分办的加-A、-B", source=_FORM)
    title = Text("事项名称", max_length=80, note="一事一单", source=_FORM)
    source = Code("来源类别", TASK_SOURCE, source=_FORM)
    item = Link("计划条目", "plan.Item", empty=True, origin=True, note="来自工作计划的填条目编号")
    decision = Link("议定事项", "plan.Decision", empty=True, origin=True, note="来自调度会的填会议编号/序号")
    source_name = Text("来源名称", empty=True, note="文件、会议或批示的名称", source=_FORM)
    source_doc = Text("来源文号", max_length=80, empty=True, source=_FORM)
    source_on = Day("来源日期", source=_FORM)
    instructed_by = Text("批示领导", max_length=60, empty=True, source=_FORM)
    instruction = LongText("批示内容", empty=True, source=_FORM)
    requirement = LongText("任务要求", source=_FORM)
    leader = Text("分管领导", max_length=60, empty=True, source=_FORM)
    lead = Text("主办单位", max_length=80, note="只填一个科室，如「办公室」", source=_FORM)
    helpers = Text("协办单位", empty=True, note="多个以顿号分隔，如「办公室」", source=_FORM)
    person = Text("主办负责人", max_length=60, empty=True, source=_FORM)
    phone = Text("联系方式", max_length=40, empty=True, personal=True, source=_FORM)
    urgency = Code("紧急程度", URGENCY, source=_FORM)
    registered_on = Day("登记日期", source=_FORM)
    plan_due_on = Day(
        "方案截止", empty=True, aliases=("立项反馈截止",), note="要求先报方案的填", source=_FORM
    )
    due_on = Day("完成时限", aliases=("要求完成日",), note="末日计入", source=_FORM)
    every = Whole("督办频次", unit="周", empty=True, note="每几周反馈一次", source=_FORM)
    scheme = LongText("办理方案", empty=True, note="主办单位先报的计划和步骤", source=_FORM)
    result = LongText("办理结果", empty=True, aliases=("办结情况",), note="报结时必填", source=_FORM)
    verdict = LongText("审核意见", empty=True, note="销号时写核实了什么", source=_FORM)
    merged_into = Link("并入事项", "plan.Task", empty=True, note="并案的填并入哪一件")
    merged_on = Day("并案日期", empty=True, note="并案的填，自次日起不再单列")
    last_feedback_on = Day("最近反馈日", empty=True, note="由反馈台账得出")
    feedback_due_on = Day("反馈截止", empty=True, note="最近反馈或登记后满督办频次之日；系统得出")
    overdue_from = Day("逾期起算日", empty=True, note="完成时限的次日；系统得出")
    state = StateColumn(
        "状态", (REGISTERED, APPROVED, ASSIGNED, ACCEPTED, REPORTED, CLOSED, WITHDRAWN), source=_FORM
    )
    approved_on = MovedOn("立项日期", source=_FORM)
    assigned_on = MovedOn("交办日期", source=_FORM)
    accepted_on = MovedOn("签收日期", source=_FORM)
    chased_on = MovedOn("催办日期", source=_FORM)
    reported_on = MovedOn("报结日期", aliases=("实际完成日",), source=_FORM)
    returned_on = MovedOn("退办日期", source=_FORM)
    closed_on = MovedOn("销号日期", aliases=("办结日期",), source=_FORM)
    reviewed_on = MovedOn("回头看日期", source=_FORM)
    withdrawn_on = MovedOn("撤销日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Tasks(Ledger, of=Task):
    """督办台账."""

    name, keeper = "督办台账", "办公室"
    rights = Rights(read=EVERYONE, fillings=(Filling("lead", ("person", "phone", "scheme", "result")),))
    about = "交给科室办理、由办公室督办到销号的事项，一个主办单位一事一行。"
    key = ("number",)
    title = ("number", "title")
    columns = (
        "number",
        "title",
        "source",
        "lead",
        "assigned_on",
        "due_on",
        "state",
        "last_feedback_on",
        "chased_on",
        "closed_on",
    )
    search = ("number", "title", "requirement", "lead", "helpers")
    filters = ("registered_on", "state", "source", "lead", "due_on", "urgency")
    order = ("-registered_on", "number")
    event = "registered_on"
    checks = (
        *dates_in_order("task.registered", {"source_on": "来源日期", "registered_on": "登记日期"}),
        *dates_in_order("task.due", {"source_on": "来源日期", "due_on": "完成时限"}),
        instruction_is_whole,
        meeting_has_decision,
        merged_is_whole,
        plan_before_due,
        one_department("task.lead", "lead", "主办单位"),
        known_departments("task.department", "lead", "helpers"),
    )
    explanation = "note"
    derived: ClassVar = {
        "last_feedback_on": last_feedback,
        "feedback_due_on": feedback_days,
        "overdue_from": days_after_due,
    }
    left_out: ClassVar = {
        "灯色": "由时限随时算出，见记录页和待办，不登记。",
        "进度、进展情况": "逐次见督办反馈台账。",
        "延期申请": "在记录页提出和批准，另有延期记录。",
        "办结依据、附件": "是附件而非数据：随本行存放。",
        "是否阅知件": "阅知件不督办，不在此登记。",
        "是否公示": "本园区督办事项不对外公示。",
    }
    rules = ("督查督办工作办法",)


class Supervision(Procedure, of=Task):
    """督办闭环: nobody closes what he has reported done; the office chases, sends back, closes, looks again."""

    name = "督办闭环"
    about = "督办事项从立项、交办、签收、反馈、报结到销号；报结人不能销号，逾期的催办，可延期一次。"
    rules = ("督查督办工作办法",)
    begin = Begin("登记拟办", REGISTERED, on="registered_on")
    approve = Move("审定立项", REGISTERED, APPROVED, by=(Role.LEADER, Role.HEAD), day="approved_on")
    assign = Move("交办", APPROVED, ASSIGNED, by=OFFICE, day="assigned_on", needs=("lead", "due_on"))
    accept = Move(
        "签收", ASSIGNED, ACCEPTED, by=DOERS, day="accepted_on", fills=("person", "scheme"), named="lead"
    )
    decline = Move("退回办公室", ASSIGNED, APPROVED, by=DOERS, reason=True, named="lead")
    chase = Move("催办", ACCEPTED, ACCEPTED, by=OFFICE, day="chased_on", reason=True)
    report = Move(
        "报结",
        ACCEPTED,
        REPORTED,
        by=DOERS,
        day="reported_on",
        needs=("result",),
        evidence=(Evidence("办结报告"),),
        guards=(scheme_is_there,),
        named="lead",
    )
    send_back = Move(
        "退办",
        REPORTED,
        ACCEPTED,
        by=OFFICE,
        day="returned_on",
        needs=("due_on",),
        reason=True,
        not_by="report",
    )
    close = Move("销号", REPORTED, CLOSED, by=OFFICE, day="closed_on", needs=("verdict",), not_by="report")
    review = Move(
        "回头看重办", CLOSED, ACCEPTED, by=OFFICE, day="reviewed_on", needs=("due_on",), reason=True
    )
    withdraw = Move(
        "撤销",
        (REGISTERED, APPROVED, ASSIGNED, ACCEPTED),
        WITHDRAWN,
        by=(Role.LEADER,),
        waits=(),
        day="withdrawn_on",
        reason=True,
    )
    clocks = (
        Clock("立项期限", since="begin", until=("approve", "withdraw"), due=1, days=WORKING),
        Clock("签收期限", since="assign", until=("accept", "decline", "withdraw"), due=1, days=WORKING),
        Clock(
            "完成时限",
            since=("accept", "send_back", "review"),
            until=("report", "withdraw"),
            due="due_on",
            extension=Extension(by=(Role.LEADER, Role.OFFICE), times=1),
        ),
        Clock(
            "反馈期限",
            since=("accept", "send_back", "review"),
            until=("report", "withdraw"),
            due="feedback_due_on",
            follows=True,
        ),
        Clock("审核期限", since="report", until=("close", "send_back"), due=5, days=WORKING),
    )
