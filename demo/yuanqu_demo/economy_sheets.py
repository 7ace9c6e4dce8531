"""The economy office's other ledgers: leading industries, tax lists, output, the zone's own sheet, research, locks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from yuanqu_demo.collecting import Collected, asking_sheets, review_sheet
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet, months
from yuanqu_demo.statements import Books, statement_sheets

_DIVISIONS = {
    "equipment": ("33", "34", "35", "36", "37", "38", "39", "40"),
    "nonferrous": ("09", "32"),
    "textile": ("17", "18"),
}
_LIST = "云岚高新区主导产业目录（2022年版）"
_TAX_SHARES = (("vat", 52), ("enterprise_income", 30), ("property", 8), ("stamp", 4), ("urban_land", 6))
LOCKED_TO = (2025, 4)
_IN_WAN = {"gross_output": "万元", "sales_output": "万元", "export_delivery": "万元"}


def economy_sheets(books: Books) -> Iterator[Sheet]:
    """The sheets of 经济运行科 and the office's locks, statements before the locks that close them."""
    yield Sheet("economy.leading_industry", "主导产业归类表", [*_leading()], Manner(days="%Y-%m-%d"))
    collected = Collected(books.story, books.firms)
    yield from asking_sheets(collected)
    yield from statement_sheets(books, collected)
    yield review_sheet(collected)
    yield from _tax_sheets(books)
    yield Sheet(
        "economy.output", "2025年产销总值月报", [*_outputs(books)], Manner(months="%Y-%m", units=_IN_WAN)
    )
    yield Sheet(
        "economy.supplement",
        "2025年园区补充月报",
        [*_supplements(books)],
        Manner(months="%Y.%m", totals=True),
    )
    yield Sheet("economy.rd_year", "2022—2024年研发投入年报", [*_research(books)])
    yield Sheet("economy.month_lock", "月度锁定台账", [*_locks()], Manner(days="%Y.%m.%d", months="%Y年%m月"))


def _leading() -> Iterator[Row]:
    for industry, divisions in _DIVISIONS.items():
        for division in divisions:
            yield _listed(industry, division, "share")
            if division != "39":
                yield _listed(industry, division, "chain")
    yield _listed("optoelectronics", "39", "chain")


def _listed(industry: str, division: str, used_for: str) -> Row:
    return {
        "leading_industry": industry,
        "division": division,
        "used_for": used_for,
        "valid_from": date(2022, 1, 1),
        "source": _LIST,
    }


def _tax_sheets(books: Books) -> Iterator[Sheet]:
    for year, last in ((2024, 12), (2025, 5)):
        rows = [row for firm in books.firms for row in _taxes(books, firm, year, last)]
        title = f"{year}年企业入库税收（税务部门提供）"
        manner = Manner(title=title, totals=True, months="%Y%m", csv="gb18030")
        yield Sheet("economy.tax", f"{year}年企业税收", rows, manner)


def _taxes(books: Books, firm: Firm, year: int, last: int) -> Iterator[Row]:
    if not firm.above_scale:
        return
    for number in range(1, last + 1):
        paid, before = _month_tax(books, firm, year, number), _month_tax(books, firm, year - 1, number)
        for kind, share in _TAX_SHARES:
            yield {
                "enterprise": firm.uscc,
                "month": date(year, number, 1),
                "tax_kind": kind,
                "basis": "received",
                "tax_paid": paid * share / 100,
                "tax_paid_prior": before * share / 100,
                "local_share": paid * share / 200,
            }


def _month_tax(books: Books, firm: Firm, year: int, number: int) -> Decimal:
    """The month's tax in 万元: what the books accrue, thinned to a month."""
    books_of = books.years[firm.uscc][year]
    accrued = [
        sum(books_of.flows(m)[row] for row in ("vat_payable", "income_tax", "tax_surcharge")) if m else 0
        for m in (number - 1, number)
    ]
    return Decimal(accrued[1] - accrued[0]) / 10


def _outputs(books: Books) -> Iterator[Row]:
    for firm in _industrial(books):
        for month in months((2025, 1), (2025, 5)):
            if not firm.in_register(month):
                continue
            now = books.years[firm.uscc][2025].flows(month.month)["revenue"]
            before = books.prior(firm, 2025, month.month)["revenue"]
            yield {
                "enterprise": firm.uscc,
                "month": month,
                "edition": 1,
                "gross_output": now * 103 // 100,
                "gross_output_prior": before * 103 // 100,
                "sales_output": now * 101 // 100,
                "sales_output_prior": before * 101 // 100,
                "export_delivery": now * 8 // 100,
                "export_delivery_prior": before * 8 // 100,
                "reported_on": (month + timedelta(days=32)).replace(day=10),
            }


def _supplements(books: Books) -> Iterator[Row]:
    chance = books.story.random("supplement")
    for firm in _industrial(books):
        for number in range(1, 7):
            month = date(2025, number, 1)
            if not firm.in_register(max(month, date(2025, 2, 1))):
                continue
            reduced = chance.random() < 0.03
            yield {
                "enterprise": firm.uscc,
                "month": month,
                "electricity": Decimal(firm.yearly * chance.randint(80, 120) // 100) / 10_000,
                "workers": firm.workers,
                "vacancies": chance.choice((0, 0, 0, 2, 5)),
                "capacity_use": Decimal(chance.randint(6200, 9600)) / 100,
                "production_status": "reduced" if reduced else "normal",
                "stop_reason": "orders" if reduced else None,
            }


def _research(books: Books) -> Iterator[Row]:
    for firm, year in ((firm, year) for firm in _industrial(books) for year in (2022, 2023, 2024)):
        if not firm.in_register(date(year, 12, 1)):
            continue
        cost = books.years[firm.uscc][year].flows(12)["rd_expense"]
        yield {
            "enterprise": firm.uscc,
            "year": year,
            "has_rd": True,
            "has_rd_unit": firm.workers >= 300,
            "rd_staff": max(2, firm.workers // 12),
            "rd_cost_total": cost * 11 // 10,
            "patents_applied": firm.workers // 90,
            "invention_valid": firm.workers // 60,
        }


def _locks() -> Iterator[Row]:
    for month in months((2023, 1), LOCKED_TO):
        following = (month + timedelta(days=32)).replace(day=28)
        yield {"month": month, "locked_on": following, "locked_by": "办公室"}


def _industrial(books: Books) -> list[Firm]:
    return [firm for firm in books.firms if firm.trade.specialty == "B" and firm.above_scale]
