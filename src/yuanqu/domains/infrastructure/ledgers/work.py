"""基础设施工程台账 — roads, pipes, substations, earthwork and slopes, one row a work from planning to handing over."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.codes import CLEARING, FUNDING, ROAD_CLASS, WORK_KIND
from yuanqu.domains.infrastructure.percent import percents
from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.domains.infrastructure.rules.works import (
    agreed_to_begin,
    days_after_plan,
    finished_whole,
    line_has_its_ends,
    preliminaries_done,
    revised_later,
    usable,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.codes import PARK
from yuanqu.registers.shared_checks import dates_in_order

_PLAN = "城市建设计划表"
_ACCEPTANCE = "建设工程质量管理条例"
_INVESTMENT = "政府投资条例"

PLANNED, TENDERED = State("planned", "前期"), State("tendered", "待开工")
BUILDING, SUBSTANTIAL = State("building", "在建"), State("substantial", "基本完工")
HANDED, ACCEPTED = State("handed", "已交工"), State("accepted", "已验收备案")
TRANSFERRED, DROPPED = State("transferred", "已移交管养", final=True), State("dropped", "已调出", final=True)


class Work(Record):
    """One work: a road with all its sections is one, so that roads are counted by their names."""

    work_no = Text("工程编号", max_length=40, note="如「GC-2025-01」", source=_PLAN)
    name = Text("工程名称", max_length=120, aliases=("项目名称",), source=_PLAN)
    kind = Code("工程类别", WORK_KIND, aliases=("项目性质",), source=_PLAN)
    park = Code("所在园区", PARK, empty=True, note="跨几个园区的不填", source=_PLAN)
    from_to = Text("起止点", empty=True, note="道路、桥涵、管线必填，如「工业路至环园路」", source=_PLAN)
    length = Amount("长度", "米", empty=True, note="道路、桥涵、管线必填", source=_PLAN)
    road_class = Code("道路等级", ROAD_CLASS, empty=True, source="城市道路工程设计规范")
    width = Amount("红线宽度", "米", empty=True, source="城市道路工程设计规范")
    content = LongText("建设内容及规模", source=_PLAN)
    project = Link("配套项目", "registers.Project", empty=True, note="专为某一项目配套的填")
    total_investment = Amount("总投资", "万元", places=4, source=_PLAN)
    contract_price = Amount("合同价", "万元", places=4, empty=True, note="开工前填", source=_PLAN)
    funding = Code("资金来源", FUNDING, source=_INVESTMENT)
    owner = Text("建设单位", max_length=120, source=_PLAN)
    agent = Text("代建单位", max_length=120, empty=True, aliases=("项目管理公司",), source=_PLAN)
    builder = Text("施工单位", max_length=120, empty=True, note="开工前填", source=_PLAN)
    supervisor = Text("监理单位", max_length=120, empty=True, note="开工前填", source=_PLAN)
    department = Text("责任部门", max_length=80, source="季度重点任务表")
    person = Text("责任人", max_length=60, source="季度重点任务表")
    leader = Text("分管领导", max_length=60, empty=True, source="季度重点任务表")
    year_goal = Text("年度目标", source=_PLAN)
    feasibility_on = Day("可研批复日期", empty=True, source=_PLAN)
    design_on = Day("初步设计批复日期", empty=True, source=_PLAN)
    estimate_on = Day("概算批复日期", empty=True, source=_INVESTMENT)
    audit_on = Day("财审日期", empty=True, aliases=("财政评审日期",), source=_PLAN)
    permit_on = Day("施工许可日期", empty=True, note="开工前填", source="建筑工程施工许可管理办法")
    clearing = Code("征拆进度", CLEARING, aliases=("征拆",), source=_PLAN)
    relocation = Code("管线迁改进度", CLEARING, aliases=("排迁",), source=_PLAN)
    planned_on = Day("列入计划日期", source=_PLAN)
    planned_start = Day("计划开工日期", source=_PLAN)
    planned_finish = Day("计划完工日期", note="首次计划，一经列入不改", source=_PLAN)
    revised_finish = Day("调整后完工日期", empty=True, note="经批准调整计划的填", source=_PLAN)
    overdue_from = Day("逾期起算日", empty=True, note="现行计划完工日期的次日；系统得出")
    percent = Amount("完成比例", "%", empty=True, note="各分部完成率按权重合计；系统得出")
    state = StateColumn(
        "工程状态",
        (PLANNED, TENDERED, BUILDING, SUBSTANTIAL, HANDED, ACCEPTED, TRANSFERRED, DROPPED),
        aliases=("状态",),
    )
    tendered_on = MovedOn("定标日期", source=_PLAN)
    started_on = MovedOn("实际开工日期", aliases=("开工时间",), source=_PLAN)
    substantial_on = MovedOn("基本完工日期", source=_PLAN)
    handed_on = MovedOn("交工验收日期", aliases=("交工日期", "交工"), source=_ACCEPTANCE)
    accepted_on = MovedOn("竣工验收备案日期", source=_ACCEPTANCE)
    transferred_on = MovedOn("移交管养日期", source=_PLAN)
    dropped_on = Day("调出计划日期", empty=True, note="不再实施的填", source=_PLAN)
    warranty_to = Day("质保期至", empty=True, source=_ACCEPTANCE)
    shape = Shape(
        "图形", on_paper=True, empty=True, note="线路中心线或场地边界，GeoJSON文本，WGS84经纬度", source=_PLAN
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class Works(Ledger, of=Work):
    """基础设施工程台账."""

    name, keeper = "基础设施工程台账", "规划建设科"
    rights = Rights(read=("项目建设科", "自然资源科"))
    about = "园区道路、管网、变电站、场平、护坡等基础设施工程，一项一行，从列入计划到移交管养。"
    key = ("work_no",)
    title = ("name",)
    columns = (
        "work_no",
        "name",
        "kind",
        "park",
        "state",
        "percent",
        "length",
        "total_investment",
        "started_on",
        "planned_finish",
        "revised_finish",
        "substantial_on",
        "handed_on",
        "department",
    )
    search = ("work_no", "name", "content", "builder")
    filters = ("kind", "park", "state", "funding", "planned_finish", "started_on")
    order = ("work_no",)
    event = "planned_on"
    totals = ("total_investment", "contract_price")
    checks = (
        *dates_in_order("work.plan", {"planned_start": "计划开工日期", "planned_finish": "计划完工日期"}),
        *dates_in_order(
            "work.preliminaries",
            {
                "feasibility_on": "可研批复",
                "design_on": "初步设计批复",
                "audit_on": "财审",
                "permit_on": "施工许可",
            },
        ),
        not_negative("work.negative", "total_investment", "contract_price", "length", "width"),
        line_has_its_ends,
        revised_later,
    )
    explanation = "note"
    derived: ClassVar = {"percent": percents, "overdue_from": days_after_plan}
    left_out: ClassVar = {
        "形象进度、完成投资、拨付资金": "逐月登记在工程月报（infrastructure.work_progress）。",
        "标段": "一条道路可分几个标段，各标段的分部登记在分部进度（infrastructure.work_part）。",
        "各次调整的计划": "每次调整计划都是一个动作，日期和原因留在流程记录里；首次计划完工日期不变。",
    }
    rules = (_PLAN, _INVESTMENT, _ACCEPTANCE)


class WorkLoop(Procedure, of=Work):
    """工程闭环: prepared, tendered, under way, substantially complete, handed over, accepted, kept."""

    name = "基础设施工程推进"
    about = "工程从列入计划、定标、开工、基本完工、交工验收、竣工验收备案到移交管养；不合格退回，计划可调整。"
    rules = (_INVESTMENT, _ACCEPTANCE, "房屋建筑和市政基础设施工程竣工验收备案管理办法")
    begin = Begin("列入计划", PLANNED, on="planned_on")
    tender = Move("定标", PLANNED, TENDERED, day="tendered_on", guards=(preliminaries_done,))
    start = Move(
        "开工",
        TENDERED,
        BUILDING,
        day="started_on",
        needs=("builder", "supervisor", "contract_price", "permit_on"),
        guards=(agreed_to_begin,),
    )
    reschedule = Move("调整计划", BUILDING, BUILDING, by=(Role.HEAD,), needs=("revised_finish",), reason=True)
    finish = Move(
        "认定基本完工",
        BUILDING,
        SUBSTANTIAL,
        day="substantial_on",
        evidence=(Evidence("现场照片", pictures=True),),
        guards=(usable,),
    )
    hand_over = Move(
        "交工验收合格",
        SUBSTANTIAL,
        HANDED,
        day="handed_on",
        fills=("warranty_to",),
        evidence=(Evidence("交工验收报告"),),
        guards=(finished_whole,),
    )
    send_back = Move("验收不合格", SUBSTANTIAL, BUILDING, reason=True)
    accept = Move(
        "竣工验收备案",
        HANDED,
        ACCEPTED,
        day="accepted_on",
        evidence=(Evidence("竣工验收备案表"),),
        not_by="hand_over",
    )
    transfer = Move("移交管养", ACCEPTED, TRANSFERRED, day="transferred_on", needs=("warranty_to",))
    drop = Move("调出计划", (PLANNED, TENDERED), DROPPED, by=(Role.HEAD,), needs=("dropped_on",), reason=True)
    # 验收合格之日起15日内备案（房屋建筑和市政基础设施工程竣工验收备案管理办法第四条）。
    clocks = (Clock("竣工验收备案期限", since="hand_over", until="accept", due=15),)
