"""产业链全景图 — the picture of a chain, by editions: drawn from segments and links, then approved."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.rules.panoramas import segments_complete, segments_linked
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_CHART = "产业链图谱编制要求"
SURVEYING, DRAWING = State("surveying", "摸排中"), State("drawing", "编制中")
SUBMITTED = State("submitted", "待审定")
APPROVED = State("approved", "已审定", final=True)


class Panorama(Record):
    """One edition of one chain's picture."""

    chain = Link("产业链", "chains.IndustryChain", aliases=("产业链名称", "产业链编号"))
    edition = Whole("版次", note="第一版填1")
    started_on = Day("摸排启动日期", aliases=("编制启动日期",), source=_CHART)
    drawn_by = Text("编制单位", max_length=80, source=_CHART)
    state = StateColumn("状态", (SURVEYING, DRAWING, SUBMITTED, APPROVED))
    surveyed_on = MovedOn("摸排完成日期", source=_CHART)
    submitted_on = MovedOn("送审日期", source=_CHART)
    approved_on = MovedOn("审定日期", aliases=("完成日期",), source=_CHART)
    ended_on = Day("停用日期", empty=True, note="被新版替代或产业链移出目录的日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Panoramas(Ledger, of=Panorama):
    """产业链全景图台账."""

    name, keeper = "产业链全景图台账", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "各产业链全景图的编制、送审和审定，分版次留存；图由环节和上下游台账画出。"
    key = ("chain", "edition")
    title = ("chain", "edition")
    search = ("chain.name", "drawn_by")
    filters = ("chain", "state", "approved_on")
    order = ("chain", "-edition")
    checks = dates_in_order(
        "panorama.dates",
        {"started_on": "摸排启动日期", "ended_on": "停用日期"},
    )
    explanation = "note"
    left_out: ClassVar = {
        "图本身": "不存图片：打开全景图页，按所选日期的台账当场画出，节点可点开。",
        "六图中的其余各图": "技术创新、发展路径、招商路线以文字写在环节和目标清单，不另绘图。",
    }
    rules = (_CHART,)


class PanoramaDrawing(Procedure, of=Panorama):
    """全景图编制: enterprises surveyed and placed, the picture submitted once whole and approved."""

    name = "全景图编制审定"
    about = (
        "企业摸排上链后编制，环节齐备、逐一判定、上下游相连后送审，由他人按链长意见审定；有变化的退回修订。"
    )
    rules = (_CHART, "产业链链长制工作方案")
    begin = Begin("启动摸排", SURVEYING, on="started_on")
    survey = Move("摸排完成", SURVEYING, DRAWING, day="surveyed_on")
    submit = Move(
        "送审",
        DRAWING,
        SUBMITTED,
        day="submitted_on",
        guards=(segments_complete, segments_linked),
    )
    approve = Move("审定", SUBMITTED, APPROVED, by=(Role.HEAD,), day="approved_on", not_by="submit")
    send_back = Move("退回修改", SUBMITTED, DRAWING, by=(Role.HEAD,), reason=True)
    revise = Move("重新修订", APPROVED, DRAWING, by=(Role.HEAD,), reason=True)
