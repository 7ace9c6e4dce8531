"""The workbooks of petitions: the register, what was sent on, the people, reviews, leaders' cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import CITY, Names
from yuanqu_demo.public_order.days import after
from yuanqu_demo.public_order.petitions import (
    Kinds,
    carried_over,
    elsewhere,
    handled,
    numbered,
    waiting,
)
from yuanqu_demo.public_order.story import OrderStory
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

_SAME = (
    "petitioner",
    "phone",
    "address",
    "purpose",
    "subject",
    "hotspot",
    "enterprise",
    "undertaker",
)
_REGISTER = Manner(title="信访事项登记台账", days="%Y.%m.%d", names={"source": "来源"})


def petition_sheets(story: OrderStory, firms: Sequence[Firm], chance: Random, today: date) -> Iterator[Sheet]:
    """The register comes twice: what rests on nothing, then what rests on transfers and on earlier petitions."""
    kinds = Kinds(chance, Names(chance), firms, today)
    done, old, away = handled(story, kinds), carried_over(kinds), elsewhere(kinds)
    again = _repeats(kinds, done, old)
    rows = [*numbered([*done, *old, *away, *waiting(kinds), *(row for row, _ in again)])]
    sent = away[2:]
    moved = [row | {"transferred_on": after(row["registered_on"], 3)} for row in sent]
    repeated = [{**row, "repeat_of": first["number"]} for row, first in again]
    repeats = {row["number"] for row in repeated}
    first = [row for row in rows if row["number"] not in repeats]
    yield Sheet("public_order.petition", "信访登记台账", first, _REGISTER)
    yield Sheet(
        "public_order.petition_transfer", "信访转办单", [*_transfers(kinds, sent)], Manner(days="%Y/%m/%d")
    )
    yield Sheet(
        "public_order.petition",
        "信访重复件和转送件",
        [*repeated, *moved],
        Manner(days="%Y年%m月%d日"),
    )
    group = next(row for row in done if row["headcount"] > 10)
    yield Sheet("public_order.petitioner", "集体访名册", [*_people(kinds, group)], Manner())
    yield Sheet(
        "public_order.petition_review", "复查复核登记", [*_reviews(kinds, done, old)], Manner(days="%Y-%m-%d")
    )
    cases = [group, *(row for row in repeated if row.get("accepted_on"))]
    yield Sheet("public_order.sponsored_case", "领导包案表", [*_cases(kinds, cases)], Manner(days="%Y.%m.%d"))


def _repeats(kinds: Kinds, done: list[Row], old: list[Row]) -> list[tuple[Row, Row]]:
    """One of the handled ones takes up a matter of last year; another is merged into one still being handled."""
    later = max((row for row in done if row["source"] == "hotline"), key=lambda row: row["registered_on"])
    done.remove(later)
    later |= {name: old[3][name] for name in _SAME}
    later |= {"summary": f"再次{old[3]['summary']}", "sponsor": kinds.names.person()}
    running = next(row for row in done if row["source"] == "visit" and row["headcount"] == 1)
    day = after(running["accepted_on"], 3)
    twin = {name: running[name] for name in (*_SAME, "locality", "summary")} | {
        "registered_on": day,
        "source": "hotline",
        "source_number": f"12345-{day:%Y%m%d}01",
        "channel": "phone",
        "headcount": 1,
        "legal_route": False,
        "threat": False,
        "merged_on": after(day, 1),
    }
    return [(later, old[3]), (twin, running)]


def _transfers(kinds: Kinds, sent: Sequence[Row]) -> Iterator[Row]:
    organs = (("transfer", "市人力资源和社会保障局"), ("assign", f"{CITY}街道办事处"))
    for place, (row, (kind, organ)) in enumerate(zip(sent, organs, strict=True), 1):
        day = after(row["registered_on"], 3)
        reported = after(day, 25)
        yield {
            "transfer_no": f"云高信转〔{day.year}〕{place}号",
            "petition": row["number"],
            "kind": kind,
            "organ": organ,
            "sent_on": day,
            "due_on": day + timedelta(days=30) if kind == "assign" else None,
            "told_on": after(day, 1),
            "report": "已约谈双方，达成还款计划" if kind == "assign" and reported <= kinds.today else None,
            "signed_on": after(day, 2),
            "reported_on": reported if kind == "assign" and reported <= kinds.today else None,
        }


def _people(kinds: Kinds, group: Row) -> Iterator[Row]:
    for seq in range(1, group["headcount"] + 1):
        yield {
            "petition": group["number"],
            "seq": seq,
            "person": group["petitioner"] if seq == 1 else kinds.names.person(),
            "phone": group["phone"] if seq == 1 else kinds.names.phone(),
            "representative": seq <= group["representatives"],
        }


def _reviews(kinds: Kinds, done: list[Row], old: list[Row]) -> Iterator[Row]:
    """One of last year upheld in both stages, one asked for this June and still running."""
    first = old[1]
    asked = after(first["answered_on"], 12)
    answered = after(asked, 24)
    organ = f"{CITY}市人民政府"
    yield {
        "petition": first["number"],
        "stage": "review",
        "requested_on": asked,
        "organ": organ,
        "grounds": "对补偿标准的认定不服",
        "result": "uphold",
        "opinion_no": f"云政复查〔{answered.year}〕1号",
        "answered_on": answered,
        "received_on": after(answered, 1),
    }
    latest = max(done, key=lambda row: row["answered_on"])
    requested = min(after(latest["answered_on"], 3), kinds.today)
    yield {
        "petition": latest["number"],
        "stage": "review",
        "requested_on": requested,
        "organ": organ,
        "grounds": "认为处理意见没有回应全部诉求",
    }


def _cases(kinds: Kinds, cases: Sequence[Row]) -> Iterator[Row]:
    for place, row in enumerate(cases, 1):
        taken = row["accepted_on"]
        yield {
            "case_no": f"BA{taken.year}-{place:02d}",
            "petition": row["number"],
            "sponsor": row["sponsor"],
            "post": "管委会副主任",
            "taken_on": taken,
            "people": row["headcount"],
            "plan": "约谈企业、核清账目、分批兑付，指定专人跟进",
            "due_on": taken + timedelta(days=60) if place == 1 else kinds.today + timedelta(days=20),
            "result": "诉求已落实，信访人签收答复" if place == 1 else None,
            "plan_made_on": after(taken, 2),
            "settled_on": row["closed_on"] if place == 1 else None,
        }
