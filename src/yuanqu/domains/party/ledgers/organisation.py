"""党组织台账 — party organisations of the zone's enterprises: approved, formed, dissolved."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import BRANCH_GRADE, FORM_MODE, ORG_TYPE, SECRETARY_SOURCE
from yuanqu.domains.party.coverage_rules import (
    dissolution_whole,
    joint_branch_formed_jointly,
    joint_branch_named,
    terms_end,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "党组织信息采集表"


class Organisation(Record):
    """One organisation; which enterprises it covers stands in the coverage relations."""

    org_code = Text("党组织代码", max_length=40, aliases=("组织代码",), note="如「YLGX-Z001」", source=_FORM)
    org_name = Text(
        "党组织全称", aliases=("组织名称", "党组织名称"), note="如「中共××有限公司支部委员会」", source=_FORM
    )
    short_name = Text("党组织简称", max_length=80, empty=True, source=_FORM)
    org_type = Code("党组织类别", ORG_TYPE, aliases=("类别",), source="中国共产党支部工作条例（试行）")
    form_mode = Code("组建方式", FORM_MODE, source="党组织组建程序")
    parent = Text("上级党组织", note="园区党工委、非公综合党委等", source=_FORM)
    approved_by = Text("批准单位", source=_FORM)
    approval_no = Text("批准文号", max_length=80, source=_FORM)
    approved_on = Day("批准日期", aliases=("成立日期", "成立时间"), note="成立以批准日期为准", source=_FORM)
    secretary = Text("书记", max_length=60, personal=True, source=_FORM)
    secretary_phone = Text("书记电话", max_length=60, empty=True, personal=True, source=_FORM)
    secretary_source = Code("书记来源", SECRETARY_SOURCE, source=_FORM)
    elected_on = Day("选举日期", empty=True, aliases=("换届日期",), source=_FORM)
    term_to = Day("届满日期", empty=True, note="选举日期起支部三年、党委和总支五年；系统计算")
    grade = Code(
        "三化评定", BRANCH_GRADE, empty=True, note="标准化、规范化、制度化", source="支部三化建设评定"
    )
    is_weak = YesNo("是否软弱涣散", empty=True, source="支部三化建设评定")
    cancelled_on = Day("撤销日期", empty=True, source=_FORM)
    cancel_reason = Text("撤销理由", empty=True, note="撤销的必填", source=_FORM)
    cancel_no = Text("撤销文号", max_length=80, empty=True, note="撤销的必填", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Organisations(Ledger, of=Organisation):
    """党组织台账."""

    name, keeper = "党组织台账", "党建科"
    about = "园区非公企业党组织的类别、组建方式、批准和撤销，新建个数按组建方式和批准日期计。"
    key = ("org_code",)
    title = ("org_name",)
    called = ("short_name",)
    columns = (
        "org_code",
        "org_name",
        "org_type",
        "form_mode",
        "approved_on",
        "secretary",
        "secretary_source",
        "term_to",
        "grade",
        "cancelled_on",
    )
    search = ("org_name", "org_code", "short_name", "approval_no")
    filters = ("org_type", "form_mode", "approved_on", "grade")
    order = ("org_code",)
    checks = (
        joint_branch_formed_jointly,
        dissolution_whole,
        *dates_in_order("organisation.dates", {"approved_on": "批准日期", "cancelled_on": "撤销日期"}),
        *dates_in_order("organisation.election", {"approved_on": "批准日期", "elected_on": "选举日期"}),
        joint_branch_named,
    )
    explanation = "note"
    derived: ClassVar = {"term_to": terms_end}
    left_out: ClassVar = {
        "党员数": "由党员名册得出；名册受限，只在党建科内查看。",
        "所覆盖企业": "随时间变化，见覆盖关系台账（party.coverage）。",
    }
    rules = ("中国共产党支部工作条例（试行）", "中国共产党基层组织选举工作条例")
