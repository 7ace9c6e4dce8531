"""数字化改造台账 — diagnoses and digital renovation of enterprises, with the level before and after."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import SCALE
from yuanqu.domains.innovation.codes import TRANSFORMATION as KINDS
from yuanqu.domains.innovation.rules.factories import levels_with_scale, paid_nothing_below_zero
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "数字化改造项目表"


class Transformation(Record):
    """One project of one enterprise."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    project = Text("改造项目", max_length=120, source=_FORM)
    kind = Code("类型", KINDS, source=_FORM)
    provider = Text("服务商", max_length=120, source=_FORM)
    contract = Amount("合同额", "万元", places=4, empty=True, source=_FORM)
    invest = Amount("改造投入", "万元", places=4, empty=True, source=_FORM)
    started_on = Day("启动日期", source=_FORM)
    diagnosed_on = Day("诊断日期", empty=True, source=_FORM)
    scale = Code("水平标准", SCALE, empty=True, note="两种标准不能混用，填水平的必填", source=_FORM)
    level_before = Text("改造前水平", max_length=20, empty=True, source=_FORM)
    level_after = Text("改造后水平", max_length=20, empty=True, source=_FORM)
    accepted_on = Day("验收日期", empty=True, source=_FORM)
    chained = YesNo("是否链式改造", note="由链主带动的填是", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Transformations(Ledger, of=Transformation):
    """数字化改造台账."""

    name, keeper = "数字化改造台账", "科技创新科"
    about = "企业数字化诊断和改造项目，登记服务商、投入、前后水平和验收。"
    key = ("enterprise", "project")
    title = ("enterprise", "project")
    search = ("enterprise.name", "project", "provider")
    filters = ("kind", "scale", "diagnosed_on", "accepted_on", "chained")
    order = ("-started_on", "enterprise")
    event = "started_on"
    totals = ("contract", "invest")
    checks = (
        levels_with_scale,
        paid_nothing_below_zero,
        *dates_in_order(
            "transformation.days",
            {"started_on": "启动日期", "diagnosed_on": "诊断日期", "accepted_on": "验收日期"},
        ),
    )
    explanation = "note"
    left_out: ClassVar = {"奖补": "兑现由惠企政策台账登记，一笔一行。"}
    rules = ("中小企业数字化转型城市试点", "中小企业数字化水平评测指标")
