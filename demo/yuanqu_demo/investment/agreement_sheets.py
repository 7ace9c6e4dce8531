"""The workbooks of agreements, of how their promises came true, and of capital that arrived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.investment.review_sheets import Review
from yuanqu_demo.names import COMMITTEE, Names
from yuanqu_demo.projects.project import Project, signed
from yuanqu_demo.sheets import Manner, Row, Sheet

_KINDS = {"land": "entry", "leased": "lease", "expansion": "increase"}
_EARLIER = "签约早于联审台账，依据见当年会议纪要"
_START, _BUILD, _TRIAL, _RAMP = 45, 300, 60, 200  # 约定的开工工作日，其后建设、投产、达产的天数
_MENDING = 100  # 责令整改到复评达标的天数
_SHORT = 6  # 每几个竣工评价有一个不足
_MONTHS = 3


def agreement_sheet(projects: Sequence[Project], held: Sequence[Review], chance: Random) -> Sheet:
    """入园协议: all that were ever signed, promising what the register says."""
    items = {
        each.talk.project.number: each.number
        for each in held
        if each.talk.project and each.decision in ("agreed", "principle")
    }
    names = Names(chance)
    rows = [_agreement(each, items.get(each.number), names) for each in signed(projects)]
    return Sheet(
        "investment.agreement",
        "入园协议台账",
        rows,
        Manner(title="入园协议台账", days="%Y年%m月%d日", units={"promised_fixed": "亿元"}),
    )


def _agreement(project: Project, item: str | None, names: Names) -> Row:
    assert project.signed_on is not None
    leased = project.kind == "leased"
    start = add_working_days(project.signed_on, _START)
    complete = start + timedelta(days=40 if leased else _BUILD)
    return {
        "agreement_no": project.agreement_no,
        "project": project.number,
        "item": item,
        "kind": _KINDS[project.kind],
        "party_a": COMMITTEE,
        "signer_a": names.person(),
        "party_b": project.firm.name if project.firm else project.investor,
        "signer_b": names.person(),
        "legal_checked_on": project.signed_on - timedelta(days=2),
        "fair_checked_on": project.signed_on - timedelta(days=3),
        "promised_fixed": project.fixed,
        "promised_revenue": project.revenue,
        "promised_tax": project.tax,
        "start_due": start,
        "complete_due": complete,
        "produce_due": complete + timedelta(days=_TRIAL),
        "capacity_due": complete + timedelta(days=_TRIAL + _RAMP),
        "note": _EARLIER if item is None and project.kind != "expansion" else None,
    }


def assessment_sheet(projects: Sequence[Project], today: date) -> Sheet:
    """协议履约评价: at completion, and at capacity."""
    rows = [row for place, each in enumerate(signed(projects)) for row in _assessments(each, place, today)]
    return Sheet("investment.assessment", "协议履约评价表", rows, Manner(days="%Y.%m.%d"))


def _assessments(project: Project, place: int, today: date) -> Iterator[Row]:
    nodes = (("completed", project.completed_on), ("capacity", project.at_capacity_on))
    for node, day in nodes:
        opened = day + timedelta(days=10) if day else today
        if day is None or opened >= today:
            continue
        short = node == "completed" and place % _SHORT == 0
        concluded = opened + timedelta(days=25)
        done, mended = concluded <= today, concluded + timedelta(days=_MENDING)
        met = mended if short else concluded
        yield {
            "agreement": project.agreement_no,
            "node": node,
            "opened_on": opened,
            "due_on": opened + timedelta(days=60),
            "actual_fixed": _times(project.fixed, 91 if short and mended > today else 103) if done else None,
            "actual_revenue": _times(project.revenue, 104) if done and node == "capacity" else None,
            "actual_tax": _times(project.tax, 102) if done and node == "capacity" else None,
            "assessors": "项目建设科、经济运行科、税务部门" if done else None,
            "remedy_due": concluded + timedelta(days=120) if done and short else None,
            "met_on": met if met <= today else None,
            "remedied_from": concluded if done and short else None,
        }


def arrival_sheet(projects: Sequence[Project], chance: Random, today: date) -> Sheet:
    """到位资金月报 of the half-year: building projects in some months, renting ones once."""
    rows = [row for each in signed(projects) for row in _arrivals(each, chance, today)]
    return Sheet("investment.capital_arrival", "到位资金月报", rows, Manner(months="%Y年%m月"))


def _arrivals(project: Project, chance: Random, today: date) -> Iterator[Row]:
    started, done = project.started_on, project.completed_on
    if started is None or project.ended_on or (done and done.year < today.year) or started > today:
        return
    first = max(date(today.year, 1, 1), started.replace(day=1))
    able = [date(today.year, month, 1) for month in range(first.month, today.month + 1)]
    outside = chance.random() < 0.7
    for month in sorted(chance.sample(able, min(len(able), 1 if project.kind == "leased" else _MONTHS))):
        amount = _times(project.total, chance.randint(4, 12))
        yield {
            "project": project.number,
            "month": month,
            "amount": amount,
            "fixed": _times(amount, 80),
            "from_outside": outside,
            "voucher": chance.choice(("bank", "works", "equipment")),
            "progress": "设备安装" if project.kind == "leased" else "主体施工",
        }


def _times(amount: Decimal, percent: int) -> Decimal:
    return amount * percent / 100
