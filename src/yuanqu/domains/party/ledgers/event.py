"""党建活动台账 — warning education, lectures, meetings of branches: planned, held, and counted once they are filed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import EVENT_KIND
from yuanqu.domains.party.guards import attendance_entered
from yuanqu.domains.party.rules import (
    branch_meeting_has_branch,
    cases_of_warnings,
    counts_not_negative,
    present_within_due,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role

PLANNED, HELD = State("planned", "已列计划"), State("held", "已举办，待归档")
FILED, CANCELLED = State("filed", "已归档", final=True), State("cancelled", "已取消", final=True)

_FORM = "党员教育管理工作条例"


class Event(Record):
    """One event has one kind: a meeting that also shows a film is one 警示教育."""

    event_no = Text("活动编号", max_length=40, aliases=("编号",), note="如「HD-2025-01」", source=_FORM)
    kind = Code("活动类别", EVENT_KIND, aliases=("类别",), note="一场只归一类", source=_FORM)
    theme = Text("活动主题", aliases=("主题", "片名"), source=_FORM)
    organisation = Link(
        "党组织",
        "party.Organisation",
        empty=True,
        aliases=("党组织代码", "支部"),
        note="三会一课填所在党组织",
    )
    planned_on = Day("列入计划日期", aliases=("计划日期",), source=_FORM)
    place = Text("地点", empty=True, source=_FORM)
    host = Text("主办单位", aliases=("主办",), source=_FORM)
    speaker = Text("主讲（主持）人", max_length=60, empty=True, personal=True, source=_FORM)
    audience = Text("参加范围", source=_FORM)
    due = Whole("应到人数", unit="人次", empty=True, source=_FORM)
    present = Whole("实到人数", unit="人次", empty=True, note="归档前必填", source=_FORM)
    content = LongText("活动内容", empty=True, source=_FORM)
    cases = Whole("通报案例数", unit="例", empty=True, note="警示教育类填", source=_FORM)
    record_no = Text("记录编号", max_length=80, empty=True, note="会议记录本、活动档案的编号", source=_FORM)
    state = StateColumn("状态", (PLANNED, HELD, FILED, CANCELLED))
    held_on = MovedOn("举办日期", aliases=("时间", "活动日期"))
    filed_on = MovedOn("归档日期")
    cancelled_on = MovedOn("取消日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Events(Ledger, of=Event):
    """党建活动台账."""

    name, keeper = "党建活动台账", "党建科"
    about = "警示教育、专题宣讲、党课和三会一课等活动，计划、举办、归档三步，没有记录归档的不计入场次。"
    key = ("event_no",)
    title = ("event_no", "theme")
    columns = ("event_no", "kind", "theme", "organisation", "planned_on", "state", "held_on", "present")
    search = ("event_no", "theme", "host", "content", "organisation.org_name")
    filters = ("kind", "state", "planned_on", "organisation")
    order = ("-planned_on", "event_no")
    totals = ("due", "present")
    checks = (
        counts_not_negative("event.negative", "due", "present", "cases"),
        present_within_due,
        branch_meeting_has_branch,
        cases_of_warnings,
    )
    explanation = "note"
    left_out: ClassVar = {"签到、照片、心得": "是附件而非数据：存为本条记录的附件，归档时核对。"}
    rules = ("中国共产党党员教育管理工作条例", "中国共产党支部工作条例（试行）")


class EventFiling(Procedure, of=Event):
    """活动: planned, held, filed with its record; only what is filed is counted."""

    name = "活动归档"
    about = "活动列入计划后举办，十个工作日内凭签到、照片和记录归档；未归档的不计入场次。"
    rules = ("中国共产党党员教育管理工作条例",)
    begin = Begin("列入计划", PLANNED, on="planned_on")
    hold = Move("登记举办", PLANNED, HELD, day="held_on", needs=("place", "present"))
    file = Move(
        "归档",
        HELD,
        FILED,
        day="filed_on",
        needs=("record_no",),
        evidence=(Evidence("签到、照片、记录", phase="after"),),
        guards=(attendance_entered,),
    )
    cancel = Move("取消", PLANNED, CANCELLED, day="cancelled_on", reason=True)
    take_out = Move("退回补录", FILED, HELD, by=(Role.HEAD,), reason=True)
    clocks = (Clock("归档时限", since=("hold", "take_out"), until="file", due=10, days=WORKING),)
