"""惠企政策清单 — what a policy's clause gives to whom, how it is applied for, within how many days it is paid."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import POLICY_WAY
from yuanqu.domains.services.rules.requests import limit_positive
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "惠企政策清单"


class Policy(Record):
    """One clause of one policy."""

    policy_no = Text("政策编号", max_length=40, note="如「ZC2025-01」", source=_LIST)
    clause = Text("条款", max_length=40, note="如「第三条」", source=_LIST)
    name = Text("政策名称", source=_LIST)
    doc_no = Text("文号", max_length=80, source=_LIST)
    issuer = Text("发文单位", max_length=120, source=_LIST)
    audience = Text("支持对象", source=_LIST)
    condition = LongText("支持条件", source=_LIST)
    standard = LongText("支持标准", source=_LIST)
    way = Code("兑现方式", POLICY_WAY, source=_LIST)
    department = Text("主管部门", max_length=80, source=_LIST)
    limit_days = Whole("兑现时限", unit="工作日", note="自受理次日起", source=_LIST)
    funding = Text("资金来源", empty=True, note="各级分担比例", source=_LIST)
    guide_on = Day("申兑指南公布日期", empty=True, note="政策公布后7个工作日内", source=_LIST)
    valid_from = Day("有效期起", source=_LIST)
    valid_to = Day("有效期止", empty=True, note="长期有效的不填", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Policies(Ledger, of=Policy):
    """惠企政策清单."""

    name, keeper = "惠企政策清单", "政务服务科"
    rights = Rights(read=EVERYONE)
    about = "惠企政策可兑现的条款，逐条登记对象、条件、标准、兑现方式和时限。"
    key = ("policy_no", "clause")
    title = ("name", "clause")
    search = ("policy_no", "name", "doc_no", "audience", "department")
    filters = ("way", "department", "valid_from", "valid_to")
    order = ("policy_no", "clause")
    checks = (
        limit_positive,
        *dates_in_order("policy.days", {"valid_from": "有效期起", "valid_to": "有效期止"}),
    )
    explanation = "note"
    left_out: ClassVar = {
        "受理地址、电话": "统一由政务服务大厅惠企窗口受理。",
        "状态": "由有效期得出，不登记。",
        "政策原文": "是附件而非数据：随本行存放。",
    }
    rules = ("惠企政策兑现管理办法",)
