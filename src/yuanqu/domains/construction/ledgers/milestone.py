"""项目节点计划 — the nodes of a project from signing to capacity: due when, done when, one row a node."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import NODE
from yuanqu.domains.construction.dates import late_from, late_until, milestone_done, milestone_due
from yuanqu.domains.construction.rules.milestones import (
    adjusted_says_why,
    entered_where_it_belongs,
    nodes_in_order,
    one_of_each_kept_elsewhere,
    planned_somewhere,
    reached_by_today,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights

_PLAN = "项目节点计划表"


class Milestone(Record):
    """One node of one project; ``done_on`` is read from where its kind of day is entered."""

    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    seq = Whole("节点序号", note="按计划先后，依次为1、2", aliases=("序号",), source=_PLAN)
    node = Code("节点", NODE, source=_PLAN)
    planned_on = Day("计划完成日", empty=True, aliases=("计划完成时间",), source=_PLAN)
    first_planned_on = Day("原计划完成日", empty=True, note="调整过的填最初的计划日", source=_PLAN)
    adjusted_why = LongText("调整原因", empty=True, source=_PLAN)
    plan_money = Amount("到该节点计划投资", "万元", places=4, empty=True, source=_PLAN)
    plan_text = LongText("形象进度目标", empty=True, aliases=("节点目标",), source=_PLAN)
    reached_on = Day("节点达到日", empty=True, note="只填基础完成、主体封顶、设备进场", source=_PLAN)
    due_on = Day("应完成日", empty=True, note="即计划完成日；实质性开工有开工时钟的取应开工日")
    done_on = Day("实际完成日", empty=True, aliases=("实际完成时间",), note="系统从登记处取数")
    late_from = Day("逾期起算日", empty=True, note="应完成日的次日；系统得出")
    late_until = Day("逾期截止日", empty=True, note="实际完成或项目终止的前一日；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Milestones(Ledger, of=Milestone):
    """项目节点计划台账."""

    name, keeper = "项目节点计划台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "项目从签约到达产各节点的计划日和实际日，一个节点一行。"
    key = ("project", "seq")
    title = ("project", "node")
    columns = (
        "project",
        "seq",
        "node",
        "planned_on",
        "first_planned_on",
        "due_on",
        "done_on",
        "plan_text",
        "late_from",
    )
    search = ("project.name", "project.number", "plan_text")
    filters = ("node", "due_on", "done_on", "late_from")
    order = ("project", "seq")
    event = "done_on"
    due = ("due_on", "done_on", "late_until")
    checks = (
        entered_where_it_belongs,
        adjusted_says_why,
        reached_by_today,
        planned_somewhere,
        one_of_each_kept_elsewhere,
        nodes_in_order,
    )
    explanation = "note"
    derived: ClassVar = {
        "due_on": milestone_due,
        "done_on": milestone_done,
        "late_from": late_from,
        "late_until": late_until,
    }
    left_out: ClassVar = {
        "灯色": "由应完成日、实际完成日与当日相比得出，不登记。",
        "调整次数": "每次修改都在记录历史中；最初的计划日另留一列。",
        "佐证": "是附件而非数据：带地点和日期的照片、许可证、验收单随本行存放。",
    }
    rules = ("园区承诺：签约至实质性开工时限（规则参数 start_clock_days）", "重点项目管理办法")
