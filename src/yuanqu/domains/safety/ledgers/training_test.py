"""培训测试 — the test that closes a round, and the retest of those who did not pass."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.rules.people import passed, score_in_range
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record

_LAW = "中华人民共和国安全生产法第二十八条"


class TrainingTest(Record):
    """One person's test; the first is number 1, retests follow."""

    attendance = Link("参训", "safety.TrainingAttendance", aliases=("签到号",))
    attempt = Whole("第几次", note="首次测试填1，补考填2")
    tested_on = Day("测试日期", source=_LAW)
    score = Amount("成绩", "分", places=1, source=_LAW)
    passed = YesNo("是否合格", empty=True, note="按测试当日有效的合格分数线得出")
    certificate = Text("证书号", max_length=60, empty=True, source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class TrainingTests(Ledger, of=TrainingTest):
    """培训测试台账."""

    name, keeper = "安全培训测试台账", "安全环保科"
    about = "培训测试和补考的成绩，按合格分数线得出是否合格。"
    key = ("attendance", "attempt")
    title = ("attendance", "attempt")
    columns = ("attendance", "attempt", "tested_on", "score", "passed", "certificate")
    search = ("attendance.attendance_no", "certificate")
    filters = ("tested_on", "passed")
    order = ("attendance", "attempt")
    checks = (score_in_range,)
    derived: ClassVar = {"passed": passed}
    left_out: ClassVar = {"试卷": "是附件而非数据：存在该轮培训的附件中。"}
    rules = ("中华人民共和国安全生产法", "园区规则参数 training_pass_mark（培训合格分数线）")
