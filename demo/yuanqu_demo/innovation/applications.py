"""The workbooks of applications: batches, the plan, and how far each application has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu_demo.innovation.cast import AGAIN_FIRST, AGAIN_SECOND, Cast
from yuanqu_demo.innovation.titles import DIGITAL_ON, FACTORIES_ON, NAMED_ON
from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

_STEPS = ("prepared_on", "submitted_on", "examined_on", "recommended_on", "accepted_on", "public_on")
_HIGH_TECH, _SECOND = "高新技术企业/不分级/2025年第一批", "高新技术企业/不分级/2025年第二批"
_INNOVATIVE, _ADVANCED = "创新型中小企业/省级/2025年第一批", "智能工厂/先进级/2025年第一批"
_DIGITAL, _BEACON = "数智工厂/省级/2025年第一批", "小灯塔企业/省级/2025年第一批"


@dataclass(frozen=True)
class Applied:
    """One application; ``days``: the steps that have come."""

    firm: Firm
    batch: str
    kind: str
    planned_on: date
    days: Row
    entry_kind: str = "new"


def batch_sheet() -> Sheet:
    """The calls of this year."""
    calls = (
        ("high_tech", "none", "2025年第一批", (6, 25), (7, 4), (7, 11), None),
        ("high_tech", "none", "2025年第二批", (8, 15), (8, 22), (8, 29), None),
        ("innovative", "province", "2025年第一批", (3, 10), (3, 20), (3, 28), None),
        ("smart_factory", "advanced", "2025年第一批", (3, 14), (3, 21), (3, 28), 6),
        ("digital_factory", "province", "2025年第一批", (4, 18), (4, 25), (5, 6), 3),
        ("beacon", "province", "2025年第一批", (5, 30), (6, 13), (6, 20), None),
    )
    rows = [
        {
            "kind": kind,
            "level": level,
            "batch": batch,
            "notice_no": f"云工信科〔2025〕{number}号",
            "platform": "省科技管理信息系统" if kind == "high_tech" else "优质中小企业梯度培育平台",
            "fill_by": date(2025, *fill),
            "county_by": date(2025, *county),
            "submit_by": date(2025, *submit),
            "copies": 2,
            "places": places,
            "materials": "申报书、知识产权证书、近三年审计报告、研发费用专项审计、职工名册",
        }
        for number, (kind, level, batch, fill, county, submit, places) in enumerate(calls, 11)
    ]
    return Sheet("innovation.batch", "申报批次安排", rows, Manner(days="%Y年%m月%d日"))


def applications(dealt: Cast) -> list[Applied]:
    """All applications in the order of the plan."""
    return [
        *_innovative(dealt),
        *_factories(dealt),
        *_first(dealt),
        *(
            Applied(firm, _SECOND, "high_tech", date(2025, 5, 12), _steps(date(2025, 6, 16), place % 2), kind)
            for place, (firm, kind) in enumerate(
                [
                    *((firm, "again") for firm in dealt.ending[AGAIN_FIRST : AGAIN_FIRST + AGAIN_SECOND]),
                    *((firm, "new") for firm in dealt.second),
                ]
            )
        ),
    ]


def entry_sheets(found: Sequence[Applied], chance: Random) -> Iterator[Sheet]:
    """The plan, then the progress."""
    people = Names(chance)
    owners = [people.person() for _ in range(4)]
    plan = [_planned(number, each, owners[number % 4]) for number, each in enumerate(found, 1)]
    yield Sheet(
        "innovation.entry", "2025年资质申报计划", plan, Manner(title="资质申报计划表", days="%Y.%m.%d")
    )
    rows = [
        {**row, **_checkup(each, chance), **each.days}
        for row, each in zip(plan, found, strict=True)
        if each.days
    ]
    yield Sheet("innovation.entry", "资质申报进度", rows, Manner(days="%Y-%m-%d"))


def numbers(found: Sequence[Applied]) -> dict[tuple[str, str], str]:
    """The number of each application that was approved, by enterprise and kind."""
    return {
        (each.firm.uscc, each.kind): _number(number)
        for number, each in enumerate(found, 1)
        if "approved_on" in each.days
    }


def _innovative(dealt: Cast) -> Iterator[Applied]:
    before = {firm.uscc for firm in dealt.rechecked}
    for firm in (*dealt.rechecked, *dealt.innovative):
        days = _steps(date(2025, 2, 18), 6) | {"approved_on": NAMED_ON}
        kind = "recheck" if firm.uscc in before else "new"
        yield Applied(firm, _INNOVATIVE, "innovative", date(2025, 2, 10), days, kind)
    for firm in dealt.refused:
        days = _steps(date(2025, 2, 19), 5) | {
            "failed_on": date(2025, 4, 25),
            "fail_reason": "评价得分低于60分",
        }
        again = "recheck" if firm is dealt.refused[0] else "new"
        yield Applied(firm, _INNOVATIVE, "innovative", date(2025, 2, 10), days, again)


def _factories(dealt: Cast) -> Iterator[Applied]:
    for firm in dealt.advanced:
        days = _steps(date(2025, 2, 12), 6, 9) | {"approved_on": FACTORIES_ON}
        yield Applied(firm, _ADVANCED, "smart_factory", date(2025, 2, 10), days)
    for firm in dealt.digital:
        days = _steps(date(2025, 3, 28), 6, 11) | {"approved_on": DIGITAL_ON}
        yield Applied(firm, _DIGITAL, "digital_factory", date(2025, 3, 24), days)
    for place, firm in enumerate(dealt.beacons):
        yield Applied(firm, _BEACON, "beacon", date(2025, 4, 30), _steps(date(2025, 5, 12), 2 + place % 2))


def _first(dealt: Cast) -> Iterator[Applied]:
    """Most have submitted by the day, some examined; some are late."""
    again = [(firm, "again") for firm in dealt.ending[:AGAIN_FIRST]]
    for place, (firm, kind) in enumerate([*again, *((firm, "new") for firm in dealt.first)]):
        come = (3, 2, 2, 1)[place % 4] if place < 12 else (1, 0)[place % 2]
        yield Applied(firm, _HIGH_TECH, "high_tech", date(2025, 4, 14), _steps(date(2025, 5, 12), come), kind)


def _steps(first: date, come: int, apart: int = 14) -> Row:
    """The first ``come`` steps, so many days apart."""
    return {step: first + timedelta(days=apart * place) for place, step in enumerate(_STEPS[:come])}


def _number(number: int) -> str:
    return f"SB2025-{number:03d}"


def _planned(number: int, each: Applied, owner: str) -> Row:
    return {
        "number": _number(number),
        "batch": each.batch,
        "enterprise": each.firm.uscc,
        "entry_kind": each.entry_kind,
        "owner": owner,
        "planned_on": each.planned_on,
    }


def _checkup(each: Applied, chance: Random) -> Row:
    scored = each.kind in ("high_tech", "innovative") and "submitted_on" in each.days
    if not scored:
        return {}
    failed = "failed_on" in each.days
    return {
        "score": chance.randint(52, 58) if failed else chance.randint(72, 92),
        "ip_count": chance.randint(6, 24),
        "staff_share": chance.randint(11, 24),
        "rd_share": chance.randint(3, 6),
        "product_share": chance.randint(58, 86),
        "clean_year": True,
    }
