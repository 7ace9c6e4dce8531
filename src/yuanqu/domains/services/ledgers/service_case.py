"""办件台账 — service cases, from application to completion; one row a case."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.clocks import promised_days
from yuanqu.domains.services.codes import APPLICANT_TYPE, CHANNEL, DONE_RESULT
from yuanqu.domains.services.rules.cases import (
    accepted_before_done,
    certificate_named,
    done_by_today,
    enterprise_given,
    fee_not_negative,
    forwarded_by_right,
    item_in_guide,
    person_is_no_enterprise,
    refused_not_accepted,
    result_with_date,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Moment, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_SYSTEM = "办件系统"


class ServiceCase(Record):
    """One case. Its clock starts at 受理; the applicant may be a natural person, who is no enterprise."""

    case_no = Text("申办流水号", max_length=60, aliases=("办件编号", "流水号"), source=_SYSTEM)
    case_short_no = Text("申办短号", max_length=40, empty=True, source=_SYSTEM)
    task_code = Text("事项编码", max_length=40, aliases=("实施编码",), source=_SYSTEM)
    task_name = Text("事项名称", source=_SYSTEM)
    situation = Text("办理情形", empty=True, source=_SYSTEM)
    applicant = Text("申请人", personal=True, aliases=("申请人名称",), source=_SYSTEM)
    applicant_type = Code("申请人类型", APPLICANT_TYPE, source="政务服务事项实施清单要素")
    applicant_id = Text("申请人证件号", max_length=40, empty=True, personal=True, source=_SYSTEM)
    enterprise = Link(
        "企业",
        "registers.Enterprise",
        empty=True,
        aliases=("统一社会信用代码", "企业名称"),
        note="申请人为园区企业的填",
    )
    channel = Code("申请来源", CHANNEL, source=_SYSTEM)
    applied_at = Moment("申请时间", source=_SYSTEM)
    received_at = Moment("收件时间", empty=True, source=_SYSTEM)
    accepted_at = Moment("受理时间", empty=True, note="时限自受理起算；未受理的不填", source=_SYSTEM)
    refused_at = Moment("不予受理时间", empty=True, source=_SYSTEM)
    withdrawn_at = Moment("撤回时间", empty=True, aliases=("撤销申请时间",), source=_SYSTEM)
    promised_by = Day("承诺办结日", empty=True, note="受理日加承诺时限，挂起期间顺延；系统计算")
    done_at = Moment("办结时间", empty=True, source=_SYSTEM)
    done_dept = Text("办结部门", max_length=80, empty=True, source=_SYSTEM)
    done_result = Code("办结结果", DONE_RESULT, empty=True, note="办结的必填", source=_SYSTEM)
    cert_name = Text("证照名称", empty=True, note="出证办结的填", source=_SYSTEM)
    cert_no = Text("证照编号", max_length=80, empty=True, source=_SYSTEM)
    cert_to = Day("证照有效期至", empty=True, source=_SYSTEM)
    fee = Amount("收费金额", "元", empty=True, source=_SYSTEM)
    delegated_item = Link("赋权事项", "services.DelegatedItem", empty=True, note="填清单编号；非赋权事项不填")
    agency = Link(
        "帮代办", "services.AgencyService", empty=True, aliases=("帮代办编号",), note="帮代办的填编号"
    )
    project = Link("关联项目", "registers.Project", empty=True, aliases=("项目编号",))
    note = LongText("说明", empty=True, aliases=("备注",))


class ServiceCases(Ledger, of=ServiceCase):
    """办件台账."""

    name, keeper = "办件台账", "政务服务科"
    about = "企业和群众在园区申办事项的办件记录，自受理起按承诺时限计时。"
    key = ("case_no",)
    title = ("case_no", "task_name")
    columns = (
        "case_no",
        "task_name",
        "applicant_type",
        "enterprise",
        "channel",
        "accepted_at",
        "promised_by",
        "done_at",
        "done_result",
        "delegated_item",
    )
    search = ("case_no", "case_short_no", "task_name", "enterprise.name", "enterprise.uscc")
    filters = ("accepted_at", "done_result", "channel", "applicant_type", "delegated_item")
    order = ("-accepted_at", "case_no")
    checks = (
        *dates_in_order(
            "service_case.times",
            {
                "applied_at": "申请时间",
                "received_at": "收件时间",
                "accepted_at": "受理时间",
                "done_at": "办结时间",
            },
        ),
        result_with_date,
        accepted_before_done,
        refused_not_accepted,
        person_is_no_enterprise,
        fee_not_negative,
        forwarded_by_right,
        enterprise_given,
        certificate_named,
        item_in_guide,
        done_by_today,
    )
    explanation = "note"
    derived: ClassVar = {"promised_by": promised_days}
    left_out: ClassVar = {
        "办件状态": "由受理、挂起、办结等日期得出，不另登记。",
        "超期": "办结时间与承诺办结日相比得出，不另登记。",
    }
    rules = ("中华人民共和国行政许可法", "政务服务办件数据规范")
