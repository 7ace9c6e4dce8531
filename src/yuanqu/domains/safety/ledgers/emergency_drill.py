"""应急演练 — planned, held, appraised."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import DRILL_KIND
from yuanqu.domains.safety.rules.risks import drill_score_in_range
from yuanqu.domains.safety.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_LAW = "生产安全事故应急条例"


class EmergencyDrill(Record):
    """One drill."""

    drill_no = Text("演练编号", max_length=40, source=_LAW)
    name = Text("演练名称", source=_LAW)
    organiser = Text("组织单位", max_length=120, aliases=("主办单位",), source=_LAW)
    object = Link(
        "演练单位", "safety.InspectedObject", empty=True, aliases=("企业名称",), note="园区主办的不填"
    )
    kind = Code("演练类别", DRILL_KIND, source=_LAW)
    planned_on = Day("计划日期", source=_LAW)
    held_on = Day("演练日期", empty=True, aliases=("实施日期",), note="未实施的不填", source=_LAW)
    place = Text("演练地点", max_length=120, source=_LAW)
    plan = Link("对应预案", "safety.EmergencyPlan", empty=True, source=_LAW)
    commander = Text("总指挥", max_length=60, empty=True, source=_LAW)
    people = Whole("参加人数", unit="人次", source=_LAW)
    units = Text("参加单位", empty=True, source=_LAW)
    score = Amount("评估得分", "分", places=1, empty=True, source=_LAW)
    problems = LongText("发现问题", empty=True, source=_LAW)
    hazard = Link("转入隐患", "safety.Hazard", empty=True, aliases=("隐患编号",), source=_LAW)
    summary = LongText("演练总结", empty=True, source=_LAW)
    reviewed_on = Day("复盘日期", empty=True, source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class EmergencyDrills(Ledger, of=EmergencyDrill):
    """应急演练台账."""

    name, keeper = "应急演练台账", "安全环保科"
    about = "园区和各单位的应急演练：计划、实施、评估和复盘。"
    key = ("drill_no",)
    title = ("drill_no", "name")
    columns = ("drill_no", "name", "organiser", "kind", "planned_on", "held_on", "people", "score")
    search = ("drill_no", "name", "organiser")
    filters = ("held_on", "kind")
    order = ("-planned_on", "drill_no")
    totals = ("people",)
    checks = (drill_score_in_range, not_negative("emergency_drill.negative", "people"))
    left_out: ClassVar = {
        "演练状态": "由计划、演练、复盘日期得出，不另登记。",
        "脚本、照片": "是附件而非数据：存在该次演练的附件中。",
    }
    rules = (_LAW,)
