"""纠纷当事人名册 — the sides of a dispute; their names and telephones are the keeper's."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import PARTY_SIDE
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import identity_number

_FORM = "矛盾纠纷排查化解台账"


class DisputeParty(Record):
    """One side: a person or a unit."""

    dispute = Link("纠纷", "public_order.Dispute", aliases=("纠纷编号",))
    seq = Whole("序号", note="从1起")
    side = Code("当事人身份", PARTY_SIDE, aliases=("身份",), source=_FORM)
    person = Text("姓名或单位", max_length=120, personal=True, source=_FORM)
    id_number = Text("身份证号", max_length=18, empty=True, personal=True, source="GB 11643")
    phone = Text("联系电话", max_length=40, personal=True, note="有效电话，回访时用", source=_FORM)
    address = Text("居住详址", empty=True, personal=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class DisputeParties(Ledger, of=DisputeParty):
    """纠纷当事人名册."""

    name, keeper = "纠纷当事人名册", "政法综治科"
    rights = Rights(export=(Role.CLERK, Role.HEAD))
    about = "矛盾纠纷的各方当事人，一方一行；达成协议至少登记两方。"
    key = ("dispute", "seq")
    title = ("dispute", "seq")
    search = ("dispute.number", "dispute.title")
    filters = ("dispute", "side")
    order = ("dispute", "seq")
    checks = (identity_number("dispute_party.id_number", "id_number"),)
    left_out: ClassVar = {"性别、民族、学历、人员类别": "收集最少的个人信息：与调解无关的不收集。"}
    rules = ("中华人民共和国人民调解法第二十九条",)
