"""月度锁定 — which months' statements the office has closed, and when; figures state locked months only."""

from __future__ import annotations

from yuanqu.domains.economy.rules import lock_in_order, no_january, unlock_reasoned
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, LongText, Month, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart


class MonthLock(Record):
    """One locking of one month; unlocking it gives the row an end, locking again makes another row."""

    month = Month("月份", aliases=("报告期",), note="1月免报，不单独锁定")
    locked_on = Day("锁定日期", note="上级统计部门数据发布之后")
    locked_by = Text("锁定科室", max_length=60)
    unlocked_on = Day("解锁日期", empty=True, note="重新开放填报的日期")
    reason = LongText("解锁原因", empty=True)


class MonthLocks(Ledger, of=MonthLock):
    """月度锁定台账."""

    name, keeper = "月度锁定台账", "办公室"
    about = "办公室逐月锁定经济数据的记录；报告只采用已锁定的最新月份，锁定月份的更正另存修订。"
    key = ("month", "locked_on")
    title = ("month",)
    filters = ("month",)
    order = ("-month", "-locked_on")
    checks = (
        no_january,
        lock_in_order,
        unlock_reasoned,
        apart(
            "month_lock.twice",
            "economy.month_lock",
            group=("month",),
            since="locked_on",
            until="unlocked_on",
            what="该月的锁定",
        ),
    )
    rules = ("园区经济运行数据管理办法",)
