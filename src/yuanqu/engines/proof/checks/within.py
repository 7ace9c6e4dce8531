"""What stands after 其中 against the whole before it (其中核对)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.proof.checks.amounts import LEVELS, Amount, amount, exact_level
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, claims_between, parts
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading


class WithinAboveWhole(Rule):
    """What stands after 其中 is no more than the whole before it."""

    name = "within-above-whole"
    title = "其中数大于总数"
    severity = Severity.CERTAIN
    explanation = "“其中”之后的数大于前面的总数。"
    example = "新增经营主体412户，其中企业436户"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Every number of the list after 其中 against all before it."""
        for part in parts(reading):
            at = part.text.find("其中")
            if at < 0:
                continue
            place = part.start + at
            wholes = [each for each in part.claims if each.end <= place and _upper(each)]
            if not wholes and at < 2:
                wholes = [each for each in claims_between(reading, place - 60, place) if _upper(each)]
            for within in _listed_after(part, place):
                yield from self._one(reading, within, wholes)

    def _one(self, reading: Reading, within: Claim, wholes: Sequence[Claim]) -> Iterator[Finding]:
        mine = exact_level(within)
        if mine is None or mine.interval.low is None or within.unit.startswith("亿万"):
            return
        held = [
            (each, found)
            for each in wholes
            if (found := exact_level(each)) and found.dimension == mine.dimension
        ]
        if not held or any(
            each.interval.high is None or each.interval.high >= mine.interval.low for _, each in held
        ):
            return
        whole = held[-1][0]
        yield self.on(reading, within, f"其中的{within.text}大于总数{whole.text}。", others=(whole,))


def _upper(claim: Claim) -> Amount | None:
    """A level that may be a whole, printed exactly or loosely, with an upper end."""
    found = amount(claim) if claim.kind in LEVELS else None
    return found if found and found.interval.high is not None else None


def _listed_after(part: Stretch, place: int) -> Iterator[Claim]:
    """The claims right after 其中, as far as they go on as a list with 、."""
    last: Claim | None = None
    for claim in part.claims:
        if claim.start < place:
            continue
        between = part.text[(last.end if last else place) - part.start : claim.start - part.start]
        if last is None and "，" in between[3:]:
            return
        if last is not None and not between.startswith(("、", "和")):
            return
        if between.startswith("（"):
            return
        last = claim
        yield claim
