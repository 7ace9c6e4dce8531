"""专项行动任务台账 — what 扫黑除恶, 反诈, 禁毒 ask of which department by when, done and looked at by another."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import CAMPAIGN, UNDERTAKER
from yuanqu.domains.public_order.rules.campaigns import something_was_done
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_PLAN = "平安建设年度工作方案"
_CHECK = 10  # 工作日；本园区口径

ASSIGNED, OVERDUE = State("assigned", "办理中"), State("overdue", "逾期未完成")
REPORTED, DONE = State("reported", "待验收"), State("done", "已完成", final=True)


class CampaignTask(Record):
    """One task of one campaign."""

    task_no = Text("任务编号", max_length=40, aliases=("编号",), note="如「ZX2025-01」", source=_PLAN)
    campaign = Code("专项行动", CAMPAIGN, aliases=("专项",), source=_PLAN)
    title = Text("任务", max_length=120, aliases=("任务名称",), source=_PLAN)
    measure = LongText("措施要求", source=_PLAN)
    department = Code("责任部门", UNDERTAKER, aliases=("承办部门",), source=_PLAN)
    person = Text("责任人", max_length=60, source=_PLAN)
    assigned_on = Day("下达日期", source=_PLAN)
    due_on = Day("完成时限", note="末日计入", source=_PLAN)
    result = LongText("完成情况", empty=True, note="报完成时必填", source=_PLAN)
    state = StateColumn("任务状态", (ASSIGNED, OVERDUE, REPORTED, DONE), aliases=("状态",))
    reported_on = MovedOn("报完成日期", source=_PLAN)
    done_on = MovedOn("验收日期", source=_PLAN)
    note = LongText("说明", empty=True, aliases=("备注",))


class CampaignTasks(Ledger, of=CampaignTask):
    """专项行动任务台账."""

    name, keeper = "专项行动任务台账", "政法综治科"
    rights = Rights(read=EVERYONE, fillings=(Filling("department"),))
    about = "扫黑除恶、反诈、禁毒等专项行动的任务，下达、完成、验收，一项一行。"
    key = ("task_no",)
    title = ("task_no", "title")
    columns = (
        "task_no",
        "campaign",
        "title",
        "department",
        "person",
        "assigned_on",
        "due_on",
        "state",
        "done_on",
    )
    search = ("task_no", "title", "person")
    filters = ("campaign", "department", "state", "due_on", "assigned_on")
    order = ("-assigned_on", "task_no")
    checks = dates_in_order("campaign_task.days", {"assigned_on": "下达日期", "due_on": "完成时限"})
    rules = (_PLAN,)
    left_out: ClassVar = {"会议纪要、方案文件": "是附件而非数据：随本行存放。"}


class TaskCourse(Procedure, of=CampaignTask):
    """专项任务: done by its day, looked at by another."""

    name = "专项行动任务"
    about = "任务下达后按时限完成，由另一人验收；逾期的自动转为逾期未完成并报指定领导。"
    rules = (_PLAN,)
    begin = Begin("下达", ASSIGNED, on="assigned_on")
    report = Move(
        "报完成",
        (ASSIGNED, OVERDUE),
        REPORTED,
        named="department",
        day="reported_on",
        needs=("result",),
        guards=(something_was_done,),
    )
    expire = Move("逾期未完成", ASSIGNED, OVERDUE, by=(Role.HEAD,), reason=True)
    accept = Move("验收", REPORTED, DONE, day="done_on", not_by="report")
    send_back = Move("退回", REPORTED, ASSIGNED, needs=("due_on",), reason=True, not_by="report")
    clocks = (
        Clock(
            "完成时限",
            since=("begin", "send_back"),
            until="report",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
            lapse="expire",
        ),
        Clock("验收期限", since="report", until=("accept", "send_back"), due=_CHECK, days=WORKING),
    )
