"""What an office's task and return records are made of (填报任务与填报单): columns, states, moves.

class StatementTask(Task): ...
class StatementReturn(Return):
    enterprise = Link("企业", "registers.Enterprise")
class StatementReturnLoop(ReturnLoop, Procedure, of=StatementReturn):
    name = "企业财务状况月报填报"
"""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.collecting.guards import figures_are_there, not_chased_today, not_locked
from yuanqu.engines.ledger.codes import CodeList, Entry
from yuanqu.engines.ledger.fields import Code, Day, LongText, Month
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role

ASKED, SUBMITTED = State("asked", "待填报"), State("submitted", "待审核")
SENT_BACK, REOPENED = State("sent_back", "已退回"), State("reopened", "待更正")
APPROVED, MISSING = State("approved", "审核通过", final=True), State("missing", "认定未报", final=True)
OPEN_TO_RESPONDENT = (ASKED.code, SENT_BACK.code, REOPENED.code)
DECIDED = (APPROVED.code, MISSING.code)

CHASE_WAYS = CodeList(
    "催报方式",
    (
        Entry("message", "站内消息"),
        Entry("telephone", "电话"),
        Entry("text_message", "短信"),
        Entry("notice", "催报通知书"),
    ),
)
_RULE = "园区报表填报管理办法"
_RESPONDENT = (Role.ENTERPRISE,)
_FILLS_IN = (Role.ENTERPRISE, Role.CLERK, Role.HEAD)
_NOBODY: tuple[Role, ...] = ()


class Task(Record):
    """One period of what is collected: asked of many, due on one day."""

    month = Month("报告期", aliases=("月份",), note="跨月的填最后一个月", source=_RULE)
    due_on = Day("应报日", note="按年度报送日历，末日计入", source=_RULE)
    asked_on = Day("发起日期", source=_RULE)
    note = LongText("填报要求", empty=True, source=_RULE)

    class Meta:
        abstract = True


class Return(Record):
    """What one respondent was asked for in one period, and what became of it."""

    month = Month("报告期", aliases=("月份",), source=_RULE)
    asked_on = Day("要求填报日期", source=_RULE)
    due_on = Day("应报日", empty=True, note="取自填报任务", source=_RULE)
    state = StateColumn("状态", (ASKED, SUBMITTED, SENT_BACK, REOPENED, APPROVED, MISSING), source=_RULE)
    came_on = Day("首次上报日期", empty=True, note="由上报动作得出", source=_RULE)
    submitted_on = MovedOn("上报日期", source=_RULE)
    chased_on = MovedOn("最近催报日期", aliases=("催报日期",), source=_RULE)
    chase_way = Code("催报方式", CHASE_WAYS, empty=True, source=_RULE)
    sent_back_on = MovedOn("退回日期", source=_RULE)
    return_reason = LongText("退回原因", empty=True, note="退回时必填，填报人能看到", source=_RULE)
    resubmitted_on = MovedOn("再次上报日期", source=_RULE)
    approved_on = MovedOn("审核通过日期", source=_RULE)
    missing_on = MovedOn("认定未报日期", source=_RULE)
    reopened_on = MovedOn("同意更正日期", source=_RULE)
    corrected_on = MovedOn("更正上报日期", source=_RULE)
    note = LongText("备注", empty=True, source=_RULE)

    class Meta:
        abstract = True


class ReturnLoop:
    """How a return moves; beside ``Procedure`` among the bases of an office's own.

    Statistics Law: reported figures are the respondent's, so every way back leads to the respondent, not to a change.
    """

    about: ClassVar[str] = "要求填报、上报、审核，退回的重报，迟报的催报；锁定后的更正须经办公室同意。"
    rules: ClassVar[tuple[str, ...]] = ("中华人民共和国统计法", _RULE)

    begin: ClassVar[Begin] = Begin("要求填报", ASKED, on="asked_on")
    submit = Move(
        "上报",
        ASKED,
        SUBMITTED,
        by=_FILLS_IN,
        waits=_RESPONDENT,
        day="submitted_on",
        guards=(figures_are_there,),
    )
    chase = Move(
        "催报", ASKED, ASKED, waits=_NOBODY, day="chased_on", fills=("chase_way",), guards=(not_chased_today,)
    )
    mark_missing = Move(
        "认定未报", ASKED, MISSING, by=(Role.HEAD,), waits=_NOBODY, day="missing_on", reason=True
    )
    file_late = Move(
        "补报",
        MISSING,
        SUBMITTED,
        by=_FILLS_IN,
        waits=_NOBODY,
        day="submitted_on",
        guards=(figures_are_there,),
    )
    approve = Move(
        "审核通过",
        SUBMITTED,
        APPROVED,
        by=(Role.HEAD,),
        day="approved_on",
        not_by=("submit", "file_late", "resubmit", "correct"),
    )
    send_back = Move(
        "退回", SUBMITTED, SENT_BACK, waits=_NOBODY, day="sent_back_on", needs=("return_reason",)
    )
    resubmit = Move(
        "再次上报", SENT_BACK, SUBMITTED, by=_FILLS_IN, waits=_RESPONDENT, day="resubmitted_on",
        guards=(figures_are_there,),
    )  # fmt: skip
    withdraw = Move(
        "撤回审核", APPROVED, SUBMITTED, by=(Role.HEAD,), waits=_NOBODY, reason=True, guards=(not_locked,)
    )
    permit = Move(
        "同意更正", APPROVED, REOPENED, by=(Role.OFFICE,), waits=_NOBODY, day="reopened_on", reason=True
    )
    correct = Move("更正上报", REOPENED, SUBMITTED, by=_FILLS_IN, waits=_RESPONDENT, day="corrected_on")
    clocks: ClassVar[tuple[Clock, ...]] = (
        Clock(
            "报送期限",
            since="begin",
            until=("submit", "mark_missing"),
            due="due_on",
            reminds=False,
            follows=True,
        ),
        Clock("重报期限", since="send_back", until="resubmit", due=1, days=WORKING, reminds=False),
        Clock("更正期限", since="permit", until="correct", due=5, days=WORKING, reminds=False),
    )
