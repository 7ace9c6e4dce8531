"""The workbooks of leads, contacts and projects in talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.investment.talks import BY_ENTERPRISE, DOUBLING, Talk
from yuanqu_demo.names import Names
from yuanqu_demo.sheets import Manner, Row, Sheet

_NO_HOST = "引荐企业在区外"
_PLACES = ("苏州", "东莞", "温州", "宁波", "佛山", "泉州")
_EVENTS = ("装备制造产业推介会", "有色金属产业对接会", "返乡企业家恳谈会", "纺织服装商会座谈会")
_ASPECTS = ("industry", "land", "environment", "safety", "terms")
_AFTERWARDS = ("project", "prechecked_on", "handed_over_on", "stopped_on")
_CONDITION = "环评、能评手续办结后方可开工"


def lead_sheet(talks: Sequence[Talk]) -> Sheet:
    """All leads, as they stood before any turned into a project in talks."""
    return Sheet(
        "investment.lead",
        "招商线索台账",
        [_lead(talk) for talk in talks],
        Manner(title="招商线索登记表", days="%Y.%m.%d", names={"channel": "线索来源"}),
    )


def turned_sheet(talks: Sequence[Talk]) -> Sheet:
    """The leads that have turned, with the day."""
    rows = [{**_lead(talk), "talks_on": talk.opened} for talk in talks if talk.opened]
    return Sheet("investment.lead", "招商线索转在谈", rows, Manner(days="%Y.%m.%d"))


def talks_sheets(talks: Sequence[Talk], today: date) -> Iterator[Sheet]:
    """在谈项目 as handed in, what the departments said of them, and what became of them then."""
    rows = [_negotiation(talk, today) for talk in talks if talk.opened]
    yield Sheet(
        "investment.negotiation",
        "在谈项目台账",
        [{name: value for name, value in row.items() if name not in _AFTERWARDS} for row in rows],
        Manner(title="在谈项目周报", days="%Y/%m/%d"),
    )
    yield Sheet(
        "investment.precheck",
        "预审意见汇总",
        [row for talk in talks if talk.submitted for row in _prechecks(talk)],
        Manner(days="%Y-%m-%d", csv="gb18030"),
    )
    yield Sheet("investment.negotiation", "在谈项目转办", rows, Manner(days="%Y/%m/%d"))


def _prechecks(talk: Talk) -> Iterator[Row]:
    """One row an aspect; who is still asked has answered for the industry at most."""
    assert talk.submitted is not None
    for place, aspect in enumerate(_ASPECTS):
        conditional = aspect == "environment" and talk.kind != "leased"
        given = talk.prechecked or (talk.submitted if place == 0 else None)
        yield {
            "number": f"{talk.number}-{place + 1}",
            "negotiation": talk.number,
            "aspect": aspect,
            "asked_on": talk.submitted,
            "conclusion": ("conditional" if conditional else "pass") if given else None,
            "conditions": _CONDITION if given and conditional else None,
            "given_by": talk.owner if given else None,
            "given_on": given,
        }


def contact_sheet(talks: Sequence[Talk], chance: Random, today: date) -> Sheet:
    """Visits to and from the investors that take most work, and promotion events."""
    rows = sorted(
        (*_visits(talks, chance, today), *_events(chance, today)),
        key=lambda row: (row["held_on"], row["points"]),
    )
    for number, row in enumerate(rows, 1):
        row["contact_no"] = f"QT-{row['held_on'].year}-{number:03d}"
    return Sheet("investment.contact", "招商活动登记表", rows, Manner(days="%Y-%m-%d"))


def _lead(talk: Talk) -> Row:
    known = talk.last != "registered"
    assigned = talk.registered if known else None
    assessed = talk.registered + timedelta(days=2) if known else None
    later = talk.registered + timedelta(days=4)
    return {
        "lead_no": talk.lead_no,
        "registered_on": talk.registered,
        "channel": talk.channel,
        "enterprise": talk.host,
        "first_unit": "招商科",
        "investor": talk.investor,
        "project_idea": talk.name,
        "products": talk.trade.activity,
        "industry": talk.trade.industry[:2],
        "invest_total": talk.in_hundred_millions,
        "invest_fixed": talk.in_hundred_millions * 7 / 10,
        "land_mu": None if talk.kind == "leased" else _land(talk),
        "plant_area": plant_wanted(talk) if talk.kind == "leased" else None,
        "output_expected": talk.total * 2,
        "tax_expected": talk.total * 6 / 100,
        "owner": talk.owner if known else None,
        "owner_department": "招商科" if known else None,
        "assessment": "符合主导产业方向，投资方有同类产能，可以跟进" if known else None,
        "told_on": later if known else None,
        "assigned_on": assigned,
        "assessed_on": assessed,
        "parked_on": later if talk.last == "parked" else None,
        "dropped_on": later if talk.last == "dropped" else None,
        "note": _NO_HOST if talk.channel in (BY_ENTERPRISE, DOUBLING) and not talk.host else None,
    }


def _negotiation(talk: Talk, today: date) -> Row:
    assert talk.opened is not None
    project = talk.project
    handed = project.signed_on + timedelta(days=3) if project and project.signed_on else None
    return {
        "negotiation_no": talk.number,
        "lead": talk.lead_no,
        "name": talk.name,
        "category": "talent" if talk.channel == "talent" else "industry",
        "kind": talk.kind,
        "industry": talk.trade.industry[:2],
        "park": talk.park,
        "investor": talk.investor,
        "source_region": talk.origin,
        "is_existing": talk.channel == DOUBLING,
        "contact_person": talk.contact,
        "phone": talk.phone,
        "summary": f"{talk.trade.activity}，分期建成投产",
        "invest_total": talk.in_hundred_millions,
        "invest_fixed": talk.in_hundred_millions * (5 if talk.kind == "leased" else 7) / 10,
        "land_mu": None if talk.kind == "leased" else _land(talk),
        "plant_area": plant_wanted(talk) if talk.kind == "leased" else None,
        "opened_on": talk.opened,
        "owner": talk.owner,
        "progress": "合同条款商谈中" if talk.last in ("talking", "ready") else None,
        "project": project.number if project else None,
        "submitted_on": talk.submitted,
        "prechecked_on": talk.prechecked,
        "handed_over_on": handed if handed and handed <= today else None,
        "stopped_on": talk.meetings[-1] + timedelta(days=6) if talk.last == "stopped" else None,
    }


def _visits(talks: Sequence[Talk], chance: Random, today: date) -> Iterator[Row]:
    """Industrial ones are visited; whoever is still open was last spoken with a while ago."""
    names = Names(chance)
    for talk in talks:
        open_still = talk.last in ("talking", "checking", "ready", "following")
        closed = talk.last in ("registered", "parked", "dropped")
        if closed or (talk.kind == "leased" and not open_still):
            continue
        first = talk.registered + timedelta(days=3)
        recent = today - timedelta(days=chance.choice((2, 4, 6, 9, 12, 15, 18, 24, 28, 29, 33)))
        days = [first, *([recent] if open_still and recent > first else [])]
        for day in days:
            out = chance.random() < 0.5
            yield {
                "held_on": day,
                "mode": "out" if out else "in",
                "leader": names.person(),
                "leader_level": chance.choice(("principal", "deputy", "deputy", "section")),
                "place": chance.choice(_PLACES) if out else "园区管委会",
                "lead": talk.lead_no,
                "people": chance.randint(2, 8),
                "points": f"与{talk.investor}商谈{talk.trade.activity}项目的用地、投资和建设周期",
                "next_step": "报送项目资料",
            }


def _events(chance: Random, today: date) -> Iterator[Row]:
    names = Names(chance)
    for place, event in enumerate(_EVENTS):
        yield {
            "held_on": date(today.year, 1 + place, chance.randint(9, 25)),
            "mode": "event",
            "leader": names.person(),
            "leader_level": "deputy",
            "place": chance.choice(_PLACES),
            "people": chance.randint(20, 60),
            "points": event,
            "leads_found": chance.randint(1, 5),
        }


def _land(talk: Talk) -> Decimal:
    """Land at 300万元 of fixed investment a 亩."""
    return (talk.total * 7 / 10 / 300).quantize(Decimal("0.1"))


def plant_wanted(talk: Talk) -> Decimal:
    """Plant at 1万元 of investment a square metre, in whole hundreds."""
    return (talk.total / 100).quantize(Decimal(1)) * 100
