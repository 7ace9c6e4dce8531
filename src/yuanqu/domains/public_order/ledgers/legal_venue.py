"""普法阵地台账 — squares, corridors, boards and rooms where the law is explained; each is used once a quarter."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import VENUE_KIND
from yuanqu.domains.public_order.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "法治文化阵地登记表"


class LegalVenue(Record):
    """One venue."""

    venue_no = Text("阵地编号", max_length=40, note="如「ZD-01」", source=_FORM)
    venue_name = Text("阵地名称", max_length=80, aliases=("名称",), source=_FORM)
    kind = Code("阵地类型", VENUE_KIND, aliases=("类型",), source=_FORM)
    park = Code("所在园区", PARK, source=_FORM)
    address = Text("地址", max_length=120, source=_FORM)
    area = Amount("面积", "平方米", empty=True, source=_FORM)
    built_on = Day("建成日期", source=_FORM)
    closed_on = Day("停用日期", empty=True, note="在用的不填", source=_FORM)
    keeper_name = Text("维护人", max_length=60, source=_FORM)
    renewed_on = Day("内容更新日期", empty=True, aliases=("更新日期",), source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class LegalVenues(Ledger, of=LegalVenue):
    """普法阵地台账."""

    name, keeper = "普法阵地台账", "政法综治科"
    rights = Rights(read=EVERYONE)
    about = "园区的法治文化阵地，一处一行；各阵地每季至少开展一次活动。"
    key = ("venue_no",)
    title = ("venue_name",)
    search = ("venue_no", "venue_name", "address", "keeper_name")
    filters = ("kind", "park", "built_on", "closed_on")
    order = ("venue_no",)
    totals = ("area",)
    checks = (
        *dates_in_order("legal_venue.closed", {"built_on": "建成日期", "closed_on": "停用日期"}),
        *dates_in_order("legal_venue.renewed", {"built_on": "建成日期", "renewed_on": "内容更新日期"}),
        not_negative("legal_venue.negative", "area"),
    )
    left_out: ClassVar = {"照片": "是附件而非数据：随本行存放。"}
    rules = (_FORM,)
