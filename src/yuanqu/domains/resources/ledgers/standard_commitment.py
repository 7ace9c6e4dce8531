"""标准地承诺台账 — what the buyer of standard land promised, and what two checks found."""

from __future__ import annotations

from yuanqu.domains.resources.codes import CHECK_RESULT
from yuanqu.domains.resources.rules.supplies import passed_as_promised, result_has_its_day
from yuanqu.domains.resources.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_RULE = "工业标准地出让办法"
_CHECK = "标准地核验办法"


class StandardCommitment(Record):
    """One agreement on construction, signed with the contract; five promises, each with its actual value beside it."""

    agreement_no = Text("投资建设协议编号", max_length=60, source=_RULE)
    supply = Link("供地", "resources.LandSupply", aliases=("供地编号",))
    invest_floor = Amount("固定资产投资强度下限", "万元/亩", source=_RULE)
    plot_ratio_floor = Amount("容积率下限", "倍", source=_RULE)
    tax_floor = Amount("亩均税收下限", "万元/亩", note="达产年", source=_RULE)
    energy_floor = Amount("单位能耗标准", note="万元增加值每吨标准煤，指标单位见协议", source=_RULE)
    emission_floor = Amount("单位排放标准", note="万元增加值每吨污染物，指标单位见协议", source=_RULE)
    measured_in = Text("能耗排放指标单位", max_length=60, note="如「万元/吨」", source=_RULE)
    output_floor = Amount("亩均产值下限", "万元/亩", empty=True, source=_RULE)
    rd_floor = Amount("研发投入占比下限", "%", empty=True, source=_RULE)
    grace = Whole("初始运行期", unit="个月", empty=True, source=_RULE)
    capacity_year = Whole("约定达产年", unit="年", note="如「2027」", source=_RULE)
    reviews = LongText(
        "区域评估事项", empty=True, note="出让前完成的，如「地灾、压矿、水保、环评」", source=_RULE
    )
    invest_actual = Amount("实际投资强度", "万元/亩", empty=True, source=_CHECK)
    plot_ratio_actual = Amount("实际容积率", "倍", empty=True, source=_CHECK)
    built_on = Day("竣工核验日期", empty=True, source=_CHECK)
    built_result = Code("竣工核验结果", CHECK_RESULT, empty=True, source=_CHECK)
    tax_actual = Amount("实际亩均税收", "万元/亩", empty=True, source=_CHECK)
    energy_actual = Amount("实际单位能耗指标", empty=True, source=_CHECK)
    emission_actual = Amount("实际单位排放指标", empty=True, source=_CHECK)
    output_on = Day("达产核验日期", empty=True, source=_CHECK)
    output_result = Code("达产核验结果", CHECK_RESULT, empty=True, source=_CHECK)
    note = LongText("说明", empty=True, aliases=("备注",))


class StandardCommitments(Ledger, of=StandardCommitment):
    """标准地承诺台账."""

    name, keeper = "标准地承诺台账", "自然资源科"
    rights = Rights(read=("项目建设科", "经济运行科"))
    about = "标准地出让时承诺的投资强度、容积率、能耗、排放、税收，以及竣工和达产两次核验的实际值。"
    key = ("agreement_no",)
    title = ("agreement_no", "supply")
    search = ("agreement_no", "supply.supply_no", "supply.contract_no")
    filters = ("built_result", "output_result", "capacity_year")
    order = ("agreement_no",)
    checks = (
        not_negative("standard_commitment.negative", "invest_floor", "plot_ratio_floor", "tax_floor"),
        *dates_in_order(
            "standard_commitment.days", {"built_on": "竣工核验日期", "output_on": "达产核验日期"}
        ),
        result_has_its_day,
        passed_as_promised,
    )
    explanation = "note"
    rules = (_RULE, _CHECK)
