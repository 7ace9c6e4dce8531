"""特种作业人员 — who holds which certificate, until when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import OPERATION, TRADE
from yuanqu.domains.safety.rules.people import (
    id_number_valid,
    nobody_works_on_an_expired_certificate,
    operation_of_its_trade,
    valid_for_six_years,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "特种作业目录"


class SpecialOperator(Record):
    """One certificate for one operation."""

    certificate = Text("证书编号", max_length=60, source=_LIST)
    operation = Code("操作项目", OPERATION, source=_LIST)
    trade = Code("作业类别", TRADE, source=_LIST)
    object = Link("所在单位", "safety.InspectedObject", aliases=("所在企业", "企业名称", "单位名称"))
    name = Text("姓名", max_length=60, personal=True, source=_LIST)
    id_number = Text("身份证号", max_length=18, empty=True, personal=True, source="GB 11643")
    issued_on = Day("初领日期", source=_LIST)
    review_due_on = Day("复审日期", empty=True, source=_LIST)
    valid_until = Day("有效期止", source=_LIST)
    on_duty = YesNo("是否在岗", empty=True)
    note = LongText("说明", empty=True, aliases=("备注",))


class SpecialOperators(Ledger, of=SpecialOperator):
    """特种作业人员台账."""

    name, keeper = "特种作业人员台账", "安全环保科"
    rights = Rights(export=(Role.CLERK, Role.HEAD))
    about = "各单位特种作业人员的证书、操作项目和有效期。"
    key = ("certificate", "operation")
    title = ("certificate", "operation")
    columns = ("certificate", "trade", "operation", "object", "issued_on", "review_due_on", "valid_until")
    search = ("certificate", "object.name")
    filters = ("trade", "operation", "valid_until", "on_duty")
    order = ("valid_until",)
    event = "issued_on"
    checks = (
        operation_of_its_trade,
        id_number_valid,
        *dates_in_order(
            "special_operator.dates",
            {"issued_on": "初领日期", "review_due_on": "复审日期", "valid_until": "有效期止"},
        ),
        valid_for_six_years,
        nobody_works_on_an_expired_certificate,
    )
    explanation = "note"
    left_out: ClassVar = {"是否有效": "由有效期止得出，不另登记。"}
    rules = ("中华人民共和国安全生产法第三十条", "特种作业人员安全技术培训考核管理规定")
