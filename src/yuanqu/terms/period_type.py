"""A stretch of business days that a figure speaks of (期间): day, month, quarter, half, year, 1–N月.

Every period is canonical: one stretch of whole months beginning in January and staying in the year is
CUMULATIVE whichever way it was made, so that equal codes, equal periods and equal hashes are the same
thing. (The year, the first half and the first quarter are separate kinds on purpose: 「上半年」 and
「1至6月」 are printed differently.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from yuanqu.terms.errors import TermError
from yuanqu.terms.months import YEARS, are_whole_months, month_end, same_day_last_year, shift_months
from yuanqu.terms.period_wording import Kind, days_in_chinese

_ONE_DAY = timedelta(days=1)


_MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.YEAR: 12}


class PeriodError(TermError):
    """A period or day that cannot be read, or one that cannot exist."""


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Business days from `start` to `end`, both included. Make one by the constructors named after the
    kinds.
    """

    start: date
    end: date
    kind: Kind

    def __post_init__(self) -> None:
        if self.kind in _MONTHS:
            length = _MONTHS[self.kind]
            fits = self.start.day == 1 and (self.start.month - 1) % length == 0 and self.month_count == length
        elif self.kind is Kind.DAY:
            fits = self.start == self.end
        elif self.kind is Kind.CUMULATIVE:
            fits = self.whole_months and self.start.month == 1 and self.start.year == self.end.year
        else:
            fits = self.start < self.end
        if not fits or (self.kind in _MONTHS and not self.whole_months):
            raise PeriodError(
                "period_shape", "起止日期与期间类型不符", f"{self.start}至{self.end}（{self.kind}）"
            )

    # ---- making one

    @classmethod
    def day(cls, day: date) -> Period:
        """One day; also what is true 「截至」 that day."""
        return cls(day, day, Kind.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        return cls._months(year, month, 1, Kind.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Quarter 1 to 4 of a year."""
        return cls._months(year, quarter * 3 - 2, 3, Kind.QUARTER)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """Half 1 (上半年) or 2 (下半年) of a year."""
        return cls._months(year, half * 6 - 5, 6, Kind.HALF)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls._months(year, 1, 12, Kind.YEAR)

    @classmethod
    def cumulative(cls, year: int, month: int) -> Period:
        """1–N月: January up to and including `month`."""
        return cls._months(year, 1, month, Kind.CUMULATIVE)

    @classmethod
    def span(cls, first_month: date, last_month: date) -> Period:
        """Whole months from the month of one date to the month of the other, in its canonical kind.

        Within one year from January it is CUMULATIVE (January alone too); another single month is MONTH.
        """
        start, end = first_month.replace(day=1), month_end(last_month)
        if start > end:
            raise PeriodError(
                "period_backwards", "起始晚于截止", f"{start}至{end}", "先早后晚", "2025年1至4月"
            )
        if start.month == 1 and start.year == end.year:
            return cls(start, end, Kind.CUMULATIVE)
        return cls(
            start, end, Kind.MONTH if (start.year, start.month) == (end.year, end.month) else Kind.SPAN
        )

    @classmethod
    def between(cls, start: date, end: date) -> Period:
        """Any days, both included: a DAY, a MONTH, whole months as `span`, else a SPAN of days."""
        if start > end:
            raise PeriodError(
                "period_backwards", "起始晚于截止", f"{start}至{end}", "先早后晚", "2025年1至4月"
            )
        if start == end:
            return cls.day(start)
        if start.day != 1 or end != month_end(end):
            return cls(start, end, Kind.SPAN)
        if (start.year, start.month) == (end.year, end.month):
            return cls.month(start.year, start.month)
        return cls.span(start, end)

    @classmethod
    def _months(cls, year: int, first: int, count: int, kind: Kind) -> Period:
        if not (1 <= year <= 9999 and 1 <= first <= 12 and count >= 1 and first + count <= 13):
            raise PeriodError(
                "period_out_of_range",
                "没有这样的期间",
                f"{year}年，第{first}个月起{count}个月",
                "1至12月之内",
            )
        start = date(year, first, 1)
        return cls(start, month_end(date(year, first + count - 1, 1)), kind)

    # ---- the code that addresses, files and the API carry

    @property
    def code(self) -> str:
        """`2025-06-30`, `2025-04`, `2025-Q2`, `2025-H1`, `2025`, `2025-01..2025-04`; `Period.parse` reads
        it back.
        """
        year, month = self.start.year, self.start.month
        match self.kind:
            case Kind.DAY:
                return self.start.isoformat()
            case Kind.MONTH:
                return f"{year:04}-{month:02}"
            case Kind.QUARTER:
                return f"{year:04}-Q{(month + 2) // 3}"
            case Kind.HALF:
                return f"{year:04}-H{(month + 5) // 6}"
            case Kind.YEAR:
                return f"{year:04}"
        if self.whole_months:
            return f"{year:04}-{month:02}..{self.end.year:04}-{self.end.month:02}"
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code. Raises PeriodError when it is none."""
        return _parse(code)

    def __str__(self) -> str:
        return self.code

    # ---- asking it

    @property
    def whole_months(self) -> bool:
        """Whether it begins on the first and ends on the last day of a month."""
        return are_whole_months(self.start, self.end)

    @property
    def month_count(self) -> int:
        """How many calendar months it touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def last_month(self) -> Period:
        """The month its last day lies in."""
        return Period.month(self.end.year, self.end.month)

    def months(self) -> list[Period]:
        """Every calendar month it touches, in order."""
        firsts = (shift_months(self.start, n) for n in range(self.month_count))
        return [Period.month(first.year, first.month) for first in firsts]

    def contains(self, day: date) -> bool:
        """Whether `day` lies in it, both ends included."""
        return self.start <= day <= self.end

    def same_kind(self, other: Period) -> bool:
        """Whether both are of one kind and as long in months, so that comparing their figures means
        something.
        """
        return self.kind is other.kind and (
            self.kind is not Kind.SPAN or self.month_count == other.month_count
        )

    def end_day(self) -> Period:
        """Its last day, for what is stated 「截至」."""
        return Period.day(self.end)

    # ---- moving

    def last_year(self) -> Period:
        """同比: the same months last year; for days the same days, 29 February giving 28 February."""
        if self.whole_months:
            return Period(same_day_last_year(self.start), month_end(same_day_last_year(self.end)), self.kind)
        return Period.between(same_day_last_year(self.start), same_day_last_year(self.end))

    def previous(self) -> Period:
        """环比: the one before of the same kind; 1至4月 gives 1至3月, January alone last year's 1至12月.

        A SPAN gives the stretch of the same length just before, in its canonical kind (3至4月 gives 1至2月).
        """
        return self._moved(-1)

    def next(self) -> Period:
        """The one after of the same kind, by the rule of `previous`."""
        return self._moved(1)

    def _moved(self, by: int) -> Period:
        if self.kind is Kind.CUMULATIVE:
            last = shift_months(self.end, by)
            return Period.cumulative(last.year, last.month)
        if self.whole_months:
            first = shift_months(self.start, by * self.month_count)
            last = shift_months(first, self.month_count - 1)
            if self.kind is Kind.SPAN:
                return Period.span(first, last)
            return Period(first, month_end(last), self.kind)
        shift = (self.end - self.start + _ONE_DAY) * by
        return Period.between(self.start + shift, self.end + shift)

    def clip(self, end: date) -> Period:
        """The part of it not after `end`: the year clipped at 30 April is 1至4月. Raises PeriodError if
        none is left.
        """
        if end >= self.end:
            return self
        if end < self.start:
            raise PeriodError(
                "period_not_begun", f"截至{end.isoformat()}尚未开始的期间", self.chinese(), "已经开始的期间"
            )
        if self.start.day == 1 and end == month_end(end):
            return Period.span(self.start, end)
        return Period.between(self.start, end)

    # ---- printing

    def chinese(self, relative_to: Period | None = None) -> str:
        """「2025年1至4月」; with `relative_to` in the same year the year is left out (a whole year is then
        「全年」).
        """
        year = self.start.year
        known = relative_to is not None and (relative_to.start.year, relative_to.end.year) == (year, year)
        return days_in_chinese(self.start, self.end, self.kind, with_year=not known)

    def chinese_at(self, relative_to: Period | None = None) -> str:
        """「截至2025年6月30日」: the last day as the moment at which something stands."""
        return "截至" + self.end_day().chinese(relative_to)


_EXPECTED = "期间代码"
_EXAMPLE = "2025-01..2025-04、2025-04、2025-Q2、2025-H1、2025、2025-06-30"
_CODE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?")


@lru_cache(maxsize=4096)
def _parse(code: str) -> Period:
    first, dots, last = code.partition("..")
    try:
        if not dots:
            return _parse_one(first)
        start, end = _parse_one(first), _parse_one(last)
        if start.kind is end.kind is Kind.MONTH:
            return Period.span(start.start, end.end)
        if start.kind is end.kind is Kind.DAY:
            return Period.between(start.start, end.end)
    except PeriodError as error:
        if error.code == "period_backwards":
            raise
    except ValueError:
        pass  # a month or day that does not exist: told below with the whole code
    raise PeriodError("period_code", "读不懂期间代码", code, _EXPECTED, _EXAMPLE)


def _parse_one(code: str) -> Period:
    found = _CODE.fullmatch(code)
    if found is None or not code.isascii() or int(found[1]) not in YEARS:
        raise PeriodError("period_code", "读不懂期间代码", code, _EXPECTED, _EXAMPLE)
    year, quarter, half, month, day = found.groups()
    if quarter:
        return Period.quarter(int(year), int(quarter))
    if half:
        return Period.half(int(year), int(half))
    if day:
        return Period.day(date(int(year), int(month), int(day)))
    return Period.month(int(year), int(month)) if month else Period.year(int(year))
