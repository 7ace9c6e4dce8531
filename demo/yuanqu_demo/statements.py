"""Monthly statements of three years, made to tell the story: growth on the comparable base, the leading share.

What is free (a plant's size, its ratios, its season) is drawn; what the story fixes is reached by scaling whole
groups: the industries beyond the leading ones to the share, last year to the growth. No single number is forced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from yuanqu_demo.accounts import FLOWS, Year, with_profit
from yuanqu_demo.collecting import Collected, due_of
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet, months
from yuanqu_demo.story import Story

LEADING = frozenset({"equipment", "nonferrous", "textile"})
REPORT_MONTH = 4
_BIG_CHANGE = Fraction(1, 2)
_REVISION = Fraction(31, 30)
_STANDARD = 20_000  # 千元: 规上工业
WATCHED = ("revenue", "main_revenue", "operating_cost", "total_profit", "operating_profit", "rd_expense")


@dataclass(frozen=True)
class Books:
    """The years of every enterprise; years[firm.uscc][2025]."""

    story: Story
    firms: list[Firm]

    @cached_property
    def years(self) -> dict[str, dict[int, Year]]:
        """All years, scaled to the story."""
        now = self._this_year()
        main = self._base_scale(now, "main_revenue", self.story.revenue_growth)
        return self._with_past(now, main, self._rd_scale(now, main))

    def prior(self, firm: Firm, year: int, month: int) -> dict[str, int]:
        """What this year's form carries as 上年同期: last year's own, revised for some."""
        rows = self.years[firm.uscc][year - 1].flows(month)
        if year == 2025 and firm.revised:
            return _revised(rows)
        return rows

    def _this_year(self) -> dict[str, Year]:
        chance = self.story.random("this year")
        rd = {firm.uscc: chance.uniform(0.006, 0.035) for firm in self.firms}
        drawn = {
            f.uscc: Year(f.yearly, f.yearly * rd[f.uscc], f"{self.story.seed}{f.uscc}") for f in self.firms
        }
        sums = {True: 0, False: 0}
        for firm in (firm for firm in self.firms if _files(firm, date(2025, REPORT_MONTH, 1))):
            sums[firm.trade.group in LEADING] += drawn[firm.uscc].flows(REPORT_MONTH)["main_revenue"]
        wanted = Fraction(sums[True]) * (100 / Fraction(self.story.leading_share) - 1)
        scale = float(wanted / sums[False])
        return {
            f.uscc: drawn[f.uscc] if f.trade.group in LEADING else _scaled(drawn[f.uscc], scale, scale)
            for f in self.firms
        }

    def _counted(self) -> list[Firm]:
        """Who counts in the growth: 规上 industry in the report's month."""
        month = date(2025, REPORT_MONTH, 1)
        return [firm for firm in self.firms if firm.trade.specialty == "B" and firm.in_register(month)]

    def _past(self, now: dict[str, Year], main: float, rd: float) -> dict[str, Year]:
        chance = self.story.random("growth")
        past = {}
        for firm in self.firms:
            growth, rd_growth = chance.gauss(0.1, 0.09), chance.gauss(0.15, 0.1)
            growth, rd_growth = max(-0.2, min(0.32, growth)), max(-0.15, min(0.4, rd_growth))
            this = now[firm.uscc]
            past[firm.uscc] = Year(
                this.main / (1 + growth) * main, this.rd / (1 + rd_growth) * rd, this.seed + "p"
            )
        return past

    def _base_scale(self, now: dict[str, Year], row: str, growth: object) -> float:
        return self._settled(
            lambda scale: self._growth(now, self._past(now, scale, 1.0), row), Fraction(str(growth))
        )

    def _rd_scale(self, now: dict[str, Year], main: float) -> float:
        wanted = Fraction(self.story.rd_growth)
        return self._settled(
            lambda scale: self._growth(now, self._past(now, main, scale), "rd_expense"), wanted
        )

    def _settled(self, growth: Callable[[float], Fraction], wanted: Fraction) -> float:
        """The scale of last year that gives the wanted growth; statements are whole 千元, so it is approached."""
        scale = 1.0
        for _ in range(4):
            scale *= float((1 + growth(scale)) / (1 + wanted / 100))
        return scale

    def _growth(self, now: dict[str, Year], past: dict[str, Year], row: str) -> Fraction:
        this = last = 0
        for firm in self._counted():
            this += now[firm.uscc].flows(REPORT_MONTH)[row]
            base = past[firm.uscc].flows(REPORT_MONTH)
            last += (_revised(base) if firm.revised else base)[row]
        return Fraction(this, last) - 1

    def _with_past(self, now: dict[str, Year], main: float, rd: float) -> dict[str, dict[int, Year]]:
        past = self._past(now, main, rd)
        chance = self.story.random("earlier years")
        years = {}
        for firm in self.firms:
            last = past[firm.uscc]
            before = _scaled(last, chance.uniform(0.84, 0.97), chance.uniform(0.78, 0.95), "q")
            first = _scaled(before, chance.uniform(0.86, 0.99), chance.uniform(0.8, 0.97), "r")
            years[firm.uscc] = {2025: now[firm.uscc], 2024: last, 2023: before, 2022: first}
        return years


