"""Entry opinions, environmental files and permits: of projects let in since last year, and of working plants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.names import CITY
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

PERMITTED, BEFORE_MEETING = 40, 20
_CLASSES = ("key", "simple", "simple", "register")
_CATEGORY = {"nonferrous": "有色金属合金制造", "textile": "棉纺织", "equipment": "通用设备制造"}


def admission_sheets(
    firms: Sequence[Firm], projects: Sequence[Project], chance: Random, today: date
) -> Iterator[Sheet]:
    """One file a project that a meeting let in since last year; a permit for some forty works."""
    since = date(today.year - 1, 1, 1)
    let_in = sorted(
        (each for each in projects if each.approved_on is not None and since <= each.approved_on <= today),
        key=lambda each: each.number,
    )
    rows = [_admission(number, each, chance, today) for number, each in enumerate(let_in, 1)]
    yield Sheet("environment.admission", "入园环保和环评登记", rows, Manner(days="%Y.%m.%d"))
    works = [each for each in firms if each.trade.specialty == "B" and each.status == "operating"]
    rows = [
        _permit(number, each, chance, today)
        for number, each in enumerate(chance.sample(works, min(len(works), PERMITTED)), 1)
    ]
    yield Sheet("environment.discharge_permit", "排污许可台账", rows, Manner(title="排污许可管理台账"))


def _admission(number: int, each: Project, chance: Random, today: date) -> Row:
    assert each.approved_on is not None
    applied = _working(each.approved_on - timedelta(days=BEFORE_MEETING))
    kind = chance.choice(("form", "form", "form", "book", "register"))
    metal = each.trade.group == "nonferrous"
    row: Row = {
        "admission_no": f"HP-{applied.year}-{number:03d}",
        "project": each.number,
        "applied_on": applied,
        "construction_kind": "expanded" if each.kind == "expansion" else "new",
        "eia_category": _CATEGORY.get(each.trade.group, "其他制造"),
        "features": "涉重、涉危废" if metal else None,
        "zoning_fit": "fit",
        "opinion": "conditional" if metal else "agree",
        "condition": "雨污分流到位，初期雨水收集处理后方可投产" if metal else None,
        "eia_kind": kind,
        "major_change": False,
        "opined_on": _working(applied + timedelta(days=6)),
    }
    row |= _approval(row, each, kind, number, chance, today)
    decided = row.get("approved_on")
    if decided and each.started_on and decided > each.started_on:
        row["note"] = "已责令停工，补办环评手续后复工"
    return row


def _approval(row: Row, each: Project, kind: str, number: int, chance: Random, today: date) -> Row:
    """The approval comes before the real start where there is one; registrations are only filed."""
    opined: date = row["opined_on"]
    takes = chance.randint(20, 55) if kind == "book" else chance.randint(10, 28)
    received = _working(opined + timedelta(days=chance.randint(10, 40)))
    if each.started_on is not None:
        if opined + timedelta(days=takes) > each.started_on:  # a hurried start: decided as soon as may be
            takes = max((each.started_on - opined).days - 1, 0)
        received = max(opined, min(received, each.started_on - timedelta(days=takes + 3)))
    approved = received + timedelta(days=takes)
    doc = f"{CITY}环审〔{approved.year}〕{number}号"
    if kind == "register":
        filed = {"approval_no": f"备{approved.year}{number:04d}", "approved_day": received}
        return filed | {"approved_on": received} if received <= today else {}
    if received > today:
        return {}
    asked = {"compiler": f"{CITY}环科院环境咨询有限公司", "received_on": received, "accepted_on": received}
    if approved > today:
        return asked
    decided = {
        "approved_by": f"{CITY}市生态环境局",
        "approval_no": doc,
        "approved_day": approved,
        "approved_on": approved,
    }
    return asked | decided | _accepted(each, today)


def _accepted(each: Project, today: date) -> Row:
    """What went into production had its facilities accepted before."""
    if each.in_production_on is None or each.in_production_on > today:
        return {}
    accepted = each.in_production_on - timedelta(days=12)
    return {
        "accepted_day": accepted,
        "acceptance": "pass",
        "disclosed_at": f"园区网站环保专栏{each.number}",
        "disclosed_on": accepted + timedelta(days=5),
    }


def _permit(number: int, each: Firm, chance: Random, today: date) -> Row:
    """Issued two to five years ago for five years; two are being applied for, some are due for renewal."""
    kind = "key" if each.trade.group == "nonferrous" else chance.choice(_CLASSES)
    waiting = number <= 2
    applied = today - timedelta(days=25 if waiting else chance.randint(700, 1790))
    issued = applied + timedelta(days=chance.randint(12, 30))
    until = date(issued.year + 5, issued.month, min(issued.day, 28)) - timedelta(days=1)
    row: Row = {
        "application_no": f"PW-{applied.year}-{number:03d}",
        "enterprise": each.uscc,
        "management_class": kind,
        "applied_on": applied,
        "outlets": chance.randint(1, 8),
        "auto_monitored": kind == "key",
        "monitoring": "每月一次" if kind == "key" else "每季一次",
    }
    if kind != "register":
        row["accepted_on"] = applied + timedelta(days=3)
    if waiting:
        return row
    asks = until - timedelta(days=60) <= today and number % 2 == 0
    asked = min(until - timedelta(days=66), today)
    return row | {
        "renewal_asked_on": asked if asks else None,
        "renewal_accepted_on": min(asked + timedelta(days=2), today) if asks else None,
        "permit_no": f"{each.uscc}001{'P' if kind != 'register' else 'X'}",
        "valid_from": issued,
        "valid_until": until,
        "issued_on": issued,
    }


def _working(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
