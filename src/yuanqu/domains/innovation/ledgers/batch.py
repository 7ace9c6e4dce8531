"""申报批次 — one call for applications: until when enterprises fill in, the county examines, the zone submits."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import KIND, LEVEL
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_CALL = "申报通知"


class Batch(Record):
    """One batch of one kind of title."""

    kind = Code("资质类别", KIND, source=_CALL)
    level = Code("资质级别", LEVEL, source=_CALL)
    batch = Text("批次", max_length=40, note="如「2025年第一批」", source=_CALL)
    notice_no = Text("通知文号", max_length=80, empty=True, note="通知未下发、先行摸底的不填", source=_CALL)
    platform = Text("申报平台", max_length=120, source=_CALL)
    fill_by = Day("企业填报截止", empty=True, source=_CALL)
    repair_by = Day("信用修复截止", empty=True, source=_CALL)
    county_by = Day("县级审核截止", empty=True, aliases=("县、市审核截止",), source=_CALL)
    submit_by = Day("上报截止", empty=True, source=_CALL)
    copies = Whole("纸质份数", unit="份", empty=True, source=_CALL)
    places = Whole("名额", unit="家", empty=True, note="不限名额的不填", source=_CALL)
    materials = LongText("材料清单", empty=True, note="多项以顿号分隔", source=_CALL)
    note = LongText("说明", empty=True, aliases=("备注",))


class Batches(Ledger, of=Batch):
    """申报批次台账."""

    name, keeper = "申报批次台账", "科技创新科"
    rights = Rights(read=EVERYONE)
    about = "各类资质每一批申报的通知、平台和各环节截止日期。"
    key = ("kind", "level", "batch")
    title = ("kind", "level", "batch")
    search = ("batch", "notice_no", "platform")
    filters = ("kind", "level", "fill_by", "submit_by")
    order = ("-batch", "kind")
    checks = (
        *dates_in_order(
            "batch.days",
            {"fill_by": "企业填报截止", "county_by": "县级审核截止", "submit_by": "上报截止"},
        ),
    )
    explanation = "note"
    left_out: ClassVar = {"通知": "是附件而非数据：随本行存放。"}
    rules = ("各类资质申报通知",)
