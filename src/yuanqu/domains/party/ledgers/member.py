"""党员名册 — members of the zone's organisations by name. Restricted: one department reads it, nothing leaves it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import FLOW_STATUS, PARTY_POST, PARTY_STATUS, SEX
from yuanqu.domains.party.rules import full_member_dated, transferred_in_order
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Month, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "党员信息采集表"


class Member(Record):
    """One person. Every column but the number is personal: none enters snapshots, comments or the lake."""

    member_no = Text("党员编号", max_length=40, aliases=("编号",), note="如「DY-0001」", source=_FORM)
    person = Text("姓名", max_length=60, personal=True, source=_FORM)
    sex = Code("性别", SEX, personal=True, source=_FORM)
    nation = Text("民族", max_length=40, personal=True, source=_FORM)
    born_on = Day("出生日期", personal=True, source=_FORM)
    education = Text("学历", max_length=40, empty=True, personal=True, source=_FORM)
    joined_on = Day("入党日期", empty=True, personal=True, aliases=("入党时间",), source=_FORM)
    full_on = Day("转正日期", empty=True, personal=True, aliases=("转正时间",), source=_FORM)
    status = Code("党内状态", PARTY_STATUS, personal=True, source=_FORM)
    flow = Code("组织状态", FLOW_STATUS, personal=True, source=_FORM)
    post = Code("党内职务", PARTY_POST, personal=True, source=_FORM)
    organisation = Link("所在支部", "party.Organisation", personal=True, aliases=("所在党组织",))
    attached_to = Text("挂靠支部", empty=True, personal=True, source=_FORM)
    moved_in_on = Day("关系转入日期", empty=True, personal=True, source=_FORM)
    moved_out_on = Day("关系转出日期", empty=True, personal=True, source=_FORM)
    enterprise = Link(
        "所在企业",
        "registers.Enterprise",
        empty=True,
        personal=True,
        aliases=("统一社会信用代码", "企业名称"),
    )
    job = Text("岗位", max_length=80, empty=True, personal=True, source=_FORM)
    dues = Amount("月交党费", "元", empty=True, personal=True, source=_FORM)
    dues_to = Month("党费交至", empty=True, personal=True, source=_FORM)
    introducers = Text("入党介绍人", empty=True, personal=True, source=_FORM)
    note = LongText("说明", empty=True, personal=True, aliases=("备注",))


class Members(Ledger, of=Member):
    """党员名册（受限）."""

    name, keeper = "党员名册", "党建科"
    rights = Rights(export=())
    about = "园区非公企业党员逐人登记，仅党建科查看，不导出，不用于其他系统；各项统计只用摸排表的人数。"
    key = ("member_no",)
    title = ("member_no",)
    columns = ("member_no", "person", "organisation", "status", "flow", "post", "moved_in_on", "moved_out_on")
    search = ("member_no",)
    filters = ("organisation", "status", "flow", "post")
    order = ("member_no",)
    event = "joined_on"
    checks = (
        full_member_dated,
        *dates_in_order("member.dates", {"joined_on": "入党日期", "full_on": "转正日期"}),
        transferred_in_order,
    )
    explanation = "note"
    left_out: ClassVar = {"身份证号": "最小必要：以党员编号区分，身份证号只在全国党员管理信息系统中保存。"}
    rules = ("中国共产党党员教育管理工作条例", "中华人民共和国个人信息保护法")
