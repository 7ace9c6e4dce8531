"""督办反馈台账 — what a department reports of a task: finding first, share done, next step, what is in the way."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.rules.feedback import (
    after_assignment,
    not_ahead,
    obstacle_or_none,
    share_within_whole,
    shares_do_not_fall,
    whose_task_it_is,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Filling, Rights

_FORM = "督办事项反馈单"


class Feedback(Record):
    """One report on one task."""

    task = Link("督办事项", "plan.Task", aliases=("督办编号",), source=_FORM)
    serial = Whole("反馈序号", note="每个事项从1起连续", source=_FORM)
    fed_back_on = Day("反馈日期", source=_FORM)
    department = Text("反馈单位", max_length=80, note="主办或协办科室，如「办公室」", source=_FORM)
    reporter = Text("反馈人", max_length=60, source=_FORM)
    progress = LongText("进展情况", note="先写结论", source=_FORM)
    share = Amount("完成率", "%", places=1, empty=True, note="100为全部完成", source=_FORM)
    next_step = LongText("下一步", empty=True, source=_FORM)
    obstacle = LongText("存在问题", empty=True, note="没有的不填", source=_FORM)
    wanted = LongText("需要协调", empty=True, note="要谁做什么", source=_FORM)
    signed_by = Text("签审人", max_length=60, empty=True, note="主办单位负责人", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Feedbacks(Ledger, of=Feedback):
    """督办反馈台账."""

    name, keeper = "督办反馈台账", "办公室"
    rights = Rights(read=EVERYONE, fillings=(Filling("department", adds=True, alone=True),))
    about = "主办单位对督办事项的逐次反馈，一次一行。"
    key = ("task", "serial")
    title = ("task", "serial")
    columns = ("task", "serial", "fed_back_on", "department", "progress", "share", "next_step", "obstacle")
    search = ("task.number", "task.title", "progress", "obstacle")
    filters = ("fed_back_on", "department", "task")
    order = ("-fed_back_on", "task", "serial")
    checks = (
        not_ahead,
        share_within_whole,
        obstacle_or_none,
        after_assignment,
        whose_task_it_is,
        shares_do_not_fall,
    )
    explanation = "note"
    left_out: ClassVar = {"印章、附件": "是附件而非数据：随本行存放。"}
    rules = ("督查督办工作办法",)
