"""The vocabulary indicators are declared in: words a statistician recognises, no SQL.

    class Services(Catalogue, office="services"):
        cases = Count("受理办件", of="services.service_case", when=During("accepted_at"), unit="件", where=VALID)
        completed = cases.only("办结件", By("done_at"))
        completion_rate = Share("办结率", part=completed, whole=cases, places=1)

Engines evaluate base measures (Count, Distinct, Sum) to counts and exact decimal sums; Ratio, Share and Growth are
one Fraction of those, rounded once, on printing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from yuanqu.engines.indicators import catalogue
from yuanqu.engines.indicators.conditions import Condition
from yuanqu.engines.indicators.windows import AsAsked, PeriodRule, Statement, Window


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """What every indicator says of itself.

    ``definition``: one sentence that names the scope. ``unit`` and ``places``: how it is stated. ``by``: the
    dimensions it may be sliced by. ``aliases``: other names drafts use. ``viewers``: departments that see its value
    beside the office and the leaders (``*``: all staff); the records behind it are for the readers of their ledger.
    ``period``: which period a report may state. ``source``: the rule it follows.
    """

    name: str = field(kw_only=False)
    definition: str = ""
    unit: str = ""
    places: int = 0
    by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ("*",)
    period: PeriodRule = AsAsked()  # noqa: RUF009 - frozen, so one for all is safe
    source: str = ""
    code: str = field(default="", init=False)
    office: str = field(default="", init=False)

    def enter(self, office: str, name: str) -> None:
        """Give the indicator its code and enter it in the catalogue (once, by the class that declares it)."""
        self.place(office, f"{office}.{name}")
        catalogue.add(self)

    def place(self, office: str, code: str) -> None:
        """Give the indicator its office and code: what the catalogue does not hold is placed by who keeps it."""
        object.__setattr__(self, "office", office)
        object.__setattr__(self, "code", code)


@dataclass(frozen=True, kw_only=True, eq=False)
class Measure(Indicator):
    """A base measure over the records of one ledger: ``when`` picks by time, ``where`` by conditions."""

    of: str
    when: Window
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Count(Measure):
    """The number of records."""

    def only(self, name: str, *conditions: Condition, **changes: object) -> Count:
        """The same count of those records that also satisfy ``conditions``."""
        return replace(self, name=name, where=(*self.where, *conditions), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True, eq=False)
class Distinct(Measure):
    """The number of different values of ``column`` (usually a link: enterprises served)."""

    column: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Sum(Measure):
    """The exact sum of ``column``; stated in ``unit``, converted from the column's own unit exactly."""

    column: str

    def only(self, name: str, *conditions: Condition, **changes: object) -> Sum:
        """The same sum over those records that also satisfy ``conditions``."""
        return replace(self, name=name, where=(*self.where, *conditions), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True, eq=False)
class Ratio(Indicator):
    """``part`` over ``whole`` as a percentage (``unit="%"``) or in the unit given; an empty whole: unknown."""

    part: Measure
    whole: Measure
    unit: str = "%"


@dataclass(frozen=True, kw_only=True, eq=False)
class Share(Ratio):
    """A Ratio whose part is a subset of its whole: same ledger, time and conditions, and some more."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rise(Ratio):
    """By how much ``part`` exceeds ``whole``, in % of it, where each record carries its own value of last year.

    Tax lists give 税额 and 上年同期 in one row: the same payers on both sides. A base of zero or less: unknown.
    """

    places: int = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Growth(Indicator):
    """Growth over the same months of last year, on the comparable base, with the nominal beside it.

    ``of``: a Sum over Statements. Comparable base: of the enterprises measured now, each one's own value of last
    year: a corrected edition of last year's statement where there is one, else ``base``, the column in which this
    year's form carries it (an entrant's comes from its 入规 application). Nominal base: what the enterprises
    measured a year ago first published. The gap is explained by who entered, who left and what was revised.
    A base that is missing, zero or negative makes the growth unknown, with the reason.
    """

    of: Sum
    base: str
    unit: str = "%"
    places: int = 2

    def __post_init__(self) -> None:
        if not isinstance(self.of.when, Statement):
            raise TypeError(f"{self.name}: growth on the comparable base is measured over statements")


@dataclass(frozen=True, kw_only=True, eq=False)
class Names(Indicator):
    """The records of ``of`` by name: a sentence names the first few, then 等, with the count behind it.

    ``show``: the column (or path over one link) whose text is the name. ``first``: how many are named.
    """

    of: Count | Distinct
    show: str
    first: int = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class RuleValue(Indicator):
    """A dated rule (the 50-working-day promise): the value of ``parameter`` in force on the period's last day.

    The ledger ``of`` holds such rules as records: code, value, unit, valid_from, valid_to, source.
    """

    parameter: str
    of: str = "registers.rule"


@dataclass(frozen=True, kw_only=True, eq=False)
class QuotaMet(Indicator):
    """Of the object-periods of a quota 应办 the part in which it was met 已办: as a share, or their number.

    ``quota``: its code. ``unit``: ``%`` for the share; any other states how many were met.
    """

    quota: str
    unit: str = "%"


@dataclass(frozen=True, kw_only=True, eq=False)
class QuotaLeast(Indicator):
    """The least number of records that any object reached in any period of the quota: 「每月不少于2次」."""

    quota: str
    unit: str = "次"


class Catalogue:
    """The indicators of an office, declared as attributes of a subclass and entered in the registry."""

    office: ClassVar[str]

    def __init_subclass__(cls, *, office: str) -> None:
        cls.office = office
        for name, value in list(vars(cls).items()):
            if isinstance(value, Indicator):
                value.enter(office, name)

    @classmethod
    def indicators(cls) -> Iterator[Indicator]:
        """The indicators in the order they were declared."""
        return (value for value in vars(cls).values() if isinstance(value, Indicator))
