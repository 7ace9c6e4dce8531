"""Numbers that lost their unit (缺少单位): shares without a per cent sign, money without 元, counts of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import amount
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, sentences
from yuanqu.engines.proof.checks.rate_changes import NO_PERCENTAGE
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.units import NUMBER
from yuanqu.engines.proof.claims.claim import Claim, Precision
from yuanqu.engines.proof.claims.lexicon import BARE, MONEY, RATIO, SIZE, THING, Words
from yuanqu.engines.proof.claims.lost_units import sort_before, wants_unit
from yuanqu.engines.proof.claims.reading import Reading

_WANTS = re.compile(
    r"占[^，。；]{0,16}的?$|占比(?:为|达)?$|比重(?:为|达)?$|率(?:为|达到?|仅|只有)?$|增长(?:了|近|约)?$|下降(?:了|近|约)?$|增速(?:为|达)?$|[升降增]幅(?:为|达)?$|上涨$"
)
_SPOKEN = re.compile("讲话|发言|致辞|记者|问答")
_FROM_TO = re.compile("(?:压缩|缩短|减少|降低|压减|精简|调整|提高|增加|扩大|下降|上升)?(?:至|到|为)$")
_FROM = re.compile("(?:由|从)[^，。；]{0,14}$")
_AT_END = re.compile(r"[，。；、）\n]|$")
_EVERY = re.compile(
    r"(?<=每)(\d{1,3})(?=(?:报送|通报|调度|巡查|检查|监测|更新|轮换|开展|召开|上报|采样|抽查|"
    r"报告|汇总|公布|会商))"
)
_LOST = "数后面缺少单位。"
_DONE_BY = re.compile("[\u4e00-\u9fff]{2}")


class MissingUnit(Rule):
    """A share or growth has its per cent sign."""

    name = "missing-unit"
    title = "缺百分号或单位"
    severity = Severity.LIKELY
    explanation = "占比、增速、比率的数后面缺少%或单位。"
    example = "占全区规上工业的71.5（应为71.5%）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Bare numbers of ratios and of things counted, and scale words alone."""
        words = Words(reading.plain)
        yi = [claim for claim in reading.claims if claim.unit == "亿元"]
        always = not _SPOKEN.search(reading.title) and sum(each.text.endswith("亿") for each in yi) * 4 < len(
            yi
        )
        for sentence in sentences(reading):
            for n, claim in enumerate(sentence.claims):
                if lost := self._lost(reading, words, sentence, n, always=always):
                    yield self.on(reading, claim, *lost)
            for found in _EVERY.finditer(sentence.text) if "每" in sentence.text else ():
                start = sentence.start + found.start()
                yield self.at(reading, start, start + len(found[0]), _LOST)

    def _lost(
        self, reading: Reading, words: Words, sentence: Stretch, n: int, *, always: bool
    ) -> tuple[str, str] | None:
        """What a number lost, and the right text where it is known."""
        claim = sentence.claims[n]
        if claim.in_table or set(reading.plain[claim.start - 1 : claim.start + 1 + len(claim.text)]) & set(
            ":：∶"
        ):
            return None
        if claim.unit in ("万", "万亿") or claim.text.endswith("亿"):
            return self._scaled(words, claim, always=always)
        if claim.unit or not NUMBER.fullmatch(claim.text) or amount(claim) is None:
            return None
        clause = sentence.clause(claim)
        wanted = wants_unit(words, claim.start, claim.end)
        ratio = wanted == RATIO or (_WANTS.search(clause) and claim.value and claim.value > 1)
        if (ratio and not NO_PERCENTAGE.search(clause)) or self._like_a_per_cent(reading, sentence, claim):
            return "缺少百分号。", f"{claim.text}%"
        if wanted:
            return _LOST, ""
        last = sentence.claims[n - 1] if n else None
        if (
            last
            and last.unit
            and _FROM_TO.fullmatch(sentence.between(last, claim))
            and _AT_END.match(words.flat, claim.end)
        ):
            unit = last.unit if _FROM.search(sentence.before(last)) else ""
            return (_LOST, claim.text + unit) if unit else None
        return None

    def _scaled(self, words: Words, claim: Claim, *, always: bool) -> tuple[str, str] | None:
        """涉及金额2,360万, 标准厂房36万: a scale word alone, exactly printed, at the end of its clause."""
        if claim.precision is not Precision.EXACT or not _AT_END.match(words.flat, claim.end):
            return None
        sort = sort_before(words, claim.start)
        if sort == MONEY or (sort == BARE and claim.text.endswith("亿")):
            return ("金额缺少“元”。", f"{claim.text}元") if always or not claim.text.endswith("亿") else None
        return (_LOST, "") if sort in (SIZE, THING) and not claim.text.endswith("亿") else None

    def _like_a_per_cent(self, reading: Reading, sentence: Stretch, claim: Claim) -> bool:
        """按60返还 after 按30%返还: the letters around it are those around a number in per cent."""
        after = reading.plain[claim.end : claim.end + 2]
        return _DONE_BY.fullmatch(after) is not None and any(
            each.unit == "%" and reading.plain.startswith(after, each.end) for each in sentence.claims
        )
