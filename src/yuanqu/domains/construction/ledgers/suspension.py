"""停复工台账 — stretches in which a project stood still, why, and when it goes on."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import STOP_FAULT, STOP_REASON
from yuanqu.domains.construction.dates import day_before
from yuanqu.domains.construction.rules.suspensions import (
    reported_in_a_month,
    stopped_after_start,
    stops_apart,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "停复工登记"


class Suspension(Record):
    """One stop of one project; without a day of resumption it still stands."""

    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    stopped_on = Day("停工日", source=_FORM)
    reason = Code("停工原因", STOP_REASON, source=_FORM)
    fault = Code("责任判断", STOP_FAULT, source=_FORM)
    expected_on = Day("预计复工日", source=_FORM)
    resumed_on = Day("实际复工日", empty=True, source=_FORM)
    stopped_to = Day("停工止", empty=True, note="实际复工的前一日；系统得出")
    reported_on = Day(
        "报告发证机关日", empty=True, note="领施工许可的中止施工后一个月内", source="建筑工程施工许可管理办法"
    )
    conditions = LongText("复工条件", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Suspensions(Ledger, of=Suspension):
    """项目停复工台账."""

    name, keeper = "项目停复工台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "项目停工和复工的日期、原因和责任，停一次一行。"
    key = ("project", "stopped_on")
    title = ("project", "stopped_on")
    columns = ("project", "stopped_on", "reason", "fault", "expected_on", "resumed_on", "reported_on")
    search = ("project.name", "project.number", "conditions")
    filters = ("reason", "fault", "stopped_on", "resumed_on")
    order = ("-stopped_on",)
    checks = (
        *dates_in_order("suspension.expected", {"stopped_on": "停工日", "expected_on": "预计复工日"}),
        *dates_in_order("suspension.resumed", {"stopped_on": "停工日", "resumed_on": "实际复工日"}),
        reported_in_a_month,
        stopped_after_start,
        stops_apart,
    )
    explanation = "note"
    derived: ClassVar = {"stopped_to": day_before("resumed_on")}
    left_out: ClassVar = {"复工佐证": "是附件而非数据：随本行存放。"}
    rules = ("建筑工程施工许可管理办法", "重点项目管理办法")
