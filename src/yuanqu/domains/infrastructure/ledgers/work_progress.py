"""工程月报 — what a work did in a month: investment, payment, and how far it looks, in words."""

from __future__ import annotations

from yuanqu.domains.infrastructure.rules.words import not_negative
from yuanqu.domains.infrastructure.rules.works import invested_within_total, paid_within_contract
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Link, LongText, Month
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights

_REPORT = "政府投资项目进度月报"


class WorkProgress(Record):
    """One work's month."""

    work = Link("工程", "infrastructure.Work", aliases=("工程编号", "工程名称"))
    month = Month("月份", source=_REPORT)
    invested = Amount("本月完成投资", "万元", places=4, aliases=("完成投资",), source=_REPORT)
    paid = Amount("本月拨付资金", "万元", places=4, empty=True, aliases=("拨付资金",), source=_REPORT)
    progress = LongText(
        "形象进度",
        aliases=("进展情况",),
        note="先写工程量，如「雨污水管道完成六成，水稳铺设三百米」",
        source="季度重点任务表",
    )
    problem = LongText("存在问题", empty=True, source="季度重点任务表")
    next_step = LongText("下月安排", empty=True, source="季度重点任务表")
    note = LongText("说明", empty=True, aliases=("备注",))


class WorkProgresses(Ledger, of=WorkProgress):
    """工程月报台账."""

    name, keeper = "工程月报台账", "规划建设科"
    rights = Rights(read=("项目建设科",))
    about = "基础设施工程逐月的完成投资、拨付资金和形象进度。"
    key = ("work", "month")
    title = ("work", "month")
    search = ("work.name", "work.work_no", "progress", "problem")
    filters = ("month",)
    order = ("-month", "work")
    totals = ("invested", "paid")
    checks = (
        not_negative("work_progress.negative", "invested", "paid"),
        invested_within_total,
        paid_within_contract,
    )
    explanation = "note"
    rules = ("政府投资条例", _REPORT)
