"""线索台账 — clues to crime: received, handed to the organ that may act, verified there; closed to everybody else."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import CAMPAIGN, CLUE_KIND, CLUE_RESULT, CLUE_SOURCE
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role

_FORM = "线索登记表"
_SEND, _VERIFY = 3, 60  # 工作日、天；本园区口径

RECEIVED, SENT = State("received", "待移送"), State("sent", "待核查结论")
CLOSED, DROPPED = State("closed", "已办结", final=True), State("dropped", "不成线索", final=True)


class Clue(Record):
    """One clue."""

    clue_no = Text("线索编号", max_length=40, aliases=("编号",), note="如「XS2025-01」", source=_FORM)
    campaign = Code("专项行动", CAMPAIGN, aliases=("专项",), source=_FORM)
    source = Code("线索来源", CLUE_SOURCE, aliases=("来源",), source=_FORM)
    kind = Code("线索类别", CLUE_KIND, aliases=("类别",), source=_FORM)
    content = LongText("线索内容", aliases=("内容",), source=_FORM, personal=True)
    target = Text("涉及对象", empty=True, personal=True, source=_FORM)
    received_on = Day("收到日期", source=_FORM)
    organ = Text("移送机关", max_length=120, empty=True, note="移送时必填", source=_FORM)
    result = Code("核查结论", CLUE_RESULT, empty=True, note="办结时必填", source=_FORM)
    state = StateColumn("线索状态", (RECEIVED, SENT, CLOSED, DROPPED), aliases=("状态",))
    transferred_on = MovedOn("移送日期", source=_FORM)
    closed_on = MovedOn("办结日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Clues(Ledger, of=Clue):
    """专项行动线索台账."""

    name, keeper = "专项行动线索台账", "政法综治科"
    rights = Rights(export=(Role.CLERK, Role.HEAD))
    about = "扫黑除恶、反诈、禁毒等线索，收到、移送、核查、办结，一条一行，内容只有本科室能看。"
    key = ("clue_no",)
    title = ("clue_no", "kind")
    columns = (
        "clue_no",
        "campaign",
        "source",
        "kind",
        "received_on",
        "state",
        "organ",
        "transferred_on",
        "result",
    )
    search = ("clue_no", "organ")
    filters = ("received_on", "campaign", "kind", "source", "state")
    order = ("-received_on", "clue_no")
    left_out: ClassVar = {"举报人": "不登记举报人：信访工作条例第三十条，检举材料不得泄露。"}
    rules = (_FORM, "信访工作条例第三十条")


class ClueCourse(Procedure, of=Clue):
    """线索: handed over in three working days; the organ that took it says what came of it."""

    name = "线索移送核查"
    about = "线索收到后三个工作日内移送有权机关，按核查结论办结；不成线索的由科长写明原因排除。"
    rules = (_FORM,)
    begin = Begin("收到登记", RECEIVED, on="received_on")
    send = Move("移送", RECEIVED, SENT, day="transferred_on", needs=("organ",))
    close = Move("办结", SENT, CLOSED, day="closed_on", needs=("result",))
    drop = Move("排除", RECEIVED, DROPPED, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock("移送期限", since="begin", until=("send", "drop"), due=_SEND, days=WORKING),
        Clock("核查期限", since="send", until="close", due=_VERIFY),
    )
