"""Wholes and their parts (总分核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import (
    Amount,
    exact_level,
    misprint,
    printed_like,
    swapped,
)
from yuanqu.engines.proof.checks.columns import columns
from yuanqu.engines.proof.checks.completing import complete, exclusive, sources
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, claims_between, inside, lines, sentences
from yuanqu.engines.proof.checks.paired_parts import one_column_off
from yuanqu.engines.proof.checks.rests import rests
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.scope import averaged
from yuanqu.engines.proof.checks.whole_lists import (
    after_colon,
    as_many_as_said,
    before_total,
    cannot_overlap,
    exact_dimension,
    exceeds,
    of_one,
)
from yuanqu.engines.proof.claims.claim import Claim, decimal_text
from yuanqu.engines.proof.claims.lists import runs
from yuanqu.engines.proof.claims.reading import Reading

_DIVISION = re.compile(r"(?:按[^，。；：]{1,10}分|从[^，。；：]{1,10}看|分[^，。；：]{1,6}看)[，：,:]?")
_SOME = re.compile("主要|重点|部分")
_TOTAL = re.compile(r"(?:合计|共计|总计|共)(?:为|达|达到|到资|实现|完成)?$")
_SPENT_ON = re.compile(r"元，(?:分别)?(?P<among>用于)")
_SUMMED = re.compile(r"^，?(?:合计|共计|总计)(?:为|达)?$")
_AMONG = re.compile(r"\d[^，。；]{2,16}?(?P<among>中)，")


class PartsAndWhole(Rule):
    """Parts that are said to make up a whole do so, as far as the printed numbers can tell."""

    name = "parts-and-whole"
    title = "分项之和与总数不符"
    severity = Severity.CERTAIN
    explanation = "文中称构成总数的各分项相加，与总数不符（已考虑各数的四舍五入）。"
    example = "续建21个、新建24个、前期17个，而总数为52个"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Lists by 按…分 and 从…看, lists with a total, 其中 lists, complementary pairs."""
        seen: set[int] = set()
        for wrong, done, all_, right in rests(reading):
            seen.add(wrong.start)
            message = f"{all_.text}－{done.text}＝{right}，与所写的{wrong.text}不符。"
            yield self.on(reading, wrong, message, right, others=(done, all_))
        for paragraph in lines(reading):
            for found in (*self._divided(reading, paragraph), *self._others(reading, paragraph)):
                if found.start not in seen:
                    seen.add(found.start)
                    yield found
        for wrong, listed, total in columns(reading):
            others = tuple(each for each in (*listed, total) if each is not wrong)
            yield self.on(reading, wrong, f"表中各行相加，与合计{total.text}不符。", others=others)

    def _divided(self, reading: Reading, paragraph: Stretch) -> Iterator[Finding]:
        for found in _DIVISION.finditer(paragraph.text):
            begin = paragraph.start + found.end()
            end = paragraph.start + _end_of_list(paragraph.text, found.end())
            listed = [
                each
                for each in paragraph.claims
                if begin <= each.start < end
                and exact_level(each)
                and _is_part(paragraph, each, found.end(), end)
            ]
            whole_before = [
                each for each in reading.claims if begin - 300 <= each.start < paragraph.start + found.start()
            ]
            if listed:
                sure = not _SOME.search(found[0])
                yield from self._against(reading, of_one(listed), whole_before, sure=sure)

    def _others(self, reading: Reading, paragraph: Stretch) -> Iterator[Finding]:
        for sentence in inside(sentences(reading), paragraph):
            yield from self._totalled(reading, sentence)
            yield from self._within(reading, sentence)
            for listed, whole in after_colon(sentence):
                yield from self._against(reading, listed, [whole], sure=True)
            yield from self._signed_with(reading, sentence)
            if off := one_column_off(paragraph, sentence):
                yield from self._against(reading, off[0], [off[1]], sure=True, whole=True)

    def _totalled(self, reading: Reading, sentence: Stretch) -> Iterator[Finding]:
        """A list with 分别 or 、 and right after it 合计."""
        for n, total in enumerate(sentence.claims):
            if n < 2 or not _TOTAL.search(sentence.clause(total)) or not exact_level(total):
                continue
            run = next((run for run in runs(sentence.claims[:n], _padded(sentence)) if run[-1] == n - 1), [])
            listed = [sentence.claims[each] for each in run]
            if len(listed) > 1 and all(exact_level(each) for each in listed):
                yield from self._against(reading, listed, [total], sure=True, whole=True)
            elif _SUMMED.search(sentence.clause(total)):
                yield from self._against(
                    reading, before_total(sentence.claims, sentence, n), [total], sure=True
                )

    def _within(self, reading: Reading, sentence: Stretch) -> Iterator[Finding]:
        """What stands after 其中: two that complete each other, a list with 其他, else only digits swapped."""
        at = sentence.text.find("其中")
        if at < 0:
            found = _AMONG.search(sentence.text) or _SPENT_ON.search(sentence.text)
            if found is None:
                return
            at = found.start("among")
        place = sentence.start + at
        wholes = [each for each in sentence.claims if each.end <= place and exact_level(each)]
        if not wholes and at < 2:
            wholes = [
                each for each in claims_between(reading, place - _LAST_SENTENCE, place) if exact_level(each)
            ]
        listed: list[Claim] = []
        for claim in sentence.claims:
            if claim.start >= place and exact_level(claim) and not _stops(sentence, place, claim, listed):
                listed.append(claim)
        if len(listed) > 1 and wholes:
            names = [sentence.clause(each) for each in listed]
            listed = of_one(listed)
            sure = complete(names) or as_many_as_said(sentence, place, listed)
            if not sure and sources(sentence.clause(wholes[-1]), names) and exceeds(listed, wholes):
                yield from self._against(reading, listed, wholes, sure=True)
            elif (
                not sure
                and exceeds(listed, wholes)
                and (exclusive(names) or cannot_overlap(sentence, place, listed))
            ):
                yield from self._against(reading, listed, wholes, sure=True, whole=True)
            elif sentence.text.startswith("其中", at):
                yield from self._against(reading, listed, wholes, sure=sure)

    def _signed_with(self, reading: Reading, sentence: Stretch) -> Iterator[Finding]:
        """与9个部门、4个村居、227家企业签订责任书420份: told only when digits are swapped."""
        claims = sentence.claims
        for n, total in enumerate(claims):
            if (
                total.unit != "份"
                or n < 2
                or "签" not in sentence.clause(total) + sentence.between(claims[n - 1], total)
            ):
                continue
            counted = [
                each for each in claims[max(0, n - 4) : n] if each.unit in ("个", "家", "户", "名", "人")
            ]
            values = [each.value for each in counted if each.value is not None]
            if len(values) < 2 or total.value is None or len(values) != len(counted):
                continue
            needed = sum(values, Fraction(0))
            if needed != total.value and swapped(decimal_text(total.value) or "", needed):
                told = "＋".join(each.text for each in counted)
                right = printed_like(total, needed)
                yield self.on(
                    reading,
                    total,
                    f"{told}＝{right}，与所写的{total.text}不符。",
                    right,
                    others=tuple(counted),
                )

    def _against(
        self,
        reading: Reading,
        listed: Sequence[Claim],
        wholes: Sequence[Claim],
        *,
        sure: bool,
        whole: bool = False,
    ) -> Iterator[Finding]:
        """A list against what may be its whole. `sure`: it is told as complete; `whole`: and its whole is known."""
        amounts = [found for each in listed if (found := exact_level(each))]
        if len(amounts) < 2 or len(amounts) != len(listed) or averaged(listed[0]):
            return
        total = amounts[0].interval
        for each in amounts[1:]:
            total = total + each.interval
        candidates = [
            (each, found)
            for each in wholes
            if each not in listed
            and (found := exact_level(each))
            and found.dimension == amounts[0].dimension
            and _may_be_whole(found, amounts)
        ]
        if not candidates or any(found.interval.intersects(total) for _, found in candidates):
            return
        if not sure_of_parts(amounts, [found for _, found in candidates]):
            return
        told = "、".join(each.text for each in listed)
        for one, found in reversed(candidates):
            wrong = _misprinted(listed, amounts, one, found, sure=sure)
            if wrong or whole:
                part, right = wrong or (one, "")
                others = tuple(each for each in (*listed, one) if each is not part)
                message = f"分项{told}相加，与总数{one.text}不符。"
                yield self.on(reading, part, message, right, others=others)
                return


