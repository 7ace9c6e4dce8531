"""抵押查封台账 — mortgages and seizures on parcels and plant, each with its beginning and end."""

from __future__ import annotations

from yuanqu.domains.land.codes import ENCUMBRANCE_KIND
from yuanqu.domains.land.rules.plants import burdened, one_subject
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_BASE = "园区地块数据库（抵押查封）"


class Encumbrance(Record):
    """One mortgage or one seizure; live while it has no end."""

    encumbrance_no = Text("登记编号", max_length=40, note="如「DC2025-001」", source=_BASE)
    kind = Code("限制种类", ENCUMBRANCE_KIND, source=_BASE)
    parcel = Link("地块", "registers.Parcel", empty=True, aliases=("地块编号",), source=_BASE)
    plant = Link("厂房", "registers.Plant", empty=True, aliases=("厂房编号",), source=_BASE)
    holder = Text("抵押权人或法院", aliases=("抵押权人", "查封法院"), source=_BASE)
    document_no = Text("登记证明或文书号", max_length=80, source=_BASE)
    debtor = Link("债务企业", "registers.Enterprise", empty=True, source=_BASE)
    amount = Amount("担保或执行金额", "万元", empty=True, aliases=("贷款金额",), source=_BASE)
    registered_on = Day("登记日期", aliases=("查封日期",), source=_BASE)
    expires_on = Day("到期日期", empty=True, source=_BASE)
    released_on = Day("解除日期", empty=True, aliases=("解押日", "解封日"), note="仍有效的不填", source=_BASE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Encumbrances(Ledger, of=Encumbrance):
    """抵押查封台账."""

    name, keeper = "抵押查封台账", "自然资源科"
    about = "地块和厂房上的抵押、查封，一次登记一行，解除的填解除日期；生效的会拦住收回和过户。"
    key = ("encumbrance_no",)
    title = ("encumbrance_no", "holder")
    columns = (
        "encumbrance_no",
        "kind",
        "parcel",
        "plant",
        "holder",
        "amount",
        "registered_on",
        "released_on",
    )
    search = ("encumbrance_no", "holder", "document_no", "parcel.name", "plant.name")
    filters = ("kind", "registered_on", "released_on")
    order = ("-registered_on", "encumbrance_no")
    totals = ("amount",)
    checks = (
        one_subject,
        burdened,
        *dates_in_order("encumbrance.life", {"registered_on": "登记日期", "released_on": "解除日期"}),
        *dates_in_order("encumbrance.term", {"registered_on": "登记日期", "expires_on": "到期日期"}),
    )
    explanation = "note"
    rules = ("不动产登记暂行条例",)