def statement_sheets(books: Books, collected: Collected) -> Iterator[Sheet]:
    """One workbook for each finished year, one for this year up to May (May is not locked yet)."""
    for year, last in ((2023, 12), (2024, 12), (2025, 5)):
        rows = [
            _row(books, firm, month, reported)
            for firm in books.firms
            for month in months((year, 1), (year, last))
            if _files(firm, month) and (reported := _reported(collected, firm, month))
        ]
        title = f"{year}年企业财务状况月报（B203）"
        kept = (
            "" if year == 2025 else "gb18030"
        )  # the years that are closed lie as the reporting platform gave them
        manner = Manner(title=title, months="%Y年%m月", days="%Y-%m-%d", csv=kept)
        yield Sheet("economy.statement", title, rows, manner)


def _files(firm: Firm, month: date) -> bool:
    """Those in the register state every month; the others, asked by the zone itself, only this year and last."""
    return firm.in_register(month) if firm.above_scale else month.year >= 2024


def _row(books: Books, firm: Firm, month: date, reported: date) -> Row:
    year = books.years[firm.uscc][month.year]
    flows, prior = year.flows(month.month), books.prior(firm, month.year, month.month)
    notes = [*_notes(flows, prior)]
    if month.year == 2025 and firm.revised:
        notes.append("上年同期按审计结果修订")
    if flows["main_revenue"] >= _STANDARD and not firm.in_register(month):
        notes.append("已达规上标准，正在核对三项金额，核对后列入培育库")
    return {
        "enterprise": firm.uscc,
        "month": month,
        "edition": 1,
        **year.stocks(month.month),
        **{name: value for row in FLOWS for name, value in ((row, flows[row]), (f"{row}_prior", prior[row]))},
        "workers_end": firm.workers,
        "workers_avg": firm.workers,
        "workers_avg_prior": firm.workers,
        "filler": firm.people[1],
        "stat_head": firm.people[2],
        "unit_head": firm.people[0],
        "reported_on": reported,
        "note": "；".join(notes) or None,
    }


def _reported(collected: Collected, firm: Firm, month: date) -> date | None:
    """The day on which it came in, None where it has not; of what nobody asked for, the due day of the calendar."""
    course = collected.of(firm, month)
    return course.came if course else due_of(month)


def _notes(flows: dict[str, int], prior: dict[str, int]) -> Iterator[str]:
    moved = [
        row
        for row in WATCHED
        if prior[row] and abs(Fraction(flows[row] - prior[row], prior[row])) > _BIG_CHANGE
    ]
    if moved:
        yield "订单交付集中，同比变动较大，已核实"
    if flows["total_profit"] < 0 or flows["operating_profit"] < 0:
        yield "原料价格上涨，阶段性亏损，已核实"


def _revised(rows: dict[str, int]) -> dict[str, int]:
    """A base corrected by audit: every flow by the same factor, profit again from its parts."""
    return with_profit({name: int(value * _REVISION) for name, value in rows.items()})


def _scaled(year: Year, main: float, rd: float, suffix: str = "") -> Year:
    return Year(year.main * main, year.rd * rd, year.seed + suffix)