_LAST_SENTENCE = 140


def _may_be_whole(whole: Amount, listed: Sequence[Amount]) -> bool:
    """Whether it is as large as the second largest part: the largest may be the wrong one."""
    lows = sorted(each.interval.low or Fraction(0) for each in listed)
    return whole.interval.high is None or whole.interval.high >= lows[-2]


def sure_of_parts(listed: Sequence[Amount], wholes: Sequence[Amount]) -> bool:
    """Whether no part alone is above every whole: that is told by another rule."""
    tops = [each.interval.high for each in wholes if each.interval.high is not None]
    return bool(tops) and all(
        each.interval.low is not None and each.interval.low <= max(tops) for each in listed
    )


def _misprinted(
    listed: Sequence[Claim], amounts: Sequence[Amount], whole: Claim, found: Amount, *, sure: bool
) -> tuple[Claim, str] | None:
    """The number that a slip of the hand explains, and what it should be; None where none does."""
    if whole.value is None:
        return None
    total = sum((each.value or 0) * found_.factor for each, found_ in zip(listed, amounts, strict=True))
    target = whole.value * found.factor
    fits = misprint if sure else swapped
    for claim, mine in zip(listed, amounts, strict=True):
        if claim.value is None:
            continue
        needed = (target - (total - claim.value * mine.factor)) / mine.factor
        if needed > 0 and fits(_number(claim), needed):
            return claim, printed_like(claim, needed)
    if sure and fits(_number(whole), total / found.factor):
        return whole, printed_like(whole, total / found.factor)
    return None


