"""What key projects were to invest in each month, what they did invest, and how far the works had come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.construction.key_projects import Listed
from yuanqu_demo.names import Names
from yuanqu_demo.sheets import Row

_WEIGHTS = (6, 5, 8, 10, 11, 12)  # of the year's plan, January to June, in %
_STAGES = (
    (5, "土方开挖和桩基施工"),
    (20, "基础施工"),
    (45, "主体结构施工"),
    (65, "钢结构安装和围护施工"),
    (85, "设备基础和设备安装"),
    (100, "联动调试和收尾"),
)
_SILENT = 2  # projects whose latest month is not reported yet
_LAST_BILLS = 3  # the month by which what was completed last year is paid
_WHOLE = Decimal(1)


def month_rows(keys: Sequence[Listed], drawn: Random, today: date) -> list[Row]:
    """月报, from the month a project was listed (January's list: from January)."""
    names = Names(drawn)
    silent = {each.number for each in drawn.sample(list(keys), _SILENT)}
    latest = today.replace(day=1)
    return [
        _only_planned(row) if each.number in silent and row["month"] == latest else row
        for each in keys
        for row in _months(each, drawn, names, today)
    ]


def _only_planned(row: Row) -> Row:
    return {name: row[name] for name in ("key_project", "month", "plan_month")}


def _months(each: Listed, drawn: Random, names: Names, today: date) -> Iterator[Row]:
    done, clerk, head = each.done_before, names.person(), names.person()
    for number in range(each.listed_on.month, today.month + 1):
        month = date(today.year, number, 1)
        plan = _plan(each, month)
        spent = (plan * drawn.randint(88, 122) / 100).quantize(_WHOLE)
        spent = min(spent, each.project.total - done)
        done += spent
        percent = (done * 100 / each.project.total).quantize(Decimal("0.1"), ROUND_DOWN)
        yield {
            "key_project": each.number,
            "month": month,
            "plan_month": plan,
            "done_month": spent,
            **(_parts(spent) if spent else {}),
            "approved": (spent * 9 / 10).quantize(_WHOLE) if number < today.month else None,
            "paid": (spent * 7 / 10).quantize(_WHOLE),
            "text": f"{number}月：{_stage(each, percent, month)}",
            "percent": percent,
            "filed_by": clerk,
            "reviewed_by": head,
            "reported_on": _report_day(month),
        }


def _plan(each: Listed, month: date) -> Decimal:
    """The month's share of the year's plan; nothing before the start, nor after the last bills of what is completed."""
    started, completed = each.project.started_on, each.project.completed_on
    if started is None or started.replace(day=1) > month:
        return Decimal(0)
    if completed is None:
        return (each.plan * _WEIGHTS[month.month - 1] / 100).quantize(_WHOLE)
    last = completed.month if completed.year == month.year else _LAST_BILLS
    return (each.plan / last).quantize(_WHOLE) if month.month <= last else Decimal(0)


def _parts(spent: Decimal) -> Row:
    building, installation = (spent * 55 / 100).quantize(_WHOLE), (spent * 12 / 100).quantize(_WHOLE)
    equipment = (spent * 25 / 100).quantize(_WHOLE)
    return {
        "building": building,
        "installation": installation,
        "equipment": equipment,
        "other": spent - building - installation - equipment,
    }


def _stage(each: Listed, percent: Decimal, month: date) -> str:
    project = each.project
    if project.started_on is None or project.started_on.replace(day=1) > month:
        return "办理前期手续"
    if project.completed_on and project.completed_on < month:
        return "已竣工验收"
    return next((words for limit, words in _STAGES if percent <= limit), _STAGES[-1][1])


def _report_day(month: date) -> date:
    """The last working day up to the 25th."""
    return next(
        day for day in (month.replace(day=number) for number in range(25, 15, -1)) if is_working_day(day)
    )
