"""Disputes: bodies that mediate, their sweeps twice a month, what they found, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from yuanqu.terms.months import month_end, shift_months
from yuanqu_demo.names import Names
from yuanqu_demo.public_order.days import after, on_or_before
from yuanqu_demo.public_order.story import OrderStory
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet


class _Kind(NamedTuple):
    kind: str
    title: str
    firm: bool
    amount: tuple[int, int]


_KINDS = (
    _Kind("labour", "加班工资争议", True, (8, 60)),
    _Kind("labour", "工伤待遇争议", True, (20, 180)),
    _Kind("contract", "厂房租赁合同纠纷", True, (50, 400)),
    _Kind("contract", "工程款结算纠纷", True, (80, 900)),
    _Kind("property", "厂区停车和通道纠纷", False, (1, 5)),
    _Kind("neighbour", "宿舍噪声纠纷", False, (1, 3)),
    _Kind("enforcement", "厂界噪声纠纷", True, (5, 40)),
    _Kind("tort", "货车剐蹭赔偿纠纷", False, (2, 20)),
)
_BODIES = (
    ("园区人民调解委员会", "zone", "main"),
    ("东片区调解室", "zone", "east"),
    ("西片区调解室", "zone", "west"),
)
_FIRM_BODIES, _OLD, _MISSED = (
    2,
    5,
    (2, 1),
)  # the sweep that a body left out: its month, its place in the month
_SOURCES = ("people", "patrol", "hotline", "police", "superior")
_OPEN, _DIVERTED = 5, 2
_NEW = 10  # days within which what was found is still being looked at


@dataclass(frozen=True)
class _Case:
    """A dispute before it has a number."""

    found: date
    end: str
    row: Row


def dispute_sheets(story: OrderStory, firms: Sequence[Firm], chance: Random, today: date) -> Iterator[Sheet]:
    """Bodies and sweeps; disputes as they were found; parties and sittings; then what came of them."""
    names = Names(chance)
    bodies = [*_bodies(firms, chance, names, today)]
    sweeps = [*_sweeps(bodies, chance, names, today)]
    cases = _cases(story, firms, bodies, sweeps, chance, today)
    rows = [{"number": number, **case.row} for number, case in _numbered(cases)]
    for row in rows:
        if row.get("sweep"):
            found = next(each for each in sweeps if each["sweep_no"] == row["sweep"])
            found["found"] += 1
            found["zero_report"] = False
    ends = [case.end for _, case in _numbered(cases)]
    went = [row | _course(row, end, chance, names, today) for row, end in zip(rows, ends, strict=True)]
    yield Sheet("public_order.mediation_body", "调解组织名册", bodies, Manner(days="%Y.%m.%d"))
    yield Sheet(
        "public_order.sweep",
        "矛盾纠纷排查记录",
        sweeps,
        Manner(title="矛盾纠纷排查记录", totals=True, days="%Y/%m/%d"),
    )
    yield Sheet(
        "public_order.dispute", "矛盾纠纷登记", rows, Manner(days="%Y-%m-%d", names={"kind": "矛盾类别"})
    )
    yield Sheet("public_order.dispute_party", "纠纷当事人", [*_parties(rows, names)], Manner())
    yield Sheet("public_order.mediation", "调解记录", [*_sittings(went, today)], Manner(days="%Y.%m.%d"))
    yield Sheet(
        "public_order.dispute",
        "矛盾纠纷排查化解台账",
        went,
        Manner(title="矛盾纠纷排查化解台账", totals=True, days="%Y.%m.%d", units={"amount": "万元"}),
    )


def _bodies(firms: Sequence[Firm], chance: Random, names: Names, today: date) -> Iterator[Row]:
    own = [each for each in firms if not each.small][:_FIRM_BODIES]
    listed: list[tuple[str, str, str, str | None]] = [
        (name, tier, park, None) for name, tier, park in _BODIES
    ]
    listed += [(f"{firm.name}人民调解委员会", "enterprise", firm.park, firm.uscc) for firm in own]
    for place, (name, tier, park, firm) in enumerate(listed, 1):
        yield {
            "body_no": f"TJ-{place:02d}",
            "body_name": name,
            "tier": tier,
            "enterprise": firm,
            "park": {"main": "主园区", "east": "东片区", "west": "西片区"}[park],
            "chief": names.person(),
            "chief_phone": names.phone(),
            "mediators": chance.randint(3, 9),
            "set_up_on": date(today.year - 2, 3, 1) if tier == "zone" else date(today.year - 1, 7, 10),
        }


def _sweeps(bodies: Sequence[Row], chance: Random, names: Names, today: date) -> Iterator[Row]:
    """Two a month since November, but for one that a body left out over the spring festival."""
    number = 0
    for back in range(7, -1, -1):
        month = shift_months(today.replace(day=1), -back)
        for place, body in enumerate(bodies):
            for half, (low, high) in enumerate(((0, 13), (14, (month_end(month) - month).days))):
                if (month.month, half) == _MISSED and place == len(bodies) - 1:
                    continue
                number += 1
                day = working_day(
                    chance, month + timedelta(days=low), min(month + timedelta(days=high), today)
                )
                yield {
                    "sweep_no": f"PC{day.year}-{number:03d}",
                    "body": body["body_no"],
                    "swept_on": day,
                    "scope": f"{body['park']}企业和宿舍",
                    "sensitive": month.month == 3,
                    "leader": body["chief"],
                    "people": chance.randint(2, 6),
                    "enterprises": chance.randint(4, 18),
                    "found": 0,
                    "zero_report": True,
                }


def _cases(
    story: OrderStory,
    firms: Sequence[Firm],
    bodies: Sequence[Row],
    sweeps: Sequence[Row],
    chance: Random,
    today: date,
) -> list[_Case]:
    first = date(today.year, 1, 1)
    spans = [("resolved", first + timedelta(days=5), today - timedelta(days=30))] * (story.resolved - _OLD)
    spans += [("resolved", first - timedelta(days=17), first - timedelta(days=6))] * (_OLD - 1)
    spans += [
        ("late", first + timedelta(days=20), first + timedelta(days=70)),
        ("diverted", first, today - timedelta(days=70)),
    ]
    spans += [("diverted", first + timedelta(days=40), today - timedelta(days=60))]
    spans += [("overdue", today - timedelta(days=45), today - timedelta(days=32))]
    spans += [("mediating", today - timedelta(days=_NEW), today - timedelta(days=6))] * (_OPEN - 2)
    spans += [("found", today - timedelta(days=2), today)]
    return [_case(end, low, high, firms, bodies, sweeps, chance) for end, low, high in spans]


def _case(
    end: str,
    low: date,
    high: date,
    firms: Sequence[Firm],
    bodies: Sequence[Row],
    sweeps: Sequence[Row],
    chance: Random,
) -> _Case:
    within = [each for each in sweeps if low <= each["swept_on"] <= high]
    sweep = chance.choice(within) if within and chance.random() < 0.55 else None
    found = sweep["swept_on"] if sweep else working_day(chance, low, high)
    body = sweep["body"] if sweep else chance.choice(bodies)["body_no"]
    kind, firm = chance.choice(_KINDS), chance.choice(firms)
    people = chance.choice((2, 2, 2, 3, 4, 6))
    return _Case(
        found,
        end,
        {
            "title": f"{firm.name}{kind.title}" if kind.firm else kind.title,
            "summary": f"双方因{kind.title.removesuffix('纠纷').removesuffix('争议')}发生争执，自行协商未果。",
            "source": "sweep" if sweep else chance.choice(_SOURCES),
            "sweep": sweep["sweep_no"] if sweep else None,
            "occurred_on": found - timedelta(days=chance.randint(1, 20)),
            "found_on": found,
            "park": firm.park,
            "address": "厂区办公楼" if kind.firm else "园区宿舍区",
            "kind": kind.kind,
            "scale": "individual" if people < 5 else "group",
            "people": people,
            "amount": chance.randint(*kind.amount) * 1000,
            "enterprise": firm.uscc if kind.firm else None,
            "body": body,
        },
    )


def _numbered(cases: Sequence[_Case]) -> Iterator[tuple[str, _Case]]:
    counts: dict[str, int] = {}
    for case in sorted(cases, key=lambda each: (each.found, each.row["title"])):
        month = f"{case.found:%Y%m}"
        counts[month] = counts.get(month, 0) + 1
        yield f"JF{month}-{counts[month]:02d}", case


def _course(row: Row, end: str, chance: Random, names: Names, today: date) -> Row:
    if end == "found":
        return {}
    accepted = after(row["found_on"], chance.randint(0, 1))
    assigned = after(accepted, chance.randint(0, 1))
    due = assigned + timedelta(days=20)
    begun = {
        "alert_level": "3",
        "mediator": names.person(),
        "method": "people",
        "due_on": due,
        "measures": "分头听取意见，当面调解",
        "accepted_on": accepted,
        "assigned_on": assigned,
    }
    if end == "mediating":
        return begun
    if end == "overdue":
        return begun | {"escalated_on": due + timedelta(days=1)}
    if end == "diverted":
        failed = after(assigned, 14)
        return begun | {
            "result": "双方分歧较大，调解不成，告知依法维权途径",
            "failed_on": failed,
            "diversion": chance.choice(("suit", "arbitration")),
            "diverted_on": after(failed, 2),
        }
    late = end == "late"
    first = date(today.year, 1, 2)
    resolved = (
        after(due, 8) if late else max(on_or_before(assigned + timedelta(days=chance.randint(5, 18))), first)
    )
    closed = after(resolved, chance.randint(7, 24))
    return (
        begun
        | ({"escalated_on": due + timedelta(days=1)} if late else {})
        | {
            "agreement_form": "written" if row["amount"] > 5000 else "oral",
            "agreement_no": f"云高调协〔{resolved.year}〕{row['number'][2:]}"
            if row["amount"] > 5000
            else None,
            "result": "双方达成协议，约定履行方式和期限",
            "resolved_on": resolved,
            "visit_result": "协议已履行" if closed <= today else None,
            "closed_on": closed if closed <= today else None,
        }
    )


def _parties(rows: Sequence[Row], names: Names) -> Iterator[Row]:
    for row in rows:
        for seq, side in enumerate(("applicant", "respondent"), 1):
            yield {
                "dispute": row["number"],
                "seq": seq,
                "side": side,
                "person": names.person(),
                "phone": names.phone(),
            }


def _sittings(went: Sequence[Row], today: date) -> Iterator[Row]:
    """One sitting a dispute, on the day it ended, or soon after it was given to the body."""
    number = 0
    for row in went:
        if not row.get("assigned_on"):
            continue
        number += 1
        ended = row.get("resolved_on") or row.get("failed_on")
        yield {
            "mediation_no": f"TJ{row['found_on'].year}-{number:03d}",
            "dispute": row["number"],
            "held_on": ended or min(after(row["assigned_on"], 1), today),
            "body": row["body"],
            "mediator": row["mediator"],
            "method": "people",
            "attended": "双方当事人、调解员",
            "course": "听取双方陈述，释明法律规定，提出调解方案",
            "outcome": "agreed"
            if row.get("resolved_on")
            else "failed"
            if row.get("failed_on")
            else "continue",
        }
