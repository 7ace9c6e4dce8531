"""危险化学品 — what is kept where, how much, under which permit."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import CHEMICAL_ACTIVITY, HAZARD_CLASS, PERMIT_KIND
from yuanqu.domains.safety.rules.risks import appraised_by_makers_and_storers, cas_valid
from yuanqu.domains.safety.rules.words import not_negative, several_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record

_LAW = "危险化学品安全管理条例"


class HazardousChemical(Record):
    """One chemical in one store of one object."""

    object = Link("单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"))
    chemical = Text("品名", max_length=120, source="危险化学品目录")
    store = Text("存放点", max_length=120, source=_LAW)
    alias = Text("别名", max_length=120, empty=True, source="危险化学品目录")
    cas = Text("CAS号", max_length=20, note="如「7664-41-7」", source="危险化学品目录")
    activity = Code("环节", CHEMICAL_ACTIVITY, source=_LAW)
    hazard_class = Text(
        "危险性类别", note="可多项，以顿号分隔，如「易燃液体、有毒」", source="危险化学品目录"
    )
    max_stock = Amount("最大储量", "吨", places=4, source=_LAW)
    keeper = Text("保管人", note="剧毒的双人收发、双人保管", source=_LAW)
    has_stock_log = YesNo("有无出入库登记", source=_LAW)
    appraised_on = Day("安全评价报告日期", empty=True, note="生产、储存的每3年一次", source=_LAW)
    permit_kind = Code("许可证类型", PERMIT_KIND, empty=True, source=_LAW)
    permit = Text("许可证编号", max_length=60, empty=True, source=_LAW)
    permit_until = Day("许可证到期日期", empty=True, source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class HazardousChemicals(Ledger, of=HazardousChemical):
    """危险化学品台账."""

    name, keeper = "危险化学品台账", "安全环保科"
    about = "各单位生产、储存、使用的危险化学品：品种、数量、存放和许可。"
    key = ("object", "chemical", "store")
    title = ("chemical", "object", "store")
    columns = ("object", "chemical", "cas", "activity", "hazard_class", "max_stock", "store", "permit_until")
    search = ("chemical", "cas", "object.name")
    filters = ("activity", "permit_kind", "permit_until")
    order = ("object", "chemical")
    event = "appraised_on"
    checks = (
        cas_valid,
        several_of("hazardous_chemical.classes", "hazard_class", HAZARD_CLASS),
        not_negative("hazardous_chemical.negative", "max_stock"),
        appraised_by_makers_and_storers,
    )
    explanation = "note"
    left_out: ClassVar = {"出入库登记簿": "是附件而非数据：存在该品种的附件中。"}
    rules = (_LAW,)
