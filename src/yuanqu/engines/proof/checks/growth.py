"""Growth and differences against the two levels they are told with (增减核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import (
    Amount,
    amount,
    exact_level,
    misprint,
    percent,
    printed_like,
    quotient,
)
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.growth_first import distance, growth_first
from yuanqu.engines.proof.checks.layout import Stretch, lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.table_rows import growth_off
from yuanqu.engines.proof.checks.told_before import pairs
from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision
from yuanqu.engines.proof.claims.measures import own_words
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.intervals import Interval

_EARLIER = re.compile(
    r"(?:去年|上年|上一年)(?:同期|末|底)?[^，。；]{0,12}$|年初的?$|同期(?:的|为|是|达|完成|实现)?$"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{0,16}$")
_TO = re.compile(r"^[^，。；]{0,8}(?:到|至|为)[^，。；\d]{0,3}$")
_NOW = re.compile(r"今年|本期|现[为有达]|本年|当年")
_GREW_BY = re.compile(
    r"[，,、]?(?P<name>[\u4e00-\u9fff]{2,8}?)?(?:同比|[比较](?:上年|去年)(?:同期|预计数|决算数|执行数|预算数)?)(?:净?增加?|多)了?"
)
_GREW_TO = re.compile(r"[，,、]?(?:同比)?(?:增长|增幅为?|增幅达)了?")
_DIFFERENCE = re.compile(
    r"(?:增加|减少|增收|减收|增支|减支|净增加?|净减少?|多收|少收|多|少|提高|提升|下降|降低|"
    r"缩短|压减|精简|上升)(?:了|到)?$"
)
_GROWN = re.compile(
    r"(?:增长|下降|增幅|增速|降幅|减少|增加|提高|上升|上涨|下跌|缩短|压缩|压减)(?:了|为|达)?$"
)


_OTHERWISE = re.compile("环比|年均|平均|可比|不变价|剔除|扣除|口径|名义|实际增|[0-9]{4}年")
_SINCE_JANUARY = re.compile("年初|上年末|去年底|上月|上季")


class GrowthAgainstLevels(Rule):
    """A printed growth or difference follows from the two printed levels."""

    name = "growth-against-levels"
    title = "增减与前后两数不符"
    severity = Severity.CERTAIN
    explanation = "按文中本期、上期两个数计算，得不出所写的增幅或增减数（已考虑四舍五入）。"
    example = "完成47.6亿元，去年同期为44.0亿元，同比增长18.2%（应为8.2%）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Pairs of levels, and what is told of them in the clauses after."""
        for wrong, now, base, right in growth_off(reading):
            message = f"由{base.text}到{now.text}，应为{right}，与所写的{wrong.text}不符。"
            yield self.on(reading, wrong, message, right, others=(now, base))
        for paragraph in lines(reading):
            for n, claim in enumerate(paragraph.claims):
                yield from self._one(reading, paragraph, n, claim)
            for wrong, now, base, right in (*growth_first(paragraph), *distance(paragraph)):
                message = f"由{base.text}到{now.text}，应为{right}，与所写的{wrong.text}不符。"
                yield self.on(reading, wrong, message, right, others=(now, base))

    def _one(self, reading: Reading, paragraph: Stretch, n: int, claim: Claim) -> Iterator[Finding]:
        base = _level(claim)
        if base is None:
            return
        clause = paragraph.clause(claim)
        following = paragraph.claims[n + 1 :]
        if _FROM.search(clause) and following and _TO.match(paragraph.between(claim, following[0])):
            now = following[0]
            level = _level(now)
            if level and level.dimension == base.dimension:
                yield from self._told(reading, paragraph, n + 2, claim, [now])
        elif _EARLIER.search(clause) and not _DIFFERENCE.search(clause):
            nows = [
                each
                for each in reversed(paragraph.claims[max(0, n - 6) : n])
                if (found := _level(each)) and found.dimension == base.dimension
            ]
            same = [each for each in nows if _may_be_same(each, claim, paragraph)]
            if same:
                yield from self._told(reading, paragraph, n + 1, claim, nows)
            elif following and _NOW.search(paragraph.between(claim, following[0])):
                later = _level(following[0])
                if later and later.dimension == base.dimension:
                    yield from self._told(reading, paragraph, n + 2, claim, [following[0]])
        elif n + 2 < len(paragraph.claims):
            yield from self._from_difference(reading, paragraph, n)

    def _from_difference(self, reading: Reading, paragraph: Stretch, n: int) -> Iterator[Finding]:
        """47.6亿元，同比增加3.6亿元、增长8.2%: the growth follows from the level and the difference."""
        now, change, growth = paragraph.claims[n : n + 3]
        level, difference, said = exact_level(now), amount(change), percent(growth)
        words = paragraph.between(now, change)
        if level is None or difference is None or said is None or growth.unit != "%":
            return
        by = _GREW_BY.fullmatch(words)
        if difference.dimension != level.dimension or by is None:
            return
        if by["name"] and not pairs(by["name"]) & pairs(reading.plain[now.start - _NAMED : now.start]):
            return
        if (
            not _GREW_TO.fullmatch(paragraph.between(change, growth))
            or change.value is None
            or change.value <= 0
        ):
            return
        ratio = quotient(difference.interval, level.interval - difference.interval)
        if ratio is None or ratio.intersects(said) or now.value is None:
            return
        base = now.value * level.factor - change.value * difference.factor
        right = printed_like(growth, change.value * difference.factor * 100 / base) if base > 0 else ""
        message = f"{now.text}中增加{change.text}，增幅应为{right}，与所写的{growth.text}不符。"
        yield self.on(reading, growth, message, right, others=(now, change))

    def _told(
        self, reading: Reading, paragraph: Stretch, at: int, base: Claim, nows: list[Claim]
    ) -> Iterator[Finding]:
        """Up to two claims after the levels: a difference and a growth, in clauses of their own."""
        last = paragraph.claims[at - 1]
        for claim in paragraph.claims[at : at + 2]:
            between = paragraph.between(last, claim)
            if len(between) > 14 or "。" in between or "；" in between:
                return
            last = claim
            words = between.rstrip("近约超达")
            if _names_another(reading, words, *nows, base):
                return
            if _OTHERWISE.search(words) or (_SINCE_JANUARY.search(paragraph.clause(base)) and "同" in words):
                return  # of other prices, or against another base
            if claim.kind is Kind.GROWTH and claim.unit in ("%", "倍", "成") and _GROWN.search(words):
                yield from self._growth(reading, claim, base, nows)
            elif _DIFFERENCE.search(words):
                yield from self._difference(reading, claim, base, nows)
            else:
                return

    def _growth(self, reading: Reading, claim: Claim, base: Claim, nows: list[Claim]) -> Iterator[Finding]:
        said, before = percent(claim), amount(base)
        if said is None or before is None or claim.unit == "" or base.unit == "%":
            return
        for now in nows:
            level = amount(now)
            ratio = quotient(level.interval, before.interval) if level else None
            if ratio is None or _minus_hundred(ratio).intersects(said):
                return
        now = nows[0]
        level = amount(now)
        if level is None or not base.value or now.value is None:
            return
        value = (now.value * level.factor) / (base.value * before.factor) * 100 - 100
        right = printed_like(claim, abs(value)) if claim.unit == "%" else ""
        message = f"由{base.text}到{now.text}，增减应为{right or '另一个数'}，与所写的{claim.text}不符。"
        sure = len(nows) == 1 or _told_together(reading, now, base) or misprint(claim.text, abs(value))
        severity = None if sure else Severity.LIKELY
        yield self.on(reading, claim, message, right, severity=severity, others=(now, base))

    def _difference(
        self, reading: Reading, claim: Claim, base: Claim, nows: list[Claim]
    ) -> Iterator[Finding]:
        said, before = amount(claim), amount(base)
        if said is None or before is None or claim.precision is not Precision.EXACT:
            return
        points = base.unit == "%" and claim.kind is Kind.POINTS
        if not points and said.dimension != before.dimension:
            return
        for now in nows:
            level = amount(now)
            if level is None:
                return
            scale = 100 if points else 1
            change = (level.interval - before.interval).scaled(scale)
            change_said = Interval(claim.low, claim.high) if points else said.interval
            if change.intersects(change_said) or (-change).intersects(change_said):
                return
        now = nows[0]
        if now.value is None or base.value is None or (now.unit != base.unit and not points):
            return
        right = printed_like(claim, abs(now.value - base.value)) if now.unit == base.unit else ""
        message = f"由{base.text}到{now.text}，相差{right}，与所写的{claim.text}不符。"
        slip = misprint(claim.text, abs(now.value - base.value)) if right else False
        sure = len(nows) == 1 or _told_together(reading, now, base) or slip
        yield self.on(
            reading, claim, message, right, severity=None if sure else Severity.LIKELY, others=(now, base)
        )


