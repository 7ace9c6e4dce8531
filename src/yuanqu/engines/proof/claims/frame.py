"""What a paragraph speaks of (段落框架): the things it has counted, what was done with them, and how they are taken up.

A number right after another, of another unit, is of the same thing (14宗、736亩); a rate is of what was done under its
name (开工率 of the 71 begun); what is the first of its sentence names what the sentence is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from yuanqu.engines.proof.claims.claim import Claim, Kind

_THINGS = frozenset({Kind.COUNT, Kind.AREA, Kind.AMOUNT})
LEVELS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.AREA})
_JOINS = ("、", "和", "及", "与")
_NOUN_BETWEEN, _LISTED = 5, 24


@dataclass(slots=True)
class Frame:
    """The claims of one paragraph so far that count or measure a thing."""

    told: list[Claim] = field(default_factory=list)
    before: int = 0  # where the claim before the last one ends
    end: int = 0  # and where the last one does

    def clear(self) -> None:
        """A new paragraph speaks of nothing yet."""
        self.told.clear()

    def keep(self, claim: Claim) -> None:
        """A claim was made."""
        self.before, self.end = self.end, claim.end
        if claim.kind in _THINGS:
            self.told.append(claim)

    def of_rate(self, root: str) -> str:
        """The thing that a rate is of: the last that was done under its name."""
        for claim in reversed(self.told):
            if root in claim.counted.verb or root in claim.name:
                return claim.counted.which + claim.counted.head or claim.name.replace(root, "")
        return ""

    def last_counted(self) -> str:
        """The last thing that was counted under a name of its own."""
        for claim in reversed(self.told):
            if claim.kind is Kind.COUNT and claim.counted.head:
                return claim.counted.verb + claim.counted.which + claim.counted.head
        return ""

    def begins_with(self, flat: str, last: Claim) -> bool:
        """Whether the last claim is the first of its sentence or part of it, so that it names what that is about."""
        begin = max(flat.rfind(mark, 0, last.start) for mark in "。；\n")
        return self.end == last.end and self.before <= begin


def told_beside(flat: str, last: Claim, start: int, unit: str, kind: Kind) -> bool:
    """Whether a number stands right after another of another unit, and is of the same thing: 31批、147人次."""
    if last.kind not in LEVELS or kind not in LEVELS or last.unit == unit:
        return False
    between = flat[last.end : start]
    if "分别" in flat[max(0, last.start - _LISTED) : last.start]:
        return False
    if between in _JOINS:
        return True
    noun = between[:-1]
    return between[-1:] in _JOINS and 0 < len(noun) <= _NOUN_BETWEEN and last.name.endswith(noun)
