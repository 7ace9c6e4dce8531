"""信访人名册 — everybody who joined in one petition: the matter counts once, the people here."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.rules.petition_parts import (
    five_representatives_at_most,
    no_more_than_counted,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import identity_number

_FORM = "信访事项登记表"


class Petitioner(Record):
    """One person in a joint petition, beside or with the first one named there."""

    petition = Link("信访事项", "public_order.Petition", aliases=("登记编号",))
    seq = Whole("序号", note="从1起")
    person = Text("姓名", max_length=60, personal=True, source=_FORM)
    phone = Text("联系电话", max_length=40, empty=True, personal=True, source=_FORM)
    address = Text("住址", empty=True, personal=True, source=_FORM)
    id_number = Text("身份证号", max_length=18, empty=True, personal=True, source="GB 11643")
    representative = YesNo("是否代表", note="推选的代表不超过五人", source="信访工作条例")
    note = LongText("说明", empty=True, aliases=("备注",))


class Petitioners(Ledger, of=Petitioner):
    """信访人名册."""

    name, keeper = "信访人名册", "政法综治科"
    rights = Rights(export=(Role.CLERK, Role.HEAD))
    about = "联名信和集体访的信访人，一人一行；事项按件计，人数按人计。"
    key = ("petition", "seq")
    title = ("petition", "seq")
    search = ("petition.number",)
    filters = ("petition", "representative")
    order = ("petition", "seq")
    checks = (
        identity_number("petitioner.id_number", "id_number"),
        five_representatives_at_most,
        no_more_than_counted,
    )
    explanation = "note"
    left_out: ClassVar = {"随访人": "随访人就是名册中不是代表的人，不另列。"}
    rules = ("信访工作条例第二十条",)
