"""亩均效益评价台账 — yield by 亩, one row a year and enterprise, with the grade it was given."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from yuanqu.domains.land.codes import YIELD_DEMOTION, YIELD_EXCLUDED, YIELD_GRADE, YIELD_GROUP
from yuanqu.domains.land.rules.yields import (
    above_scale_whole,
    displayed_long_enough,
    graded_if_evaluated,
    left_out_for_a_reason,
    none_negative,
    stands_on_land,
)
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_RULE = "亩均效益评价办法"


class YieldEvaluation(Record):
    """One enterprise's evaluation; ``year`` is the year evaluated, which is the one before."""

    year = Whole("评价年度", unit="年", note="被评价的年度", source=_RULE)
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"), source=_RULE)
    group = Code("企业类别", YIELD_GROUP, source=_RULE)
    included = YesNo("是否参评", source=_RULE)
    excluded_why = Code("不参评原因", YIELD_EXCLUDED, empty=True, source=_RULE)
    own_mu = Amount("自有用地面积", "亩", places=4, empty=True, source=_RULE)
    leased_mu = Amount("承租用地面积", "亩", places=4, empty=True, note="承租的算承租方", source=_RULE)
    land_mu = Amount("用地面积", "亩", places=4, empty=True, note="自有加承租；系统得出")
    tax = Amount("实缴税金", "万元", places=4, empty=True, aliases=("评价税收",), source=_RULE)
    revenue = Amount("营业收入", "万元", places=4, empty=True, note="规上必填", source=_RULE)
    value_added = Amount("工业增加值", "万元", places=4, empty=True, note="规上必填", source=_RULE)
    energy = Amount("综合能耗", "吨标准煤", places=4, empty=True, note="等价值", source=_RULE)
    electricity = Amount("用电量", "万千瓦时", places=4, empty=True, source=_RULE)
    emission = Amount("主要污染物排放量", "吨", places=4, empty=True, source=_RULE)
    staff = Whole("年平均职工人数", unit="人", empty=True, note="规上必填", source=_RULE)
    rnd = Amount("研发费用", "万元", places=4, empty=True, note="规上必填", source=_RULE)
    plus = Amount("加分", "分", empty=True, source=_RULE)
    minus = Amount("减分", "分", empty=True, source=_RULE)
    score = Amount("得分", "分", empty=True, note="按当年评价方案计算", source=_RULE)
    grade = Code("评价档次", YIELD_GRADE, empty=True, note="参评的必填", source=_RULE)
    demoted_for = Code("一票降档原因", YIELD_DEMOTION, empty=True, source=_RULE)
    published_from = Day("公示起", empty=True, source=_RULE)
    published_to = Day("公示止", empty=True, note="末日计入，不少于3天", source=_RULE)
    objection = LongText("异议及处理", empty=True, source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


def _land(rows: Sequence[Row]) -> list[Decimal | None]:
    """用地面积, one a row: own and rented land together; unknown where neither is."""
    return [
        None
        if row.get("own_mu") is None and row.get("leased_mu") is None
        else (row.get("own_mu") or Decimal(0)) + (row.get("leased_mu") or Decimal(0))
        for row in rows
    ]


class YieldEvaluations(Ledger, of=YieldEvaluation):
    """亩均效益评价台账."""

    name, keeper = "亩均效益评价台账", "自然资源科"
    about = "企业亩均效益评价的投入产出、得分和档次，一年一户一行，名单经公示。"
    key = ("year", "enterprise")
    title = ("enterprise", "year")
    columns = (
        "year",
        "enterprise",
        "group",
        "included",
        "land_mu",
        "tax",
        "revenue",
        "energy",
        "score",
        "grade",
        "published_from",
    )
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("year", "group", "included", "grade", "demoted_for")
    order = ("-year", "-score")
    totals = ("land_mu", "tax", "revenue")
    checks = (
        left_out_for_a_reason,
        graded_if_evaluated,
        stands_on_land,
        above_scale_whole,
        none_negative(
            "yield.negative",
            own_mu="自有用地面积",
            leased_mu="承租用地面积",
            energy="综合能耗",
            electricity="用电量",
            staff="年平均职工人数",
        ),
        *dates_in_order("yield.published", {"published_from": "公示起", "published_to": "公示止"}),
        displayed_long_enough,
    )
    explanation = "note"
    derived: ClassVar = {"land_mu": _land}
    left_out: ClassVar = {
        "亩均税收等六项比值": "由本行的税金、收入、能耗、人数除以用地等得出，查看时计算，不登记。",
        "名次": "由得分得出，不登记。",
    }
    rules = (_RULE,)
