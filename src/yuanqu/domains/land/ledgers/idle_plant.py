"""闲置厂房台账 — plant that stands empty, one row a spell of emptiness, until it is brought back to use."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.codes import PLANT_REUSE, VACANCY_CAUSE
from yuanqu.domains.land.rules.plants import (
    idle_within_plant,
    leased_by_a_contract,
    reused_by_a_method,
    reused_within_lease,
    unit_of_plant,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import positive
from yuanqu.registers.shared_checks import dates_in_order

_BASE = "闲置厂房数据库"
_TABLE = "工业用地调查表（41列）"


class IdlePlant(Record):
    """One spell; what is brought back in parts is entered in parts, each with its own day."""

    idle_no = Text("闲置编号", max_length=40, note="如「XZ2025-001」", source=_BASE)
    plant = Link("厂房", "registers.Plant", aliases=("厂房编号", "楼栋"), source=_BASE)
    unit = Link("厂房单元", "registers.PlantUnit", empty=True, aliases=("单元编号",), note="整栋闲置的不填")
    finding = Link("认定记录", "land.UnderuseFinding", empty=True, note="列入清理清单的填认定编号")
    idle_area = Amount("闲置面积", "平方米", places=4, note="部分盘活的分行登记", source=_BASE)
    vacant_since = Day("空置起始日期", source=_BASE)
    cause = Code("闲置原因", VACANCY_CAUSE, source=_BASE)
    terms = Text("租赁条件", empty=True, note="租金、租期、限制行业", source=_BASE)
    facilities = Text("配套设施", empty=True, source=_BASE)
    reuse_method = Code("盘活方式", PLANT_REUSE, empty=True, note="仍闲置的不填", source=_TABLE)
    reused_on = Day(
        "盘活日期", empty=True, aliases=("实施时间",), note="交房、过户或恢复生产之日", source=_TABLE
    )
    lease = Link("租赁合同", "land.Lease", empty=True, aliases=("合同编号",), note="租赁盘活的必填")
    disposal = Link("处置记录", "land.Disposal", empty=True, aliases=("处置编号",), note="经处置盘活的填")
    note = LongText("说明", empty=True, aliases=("备注",))


class IdlePlants(Ledger, of=IdlePlant):
    """闲置厂房台账."""

    name, keeper = "闲置厂房台账", "自然资源科"
    rights = Rights(read=("招商科", "项目建设科"))
    about = "空置的厂房，一处闲置一回一行，登记面积、起始、原因和租赁条件，盘活的填方式和日期。"
    key = ("idle_no",)
    title = ("idle_no", "plant")
    columns = (
        "idle_no",
        "plant",
        "unit",
        "idle_area",
        "vacant_since",
        "cause",
        "terms",
        "reuse_method",
        "reused_on",
        "lease",
        "disposal",
    )
    search = ("idle_no", "plant.name", "plant.estate", "lease.lease_no")
    filters = ("cause", "reuse_method", "vacant_since", "reused_on", "plant")
    order = ("-vacant_since", "idle_no")
    totals = ("idle_area",)
    checks = (
        positive("idle_plant.area", "idle_area"),
        *dates_in_order("idle_plant.spell", {"vacant_since": "空置起始日期", "reused_on": "盘活日期"}),
        reused_by_a_method,
        leased_by_a_contract,
        unit_of_plant,
        idle_within_plant,
        reused_within_lease,
    )
    explanation = "note"
    left_out: ClassVar = {"位置、结构、层高、荷载": "见厂房名录和厂房单元台账。"}
    rules = ("低效用地处置办法",)
