"""The workbooks of joint reviews: meetings, items, the departments' opinions, the admission to rented plant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.investment.talk_sheets import plant_wanted
from yuanqu_demo.investment.talks import Talk
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.sheets import Manner, Row, Sheet

_UNITS = {
    "industrial": {
        "economy": "经济运行科",
        "land": "自然资源科",
        "safety": "安全环保科",
        "works": "项目建设科",
        "finance": "财政税务",
    },
    "renting": ("economy", "land", "safety"),
}
_NAMES = {
    "economy": "经济运行科",
    "land": "自然资源科",
    "safety": "安全环保科",
    "works": "项目建设科",
    "finance": "财政税务",
}
_CONDITION = "环评、能评手续办结，签约前落实首期资金证明"
_REFUSAL = "工艺不符合产业准入要求"
_UNCHOSEN = "标准厂房，待选房确认"
_PLATFORM = f"{CITY}产业投资发展有限公司"
_SURE, _LEFT = 45, 12  # 附加条件的天数，决议有效期的月数


@dataclass(frozen=True)
class Review:
    """One talk at one meeting."""

    talk: Talk
    meeting: str
    kind: str
    day: date
    number: str
    decision: str


def reviews(talks: Sequence[Talk]) -> list[Review]:
    """Every item of every meeting, in the order of the meetings."""
    found: list[Review] = []
    for kind, prefix in (("industrial", "GY"), ("renting", "ZL")):
        of_kind = [talk for talk in talks if talk.meetings and (talk.kind == "leased") == (kind == "renting")]
        days = sorted({day for talk in of_kind for day in talk.meetings})
        for place, day in enumerate(days, 1):
            meeting = f"{prefix}-{day.year}-{place:02d}"
            listed = [talk for talk in of_kind if day in talk.meetings]
            found += [
                Review(talk, meeting, kind, day, f"{meeting}-{number:02d}", _decision(talk, kind, day))
                for number, talk in enumerate(listed, 1)
            ]
    return found


def _decision(talk: Talk, kind: str, day: date) -> str:
    if day != talk.meetings[-1]:
        return "deferred"
    if not talk.let_in:
        return "refused"
    return "agreed" if kind == "renting" else "principle"


def review_sheets(held: Sequence[Review], chance: Random) -> Iterator[Sheet]:
    """Meetings are called, items entered, opinions given, and at last the minutes signed."""
    names = Names(chance)
    meetings = [*_meetings(held, names)]
    yield Sheet(
        "investment.review_meeting",
        "联审会议通知",
        [{key: value for key, value in row.items() if key != "minuted_on"} for row in meetings],
        Manner(days="%Y-%m-%d"),
    )
    yield Sheet(
        "investment.review_item",
        "联审议题台账",
        [_item(each, chance) for each in held],
        Manner(title="项目联审会议题及结论", days="%Y.%m.%d", names={"decision": "会议意见"}),
    )
    yield Sheet(
        "investment.review_opinion",
        "联审部门意见",
        [row for each in held for row in _opinions(each, names)],
        Manner(days="%Y-%m-%d", csv="gb18030"),
    )
    yield Sheet("investment.review_meeting", "联审会议纪要登记", meetings, Manner(days="%Y-%m-%d"))


def _meetings(held: Sequence[Review], names: Names) -> Iterator[Row]:
    for meeting in dict.fromkeys(each.meeting for each in held):
        first = next(each for each in held if each.meeting == meeting)
        sent = first.day - timedelta(days=2)
        yield {
            "meeting_no": meeting,
            "kind": first.kind,
            "sequence": int(meeting[-2:]),
            "called_on": first.day - timedelta(days=5),
            "held_on": first.day,
            "place": "管委会三楼会议室",
            "chair": names.person(),
            "due_units": "、".join(_NAMES[unit] for unit in _UNITS[first.kind]),
            "papers_sent_at": datetime.combine(sent, time(16, 0)),
            "minutes_no": f"云高联审纪〔{first.day.year}〕{meeting[:2]}{meeting[-2:]}号",
            "signed_by": names.person(),
            "minuted_on": add_working_days(first.day, 3),
        }


def _item(each: Review, chance: Random) -> Row:
    talk, principle = each.talk, each.decision == "principle"
    project = talk.project if each.decision in ("agreed", "principle") else None
    signed = project.signed_on if project else None
    return {
        "item_no": each.number,
        "meeting": each.meeting,
        "negotiation": talk.number,
        "project": project.number if project else None,
        "investor_review": "经营正常，资信良好，有同类项目业绩",
        "content": f"建设{talk.trade.activity}生产线及配套设施",
        "period": 3 if each.kind == "renting" else 18,
        "site": "标准厂房" if each.kind == "renting" else "园区工业用地",
        "jobs": chance.randint(15, 80) if each.kind == "renting" else chance.randint(60, 400),
        "is_two_high": False,
        "energy": (talk.total / 20).quantize(Decimal(1)),
        "decision": each.decision,
        "conditions": _CONDITION if principle else None,
        "conditions_due": each.day + timedelta(days=_SURE) if principle else None,
        "conditions_met_on": signed - timedelta(days=1) if principle and signed else None,
        "valid_until": each.day + timedelta(days=_LEFT * 30) if principle else None,
        "note": "补充材料后再上会" if each.decision == "deferred" else None,
    }


def _opinions(each: Review, names: Names) -> Iterator[Row]:
    for unit in _UNITS[each.kind]:
        opinion, reason = "agree", None
        if unit == "economy" and each.decision == "refused":
            opinion, reason = "refuse", _REFUSAL
        elif unit == "safety" and each.decision in ("principle", "deferred"):
            opinion, reason = "conditional", "按规定办理环评和安全设施“三同时”"
        yield {
            "item": each.number,
            "department": unit,
            "opinion": opinion,
            "reason": reason,
            "given_by": names.person(),
            "given_on": each.day,
            "is_written": unit == "safety",
        }


def entry_sheet(held: Sequence[Review], leases: Sequence[Row]) -> Sheet:
    """租赁厂房准入: one row a project let in to rent, in the plant that its lease names."""
    let = {row["project"]: row for row in reversed(leases)}
    rows = [
        _entry(each, number, let)
        for number, each in enumerate([each for each in held if each.decision == "agreed"], 1)
    ]
    return Sheet("investment.plant_entry", "租赁厂房准入台账", rows, Manner(days="%Y.%m.%d"))


def _entry(each: Review, number: int, let: Mapping[str, Row]) -> Row:
    project = each.talk.project
    assert project is not None
    lease = let.get(project.number, {})
    landlord = lease.get("lessor")
    return {
        "entry_no": f"ZR-{each.day.year}-{number:03d}",
        "project": project.number,
        "item": each.number,
        "registered_on": each.day,
        "landlord_kind": "own" if landlord else "platform",
        "landlord": landlord,
        "landlord_name": None if landlord else lease.get("other_lessor") or _PLATFORM,
        "plant": lease.get("plant"),
        "unit": lease.get("unit"),
        "place": None if lease else _UNCHOSEN,
        "area": lease.get("area") or plant_wanted(each.talk),
        "tenant": project.firm.uscc if project.firm else None,
        "tenant_name": each.talk.investor,
        "equipment": project.fixed,
        "fire_class": lease.get("fire_class") or "4",
        "completion_accepted": True,
        "fire_accepted": True,
    }
