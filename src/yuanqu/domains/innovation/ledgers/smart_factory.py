"""智能工厂梯度台账 — how a factory rates itself for a rung of the ladder, by the criteria of the year."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import APPLICANT, LEVEL
from yuanqu.domains.innovation.rules.factories import (
    ladder_level,
    legal_person_unless_process,
    maturity_of_five,
    rung_by_rung,
    score_of_a_hundred,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record

_CRITERIA = "智能工厂梯度培育要素条件"


class SmartFactory(Record):
    """One factory on one rung; whether it was recognised stands in the ledger of titles."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    site = Text("工厂", max_length=120, note="如「一厂区」", source=_CRITERIA)
    level = Code("梯度级别", LEVEL, note="基础级、先进级、卓越级、领航级", source=_CRITERIA)
    criteria_year = Whole("要素条件版本", unit="年", note="如2025", source=_CRITERIA)
    maturity = Whole("智能制造能力成熟度", note="填级数，1至5", source="GB/T 39116-2020")
    transformation_score = Amount("数字化转型评估得分", "分", empty=True, source=_CRITERIA)
    scenes = LongText("典型场景", note="多项以顿号分隔", source="智能制造典型场景参考指引")
    clean = YesNo("三年内无重大事故和失信", note="安全、环保、质量事故和失信", source=_CRITERIA)
    applicant = Code("申报主体", APPLICANT, source=_CRITERIA)
    rated_on = Day("自评日期", source=_CRITERIA)
    entry = Link("申报记录", "innovation.Entry", empty=True, note="先进级以上申报的填申报编号")
    note = LongText("说明", empty=True, aliases=("备注",))


class SmartFactories(Ledger, of=SmartFactory):
    """智能工厂梯度台账."""

    name, keeper = "智能工厂梯度台账", "科技创新科"
    about = "企业工厂按年度要素条件的自评，逐级登记成熟度和典型场景；认定结果见企业资质台账。"
    key = ("enterprise", "site", "level")
    title = ("enterprise", "site", "level")
    search = ("enterprise.name", "site", "scenes")
    filters = ("level", "criteria_year", "maturity", "rated_on")
    order = ("-rated_on", "enterprise")
    checks = (
        ladder_level,
        maturity_of_five,
        score_of_a_hundred,
        rung_by_rung,
        legal_person_unless_process,
    )
    explanation = "note"
    left_out: ClassVar = {"批次、提交推荐公布日期": "申报过程见资质申报台账，公布日期见企业资质台账。"}
    rules = ("智能工厂梯度培育要素条件（工信厅联通装函〔2025〕251号）", "GB/T 39116-2020")
