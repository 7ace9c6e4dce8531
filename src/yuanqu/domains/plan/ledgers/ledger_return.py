"""台账报送单 — what one department was asked for in a month, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.collecting.asking import came_of_moves, due_of_task
from yuanqu.engines.collecting.request_checks import ledger_may_be_asked
from yuanqu.engines.collecting.request_records import (
    LEFT_TO_DEPARTMENTS,
    RequestReturn,
    RequestReturnLoop,
)
from yuanqu.engines.collecting.requested import Requesting, by_ledger, declare_requests
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure.declaration import Procedure


class LedgerReturn(RequestReturn):
    """One department's month of a ledger."""


class LedgerReturns(Ledger, of=LedgerReturn):
    """台账报送单."""

    name, keeper = "台账报送单", "办公室"
    rights = LEFT_TO_DEPARTMENTS
    about = "每个科室每月每本台账的上报、审核、退回、催报和更正；记录本身仍在各自的台账里。"
    key = ("ledger", "month", "department")
    title = ("ledger", "month", "department")
    columns = (
        "ledger",
        "month",
        "department",
        "due_on",
        "state",
        "came_on",
        "chased_on",
        "approved_on",
    )
    search = ("ledger", "department")
    filters = ("month", "department", "state", "due_on", "came_on")
    order = ("-month", "ledger", "department")
    event = "asked_on"
    checks = (ledger_may_be_asked,)
    derived: ClassVar = {"due_on": by_ledger(due_of_task), "came_on": by_ledger(came_of_moves)}
    left_out: ClassVar = {
        "催报次数": "是催报动作的次数，见报送单的办理经过，不另填。",
        "锁定时间": "按台账和月份锁定，见台账报送任务。",
        "审核人": "见审核通过动作的办理人。",
    }
    rules = ("园区报表填报管理办法",)


class LedgerReturnLoop(RequestReturnLoop, Procedure, of=LedgerReturn):
    """台账报送: the department says it is complete, its head approves, the office keeps the order."""

    name = "台账报送"


declare_requests(Requesting(tasks="plan.ledger_request", returns="plan.ledger_return"))
