"""隐患台账 — hazards found at inspections, followed until they are closed; one row a hazard, not a visit."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import (
    HAZARD_CATEGORY,
    HAZARD_HANDLING,
    HAZARD_LEVEL,
    HAZARD_NATURE,
    HAZARD_SOURCE,
    RECHECK_RESULT,
)
from yuanqu.domains.safety.rules.hazards import (
    completion_not_copied,
    days_after_due,
    fixed_at_once_only_on_the_spot,
    found_by_today,
    has_its_six_item_plan,
    hazard_of_its_inspection,
    hazard_of_its_order,
    major_has_its_basis,
    major_is_guarded,
    natures,
    one_hazard_a_row,
    recheck_failed,
    recheck_passed,
    rechecked_by_another,
    supervision_has_its_inspection,
)
from yuanqu.domains.safety.rules.words import not_negative, place_readable
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

_API = "省级隐患排查治理数据接口"
_LAW = "中华人民共和国安全生产法"

FOUND, ORDERED = State("found", "待下达"), State("ordered", "待整改")
RECTIFIED, CLOSED = State("rectified", "待复查"), State("closed", "已销号", final=True)


class Hazard(Record):
    """One hazard."""

    hazard_no = Text("隐患编号", max_length=40, note="区-年-四位，如「YL-2025-0001」", source=_API)
    inspection = Link(
        "检查记录", "safety.Inspection", empty=True, aliases=("检查编号",), note="监督检查发现的必填"
    )
    object = Link(
        "隐患单位", "safety.InspectedObject", aliases=("被检查单位", "企业名称", "单位名称"), source=_API
    )
    source = Code("隐患来源", HAZARD_SOURCE, source=_API)
    found_on = Day("发现日期", aliases=("检查日期", "检查时间", "排查日期"), source=_API)
    found_by = Text("检查人", aliases=("排查人", "检查人员"), note="多人以顿号分隔", source=_API)
    place = Text("隐患地点", aliases=("检查地点",), source=_API)
    part = Text("隐患部位", source=_API)
    location = Text("经纬度", max_length=40, empty=True, note="先经度后纬度，如「115.892100,28.676500」")
    description = LongText("隐患描述", aliases=("存在问题", "隐患内容"), note="一行只写一项隐患", source=_API)
    nature = Code("隐患大类", HAZARD_NATURE, empty=True, note="由隐患类别得出")
    category = Code("隐患类别", HAZARD_CATEGORY, aliases=("隐患类型",), source=_API)
    level = Code("隐患等级", HAZARD_LEVEL, source="安全生产事故隐患排查治理规定")
    major_basis = Text("判定依据", empty=True, note="重大隐患必填，写判定标准的条款", source=_LAW)
    legal_basis = Text("法律法规依据", empty=True, source=_API)
    handling = Code("处理方式", HAZARD_HANDLING, source=_API)
    requirement = LongText("整改要求", aliases=("整改措施", "整改意见"), source=_API)
    due_on = Day("整改期限", empty=True, note="下达时必填，末日计入", source=_API)
    rectifying_unit = Text("整改责任单位", max_length=120, source=_API)
    rectifier = Text("整改责任人", max_length=60, source=_API)
    rectifier_phone = Text("整改责任人电话", max_length=60, empty=True, personal=True, source=_API)
    supervising_unit = Text("监管部门", max_length=80, source=_API)
    supervisor = Text("监管责任人", max_length=60, source=_API)
    order = Link(
        "整改文书", "safety.RectificationOrder", empty=True, aliases=("整改责任书", "整改指令书", "文号")
    )
    done_text = LongText("整改内容", empty=True, aliases=("整改情况",), note="整改完成时必填", source=_API)
    cost = Amount("整改金额", "万元", empty=True, aliases=("整改资金",), source=_API)
    interim_measures = LongText("防范措施和应急预案", empty=True, note="重大隐患必填", source=_API)
    recheck_unit = Text("复查部门", max_length=80, empty=True, source=_API)
    rechecked_by = Text("复查人", empty=True, note="不得为整改责任人", source=_API)
    recheck_text = LongText("复查内容", empty=True, source=_API)
    recheck_result = Code("复查结果", RECHECK_RESULT, empty=True, source=_API)
    delay_reason = LongText("未按期整改原因", empty=True)
    reported_up = YesNo("是否上报", empty=True, note="重大隐患应上报")
    transferred_to = Text("移送单位", max_length=120, empty=True, note="移送执法机关的填")
    transferred_on = Day("移送日期", empty=True, note="移送后不再列为园区未销号")
    overdue_from = Day("逾期起算日", empty=True, note="整改期限的次日，末日计入；系统得出")
    state = StateColumn("隐患状态", (FOUND, ORDERED, RECTIFIED, CLOSED), aliases=("状态", "销号情况"))
    ordered_on = MovedOn("下达日期", source=_API)
    rectified_on = MovedOn("整改完成日期", aliases=("整改完成时间", "完成日期"), source=_API)
    closed_on = MovedOn("销号日期", aliases=("复查日期", "复查时间"), source=_API)
    note = LongText("说明", empty=True, aliases=("备注",))


class Hazards(Ledger, of=Hazard):
    """隐患排查治理台账."""

    name, keeper = "隐患排查治理台账", "安全环保科"
    rights = Rights(
        own="object.enterprise",
        inward=("delay_reason", "reported_up", "transferred_to", "transferred_on", "note"),
    )
    about = "检查、巡查、自查发现的安全隐患，从发现、下达、整改、复查到销号，一项一行。"
    key = ("hazard_no",)
    title = ("hazard_no", "object")
    columns = (
        "hazard_no",
        "object",
        "found_on",
        "category",
        "level",
        "place",
        "description",
        "handling",
        "due_on",
        "state",
        "order",
        "rectified_on",
        "closed_on",
    )
    search = ("hazard_no", "object.name", "description", "place")
    filters = ("found_on", "state", "level", "category", "nature", "handling", "source", "due_on", "object")
    order = ("-found_on", "hazard_no")
    totals = ("cost",)
    checks = (
        *dates_in_order("hazard.due", {"found_on": "发现日期", "due_on": "整改期限"}),
        supervision_has_its_inspection,
        major_has_its_basis,
        major_is_guarded,
        rechecked_by_another,
        place_readable("hazard.location"),
        not_negative("hazard.negative", "cost"),
        hazard_of_its_inspection,
        hazard_of_its_order,
        one_hazard_a_row,
        found_by_today,
        completion_not_copied,
    )
    explanation = "note"
    derived: ClassVar = {"nature": natures, "overdue_from": days_after_due}
    left_out: ClassVar = {
        "延期申请": "是单独的申请，由科长审批，见该隐患的延期记录。",
        "整改前、整改后照片": "是附件而非数据：按整改前、整改后存在该隐患的附件中。",
    }
    rules = (_LAW, "安全生产事故隐患排查治理规定", _API)


class HazardLoop(Procedure, of=Hazard):
    """隐患闭环: ordered, rectified by the enterprise, rechecked by another."""

    name = "隐患闭环"
    problem = True
    about = "隐患从发现、下达整改文书、企业整改、他人复查到销号；不合格退回，超期催办、移送，可延期一次。"
    rules = ("中华人民共和国安全生产法第四十一条", "安全生产事故隐患排查治理规定")
    begin = Begin("发现登记", FOUND, on="found_on")
    order = Move(
        "下达整改文书",
        FOUND,
        ORDERED,
        day="ordered_on",
        needs=("due_on", "order"),
        guards=(has_its_six_item_plan,),
    )
    fix_at_once = Move(
        "现场整改",
        FOUND,
        RECTIFIED,
        day="rectified_on",
        needs=("done_text",),
        evidence=(Evidence("整改后照片", phase="after", pictures=True),),
        guards=(fixed_at_once_only_on_the_spot,),
    )
    rectify = Move(
        "整改完成",
        ORDERED,
        RECTIFIED,
        by=(Role.ENTERPRISE, Role.CLERK, Role.HEAD),
        day="rectified_on",
        needs=("done_text",),
        fills=("cost", "delay_reason"),
        evidence=(Evidence("整改后照片", phase="after", pictures=True),),
    )
    close = Move(
        "复查合格",
        RECTIFIED,
        CLOSED,
        day="closed_on",
        needs=("rechecked_by", "recheck_text"),
        fills=("recheck_unit", "recheck_result"),
        guards=(recheck_passed,),
        not_by=("rectify", "fix_at_once"),
    )
    fail = Move(
        "复查不合格",
        RECTIFIED,
        ORDERED,
        needs=("due_on", "rechecked_by"),
        fills=("recheck_unit", "recheck_text", "recheck_result"),
        guards=(recheck_failed,),
        reason=True,
        not_by=("rectify", "fix_at_once"),
    )
    summon = Move("约谈", ORDERED, ORDERED, by=(Role.HEAD,), reason=True)
    transfer = Move(
        "移送立案", ORDERED, ORDERED, by=(Role.HEAD,), needs=("transferred_to", "transferred_on"), reason=True
    )
    reopen = Move("重新打开", CLOSED, ORDERED, by=(Role.HEAD,), needs=("due_on",), reason=True)
    clocks = (
        Clock("下达期限", since="begin", until=("order", "fix_at_once"), due=3),
        Clock(
            "整改期限",
            since=("order", "fail", "reopen"),
            until="rectify",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
        Clock("复查期限", since=("rectify", "fix_at_once"), until=("close", "fail"), due=10),
    )
