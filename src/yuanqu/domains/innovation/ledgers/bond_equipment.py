"""国债设备清单 — machines that go and machines that come, one row a machine or model, in one application."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import SIDE
from yuanqu.domains.innovation.rules.bonds import (
    equipment_positive,
    new_is_not_second_hand,
    retired_is_owned_and_written_off,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM = "新旧设备清单"


class BondEquipment(Record):
    """One line of the list."""

    bond = Link("国债申报", "innovation.Bond", note="技改项目编号/申报批次", aliases=("申报",))
    side = Code("设备类别", SIDE, source=_FORM)
    seq = Whole("序号", source=_FORM)
    name = Text("设备名称", max_length=120, source=_FORM)
    model = Text("型号", max_length=80, source=_FORM)
    quantity = Whole("数量", unit="台", source=_FORM)
    amount = Amount(
        "原值或投资额", "万元", places=4, note="淘汰设备填原值合计，更新设备填投资额", source=_FORM
    )
    bought_on = Day("购置日期", empty=True, source=_FORM)
    written_off = YesNo("折旧是否提足", empty=True, note="淘汰设备填", source=_FORM)
    owned = YesNo("是否申报单位所有", empty=True, note="淘汰设备填", source=_FORM)
    second_hand = YesNo("是否二手设备", source=_FORM)
    efficiency = Text("能效水平", max_length=80, empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class BondEquipments(Ledger, of=BondEquipment):
    """国债设备清单."""

    name, keeper = "国债设备清单", "科技创新科"
    rights = Rights(read=("经济运行科", "项目建设科"))
    about = "国债申报项目淘汰和更新的设备，逐项登记数量、原值或投资额，淘汰占比由此得出。"
    key = ("bond", "side", "seq")
    title = ("bond", "name")
    search = ("name", "model", "bond.batch")
    filters = ("side", "bought_on")
    order = ("bond", "side", "seq")
    totals = ("quantity", "amount")
    checks = (equipment_positive, new_is_not_second_hand, retired_is_owned_and_written_off)
    explanation = "note"
    left_out: ClassVar = {"淘汰设备去向": "不得再使用；处置证明是附件，随本行存放。"}
    rules = ("超长期特别国债设备更新申报通知",)
