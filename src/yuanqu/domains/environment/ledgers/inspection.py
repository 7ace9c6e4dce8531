"""涉气企业检查台账 — one visit to one enterprise that emits to the air, by day or by night."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import (
    APPROACH,
    FACILITY_STATE,
    FUGITIVE,
    INSPECTION_KIND,
    RUNNING,
)
from yuanqu.domains.environment.rules.inspections import (
    carbon_changed,
    carbon_due,
    handled_where_found,
    handling_words,
    inspectors_counted,
    night_as_said,
    night_known,
    nights,
    off_while_running,
    within_a_shift,
)
from yuanqu.domains.environment.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Moment, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import words_of

_FORM = "涉气企业检查记录"
_HEAVY = "重污染天气应急减排检查"


class Inspection(Record):
    """One visit; a night check that ends the next day belongs to the day it began."""

    inspection_no = Text("检查编号", max_length=60, note="如「SQ-2025-001」", source=_FORM)
    enterprise = Link("企业", "registers.Enterprise", aliases=("单位名称", "企业名称"), source=_FORM)
    kind = Code("检查类型", INSPECTION_KIND, source=_FORM)
    approach = Code("检查方式", APPROACH, empty=True, source=_FORM)
    started_at = Moment("检查开始时间", aliases=("检查时间",), source=_FORM)
    ended_at = Moment("检查结束时间", source=_FORM)
    night = YesNo("是否夜间", empty=True, note="按开始时间和规则参数的夜间起止得出")
    leader = Text("检查负责人", max_length=60, source=_FORM)
    inspectors = Text("检查人员", note="负责人以外的，多人以顿号分隔", source=_FORM)
    inspector_count = Whole("出动人数", unit="人次", empty=True, note="负责人和检查人员计数得出")
    partners = Text("参加单位", empty=True, note="联合检查填公安、综合执法等", source=_FORM)
    running = Code("生产状态", RUNNING, source=_HEAVY)
    reduction_listed = YesNo("列入应急减排清单", empty=True, source=_HEAVY)
    plan_posted = YesNo("一厂一策公示牌", empty=True, note="重污染天气期间填", source=_HEAVY)
    facility = Text("治理设施", note="名称和工艺，如「水喷淋加活性炭」", source=_FORM)
    facility_state = Code("设施运行情况", FACILITY_STATE, source=_FORM)
    electricity = Text("用电和运维台账", aliases=("用电记录",), note="生产与治理用电是否一致", source=_FORM)
    carbon_changed_on = Day("活性炭更换日期", empty=True, note="用活性炭的填", source=_FORM)
    carbon_cycle = Whole("活性炭更换周期", unit="天", empty=True, source=_FORM)
    carbon_due_on = Day("活性炭应更换日期", empty=True, note="系统得出")
    fugitive = Code("无组织排放", FUGITIVE, source=_FORM)
    content = LongText("检查内容", source=_FORM)
    result = LongText("检查结果", note="没有问题的也写", source=_FORM)
    problem_found = YesNo("是否发现问题", aliases=("是否发现污染",), source=_FORM)
    handling = Text("处理", note="可多项，如「现场整改、立案」；没有问题的填：无", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Inspections(Ledger, of=Inspection):
    """涉气企业检查台账."""

    name, keeper = "涉气企业检查台账", "安全环保科"
    about = "对涉气企业的检查，一次一行；昼夜按开始时间和规则参数得出，发现的问题列入环境问题清单。"
    key = ("inspection_no",)
    title = ("inspection_no", "enterprise")
    columns = (
        "inspection_no",
        "enterprise",
        "kind",
        "started_at",
        "night",
        "inspectors",
        "running",
        "facility_state",
        "problem_found",
        "handling",
    )
    search = ("inspection_no", "enterprise.name", "leader", "inspectors", "result")
    filters = ("started_at", "night", "kind", "running", "facility_state", "problem_found", "enterprise")
    order = ("-started_at", "inspection_no")
    totals = ("inspector_count",)
    checks = (
        night_known,
        night_as_said,
        within_a_shift,
        words_of("inspection.handling", "handling", handling_words, "处理"),
        handled_where_found,
        off_while_running,
        not_negative("inspection.negative", "carbon_cycle"),
        carbon_changed,
    )
    explanation = "note"
    derived: ClassVar = {
        "night": nights,
        "inspector_count": inspectors_counted,
        "carbon_due_on": carbon_due,
    }
    left_out: ClassVar = {
        "单位地址、负责人、电话": "在企业名录登记。",
        "现场监测读数": "便携仪器的读数写在检查结果里，不作判定依据。",
        "活性炭填装量、更换量、废炭去向": "属危险废物管理，由企业的管理台账登记。",
        "照片、视频": "是附件而非数据：存在该次检查的附件中。",
    }
    rules = (_FORM, "中华人民共和国大气污染防治法", "中华人民共和国噪声污染防治法第八十八条")
