"""技改项目月报 — what a renovation project spent in a month, how far it stands, what is in its way."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.rules.renovations import not_below_zero, within_the_investment
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Month
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_FORM = "技改项目月报表"


class RenovationMonth(Record):
    """One month of one project, its own amount and not a cumulative one."""

    renovation = Link("技改项目", "innovation.Renovation", aliases=("技改项目编号", "项目名称"))
    month = Month("月份", aliases=("报告期",), source=_FORM)
    done = Amount("本月完成投资", "万元", places=4, source=_FORM)
    progress = LongText("形象进度", source=_FORM)
    problem = LongText("存在问题", empty=True, source=_FORM)
    reported_on = Day("报出日期", empty=True, note="次月15日前", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class RenovationMonths(Ledger, of=RenovationMonth):
    """技改项目月报台账."""

    name, keeper = "技改项目月报台账", "科技创新科"
    rights = Rights(read=("经济运行科", "项目建设科"))
    about = "技改项目每月完成的投资、形象进度和存在问题，一个项目一月一行。"
    key = ("renovation", "month")
    title = ("renovation", "month")
    search = ("renovation.name", "renovation.number", "progress", "problem")
    filters = ("month", "renovation")
    order = ("-month", "renovation")
    totals = ("done",)
    checks = (not_below_zero, within_the_investment)
    explanation = "note"
    left_out: ClassVar = {"本年、累计完成投资": "由各月相加得出，不登记。"}
    rules = ("技改项目月报制度",)
