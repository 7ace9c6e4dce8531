"""环境问题清单 — problems found by screenings, inspections and tracing, followed until they are closed and beyond."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import (
    ACCEPTANCE,
    LOOK_BACK,
    PROBLEM_CATEGORY,
    PROBLEM_SOURCE,
    SEVERITY,
)
from yuanqu.domains.environment.looking_back import found_steady, to_deepen
from yuanqu.domains.environment.rules.problems import (
    acceptance_failed,
    acceptance_passed,
    accepted_by_another,
    came_back,
    found_where_it_says,
    illegal_is_transferred,
    of_the_same_enterprise,
    transfer_dated,
)
from yuanqu.domains.environment.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "园区环境问题清单"
_CLOSING = "督察整改销号管理办法"

FOUND, ASSIGNED = State("found", "待交办"), State("assigned", "整改中")
MENDED, CLOSED = State("mended", "待验收"), State("closed", "已销号")
STEADY = State("steady", "回头看稳定", final=True)


class Problem(Record):
    """One problem; a report that lists 75 is 75 rows."""

    problem_no = Text("问题编号", max_length=60, note="排查编号加序号，如「PC-2025-1-01-03」", source=_LIST)
    source = Code("问题来源", PROBLEM_SOURCE, aliases=("来源",), source=_LIST)
    screening = Link(
        "排查", "environment.Screening", empty=True, aliases=("排查编号",), note="第三方排查的必填"
    )
    inspection = Link(
        "检查", "environment.Inspection", empty=True, aliases=("检查编号",), note="涉气检查的必填"
    )
    enterprise = Link("企业", "registers.Enterprise", aliases=("企业名称", "责任企业"), source=_LIST)
    found_on = Day("发现日期", source=_LIST)
    category = Code("问题类别", PROBLEM_CATEGORY, source=_LIST)
    severity = Code("问题级别", SEVERITY, source=_LIST)
    description = LongText("问题描述", note="地点、事实、违反的规定", source=_LIST)
    place = Text("点位", aliases=("部位",), source=_LIST)
    legal_basis = Text("法规标准依据", empty=True, source=_LIST)
    advice = LongText("整改建议", note="专家或检查人的建议", source=_LIST)
    measure = LongText("整改措施", empty=True, note="交办时必填", source=_LIST)
    done_when = Text("完成标准", empty=True, note="交办时必填", source=_LIST)
    due_on = Day("整改时限", empty=True, note="交办时必填，末日计入", source=_LIST)
    responsible_unit = Text("责任单位", max_length=120, empty=True, source=_LIST)
    responsible = Text("责任人", max_length=60, empty=True, note="交办时必填", source=_LIST)
    phone = Text("责任人电话", max_length=60, empty=True, personal=True, source=_LIST)
    supervisor = Text("督办责任人", max_length=60, empty=True, aliases=("包联责任人",), note="交办时必填")
    progress = LongText("整改进展", empty=True, note="注明日期，每月至少更新一次", source=_LIST)
    done_text = LongText("整改完成情况", empty=True, note="整改完成时必填", source=_LIST)
    accepted_by = Text("验收人", empty=True, note="不得为责任人；专家复查也算", source=_CLOSING)
    acceptance = Code("验收结论", ACCEPTANCE, empty=True, source=_CLOSING)
    look_back = Code("回头看结果", LOOK_BACK, empty=True, source=_CLOSING)
    summoned = YesNo("是否约谈", empty=True, source=_LIST)
    transferred_to = Text("移送单位", max_length=120, empty=True, note="移送执法机关的填", source=_LIST)
    transferred_on = Day("移送日期", empty=True, source=_LIST)
    fine = Amount("罚款", "万元", empty=True, source=_LIST)
    state = StateColumn("整改状态", (FOUND, ASSIGNED, MENDED, CLOSED, STEADY), aliases=("状态",))
    assigned_on = MovedOn("交办日期", source=_LIST)
    mended_on = MovedOn("整改完成日期", source=_LIST)
    closed_on = MovedOn("销号日期", aliases=("验收日期",), source=_CLOSING)
    looked_back_on = MovedOn("回头看日期", source=_CLOSING)
    reopened_on = MovedOn("重新打开日期", source=_CLOSING)
    note = LongText("说明", empty=True, aliases=("备注",))


class Problems(Ledger, of=Problem):
    """环境问题清单."""

    name, keeper = "环境问题清单", "安全环保科"
    rights = Rights(
        own="enterprise", inward=("screening", "advice", "transferred_to", "transferred_on", "note")
    )
    about = "第三方排查、涉气检查、排口溯源和信访发现的环境问题，从交办、整改、验收、销号到回头看，一项一行。"
    key = ("problem_no",)
    title = ("problem_no", "enterprise")
    columns = (
        "problem_no",
        "source",
        "enterprise",
        "found_on",
        "category",
        "severity",
        "description",
        "due_on",
        "responsible",
        "state",
        "mended_on",
        "closed_on",
    )
    search = ("problem_no", "enterprise.name", "description", "place", "responsible")
    filters = ("found_on", "state", "source", "category", "severity", "due_on", "enterprise")
    order = ("-found_on", "problem_no")
    totals = ("fine",)
    checks = (
        found_where_it_says,
        of_the_same_enterprise,
        accepted_by_another,
        transfer_dated,
        not_negative("problem.negative", "fine"),
        *dates_in_order("problem.days", {"found_on": "发现日期", "due_on": "整改时限"}),
    )
    explanation = "note"
    left_out: ClassVar = {
        "整改前、整改后照片": "是附件而非数据：按整改前、整改后存在该问题的附件中。",
        "延期": "是单独的申请，由科长审批，见该问题的延期记录。",
    }
    rules = (_LIST, _CLOSING)


class ProblemLoop(Procedure, of=Problem):
    """环境问题闭环: assigned, mended by the enterprise, accepted by another, looked back at, reopened."""

    name = "环境问题整改销号"
    problem = True
    solved = (CLOSED,)  # a look-back follows
    about = "问题交办后限期整改，由整改人以外的人验收销号，半年内由另一人回头看；反弹的重新打开。"
    rules = (_CLOSING,)
    begin = Begin("发现登记", FOUND, on="found_on")
    assign = Move(
        "交办",
        FOUND,
        ASSIGNED,
        day="assigned_on",
        needs=("measure", "done_when", "due_on", "responsible_unit", "responsible", "supervisor"),
    )
    mend = Move(
        "整改完成",
        ASSIGNED,
        MENDED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        day="mended_on",
        needs=("done_text",),
        evidence=(Evidence("整改后照片", phase="after", pictures=True),),
    )
    close = Move(
        "验收销号",
        MENDED,
        CLOSED,
        day="closed_on",
        needs=("accepted_by", "acceptance"),
        guards=(acceptance_passed, illegal_is_transferred),
        not_by="mend",
    )
    fail = Move(
        "验收不合格",
        MENDED,
        ASSIGNED,
        needs=("due_on", "accepted_by"),
        fills=("acceptance",),
        guards=(acceptance_failed,),
        reason=True,
        not_by="mend",
    )
    confirm = found_steady(CLOSED, STEADY, "mend")
    deepen = to_deepen(CLOSED, "mend")
    reopen = Move(
        "重新打开",
        (CLOSED, STEADY),
        ASSIGNED,
        by=(Role.HEAD,),
        day="reopened_on",
        needs=("due_on", "look_back"),
        guards=(came_back,),
        reason=True,
    )
    clocks = (
        Clock("交办期限", since="begin", until="assign", due=15),
        Clock(
            "整改时限",
            since=("assign", "fail", "reopen"),
            until="mend",
            due="due_on",
            extension=Extension(by=(Role.HEAD,)),
        ),
        Clock("验收期限", since="mend", until=("close", "fail"), due=15),
        Clock("回头看期限", since=("close", "deepen"), until=("confirm", "reopen"), due=180),
    )
