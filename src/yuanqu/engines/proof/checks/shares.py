"""Shares of one whole (构成核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import misprint, percent
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, inside, lines, parts
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.claims.lists import runs
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.intervals import Interval

_SHARED = re.compile(r"(?:分别占|占比|比重|份额|所占比例|占)[^，。；]{0,12}$")
_OWN = re.compile(
    r"^[、，,；和及与]?(?P<name>[\u4e00-\u9fffA-Za-z“”、]{0,14}?)(?:占|占比|占比为|占比达)(?:近|约)?$"
)
_MANY = re.compile(r"多选|之和(?:大于|超过)|有重叠|有交叉|可重复")
_ASKED = re.compile(r"问卷|抽样|调查|受访|反映")
_BARE = re.compile(r"(?:分别占|占比分别为|占比为|比重分别为)$")
_REST = re.compile(r"其他|其余")
_HUNDRED = Interval.point(100)
_OF_SEVERAL = 150  # shares that come to so much are of several wholes
_BASES = re.compile("装机|发电量|用电量|产值|收入|投资|面积|户数|人数|出口|进口|数量|金额|产量|销量")


class Shares(Rule):
    """Shares of one whole sum to no more than 100 per cent; with 其他 among them, to 100 exactly."""

    name = "shares"
    title = "占比之和不对"
    severity = Severity.CERTAIN
    explanation = "同一整体的各占比相加超过100%，或包括“其他”在内仍不到100%（已考虑四舍五入）。"
    example = "分别占44.6%、23.1%和42.3%（合计110%）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Lists like 分别占a、b和c, and chains like A占a、B占b、C占c."""
        for paragraph in lines(reading):
            if _MANY.search(paragraph.text):
                continue
            seen: set[Claim] = set()
            told = (*self._lists(paragraph), *self._chains(reading, paragraph), *self._ratios(paragraph))
            for listed, names in told:
                if listed[0] in seen:
                    continue
                seen.update(listed)
                yield from self._sum(reading, listed, names)

    def _lists(self, paragraph: Stretch) -> Iterator[tuple[Sequence[Claim], str]]:
        for run in runs(paragraph.claims, " " * paragraph.start + paragraph.text):
            listed = [paragraph.claims[n] for n in run]
            before = paragraph.clause(listed[0])
            percents = all(each.unit in ("%", "成") for each in listed)
            enough = len(listed) >= 3 or _BARE.search(before)
            if enough and percents and _SHARED.search(before) and "率" not in before[-6:]:
                yield listed, paragraph.before(listed[0])[-60:]

    def _ratios(self, paragraph: Stretch) -> Iterator[tuple[Sequence[Claim], str]]:
        """结构为1.9∶74.1∶24.0: parts of a hundred."""
        listed: list[Claim] = []
        for claim in (*paragraph.claims, None):
            if claim and listed and paragraph.between(listed[-1], claim) in ("∶", ":", "："):
                listed.append(claim)
                continue
            total = sum((each.value or Fraction(0) for each in listed), Fraction(0))
            if len(listed) >= 3 and 85 <= total <= 120:
                yield listed, "其他"
            listed = [claim] if claim and claim.kind is Kind.SHARE and claim.unit == "" else []

    def _chains(self, reading: Reading, paragraph: Stretch) -> Iterator[tuple[Sequence[Claim], str]]:
        for part in inside(parts(reading), paragraph):
            listed: list[Claim] = []
            names, loose = "", False
            for n, claim in enumerate(part.claims):
                before = part.before(claim, part.claims[n - 1].end if n else 0)
                own = _OWN.match(before[max(before.rfind("，"), before.rfind("："), 0) :])
                if claim.kind is Kind.SHARE and claim.unit == "%" and own and "其中" not in before:
                    listed.append(claim)
                    names += own["name"] + "、"
                    loose = loose or own["name"].endswith("的")
                    if _ASKED.search(part.text):
                        return
            if len(listed) == _PAIR and _BASES.search(names):
                continue  # 装机占比54.8%、发电量占比51.3%: of two wholes
            if len(listed) >= 2 and (not loose or _slips_to_all(listed)):
                yield listed, names

    def _sum(self, reading: Reading, listed: Sequence[Claim], names: str) -> Iterator[Finding]:
        total = Interval.point(0)
        for claim in listed:
            share = percent(claim)
            if share is None:
                return
            total = total + share
        if total.low is None or total.high is None or total.low > _OF_SEVERAL:
            return
        if total.low <= 100 and (total.high >= 100 or not _REST.search(names)):
            return
        told = "、".join(claim.text for claim in listed)
        way = "超过" if total.low > 100 else "不到"
        last = listed[-1]
        yield self.at(
            reading,
            listed[0].start,
            last.end,
            f"占比{told}相加{way}100%。",
            others=tuple((claim.start, claim.end) for claim in listed),
        )


def _slips_to_all(listed: Sequence[Claim]) -> bool:
    """Whether the shares of three or more sorts (…的占a，…的占b) would come to 100 but for one slip of the hand."""
    values = [each.value or Fraction(0) for each in listed]
    total = sum(values, Fraction(0))
    if len(values) < _LEAST_SORTS:
        return False
    return any(
        value + 100 - total > 0 and misprint(claim.text, value + 100 - total)
        for claim, value in zip(listed, values, strict=True)
    )


_LEAST_SORTS, _PAIR = 3, 2
