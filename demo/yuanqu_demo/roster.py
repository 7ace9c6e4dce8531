"""The zone's enterprises: who they are, what they make, when they stood in the 规上 register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import NamedTuple

from yuanqu.terms import credit_code
from yuanqu_demo.names import REGION, Names
from yuanqu_demo.story import Story
from yuanqu_demo.trades import Trade, draw

OLD_STAY = date(2021, 2, 1)
LEAVERS, BELOW_SCALE, OTHER_SPECIALTIES, REVISED = 6, 28, 34, 6
UNSURVEYED = 12


class Stay(NamedTuple):
    """Months in the 规上 register, both included; no ``left``: still there."""

    entered: date
    left: date | None
    route: str


@dataclass(frozen=True)
class Firm:
    """An enterprise. ``yearly`` is its main revenue of 2025 in 千元 before the story's scaling.

    ``small``: below scale and not asked for statements; ``status``: its 运营状态.
    """

    uscc: str
    name: str
    trade: Trade
    former_trade: Trade | None
    yearly: int
    workers: int
    private: bool
    park: str
    opened: date
    stays: tuple[Stay, ...]
    revised: bool
    people: tuple[str, str, str]
    phone: str
    status: str = "operating"
    small: bool = False

    def in_register(self, month: date) -> bool:
        """Whether it stands in the register in that month."""
        return any(stay.entered <= month and (stay.left is None or month <= stay.left) for stay in self.stays)

    @property
    def above_scale(self) -> bool:
        """Whether it ever stood in the register."""
        return bool(self.stays)


def roster(story: Story) -> list[Firm]:
    """All enterprises: those in the register now, those that left it, those below scale or of other specialties."""
    chance = story.random("roster")
    names = Names(chance)
    firms = [_firm(chance, names, plan) for plan in _plans(story, chance)]
    return [*firms, *_small_firms(story, firms, names)]


def _small_firms(story: Story, firms: list[Firm], names: Names) -> Iterator[Firm]:
    """The small private enterprises beside them: enough for the party office's survey, some no longer operating."""
    chance = story.random("small firms")
    private = sum(firm.private for firm in firms)
    wanted = max(story.surveyed + UNSURVEYED - private, story.outside_scope + story.not_operating)
    statuses = ["preparing"] * story.outside_scope + ["suspended"] * story.not_operating
    for status in [*statuses, *(["operating"] * (wanted - len(statuses)))]:
        firm = _firm(chance, names, _Plan(chance.choice(("equipment", "textile", "other", "beyond")), ()))
        opened = date(2025, chance.randint(1, 3), 1) if status == "preparing" else firm.opened
        yield replace(
            firm,
            yearly=firm.yearly // 3,
            workers=chance.randint(11, 45),
            private=True,
            opened=opened,
            status=status,
            small=True,
        )


class _Plan(NamedTuple):
    group: str
    stays: tuple[Stay, ...]
    revised: bool = False
    retrained: bool = False


def _plans(story: Story, chance: Random) -> Iterator[_Plan]:
    standing = story.above_scale - story.entrants - 8
    for position in range(standing):
        yield _Plan(
            _industry_group(chance),
            (Stay(OLD_STAY, None, "yearly_grown"),),
            position < REVISED,
            position in (7, 8),
        )
    for position in range(8):
        yield _Plan(_industry_group(chance), (Stay(date(2024, 2 + position, 1), None, _route(2 + position)),))
    yield _Plan(
        _industry_group(chance),
        (Stay(OLD_STAY, date(2023, 12, 1), "yearly_grown"), Stay(date(2025, 2, 1), None, "yearly_grown")),
    )
    for position in range(story.entrants - 1):
        month = 2 + position % 3
        yield _Plan(_industry_group(chance), (Stay(date(2025, month, 1), None, _route(month)),))
    for _ in range(LEAVERS):
        yield _Plan(_industry_group(chance), (Stay(OLD_STAY, date(2024, 12, 1), "yearly_grown"),))
    for _ in range(OTHER_SPECIALTIES):
        yield _Plan("beyond", (Stay(OLD_STAY, None, "yearly_grown"),))
    for _ in range(BELOW_SCALE):
        yield _Plan(chance.choice(("equipment", "textile", "other", "beyond")), ())


def _route(month: int) -> str:
    """The first statement of a year brings the yearly entries; later months bring new plants."""
    return "yearly_grown" if month == 2 else "monthly_new"


def _industry_group(chance: Random) -> str:
    return chance.choices(("equipment", "nonferrous", "textile", "other"), (38, 24, 18, 20))[0]


def _firm(chance: Random, names: Names, plan: _Plan) -> Firm:
    trade = draw(chance, plan.group)
    former = draw(chance, "other") if plan.retrained else None
    name = names.enterprise(trade.word)
    scale = chance.lognormvariate(0, 1.05) * (2.6 if plan.group == "nonferrous" else 1)
    yearly = 24_000 + int(90_000 * scale) if plan.stays else 3_000 + int(12_000 * chance.random())
    entered = plan.stays[0].entered if plan.stays else date(2020, 3, 1)
    return Firm(
        uscc=credit_code.make(f"91{REGION}MA{_organisation(chance)}"),
        name=name,
        trade=trade,
        former_trade=former if former and former.industry != trade.industry else None,
        yearly=yearly,
        workers=max(21, int(yearly / 900 * chance.uniform(0.6, 1.6)))
        if plan.stays
        else chance.randint(21, 60),
        private=chance.random() < 0.9,
        park=chance.choices(("main", "east", "west"), (5, 3, 2))[0],
        opened=date(min(entered.year, 2020) - chance.randint(1, 9), chance.randint(1, 12), 1),
        stays=plan.stays,
        revised=plan.revised,
        people=(names.person(), names.person(), names.person()),
        phone=names.phone(),
    )


def _organisation(chance: Random) -> str:
    return "".join(chance.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
