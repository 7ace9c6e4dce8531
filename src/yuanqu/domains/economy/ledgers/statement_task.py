"""月报填报任务 — which months' statements are asked for, and by when: the reporting calendar of the year."""

from __future__ import annotations

from yuanqu.domains.economy.rules import no_january
from yuanqu.engines.collecting.records import Task
from yuanqu.engines.ledger.checks import Row, hard
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.terms.months import month_end


class StatementTask(Task):
    """One month's statements, asked of every 规上 industrial enterprise in the register that month."""


@hard("task.due", "due_on", "month")
def due_after_month(row: Row) -> str | None:
    """A month's statements are due when it is over."""
    month, due = row.get("month"), row.get("due_on")
    if month is None or due is None or due > month_end(month):
        return None
    return f"应报日{due}不晚于该月月末{month_end(month)}：应在报告期之后，按年度报送日历填。"


class StatementTasks(Ledger, of=StatementTask):
    """月报填报任务."""

    name, keeper = "企业月报填报任务", "经济运行科"
    about = "企业财务状况月报每一期的应报日；登记一期，当月在库的规上工业企业就各有一份填报单。"
    key = ("month",)
    title = ("month",)
    filters = ("month", "due_on")
    order = ("-month",)
    checks = (no_january, due_after_month)
    rules = ("企业一套表统计调查制度 数据采集和验收管理时间", "园区报表填报管理办法")
