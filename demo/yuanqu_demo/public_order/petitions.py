"""The petitions of the half-year and those carried over: who came with what, and the days of each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from yuanqu_demo.names import CITY, Names
from yuanqu_demo.public_order.days import after, on_or_before
from yuanqu_demo.public_order.story import OrderStory
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Row


class Matter(NamedTuple):
    """What petitions are about: purpose, subject, hotspot, who handles it, the words."""

    purpose: str
    subject: str
    hotspot: str | None
    undertaker: str
    words: str


_MATTERS = (
    Matter("settle", "labour", "wages", "public_order", "反映工资被拖欠，要求督促企业足额支付"),
    Matter("settle", "environment", "pollution", "safety", "反映夜间生产噪声扰民，要求查处"),
    Matter("settle", "building", "property", "infrastructure", "反映园区道路破损积水，要求修复"),
    Matter("settle", "land", "demolition", "resources", "反映征地附着物补偿未兑现，要求核实补发"),
    Matter("suggestion", "transport", None, "infrastructure", "建议上下班高峰增设园区公交班次"),
    Matter("settle", "environment", "pollution", "safety", "反映厂区异味影响居住，要求治理"),
    Matter("appeal", "labour", None, "public_order", "对工伤待遇核定有异议，要求复核"),
    Matter("enquiry", "economy", None, "services", "咨询租赁厂房备案和补贴申报"),
    Matter("settle", "building", None, "construction", "反映项目施工扬尘和夜间施工，要求整改"),
)
_CHANNELS = {
    "bureau": "letter",
    "hotline": "phone",
    "five_type": "network",
    "centre": "visit",
    "visit": "visit",
}
_NUMBERS = {"bureau": "云信转{}号", "hotline": "12345-{}", "five_type": "WX{}", "centre": "ZX{}"}
JOINT, EXTENDED, LATE = 0, 1, 2  # places of the special ones among the letters


@dataclass(frozen=True)
class Kinds:
    """Who draws: chance, names, the firms that petitions are about, today."""

    chance: Random
    names: Names
    firms: Sequence[Firm]
    today: date


def handled(story: OrderStory, kinds: Kinds) -> list[Row]:
    """Those registered in the half-year and handled here: all closed by its end, one extended, one accepted late."""
    first, last = date(kinds.today.year, 1, 2), kinds.today - timedelta(days=44)
    rows = []
    for source, count in story.by_source.items():
        for _ in range(count):
            day = working_day(kinds.chance, first, last)
            rows.append(_registered(kinds, source, day) | {"registered_on": day})
    visits = [row for row in rows if row["source"] == "visit"]
    letters = [row for row in rows if row["source"] == "bureau"]
    for row in rows:
        row |= _course(kinds, row)
    _group(kinds, visits[0])
    letters[JOINT] |= {"headcount": 4, "summary": f"{letters[JOINT]['summary']}（四人联名）"}
    letters[EXTENDED] |= _extended(kinds, letters[EXTENDED])
    letters[LATE] |= _late(letters[LATE])
    return rows


def carried_over(kinds: Kinds) -> list[Row]:
    """Of the autumn before: one extended to the ninetieth day, one supervised for being late, one ordinary."""
    year = kinds.today.year - 1
    days = (date(year, 11, 18), date(year, 10, 21), date(year, 12, 17), date(year, 9, 10))
    rows = []
    for source, day in zip(("hotline", "bureau", "visit", "centre"), days, strict=True):
        row = _registered(kinds, source, day) | {"registered_on": day}
        rows.append(row | _course(kinds, row, limit=day + timedelta(days=70)))
    rows[0] |= _extended(kinds, rows[0])
    due = rows[1]["accepted_on"] + timedelta(days=60)
    late = {
        "supervised_on": due + timedelta(days=1),
        "answered_on": after(due, 9),
        "closed_on": after(due, 14),
    }
    rows[1] |= late
    return rows


def elsewhere(kinds: Kinds) -> list[Row]:
    """What was not for the zone: declined for the courts, returned to who sent it, and two to be sent on."""
    first, last = date(kinds.today.year, 1, 6), kinds.today - timedelta(days=30)
    rows = [
        _registered(kinds, source, day) | {"registered_on": day}
        for source, day in (
            (s, working_day(kinds.chance, first, last)) for s in ("visit", "five_type", "hotline", "bureau")
        )
    ]
    for row in rows:
        row["undertaker"] = None
    rows[0] |= {
        "purpose": "appeal",
        "subject": "political_legal",
        "hotspot": None,
        "legal_route": True,
        "summary": "对买卖合同纠纷判决不服，要求园区处理",
        "decline_ground": "court",
        "decline_text": "属于诉讼权利救济事项，已告知依法向人民法院申请再审",
        "declined_on": after(rows[0]["registered_on"], 4),
    }
    rows[1] |= {
        "objection": "反映的地段不在园区范围，属地为相邻街道",
        "returned_on": after(rows[1]["registered_on"], 2),
    }
    return rows


def waiting(kinds: Kinds) -> list[Row]:
    """Of the last days: one not assigned yet, one waiting to be signed for."""
    days = [on_or_before(kinds.today - timedelta(days=back)) for back in (3, 6)]
    rows = [_registered(kinds, "hotline", day) | {"registered_on": day} for day in days]
    rows[1] |= {"assigned_on": after(days[1], 1)}
    rows[0] |= {"undertaker": None}
    return rows


def numbered(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows by their day, with the year's running numbers."""
    counts: dict[int, int] = {}
    for row in sorted(rows, key=lambda each: each["registered_on"]):
        year = row["registered_on"].year
        counts[year] = counts.get(year, 0) + 1
        row["number"] = f"XF{year}-{counts[year]:03d}"
        if row.get("answered_on"):
            row["answer_received_on"] = min(after(row["answered_on"], 1), row["closed_on"])
        yield {"number": row["number"], **row}


