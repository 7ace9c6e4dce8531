"""督察反馈问题整改台账 — problems that an inspectorate fed back, from the plan to closing and looking back."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import FEEDBACK_KIND, INSPECTION_ROUND, LOOK_BACK, PHASE, TIER
from yuanqu.domains.environment.looking_back import found_steady, to_deepen
from yuanqu.domains.environment.rules.problems import (
    came_back,
    checked_by_others,
    feedback_years,
    has_its_tasks,
    nobody_objects,
    notice_over,
    notice_whole,
    public_whole,
    something_new_is_done,
    tasks_done,
    years_after,
    years_after_end,
)
from yuanqu.domains.environment.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "督察反馈问题整改清单"
_CLOSING = "督察整改销号管理办法"

FED_BACK, RECTIFYING = State("fed_back", "待定方案"), State("rectifying", "整改中")
APPLIED, VERIFIED = State("applied", "待核查"), State("verified", "待公示")
PUBLIC, CLOSED = State("public", "公示中"), State("closed", "已销号")
STEADY = State("steady", "回头看稳定", final=True)


class FeedbackProblem(Record):
    """One problem as the inspectorate worded it."""

    problem_no = Text("问题编号", max_length=60, aliases=("序号",), note="如「DC-2025-01」", source=_LIST)
    origin = Code("督察类型", INSPECTION_ROUND, source=_LIST)
    round = Text("督察轮次", max_length=80, note="如「2024年省级督察」", source=_LIST)
    original_text = LongText("督察指出的问题", aliases=("问题原文",), note="照录原文，不改写", source=_LIST)
    fed_back_on = Day("反馈日期", aliases=("交办日期",), source=_LIST)
    category = Code("问题类型", FEEDBACK_KIND, source=_LIST)
    responsible_unit = Text("责任单位", max_length=120, source=_LIST)
    responsible = Text("责任人", max_length=60, source=_LIST)
    lead_unit = Text("督导单位", max_length=120, aliases=("牵头单位",), source=_LIST)
    leader = Text("包案领导", max_length=60, source=_LIST)
    goal = LongText("整改目标", empty=True, note="定方案时必填，可衡量", source=_LIST)
    phase = Code("整改阶段", PHASE, empty=True, note="定方案时必填", source=_LIST)
    due_on = Day("整改时限", empty=True, note="定方案时必填，末日计入", source=_LIST)
    long_term = YesNo("已完成、长期坚持", empty=True, note="销号后长期坚持，仍列入回头看", source=_LIST)
    funds = Amount("投入资金", "万元", empty=True, source=_LIST)
    tier = Code("验收级别", TIER, empty=True, note="申请验收时必填", source=_CLOSING)
    self_checked_on = Day("自验日期", empty=True, note="申请验收时必填", source=_CLOSING)
    site_team = Text("核查组", empty=True, note="核查时必填，不得有责任人", source=_CLOSING)
    finding = LongText("核查结论", empty=True, note="由核查组填写", source=_CLOSING)
    published_at = Text("公示网址", empty=True, note="公示时必填", source=_CLOSING)
    public_from = Day("公示起", empty=True, note="公示时必填", source=_CLOSING)
    public_until = Day("公示止", empty=True, note="公示时必填，末日计入", source=_CLOSING)
    objection = LongText("公示异议", empty=True, note="没有的不填", source=_CLOSING)
    filed_no = Text("备案文号", max_length=80, empty=True, note="销号时必填", source=_CLOSING)
    look_back = Code("回头看结果", LOOK_BACK, empty=True, source=_CLOSING)
    accountability = Text("问责", empty=True, note="函告、通报、约谈、挂牌督办、问责", source=_LIST)
    year = Text("反馈年度", max_length=10, empty=True, note="由反馈日期得出")
    next_year_from = Day("次年起", empty=True, note="反馈次年的第一天，统计上年问题用；系统得出")
    next_year_until = Day("次年止", empty=True, note="反馈次年的最后一天；系统得出")
    state = StateColumn(
        "整改状态", (FED_BACK, RECTIFYING, APPLIED, VERIFIED, PUBLIC, CLOSED, STEADY), aliases=("完成状态",)
    )
    plan_issued_on = MovedOn("方案印发日期", source=_LIST)
    applied_on = MovedOn("申请验收日期", source=_CLOSING)
    verified_on = MovedOn("现场核查日期", source=_CLOSING)
    published_on = MovedOn("公示日期", source=_CLOSING)
    closed_on = MovedOn("销号日期", source=_CLOSING)
    looked_back_on = MovedOn("回头看日期", source=_CLOSING)
    reopened_on = MovedOn("重新打开日期", source=_CLOSING)
    note = LongText("说明", empty=True, aliases=("备注",))


class FeedbackProblems(Ledger, of=FeedbackProblem):
    """督察反馈问题整改台账."""

    name, keeper = "督察反馈问题整改台账", "安全环保科"
    about = "各级督察反馈的问题，一项一行，从整改方案、申请验收、核查、公示到销号和回头看，反弹的重新打开。"
    key = ("problem_no",)
    title = ("problem_no", "round")
    columns = (
        "problem_no",
        "round",
        "original_text",
        "fed_back_on",
        "responsible_unit",
        "phase",
        "due_on",
        "state",
        "applied_on",
        "closed_on",
        "looked_back_on",
    )
    search = ("problem_no", "round", "original_text", "responsible_unit", "leader")
    filters = ("fed_back_on", "state", "origin", "category", "phase", "due_on")
    order = ("-fed_back_on", "problem_no")
    totals = ("funds",)
    checks = (
        checked_by_others,
        public_whole,
        not_negative("feedback.negative", "funds"),
        *dates_in_order(
            "feedback.days",
            {"fed_back_on": "反馈日期", "self_checked_on": "自验日期", "public_from": "公示起"},
        ),
        *dates_in_order("feedback.due", {"fed_back_on": "反馈日期", "due_on": "整改时限"}),
        *dates_in_order("feedback.notice", {"public_from": "公示起", "public_until": "公示止"}),
    )
    explanation = "note"
    derived: ClassVar = {
        "year": feedback_years,
        "next_year_from": years_after,
        "next_year_until": years_after_end,
    }
    left_out: ClassVar = {
        "整改措施（任务）": "一项一行，登记在督察整改任务台账（environment.feedback_task）。",
        "完成状态（填报）": "由流程得出；“已完成、长期坚持”另有一列。",
        "佐证材料": "是附件而非数据：整改方案、前后对比照片、监测报告等存在该问题的附件中。",
    }
    rules = (_LIST, _CLOSING)


class FeedbackLoop(Procedure, of=FeedbackProblem):
    """督察问题闭环: planned, rectified, checked by others, made public, closed, looked back at, reopened."""

    name = "督察反馈问题整改销号"
    problem = True
    solved = (CLOSED,)  # a look-back follows
    about = "反馈后限期定方案，整改完成自验后申请验收，由他人现场核查，公示无异议后销号，他人回头看；反弹的重新打开。"
    rules = (_CLOSING,)
    begin = Begin("反馈登记", FED_BACK, on="fed_back_on")
    plan = Move(
        "印发方案",
        FED_BACK,
        RECTIFYING,
        day="plan_issued_on",
        needs=("goal", "phase", "due_on"),
        evidence=(Evidence("整改方案"),),
    )
    apply = Move(
        "申请验收",
        RECTIFYING,
        APPLIED,
        day="applied_on",
        needs=("self_checked_on", "tier"),
        fills=("funds", "long_term"),
        guards=(has_its_tasks, tasks_done, something_new_is_done),
        evidence=(Evidence("整改后照片", phase="after", pictures=True),),
    )
    verify = Move(
        "现场核查", APPLIED, VERIFIED, day="verified_on", needs=("site_team", "finding"), not_by="apply"
    )
    fail = Move(
        "核查不通过",
        APPLIED,
        RECTIFYING,
        needs=("site_team", "finding", "due_on"),
        reason=True,
        not_by="apply",
    )
    publish = Move(
        "公示",
        VERIFIED,
        PUBLIC,
        day="published_on",
        needs=("published_at", "public_from", "public_until"),
        fills=("objection",),
        guards=(notice_whole,),
    )
    dispute = Move("公示有异议", PUBLIC, RECTIFYING, needs=("objection", "due_on"), reason=True)
    close = Move(
        "销号",
        PUBLIC,
        CLOSED,
        by=(Role.HEAD,),
        day="closed_on",
        needs=("filed_no",),
        guards=(notice_over, nobody_objects),
        not_by="apply",
    )
    confirm = found_steady(CLOSED, STEADY, "apply")
    deepen = to_deepen(CLOSED, "apply")
    reopen = Move(
        "重新打开",
        (CLOSED, STEADY),
        RECTIFYING,
        by=(Role.HEAD,),
        day="reopened_on",
        needs=("due_on", "look_back"),
        guards=(came_back,),
        reason=True,
    )
    clocks = (
        Clock("方案期限", since="begin", until="plan", due=30, days=WORKING),
        Clock(
            "整改时限",
            since=("plan", "fail", "dispute", "reopen"),
            until="apply",
            due="due_on",
            extension=Extension(by=(Role.HEAD,)),
        ),
        Clock("核查期限", since="apply", until=("verify", "fail"), due=10, days=WORKING),
        Clock("公示期限", since="publish", until=("close", "dispute"), due="public_until"),
        Clock("回头看期限", since=("close", "deepen"), until=("confirm", "reopen"), due=180),
    )
