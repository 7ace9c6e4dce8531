"""分部进度 — the parts of a work in building order, weighed, with what was designed and what is done."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.codes import PART_UNIT, WORK_PART
from yuanqu.domains.infrastructure.percent import part_rates
from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.domains.infrastructure.rules.works import (
    designed_given,
    done_within_design,
    part_of_its_kind,
    weights_within_whole,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_PARTS = "工程分部划分"


class WorkPart(Record):
    """One part of one section."""

    work = Link("工程", "infrastructure.Work", aliases=("工程编号", "工程名称"))
    section = Text("标段", max_length=40, note="不分标段的填「全段」", source="城市建设计划表")
    part = Code("分部", WORK_PART, source=_PARTS)
    carries_use = YesNo("是否承担使用功能", note="附属、绿化等填否；认定基本完工时以此为准")
    weight = Amount("权重", "%", note="一项工程各标段各分部合计100", source=_PARTS)
    unit = Code("计量单位", PART_UNIT, source=_PARTS)
    designed = Amount("设计量", source=_PARTS)
    done = Amount("完成量", source=_PARTS)
    rate = Amount("完成率", "%", empty=True, note="完成量÷设计量；系统得出")
    as_of = Day("截至日期", aliases=("统计日期",), source=_PARTS)
    note = LongText("说明", empty=True, aliases=("备注",))


class WorkParts(Ledger, of=WorkPart):
    """分部进度台账."""

    name, keeper = "分部进度台账", "规划建设科"
    rights = Rights(read=("项目建设科",))
    about = "基础设施工程各标段各分部的权重、设计量和完成量，完成比例由此得出。"
    key = ("work", "section", "part")
    title = ("work", "section", "part")
    search = ("work.name", "work.work_no", "section")
    filters = ("part", "carries_use", "as_of")
    order = ("work", "section")
    checks = (
        not_negative("work_part.negative", "weight", "done"),
        designed_given,
        done_within_design,
        weights_within_whole,
        part_of_its_kind,
    )
    explanation = "note"
    derived: ClassVar = {"rate": part_rates}
    rules = (_PARTS,)
