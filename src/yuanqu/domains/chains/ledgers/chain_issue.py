"""产业链问题清单 — what breaks, blocks or chokes a chain, and what enterprises need, followed until it is closed."""

from __future__ import annotations

from yuanqu.domains.chains.codes import ISSUE_KIND, ISSUE_LEVEL, SATISFACTION
from yuanqu.domains.chains.rules.chains import not_content_goes_back
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "产业链问题清单"
RAISED, ASSIGNED = State("raised", "待交办"), State("assigned", "协调中")
SOLVED, CLOSED = State("solved", "待销号"), State("closed", "已销号", final=True)


class ChainIssue(Record):
    """One problem or need."""

    issue_no = Text("问题编号", max_length=40, note="如「LW2025-001」", source=_LIST)
    chain = Link("产业链", "chains.IndustryChain", aliases=("产业链名称", "产业链编号"))
    segment = Link("环节", "chains.Segment", empty=True, aliases=("环节编号",))
    kind = Code("类型", ISSUE_KIND, source=_LIST)
    enterprise = Link("反映企业", "registers.Enterprise", empty=True, aliases=("企业名称",))
    raised_on = Day("反映日期", source=_LIST)
    content = LongText("问题内容", source=_LIST)
    level = Code("协调层级", ISSUE_LEVEL, source=_LIST)
    owner_unit = Text("责任单位", max_length=80, empty=True, note="交办时必填", source=_LIST)
    due_on = Day("承诺办结日", empty=True, note="交办时必填，末日计入", source=_LIST)
    escalated_on = Day("报请上级日期", empty=True, note="报请市、省链办后不再列为园区未办结", source=_LIST)
    progress = LongText("办理情况", empty=True, aliases=("进展",), source=_LIST)
    rating = Code("企业评价", SATISFACTION, empty=True, note="销号时必填", source=_LIST)
    state = StateColumn("状态", (RAISED, ASSIGNED, SOLVED, CLOSED))
    assigned_on = MovedOn("交办日期", source=_LIST)
    solved_on = MovedOn("办结日期", source=_LIST)
    closed_on = MovedOn("销号日期", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class ChainIssues(Ledger, of=ChainIssue):
    """产业链问题清单."""

    name, keeper = "产业链问题清单", "产业发展科"
    about = "产业链的断点、堵点、卡点和企业的技术、人才、融资、政策需求，交办、办结、评价后销号。"
    key = ("issue_no",)
    title = ("issue_no", "chain")
    columns = (
        "issue_no",
        "chain",
        "segment",
        "kind",
        "enterprise",
        "raised_on",
        "level",
        "owner_unit",
        "due_on",
        "state",
        "closed_on",
    )
    search = ("issue_no", "content", "enterprise.name", "chain.name", "owner_unit")
    filters = ("state", "chain", "kind", "level", "raised_on", "due_on")
    order = ("-raised_on", "issue_no")
    checks = dates_in_order("chain_issue.dates", {"raised_on": "反映日期", "due_on": "承诺办结日"})
    explanation = "note"
    rules = (_LIST, "产业链链长制工作方案")


class IssueLoop(Procedure, of=ChainIssue):
    """问题闭环: assigned with a date, solved, closed by another once the enterprise has rated it."""

    name = "产业链问题闭环"
    problem = True
    about = "问题交办到责任单位，按承诺日期办结，企业评价后由他人销号；不满意的退回再办，可延期一次。"
    rules = ("产业链链长制工作方案",)
    begin = Begin("登记问题", RAISED, on="raised_on")
    assign = Move("交办", RAISED, ASSIGNED, day="assigned_on", needs=("owner_unit", "due_on"))
    solve = Move("办结", ASSIGNED, SOLVED, day="solved_on", needs=("progress",))
    close = Move(
        "销号",
        SOLVED,
        CLOSED,
        day="closed_on",
        needs=("rating",),
        guards=(not_content_goes_back,),
        not_by="solve",
    )
    send_back = Move("退回再办", SOLVED, ASSIGNED, needs=("due_on",), reason=True, not_by="solve")
    reopen = Move("重新打开", CLOSED, ASSIGNED, by=(Role.HEAD,), needs=("due_on",), reason=True)
    clocks = (
        Clock(
            "承诺办结期限",
            since=("assign", "send_back", "reopen"),
            until="solve",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
    )
