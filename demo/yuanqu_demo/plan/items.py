"""The plans of two half-years: what became of the first, what the second is to bring."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from yuanqu_demo.plan.story import PlanStory
from yuanqu_demo.sheets import Row

_TEXTS = Path(__file__).with_name("items.csv")
_LATER, _ON = "列入下半年计划", "继续办理"
_HALVES = {"A": (1, 1), "B": (7, 1)}
_LEADERS = {
    "clusters": "周明",
    "recruitment": "沈亮",
    "innovation": "沈亮",
    "projects": "许建国",
    "land": "许建国",
    "safety": "韩伟",
    "party": "陶敏",
}


@dataclass(frozen=True)
class Planned:
    """One item. ``fate``: done, carried, or empty while it is under way."""

    number: str
    begins: date
    theme: str
    order: int
    action: str
    measures: str
    lead: str
    helpers: str
    due: date
    fate: str = ""
    outcome: str = ""
    came_from: str = ""

    @property
    def leader(self) -> str:
        """分管领导."""
        return _LEADERS[self.theme]


def plans(story: PlanStory, drawn: Random, year: int) -> list[Planned]:
    """Both plans; what was carried over stands in the second as an item of its own."""
    texts = list(csv.DictReader(_TEXTS.read_text(encoding="utf-8").splitlines()))
    first = [row for row in texts if row["half"] == "A"]
    carried = drawn.sample([row["action"] for row in first if row["again"]], story.carried)
    done = drawn.sample([row["action"] for row in first if row["action"] not in carried], story.finished)
    fates = dict.fromkeys(carried, "carried") | dict.fromkeys(done, "done")
    told = [_planned(row, year, n, fates.get(row["action"], "")) for n, row in enumerate(first, 1)]
    second = [_planned(row, year, n) for n, row in enumerate((r for r in texts if r["half"] == "B"), 1)]
    again = {row["action"]: row["again"] for row in first}
    return [*told, *second, *_gone_on(told, again, len(second), year)]


def _planned(row: dict[str, str], year: int, number: int, fate: str = "") -> Planned:
    half = row["half"]
    return Planned(
        f"JH{year}{half}-{number:02d}",
        date(year, *_HALVES[half]),
        row["theme"],
        number,
        row["action"],
        f"{row['measures']}。",
        row["lead"],
        row["helpers"],
        date.fromisoformat(f"{year}-{row['due']}"),
        fate,
        _outcome(row, fate),
    )


def _outcome(row: dict[str, str], fate: str) -> str:
    """落实情况: what was done, or how far it came and what becomes of the rest; nothing before the half begins."""
    if fate == "done" or not row["so_far"]:
        return f"{row['done']}。" if row["done"] else ""
    return f"{row['so_far']}，{_LATER if fate == 'carried' else _ON}。"


def _gone_on(told: Sequence[Planned], again: dict[str, str], last: int, year: int) -> Iterator[Planned]:
    for number, item in enumerate((each for each in told if each.fate == "carried"), last + 1):
        yield Planned(
            f"JH{year}B-{number:02d}",
            date(year, 7, 1),
            item.theme,
            number,
            again[item.action],
            f"上半年“{item.action}”结转，{item.measures}",
            item.lead,
            item.helpers,
            date(year, 9, 30),
            came_from=item.number,
        )


def item_rows(items: Sequence[Planned], drawn: Random, today: date) -> list[Row]:
    """工作计划台账: adopted in the last days before its half begins, its outcome by the end."""
    return [_row(item, drawn, today) for item in items]


def _row(item: Planned, drawn: Random, today: date) -> Row:
    first = item.begins.month == 1
    year = item.begins.year
    ended = date(year, 6, drawn.randint(9, 27)) if item.fate == "done" else today
    return {
        "number": item.number,
        "begins_on": item.begins,
        "theme": item.theme,
        "order": item.order,
        "action": item.action,
        "measures": item.measures,
        "lead": item.lead,
        "helpers": item.helpers or None,
        "leader": item.leader,
        "due_on": item.due,
        "source": "carried" if item.came_from else "report",
        "carried_from": item.came_from or None,
        "outcome": item.outcome or None,
        "drafted_on": date(year - 1, 12, 18) if first else date(year, 6, 18),
        "adopted_on": date(year - 1, 12, 27) if first else date(year, 6, 26),
        "verified": "核对督办台账，所列事项均已销号。" if item.fate == "done" else None,
        "verified_on": ended if item.fate == "done" else None,
        "done_on": ended if item.fate == "done" else None,
        "carried_on": today if item.fate == "carried" else None,
    }
