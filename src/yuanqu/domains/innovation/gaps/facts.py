"""What the ledgers know of an enterprise (现状): each fact with where it comes from, or where it is to be entered.

Read through `access_records`: what the reader may not open is not known to him, and the page says whose it is.
Nothing is guessed: a fact without its data is empty, with the ledger, the year and the column that are missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.titles import Reader
from yuanqu.people.access import access_records, may_read

_STATEMENT, _RESEARCH = "economy.statement", "economy.rd_year"
_WAN = 10  # 千元 in a 万元
Value = Fraction | bool
SELF_RATED = {  # items that only the check-up of an application tells, by its column
    "score": "score",
    "product_share": "product_share",
    "ip_rights": "ip_count",
    "clean_year": "clean_year",
}


@dataclass(frozen=True)
class Fact:
    """``value`` as computed of ``basis``, or None and then ``missing`` says what to enter; ``url``: where that is."""

    value: Value | None
    basis: str = ""
    missing: str = ""
    url: str = ""


class Facts:
    """The facts of one enterprise on ``day`` as ``reader`` may know them; the last year is the one before ``day``."""

    def __init__(self, reader: Reader, enterprise: UUID, day: date) -> None:
        self._reader, self._enterprise, self._day = reader, enterprise, day
        self._year = day.year - 1

    def of(self, item: str) -> Fact:
        """The fact that a condition's item asks for."""
        found: Callable[[], Fact] = getattr(self, f"_{item}")
        return found()

    def held(self, label: str, **where: Any) -> QuerySet[Any, Any]:
        """The enterprise's standing records of a ledger that the reader may see."""
        rows: Any = access_records(self._reader, registry.ledger(label).record)
        return cast("QuerySet[Any, Any]", rows.filter(voided_on=None, enterprise=self._enterprise, **where))

    # ---- 名录

    @cached_property
    def _register(self) -> Any:
        ledger = registry.ledger("registers.enterprise")
        return access_records(self._reader, ledger.record).filter(pk=self._enterprise).first()

    def _founded_years(self) -> Fact:
        opened = self._register.opened_on
        months = (self._day.year - opened.year) * 12 + self._day.month - opened.month
        basis = f"企业名录：{opened:%Y年}{opened.month}月成立，至今{months // 12}年{months % 12}个月"
        return Fact(Fraction(months, 12), basis, url=self._at("registers.enterprise"))

    def _employees(self) -> Fact:
        count = self._register.employees_end
        return Fact(Fraction(count), f"企业名录：期末从业人员{count}人", url=self._at("registers.enterprise"))

    # ---- 财务状况月报

    @cached_property
    def _books(self) -> dict[int, Any]:
        """The December statement of each year, its last edition."""
        rows = self.held(_STATEMENT, month__month=12).order_by("month", "edition")
        return {row.month.year: row for row in rows}

    def _amount(self, year: int, column: str) -> Fraction | None:
        """A cumulative amount of a year in 千元: of its own statement, else as next year's has it for comparison."""
        if year in self._books:
            return Fraction(getattr(self._books[year], column))
        following = self._books.get(year + 1)
        return Fraction(getattr(following, f"{column}_prior")) if following is not None else None

    def _statement(self, column: str) -> Fact:
        value = self._amount(self._year, column)
        if value is None:
            return self._no_statement(self._year)
        said = f"{self._year}年12月财务状况月报"
        return Fact(value / _WAN, said, url=self._list(_STATEMENT))

    def _revenue(self) -> Fact:
        return self._statement("revenue")

    def _assets(self) -> Fact:
        book = self._books.get(self._year)
        if book is None:
            return self._no_statement(self._year)
        basis = f"{self._year}年12月财务状况月报：资产总计"
        return Fact(Fraction(book.total_assets) / _WAN, basis, url=self._list(_STATEMENT))

    def _debt_ratio(self) -> Fact:
        book = self._books.get(self._year)
        if book is None or not book.total_assets:
            return self._no_statement(self._year)
        basis = f"{self._year}年12月财务状况月报：负债合计{book.total_liabilities:f}÷资产总计{book.total_assets:f}千元"
        return Fact(
            Fraction(book.total_liabilities) / Fraction(book.total_assets) * 100,
            basis,
            url=self._list(_STATEMENT),
        )

    def _main_share(self) -> Fact:
        main, revenue = self._amount(self._year, "main_revenue"), self._amount(self._year, "revenue")
        if main is None or not revenue:
            return self._no_statement(self._year)
        basis = f"{self._year}年12月财务状况月报：主营业务收入÷营业收入"
        return Fact(main / revenue * 100, basis, url=self._list(_STATEMENT))

    def _main_growth(self) -> Fact:
        """The mean of the growths of the last two years."""
        years = (self._year - 2, self._year - 1, self._year)
        first, second, third = (self._amount(year, "main_revenue") for year in years)
        if not first or not second or third is None:
            without = [year for year in years if not self._amount(year, "main_revenue")]
            return self._no_statement(*without)
        growths = (second / first - 1, third / second - 1)
        basis = f"{years[1]}年、{years[2]}年12月财务状况月报：两年主营业务收入增长率的平均"
        return Fact(sum(growths, Fraction(0)) / 2 * 100, basis, url=self._list(_STATEMENT))

    def _no_statement(self, *years: int) -> Fact:
        missing = "、".join(f"{year}年12月" for year in years)
        return self._unknown(_STATEMENT, f"{missing}财务状况月报")

    # ---- 研发投入年报

    @cached_property
    def _research(self) -> dict[int, Any]:
        return {row.year: row for row in self.held(_RESEARCH)}

    def _no_research(self, *years: int) -> Fact:
        return self._unknown(_RESEARCH, f"{'、'.join(f'{year}年' for year in years)}研发投入年报")

    def _rd_cost(self) -> Fact:
        year = self._research.get(self._year)
        if year is None:
            return self._no_research(self._year)
        basis = f"{self._year}年研发投入年报：研究开发费用合计"
        return Fact(Fraction(year.rd_cost_total) / _WAN, basis, url=self._list(_RESEARCH))

    def _rd_share(self) -> Fact:
        return self._rd_share_of(self._year)

    def _rd_share_three(self) -> Fact:
        """Three years together; of an enterprise that is younger, as many as it has stood through."""
        first = max(self._year - 2, self._register.opened_on.year)
        return self._rd_share_of(*range(first, self._year + 1))

    def _rd_share_of(self, *years: int) -> Fact:
        without = [year for year in years if year not in self._research]
        if without:
            return self._no_research(*without)
        revenues = [self._amount(year, "revenue") for year in years]
        if not all(revenues):
            return self._no_statement(*[y for y, r in zip(years, revenues, strict=True) if not r])
        cost = sum((Fraction(self._research[year].rd_cost_total) for year in years), Fraction(0))
        revenue = sum((each for each in revenues if each is not None), Fraction(0))
        said = f"{years[0]}—{years[-1]}年合计" if len(years) > 1 else f"{years[0]}年"
        basis = f"{said}：研发投入年报费用÷财务状况月报营业收入"
        return Fact(cost / revenue * 100, basis, url=self._list(_RESEARCH))

    def _rd_staff_share(self) -> Fact:
        year, book = self._research.get(self._year), self._books.get(self._year)
        if year is None:
            return self._no_research(self._year)
        if book is None or not book.workers_end:
            return self._no_statement(self._year)
        basis = f"{self._year}年：研究开发人员{year.rd_staff}人÷期末用工{book.workers_end}人"
        return Fact(Fraction(year.rd_staff * 100, book.workers_end), basis, url=self._list(_RESEARCH))

    def _inventions(self) -> Fact:
        year = self._research.get(self._year)
        if year is None:
            return self._no_research(self._year)
        basis = f"{self._year}年研发投入年报：期末有效发明专利"
        return Fact(Fraction(year.invention_valid), basis, url=self._list(_RESEARCH))

    # ---- 申报体检、智能工厂自评

    def self_rated(self, kind: str, item: str) -> Fact:
        """A figure of the check-up, of the enterprise's latest application for that title."""
        column = SELF_RATED[item]
        rows = self.held("innovation.entry", kind=kind, **{f"{column}__isnull": False})
        row = rows.order_by("-planned_on").first()
        if row is None:
            return self._unknown("innovation.entry", "申报体检表（在该资质的申报记录中）")
        value, basis = getattr(row, column), f"申报{row.number}的体检表"
        if isinstance(value, bool):
            return Fact(value, basis, url=ledger_address("innovation.entry", "detail", row.pk))
        return self._figure(value, basis, "innovation.entry", row.pk)

    def _rating(self, column: str) -> Fact:
        row = self.held("innovation.smart_factory").order_by("-rated_on").first()
        if row is None or getattr(row, column) is None:
            return self._unknown("innovation.smart_factory", "智能工厂自评")
        basis = f"{row.rated_on}自评（{row.site}）"
        value = getattr(row, column)
        if isinstance(value, bool):
            return Fact(value, basis, url=ledger_address("innovation.smart_factory", "detail", row.pk))
        return self._figure(value, basis, "innovation.smart_factory", row.pk)

    def _maturity(self) -> Fact:
        return self._rating("maturity")

    def _transformation_score(self) -> Fact:
        return self._rating("transformation_score")

    def _clean(self) -> Fact:
        return self._rating("clean")

    # ---- 去处

    def _figure(self, value: Decimal | int, basis: str, label: str, record: UUID) -> Fact:
        return Fact(Fraction(value), basis, url=ledger_address(label, "detail", record))

    def _unknown(self, label: str, what: str) -> Fact:
        ledger = registry.ledger(label)
        if not may_read(self._reader, ledger.record):
            return Fact(None, missing=f"您无权查看「{ledger.name}」：请向{ledger.keeper}核对")
        return Fact(None, missing=f"尚未掌握：请登记{what}", url=self._list(label))

    def _list(self, label: str) -> str:
        return f"{ledger_address(label, 'list')}?{urlencode({'enterprise': str(self._enterprise)})}"

    def _at(self, label: str) -> str:
        return ledger_address(label, "detail", self._enterprise)
