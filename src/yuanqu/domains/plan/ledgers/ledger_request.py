"""台账报送任务 — which ledgers the office asks departments for, of which month, by when; locking them."""

from __future__ import annotations

from yuanqu.engines.collecting.request_checks import (
    departments_fill_it_in,
    due_after_asking,
    ledger_may_be_asked,
)
from yuanqu.engines.collecting.request_records import Request, RequestLoop
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.people.rights import EVERYONE, Rights


class LedgerRequest(Request):
    """One ledger of one month, asked of departments."""


class LedgerRequests(Ledger, of=LedgerRequest):
    """台账报送任务."""

    name, keeper = "台账报送任务", "办公室"
    rights = Rights(read=EVERYONE)
    about = "办公室要求科室报送哪一本台账、哪个月、何时报齐；登记一条，各科室就各有一份报送单。"
    key = ("ledger", "month")
    title = ("ledger", "month")
    columns = ("ledger", "month", "due_on", "departments", "state", "locked_on")
    search = ("ledger", "departments")
    filters = ("month", "state", "due_on")
    order = ("-month", "ledger")
    event = "asked_on"
    checks = (ledger_may_be_asked, departments_fill_it_in, due_after_asking)
    rules = ("园区报表填报管理办法",)


class LedgerRequestLoop(RequestLoop, Procedure, of=LedgerRequest):
    """台账报送锁定: locked when all is decided, or with a reason; opened again with a reason."""

    name = "台账报送锁定"
