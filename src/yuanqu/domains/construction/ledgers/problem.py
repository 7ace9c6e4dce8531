"""项目问题台账 — what stands in a project's way: raised, assigned with a day, solved, confirmed by another, closed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import PROBLEM_KIND, PROBLEM_LEVEL, PROBLEM_SOURCE, SATISFACTION
from yuanqu.domains.construction.rules.problems import (
    day_after_due,
    dropped_says_why,
    not_content_goes_back,
    of_its_own_permit,
    one_lead_office,
    permit_done_before_closing,
    raised_by_today,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "项目问题交办单"
_ESCALATION = "分级协调办法"

RAISED, ASSIGNED = State("raised", "待交办"), State("assigned", "办理中")
SOLVED, CONFIRMED = State("solved", "待确认"), State("confirmed", "待销号")
CLOSED = State("closed", "已销号", final=True)


class Problem(Record):
    """One problem of one project."""

    number = Text("问题编号", max_length=40, note="如「WT2025-001」", source=_FORM)
    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"), source=_FORM)
    raised_on = Day("提出日期", aliases=("反映日期",), source=_FORM)
    source = Code("来源", PROBLEM_SOURCE, source=_FORM)
    kind = Code("问题类型", PROBLEM_KIND, source=_FORM)
    permit = Link(
        "相关手续",
        "construction.Permit",
        empty=True,
        note="卡在某项手续的填项目编号/事项/第几证，手续办结后才能销号",
    )
    title = Text("问题摘要", max_length=80, note="一句话，工作总结中按此列举", source=_FORM)
    text = LongText("具体问题", source=_FORM)
    measure = LongText("解决措施", empty=True, note="交办时必填", source=_FORM)
    office = Text("主办部门", max_length=80, empty=True, aliases=("办理部门",), note="只填一个", source=_FORM)
    helpers = Text("协办部门", empty=True, note="多个以顿号分隔", source=_FORM)
    assigned_by = Text("交办领导", max_length=60, empty=True, source=_FORM)
    due_on = Day("完成时限", empty=True, aliases=("办结时限",), note="交办时必填，末日计入", source=_FORM)
    level = Code("协调层级", PROBLEM_LEVEL, empty=True, note="逾期的逐级提升", source=_ESCALATION)
    progress = LongText("目前进展", empty=True, source=_FORM)
    result = LongText("办理结果", empty=True, note="解决时必填", source=_FORM)
    confirmed_by = Text("确认人", max_length=60, empty=True, note="企业或服务专员", source=_FORM)
    satisfaction = Code("企业满意度", SATISFACTION, empty=True, source=_FORM)
    dropped_on = Day("不再协调日期", empty=True, note="项目终止或问题不成立的填", source=_FORM)
    dropped_why = Text("不再协调原因", empty=True, source=_FORM)
    overdue_from = Day("逾期起算日", empty=True, note="完成时限的次日；系统得出")
    state = StateColumn("状态", (RAISED, ASSIGNED, SOLVED, CONFIRMED, CLOSED), aliases=("办理状态",))
    assigned_on = MovedOn("交办日期", source=_FORM)
    escalated_on = MovedOn("升级日期", source=_ESCALATION)
    solved_on = MovedOn("解决日期", aliases=("实际完成日期",), source=_FORM)
    confirmed_on = MovedOn("确认日期", source=_FORM)
    closed_on = MovedOn("销号日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Problems(Ledger, of=Problem):
    """项目问题台账."""

    name, keeper = "项目问题台账", "项目建设科"
    rights = Rights(
        read=EVERYONE,
        own="project.enterprise",
        inward=("helpers", "assigned_by", "level", "note"),
        fillings=(Filling("office", ("progress",)),),
    )
    about = "项目建设中需要协调的问题，从提出、交办、解决、确认到销号，一个项目的一个问题一行。"
    key = ("number",)
    title = ("number", "title")
    columns = (
        "number",
        "project",
        "raised_on",
        "kind",
        "title",
        "office",
        "due_on",
        "level",
        "state",
        "progress",
        "solved_on",
        "closed_on",
    )
    search = ("number", "title", "text", "project.name", "office")
    filters = ("raised_on", "state", "kind", "source", "level", "office", "due_on")
    order = ("-raised_on", "number")
    checks = (
        *dates_in_order("problem.due", {"raised_on": "提出日期", "due_on": "完成时限"}),
        *dates_in_order("problem.dropped", {"raised_on": "提出日期", "dropped_on": "不再协调日期"}),
        dropped_says_why,
        one_lead_office,
        raised_by_today,
        of_its_own_permit,
    )
    explanation = "note"
    derived: ClassVar = {"overdue_from": day_after_due}
    left_out: ClassVar = {
        "预计完成日期": "即完成时限；延期的另有延期记录。",
        "所属会议": "按来源区分；会议本身由调度会议台账登记。",
        "佐证": "是附件而非数据：随本行存放。",
    }
    rules = ("重点项目问题清单制度", _ESCALATION)


class ProblemLoop(Procedure, of=Problem):
    """问题闭环: assigned with office, measure and day, solved, confirmed by another, closed."""

    name = "项目问题闭环"
    problem = True
    about = "项目问题从提出、交办、解决、他人确认到销号；企业不认可的退回，逾期的升级协调，可延期一次。"
    rules = ("重点项目问题清单制度", _ESCALATION)
    begin = Begin("提出登记", RAISED, on="raised_on")
    assign = Move(
        "交办",
        RAISED,
        ASSIGNED,
        day="assigned_on",
        needs=("office", "measure", "assigned_by", "due_on", "level"),
        fills=("helpers",),
    )
    escalate = Move(
        "升级协调",
        ASSIGNED,
        ASSIGNED,
        by=(Role.HEAD,),
        day="escalated_on",
        needs=("level", "due_on"),
        fills=("assigned_by", "measure"),
        reason=True,
    )
    solve = Move(
        "问题解决",
        ASSIGNED,
        SOLVED,
        named="office",
        day="solved_on",
        needs=("result",),
        fills=("progress",),
    )
    confirm = Move(
        "确认解决",
        SOLVED,
        CONFIRMED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        day="confirmed_on",
        needs=("confirmed_by", "satisfaction"),
        guards=(not_content_goes_back,),
        not_by="solve",
    )
    send_back = Move(
        "不认可退回",
        SOLVED,
        ASSIGNED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        needs=("due_on",),
        reason=True,
        not_by="solve",
    )
    close = Move("销号", CONFIRMED, CLOSED, day="closed_on", guards=(permit_done_before_closing,))
    reopen = Move("重新打开", CLOSED, ASSIGNED, by=(Role.HEAD,), needs=("due_on",), reason=True)
    clocks = (
        Clock("交办期限", since="begin", until="assign", due=2, days=WORKING),
        Clock(
            "解决时限",
            since=("assign", "escalate", "send_back", "reopen"),
            until="solve",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
        Clock("确认期限", since="solve", until=("confirm", "send_back"), due=5, days=WORKING),
    )
