"""检测结果台账 — one analyte of one sample: what the report prints, what it means, whether it keeps the limit."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import ANALYTE, MEASURE_UNIT, VERDICT
from yuanqu.domains.environment.results import PLACES
from yuanqu.domains.environment.rules import readings as rules_of
from yuanqu.domains.environment.rules.words import different_people
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_REPORT = "检测报告"


class Reading(Record):
    """One reading. 未检出 is kept as such with its limit of detection; the report's own words stay beside it."""

    sample = Link("样品", "environment.Sample", aliases=("样品编号",), source=_REPORT)
    analyte = Code("检测项目", ANALYTE, aliases=("项目",), source=_REPORT)
    result_text = Text(
        "检测结果",
        max_length=60,
        aliases=("结果", "检测值"),
        note="照报告填：「0.012」，或未检出的「<0.0005」「0.0005L」「ND」「未检出」",
        source=_REPORT,
    )
    unit = Code("计量单位", MEASURE_UNIT, aliases=("单位",), note="mg/L或μg/L，pH为无量纲", source=_REPORT)
    lab_limit = Amount(
        "方法检出限",
        places=PLACES,
        empty=True,
        aliases=("检出限", "MDL"),
        note="与结果同一单位；写「ND」「未检出」的必填",
        source=_REPORT,
    )
    method = Text("检测方法", max_length=120, aliases=("方法",), note="方法和标准号", source=_REPORT)
    measured_on = Day("检测日期", source=_REPORT)
    lab = Text("检测机构", max_length=120, aliases=("实验室",), source=_REPORT)
    analysed_by = Text("检测人", max_length=60, source=_REPORT)
    reviewed_by = Text("复核人", max_length=60, source=_REPORT)
    approved_by = Text("审核人", max_length=60, source=_REPORT)
    report_no = Text("报告编号", max_length=60, source=_REPORT)
    reported_on = Day("报告日期", source=_REPORT)
    written = Text("结果（规范写法）", max_length=80, empty=True, note="折成mg/L；系统得出")
    below = YesNo("是否未检出", empty=True, note="由检测结果得出")
    concentration = Amount("浓度", "mg/L", places=PLACES, empty=True, note="检出的才有；系统得出")
    acidity = Amount("pH值", places=2, empty=True, note="系统得出")
    detection_limit = Amount("检出限（折算）", "mg/L", places=PLACES, empty=True, note="系统得出")
    for_mean = Amount(
        "均值取值", "mg/L", places=PLACES + 1, empty=True, note="未检出取检出限的一半，只用于求均值；系统得出"
    )
    sampled_on = Day("采样日期", empty=True, note="由采样登记得出")
    limit_said = Text("执行限值", max_length=60, empty=True, note="采样当日有效的限值；系统得出")
    limit_source = Text("限值来源", max_length=220, empty=True, note="标准、等级和条款；系统得出")
    verdict = Code("达标判定", VERDICT, empty=True, aliases=("是否超标",), note="系统得出")
    times_over = Amount("超标倍数", "倍", places=4, empty=True, note="（值−限值）÷限值；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Readings(Ledger, of=Reading):
    """检测结果台账."""

    name, keeper = "检测结果台账", "安全环保科"
    about = "水样各项目的检测结果，一样一项一行；未检出连同检出限登记，不作0，按采样当日的限值判定。"
    key = ("sample", "analyte")
    title = ("sample", "analyte")
    columns = (
        "sample",
        "analyte",
        "sampled_on",
        "written",
        "limit_said",
        "limit_source",
        "verdict",
        "times_over",
        "method",
        "report_no",
    )
    search = ("sample.sample_no", "report_no", "lab")
    filters = ("sampled_on", "analyte", "verdict", "below", "reported_on")
    order = ("-sampled_on", "sample", "analyte")
    event = "sampled_on"
    checks = (
        rules_of.result_readable,
        rules_of.unit_fits,
        rules_of.detection_told,
        rules_of.kept_exactly,
        rules_of.of_water,
        rules_of.measured_after_sampling,
        rules_of.asked_of_the_sample,
        different_people(
            "reading.people", {"analysed_by": "检测人", "reviewed_by": "复核人", "approved_by": "审核人"}
        ),
        *dates_in_order("reading.days", {"measured_on": "检测日期", "reported_on": "报告日期"}),
    )
    explanation = "note"
    derived: ClassVar = {
        "written": rules_of.written,
        "below": rules_of.below,
        "concentration": rules_of.concentrations,
        "acidity": rules_of.acidities,
        "detection_limit": rules_of.detection_limits,
        "for_mean": rules_of.for_means,
        "sampled_on": rules_of.sampling_days,
        "limit_said": rules_of.limits_said,
        "limit_source": rules_of.limit_sources,
        "verdict": rules_of.verdicts,
        "times_over": rules_of.multiples,
    }
    left_out: ClassVar = {
        "修约值": "与限值比较用报告的原值，不修约；印数时再按位数取。",
        "结果状态": "报告出具后才登记，实验室内部的流转不重复登记。",
    }
    rules = (_REPORT, "GB 3838—2002")
