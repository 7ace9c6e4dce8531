"""Numbers written in Chinese characters (汉字数字): 二〇二五, 十二, 一百二十, 三点五.

Covers what stands before 万 and 亿; those are scales and belong to the quantity's reader. Shortened speech
whose last scale is dropped (三百五 for 350) is refused, because 三百零五 and 三百五 are too easily confused
in a statement.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SCALES = {"十": 10, "百": 100, "千": 1000}
LETTERS = "".join(DIGITS) + "".join(SCALES)

_TERM = re.compile("([一二两三四五六七八九])?([十百千])")
_POSITIONAL = re.compile("[〇○零一二三四五六七八九]+")


def read_hanzi_integer(text: str) -> int | None:
    """The whole number that `text` writes, below 10,000 unless written digit by digit; None when it writes
    none.
    """
    if _POSITIONAL.fullmatch(text):
        return int("".join(str(DIGITS[letter]) for letter in text))
    if text == "两":
        return 2
    total, at, last_scale, zero = 0, 0, 10_000, False
    while at < len(text):
        if text[at] in "零〇○":
            zero, at = True, at + 1
            continue
        term = _TERM.match(text, at)
        if term is None:
            return _with_ones(text[at:], total, last_scale, zero)
        scale = SCALES[term[2]]
        if scale >= last_scale or (term[1] is None and (scale != 10 or at > 0)):
            return None  # 百十 in the wrong order, or a bare 百 / 千
        total, last_scale, at = total + DIGITS[term[1] or "一"] * scale, scale, term.end()
        zero = False
    return None if zero or total == 0 else total


def _with_ones(rest: str, total: int, last_scale: int, zero: bool) -> int | None:
    """Add the last digit, which needs 十 or 零 before it: 一百零五 and 二十五 stand, 三百五 does not."""
    if len(rest) != 1 or rest not in DIGITS or rest == "两":
        return None
    if last_scale != 10 and not zero:
        return None
    return total + DIGITS[rest]


def read_hanzi_number(text: str) -> Decimal | None:
    """As `read_hanzi_integer`, with 点: 九十三点五 is Decimal("93.5"), its decimals kept as written."""
    whole, point, decimals = text.partition("点")
    number = read_hanzi_integer(whole)
    if number is None:
        return None
    if not point:
        return Decimal(number)
    if not _POSITIONAL.fullmatch(decimals):
        return None
    return Decimal(f"{number}." + "".join(str(DIGITS[letter]) for letter in decimals))


_ROUGH = re.compile("([一二三四五六七八九])、?([二三四五六七八九])([十百千]*)")
_SCALE_ALONE = re.compile("[十百千万亿]+")
_WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def read_rough_hanzi(text: str) -> tuple[int, int] | None:
    """The two ends that neighbouring numerals name: 三四 is 3 to 4, 五六十 and 五、六十 are 50 to 60; else None."""
    found = _ROUGH.fullmatch(text)
    if found is None or DIGITS[found[2]] != DIGITS[found[1]] + 1:
        return (3, 5) if text in ("三五", "三、五") else None
    scale = read_scale(found[3]) if found[3] else 1
    return DIGITS[found[1]] * scale, DIGITS[found[2]] * scale


def read_scale(text: str) -> int:
    """What scale words alone are worth: 千 is 1000, 百亿 is 10 ** 10. Raises ValueError for anything else."""
    if not _SCALE_ALONE.fullmatch(text):
        raise ValueError(f"no scale words: {text}")
    worth = 1
    for letter in text:
        worth *= _WORTH[letter]
    return worth
