"""项目名录 — every investment project of the zone, the register that all offices link to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import PARK, PROJECT_KIND, PROJECT_STAGE
from yuanqu.registers.rules import (
    fixed_within_total,
    project_code_formed,
    project_code_once,
    project_dates_in_order,
    project_end_reasoned,
)

_FILING = "投资项目在线审批监管平台"


class Project(Record):
    """One project, known by the zone's number from signing on; the national code comes with its filing."""

    number = Text(
        "项目编号", max_length=40, note="园区自编，联审通过或签约时给号，从此不变", aliases=("园区项目编号",)
    )
    name = Text("项目名称")
    project_code = Text(
        "项目代码", max_length=24, empty=True, note="备案后填，形如 2501-360900-04-01-123456", source=_FILING
    )
    enterprise = Link(
        "实施企业", "registers.Enterprise", empty=True, aliases=("企业", "企业名称"), note="公司注册后填"
    )
    investor = Text("投资方", empty=True)
    park = Code("所在园区", PARK)
    kind = Code("项目类别", PROJECT_KIND)
    agreement_no = Text("入园协议编号", max_length=60, empty=True, aliases=("协议编号",))
    signed_on = Day("入园协议签订日", empty=True, aliases=("签约日期",))
    total_investment = Amount("总投资", "万元", places=4, empty=True)
    fixed_investment = Amount("其中固定资产投资", "万元", places=4, empty=True)
    revenue_at_capacity = Amount("达产后年营业收入", "万元", places=4, empty=True)
    tax_at_capacity = Amount("达产后年税收", "万元", places=4, empty=True)
    filed_on = Day("备案日期", empty=True, source=_FILING)
    started_on = Day(
        "实质性开工日期",
        empty=True,
        aliases=("实质性开工日", "开工日期"),
        note="永久性工程动工；租赁厂房为设备进场。勘察、拆迁、场平不算。只在此处登记，开工时钟和节点由此取数",
        source="园区项目建设管理口径",
    )
    completed_on = Day("竣工日期", empty=True)
    in_production_on = Day("投产日期", empty=True)
    at_capacity_on = Day("达产日期", empty=True)
    ended_on = Day("终止日期", empty=True, note="协议解除或项目撤销的日期")
    end_reason = Text("终止原因", empty=True)
    stage = Code("项目阶段", PROJECT_STAGE, empty=True, note="由以上日期得出：走到哪一步就是哪一阶段")
    shape = Shape(
        "图形",
        on_paper=True,
        coloured="stage",
        empty=True,
        note="用地范围或位置，GeoJSON文本，WGS84经纬度",
    )
    note = LongText("说明", empty=True, aliases=("备注",))


STAGES = {
    "ended_on": "ended",
    "at_capacity_on": "at_capacity",
    "in_production_on": "in_production",
    "completed_on": "completed",
    "started_on": "started",
    "filed_on": "filed",
    "signed_on": "signed",
}


def furthest(rows: Sequence[Row]) -> list[str]:
    """项目阶段, one a row: the furthest of the days that are given says it; none: it is still to be signed."""
    return [next((stage for day, stage in STAGES.items() if row.get(day)), "listed") for row in rows]


class Projects(Ledger, of=Project):
    """项目名录."""

    name, keeper = "项目名录", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "园区签约、在建和建成项目的共用名录，各科室以项目编号相互引用。"
    key = ("number",)
    title = ("name",)
    columns = (
        "number",
        "name",
        "project_code",
        "enterprise",
        "park",
        "kind",
        "stage",
        "signed_on",
        "total_investment",
        "started_on",
        "completed_on",
        "in_production_on",
        "ended_on",
    )
    search = ("name", "number", "project_code", "enterprise.name", "investor")
    filters = ("park", "stage", "kind", "signed_on")
    order = ("-signed_on", "number")
    totals = ("total_investment", "fixed_investment")
    checks = (
        project_code_formed,
        fixed_within_total,
        project_dates_in_order,
        project_end_reasoned,
        project_code_once,
    )
    explanation = "note"
    derived: ClassVar = {"stage": furthest}
    rules = ("企业投资项目核准和备案管理条例", "全国投资项目在线审批监管平台项目代码规则")
