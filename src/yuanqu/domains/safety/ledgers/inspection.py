"""检查记录 — one visit to one object; what was found follows in the hazard ledger."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import INSPECTION_HANDLING, INSPECTION_KIND, INSPECTION_RESULT
from yuanqu.domains.safety.rules.inspections import (
    handled_where_found,
    inspectors_counted,
    result_agrees_with_hazards,
    two_inspectors,
    within_a_day,
)
from yuanqu.domains.safety.rules.words import several_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Moment, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "现场检查记录（安全生产执法文书）"
_API = "省级隐患排查治理数据接口"


class Inspection(Record):
    """One visit. 检查企业家数 counts different objects, 检查家次 counts rows, 出动人次 sums the inspectors."""

    inspection_no = Text("检查编号", max_length=60, source=_API)
    plan = Link("检查方案", "safety.InspectionPlan", empty=True, aliases=("方案文号",), note="计划内的填")
    kind = Code("检查类型", INSPECTION_KIND, source=_FORM)
    object = Link(
        "被检查单位", "safety.InspectedObject", aliases=("检查对象", "企业名称", "单位名称"), source=_FORM
    )
    place = Text("检查场所", aliases=("检查地点", "检查部位"), note="车间、仓库等", source=_FORM)
    site_principal = Text("现场负责人", max_length=60, empty=True, note="检查当时的负责人", source=_FORM)
    site_post = Text("现场负责人职务", max_length=60, empty=True, source=_FORM)
    site_phone = Text("现场负责人电话", max_length=60, empty=True, personal=True, source=_FORM)
    started_at = Moment("检查开始时间", aliases=("检查时间", "检查日期"), source=_FORM)
    ended_at = Moment("检查结束时间", source=_FORM)
    inspecting_unit = Text("检查单位", max_length=200, note="联合检查填多个，以顿号分隔", source=_FORM)
    inspectors = Text("检查人员", aliases=("检查人",), note="多人以顿号分隔，如「甲某、乙某」", source=_FORM)
    inspector_count = Whole("出动人数", unit="人次", empty=True, note="由检查人员计数得出")
    officer_cards = Text("证件号", empty=True, note="执法人员逐人填", source=_FORM)
    experts = Text("参与专家", empty=True, source=_FORM)
    agency = Text("第三方机构", max_length=120, empty=True, source=_FORM)
    findings = LongText("检查情况", note="没有问题的也写", source=_FORM)
    result = Code("检查结果", INSPECTION_RESULT, source=_API)
    handling = Text(
        "处理方式", empty=True, note="有隐患的必填，可多项，如「当场整改、限期整改」", source=_API
    )
    case_opened = YesNo("是否办案", empty=True, source=_FORM)
    documents = Text("相关文书", empty=True, note="文书名称和文号，以顿号分隔", source=_FORM)
    refused_to_sign = YesNo("是否拒绝签字", empty=True, note="拒签的注明，拍照录像", source=_FORM)
    signed_on = Day("签字日期", empty=True, source=_FORM)
    grid_member = Link("随检网格员", "safety.GridMember", empty=True, aliases=("网格员",))
    note = LongText("说明", empty=True, aliases=("备注",))


class Inspections(Ledger, of=Inspection):
    """检查台账."""

    name, keeper = "安全检查台账", "安全环保科"
    about = "对每个对象的每次安全检查：时间、人员、情况和结果，一次一行。"
    key = ("inspection_no",)
    title = ("inspection_no", "object")
    columns = (
        "inspection_no",
        "object",
        "kind",
        "place",
        "started_at",
        "inspectors",
        "inspector_count",
        "result",
        "handling",
        "plan",
    )
    search = ("inspection_no", "object.name", "inspectors", "findings")
    filters = ("started_at", "kind", "result", "object")
    order = ("-started_at", "inspection_no")
    totals = ("inspector_count",)
    checks = (
        *dates_in_order("inspection.times", {"started_at": "检查开始时间", "ended_at": "检查结束时间"}),
        several_of("inspection.handling_words", "handling", INSPECTION_HANDLING),
        handled_where_found,
        two_inspectors,
        within_a_day,
        result_agrees_with_hazards,
    )
    explanation = "note"
    derived: ClassVar = {"inspector_count": inspectors_counted}
    left_out: ClassVar = {
        "单位地址、法定代表人": "见检查对象台账；检查当时的负责人另填。",
        "检查内容（事项）": "见检查事项台账，一项一行。",
        "检查项个数、隐患个数": "由检查事项、隐患台账计数得出，不另登记。",
        "整改状态、复查状态": "由隐患的闭环得出，不另登记。",
        "是否计划内": "填了检查方案的即为计划内。",
        "签名、现场照片": "是附件而非数据：存在该次检查的附件中。",
    }
    rules = ("中华人民共和国安全生产法", _FORM)
