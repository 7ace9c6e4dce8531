"""One project of the zone, and the groups that offices take from the list of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yuanqu_demo.roster import Firm
from yuanqu_demo.trades import Trade


@dataclass(frozen=True)
class Project:
    """A project as all offices know it; money in 万元.

    ``kind`` is the register's code (land, leased, expansion). ``firm`` carries it out; a newcomer whose company is not
    registered yet has an ``investor`` alone. ``approved_on``: the day of the joint-review meeting that let it in (none
    for an enterprise's own expansion). ``blocked``: why it starts later than promised, if it does.
    """

    name: str
    kind: str
    trade: Trade
    park: str
    firm: Firm | None
    investor: str
    total: Decimal
    approved_on: date | None = None
    signed_on: date | None = None
    started_on: date | None = None
    completed_on: date | None = None
    in_production_on: date | None = None
    at_capacity_on: date | None = None
    ended_on: date | None = None
    blocked: str = ""
    settled: bool = False
    key: bool = False
    number: str = ""
    agreement_no: str = ""
    code: str = ""
    filed_on: date | None = None

    @property
    def fixed(self) -> Decimal:
        """其中固定资产投资."""
        return self.total * (5 if self.kind == "leased" else 7) / 10

    @property
    def revenue(self) -> Decimal:
        """达产后年营业收入."""
        return self.total * 2

    @property
    def tax(self) -> Decimal:
        """达产后年税收."""
        return self.total * 6 / 100

    @property
    def known_on(self) -> date:
        """The day it got its number: approval, or signing where no meeting was needed."""
        known = self.approved_on or self.signed_on
        assert known is not None
        return known

    def building(self, day: date) -> bool:
        """Whether it is under construction at the end of ``day``."""
        begun = self.started_on is not None and self.started_on <= day
        done = self.completed_on is not None and self.completed_on <= day
        return begun and not done and self.ended_on is None


def renting(projects: Sequence[Project], year: int) -> list[Project]:
    """Let in by the meetings for projects that rent plant, in that year."""
    return [each for each in projects if each.kind == "leased" and _approved_in(each, year)]


def industrial(projects: Sequence[Project], year: int) -> list[Project]:
    """Approved in principle by the meetings for industrial projects, in that year."""
    return [each for each in projects if each.kind != "leased" and _approved_in(each, year)]


def settled(projects: Sequence[Project]) -> list[Project]:
    """Put on land that 腾笼换鸟 freed in the half-year: signed ones of the approved."""
    return [each for each in projects if each.settled]


def key(projects: Sequence[Project]) -> list[Project]:
    """重点项目: those under construction, and some that are done or have not begun."""
    return [each for each in projects if each.key]


def signed(projects: Sequence[Project]) -> list[Project]:
    """With an entry agreement, the earliest first."""
    found = [each for each in projects if each.signed_on is not None]
    return sorted(found, key=lambda each: (each.signed_on or date.max, each.number))


def built(projects: Sequence[Project]) -> list[Project]:
    """Projects that build (自建、扩建), not those that rent plant."""
    return [each for each in projects if each.kind != "leased"]


def started_between(projects: Sequence[Project], first: date, last: date) -> list[Project]:
    """Projects, of either kind, whose real start lies between two days, both included."""
    return [each for each in projects if each.started_on is not None and first <= each.started_on <= last]


def _approved_in(project: Project, year: int) -> bool:
    return project.approved_on is not None and project.approved_on.year == year
