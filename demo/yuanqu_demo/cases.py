"""Service cases of the half-year, with their steps and ratings; and what must stay out of its figures.

Beside the story's cases there are void and wrongly entered ones, cases carried in from last year, refused ones
and applications not yet accepted: an indicator that miscounts any of them prints another number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from yuanqu_demo.items import ALL_ITEMS
from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import due, office_moment, promised, task_code, working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

PERSONS, VOID, WRONG, CARRIED, REFUSED, WAITING = 9, 5, 3, 17, 4, 6
LATE, BY_AGENT = 0.03, 0.08


@dataclass(frozen=True)
class Calendar:
    """The half-year the cases fall in."""

    first: date
    today: date


def case_sheets(story: Story, firms: list[Firm], agents: list[str], calendar: Calendar) -> Iterator[Sheet]:
    """The case ledger in two workbooks (by quarter, as the hall keeps it), its steps and ratings."""
    rows = [*_cases(story, firms, calendar)]
    _give_to_agents(rows, agents, story.random("agents of cases"))
    rows.sort(key=lambda row: (row["applied_at"], row["task_code"], row["applicant"]))
    for number, row in enumerate(rows, 1):
        row["case_no"] = f"3699{row['applied_at']:%Y%m%d}{number:06d}"
    turn = datetime(calendar.today.year, 4, 1)
    manner = Manner(title="政务服务办件台账", days="%Y.%m.%d")
    for file, part in (
        ("一季度办件台账", [row for row in rows if row["applied_at"] < turn]),
        ("二季度办件台账", [row for row in rows if row["applied_at"] >= turn]),
    ):
        yield Sheet("services.service_case", file, [_ordered(row) for row in part], manner)
    chance = story.random("steps")
    yield Sheet("services.case_event", "办件过程", [*_steps(rows, chance)])
    yield Sheet(
        "services.rating", "好差评", [*_ratings(rows, chance, calendar.today)], Manner(csv="utf-8-sig")
    )


def _cases(story: Story, firms: list[Firm], calendar: Calendar) -> Iterator[Row]:
    chance = story.random("cases")
    names = Names(chance)
    served = chance.sample(firms, min(story.enterprises_served, len(firms)))
    askers = [*served, *(chance.choice(served) for _ in range(story.cases - PERSONS - len(served)))]
    applicants: list[Firm | None] = [*askers, *([None] * PERSONS)]
    chance.shuffle(applicants)
    open_cases = set(chance.sample(range(story.cases), story.cases - story.completed))
    for place, firm in enumerate(applicants):
        finished = place not in open_cases
        yield _case(chance, names, firm, _accepted(chance, calendar, finished), finished, calendar.today)
    for result, count in (("2", VOID), ("3", WRONG)):
        for _ in range(count):
            firm = chance.choice(firms)
            void = _case(chance, names, firm, _accepted(chance, calendar, True), True, calendar.today)
            yield {**void, "done_result": result, "cert_name": None, "cert_no": None}
    yield from _beside(chance, names, firms, calendar)


def _give_to_agents(rows: list[Row], agents: list[str], chance: Random) -> None:
    """Some cases are run by an agent of the zone."""
    for row in rows:
        row["agency"] = chance.choice(agents) if row["enterprise"] and chance.random() < BY_AGENT else None


def _beside(chance: Random, names: Names, firms: list[Firm], calendar: Calendar) -> Iterator[Row]:
    """Cases of last year finished in this one, refused applications, applications still waiting."""
    for _ in range(CARRIED):
        day = working_day(chance, calendar.first - timedelta(days=12), calendar.first - timedelta(days=1))
        row = _case(chance, names, chance.choice(firms), day, True, calendar.today)
        late = working_day(chance, calendar.first + timedelta(days=2), calendar.first + timedelta(days=15))
        yield {**row, "done_at": office_moment(late, chance)}
    for _ in range(REFUSED):
        row = _case(
            chance, names, chance.choice(firms), calendar.first + timedelta(days=60), False, calendar.today
        )
        yield {**row, "accepted_at": None, "refused_at": row["accepted_at"] + timedelta(days=1)}
    for _ in range(WAITING):
        day = working_day(chance, calendar.today - timedelta(days=4), calendar.today)
        row = _case(chance, names, chance.choice(firms), day, False, calendar.today)
        yield {**row, "accepted_at": None, "received_at": None}


def _accepted(chance: Random, calendar: Calendar, finished: bool) -> date:
    """The day a case was accepted; an open one late in the half-year, two of the days on its very edges."""
    if finished:
        return working_day(chance, calendar.first, calendar.today - timedelta(days=21))
    return working_day(chance, calendar.today - timedelta(days=30), calendar.today)


def _case(
    chance: Random, names: Names, firm: Firm | None, accepted: date, finished: bool, today: date
) -> Row:
    number = chance.randrange(len(ALL_ITEMS))
    item = ALL_ITEMS[number]
    at = office_moment(accepted, chance)
    result = "4" if item.mode == "report" else "0" if item.kind == "permit" else "6"
    last = due(accepted, promised(item))
    spread = max((last - accepted).days, 0)
    late = chance.randint(1, 4) if finished and chance.random() < LATE else 0
    done = (
        last + timedelta(days=late)
        if late
        else min(accepted + timedelta(days=chance.randint(0, spread)), today)
    )
    row: Row = {
        "case_no": "",
        "task_code": task_code(number),
        "task_name": item.name,
        "applicant": firm.name if firm else names.person(),
        "applicant_type": "2" if firm else "1",
        "enterprise": firm.uscc if firm else None,
        "channel": chance.choice(("0", "2", "2", "3")),
        "applied_at": at - timedelta(hours=chance.randint(1, 20)),
        "received_at": at - timedelta(minutes=chance.randint(5, 50)),
        "accepted_at": at,
        "refused_at": None,
        "withdrawn_at": None,
        "done_at": _done_at(at, done, chance) if finished else None,
        "done_dept": "政务服务科" if finished else None,
        "done_result": result if finished else None,
        "cert_name": f"{item.name}决定书" if finished and result == "0" else None,
        "cert_no": f"云高审〔{accepted.year}〕{chance.randint(1000, 9999)}号"
        if finished and result == "0"
        else None,
        "delegated_item": f"1-{number + 1:03d}" if item.mode else None,
    }
    return row


def _done_at(accepted: datetime, day: date, chance: Random) -> datetime:
    at = office_moment(day, chance)
    return at if at > accepted else accepted + timedelta(minutes=chance.randint(20, 90))


def _ordered(row: Row) -> Row:
    return {"case_no": row["case_no"], **{name: value for name, value in row.items() if name != "case_no"}}


def _steps(rows: list[Row], chance: Random) -> Iterator[Row]:
    for row in rows:
        kinds = [("received", row["received_at"]), ("accepted", row["accepted_at"]), ("done", row["done_at"])]
        for seq, (kind, at) in enumerate(((kind, at) for kind, at in kinds if at), 1):
            yield {"case": row["case_no"], "seq": seq, "kind": kind, "happened_at": at, "handler": "窗口"}


def _ratings(rows: list[Row], chance: Random, today: date) -> Iterator[Row]:
    done = [row for row in rows if row["done_at"] and row["done_result"] not in ("2", "3")]
    for row in chance.sample(done, len(done) * 2 // 5):
        level = chance.choices(("5", "4", "3", "2"), (78, 15, 4, 3))[0]
        at = min(row["done_at"] + timedelta(hours=3), datetime(today.year, today.month, today.day, 17, 0))
        bad = level == "2"
        yield {
            "case": row["case_no"],
            "rating_no": 1,
            "rated_at": at,
            "channel": chance.choice(("counter", "qr", "site")),
            "level": level,
            "overall": int(level),
            "visited_at": at + timedelta(hours=5) if bad else None,
            "finding": "等候时间较长，情况属实" if bad else None,
            "measure": "增开一个窗口" if bad else None,
            "rectified_on": (at + timedelta(days=6)).date() if bad else None,
        }
