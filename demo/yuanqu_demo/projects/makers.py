"""How one project of each sort is drawn: who carries it out, how large it is, when each thing happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.trades import Trade, draw

_LAND = ("智能制造基地项目", "生产基地建设项目", "新建厂房项目", "产业园项目")
_EXPANSION = ("二期扩建项目", "生产线扩建项目", "厂区扩建项目")
_BLOCKS = ("厂区外配套管网迁改", "地块内高压线杆迁移未完成", "施工图审查补正", "设备基础方案变更")
_SOONEST, _PROMISED, _LATEST = 28, 49, 66
_IN_TIME = 0.85


class Maker:
    """Draws projects, no enterprise twice; the half-year is the one that ends on ``today``."""

    def __init__(self, chance: Random, firms: Sequence[Firm], today: date) -> None:
        self._chance, self.today, self.first = chance, today, date(today.year, 1, 1)
        self._names = Names(chance)
        works = [firm for firm in firms if not firm.small and firm.trade.group != "beyond"]
        small = [firm for firm in firms if firm.small and firm.status in ("preparing", "operating")]
        self._works = chance.sample(works, len(works))
        self._small = sorted(small, key=lambda firm: firm.status != "preparing")
        self._used: set[str] = set()
        self.first_industrial, self.last_industrial = date(today.year, 2, 6), date(today.year, 4, 25)
        self.first_renting, self.last_renting = date(today.year, 1, 8), date(today.year, 6, 6)

    def meetings(self, count: int, first: date, last: date) -> list[date]:
        """As many meeting days, spread over the time between two days."""
        span = (last - first).days // count
        return [
            working_day(
                self._chance,
                first + timedelta(days=span * place),
                first + timedelta(days=span * (place + 1) - 4),
            )
            for place in range(count)
        ]

    def established(self) -> Project:
        """In production before the half-year; half of them at capacity."""
        year = self.today.year
        signed = self._day(date(year - 3, 3, 1), date(year - 2, 4, 30))
        produced = self._day(date(year - 1, 1, 10), date(year - 1, 11, 20))
        at_capacity = produced + timedelta(days=200) if self._chance.random() < 0.5 else None
        if at_capacity and at_capacity > self.today:
            at_capacity = None
        return self._own(signed, self._start(signed)[0], produced, at_capacity)

    def produced(self) -> Project:
        """Completed, and in production since some day of the half-year."""
        signed = self._day(date(self.today.year - 2, 1, 10), date(self.today.year - 1, 1, 20))
        produced = self._day(self.first + timedelta(days=2), self.today - timedelta(days=3))
        started, blocked = self._start(signed)
        return self._own(signed, started, produced, None, blocked)

    def building_before(self) -> Project:
        """Under construction since before the half-year."""
        signed = self._day(date(self.today.year - 2, 10, 9), date(self.today.year - 1, 8, 20))
        started, blocked = self._start(signed)
        return self._own(signed, started, None, None, blocked)

    def started(self) -> Project:
        """Let in last year, started in the half-year: most within the promise."""
        while True:
            signed = self._day(date(self.today.year - 1, 10, 9), date(self.today.year, 4, 18))
            started, blocked = self._start(signed)
            if self.first <= started <= self.today - timedelta(days=3):
                return self._own(signed, started, None, None, blocked)

    def overdue(self) -> Project:
        """Signed, not started, and past the promise: something blocks it."""
        signed = self._day(date(self.today.year - 1, 11, 20), date(self.today.year, 2, 28))
        return self._own(signed, None, None, None, self._chance.choice(_BLOCKS), kind="land")

    def dissolved(self) -> Project:
        """Its agreement was ended before it started."""
        signed = self._day(date(self.today.year - 1, 2, 10), date(self.today.year - 1, 6, 28))
        ended = self._day(date(self.today.year - 1, 12, 2), date(self.today.year, 3, 28))
        return self._own(signed, None, None, None, kind="land", ended=ended)

    def quick(self, meeting: date) -> Project:
        """Approved, signed and started within the half-year."""
        signed = self._day(meeting + timedelta(days=5), meeting + timedelta(days=18))
        started = add_working_days(signed, self._chance.randint(_SOONEST, 40))
        started = min(started, self._day(self.today - timedelta(days=12), self.today - timedelta(days=4)))
        return self._let_in(meeting, signed, started, with_firm=True)

    def waiting(self, meeting: date) -> Project:
        """Approved and signed, with its clock running."""
        signed = self._day(meeting + timedelta(days=8), meeting + timedelta(days=40))
        return self._let_in(meeting, signed, None, with_firm=self._chance.random() < 0.5)

    def approved(self, meeting: date) -> Project:
        """Approved in principle; talks on the agreement go on."""
        return self._let_in(meeting, None, None, with_firm=False)

    def renting(self, meeting: date) -> Project:
        """Let in to rent plant; signed if there was time, its equipment moved in, the quickest already producing."""
        draws = self._chance
        signed = self._day(meeting + timedelta(days=4), meeting + timedelta(days=25))
        signs = signed < self.today and draws.random() < 0.8
        firm = self._next_small() if signs else None
        trade = firm.trade if firm else draw(draws, draws.choice(("equipment", "textile", "other")))
        moved_in = add_working_days(signed, draws.randint(10, 45)) if signs else self.today
        producing = moved_in + timedelta(days=draws.randint(20, 45))
        return self._project(
            (firm, trade),
            "leased",
            "租赁厂房生产项目",
            Decimal(draws.randint(20, 300) * 10),
            approved_on=meeting,
            signed_on=signed if signs else None,
            started_on=moved_in if moved_in < self.today else None,
            in_production_on=producing if producing < self.today and draws.random() < 0.4 else None,
        )

    def _own(
        self,
        signed: date,
        started: date | None,
        produced: date | None,
        at_capacity: date | None,
        blocked: str = "",
        kind: str = "",
        ended: date | None = None,
    ) -> Project:
        """A project of an enterprise that stands in the register."""
        kind = kind or self._chance.choice(("land", "land", "expansion"))
        completed = produced - timedelta(days=self._chance.randint(20, 60)) if produced else None
        approved = min(signed - timedelta(days=self._chance.randint(8, 30)), self.first - timedelta(days=12))
        firm = self._next_works()
        return self._project(
            (firm, firm.trade),
            kind,
            self._chance.choice(_EXPANSION if kind == "expansion" else _LAND),
            self._size(kind),
            approved_on=None if kind == "expansion" else approved,
            signed_on=signed,
            started_on=started,
            completed_on=completed,
            in_production_on=produced,
            at_capacity_on=at_capacity,
            ended_on=ended,
            blocked=blocked,
        )

    def _let_in(
        self, meeting: date, signed: date | None, started: date | None, *, with_firm: bool
    ) -> Project:
        firm = self._next_works() if with_firm else None
        trade = firm.trade if firm else draw(self._chance, self._chance.choice(("equipment", "nonferrous")))
        return self._project(
            (firm, trade),
            "land",
            self._chance.choice(_LAND),
            self._size("land"),
            approved_on=meeting,
            signed_on=signed,
            started_on=started,
        )

    def _project(
        self, who: tuple[Firm | None, Trade], kind: str, what: str, total: Decimal, **days: date | str | None
    ) -> Project:
        firm, trade = who
        full = firm.name if firm else self._names.enterprise(trade.word)
        signed = days["signed_on"]
        return Project(
            name=f"{full.removesuffix('有限公司').removeprefix(CITY)}{what}",
            kind=kind,
            trade=trade,
            park=firm.park if firm else self._chance.choice(("main", "east", "west")),
            firm=firm,
            investor="" if firm else full.removeprefix(CITY),
            total=total,
            filed_on=signed + timedelta(days=6) if isinstance(signed, date) else None,
            **days,  # type: ignore[arg-type]
        )

    def _size(self, kind: str) -> Decimal:
        if kind == "expansion":
            return Decimal(self._chance.randint(20, 150) * 100)
        return Decimal(min(1200, 30 + int(180 * self._chance.lognormvariate(0, 0.8))) * 100)

    def _start(self, signed: date) -> tuple[date, str]:
        """The real start after signing, and what held it up where it is later than promised."""
        if self._chance.random() < _IN_TIME:
            return add_working_days(signed, self._chance.randint(_SOONEST, _PROMISED)), ""
        late = add_working_days(signed, self._chance.randint(_PROMISED + 3, _LATEST))
        return late, self._chance.choice(_BLOCKS)

    def _next_works(self) -> Firm:
        return self._works.pop()

    def _next_small(self) -> Firm:
        """Newcomers first; where a zone has few small firms, larger ones rent too."""
        return self._small.pop(0) if self._small else self._works.pop()

    def _day(self, first: date, last: date) -> date:
        return working_day(self._chance, first, last)
