"""重大危险源 — units whose quantity of chemicals reaches the threshold, graded and filed."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import SOURCE_GRADE
from yuanqu.domains.safety.rules.risks import filing_whole, grade_by_r_value
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_GB = "GB 18218-2018 危险化学品重大危险源辨识"
_LAW = "中华人民共和国安全生产法第四十条"


class MajorHazardSource(Record):
    """One source of one object."""

    source_no = Text("重大危险源编号", max_length=60)
    object = Link("单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"))
    name = Text("重大危险源名称", max_length=120)
    chemicals = Text("涉及的危险化学品", note="以顿号分隔", source=_GB)
    source_grade = Code("重大危险源等级", SOURCE_GRADE, source=_GB)
    r_value = Amount("R值", "倍", empty=True, note="与临界量比值的加权和", source=_GB)
    assessed_on = Day("评估日期", note="每3年重新评估", source=_GB)
    filing_no = Text("备案编号", max_length=60, empty=True, source=_LAW)
    filed_on = Day("备案日期", empty=True, source=_LAW)
    filed_until = Day("备案有效期至", empty=True, source=_LAW)
    principal = Text("主要负责人包保", max_length=60, source="危险化学品企业重大危险源安全包保责任制")
    technical = Text("技术负责人包保", max_length=60, source="危险化学品企业重大危险源安全包保责任制")
    operating = Text("操作负责人包保", max_length=60, source="危险化学品企业重大危险源安全包保责任制")
    ended_on = Day("核销日期", empty=True, note="不再构成的填")
    note = LongText("说明", empty=True, aliases=("备注",))


class MajorHazardSources(Ledger, of=MajorHazardSource):
    """重大危险源台账."""

    name, keeper = "重大危险源台账", "安全环保科"
    about = "达到临界量的危险化学品单元：等级、备案和包保责任人。"
    key = ("source_no",)
    title = ("name", "object")
    columns = (
        "source_no",
        "object",
        "name",
        "source_grade",
        "r_value",
        "assessed_on",
        "filing_no",
        "filed_on",
    )
    search = ("source_no", "name", "object.name")
    filters = ("source_grade", "filed_until")
    order = ("source_grade", "source_no")
    event = "filed_on"
    checks = (
        filing_whole,
        *dates_in_order("major_hazard_source.dates", {"filed_on": "备案日期", "filed_until": "备案有效期至"}),
        grade_by_r_value,
    )
    explanation = "note"
    left_out: ClassVar = {"临界量计算表": "是附件而非数据：存在该重大危险源的附件中。"}
    rules = (_LAW, _GB)