def _registered(kinds: Kinds, source: str, day: date) -> Row:
    matter = kinds.chance.choice(_MATTERS)
    number = _NUMBERS.get(source)
    return {
        "source": source,
        "source_number": number.format(f"{day:%Y%m%d}{kinds.chance.randint(10, 99)}") if number else None,
        "reply_due_on": after(day, 50) if source in ("hotline", "five_type") else None,
        "channel": _CHANNELS[source],
        "petitioner": kinds.names.person(),
        "phone": kinds.names.phone(),
        "address": f"{CITY}市云岚街道{kinds.chance.randint(1, 60)}号",
        "headcount": 1,
        "purpose": matter.purpose,
        "subject": matter.subject,
        "hotspot": matter.hotspot,
        "locality": "园区",
        "enterprise": kinds.chance.choice(kinds.firms).uscc
        if matter.hotspot in ("wages", "pollution")
        else None,
        "summary": matter.words,
        "legal_route": False,
        "threat": False,
        "undertaker": matter.undertaker,
    }


def _course(kinds: Kinds, row: Row, limit: date | None = None) -> Row:
    """Assigned, accepted, answered and closed before ``limit`` (the end of the half-year)."""
    assigned = after(row["registered_on"], kinds.chance.randint(1, 3))
    accepted = after(assigned, kinds.chance.randint(1, 4))
    room = ((limit or kinds.today) - accepted).days - 12
    answered = after(accepted, kinds.chance.randint(8, max(9, min(44, room))))
    satisfied = kinds.chance.choice(("satisfied", "satisfied", "satisfied", "unrated"))
    return {
        "assigned_on": assigned,
        "accepted_on": accepted,
        "answered_on": answered,
        "closed_on": after(answered, kinds.chance.randint(1, 4)),
        "verified": kinds.chance.choice(("true", "true", "partly")),
        "decision": kinds.chance.choice(("support", "support", "explain")),
        "answer_no": f"云高信答〔{answered.year}〕{kinds.chance.randint(1, 200)}号",
        "closed_kind": kinds.chance.choice(("substantive", "substantive", "staged")),
        "satisfaction_bureau": satisfied,
        "satisfaction_unit": satisfied,
    }


def _group(kinds: Kinds, row: Row) -> None:
    row |= {
        "headcount": 12,
        "representatives": 3,
        "purpose": "settle",
        "subject": "labour",
        "hotspot": "wages",
        "undertaker": "public_order",
        "enterprise": kinds.chance.choice(kinds.firms).uscc,
        "summary": "十二名职工反映停产期间工资未发，要求支付",
        "sponsor": kinds.names.person(),
        "resolved_on": row["closed_on"],
    }


def _extended(kinds: Kinds, row: Row) -> Row:
    """Asked for near the sixtieth day, granted by the head, told, and answered within the days granted."""
    accepted = min(row["accepted_on"], kinds.today - timedelta(days=96))
    registered = min(row["registered_on"], on_or_before(accepted - timedelta(days=6)))
    asked = on_or_before(accepted + timedelta(days=53))
    granted = on_or_before(accepted + timedelta(days=56))
    answered = on_or_before(accepted + timedelta(days=82))
    return {
        "registered_on": registered,
        "assigned_on": after(registered, 1),
        "accepted_on": accepted,
        "extension_days": 25,
        "extension_why": "涉及多个年度的账目，需要委托第三方核对",
        "extension_asked_on": asked,
        "extended_on": granted,
        "extension_told_on": granted,
        "answered_on": answered,
        "closed_on": after(answered, 2),
    }


def _late(row: Row) -> Row:
    """Accepted three days too late, because two departments disputed whose it was."""
    accepted = after(row["registered_on"], 17)
    answered = max(row["answered_on"], after(accepted, 7))
    return {
        "accepted_on": accepted,
        "answered_on": answered,
        "closed_on": after(answered, 1),
        "note": "两个部门对职责有争议，协调后受理，超过十五日",
    }
