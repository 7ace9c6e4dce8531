"""The one scan that finds everything numeric in a text (扫描): quantities, dates, ordinals, names, headings.

The text is searched for letters that something numeric may begin with; there the patterns for that letter are tried.
What they match is told apart by the name of the group. Everything finer is decided later, by reading around each find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yuanqu.engines.proof.claims.period_words import PERIOD
from yuanqu.engines.proof.claims.wording import (
    AFTER,
    AFTER_TIME,
    ARABIC,
    DAMAGED,
    DASH,
    HANZI,
    HANZI_UNIT,
    MORE,
    SCALE,
    UNIT,
)

_LINE = r"(?m:^)[ \t\u3000]*"
_HN = "[一二三四五六七八九十]{1,3}"
_HEADING = (
    rf"{_LINE}(?:{_HN}、|（{_HN}）|\({_HN}\)|第{_HN}(?:章|节|部分|编)|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}"
    rf"(?=[ \u3000\u4e00-\u9fff])(?![万亿千%]|{UNIT})|"
    r"\d{1,2}[.．](?=(?:19|20)\d\d年|\d+[家个项名户件起宗条场台套批处座栋所期份](?!百分))|\d{1,2}[.．、](?!\d)|（\d{1,2}）|\(\d{1,2}\)|\d{1,2}[)）])"
)
_MARK = rf"（{_HN}）|\({_HN}\)|(?<=[。；：:])\d{{1,2}}[.．](?=[\u4e00-\u9fff])|[①-⑳⑴-⒇]"
_MODEL = (
    r"(?<![A-Za-z0-9])(?![XxＸ]{2}|(?i:[kmg]?(?:w|wh|va|g|b|m)\d))[A-Z][A-Za-z]{0,7}[-—]?\d+(?:\.\d+)?[A-Za-z0-9]*(?:[-—/][A-Za-z0-9]+)*|"
    r"\d+[GDAK](?![A-Za-z])|\d+[#＃]|[A-Za-zＡ-Ｚ](?:、[A-Z])+两?"
)
_PHONE = (
    r"(?<!\d)0\d{2,3}[-—–－]\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?<![\d.])(?:400|800)-?\d{3}-?\d{4}(?!\d)|"
    r"\b123\d\d(?=热线|平台|便民|政务|市民|投诉|服务)"
)
_NUMBERED = (
    r"[〔\[［（(](?:19|20)\d{2}[〕\]］）)]\s?第?\d+号?|第?\d+号(?!线?[，。]?前)|[" + HANZI + r"]+号(?!召)"
)
_PLACE = rf"(?:[{HANZI}]+|\d+)(?:路|街|大道|巷|弄)(?![{HANZI}\d]|视频|监控)(?<!两路)"
_ISO = r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
_CLOCK = (
    r"\d{1,2}时(?:\d{1,2}分|许|整)?(?!段|间|期|速)|(?<=[上下]午)\d{1,2}[:：]\d{2}|"
    r"\d{1,2}[:：][0-5]\d(?=前|至|开|召|到|—|在)"
)
_ORDINAL = (
    rf"第(?:\d+|[{HANZI}]+)(?:(?:[、至到—–-]|[、至到]第)(?:\d+|[{HANZI}]+)(?=[、至到项条款章期批名节]))*"
    r"(?P<of>批次|位次|[位名批次期届个条款项章节季轮代类种方部步号人家编场集卷站线大产者业阶]|"
    r"中级|人民)?"
)
_FIRST = (
    rf"前(?P<top>\d+|[{HANZI}]+)(?P<place>位|名|强)?(?![{HANZI}\d]|个|次|期|批|年|天|月|款|三年|家|户|大)"
)
_UNFILLED = (
    rf"(?<![A-Za-z\d])(?:[XＸx×*＊_□○▢◯]{{2,}}|[×□])(?:月(?:[XＸx×*＊_□○]+日)?|"
    rf"[.．][XＸx×*＊_□○]+)?(?P<gap>{SCALE}{UNIT}?)"
)
_FRACTION = (
    rf"(?P<whole>[{HANZI}万]+|\d+)分之(?P<part>{ARABIC}|[{HANZI}]+(?:点[{HANZI}]+)?)"
    rf"(?P<fmore>{MORE})?(?P<fafter>{AFTER})?"
)
_FOLD = r"翻(?:了)?(?P<folds>[一两二三四])番|翻番|翻倍"
_RATIO = r"(?P<ratio>\d+(?:\.\d+)?(?:[∶:：]\d+(?:\.\d+)?)+)(?!\d)"
_RANGE = (
    rf"(?P<r1>{ARABIC})(?P<rs1>{SCALE})(?P<ru1>{UNIT})?(?P<dash>{DASH})(?P<r2>{ARABIC})(?P<rs2>{SCALE})"
    rf"(?P<rmore>{MORE})?(?P<ru2>{UNIT})(?P<rafter>{AFTER_TIME})?"
)
_COMPOUND = (
    rf"(?P<compound>\d+亿零?\d+[百千]?万?|\d+万零?\d+[百千]?|\d+千\d+百)(?P<cmore>{MORE})?"
    rf"(?P<cu>{UNIT})(?P<cafter>{AFTER_TIME})?"
)
_BROKEN = rf"(?P<bad>{DAMAGED})(?P<bs>{SCALE})(?P<bu>{UNIT})(?P<bafter>{AFTER_TIME})?"
_SINGLE = (
    rf"(?P<sign>(?<![\d%A-Za-z）)])[-−])?(?P<n>{ARABIC})(?:(?P<yi>个亿(?!元))|(?P<m1>{MORE})?(?P<s>{SCALE})(?P<m2>{MORE})?"
    rf"(?P<u>{UNIT}))(?P<m3>(?<=[%年])[多余])?(?P<after>{AFTER_TIME})?"
)
_SCALED = rf"(?P<sn>{ARABIC})(?P<sm1>{MORE})?(?P<ss>[百千]?[万亿]+)(?P<sm2>{MORE})?(?P<safter>{AFTER})?"
_BARE = rf"(?P<bare>(?<![\d.])(?P<bsign>(?<![\d%A-Za-z）)])[-−])?{ARABIC})(?P<bareafter>{AFTER})?"
_ROUGH = (
    rf"(?P<rough>[一二三四五六七八九]、?[二三四五六七八九](?:、[三四五六七八九])?十?|[几数]?十几|[几数][十百千]|"
    rf"[几数]?[十百千])(?P<rs>[百千万亿]*)(?P<roughmore>{MORE})?"
    rf"(?P<roughu>{HANZI_UNIT})(?P<roughafter>{AFTER_TIME})?"
)
_WORDS = (
    rf"(?P<h>[{HANZI}]+(?:点[{HANZI}]+)?)(?P<hm1>{MORE})?(?P<hs>[万亿]*)(?P<hm2>{MORE})?(?P<hu>{HANZI_UNIT})(?P<hhalf>半)?"
    rf"(?P<hm3>多|余)?(?P<hafter>{AFTER_TIME})?"
)
_SIZE = (
    rf"(?P<size>[十百千]*[万亿]|[百千])(?P<sizeu>元|美元|平方米|吨|家|户|件|人|亩|个)(?P<sizeafter>{AFTER})?"
)
_NOUGHT = r"(?<=[为是])零(?=[，。；、）\n]|$)"
_HALF = (
    r"(?P<half>一半|(?<=[过近])半|大半|半数)(?P<halfafter>以上|以下|左右)?(?!年|月|天|小时|导|径|成品)|"
    r"(?P<halfof>半(?:年|个月|天|小时|个小时|个多月))"
)

_PARTS = {
    "title": r"《[^《》\n]{1,80}》",
    "heading": _HEADING,
    "phone": _PHONE,
    "numbered": _NUMBERED,
    "mark": _MARK,
    "iso": _ISO,
    "unfilled": _UNFILLED,
    "model": _MODEL,
    "period": PERIOD,
    "clock": _CLOCK,
    "road": _PLACE,
    "ordinal": _ORDINAL,
    "first": _FIRST,
    "fraction": _FRACTION,
    "fold": _FOLD,
    "broken": _BROKEN,
    "range": _RANGE,
    "ratios": _RATIO,
    "added": _COMPOUND,
    "single": _SINGLE,
    "scaled": _SCALED,
    "plain": _BARE,
    "halves": _HALF,
    "nought": _NOUGHT,
    "sizes": _SIZE,
    "words": _WORDS,
    "roughly": _ROUGH,
}
_ARABIC_DIGITS = "0123456789"
# What may begin with a letter, tried in the order of `_PARTS`; letters that begin nothing are never stopped at.
_BEGINNINGS = (
    ("《", "title"),
    (
        _ARABIC_DIGITS,
        "phone numbered mark iso model period clock road fraction broken range ratios added single scaled plain",
    ),
    ("-−", "single plain"),
    ("零", "numbered period road fraction nought words"),
    (HANZI.replace("零", ""), "numbered period road fraction halves sizes words roughly"),
    ("几数", "roughly"),
    ("万亿", "fraction sizes"),
    ("半", "halves"),
    ("第", "period ordinal"),
    ("前", "period first"),
    ("翻", "fold"),
    ("上下今去明本当全年同目截“", "period"),
    ("〔[［（(", "numbered mark"),
    ("".join(map(chr, (*range(0x2460, 0x2474), *range(0x2474, 0x2488)))), "mark"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "unfilled model broken"),
    ("ＸxX×*＊_□○▢◯", "unfilled model broken"),
    ("l", "model broken"),
)
_HEADED = frozenset(_ARABIC_DIGITS + "一二三四五六七八九十（(第")
_BLANKS = " \t\u3000"
# A number with its unit, which most finds are: only where nothing that is tried before it could be meant.
_AT_ONCE = (
    rf"(?P<single>(?!\d{{7}}|123\d\d)(?>(?P<sign>(?!))?(?P<n>{ARABIC})(?![年月日时号季路街大分GDAK#＃]|个亿)"
    rf"(?P<yi>(?!))?(?P<m1>{MORE})?(?P<s>{SCALE})(?P<m2>{MORE})?(?P<u>{UNIT})"
    rf"(?P<m3>(?<=[%年])[多余])?(?P<after>{AFTER_TIME})?)(?!{DASH}))"
)


def _one_of(names: str) -> re.Pattern[str]:
    order = list(_PARTS)
    listed = sorted(set(names.split()), key=order.index)
    return re.compile("|".join(f"(?P<{name}>{_PARTS[name]})" for name in listed))


class _Grammar:
    """The patterns by the letter that they begin with: what cannot stand at a letter is not tried there."""

    def __init__(self) -> None:
        self.by_letter: dict[str, re.Pattern[str]] = {}
        for letters, names in _BEGINNINGS:
            pattern = _one_of(names)
            self.by_letter.update(dict.fromkeys(letters, pattern))
        stopped_at = re.escape("".join(self.by_letter))
        self.stop = re.compile(f"[{stopped_at}]")
        self.heading = _one_of("heading")
        self.at_once = re.compile(_AT_ONCE)


@cache
def _grammar() -> _Grammar:
    """Compiled when first asked for: it takes a fifth of a second, which every start of the product would pay."""
    return _Grammar()


_WIDE = re.compile("[０-９．％﹪－＋Ａ-Ｚａ-ｚ−～]")
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()} | {
    ord("．"): ".",
    ord("％"): "%",
    ord("﹪"): "%",
}


def plain(text: str) -> str:
    """The text with full-width digits, letters, points and per cent signs made half-width: as long as before."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Everything numeric of a plain text, in order; its sort is `lastgroup`, for the outer group closes last."""
    grammar = _grammar()
    by_letter, stop, at_once = grammar.by_letter, grammar.stop.search, grammar.at_once.match
    floor = 0
    stopped = stop(text)
    while stopped is not None:
        at = stopped.start()
        letter = stopped[0]
        found = None
        if letter in _HEADED and (not at or text[at - 1] in "\n \t\u3000"):
            found = _heading(grammar.heading, text, at, floor)
        if found is None and letter in _ARABIC_DIGITS:
            found = at_once(text, at)
        if found is None:
            found = by_letter[letter].match(text, at)
        if found is not None:
            floor = found.end()
            yield found
        stopped = stop(text, at + 1 if found is None else floor)


def _heading(pattern: re.Pattern[str], text: str, at: int, floor: int) -> re.Match[str] | None:
    """The number of a heading, if only blanks stand before it in its line."""
    begin = text.rfind("\n", 0, at) + 1
    if begin < floor or text[begin:at].strip(_BLANKS):
        return None
    return pattern.match(text, begin)
