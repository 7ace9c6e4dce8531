"""What stands after 其中 against the whole before it (其中核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanqu.engines.proof.checks.amounts import LEVELS, Amount, amount, exact_level
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, claims_between, parts
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.scope import Scope, averaged, scope
from yuanqu.engines.proof.claims.claim import Claim, Modality
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
            wholes = _right_before(reading, part, place) or wholes
            for within in _listed_after(part, place):
                yield from self._one(reading, within, wholes)
        for within, whole in _among(reading):
            yield from self._one(reading, within, [whole])

    def _one(self, reading: Reading, within: Claim, wholes: Sequence[Claim]) -> Iterator[Finding]:
        mine = exact_level(within)
        if mine is None or mine.interval.low is None or within.unit.startswith("亿万") or averaged(within):
            return
        held = [
            (each, found)
            for each in wholes
            if not averaged(each) and (found := exact_level(each)) and found.dimension == mine.dimension
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


# 其中工业36家，服务业20家: a name of its own after a comma, with no verb that begins another statement
_NEXT_PART = re.compile(
    r"，(?!同比|环比|占|比|较|累计|新|另|完成|实现|已|全|总|合计|年|增|下)[\u4e00-\u9fff]{2,6}"
)


def _among(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """58个重点项目中，有74个开工: a number right after 中 against the one that counts them, in one unit."""
    for part in parts(reading):
        for whole, within in zip(part.claims, part.claims[1:], strict=False):
            if whole.unit != within.unit or not _upper(whole) or not _DOES.match(part.after(within)):
                continue
            if _MIDST.fullmatch(part.between(whole, within)):
                yield within, whole


_MIDST = re.compile(r"的?[\u4e00-\u9fff“”]{2,14}(?:中|里面?|当中)[，,]?(?:有|已有?|其中有?|共有?|只有|仅有)?")


# What those counted do, with no noun of their own: 12个街道中，有45个社区 are other things.
_DOES = re.compile("已|未|尚|均|全部|开工|完成|达|竣工|投产|实现|进入|停|整改|办结|[，。；、]")


def _right_before(reading: Reading, part: Stretch, place: int) -> list[Claim]:
    """The number that 其中 stands right after, where the list counts in its unit: it alone is the whole."""
    before = [each for each in part.claims if each.end <= place]
    if not before or part.text[before[-1].end - part.start : place - part.start] not in ("，", ",", "（"):
        return []
    whole, first = before[-1], next(_listed_after(part, place), None)
    if first is None or first.unit != whole.unit or not _upper(whole):
        return []
    return [whole] if scope(reading, whole) is Scope.WHOLE else []


def _listed_after(part: Stretch, place: int) -> Iterator[Claim]:
    """The claims right after 其中, as far as they go on as a list with 、."""
    last: Claim | None = None
    for claim in part.claims:
        if claim.start < place or claim.modality is Modality.THRESHOLD:
            continue  # 其中10亿元以上的5个: the size tells which
        between = part.text[(last.end if last else place) - part.start : claim.start - part.start]
        if last is None and "，" in between[3:]:
            return
        if last is not None and not between.startswith(("、", "和")) and not _NEXT_PART.fullmatch(between):
            return
        if between.startswith("（"):
            return
        last = claim
        yield claim
