"""安全培训 — one round: when, of what kind, about what, for how many."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import TRAINING_KIND, TRAINING_MODE
from yuanqu.domains.safety.rules.people import (
    attended_as_signed,
    attended_within_expected,
    entry_round,
    everybody_passed,
    everybody_tested,
    somebody_attended,
)
from yuanqu.domains.safety.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Moment, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.registers.shared_checks import dates_in_order

_LAW = "中华人民共和国安全生产法第二十八条"

PLANNED, NOTIFIED = State("planned", "待通知"), State("notified", "待开班")
HELD, TESTED = State("held", "待测试"), State("tested", "待归档")
FILED, ADMITTED = State("filed", "已归档", final=True), State("admitted", "已准予入园", final=True)


class Training(Record):
    """One round."""

    training_no = Text("培训编号", max_length=40, note="年份加轮次，如「2025-01」")
    title = Text("培训名称", source=_LAW)
    round_no = Whole("轮次", note="当年第几轮（期）")
    kind = Code("培训类型", TRAINING_KIND, source=_LAW)
    planned_on = Day("计划日期", note="列入培训计划的日期")
    started_at = Moment("培训开始时间", empty=True, aliases=("培训时间", "培训日期"), source=_LAW)
    ended_at = Moment("培训结束时间", empty=True, source=_LAW)
    hours = Amount("学时", "学时", places=1, source=_LAW)
    place = Text("培训地点", max_length=120, source=_LAW)
    mode = Code("培训方式", TRAINING_MODE, source=_LAW)
    lecturer = Text("授课人", max_length=60, source=_LAW)
    agency = Text("培训机构", max_length=120, empty=True, source=_LAW)
    content = LongText("培训内容", source=_LAW)
    expected = Whole("应到人数", unit="人", source=_LAW)
    attended = Whole("实到人数", unit="人", empty=True, source=_LAW)
    state = StateColumn("培训状态", (PLANNED, NOTIFIED, HELD, TESTED, FILED, ADMITTED))
    notified_on = MovedOn("通知日期")
    held_on = MovedOn("开班日期")
    tested_on = MovedOn("测试日期", source=_LAW)
    filed_on = MovedOn("归档日期", source=_LAW)
    admitted_on = MovedOn("准予入园日期", source="园区口径")
    note = LongText("说明", empty=True, aliases=("备注",))


class Trainings(Ledger, of=Training):
    """安全培训台账."""

    name, keeper = "安全培训台账", "安全环保科"
    about = "安全培训的每一轮：时间、类型、内容和人数。"
    key = ("training_no",)
    title = ("training_no", "title")
    columns = (
        "training_no",
        "title",
        "kind",
        "planned_on",
        "started_at",
        "hours",
        "expected",
        "attended",
        "state",
    )
    search = ("training_no", "title", "lecturer")
    filters = ("started_at", "kind", "mode", "state")
    order = ("-planned_on", "training_no")
    totals = ("expected", "attended")
    checks = (
        *dates_in_order("training.times", {"started_at": "培训开始时间", "ended_at": "培训结束时间"}),
        not_negative("training.negative", "expected", "attended", "hours"),
        attended_within_expected,
        attended_as_signed,
    )
    explanation = "note"
    left_out: ClassVar = {
        "参训企业": "见参训台账，一人一行；首次参训由系统得出。",
        "签到表、照片、课件、试卷": "是附件而非数据：存在该轮培训的附件中。",
    }
    rules = ("中华人民共和国安全生产法", "生产经营单位安全培训规定")


class TrainingLoop(Procedure, of=Training):
    """培训: planned, told, held, tested, filed; entry only when every required person passed."""

    name = "安全培训"
    about = "培训从计划、通知、开班、测试到归档；入园前培训全员合格才准予入园。"
    rules = ("中华人民共和国安全生产法第二十八条", "园区入园前培训规定")
    begin = Begin("列入计划", PLANNED, on="planned_on")
    notify = Move("发出通知", PLANNED, NOTIFIED, day="notified_on")
    hold = Move(
        "开班授课",
        NOTIFIED,
        HELD,
        day="held_on",
        needs=("started_at", "ended_at", "attended"),
        evidence=(Evidence("签到表或现场照片", phase="during"),),
        guards=(somebody_attended,),
    )
    test = Move("组织测试", HELD, TESTED, day="tested_on", guards=(everybody_tested,))
    file = Move("归档", TESTED, FILED, day="filed_on")
    admit = Move("准予入园", FILED, ADMITTED, day="admitted_on", guards=(entry_round, everybody_passed))
    clocks = (Clock("归档期限", since="test", until="file", due=10, days=WORKING),)
