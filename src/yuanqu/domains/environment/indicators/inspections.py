"""Air inspections (涉气检查): how many, how many at night, how many enterprises, how many with problems."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Sum
from yuanqu.engines.indicators.windows import During

_INSPECTIONS = "environment.inspection"
_FORM = "涉气企业检查记录"
_BY = ("air_kind", "facility_state")


class Inspections(Catalogue, office="environment"):
    """A visit is at night by the hour it began and the zone's rule of that day."""

    inspections = Count(
        "涉气检查次数",
        definition="检查开始日期在期内的涉气企业检查次数，一家检查几次计几次。",
        of=_INSPECTIONS,
        when=During("started_at"),
        unit="次",
        by=_BY,
        aliases=("涉气企业检查",),
        source=_FORM,
    )
    night_inspections = inspections.only(
        "夜间涉气检查次数",
        Equals("night", True),
        definition="检查开始日期在期内、开始时间在当日有效的夜间时段内的涉气企业检查次数。",
        aliases=("夜查次数", "夜间检查"),
    )
    inspected = Distinct(
        "涉气检查企业数",
        definition="检查开始日期在期内的涉气检查所到的企业家数，一家多次计一家。",
        of=_INSPECTIONS,
        when=During("started_at"),
        column="enterprise",
        unit="家",
        by=_BY,
        source=_FORM,
    )
    inspectors = Sum(
        "涉气检查出动人次",
        definition="检查开始日期在期内的各次涉气检查出动人数之和。",
        of=_INSPECTIONS,
        when=During("started_at"),
        column="inspector_count",
        unit="人次",
        by=_BY,
        source=_FORM,
    )
    with_problems = inspections.only(
        "发现问题的涉气检查次数",
        Equals("problem_found", True),
        definition="检查开始日期在期内的涉气企业检查中，发现问题的次数。",
        aliases=(),
    )