def _is_part(paragraph: Stretch, claim: Claim, begin: int, end: int) -> bool:
    """Whether a number of a list by 按…分 is a part itself, not told of one (新建33个，已开工30个；续建22个)."""
    before = paragraph.text[begin : claim.start - paragraph.start]
    clause = before[max(before.rfind(mark) for mark in "，；、：") + 1 :]
    if _OF_A_PART.match(clause):
        return False
    parted = "；" in paragraph.text[begin : end - paragraph.start]
    return not parted or not any(letter.isdigit() for letter in before.rpartition("；")[2])


_OF_A_PART = re.compile(r"已|其中|占|同比|比|尚|未|正|仍")


def _number(claim: Claim) -> str:
    return printed_like(claim, claim.value).removesuffix(claim.unit) if claim.value is not None else ""


def _stops(sentence: Stretch, place: int, claim: Claim, listed: Sequence[Claim]) -> bool:
    if not listed:
        return "，" in sentence.text[place - sentence.start + 3 : claim.start - sentence.start]
    between = sentence.between(listed[-1], claim)
    if "其中" in between or ("，" in between and _COMPARED.search(sentence.clause(claim))):
        return True
    if (
        "；" in between
        and len(listed) > 1
        and sentence.clause(claim)[-2:] != sentence.clause(listed[-1])[-2:]
    ):
        return True
    return len(between) > 20 or "（" in between or exact_dimension(listed[-1]) != exact_dimension(claim)


_COMPARED = re.compile("低于|高于|超过?|不足|控制在|限额|较|占|同比")


def _end_of_list(text: str, start: int) -> int:
    """A list by 按…分 ends with its sentence, or where the next such list begins."""
    ends = [at for at in (text.find("。", start),) if at >= 0]
    following = _DIVISION.search(text, start)
    if following:
        ends.append(following.start())
    return min(ends, default=len(text))


def _padded(sentence: Stretch) -> str:
    """The sentence with as many letters before it as stand there, so that places of claims fit."""
    return " " * sentence.start + sentence.text
