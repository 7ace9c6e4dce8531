"""报装接入台账 — an application to be connected, from acceptance to the day the supply is put through."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.utilities import answer_days
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights

_SUPPLY = "供电监管办法"

ACCEPTED, ANSWERED = State("accepted", "待答复方案"), State("answered", "待送审设计")
REVIEWING, BUILDING = State("reviewing", "设计审核中"), State("building", "接入施工中")
INSPECTING, CHECKING = State("inspecting", "中间检查中"), State("checking", "竣工检验中")
CHECKED, CONNECTED = State("checked", "待接通"), State("connected", "已接通", final=True)
WITHDRAWN = State("withdrawn", "已撤回", final=True)


class Connection(Record):
    """One application for one demand."""

    case_no = Text("受理编号", max_length=60, note="供方给的编号", source=_SUPPLY)
    demand = Link("用能需求", "infrastructure.UtilityDemand", aliases=("需求编号",))
    supplier = Text("受理单位", max_length=120, aliases=("供方",), source=_SUPPLY)
    accepted_on = Day("受理日期", source=_SUPPLY)
    answer_limit = Whole("供方公布的答复时限", unit="工作日", empty=True, note="用电的不填，按电源数计算")
    answer_due_on = Day("方案答复期限", empty=True, note="受理日加答复时限；系统得出")
    scheme = Text("供应方案", empty=True, note="答复时填接入点和方式", source=_SUPPLY)
    designer = Text("设计单位", max_length=120, empty=True, source=_SUPPLY)
    builder = Text("接入施工单位", max_length=120, empty=True, source=_SUPPLY)
    state = StateColumn(
        "报装状态",
        (ACCEPTED, ANSWERED, REVIEWING, BUILDING, INSPECTING, CHECKING, CHECKED, CONNECTED, WITHDRAWN),
        aliases=("状态",),
    )
    answered_on = MovedOn("方案答复日期", source=_SUPPLY)
    design_sent_on = MovedOn("设计送审日期", source=_SUPPLY)
    design_passed_on = MovedOn("设计审核通过日期", source=_SUPPLY)
    inspection_asked_on = MovedOn("中间检查报验日期", source=_SUPPLY)
    inspected_on = MovedOn("中间检查日期", source=_SUPPLY)
    check_asked_on = MovedOn("竣工报验日期", source=_SUPPLY)
    checked_on = MovedOn("竣工检验合格日期", source=_SUPPLY)
    connected_on = MovedOn("接通日期", aliases=("送电日期", "通水日期", "通气日期"), source=_SUPPLY)
    withdrawn_on = MovedOn("撤回日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Connections(Ledger, of=Connection):
    """报装接入台账."""

    name, keeper = "报装接入台账", "规划建设科"
    rights = Rights(read=("项目建设科",))
    about = "企业用电、用水、用气、排水的报装接入，从受理到接通，各环节按时限计时。"
    key = ("case_no",)
    title = ("case_no", "demand")
    columns = (
        "case_no",
        "demand",
        "supplier",
        "accepted_on",
        "answer_due_on",
        "state",
        "answered_on",
        "checked_on",
        "connected_on",
    )
    search = ("case_no", "demand.demand_no", "supplier")
    filters = ("state", "accepted_on", "connected_on")
    order = ("-accepted_on", "case_no")
    explanation = "note"
    derived: ClassVar = {"answer_due_on": answer_days}
    left_out: ClassVar = {"新增容量": "见企业用能需求台账的需用量。"}
    rules = (_SUPPLY, "供电营业规则")


class ConnectionLoop(Procedure, of=Connection):
    """报装闭环: each step of the supplier has its own clock, which the owner's request starts."""

    name = "报装接入"
    about = "报装从受理、答复方案、设计审核、中间检查、竣工检验到接通，供方各环节分别计时，不合格的退回。"
    rules = (_SUPPLY,)
    begin = Begin("受理", ACCEPTED, on="accepted_on")
    answer = Move("答复方案", ACCEPTED, ANSWERED, day="answered_on", needs=("scheme",))
    send_design = Move("设计送审", ANSWERED, REVIEWING, day="design_sent_on", fills=("designer",))
    pass_design = Move("设计审核通过", REVIEWING, BUILDING, day="design_passed_on", fills=("builder",))
    fail_design = Move("设计退回修改", REVIEWING, ANSWERED, reason=True)
    ask_inspection = Move("报中间检查", BUILDING, INSPECTING, day="inspection_asked_on")
    inspect = Move("中间检查", INSPECTING, BUILDING, day="inspected_on")
    ask_check = Move("竣工报验", BUILDING, CHECKING, day="check_asked_on")
    pass_check = Move("竣工检验合格", CHECKING, CHECKED, day="checked_on")
    fail_check = Move("竣工检验不合格", CHECKING, BUILDING, reason=True)
    connect = Move("接通", CHECKED, CONNECTED, day="connected_on")
    withdraw = Move(
        "撤回", (ACCEPTED, ANSWERED, REVIEWING, BUILDING), WITHDRAWN, day="withdrawn_on", reason=True
    )
    # 供电企业公布的各环节时限：设计审核10个工作日，中间检查、竣工检验、装表接电各5个工作日。
    clocks = (
        Clock("方案答复期限", since="begin", until="answer", due="answer_due_on"),
        Clock(
            "设计审核期限", since="send_design", until=("pass_design", "fail_design"), due=10, days=WORKING
        ),
        Clock("中间检查期限", since="ask_inspection", until="inspect", due=5, days=WORKING),
        Clock("竣工检验期限", since="ask_check", until=("pass_check", "fail_check"), due=5, days=WORKING),
        Clock("接通期限", since="pass_check", until="connect", due=5, days=WORKING),
    )
