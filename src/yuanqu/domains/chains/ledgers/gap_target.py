"""补链强链延链目标清单 — who is wanted for which gap, from listing to a plant that produces."""

from __future__ import annotations

from yuanqu.domains.chains.codes import PRIORITY, TARGET_KIND
from yuanqu.domains.chains.rules.targets import kind_fits_strength, project_on_segment, project_produces
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "补链强链延链招商目标清单"
LISTED, CONTACTED, LED = State("listed", "列入"), State("contacted", "已接触"), State("led", "已转线索")
SIGNED, LANDED = State("signed", "已签约"), State("landed", "已落地", final=True)
DROPPED = State("dropped", "放弃", final=True)


class GapTarget(Record):
    """One enterprise that is wanted on one segment."""

    target_no = Text("目标编号", max_length=40, note="如「MB2025-001」", source=_LIST)
    segment = Link("环节", "chains.Segment", aliases=("环节编号", "环节名称"))
    kind = Code("类型", TARGET_KIND, note="环节缺失的为补链，薄弱的为强链", source=_LIST)
    gap = LongText("缺口说明", source=_LIST)
    target_firm = Text("目标企业", source=_LIST)
    hq_region = Text("总部所在地", max_length=80, aliases=("总部地",), source=_LIST)
    rank = Text("行业地位", source=_LIST)
    expansion_news = LongText("扩产动向", empty=True, source=_LIST)
    introducer = Link("引荐链主", "registers.Enterprise", empty=True, source=_LIST)
    angle = Text("切入点", empty=True, source=_LIST)
    priority = Code("优先级", PRIORITY, source=_LIST)
    owner_dept = Text("责任专班", max_length=80, source=_LIST)
    owner = Text("责任人", max_length=60, empty=True, personal=True, source=_LIST)
    listed_on = Day("列入日期", source=_LIST)
    contact_by = Day("计划首次接触日", empty=True, source=_LIST)
    progress = LongText("最近进展", empty=True, source=_LIST)
    removed_on = Day("移出清单日期", empty=True, note="清单换年、企业注销等，不再跟踪的日期", source=_LIST)
    lead = Link("招商线索", "investment.Lead", empty=True, aliases=("线索编号",), note="转线索时必填")
    project = Link("签约项目", "registers.Project", empty=True, aliases=("项目编号",), note="已签约的必填")
    state = StateColumn("状态", (LISTED, CONTACTED, LED, SIGNED, LANDED, DROPPED))
    contacted_on = MovedOn("首次接触日期", source=_LIST)
    led_on = MovedOn("转线索日期", source=_LIST)
    signed_on = MovedOn("签约日期", source=_LIST)
    landed_on = MovedOn("落地日期", source=_LIST)
    dropped_on = MovedOn("放弃日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class GapTargets(Ledger, of=GapTarget):
    """补链强链延链目标清单."""

    name, keeper = "补链强链延链目标清单", "产业发展科"
    rights = Rights(read=("招商科",))
    about = "对着薄弱、缺失环节列出的招引目标企业，从接触、转线索、签约到投产落地，逐家闭环。"
    key = ("target_no",)
    title = ("target_no", "target_firm")
    columns = (
        "target_no",
        "segment",
        "kind",
        "target_firm",
        "hq_region",
        "priority",
        "owner_dept",
        "listed_on",
        "state",
        "lead",
        "project",
    )
    search = ("target_no", "target_firm", "gap", "segment.name", "hq_region")
    filters = ("state", "segment", "kind", "priority", "listed_on")
    order = ("priority", "target_no")
    checks = (
        *dates_in_order("gap_target.dates", {"listed_on": "列入日期", "contact_by": "计划首次接触日"}),
        kind_fits_strength,
    )
    explanation = "note"
    rules = (_LIST,)


class GapClosing(Procedure, of=GapTarget):
    """目标闭环: contacted, handed to recruitment as a lead, signed with a project on the segment, landed."""

    name = "补链强链目标闭环"
    about = "目标企业从列入、接触、转线索、签约到项目投产落地；签约项目须已上链，落地前环节须重新判定。"
    rules = (_LIST,)
    begin = Begin("列入清单", LISTED, on="listed_on")
    contact = Move("首次接触", LISTED, CONTACTED, day="contacted_on", needs=("progress",))
    hand_over = Move("转招商线索", CONTACTED, LED, day="led_on", needs=("progress", "lead"))
    sign = Move(
        "签约", (CONTACTED, LED), SIGNED, day="signed_on", needs=("project",), guards=(project_on_segment,)
    )
    land = Move(
        "投产落地",
        SIGNED,
        LANDED,
        by=(Role.HEAD,),
        day="landed_on",
        not_by="sign",
        guards=(project_produces,),
    )
    fall_through = Move("签约未履行", SIGNED, CONTACTED, by=(Role.HEAD,), reason=True)
    drop = Move(
        "放弃", (LISTED, CONTACTED, LED, SIGNED), DROPPED, by=(Role.HEAD,), day="dropped_on", reason=True
    )
    list_again = Move("重新列入", DROPPED, LISTED, by=(Role.HEAD,), needs=("contact_by",), reason=True)
    clocks = (
        Clock("首次接触期限", since=("begin", "list_again"), until=("contact", "drop"), due="contact_by"),
    )
