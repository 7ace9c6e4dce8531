"""风险点 — where harm may come from, graded and controlled (双重预防)."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import (
    ACCIDENT_KIND,
    ASSESSMENT_METHOD,
    CHECK_CYCLE,
    CONTROL_TIER,
    POINT_KIND,
    RISK_COLOUR,
    RISK_LEVEL,
)
from yuanqu.domains.safety.rules.risks import colours, lec_whole, level_by_score, scores
from yuanqu.domains.safety.rules.words import not_negative, several_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Text
from yuanqu.engines.ledger.record import Record

_RULE = "安全生产法第四十一条；风险分级管控体系"


class RiskPoint(Record):
    """One point of one object."""

    object = Link("单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"))
    point_no = Text("风险点编号", max_length=40, source=_RULE)
    workshop = Text("部门车间", max_length=120, empty=True, source=_RULE)
    name = Text("风险点名称", max_length=120, source=_RULE)
    point_kind = Code("风险点类型", POINT_KIND, source=_RULE)
    accident_kinds = Text(
        "可能导致的事故类型", note="可多项，以顿号分隔，如「触电、火灾」", source="GB 6441-1986"
    )
    method = Code("评价方法", ASSESSMENT_METHOD, source=_RULE)
    likelihood = Amount("可能性L", "分", places=1, empty=True, note="LEC法必填", source=_RULE)
    exposure = Amount("暴露频繁程度E", "分", places=1, empty=True, note="LEC法必填", source=_RULE)
    consequence = Amount("后果严重性C", "分", places=1, empty=True, note="LEC法必填", source=_RULE)
    score = Amount("风险值D", "分", empty=True, note="L、E、C之积，系统得出")
    risk_level = Code("风险等级", RISK_LEVEL, source=_RULE)
    risk_colour = Code("风险颜色", RISK_COLOUR, empty=True, note="与风险等级一一对应，系统得出")
    engineering = LongText("工程技术措施", empty=True, source=_RULE)
    management = LongText("管理措施", source=_RULE)
    education = LongText("培训教育措施", empty=True, source=_RULE)
    protection = LongText("个体防护措施", empty=True, source=_RULE)
    response = LongText("应急处置措施", empty=True, source=_RULE)
    control_tier = Code("管控层级", CONTROL_TIER, source=_RULE)
    responsible = Text("责任人", max_length=60, source=_RULE)
    check_cycle = Code("排查周期", CHECK_CYCLE, empty=True, source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class RiskPoints(Ledger, of=RiskPoint):
    """风险分级管控清单."""

    name, keeper = "风险分级管控清单", "安全环保科"
    about = "各单位的安全风险点：评价、等级、四色和管控措施。"
    key = ("object", "point_no")
    title = ("name", "object")
    columns = (
        "object",
        "point_no",
        "name",
        "point_kind",
        "risk_level",
        "risk_colour",
        "control_tier",
        "responsible",
    )
    search = ("point_no", "name", "object.name")
    filters = ("risk_level", "point_kind", "control_tier")
    order = ("object", "point_no")
    checks = (
        several_of("risk_point.accidents", "accident_kinds", ACCIDENT_KIND),
        not_negative("risk_point.negative", "likelihood", "exposure", "consequence"),
        lec_whole,
        level_by_score,
    )
    explanation = "note"
    derived: ClassVar = {"score": scores, "risk_colour": colours}
    left_out: ClassVar = {"告知牌照片": "是附件而非数据：存在该风险点的附件中。"}
    rules = ("中华人民共和国安全生产法第四十一条", "GB 6441-1986")
