"""Ratios against the counts they are told with (比率核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import (
    Amount,
    exact_level,
    misprint,
    percent,
    printed_like,
    quotient,
    swapped,
)
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, holding, lines, sentences
from yuanqu.engines.proof.checks.named_wholes import named_share
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.table_rows import rates_off
from yuanqu.engines.proof.checks.told_before import pairs
from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision
from yuanqu.engines.proof.claims.measures import own_words
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.intervals import Interval

Level = tuple[Claim, Amount]
_RATE = re.compile(r"([\u4e00-\u9fff]{2})(?:率|面|进度|比例)(?:达到?|为|只有|仅为?|是|约|已?达)?$")
_IN_TIME = re.compile("按期|及时|按时|准时|一次性|如期|当场|当日")
_SHARE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,12}(?:，|,))?(?:占|占总数的?|占全部的|[\u4e00-\u9fff]{0,6}占比(?:为|达到?|约|仅为?)?)$"
)
_OF_WHOLE = re.compile(r"^）?的$")
_SET = re.compile("目标|计划|任务|预算")
_HUNDRED = Interval.point(100)
_DIVIDED = re.compile(r"按[^，。；]{1,8}分")
_WITHIN = re.compile(r"其中|中，|中有|中的")


class RatioFromCounts(Rule):
    """A printed rate must be attainable from the printed numbers, whatever each was rounded from."""

    name = "ratio-from-counts"
    title = "比率与数量不符"
    severity = Severity.CERTAIN
    explanation = "按文中的分子、分母计算，无论各数怎样四舍五入，都得不出所写的比率。"
    example = "整治企业215家，合格196家，合格率81.2%（应为91.2%）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Rates after their counts, shares after their part, and 「完成目标B的R」."""
        for wrong, part, whole, right in rates_off(reading):
            message = f"{part.text}÷{whole.text}＝{right}，与所写的{wrong.text}不符。"
            yield self.on(reading, wrong, message, right, others=(part, whole))
        paragraphs = lines(reading)
        for sentence in sentences(reading):
            paragraph = holding(paragraphs, sentence.start)
            for n, claim in enumerate(sentence.claims):
                if claim.kind not in (Kind.RATE, Kind.SHARE) or claim.precision is Precision.RANGE:
                    continue
                told = list(self._one(reading, sentence, paragraph, n))
                yield from told
                if not told and (found := named_share(reading, paragraph, sentence, n)):
                    part, whole, right = found
                    message = f"{part.text}÷{whole.text}＝{right}，与所写的{claim.text}不符。"
                    yield self.on(reading, claim, message, right, others=(part, whole))

    def _one(self, reading: Reading, sentence: Stretch, paragraph: Stretch, n: int) -> Iterator[Finding]:
        rate = sentence.claims[n]
        said = percent(rate)
        pairs = said and self._pairs(sentence, paragraph, n)
        if not said or not pairs:
            return
        for (_, part), (_, whole) in pairs:
            computed = quotient(part.interval, whole.interval)
            if computed is None or computed.intersects(said) or (_HUNDRED - computed).intersects(said):
                return  # 不合格18批次 leaves 合格率98.57%
        (part_claim, part), (whole_claim, whole) = pairs[0]
        if part_claim.value is None or whole_claim.value is None or not whole_claim.value:
            return
        computed_value = part_claim.value * part.factor * 100 / (whole_claim.value * whole.factor)
        right = printed_like(rate, computed_value) if rate.unit == "%" else ""
        slip = misprint if whole_claim.start >= sentence.start else swapped
        if self._unsure(sentence, paragraph, n, part_claim, whole_claim) and not (
            right and slip(rate.text, _rounded(rate, computed_value))
        ):
            return
        message = f"{part_claim.text}÷{whole_claim.text}＝{right or '另一个数'}，与所写的{rate.text}不符。"
        yield self.on(reading, rate, message, right, others=(part_claim, whole_claim))

    def _pairs(self, sentence: Stretch, paragraph: Stretch, n: int) -> list[tuple[Level, Level]]:
        """Every (part, whole) that the rate may be meant of, the likeliest first; [] where the text names none."""
        rate = sentence.claims[n]
        earlier = _levels(sentence.claims[:n])
        if not earlier:
            return []
        last = sentence.claims[n - 1]
        between = sentence.between(last, rate)
        if _OF_WHOLE.match(between) and earlier[-1][0] is last:
            whole = _as_printed(earlier[-1], sentence)
            return [
                (part, whole) for part in reversed(earlier[:-1]) if part[1].dimension == whole[1].dimension
            ]
        if _SHARE.match(between) and earlier[-1][0] is last:
            return self._share(sentence, paragraph, earlier[-1])
        return self._rate(sentence, paragraph, n, earlier)

    def _unsure(self, sentence: Stretch, paragraph: Stretch, n: int, part: Claim, whole: Claim) -> bool:
        """Whether more than one pair could be meant: then only a slip of the hand is told."""
        last, rate = sentence.claims[n - 1], sentence.claims[n]
        if _IN_TIME.search(sentence.clause(rate)):
            return True  # of those that fell due, which nobody may have told
        if _OF_WHOLE.match(sentence.between(last, rate)):
            at = sentence.claims.index(whole)
            before = _levels(sentence.claims[:at])
            return not before or before[-1][0] is not part
        alike = [each for each in sentence.claims[:n] if each.unit == last.unit and exact_level(each)]
        if whole.start < sentence.start:  # 年度项目86个，…。已开工71个，开工率…: the one thing counted before
            alike = [
                each
                for each in paragraph.claims
                if each.start < last.end and each.unit == last.unit and exact_level(each)
            ]
            if part.counted.head not in ("", whole.counted.head) or part is not last:
                return True
        root = _RATE.search(sentence.clause(rate))
        return len(alike) != 2 or (root is not None and root[1] not in _around(sentence, last))

    def _share(self, sentence: Stretch, paragraph: Stretch, part: Level) -> list[tuple[Level, Level]]:
        told = sentence.before(part[0])
        before = [each for each in _levels(paragraph.claims) if each[0].start < part[0].start]
        wholes = [each for each in before if _may_hold(each, part)]
        own = [each for each in wholes if each[0].start >= sentence.start]
        if not own and told.startswith("其中"):
            own = [each for each in wholes if each[0].start >= sentence.start - _LAST_SENTENCE]
        if own and _WITHIN.search(told):
            return [(part, whole) for whole in (*reversed(own), *wholes)]
        divided = _DIVIDED.search(told)
        if divided:
            before = [each for each in wholes if each[0].start < sentence.start + divided.start()]
            return [(part, whole) for whole in before]
        return []

    def _rate(
        self, sentence: Stretch, paragraph: Stretch, n: int, earlier: list[Level]
    ) -> list[tuple[Level, Level]]:
        rate = sentence.claims[n]
        root = _RATE.search(sentence.clause(rate))
        if root is None or _of_another(sentence, rate, root, earlier):
            return []
        apart = [each for each in earlier if re.search("[，；、]", sentence.between(each[0], rate))]
        done = _DONE_OF.get(root[1], root[1])
        told = [each for each in apart[-4:] if done in _around(sentence, each[0])]
        if not told and apart and apart[-1] is earlier[-1] and earlier[-1][0] is sentence.claims[n - 1]:
            told = [each for each in earlier[-1:] if set(root[1]) & set(_around(sentence, each[0]))]
        if not told:
            return []
        part = told[-1]
        wholes = [
            each for each in earlier if each is not part and _may_hold(each, part) and _like(each, part)
        ]
        if not wholes and rate.unit != "成":
            told_before = [each for each in _levels(paragraph.claims) if each[0].start < sentence.start]
            near = [each for each in told_before if _may_hold(each, part) and _like(each, part)]
            return [(part, whole) for whole in reversed(near)]
        if not wholes or rate.unit == "成":
            return []
        far = [each for each in _levels(paragraph.claims) if _may_hold(each, part) and each[0] is not part[0]]
        return [(part, whole) for whole in (*reversed(wholes), *far)]


