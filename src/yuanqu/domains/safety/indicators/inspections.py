"""Inspections (安全检查): how many objects, how many visits, how many people sent."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Sum
from yuanqu.engines.indicators.windows import During

_INSPECTIONS = "safety.inspection"
_SOURCE = "现场检查记录"
_BY = ("inspection_kind", "object_kind", "object_sector", "object_risk", "inspection_result")


class Inspections(Catalogue, office="safety"):
    """检查家数 counts different objects, 检查家次 visits, 出动人次 the people of every visit."""

    objects_inspected = Distinct(
        "检查对象数",
        definition="检查开始日期在期内的安全检查所到的对象家数（企业、九小场所、工地等），一家多次计一家。",
        of=_INSPECTIONS,
        when=During("started_at"),
        column="object",
        unit="家",
        by=_BY,
        aliases=("检查生产经营单位", "检查各类单位"),
        source=_SOURCE,
    )
    enterprises_inspected = Distinct(
        "检查企业数",
        definition="检查开始日期在期内的安全检查所到的企业家数，一家多次计一家，九小场所和工地不计。",
        of=_INSPECTIONS,
        when=During("started_at"),
        column="object",
        where=(Equals("object.object_kind", "enterprise"),),
        unit="家",
        by=("inspection_kind", "object_sector", "object_risk", "inspection_result"),
        aliases=("检查企业", "安全检查企业"),
        source=_SOURCE,
    )
    inspections = Count(
        "安全检查家次",
        definition="检查开始日期在期内的安全检查次数，一家检查几次计几家次。",
        of=_INSPECTIONS,
        when=During("started_at"),
        unit="家次",
        by=_BY,
        aliases=("检查家次", "出动次数"),
        source=_SOURCE,
    )
    planned_inspections = inspections.only(
        "计划内检查家次",
        Present("plan"),
        definition="检查开始日期在期内、列入检查方案的安全检查次数。",
        aliases=(),
    )
    people_sent = Sum(
        "出动检查人次",
        definition="检查开始日期在期内的各次安全检查出动的检查人员之和。",
        of=_INSPECTIONS,
        when=During("started_at"),
        column="inspector_count",
        unit="人次",
        by=_BY,
        aliases=("出动检查人员", "出动人次"),
        source=_SOURCE,
    )
