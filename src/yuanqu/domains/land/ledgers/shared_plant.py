"""厂中厂台账 — tenants inside another's plant: who answers for safety, which permits, what became of it."""

from __future__ import annotations

from yuanqu.domains.land.codes import PERMIT_STATE, PLANT_RISK, SHARED_OUTCOME, TENANCY_FORM
from yuanqu.domains.land.rules.leases import one_lessor
from yuanqu.domains.land.rules.plants import no_graver_than_designed
from yuanqu.domains.land.rules.yields import none_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import positive
from yuanqu.registers.codes import FIRE_CLASS
from yuanqu.registers.shared_checks import dates_in_order, words_of

_FORM = "厂中厂台账"
_RULE = "厂中厂安全管理规定"


class SharedPlant(Record):
    """One tenant in one building of another enterprise."""

    lessor = Link("出租企业", "registers.Enterprise", empty=True, note="园区企业填这里", source=_RULE)
    other_lessor = Text("其他出租方", empty=True, note="不在企业名录的单位填这里", source=_RULE)
    tenant = Link("承租企业", "registers.Enterprise", aliases=("承租方",), source=_RULE)
    plant = Link("厂房", "registers.Plant", aliases=("厂房编号",), source=_FORM)
    lease = Link("租赁合同", "land.Lease", empty=True, aliases=("合同编号",))
    form = Code("形态", TENANCY_FORM, source="企业厂房形态统计")
    place = Text("楼层位置", max_length=80, source=_FORM)
    area = Amount("使用面积", "平方米", places=4, source=_FORM)
    people = Whole("从业人数", unit="人", source=_FORM)
    process = Text("行业和主要工艺", source=_FORM)
    fire_class = Code("火灾危险性类别", FIRE_CLASS, note="不得高于厂房设计", source=_RULE)
    risks = Text("重点风险", empty=True, note="可多项，以顿号分隔，如「粉尘、喷涂」", source=_RULE)
    coordinated = YesNo("是否统一协调管理", note="由出租方负责", source=_RULE)
    duties_met = Text("出租承租双方职责落实", empty=True, source=_RULE)
    safety_permit = Code("安全三同时", PERMIT_STATE, source=_FORM)
    eia_permit = Code("环评手续", PERMIT_STATE, source=_FORM)
    fire_permit = Code("消防手续", PERMIT_STATE, source=_FORM)
    discharge_permit = Code("排污手续", PERMIT_STATE, source=_FORM)
    entered_on = Day("入驻日期", source=_FORM)
    left_on = Day("迁出日期", empty=True, note="仍在的不填", source=_FORM)
    outcome = Code("整治结论", SHARED_OUTCOME, empty=True, source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class SharedPlants(Ledger, of=SharedPlant):
    """厂中厂台账."""

    name, keeper = "厂中厂台账", "自然资源科"
    rights = Rights(read=("安全环保科",))
    about = "在他人厂房内生产的企业，一栋厂房一户一行，登记形态、风险、手续和整治结论，安全环保科共用。"
    key = ("plant", "tenant", "entered_on")
    title = ("tenant", "plant")
    columns = (
        "lessor",
        "tenant",
        "plant",
        "form",
        "area",
        "fire_class",
        "risks",
        "coordinated",
        "outcome",
        "entered_on",
        "left_on",
    )
    search = ("tenant.name", "lessor.name", "plant.name", "process")
    filters = ("form", "outcome", "coordinated", "fire_class", "entered_on")
    order = ("-entered_on",)
    totals = ("area", "people")
    checks = (
        one_lessor,
        positive("shared_plant.area", "area"),
        none_negative("shared_plant.people", people="从业人数"),
        words_of("shared_plant.risks", "risks", frozenset(PLANT_RISK.labels), "重点风险"),
        *dates_in_order("shared_plant.stay", {"entered_on": "入驻日期", "left_on": "迁出日期"}),
        no_graver_than_designed,
    )
    explanation = "note"
    rules = (_RULE, "GB 50016-2014（2018年版） 建筑设计防火规范")
