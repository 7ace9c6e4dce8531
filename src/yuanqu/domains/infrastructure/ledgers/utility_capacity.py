"""公用设施能力台账 — what a facility can give, month by month, and what is left beside the demand."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.codes import UTILITY_UNIT
from yuanqu.domains.infrastructure.rules.utilities import built_within_design, enough_left, peak_within_built
from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.domains.infrastructure.utilities import capacity_units, committed, load_rates, short, spare
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Link, LongText, Month, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_LIST = "公用设施台账"


class UtilityCapacity(Record):
    """One facility's month; all amounts of a row are in its unit."""

    facility = Link("设施", "infrastructure.Facility", aliases=("设施编号", "设施名称"))
    month = Month("月份", source=_LIST)
    unit = Code("计量单位", UTILITY_UNIT, empty=True, note="由设施类别得出：电为兆伏安，水和污水为万吨/日")
    designed = Amount("设计能力", places=4, stock=True, aliases=("设计规模",), source=_LIST)
    built = Amount("已建成能力", places=4, stock=True, source=_LIST)
    peak = Amount("最高负荷", places=4, stock=True, source=_LIST)
    mean = Amount("平均负荷", places=4, stock=True, empty=True, source=_LIST)
    load_rate = Amount("负荷率", "%", empty=True, note="平均负荷÷已建成能力；系统得出")
    committed = Amount(
        "已承诺容量", places=6, stock=True, empty=True, note="月末已登记而未接通的需求合计；系统得出"
    )
    spare = Amount(
        "余量", places=6, stock=True, empty=True, note="已建成能力－最高负荷－已承诺容量；系统得出"
    )
    short = YesNo("余量不足", empty=True, note="余量小于0；系统得出")
    outage = Text("停运检修", empty=True, note="污水处理厂计划停运应提前90个工作日报告", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class UtilityCapacities(Ledger, of=UtilityCapacity):
    """公用设施能力台账."""

    name, keeper = "公用设施能力台账", "规划建设科"
    rights = Rights(read=("项目建设科", "安全环保科"))
    about = "公用设施逐月的设计能力、建成能力、负荷和余量，余量扣除已承诺给企业的容量。"
    key = ("facility", "month")
    title = ("facility", "month")
    search = ("facility.name", "facility.facility_no")
    filters = ("facility", "month", "short")
    order = ("-month", "facility")
    checks = (
        not_negative("utility_capacity.negative", "designed", "built", "peak", "mean"),
        built_within_design,
        peak_within_built,
        enough_left,
    )
    explanation = "note"
    derived: ClassVar = {
        "unit": capacity_units,
        "load_rate": load_rates,
        "committed": committed,
        "spare": spare,
        "short": short,
    }
    rules = (_LIST, "城镇排水与污水处理条例")
