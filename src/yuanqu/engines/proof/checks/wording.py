"""Sentences, number style and slips of the pen (文字核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import ahocorasick

from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import lines
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.reading import Reading

_ENDS = re.compile(r"[。！？：；…”）》】—:;.!?)\"]\s*$")
_TABLE = re.compile(r"\t| {3,}|\|")
_LABELLED = re.compile(
    r"^[ \u3000]*(?:出席|列席|参加|主持|记录|主题词|附件|抄送|联系人|地址|来源|说明|注|编辑|电话|责任编辑)[：:]"
)
_HEAD = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、])"
)
_MOST_OPEN = 3

_UNIT = (
    r"(?:[万亿]?(?:元|人|亩|吨|平方米|立方米|千瓦|公里|米|"
    r"家|个|项|户|天|年|名|次|分|度|倍|%)|个月|个工作日|个百分点)"
)
_N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_STYLES = (
    (
        re.compile(rf"(?<![\d%.\-—A-Za-z]){_N}[-－]{_N}(?={_UNIT})(?!月)"),
        "数值范围用一字线“—”或浪纹线“～”，不用连字符",
    ),
    (re.compile(rf"(?<![\d%.]){_N}[—–~～-]{_N}[%％]"), "百分数的范围两端都写%"),
    (
        re.compile(
            r"[一二三四五六七八九]、[二三四五六七八九](?=十?[百千万]?(?:天|个|名|家|人|次|年|项|成|月|日|岁|里|点|种|位|户|条))"
        ),
        "相邻数字连用表示概数不用顿号",
    ),
    (
        re.compile(r"\d+(?:\.\d+)?亿零?\d+[百千]?万?(?=元|美元|吨|千瓦|人|平方米)"),
        "一个数里亿、万不并用，应以一个单位写",
    ),
    (re.compile(r"(?<![\d-])\d{1,2}-\d{1,2}(?=月(?!\d{1,2}日))"), "月份范围用一字线“—”或“至”"),
    (
        re.compile(rf"(?<![\d.,]){_N}[—–~～](?=\d+(?:\.\d+)?[万亿](?:元|美元|人|吨|平方米|千瓦|件|户))"),
        "范围两端都写“万”“亿”",
    ),
    (
        re.compile(r"(?<![\d.,])\d{1,4}(?:[百千]\d+(?![\d号])|[十百](?=[个家条名人项次件户亩份]))"),
        "一个数里阿拉伯数字与汉字数词不混写",
    ),
    (re.compile(r"百分之\d+(?:\.\d+)?"), "百分数用阿拉伯数字时写作%"),
    (re.compile(r"%%"), "百分号写了两次"),
    (re.compile(rf"(?<![制节签条合])约{_N}[^，。；\d]{{0,3}}(?:左右|上下)"), "“约”与“左右”“上下”不并用"),
    (re.compile(r"[一二][〇○零九][〇○零一二三四五六七八九]{2}年\d{1,2}月"), "年月日不混用汉字与阿拉伯数字"),
    (re.compile(r"(?:下降|减少|降低|缩短|压缩)了?\d+(?:\.\d+)?倍"), "下降、减少不用“倍”"),
    (
        re.compile(
            r"(?<=\d)[至到—～][一二三四五六七八九十](?=[个家天年月次项名])|"
            r"(?<=[一二三四五六七八九十])[至到—～]\d{1,2}(?=[个家天年月次项名])"
        ),
        "同一范围两端数字写法一致",
    ),
    (
        re.compile(r"二[0零][0零一二三四五六七八九]{2}年"),
        "年份写法：汉字年份用“〇”，不与数字混写",
    ),
    (re.compile(r"\d几(?=[个家名万天年人项次])|\d[、]\d(?=(?:天|个月|家|名|年)(?!级))"), "概数用汉字写"),
    (re.compile(r"(?<![\d.])[12]\d年(?=上半年|下半年|\d{1,2}月|[一二三四]季度|全年|底)"), "年份写全四位"),
)
_DATA = Path(__file__).parents[1] / "data" / "slips.tsv"


class UnfinishedSentence(Rule):
    """A paragraph ends with a mark."""

    name = "unfinished-sentence"
    title = "句子没有写完"
    severity = Severity.LIKELY
    explanation = "段落末尾没有标点，句子可能没有写完。"
    example = "一期厂房已经封顶，二期前期工作正在"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Paragraphs with finished sentences whose last one is not; silent where lines are merely broken."""
        body = [line for line in lines(reading)[1:] if "。" in line.text and not _TABLE.search(line.text)]
        open_ones = [line for line in body if not _ENDS.search(line.text) and not _LABELLED.match(line.text)]
        if len(open_ones) > max(_MOST_OPEN, len(body) // 3):
            return
        for line in open_ones:
            text = line.text.rstrip()
            at = max(text.rfind(mark) for mark in "。！？；") + 1
            if at >= len(text) or _HEAD.fullmatch(text[at:]):
                continue
            yield self.at(reading, line.start + at, line.start + len(text), "句子没有写完。")


class NumberStyle(Rule):
    """Numbers as GB/T 15835 has them; a habit is told once."""

    name = "number-style"
    title = "数字写法不合规定"
    severity = Severity.LIKELY
    explanation = "数值范围、概数、亿和万的写法不合 GB/T 15835。"
    example = "4—6%（应为4%—6%）、3亿4500万元（应为3.45亿元）、三、四天（应为三四天）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding a way of writing, with its other places."""
        seen: set[int] = set()
        for pattern, said in _STYLES:
            places = [found.span() for found in pattern.finditer(reading.plain) if found.start() not in seen]
            if not places:
                continue
            seen.update(start for start, _ in places)
            (start, end), *others = places
            yield self.at(reading, start, end, f"{said}。", others=tuple(others))


class CommonSlips(Rule):
    """Wrong characters and pairs of words known from official writing (data/slips.tsv)."""

    name = "common-slips"
    title = "常见错别字"
    severity = Severity.CERTAIN
    explanation = "公文中常见的错别字和误用词。"
    example = "一如继往（应为一如既往）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Every place of every slip."""
        standing = {wrong for _, wrong in _sieve().iter(reading.text)}
        if not standing:
            return
        whole, patterns = _slips()
        for found in whole.finditer(reading.text) if standing & _rights().keys() else ():
            severity = Severity.LIKELY if len(found[0]) == 2 else None  # may be where two right words meet
            yield self._slip(reading, found.start(), found[0], _rights()[found[0]], severity)
        for wrong, right, pattern in patterns:
            for found in pattern.finditer(reading.text) if wrong in standing else ():
                at = found.start() + max(0, found[0].find(wrong))
                yield self._slip(reading, at, wrong if wrong in found[0] else found[0], right, None)

    def _slip(self, reading: Reading, at: int, wrong: str, right: str, severity: Severity | None) -> Finding:
        return self.at(reading, at, at + len(wrong), f"“{wrong}”应为“{right}”。", right, severity=severity)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str], ...]:
    found = []
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wrong, right, *context = line.split("\t")
            found.append((wrong, right, context[0] if context else ""))
    return tuple(found)


@lru_cache(maxsize=1)
def _rights() -> dict[str, str]:
    return {wrong: right for wrong, right, context in _rows() if not context}


@lru_cache(maxsize=1)
def _sieve() -> ahocorasick.Automaton:
    """Every wrong word in one look at a text: the patterns are asked only where theirs stands at all."""
    automaton = ahocorasick.Automaton()
    for wrong, _, _ in _rows():
        automaton.add_word(wrong, wrong)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def _slips() -> tuple[re.Pattern[str], tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """All plain slips as one pattern, and those that need a context each as their own."""
    plain = re.compile("|".join(sorted(map(re.escape, _rights()), key=len, reverse=True)))
    contexts = tuple((wrong, right, re.compile(context)) for wrong, right, context in _rows() if context)
    return plain, contexts
