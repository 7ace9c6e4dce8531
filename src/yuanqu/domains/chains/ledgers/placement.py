"""企业项目上链 — which enterprise or project stands on which segment, from a day to a day, and as what."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import LEADER_RELATION, ROLE
from yuanqu.domains.chains.rules.chains import (
    enterprise_or_project,
    one_main,
    percent,
    project_still_builds,
    relation_whole,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.rules import validity_in_order

_FORM = "产业链企业摸排表"


class Placement(Record):
    """One enterprise, or one project not yet in production, on one segment."""

    enterprise = Link(
        "企业",
        "registers.Enterprise",
        empty=True,
        aliases=("统一社会信用代码", "企业名称"),
        note="企业、项目只填一项",
    )
    project = Link("项目", "registers.Project", empty=True, aliases=("项目编号", "项目名称"))
    segment = Link("环节", "chains.Segment", aliases=("环节编号", "环节名称"))
    is_main = YesNo("是否主环节", note="一个对象只有一个主环节，合计只取主环节", source=_FORM)
    role = Code("链上角色", ROLE, source=_FORM)
    leader = Link("关联链主", "registers.Enterprise", empty=True, aliases=("链主",), source=_FORM)
    relation = Code("关联类型", LEADER_RELATION, empty=True, note="对关联链主而言", source=_FORM)
    product = Text("主导产品", max_length=120, empty=True, source=_FORM)
    capacity = Text("产能", max_length=80, empty=True, note="连同单位，如「年产3万吨」", source=_FORM)
    market_share = Amount("市场占有率", "%", empty=True, note="须有佐证", source=_FORM)
    valid_from = Day("上链日期", aliases=("生效日期",), source=_FORM)
    valid_to = Day("下链日期", empty=True, aliases=("失效日期",), note="仍在链上的不填")
    note = LongText("说明", empty=True, aliases=("备注",))


class Placements(Ledger, of=Placement):
    """企业项目上链台账."""

    name, keeper = "企业项目上链台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "企业和在建项目所在的产业链环节，按上链、下链日期取用，主环节唯一，合计不重复。"
    key = ("enterprise", "project", "segment", "valid_from")
    title = ("enterprise", "project", "segment")
    columns = (
        "enterprise",
        "project",
        "segment",
        "is_main",
        "role",
        "leader",
        "product",
        "market_share",
        "valid_from",
        "valid_to",
    )
    search = ("enterprise.name", "project.name", "segment.name", "product")
    filters = ("segment", "is_main", "role", "valid_from")
    order = ("segment", "-is_main", "enterprise")
    checks = (
        validity_in_order,
        enterprise_or_project,
        relation_whole,
        percent("placement.share", "market_share", "市场占有率"),
        one_main,
        project_still_builds,
    )
    explanation = "note"
    left_out: ClassVar = {"链主": "经认定才是链主，见链主企业台账，不在角色中重复。"}
    rules = (_FORM,)
