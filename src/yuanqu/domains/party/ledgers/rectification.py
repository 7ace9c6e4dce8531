"""整治台账 — problems of conduct found in a campaign, closed by a second person and looked back at."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import ITEM_KIND, ITEM_ORIGIN, ITEM_SCOPE, MEND_MODE
from yuanqu.domains.party.rules import problem_is_concrete
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import CALENDAR, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role
from yuanqu.registers.shared_checks import dates_in_order

FOUND, RETURNED = State("found", "待审核"), State("returned", "退回重报")
MENDING, DONE = State("mending", "整改中"), State("done", "待销号")
CLOSED, KEPT = State("closed", "已销号", final=True), State("kept", "已完成，长期坚持", final=True)
LOOKED_BACK = State("looked_back", "已回头看", final=True)

_PLAN = "专项整治方案"


class Rectification(Record):
    """One problem."""

    campaign = Text("专项", max_length=80, note="如「深入贯彻中央八项规定精神学习教育」", source=_PLAN)
    item_no = Text("问题编号", max_length=40, aliases=("序号",), note="如「ZZ-01」", source=_PLAN)
    origin = Code("问题来源", ITEM_ORIGIN, aliases=("来源",), source=_PLAN)
    scope = Code("层面", ITEM_SCOPE, source=_PLAN)
    kind = Code("问题类别", ITEM_KIND, source=_PLAN)
    problem = LongText(
        "问题表现", note="写明时间、事项、情形，如「三月份两次公务接待先接待后补单」", source=_PLAN
    )
    mode = Code("整改方式", MEND_MODE, note="立行立改和集中整治分列", source=_PLAN)
    measures = LongText("整改措施", note="逐条写明责任人和时限", source=_PLAN)
    leader = Text("牵头领导", max_length=60, personal=True, source=_PLAN)
    department = Text("责任单位", max_length=80, aliases=("责任科室",), source=_PLAN)
    owner = Text("责任人", max_length=60, personal=True, source=_PLAN)
    found_on = Day("查摆日期", source=_PLAN)
    due_on = Day("完成时限", aliases=("整改时限",), source=_PLAN)
    state = StateColumn("状态", (FOUND, RETURNED, MENDING, DONE, CLOSED, KEPT, LOOKED_BACK))
    approved_on = MovedOn("审核日期")
    progress = LongText("进展情况", empty=True, note="完成整改的必填", source=_PLAN)
    done_on = MovedOn("整改完成日期")
    closed_on = MovedOn("销号日期")
    kept_on = MovedOn("转长期坚持日期")
    rule_made = LongText("建章立制", empty=True, note="所立制度的名称文号", source=_PLAN)
    looked_back_on = MovedOn("回头看日期")
    look_back = LongText("回头看情况", empty=True, source=_PLAN)
    note = LongText("说明", empty=True, aliases=("备注",))


class Rectifications(Ledger, of=Rectification):
    """整治台账."""

    name, keeper = "整治台账", "党建科"
    about = "专项整治查摆出的问题，逐条定措施、定责任、定时限，由第二人凭佐证销号，再回头看。"
    key = ("campaign", "item_no")
    title = ("item_no", "campaign")
    columns = (
        "item_no",
        "campaign",
        "kind",
        "scope",
        "mode",
        "department",
        "found_on",
        "due_on",
        "state",
        "closed_on",
    )
    search = ("item_no", "campaign", "problem", "department", "rule_made")
    filters = ("state", "campaign", "kind", "mode", "scope", "due_on")
    order = ("campaign", "item_no")
    event = "found_on"
    checks = (
        *dates_in_order("rectification.dates", {"found_on": "查摆日期", "due_on": "完成时限"}),
        problem_is_concrete,
    )
    explanation = "note"
    left_out: ClassVar = {
        "佐证材料": "是附件而非数据：存为本条记录的附件，没有佐证的不能报完成。",
        "基本完成": "不是状态：未完成的写在进展情况，仍为整改中。",
    }
    rules = ("中央八项规定及其实施细则精神", "中国共产党党内监督条例")


class RectificationLoop(Procedure, of=Rectification):
    """整治: found, approved, mended, closed by a second person, looked back at; opened again where it came back."""

    name = "整治闭环"
    problem = True
    about = "查摆的问题经审核后限期整改，凭佐证由整改人以外的人销号，销号后回头看，反弹的重新整改。"
    rules = ("中国共产党党内监督条例",)
    begin = Begin("查摆", FOUND, on="found_on")
    approve = Move(
        "审核通过",
        FOUND,
        MENDING,
        by=(Role.HEAD,),
        not_by=("begin", "report_again"),
        day="approved_on",
        needs=("measures", "due_on"),
    )
    send_back = Move("退回重报", FOUND, RETURNED, by=(Role.HEAD,), reason=True)
    report_again = Move("重新上报", RETURNED, FOUND, needs=("problem", "measures"))
    mend = Move(
        "整改完成",
        MENDING,
        DONE,
        day="done_on",
        needs=("progress",),
        fills=("rule_made",),
        evidence=(Evidence("佐证材料", phase="after"),),
    )
    close = Move("销号", DONE, CLOSED, not_by="mend", day="closed_on")
    keep = Move("转长期坚持", DONE, KEPT, not_by="mend", day="kept_on", needs=("rule_made",))
    fail = Move("核查不合格", DONE, MENDING, not_by="mend", needs=("due_on",), reason=True)
    look_again = Move(
        "回头看", (CLOSED, KEPT), LOOKED_BACK, not_by="mend", day="looked_back_on", needs=("look_back",)
    )
    reopen = Move(
        "重新整改", (CLOSED, KEPT, LOOKED_BACK), MENDING, by=(Role.HEAD,), needs=("due_on",), reason=True
    )
    clocks = (
        Clock(
            "整改时限",
            since=("approve", "fail", "reopen"),
            until="mend",
            due="due_on",
            days=CALENDAR,
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
    )
