"""批后监管台账 — visits to land after it was supplied, until it is built on as the contract says."""

from __future__ import annotations

from yuanqu.domains.resources.codes import BREACH
from yuanqu.domains.resources.rules.supplies import nothing_found, something_found
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role

_RULE = "出让合同监管"

FOUND, ORDERED = State("found", "待处理"), State("ordered", "待整改")
CLOSED, REFERRED = State("closed", "已办结", final=True), State("referred", "已转闲置处置", final=True)


class SupplyCheck(Record):
    """One visit."""

    check_no = Text("巡查编号", max_length=40, note="如「PJ-2025-001」", source=_RULE)
    supply = Link("供地", "resources.LandSupply", aliases=("供地编号",))
    checked_on = Day("巡查日期", source=_RULE)
    checker = Text("巡查人", max_length=60, source=_RULE)
    progress = LongText("现场进度", note="如「主体结构完成，厂区道路施工」", source=_RULE)
    breach = Code("违约情形", BREACH, source=_RULE)
    requirement = LongText("整改要求", empty=True, note="责令整改时填", source=_RULE)
    due_on = Day("整改期限", empty=True, note="责令整改时填，末日计入", source=_RULE)
    mended = LongText("整改情况", empty=True, source=_RULE)
    state = StateColumn("监管状态", (FOUND, ORDERED, CLOSED, REFERRED), aliases=("状态",))
    ordered_on = MovedOn("责令整改日期", source=_RULE)
    closed_on = MovedOn("办结日期", source=_RULE)
    note = LongText("说明", empty=True, aliases=("备注",))


class SupplyChecks(Ledger, of=SupplyCheck):
    """批后监管台账."""

    name, keeper = "批后监管台账", "自然资源科"
    rights = Rights(read=("项目建设科",))
    about = "供地后到竣工前的巡查，对照合同看开工、竣工、投资和容积率，违约的限期整改。"
    key = ("check_no",)
    title = ("check_no", "supply")
    search = ("check_no", "supply.supply_no", "supply.contract_no", "checker")
    filters = ("breach", "state", "checked_on", "due_on")
    order = ("-checked_on", "check_no")
    explanation = "note"
    rules = ("闲置土地处置办法", _RULE)


class SupplyCheckLoop(Procedure, of=SupplyCheck):
    """批后监管闭环: nothing found, or put right within the time, or handed on as idle land."""

    name = "批后监管"
    about = "供地后巡查，未发现违约的办结；违约的责令限期整改，整改不了的转闲置土地处置。"
    rules = ("闲置土地处置办法",)
    begin = Begin("巡查登记", FOUND, on="checked_on")
    close = Move("未发现违约", FOUND, CLOSED, day="closed_on", guards=(nothing_found,))
    order = Move(
        "责令整改",
        FOUND,
        ORDERED,
        day="ordered_on",
        needs=("requirement", "due_on"),
        guards=(something_found,),
    )
    mend = Move(
        "整改完成",
        ORDERED,
        CLOSED,
        day="closed_on",
        needs=("mended",),
        evidence=(Evidence("整改后照片", phase="after", pictures=True),),
    )
    refer = Move("转闲置土地处置", ORDERED, REFERRED, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock(
            "整改期限",
            since="order",
            until=("mend", "refer"),
            due="due_on",
            extension=Extension(by=(Role.HEAD,)),
        ),
    )
