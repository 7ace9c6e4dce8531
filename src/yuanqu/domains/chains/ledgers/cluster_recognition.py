"""集群和试验区申报 — recognitions applied for, from the first plan to the award and its recheck."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import LEVEL, RECOGNITION_KIND
from yuanqu.domains.chains.rules.targets import above_scale_within_all
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_NOTICE = "申报通知"
PLANNED, DRAFTING = State("planned", "谋划"), State("drafting", "编制材料")
RECOMMENDED, ACCEPTED = State("recommended", "县市已推荐"), State("accepted", "省级已受理")
REVIEWED, PUBLICISED = State("reviewed", "已评审"), State("publicised", "公示中")
RECOGNISED, RECHECK = State("recognised", "已认定", final=True), State("recheck", "复核中")
REFUSED, LAPSED = State("refused", "未通过", final=True), State("lapsed", "认定失效", final=True)
PENDING = (RECOMMENDED, ACCEPTED, REVIEWED, PUBLICISED)


class ClusterRecognition(Record):
    """One title applied for in one year."""

    title = Text("申报名称", note="如「装备制造特色产业试验区」", source=_NOTICE)
    year = Whole("申报年度", unit="年", source=_NOTICE)
    kind = Code("认定类别", RECOGNITION_KIND, source=_NOTICE)
    level = Code("级别", LEVEL, source=_NOTICE)
    authority = Text("主管部门", max_length=80, source=_NOTICE)
    chain = Link("申报产业链", "chains.IndustryChain", aliases=("产业链名称", "产业链编号"))
    main_product = Text("主导产品", source=_NOTICE)
    planned_on = Day("谋划日期", source="园区申报工作台账")
    deadline = Day("申报截止日", empty=True, note="通知规定的推荐截止日", source=_NOTICE)
    figures_on = Day("数据截止日", empty=True, note="申报数据取数的日期，推荐时必填", source=_NOTICE)
    companies = Whole("企业数", unit="家", empty=True, source=_NOTICE)
    above_scale = Whole("规上企业数", unit="家", empty=True, source=_NOTICE)
    revenue = Amount("营业收入", "亿元", empty=True, source=_NOTICE)
    tax = Amount("税收", "亿元", places=4, empty=True, source=_NOTICE)
    specialised = Whole("专精特新企业数", unit="家", empty=True, source=_NOTICE)
    rd_share = Amount("研发费用占比", "%", empty=True, source=_NOTICE)
    state = StateColumn(
        "申报进度", (PLANNED, DRAFTING, *PENDING, RECOGNISED, RECHECK, REFUSED, LAPSED), aliases=("状态",)
    )
    drafting_on = MovedOn("编制启动日期")
    recommended_on = MovedOn("推荐日期", source=_NOTICE)
    accepted_on = MovedOn("受理日期", source=_NOTICE)
    reviewed_on = MovedOn("评审日期", source=_NOTICE)
    publicised_on = MovedOn("公示日期", source=_NOTICE)
    recognised_on = MovedOn("认定日期", source=_NOTICE)
    refused_on = MovedOn("未通过日期")
    withdrawn_on = Day("撤回申报日期", empty=True, note="园区主动撤回的日期")
    doc_no = Text("认定文号", max_length=80, empty=True, note="认定时必填", source=_NOTICE)
    valid_to = Day("有效期至", empty=True, note="认定时必填", source=_NOTICE)
    note = LongText("说明", empty=True, aliases=("备注",))


class ClusterRecognitions(Ledger, of=ClusterRecognition):
    """集群和试验区申报台账."""

    name, keeper = "集群和试验区申报台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "产业集群、特色产业基地和试验区的申报，从谋划、推荐、受理、评审、公示到认定和复核。"
    key = ("title", "year")
    title = ("title",)
    columns = (
        "title",
        "year",
        "kind",
        "level",
        "authority",
        "chain",
        "state",
        "recommended_on",
        "accepted_on",
        "recognised_on",
        "valid_to",
    )
    search = ("title", "authority", "chain.name", "doc_no")
    filters = ("state", "kind", "level", "chain", "year")
    order = ("-year", "title")
    checks = (
        *dates_in_order("cluster_recognition.dates", {"planned_on": "谋划日期", "deadline": "申报截止日"}),
        above_scale_within_all,
    )
    explanation = "note"
    left_out: ClassVar = {"复核日": "以有效期至为准，复核在到期前办理。"}
    rules = ("中小企业特色产业集群认定程序", _NOTICE)


class RecognitionWay(Procedure, of=ClusterRecognition):
    """申报认定: the zone applies, the county recommends, the province decides; a title is rechecked before it ends."""

    name = "集群和试验区申报"
    about = "自主申报、县市推荐、省级受理、专家评审、公示、认定，期满前复核；未通过的可以重新申报。"
    rules = ("中小企业特色产业集群认定程序",)
    begin = Begin("列入谋划", PLANNED, on="planned_on")
    draft = Move("启动编制", PLANNED, DRAFTING, day="drafting_on")
    recommend = Move(
        "县市推荐",
        DRAFTING,
        RECOMMENDED,
        day="recommended_on",
        needs=("figures_on", "companies", "above_scale", "revenue"),
        fills=("tax", "specialised", "rd_share"),
    )
    accept = Move("省级受理", RECOMMENDED, ACCEPTED, day="accepted_on")
    review = Move("评审", ACCEPTED, REVIEWED, day="reviewed_on")
    publicise = Move("公示", REVIEWED, PUBLICISED, day="publicised_on")
    recognise = Move("认定", PUBLICISED, RECOGNISED, day="recognised_on", needs=("doc_no", "valid_to"))
    send_back = Move("退回补正", (RECOMMENDED, ACCEPTED), DRAFTING, reason=True)
    refuse = Move("未通过", PENDING, REFUSED, day="refused_on", reason=True)
    apply_again = Move("重新申报", REFUSED, DRAFTING, by=(Role.HEAD,), needs=("deadline",), reason=True)
    recheck = Move("启动复核", RECOGNISED, RECHECK)
    keep = Move("复核通过", RECHECK, RECOGNISED, needs=("valid_to",))
    lapse = Move("复核未通过", RECHECK, LAPSED, reason=True)
    clocks = (
        Clock("申报截止", since=("begin", "send_back", "apply_again"), until="recommend", due="deadline"),
        Clock("认定到期复核", since=("recognise", "keep"), until="recheck", due="valid_to"),
    )
