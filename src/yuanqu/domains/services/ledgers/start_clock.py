"""项目开工时钟 — from signing the entry agreement to real construction start, within the promised working days."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.clocks import due_days, started_days
from yuanqu.domains.services.codes import CLOCK_KIND
from yuanqu.domains.services.rules.projects import overdue_explained, starts_at_signing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_CLOCK = "项目开工时钟"


class StartClock(Record):
    """One project's clock. ``due_on``: the promise in force at the start, stopped working days added."""

    agreement_no = Text("入园协议编号", max_length=60, aliases=("协议编号",), source=_CLOCK)
    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    kind = Code("类别", CLOCK_KIND, note="供地与租赁分开统计", source=_CLOCK)
    start_on = Day("起算日", note="入园协议签订日", source=_CLOCK)
    due_on = Day("应开工日", empty=True, note="起算日加承诺工作日，停表顺延；系统计算")
    company_on = Day("公司注册日期", empty=True, source=_CLOCK)
    filed_on = Day("备案日期", empty=True, source=_CLOCK)
    land_on = Day("用地出让或交房日期", empty=True, source=_CLOCK)
    title_on = Day("不动产权证日期", empty=True, source=_CLOCK)
    planning_permit_on = Day("规划许可日期", empty=True, source=_CLOCK)
    energy_review_on = Day("能评批复日期", empty=True, source=_CLOCK)
    eia_on = Day("环评批复日期", empty=True, source=_CLOCK)
    drawings_on = Day("施工图审查合格日期", empty=True, source=_CLOCK)
    construction_permit_on = Day("施工许可日期", empty=True, source=_CLOCK)
    started_on = Day(
        "实质性开工日",
        empty=True,
        note="项目名录登记，一处填写；系统取数",
        source="项目名录",
    )
    overdue_reason = LongText("超期原因", empty=True, source=_CLOCK)
    ended_on = Day("终止日期", empty=True, note="协议解除、不再计时的日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class StartClocks(Ledger, of=StartClock):
    """项目开工时钟台账."""

    name, keeper = "项目开工时钟台账", "政务服务科"
    rights = Rights(
        read=("项目建设科",)
    )  # it builds against this clock: its node 实质性开工 is due on the same day
    about = "项目从签订入园协议到实质性开工的各节点日期，按承诺的工作日计时。"
    key = ("agreement_no",)
    title = ("project",)
    columns = (
        "agreement_no",
        "project",
        "kind",
        "start_on",
        "due_on",
        "started_on",
        "filed_on",
        "land_on",
        "construction_permit_on",
        "ended_on",
    )
    search = ("agreement_no", "project.name", "project.number")
    filters = ("kind", "start_on", "due_on")
    order = ("-start_on",)
    due = ("due_on", "started_on", "ended_on")
    due_in_working_days = True
    checks = (
        *dates_in_order("start_clock.dates", {"start_on": "起算日", "started_on": "实质性开工日"}),
        overdue_explained,
        starts_at_signing,
    )
    explanation = "note"
    derived: ClassVar = {"due_on": due_days, "started_on": started_days}
    left_out: ClassVar = {
        "用时（工作日）": "由起算日、实质性开工日和停表得出，查看时计算。",
        "结果": "由实质性开工日与应开工日相比得出，不另登记。",
        "开工佐证照片": "是附件而非数据：随项目档案存放。",
    }
    rules = ("园区承诺：签约至实质性开工时限（规则参数 start_clock_days）",)
