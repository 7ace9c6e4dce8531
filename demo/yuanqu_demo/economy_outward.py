"""The economy office's pool of candidates for the register, and what its enterprises bought and sold abroad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.months import shift_months
from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm, Stay
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.statements import Books
from yuanqu_demo.telling import chance

_STANDARD = 2000
_TRADERS, _IMPORTERS, _RESERVE, _HOPEFUL = 26, 11, 18, 9
_YEARLY_DEADLINE, _MONTHLY_DEADLINE = date(2024, 11, 30), 20
_LEADERS = ("管委会副主任周明远", "管委会副主任陈启航", "党工委委员林若舟")
# 每美元合人民币元：演示用的各月汇率，只作折算。
_RATES = ("7.1030", "7.1015", "7.0985", "7.1012", "7.1066", "7.1192")


def outward_sheets(books: Books, firms: Sequence[Firm], today: date) -> Iterator[Sheet]:
    """The pool as the office keeps it, then the lists of customs and foreign capital."""
    drawn = chance(books.story.seed, "outward")
    yield Sheet(
        "economy.candidate",
        "升规入统培育库",
        [*_pool(books, firms, drawn, today)],
        Manner(title="升规入统培育库", days="%Y.%m.%d", months="%Y-%m"),
    )
    for year, last in ((today.year - 1, 12), (today.year, 5)):
        yield Sheet(
            "economy.foreign_trade",
            f"{year}年外资外贸台账",
            [*_abroad(books, chance(books.story.seed, "abroad"), year, last)],
            Manner(title=f"{year}年外资外贸", months="%Y%m", totals=True, csv="gb18030"),
        )


def _pool(books: Books, firms: Sequence[Firm], drawn: Random, today: date) -> Iterator[Row]:
    people = Names(drawn)
    for firm in firms:
        for stay in firm.stays:
            if stay.entered.year == today.year and stay.left is None:
                yield _entered(firm, stay, drawn, people)
    for firm in [firm for firm in firms if not firm.stays and not firm.small][:_RESERVE]:
        flows = books.years[firm.uscc]
        ytd = Decimal(flows[today.year].flows(5)["revenue"]) / 10
        if ytd < _STANDARD:
            last = Decimal(flows[today.year - 1].flows(12)["revenue"]) / 10
            yield _listed(firm, "grown", last, ytd, drawn, people, today)
    hopeful = [firm for firm in firms if firm.small and firm.status == "operating"][:_HOPEFUL]
    for position, firm in enumerate(hopeful):
        yield _hopeful(firm, position, drawn, people, today)


def _listed(
    firm: Firm, kind: str, last: Decimal, ytd: Decimal, drawn: Random, people: Names, today: date
) -> Row:
    return {
        "enterprise": firm.uscc,
        "year": today.year,
        "kind": kind,
        "standard": _STANDARD,
        "revenue_last_year": last,
        "revenue_ytd": ytd,
        "as_of": date(today.year, 5, 1),
        "planned_batch": "年度第一批" if kind == "grown" else f"{today.year}-08 月度",
        "obstacle": drawn.choice((None, None, "accounts", "tax", "no_statistician")),
        "leader": drawn.choice(_LEADERS),
        "department": "经济运行科",
        "owner": people.person(),
        "listed_on": date(today.year, 2, drawn.randint(10, 26)),
    }


def _hopeful(firm: Firm, position: int, drawn: Random, people: Names, today: date) -> Row:
    """Small plants that have grown fast: some near, some over the standard, one that nobody has applied for in time."""
    over = position < 5
    revenue = Decimal(drawn.randint(20_400, 26_500) if over else drawn.randint(15_100, 19_600)) / 10
    row = _listed(firm, "new_plant", Decimal(drawn.randint(6000, 14_000)) / 10, revenue, drawn, people, today)
    if not over:
        return row
    reached = date(today.year, 6, 4) + timedelta(days=position)
    steps = {
        "reached_on": reached,
        "applied_on": date(today.year, 6, 13 + position),
        "forwarded_on": date(today.year, 6, 24),
    }
    kept = (1, 2, 2, 3, 1)[position]
    deadline = date(today.year, 7 if position == 4 else 6, _MONTHLY_DEADLINE)
    return {
        **row,
        **_amounts(revenue, drawn),
        "apply_by": deadline,
        **dict([*steps.items()][:kept]),
    }


def _entered(firm: Firm, stay: Stay, drawn: Random, people: Names) -> Row:
    """Who entered this year was nurtured first: at the yearly review of last year, or as a new plant by the month."""
    yearly = stay.route == "yearly_grown"
    deadline = _YEARLY_DEADLINE if yearly else shift_months(stay.entered, -1).replace(day=_MONTHLY_DEADLINE)
    revenue = Decimal(drawn.randint(20_300, 31_000)) / 10
    applied = deadline - timedelta(days=drawn.randint(1, 6))
    return {
        "enterprise": firm.uscc,
        "year": deadline.year,
        "kind": "grown" if yearly else "new_plant",
        "standard": _STANDARD,
        "revenue_last_year": Decimal(drawn.randint(9000, 18_000)) / 10,
        "revenue_ytd": revenue,
        "as_of": shift_months(deadline.replace(day=1), -1 if deadline.month > 1 else 0),
        **_amounts(revenue, drawn),
        "planned_batch": "年度第一批" if yearly else f"{stay.entered:%Y-%m} 月度",
        "apply_by": deadline,
        "leader": drawn.choice(_LEADERS),
        "department": "经济运行科",
        "owner": people.person(),
        "listed_on": date(deadline.year, 3, 11) if yearly else date(deadline.year, 1, 8),
        "reached_on": applied - timedelta(days=9),
        "applied_on": applied,
        "forwarded_on": applied + timedelta(days=5),
        "entered_on": stay.entered + timedelta(days=4),
    }


def _amounts(revenue: Decimal, drawn: Random) -> Row:
    """What the tax return and the invoices say of the same months: close to the revenue, and above the standard."""
    near = [max(revenue * drawn.randint(985, 1015) / 1000, Decimal(_STANDARD)) for _ in range(2)]
    return {"vat_sales": near[0], "invoiced": near[1]}


def _abroad(books: Books, drawn: Random, year: int, last: int) -> Iterator[Row]:
    settled = [
        firm for firm in books.firms if firm.trade.specialty == "B" and firm.in_register(date(2024, 1, 1))
    ]
    traders = drawn.sample(settled, _TRADERS)
    scales = {firm.uscc: drawn.uniform(0.05, 0.16) for firm in traders}
    investors = [firm for firm in traders if firm.private][:4]
    for month in (date(year, number, 1) for number in range(1, last + 1)):
        for position, firm in enumerate(traders):
            sold = _sold(books, firm, month, scales[firm.uscc])
            yield _row(firm, month, "export", sold)
            if position % 3 == 0:
                yield _row(firm, month, "export_own", [part * 8 / 10 for part in sold])
            if position < _IMPORTERS:
                yield _row(firm, month, "import", [part * (30 + position) / 100 for part in sold])
        yield from _invested(investors, month)


def _sold(books: Books, firm: Firm, month: date, scale: float) -> list[Decimal]:
    """This month's and last year's exports in 万美元: a share of a twelfth of the year's revenue, with a season."""
    season = Random(f"{books.story.seed} {firm.uscc} {month.month}").uniform(0.8, 1.2)  # noqa: S311 - a story
    years = books.years[firm.uscc]
    return [
        Decimal(int(years[year].main * scale * season / 12 / 71.8 * 100)) / 100
        for year in (month.year, month.year - 1)
    ]


