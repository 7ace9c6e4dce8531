"""督察整改任务台账 — the tasks of an inspectorate problem's plan: what is done, by whom, by when."""

from __future__ import annotations

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "督察反馈问题整改清单"


class FeedbackTask(Record):
    """One task."""

    problem = Link("督察问题", "environment.FeedbackProblem", aliases=("问题编号",), source=_LIST)
    seq = Whole("任务序号", aliases=("序号",), source=_LIST)
    measure = LongText("整改措施", source=_LIST)
    responsible_unit = Text("责任单位", max_length=120, source=_LIST)
    responsible = Text("责任人", max_length=60, source=_LIST)
    listed_on = Day("列入日期", note="方案中列入的日期", source=_LIST)
    due_on = Day("完成时限", note="末日计入", source=_LIST)
    progress = LongText("整改进展", empty=True, note="注明日期，每月调度时更新", source=_LIST)
    done_on = Day("完成日期", empty=True, note="没有完成的不填", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class FeedbackTasks(Ledger, of=FeedbackTask):
    """督察整改任务台账."""

    name, keeper = "督察整改任务台账", "安全环保科"
    about = "督察反馈问题整改方案中的任务，一项一行，写明措施、责任和时限；全部完成后才能申请验收。"
    key = ("problem", "seq")
    title = ("problem", "seq")
    search = ("problem.problem_no", "measure", "responsible_unit")
    filters = ("problem", "due_on", "done_on")
    order = ("problem", "seq")
    event = "due_on"
    checks = (
        *dates_in_order("feedback_task.due", {"listed_on": "列入日期", "due_on": "完成时限"}),
        *dates_in_order("feedback_task.done", {"listed_on": "列入日期", "done_on": "完成日期"}),
    )
    explanation = "note"
    rules = (_LIST,)
