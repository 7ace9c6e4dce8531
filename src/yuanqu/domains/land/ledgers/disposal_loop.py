"""处置流程 — four methods, each with steps of its own, between one beginning and one end."""

from __future__ import annotations

from yuanqu.domains.land.disposal_states import (
    AGREED,
    ANNOUNCED,
    APPRAISED,
    APPROVED,
    AUCTION,
    BUYBACK,
    CONTRACTED,
    DISPOSED,
    ENDED,
    FINAL,
    FORCED,
    FOUND,
    INTENDED,
    LETTERED,
    OPEN,
    PLANNED,
    REUSED,
    SERVED,
    SOLD,
    SUPERVISED,
    SWAP,
    TALKING,
    VACATED,
)
from yuanqu.domains.land.ledgers.disposal import Disposal
from yuanqu.domains.land.rules.disposal_guards import (
    by_method,
    case_decided,
    land_free,
    project_signed,
    project_stands,
    seized,
    talked,
    unencumbered,
    unseized,
)
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.people.roles import Role

_HEAD = (Role.HEAD,)
_TITLE = Evidence("权属登记或租赁备案证明", phase="after")


class DisposalLoop(Procedure, of=Disposal):
    """处置: talked over, planned, carried out as its method wants, used again by a project."""

    name = "低效闲置土地厂房处置"
    about = "从约谈、定方案到处置、再利用；四种处置方式各有步骤，可调整方式，可终止后重新处置。"
    rules = ("闲置土地处置办法", "低效用地处置办法")

    begin = Begin("列入处置", FOUND, on="opened_on")
    talk = Move("首次约谈", FOUND, TALKING, day="talked_on", guards=(talked,))
    settle_plan = Move(
        "确定处置方案",
        TALKING,
        PLANNED,
        by=_HEAD,
        day="plan_fixed_on",
        needs=("plan", "due_on"),
        not_by="talk",
    )

    intend = Move(
        "达成合作意向",
        PLANNED,
        INTENDED,
        day="intended_on",
        needs=("submethod", "settled_project"),
        guards=(by_method("swap"), project_stands),
    )
    contract = Move("签订合作合同", INTENDED, CONTRACTED, day="signed_on", needs=("document_no",))
    hand_on = Move(
        "过户或租赁备案",
        CONTRACTED,
        DISPOSED,
        day="disposed_on",
        evidence=(_TITLE,),
        guards=(unseized,),
    )

    appraise = Move(
        "委托评估",
        PLANNED,
        APPRAISED,
        day="appraised_on",
        needs=("submethod", "appraisal"),
        guards=(by_method("buyback"),),
    )
    approve = Move(
        "批准收回方案",
        APPRAISED,
        APPROVED,
        by=_HEAD,
        day="approved_on",
        needs=("compensation",),
        not_by="appraise",
    )
    agree = Move("签订收回协议", APPROVED, AGREED, day="signed_on", needs=("document_no",))
    vacate = Move(
        "腾空交地", AGREED, VACATED, day="vacated_on", evidence=(Evidence("交地确认单", phase="after"),)
    )
    deregister = Move(
        "注销登记入库", VACATED, DISPOSED, day="disposed_on", evidence=(_TITLE,), guards=(unencumbered,)
    )

    write_court = Move(
        "致函法院",
        PLANNED,
        LETTERED,
        day="lettered_on",
        needs=("court_letter",),
        guards=(by_method("auction"), seized),
    )
    announce = Move("拍卖公告", LETTERED, ANNOUNCED, day="announced_on")
    sell = Move("拍卖成交", ANNOUNCED, SOLD, day="sold_on", needs=("price", "document_no"))
    fail_sale = Move("流拍", ANNOUNCED, LETTERED, reason=True)
    supervise = Move(
        "签订监管协议",
        SOLD,
        SUPERVISED,
        day="supervised_on",
        needs=("settled_project", "supervision_no"),
        guards=(project_stands,),
    )
    take_title = Move(
        "裁定过户", SUPERVISED, DISPOSED, day="disposed_on", evidence=(_TITLE,), guards=(unseized,)
    )

    serve = Move(
        "送达决定书",
        PLANNED,
        SERVED,
        day="served_on",
        needs=("idle_case", "document_no"),
        evidence=(Evidence("送达回证"),),
        guards=(by_method("forced"), case_decided),
    )
    become_final = Move("复议诉讼期满", SERVED, FINAL, by=_HEAD, day="settled_on", not_by="serve")
    take_back = Move("强制注销入库", FINAL, DISPOSED, day="disposed_on", evidence=(_TITLE,))

    reuse = Move(
        "再利用", DISPOSED, REUSED, day="reused_on", needs=("settled_project",), guards=(project_signed,)
    )
    fall_through = Move("再利用未成", REUSED, DISPOSED, by=_HEAD, reason=True)
    change_method = Move(
        "调整处置方式",
        (PLANNED, *SWAP, *BUYBACK, *AUCTION, *FORCED),
        TALKING,
        by=_HEAD,
        needs=("method",),
        fills=("submethod",),
        reason=True,
    )
    end = Move("终止处置", OPEN, ENDED, by=_HEAD, day="ended_on", reason=True)
    take_up_again = Move("重新处置", ENDED, TALKING, by=_HEAD, reason=True, guards=(land_free,))

    clocks = (
        Clock("首次约谈时限", since="begin", until=("talk", "end"), due=10, days=WORKING),
        Clock(
            "处置时限",
            since="settle_plan",
            until=("hand_on", "deregister", "take_title", "take_back", "change_method", "end"),
            due="due_on",
            extension=Extension(by=_HEAD, times=1),
        ),
    )
