"""Who is who in party building: which private enterprises are in scope, covered, targeted, and by which branches.

Beside the story's numbers stand those that must stay out of its figures: enterprises that left the scope, a dissolved
branch, coverage that ended, targets that were dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.story import Story

LEFT_SCOPE, DROPPED, SECOND_ROUND = 3, 4, 40
DRIVE_BEGAN, LAST_APPROVAL = date(2025, 2, 10), date(2025, 6, 6)
_BLOCKS = {"main": "主园区", "east": "东片区", "west": "西片区"}


@dataclass(frozen=True)
class Branch:
    """An organisation and the enterprises it covers; ``cancelled``: the day it was dissolved."""

    code: str
    name: str
    short: str
    single: bool
    approved: date
    firms: tuple[Firm, ...]
    members: int
    secretary: str
    cancelled: date | None = None

    @property
    def elected(self) -> date:
        """The day of its latest election: six days after it was approved, older ones again in 2023."""
        if self.approved.year < 2022 and self.cancelled is None:
            return date(2023, self.approved.month, self.approved.day)
        return self.approved + timedelta(days=6)


@dataclass(frozen=True)
class Cast:
    """The zone's private enterprises as the party office sees them."""

    scope: list[Firm]
    before: list[Firm]
    newly: list[Firm]
    newcomers: list[Firm]
    idle: list[Firm]
    old: list[Branch]
    new: list[Branch]

    @property
    def uncovered(self) -> list[Firm]:
        """In scope and covered by nobody."""
        covered = {firm.uscc for firm in (*self.before, *self.newly)}
        return [firm for firm in self.scope if firm.uscc not in covered]

    @property
    def left_scope(self) -> list[Firm]:
        """Covered and in scope last year, found to have stopped this spring."""
        return self.idle[:LEFT_SCOPE]

    @property
    def standing(self) -> list[Branch]:
        """The branches that were not dissolved."""
        return [branch for branch in (*self.old, *self.new) if branch.cancelled is None]


def cast(story: Story, firms: list[Firm]) -> Cast:
    """Deal the private enterprises out to the parts of the story."""
    chance = story.random("party cast")
    private = [firm for firm in firms if firm.private]
    newcomers = [firm for firm in private if firm.status == "preparing"]
    idle = [firm for firm in private if firm.status == "suspended"]
    scope = chance.sample([firm for firm in private if firm.status == "operating"], story.party_scope)
    ranked = sorted(scope, key=lambda firm: -firm.workers)
    before = chance.sample(ranked[: story.covered_before * 2], story.covered_before)
    taken = {firm.uscc for firm in before}
    newly = [firm for firm in ranked if firm.uscc not in taken][: story.newly_covered]
    names = Names(chance)
    old = [*_old_branches(chance, names, before, idle[:LEFT_SCOPE], idle[LEFT_SCOPE : LEFT_SCOPE + 2])]
    new = [*_new_branches(story, chance, names, newly)]
    return Cast(scope, before, newly, newcomers, idle, old, new)


def _old_branches(
    chance: Random, names: Names, before: list[Firm], stopped: list[Firm], gone: list[Firm]
) -> Iterator[Branch]:
    """A quarter of those covered before have a branch of their own; one joint branch was dissolved."""
    alone = len(before) // 4
    groups: list[tuple[Firm, ...]] = [(firm,) for firm in before[:alone]]
    groups += [tuple(before[at : at + 6]) for at in range(alone, len(before), 6)]
    groups[-1] = (*groups[-1], *stopped)
    for number, group in enumerate(groups, 1):
        approved = date(chance.randint(2016, 2023), chance.randint(1, 12), chance.randint(1, 28))
        single = number <= alone
        yield _branch(chance, names, f"YLGX-D{number:03d}", number - alone, single, group, approved)
    dissolved = _branch(chance, names, "YLGX-D090", 90, False, tuple(gone), date(2018, 6, 1))
    yield Branch(**{**vars(dissolved), "cancelled": date(2023, 11, 30)})


def _new_branches(story: Story, chance: Random, names: Names, newly: list[Firm]) -> Iterator[Branch]:
    """The largest found a branch of their own; the others are dealt to joint branches."""
    span = (LAST_APPROVAL - DRIVE_BEGAN).days - 25
    single, rest = newly[: story.single_branches], newly[story.single_branches :]
    groups: list[tuple[Firm, ...]] = [(firm,) for firm in single]
    groups += [tuple(rest[place :: story.joint_branches]) for place in range(story.joint_branches)]
    for number, group in enumerate(groups, 1):
        approved = DRIVE_BEGAN + timedelta(days=25 + chance.randint(0, span))
        joint = number - story.single_branches
        yield _branch(
            chance, names, f"YLGX-N{number:03d}", joint, number <= story.single_branches, group, approved
        )


def _branch(
    chance: Random,
    names: Names,
    code: str,
    number: int,
    single: bool,
    group: tuple[Firm, ...],
    approved: date,
) -> Branch:
    block = _BLOCKS[group[0].park]
    short = _short(group[0]) if single else f"{block}第{number if code[5] == 'N' else 20 + number}联合支部"
    name = (
        f"中共{group[0].name}支部委员会"
        if single
        else f"中共云岚高新区{short.removesuffix('支部')}支部委员会"
    )
    members = chance.randint(3, 9) if single else min(max(3, len(group)), 9)
    return Branch(
        code,
        name,
        short + ("支部" if single else ""),
        single,
        approved,
        group,
        members,
        names.person(),
    )


def _short(firm: Firm) -> str:
    return firm.name.removeprefix("云岚").removesuffix("有限公司")