def _of_another(sentence: Stretch, rate: Claim, root: re.Match[str], levels: list[Level]) -> bool:
    """Whether a rate names a thing that no number before it is of: 巴渝和美乡村建成率."""
    name = own_words(sentence.clause(rate)[: root.start()]).text
    told = "".join(each.name + _around(sentence, each) for each, _ in levels)
    return len(name) >= _LEAST_NAME and len(pairs(name) & pairs(told)) * 3 < len(pairs(name))


_LEAST_NAME, _LAST_SENTENCE = 4, 60
# What was done to come to a rate of another name.
_DONE_OF = {"执行": "支出", "结案": "审结", "参训": "参加", "检出": "发现", "及格": "合格"}


def _rounded(rate: Claim, value: Fraction) -> Fraction:
    places = max(0, rate.places or 0)
    return Fraction(round(value * 10**places), 10**places)


def _levels(claims: tuple[Claim, ...]) -> list[Level]:
    return [(claim, found) for claim in claims if (found := exact_level(claim))]


def _as_printed(whole: Level, sentence: Stretch) -> Level:
    """A target is set, not measured: it is exactly what is printed."""
    claim, found = whole
    if claim.value is None or not _SET.search(sentence.clause(claim)):
        return whole
    return claim, Amount(found.dimension, Interval.point(claim.value * found.factor), found.factor)


def _like(whole: Level, part: Level) -> bool:
    """Whether both are counted in one unit, 万 and 亿 aside: a rate is of like things."""
    return whole[0].unit.lstrip("万亿") == part[0].unit.lstrip("万亿")


def _may_hold(whole: Level, part: Level) -> bool:
    if whole[1].dimension != part[1].dimension or whole[0].start == part[0].start:
        return False
    return (
        whole[1].interval.high is not None
        and part[1].interval.low is not None
        and (whole[1].interval.high >= part[1].interval.low)
    )


def _around(sentence: Stretch, claim: Claim) -> str:
    """The clause a claim stands in, up to the next mark."""
    after = re.split("[，。；、]", sentence.after(claim, 14))[0]
    return sentence.clause(claim)[-10:] + after
