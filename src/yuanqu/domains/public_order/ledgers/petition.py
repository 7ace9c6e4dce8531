"""信访事项登记台账 — one row a matter: registered, accepted in 15 days, handled in 60 or 90, answered."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.clocks import accept_late_from, due_days, ended_days, overdue_from
from yuanqu.domains.public_order.codes import (
    CHANNEL,
    CLOSED_KIND,
    DECISION,
    DECLINE_GROUND,
    GROUP_KIND,
    HOTSPOT,
    PETITION_SOURCE,
    PURPOSE,
    SATISFACTION,
    SUBJECT,
    UNDERTAKER,
    VERIFIED,
    VISIT_LEVEL,
)
from yuanqu.domains.public_order.rules.petitions import (
    at_least_one_person,
    at_most_five_represent,
    can_be_told,
    discontent_says_why,
    extension_within_thirty,
    goes_on_from_an_earlier,
    group_kinds,
    has_the_number_of_its_source,
    looks_like_an_earlier,
    only_reports_are_anonymous,
    repeats,
    same_matter_names_the_first,
    visitors_come,
)
from yuanqu.domains.public_order.rules.words import by_today, received_once_given
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order, identity_number

_LAW = "信访工作条例"
_FORM = "信访事项登记表"
_SYSTEM = "全国信访信息系统"

REGISTERED, ASSIGNED = State("registered", "待受理"), State("assigned", "待签收受理")
HANDLING, EXTENDING = State("handling", "办理中"), State("extending", "待批延期")
SUPERVISED, ANSWERED = State("supervised", "逾期督办"), State("answered", "已答复待办结")
CLOSED, RESOLVED = State("closed", "已办结", final=True), State("resolved", "已化解", final=True)
DECLINED, TRANSFERRED = State("declined", "不予受理", final=True), State("transferred", "已转送", final=True)
RETURNED, MERGED = State("returned", "已异议退回", final=True), State("merged", "已并案", final=True)
STATES = (
    REGISTERED, ASSIGNED, DECLINED, TRANSFERRED, RETURNED, HANDLING, EXTENDING, SUPERVISED, ANSWERED, CLOSED, RESOLVED,
    MERGED,
)  # fmt: skip


class Petition(Record):
    """One matter; several petitioners in it are one row, and their number is in 人数."""

    number = Text("登记编号", max_length=40, note="年份加序号，如「XF2025-001」", source=_LAW)
    national_number = Text("国家系统编号", max_length=60, empty=True, source=_SYSTEM)
    registered_on = Day(
        "登记日期", aliases=("来信日期", "来访日期", "收到日期"), note="各项期限由此起算", source=_LAW
    )
    source = Code("信访来源", PETITION_SOURCE, aliases=("来源",), source="平安园区建设方案")
    source_number = Text(
        "来源编号",
        max_length=60,
        empty=True,
        aliases=("原工单号", "转送文号", "帖文编号"),
        note="不是来访的必填",
    )
    reply_due_on = Day(
        "来件要求反馈日期",
        empty=True,
        aliases=("要求反馈日期", "工单反馈期限"),
        note="12345工单、五型等来件写明的填，末日计入",
    )
    channel = Code("信访形式", CHANNEL, note="来访的填来访", source=_LAW)
    petitioner = Text("信访人姓名", max_length=60, personal=True, note="揭发控告可填「匿名」", source=_FORM)
    phone = Text("联系电话", max_length=40, empty=True, personal=True, source=_FORM)
    address = Text("住址", empty=True, personal=True, source=_FORM)
    id_number = Text("身份证号", max_length=18, empty=True, personal=True, source="GB 11643")
    headcount = Whole("人数", unit="人次", aliases=("信访人数",), note="同一事项的信访人数", source=_FORM)
    representatives = Whole(
        "代表人数", unit="人", empty=True, note="五人以上来访的填，不超过五人", source=_LAW
    )
    group_kind = Code("信访规模", GROUP_KIND, empty=True, note="由人数和形式得出", source=_SYSTEM)
    visit_level = Code("上访层级", VISIT_LEVEL, empty=True, source=_SYSTEM)
    repeat_of = Link(
        "关联原件",
        "public_order.Petition",
        empty=True,
        aliases=("首次信访编号",),
        note="重复件填首次信访的登记编号",
    )
    repeated = YesNo("是否重复", empty=True, note="由关联原件得出", source=_SYSTEM)
    purpose = Code("信访目的", PURPOSE, source=_SYSTEM)
    subject = Code("内容分类", SUBJECT, source=_SYSTEM)
    hotspot = Code("热点问题", HOTSPOT, empty=True, source=_FORM)
    locality = Text("问题属地", max_length=80, source=_FORM)
    enterprise = Link(
        "涉事企业", "registers.Enterprise", empty=True, aliases=("企业名称",), note="园区企业填这里"
    )
    respondent = Text("其他涉事单位", max_length=120, empty=True, source=_FORM)
    summary = LongText("内容概况", source=_FORM)
    legal_route = YesNo("涉法涉诉", note="是的应转送政法部门", source=_LAW)
    threat = YesNo("是否扬言", note="是的立即报告包案领导", source=_FORM)
    backlog = YesNo("是否积案", empty=True, source=_FORM)
    undertaker = Code(
        "承办部门", UNDERTAKER, empty=True, aliases=("承办单位", "主办部门"), note="交办时必填", source=_FORM
    )
    co_undertakers = Text("协办部门", empty=True, note="多个以顿号分隔", source=_FORM)
    sponsor = Text(
        "包案领导", max_length=60, empty=True, note="重复、集体访、扬言的必填", source="领导包案制度"
    )
    objection = LongText("异议理由", empty=True, note="异议退回时必填", source=_LAW)
    decline_ground = Code("不予受理情形", DECLINE_GROUND, empty=True, source=_LAW)
    decline_text = LongText("不予受理的理由和告知的途径", empty=True, note="不予受理时必填", source=_LAW)
    due_on = Day("办理期限", empty=True, note="受理之日起60日，批准延期的加延期天数；系统得出", source=_LAW)
    extension_days = Whole("延期天数", unit="天", empty=True, note="不超过30，如：20", source=_LAW)
    extension_why = LongText("延期理由", empty=True, note="申请延期时必填，告知信访人", source=_LAW)
    verified = Code("是否属实", VERIFIED, empty=True, note="答复时必填", source="信访处理意见书")
    decision = Code("处理结论", DECISION, empty=True, note="答复时必填", source=_LAW)
    answer_no = Text("处理意见书文号", max_length=60, empty=True, note="答复时必填", source="信访处理意见书")
    answer_received_on = Day(
        "答复送达日期",
        empty=True,
        aliases=("书面答复收到日期",),
        note="送达回执的日期，请求复查的30日由此起算",
        source=_LAW,
    )
    closed_kind = Code("办结类型", CLOSED_KIND, empty=True, note="办结不等于化解", source="信访三本台账")
    satisfaction_bureau = Code("对信访部门满意度", SATISFACTION, empty=True, source=_SYSTEM)
    satisfaction_unit = Code("对责任单位满意度", SATISFACTION, empty=True, source=_SYSTEM)
    dissatisfied_why = Text("不满意原因", empty=True, source=_SYSTEM)
    accept_late_from = Day(
        "受理逾期起算日", empty=True, note="登记（或退回本园区）第16日，已按期决定的没有；系统得出"
    )
    overdue_from = Day("办理逾期起算日", empty=True, note="办理期限的次日，已按期答复的没有；系统得出")
    ended_on = Day("了结日期", empty=True, note="办结、不予受理、转送、退回或者并案之日；系统得出")
    state = StateColumn("状态", STATES, aliases=("办理状态",))
    assigned_on = MovedOn("交办日期", source=_LAW)
    handed_back_on = MovedOn("部门异议日期", source=_LAW)
    accepted_on = MovedOn("受理日期", aliases=("受理告知日期",), source=_LAW)
    declined_on = MovedOn("不予受理日期", source=_LAW)
    transferred_on = MovedOn("转送日期", source=_LAW)
    returned_on = MovedOn("异议退回日期", source=_LAW)
    came_back_on = MovedOn("退回本园区日期", source=_LAW)
    merged_on = MovedOn("并案日期", source=_SYSTEM)
    extension_asked_on = MovedOn("申请延期日期", source=_LAW)
    extended_on = MovedOn("批准延期日期", source=_LAW)
    extension_told_on = MovedOn("告知延期日期", source=_LAW)
    supervised_on = MovedOn("转督办日期", source=_LAW)
    answered_on = MovedOn("答复日期", source=_LAW)
    closed_on = MovedOn("办结日期", source=_FORM)
    resolved_on = MovedOn("化解日期", source=_FORM)
    reopened_on = MovedOn("重新办理日期", source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class Petitions(Ledger, of=Petition):
    """信访事项登记台账."""

    name, keeper = "信访事项登记台账", "政法综治科"
    rights = Rights(  # who undertakes a matter answers the petitioner in writing, and so has to know whom and where
        export=(Role.CLERK, Role.HEAD),
        fillings=(Filling("undertaker", sees=("petitioner", "phone", "address")),),
    )
    about = "五个来源收到的信访事项，从登记、受理、办理、延期、答复到办结，一个事项一行。"
    key = ("number",)
    title = ("number", "subject")
    columns = (
        "number",
        "registered_on",
        "source",
        "channel",
        "group_kind",
        "headcount",
        "subject",
        "undertaker",
        "state",
        "due_on",
        "accepted_on",
        "answered_on",
        "closed_on",
    )
    search = ("number", "source_number", "national_number", "enterprise.name", "summary")
    filters = (
        "registered_on",
        "state",
        "source",
        "subject",
        "group_kind",
        "repeated",
        "undertaker",
        "due_on",
    )
    order = ("-registered_on", "number")
    totals = ("headcount",)
    checks = (
        visitors_come,
        has_the_number_of_its_source,
        at_least_one_person,
        at_most_five_represent,
        only_reports_are_anonymous,
        can_be_told,
        identity_number("petition.id_number", "id_number"),
        extension_within_thirty,
        discontent_says_why,
        same_matter_names_the_first,
        *dates_in_order(
            "petition.reply_due", {"registered_on": "登记日期", "reply_due_on": "来件要求反馈日期"}
        ),
        received_once_given("petition.received", "answer_received_on", "answered_on"),
        by_today("petition.received_ahead", "answer_received_on", "答复送达日期"),
        by_today("petition.registered_ahead", "registered_on", "登记日期"),
        goes_on_from_an_earlier,
        looks_like_an_earlier,
    )
    explanation = "note"
    derived: ClassVar = {
        "group_kind": group_kinds,
        "repeated": repeats,
        "due_on": due_days,
        "accept_late_from": accept_late_from,
        "overdue_from": overdue_from,
        "ended_on": ended_days,
    }
    left_out: ClassVar = {
        "办理方式、办理经过": "就是流程的动作：每一步的日期、办理人和原因都留在办理记录里，不另填。",
        "性别、年龄、民族、文化程度": "收集最少的个人信息：与办理无关的不收集。",
        "内容分类二级、三级": "约一百项的全国代码表没有公开文本：先用一级17类，事由写在内容概况。",
        "重复次数": "由关联同一原件的件数得出，不另登记。",
        "稳控措施": "属人员管控信息，不进入本系统。",
        "受理告知书、处理意见书": "是附件而非数据：受理、答复时作为佐证随本行存放。",
    }
    rules = (_LAW,)
