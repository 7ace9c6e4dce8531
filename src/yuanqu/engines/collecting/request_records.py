"""What the office's own task and return records are made of where it asks departments for ledgers (台账报送).

class LedgerRequest(Request): ...
class LedgerReturn(RequestReturn): ...
class LedgerReturnLoop(RequestReturnLoop, Procedure, of=LedgerReturn):
    name = "台账报送"
"""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.collecting.ledger_codes import LedgerCodes
from yuanqu.engines.collecting.records import (
    APPROVED,
    ASKED,
    MISSING,
    REOPENED,
    SENT_BACK,
    SUBMITTED,
    Return,
    ReturnLoop,
    Task,
)
from yuanqu.engines.collecting.request_guards import all_decided, doubts_explained, not_locked, rows_pass
from yuanqu.engines.collecting.requested import LOCKED as LOCKED_CODE
from yuanqu.engines.ledger.fields import Code, LongText, Text
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Filling, Rights
from yuanqu.people.roles import Role

GATHERING, LOCKED = State("gathering", "报送中"), State(LOCKED_CODE, "已锁定", final=True)
_RULE = "园区报表填报管理办法"
_OFFICE = (Role.OFFICE, Role.CLERK, Role.HEAD)
_DEPARTMENT = (Role.CLERK, Role.HEAD)
_NOBODY: tuple[Role, ...] = ()
_WHOLE = (rows_pass, doubts_explained)


class Request(Task):
    """One ledger of one month, asked of departments."""

    ledger = Code("台账", LedgerCodes(), max_length=80, note="记录有月份或者日期的台账", source=_RULE)
    departments = LongText(
        "报送科室", empty=True, note="以顿号分隔，如「办公室」；不填即填这本台账的各科室", source=_RULE
    )
    state = StateColumn("状态", (GATHERING, LOCKED), source=_RULE)
    locked_on = MovedOn("锁定日期", source=_RULE)
    unlocked_on = MovedOn("解锁日期", source=_RULE)

    class Meta:
        abstract = True


class RequestReturn(Return):
    """What one department was asked for, and what became of it."""

    ledger = Code("台账", LedgerCodes(), max_length=80, source=_RULE)
    department = Text("报送科室", max_length=80, note="如「办公室」", source=_RULE)
    explained = LongText("审核说明", empty=True, note="有审核提示或者零报告的，上报时写明原因", source=_RULE)

    class Meta:
        abstract = True


LEFT_TO_DEPARTMENTS = Rights(fillings=(Filling("department", ("explained",), alone=True),))


class RequestLoop:
    """How a task is locked; beside ``Procedure`` among the bases of an office's own."""

    about: ClassVar[str] = "报送完成后锁定这个月的台账；还有未办结的须写明原因才能锁定，解锁也须写明原因。"
    rules: ClassVar[tuple[str, ...]] = (_RULE,)

    begin: ClassVar[Begin] = Begin("发起报送", GATHERING, on="asked_on")
    lock = Move("锁定", GATHERING, LOCKED, by=_OFFICE, waits=_NOBODY, day="locked_on", guards=(all_decided,))
    lock_anyway = Move(
        "未报齐锁定", GATHERING, LOCKED, by=_OFFICE, waits=_NOBODY, day="locked_on", reason=True
    )
    unlock = Move("解锁", LOCKED, GATHERING, by=_OFFICE, waits=_NOBODY, day="unlocked_on", reason=True)


class RequestReturnLoop(ReturnLoop):
    """A return's way where the department says itself that its rows are complete, and its own head approves them."""

    about: ClassVar[str] = (
        "科室登记齐当月记录后上报，本科室科长审核；办公室催报、退回、锁定，锁定后的更正须经同意。"
    )

    submit = Move(
        "上报", ASKED, SUBMITTED, by=_DEPARTMENT, waits=(Role.CLERK,), day="submitted_on",
        fills=("explained",), guards=_WHOLE, named="department",
    )  # fmt: skip
    chase = Move(
        "催报", ASKED, ASKED, by=_OFFICE, waits=_NOBODY, day="chased_on", fills=("chase_way",),
        guards=ReturnLoop.chase.guards,
    )  # fmt: skip
    mark_missing = Move(
        "认定未报", ASKED, MISSING, by=(Role.OFFICE, Role.HEAD), waits=_NOBODY, day="missing_on", reason=True
    )
    file_late = Move(
        "补报", MISSING, SUBMITTED, by=_DEPARTMENT, waits=_NOBODY, day="submitted_on",
        fills=("explained",), guards=(*_WHOLE, not_locked), named="department",
    )  # fmt: skip
    approve = Move(
        "审核通过", SUBMITTED, APPROVED, by=(Role.HEAD,), day="approved_on",
        not_by=ReturnLoop.approve.not_by, named="department",
    )  # fmt: skip
    send_back = Move(
        "退回", SUBMITTED, SENT_BACK, by=(Role.HEAD, Role.OFFICE), waits=_NOBODY, day="sent_back_on",
        needs=("return_reason",), named="department",
    )  # fmt: skip
    recall = Move(
        "审核后退回", APPROVED, SENT_BACK, by=_OFFICE, waits=_NOBODY, day="sent_back_on",
        needs=("return_reason",), guards=(not_locked,),
    )  # fmt: skip
    resubmit = Move(
        "再次上报", SENT_BACK, SUBMITTED, by=_DEPARTMENT, waits=(Role.CLERK,), day="resubmitted_on",
        fills=("explained",), guards=_WHOLE, named="department",
    )  # fmt: skip
    withdraw = Move(
        "撤回审核", APPROVED, SUBMITTED, by=(Role.HEAD,), waits=_NOBODY, reason=True, guards=(not_locked,),
        named="department",
    )  # fmt: skip
    permit = Move(
        "同意更正", (APPROVED, MISSING), REOPENED, by=_OFFICE, waits=_NOBODY, day="reopened_on", reason=True
    )
    correct = Move(
        "更正上报", REOPENED, SUBMITTED, by=_DEPARTMENT, waits=(Role.CLERK,), day="corrected_on",
        fills=("explained",), guards=_WHOLE, named="department",
    )  # fmt: skip
    clocks: ClassVar[tuple[Clock, ...]] = (
        *(each for each in ReturnLoop.clocks if each.name != "重报期限"),
        Clock(
            "重报期限", since=("send_back", "recall"), until="resubmit", due=1, days=WORKING, reminds=False
        ),
    )
