"""复查复核台账 — a petitioner does not accept the answer: asked within thirty days, answered within thirty."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.clocks import REVIEW
from yuanqu.domains.public_order.codes import REVIEW_RESULT, REVIEW_STAGE
from yuanqu.domains.public_order.rules.petition_parts import (
    an_answer_stands,
    asked_after_the_answer,
    asked_too_late,
    asked_within_thirty_days,
    hearing_is_within_the_days,
    hearing_stops_the_clock,
    late_unless_received_later,
    request_due,
)
from yuanqu.domains.public_order.rules.words import by_today, received_once_given
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State

_LAW = "信访工作条例"

REQUESTED, HEARING = State("requested", "待答复"), State("hearing", "听证中")
ANSWERED, LATE = State("answered", "已答复", final=True), State("late", "逾期请求不予受理", final=True)
WITHDRAWN = State("withdrawn", "已撤回", final=True)


class PetitionReview(Record):
    """One request: 复查 of the answer, or 复核 of the 复查."""

    petition = Link("信访事项", "public_order.Petition", aliases=("登记编号",))
    stage = Code("复查或复核", REVIEW_STAGE, aliases=("类别",), source=_LAW)
    requested_on = Day("请求日期", aliases=("收到请求日期",), source=_LAW)
    organ = Text("复查复核机关", max_length=120, note="上一级机关、单位", source=_LAW)
    grounds = LongText("请求事由", source=_LAW)
    request_due_on = Day("请求截止日", empty=True, note="收到所不服意见之日起30日；系统得出", source=_LAW)
    result = Code("复查复核结论", REVIEW_RESULT, empty=True, note="答复时必填", source=_LAW)
    opinion_no = Text("意见书文号", max_length=60, empty=True, note="答复时必填", source=_LAW)
    received_on = Day("意见送达日期", empty=True, note="送达回执的日期，请求复核的30日由此起算", source=_LAW)
    state = StateColumn("复查复核状态", (REQUESTED, HEARING, ANSWERED, LATE, WITHDRAWN), aliases=("状态",))
    hearing_on = MovedOn("听证开始日期", source=_LAW)
    heard_on = MovedOn("听证结束日期", source=_LAW)
    answered_on = MovedOn("意见答复日期", aliases=("答复日期",), source=_LAW)
    told_late_on = MovedOn("逾期告知日期", source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class PetitionReviews(Ledger, of=PetitionReview):
    """信访复查复核台账."""

    name, keeper = "信访复查复核台账", "政法综治科"
    about = "信访人不服处理意见的复查和不服复查意见的复核，请求一次一行；复核以后同一事由不再受理。"
    key = ("petition", "stage", "requested_on")
    title = ("petition", "stage")
    columns = (
        "petition",
        "stage",
        "requested_on",
        "request_due_on",
        "organ",
        "state",
        "result",
        "answered_on",
    )
    search = ("petition.number", "organ", "opinion_no")
    filters = ("requested_on", "state", "stage", "result")
    order = ("-requested_on", "petition")
    checks = (
        an_answer_stands,
        asked_after_the_answer,
        late_unless_received_later,
        received_once_given("review.received", "received_on", "answered_on"),
        by_today("review.received_ahead", "received_on", "意见送达日期"),
    )
    explanation = "note"
    derived: ClassVar = {"request_due_on": request_due}
    left_out: ClassVar = {"复查复核意见书": "是附件而非数据：答复时作为佐证随本行存放。"}
    rules = ("信访工作条例第三十五、三十六条",)


class ReviewCourse(Procedure, of=PetitionReview):
    """复查复核: thirty days from the request; of a 复核 the days of a hearing are not counted."""

    name = "信访复查复核"
    about = "收到复查、复核请求后三十日内答复，复核听证的日子不计，复查的照计；逾期请求的告知不予受理。"
    rules = ("信访工作条例第三十五、三十六条",)
    begin = Begin("收到请求", REQUESTED, on="requested_on")
    hear = Move(
        "举行听证",
        REQUESTED,
        HEARING,
        day="hearing_on",
        guards=(asked_within_thirty_days, hearing_stops_the_clock),
    )
    hear_review = Move(
        "复查听证",
        REQUESTED,
        HEARING,
        day="hearing_on",
        guards=(asked_within_thirty_days, hearing_is_within_the_days),
    )
    heard = Move("听证结束", HEARING, REQUESTED, day="heard_on")
    answer = Move(
        "答复意见",
        REQUESTED,
        ANSWERED,
        day="answered_on",
        needs=("result", "opinion_no"),
        evidence=(Evidence("复查复核意见书"),),
        guards=(asked_within_thirty_days,),
    )
    refuse = Move("不予受理", REQUESTED, LATE, day="told_late_on", guards=(asked_too_late,))
    withdraw = Move("信访人撤回", (REQUESTED, HEARING), WITHDRAWN, reason=True)
    clocks = (
        Clock(
            "复查复核期限",
            since="begin",
            until=("answer", "refuse", "withdraw"),
            due=REVIEW,
            pause=("hear", "heard"),
        ),
    )