def _invested(investors: list[Firm], month: date) -> Iterator[Row]:
    """Capital comes in a few large sums; a part of it in cash."""
    for position, firm in enumerate(investors):
        if month.month % 4 == position:
            grown = 100 + 9 * (month.year - 2024)
            paid = [Decimal(260 + 45 * position) * share / 100 for share in (grown, grown - 9)]
            yield _row(firm, month, "capital", paid)
            if position % 2 == 0:
                yield _row(firm, month, "capital_cash", [part * 6 / 10 for part in paid])


def _row(firm: Firm, month: date, kind: str, amounts: list[Decimal]) -> Row:
    capital = kind.startswith("capital")
    unproved = kind == "capital" and month == date(2025, 5, 1)
    number = f"{month:%Y%m}{firm.uscc[-6:]}"
    return {
        "enterprise": firm.uscc,
        "month": month,
        "kind": kind,
        "amount": amounts[0],
        "amount_prior": amounts[1],
        "rate": Decimal(_RATES[(month.year * 12 + month.month) % len(_RATES)]),
        "evidence": "none" if unproved else "bank_slip" if capital else "customs",
        "evidence_no": None if unproved else f"{'HD' if capital else 'HG'}{number}",
        "note": "银行回单待补，预计下月补齐" if unproved else None,
    }
