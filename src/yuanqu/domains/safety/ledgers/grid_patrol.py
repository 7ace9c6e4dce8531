"""网格巡查 — what a grid member saw at one object; one row an object called at."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Link, LongText, Moment, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_RULE = "安全生产网格化管理办法"


class GridPatrol(Record):
    """One call. A round that calls at several objects has a row for each."""

    patrol_no = Text("巡查编号", max_length=60, source=_RULE)
    grid = Link("所属网格", "safety.Grid", aliases=("网格编号", "网格名称"), source=_RULE)
    object = Link(
        "巡查对象",
        "safety.InspectedObject",
        empty=True,
        aliases=("企业名称", "单位名称"),
        note="巡查区域的不填",
    )
    member = Link("网格员", "safety.GridMember", empty=True, aliases=("网格员编号",))
    subject = Text("事件名称", empty=True, source=_RULE)
    leader = Text("带队负责人", max_length=60, source=_RULE)
    leader_phone = Text("带队负责人电话", max_length=60, empty=True, personal=True, source=_RULE)
    by_chief = YesNo("是否网格长带队", source=_RULE)
    started_at = Moment("巡查开始时间", aliases=("巡查时间", "巡查日期"), source=_RULE)
    ended_at = Moment("巡查结束时间", source=_RULE)
    area = Text("巡查区域", source=_RULE)
    people = Whole("巡查人数", unit="人", empty=True, source=_RULE)
    seen = LongText("巡查情况", source=_RULE)
    done = LongText("处置情况", empty=True, source=_RULE)
    hazard = Link("上报的隐患", "safety.Hazard", empty=True, aliases=("隐患编号",), source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class GridPatrols(Ledger, of=GridPatrol):
    """网格巡查台账."""

    name, keeper = "网格巡查台账", "安全环保科"
    about = "网格员对企业和场所的巡查，走访一家一行。"
    key = ("patrol_no",)
    title = ("patrol_no", "object")
    columns = ("patrol_no", "grid", "object", "leader", "by_chief", "started_at", "seen", "hazard")
    search = ("patrol_no", "object.name", "leader", "seen")
    filters = ("started_at", "grid", "by_chief", "object")
    order = ("-started_at", "patrol_no")
    checks = (
        *dates_in_order("grid_patrol.times", {"started_at": "巡查开始时间", "ended_at": "巡查结束时间"}),
        not_negative("grid_patrol.negative", "people"),
    )
    left_out: ClassVar = {
        "照片": "是附件而非数据：存在该次巡查的附件中。",
        "草稿、上报、结案": "登记即为上报；上报的隐患在隐患台账闭环。",
    }
    rules = (_RULE,)
