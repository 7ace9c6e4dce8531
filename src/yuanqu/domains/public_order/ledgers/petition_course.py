"""信访事项的流程 — the course of a petition: who decides what by when, and what happens when the days run out."""

from __future__ import annotations

from yuanqu.domains.public_order.clocks import ACCEPT, OBJECT
from yuanqu.domains.public_order.ledgers.petition import (
    ANSWERED,
    ASSIGNED,
    CLOSED,
    DECLINED,
    EXTENDING,
    HANDLING,
    MERGED,
    REGISTERED,
    RESOLVED,
    RETURNED,
    SUPERVISED,
    TRANSFERRED,
    Petition,
)
from yuanqu.domains.public_order.rules.petition_moves import (
    a_review_asks_for_it,
    approved_before_the_last_day,
    asked_before_the_last_day,
    extension_was_granted,
    first_is_not_pending,
    handed_back_in_five_days,
    it_came_back,
    merged_into_the_first,
    not_after_the_last_review,
    not_extended_before,
    not_for_the_courts,
    petitioner_was_told,
    reports_stay_here,
    returned_in_five_days,
    sponsored_where_it_matters,
    transfer_is_entered,
)
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.people.roles import Role

_TOLD_WITHIN, _CLOSED_WITHIN = 5, 10  # 工作日；本园区口径


class PetitionCourse(Procedure, of=Petition):
    """信访办理: registered, assigned, accepted, handled within sixty days or ninety, answered, closed by another."""

    name = "信访事项办理"
    about = "信访事项从登记、交办、受理告知、办理、延期、答复到办结；逾期未答复的自动转督办，同一事项并案。"
    rules = ("信访工作条例第二十二、二十三、三十一、三十二、三十四条",)
    begin = Begin("登记", REGISTERED, on="registered_on")
    assign = Move(
        "交办承办部门",
        REGISTERED,
        ASSIGNED,
        day="assigned_on",
        needs=("undertaker",),
        fills=("co_undertakers", "sponsor"),
        guards=(sponsored_where_it_matters, reports_stay_here),
    )
    hand_back = Move(
        "部门异议退回",
        ASSIGNED,
        REGISTERED,
        named="undertaker",
        day="handed_back_on",
        needs=("objection",),
        guards=(handed_back_in_five_days,),
    )
    accept = Move(
        "受理告知",
        ASSIGNED,
        HANDLING,
        named="undertaker",
        day="accepted_on",
        evidence=(Evidence("受理告知书"),),
        guards=(not_for_the_courts, first_is_not_pending, not_after_the_last_review),
    )
    decline = Move(
        "不予受理",
        (REGISTERED, ASSIGNED),
        DECLINED,
        day="declined_on",
        needs=("decline_ground", "decline_text"),
        evidence=(Evidence("不予受理告知书"),),
    )
    transfer = Move(
        "转送有权处理机关",
        (REGISTERED, ASSIGNED),
        TRANSFERRED,
        day="transferred_on",
        guards=(transfer_is_entered,),
    )
    return_it = Move(
        "异议退回交办机关",
        (REGISTERED, ASSIGNED),
        RETURNED,
        day="returned_on",
        needs=("objection",),
        guards=(returned_in_five_days,),
    )
    come_back = (
        Move(  # 第二十三条：异议要转送、交办的机关核实同意才退还；对方不收的、交办机关不同意的由本园区决定
            "退回本园区",
            (TRANSFERRED, RETURNED),
            REGISTERED,
            by=(Role.HEAD,),
            day="came_back_on",
            evidence=(Evidence("对方异议或不同意退还的来函"),),
            guards=(it_came_back,),
            reason=True,
        )
    )
    merge = Move(
        "并案",
        (REGISTERED, ASSIGNED, HANDLING),
        MERGED,
        by=(Role.HEAD,),
        waits=(),
        day="merged_on",
        fills=("repeat_of",),
        guards=(merged_into_the_first,),
        reason=True,
    )
    ask_extension = Move(
        "申请延期",
        HANDLING,
        EXTENDING,
        named="undertaker",
        day="extension_asked_on",
        needs=("extension_days", "extension_why"),
        guards=(not_extended_before, asked_before_the_last_day),
    )
    approve_extension = Move(
        "批准延期",
        EXTENDING,
        HANDLING,
        by=(Role.HEAD,),
        day="extended_on",
        guards=(approved_before_the_last_day,),
        not_by="ask_extension",
    )
    refuse_extension = Move(
        "不批准延期", EXTENDING, HANDLING, by=(Role.HEAD,), reason=True, not_by="ask_extension"
    )
    tell_extension = Move(
        "告知延期",
        HANDLING,
        HANDLING,
        named="undertaker",
        day="extension_told_on",
        evidence=(Evidence("延期告知书"),),
        guards=(extension_was_granted,),
    )
    supervise = Move(
        "转督办", (HANDLING, EXTENDING), SUPERVISED, by=(Role.HEAD,), day="supervised_on", reason=True
    )
    answer = Move(
        "答复信访人",
        (HANDLING, SUPERVISED),
        ANSWERED,
        named="undertaker",
        day="answered_on",
        needs=("verified", "decision", "answer_no"),
        evidence=(Evidence("信访处理意见书"),),
        guards=(petitioner_was_told,),
    )
    close = Move(
        "办结",
        ANSWERED,
        CLOSED,
        day="closed_on",
        needs=("closed_kind",),
        fills=("answer_received_on", "satisfaction_bureau", "satisfaction_unit", "dissatisfied_why"),
        not_by="answer",
    )
    redo = Move("退回重办", ANSWERED, HANDLING, by=(Role.HEAD,), reason=True)
    resolve = Move("化解", CLOSED, RESOLVED, by=(Role.HEAD,), day="resolved_on")
    reopen = Move(
        "重新办理",
        (CLOSED, RESOLVED),
        HANDLING,
        by=(Role.HEAD,),
        day="reopened_on",
        guards=(a_review_asks_for_it,),
        reason=True,
    )
    clocks = (
        Clock(
            "受理期限",
            since=("begin", "come_back"),
            until=("accept", "decline", "transfer", "return_it", "merge"),
            due=ACCEPT,
        ),
        Clock(
            "签收期限",
            since="assign",
            until=("accept", "hand_back", "decline", "transfer", "return_it", "merge"),
            due=OBJECT,
            days=WORKING,
        ),
        Clock(
            "办理期限",
            since=("accept", "redo", "reopen"),
            until=("answer", "merge"),
            due="due_on",
            lapse="supervise",
        ),
        Clock(
            "来件反馈期限",
            since="begin",
            until=("answer", "decline", "transfer", "return_it", "merge"),
            due="reply_due_on",
        ),
        Clock(
            "延期告知期限", since="approve_extension", until="tell_extension", due=_TOLD_WITHIN, days=WORKING
        ),
        Clock("办结期限", since="answer", until=("close", "redo"), due=_CLOSED_WITHIN, days=WORKING),
    )
