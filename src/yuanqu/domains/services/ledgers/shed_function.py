"""职能剥离清单 — social functions the zone has handed to others, to whom, when and by which document."""

from __future__ import annotations

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_LIST = "职能剥离方案"


class ShedFunction(Record):
    """One function handed over."""

    function = Text("职能名称", source=_LIST)
    to_whom = Text("承接单位", max_length=80, source=_LIST)
    planned_on = Day("计划完成日期", empty=True, source=_LIST)
    shed_on = Day("剥离日期", empty=True, note="正式移交的日期；尚未移交的不填", source=_LIST)
    doc_no = Text("文件文号", max_length=80, source=_LIST)
    staff_moved = Whole("划转人员", unit="人", empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class ShedFunctions(Ledger, of=ShedFunction):
    """职能剥离清单."""

    name, keeper = "职能剥离清单", "政务服务科"
    about = "园区剥离给属地的社会管理职能，登记承接单位、移交日期和文件。"
    key = ("function",)
    title = ("function",)
    search = ("function", "to_whom", "doc_no")
    filters = ("to_whom", "shed_on")
    order = ("-shed_on", "function")
    totals = ("staff_moved",)
    explanation = "note"
    rules = ("开发区体制机制改革方案",)