def _names_another(reading: Reading, words: str, *levels: Claim) -> bool:
    """Whether words before a change name another thing: 跑动次数由4.3次降到0.4次，申请材料减少62%."""
    name = own_words(words).text
    if not name or _CHANGE_NAMED.search(name):
        return False
    told = "".join(each.name + reading.plain[each.start - _NAMED : each.start] for each in levels)
    return len(pairs(name) & pairs(told)) * 3 < len(pairs(name))


_CHANGE_NAMED = re.compile("[增降升涨减幅速率]")
_NAMED = 16


def _told_together(reading: Reading, now: Claim, base: Claim) -> bool:
    """Whether nothing but a few words stands between the two levels."""
    between = reading.plain[min(now.end, base.end) : max(now.start, base.start)]
    return len(between) <= _FEW_WORDS and not any(letter.isdigit() for letter in between)


_FEW_WORDS = 14


def _minus_hundred(ratio: Interval) -> Interval:
    return ratio - Interval.point(100)


def _level(claim: Claim) -> Amount | None:
    """A level: an exact amount, or a rate printed in per cent."""
    if claim.unit == "%" and claim.kind in (Kind.RATE, Kind.SHARE) and claim.precision is Precision.EXACT:
        return amount(claim)
    return exact_level(claim)


def _may_be_same(now: Claim, base: Claim, paragraph: Stretch) -> bool:
    """Whether two levels are of one thing: told side by side, or named alike."""
    between = paragraph.between(now, base)
    if "。" not in between and "；" not in between:
        return True
    return bool(base.name) and now.name.endswith(base.name[-4:])
