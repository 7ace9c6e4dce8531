"""Quantities in prose (数量的读法): 「1,234.5万元」, 「180余家」, 「3亿4500万元」, 「三成」.

A printed number stands for every value that rounds to it, half of its last printed place either way, both
ends included since the reader cannot know how a half was rounded; a loose word replaces that by its own
interval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from yuanqu.terms.hanzi_numbers import LETTERS, read_hanzi_number
from yuanqu.terms.intervals import Interval
from yuanqu.terms.loose_forms import Loose, loose_interval
from yuanqu.terms.number_reading import NumberError
from yuanqu.terms.plain_text import without_blanks
from yuanqu.terms.units import Unit, UnitError, convert, find_unit
from yuanqu.terms.units import unit as find_or_refuse

_BEFORE = {
    "超过": Loose.OVER,
    "突破": Loose.OVER,
    "高于": Loose.OVER,
    "多于": Loose.OVER,
    "大于": Loose.OVER,
    "破": Loose.OVER,
    "过": Loose.OVER,
    "超": Loose.OVER,
    "逾": Loose.OVER,
    "将近": Loose.NEARLY,
    "接近": Loose.NEARLY,
    "近": Loose.NEARLY,
    "大约": Loose.ABOUT,
    "约为": Loose.ABOUT,
    "约合": Loose.ABOUT,
    "大致": Loose.ABOUT,
    "约": Loose.ABOUT,
    "不足": Loose.SHORT_OF,
    "不到": Loose.SHORT_OF,
    "低于": Loose.SHORT_OF,
    "少于": Loose.SHORT_OF,
    "小于": Loose.SHORT_OF,
    "未满": Loose.SHORT_OF,
    "至少": Loose.AT_LEAST,
    "达到或超过": Loose.AT_LEAST,
    "不小于": Loose.AT_LEAST,
    "不低于": Loose.AT_LEAST,
    "不少于": Loose.AT_LEAST,
    "至多": Loose.AT_MOST,
    "最多": Loose.AT_MOST,
    "不得超过": Loose.AT_MOST,
    "控制在": Loose.AT_MOST,
    "不大于": Loose.AT_MOST,
    "不超过": Loose.AT_MOST,
    "不高于": Loose.AT_MOST,
    "不多于": Loose.AT_MOST,
}
_AFTER = {
    "左右": Loose.AROUND,
    "上下": Loose.AROUND,
    "以上": Loose.AT_LEAST,
    "及以上": Loose.AT_LEAST,
    "以下": Loose.AT_MOST,
    "及以下": Loose.AT_MOST,
    "以内": Loose.AT_MOST,
    "之内": Loose.AT_MOST,
    "内": Loose.AT_MOST,
    "多": Loose.MANY,
    "余": Loose.REMAINDER,
    "来": Loose.REMAINDER,
}
WORDS_BEFORE = tuple(_BEFORE)


def _one_of(words: dict[str, Loose]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{LETTERS}]+(?:点[{LETTERS}]+)?"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMBER})(?P<loose>[余多来])?(?P<scale>[十百千万亿]*)(?P<loose_after>[余多来])?", re.A
)
_WHOLE = re.compile(
    rf"(?P<before>{_one_of(_BEFORE)})?(?P<sign>[+-]|负)?(?P<body>.+?)(?P<after>{_one_of(_AFTER)})?"
)
_PART_OF = re.compile(rf"(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})(?P<loose>[余多])?", re.A)
_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,30})(?:\.(?P<decimals>\d{1,30}))?", re.A)
_SCALE_PLACES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HALVES = ("半", "一半")
_EXPECTED, _EXAMPLE = "数和单位", "180余家、1,234.5万元、93.5%、3.08亿元"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed quantity says, counted in `unit` (None: no unit was written).

    `number`: the values it may stand for; `exact`: the number as printed; `places`: the decimal place of
    its last printed digit (-4 for 「5万家」); `loose`: the loose word, if any.
    """

    number: Interval
    unit: Unit | None
    places: int
    loose: Loose | None
    exact: Fraction

    def number_in(self, target: str | Unit) -> Interval:
        """The values counted in another unit. Raises UnitError when it has none or one of another
        dimension.
        """
        if self.unit is None:
            raise UnitError("unit_missing", "数后面没有单位", str(self.exact), "带单位的数", _EXAMPLE)
        return self.number.scaled(convert(1, self.unit, find_or_refuse(target)))


@lru_cache(maxsize=16_384)
def read_quantity(text: str) -> Reading:
    """The quantity that the whole of `text` writes. Raises NumberError: quantity_unreadable, quantity_unit,
    quantity_two_words.
    """
    bare = _PLAIN.fullmatch(text)
    if bare is not None:
        return _digits_alone(bare["whole"].replace(",", ""), bare["decimals"] or "")
    plain = without_blanks(text)
    found = _WHOLE.fullmatch(plain)
    if found is None:
        raise _unreadable(text)
    words = [_BEFORE[found["before"]]] if found["before"] else []
    body, after = found["body"], found["after"]
    if after and find_unit(body + after) is None:
        words.append(_AFTER[after])
    elif after:
        body += after
    number, places, unit, inner = _read_body(body, text)
    loose = _one_word([*words, *inner], text)
    number = -number if found["sign"] in ("-", "负") else number
    return Reading(_values(number, places, loose, text), unit, 0 if places is None else places, loose, number)


def _digits_alone(whole: str, decimals: str) -> Reading:
    """Digits with nothing around them, which most numbers of a text are: half a place either way."""
    places = len(decimals)
    digits, twice = int(whole + decimals), 2 * 10**places
    number = Interval(Fraction(2 * digits - 1, twice), Fraction(2 * digits + 1, twice))
    return Reading(number, None, places, None, Fraction(2 * digits, twice))


def _values(number: Fraction, places: int | None, loose: Loose | None, text: str) -> Interval:
    if loose is not None:
        if number == 0 or places is None:
            raise _unreadable(text)
        return loose_interval(number, loose)
    return Interval.point(number) if places is None else Interval.around(number, Fraction(10) ** -places / 2)


def _one_word(words: list[Loose], text: str) -> Loose | None:
    """The one meaning of all the loose words: 「约180家左右」 says one thing twice, 「超180余家」 two."""
    if not words:
        return None
    if len({_MEANING.get(word, word) for word in words}) > 1:
        raise NumberError("quantity_two_words", "约数说法互相冲突", text, "只用一个约数词", "180余家")
    return words[0]


_MEANING = {Loose.MANY: Loose.REMAINDER, Loose.AROUND: Loose.ABOUT}


def _read_body(body: str, text: str) -> tuple[Fraction, int | None, Unit | None, list[Loose]]:
    """Number, place of its last digit (None: exact by nature), unit and the loose words inside."""
    if body in _HALVES:
        return Fraction(1, 2), None, None, []
    if body[0] == "半" and (unit := find_unit(body[1:])):
        return Fraction(1, 2), None, unit, []
    part = _PART_OF.fullmatch(body)
    if part:
        return _part_of(part, text)
    return _amounts(body, text)


def _part_of(found: re.Match[str], text: str) -> tuple[Fraction, int | None, Unit | None, list[Loose]]:
    """百分之九十三点五 is 93.5%; 三分之一 is exactly 1/3."""
    loose = [Loose.MANY] if found["loose"] else []
    if found["whole"] == "百":
        part, places = _number(found["part"], text)
        return part, places, find_or_refuse("%"), loose
    whole, part = _number(found["whole"], text)[0], _number(found["part"], text)[0]
    if whole == 0:
        raise _unreadable(text)
    return part / whole, None, None, loose


def _amounts(body: str, text: str) -> tuple[Fraction, int | None, Unit | None, list[Loose]]:
    """One amount, or several falling ones added up: 3亿4500万元, 1万2千人."""
    total, last_power, at = Fraction(0), 100, 0
    while True:
        found = _AMOUNT.match(body, at)
        if found is None:
            raise _unreadable(text)
        number, places = _number(found["number"], text)
        rest, loose = body[found.end() :], [_AFTER[w] for w in (found["loose"], found["loose_after"]) if w]
        if loose or not _AMOUNT.match(rest):
            break
        power = _power(found["scale"])
        if power == 0 or power >= last_power or number.denominator != 1:
            raise _unreadable(text)
        total, last_power, at = total + number * 10**power, power, found.end()
    power, unit = _unit_after(found["scale"], rest, text)
    unit_scale = unit.scale if unit else 0
    if total and not number * 10 ** (power + unit_scale) < 10**last_power:
        raise _unreadable(text)
    if total and power + unit_scale == 0 and number * 10 < 10**last_power and number < 10:
        raise _unreadable(text)  # 「3万5」 is 35,000 in speech and 30,005 on paper
    return total / 10**unit_scale + number * 10**power, places - power, unit, loose


def _unit_after(scale: str, rest: str, text: str) -> tuple[int, Unit | None]:
    """How much of the scale letters belongs to the number (a power of ten), and the unit after them.

    A unit that carries its scale in its symbol wins: 3.08亿元 is 3.08 of 亿元, 1.2万亿元 is 12,000 of 亿元.
    """
    for taken in range(len(scale) + 1):
        unit = find_unit(scale[taken:] + rest)
        if unit:
            return _power(scale[:taken]), unit
    if rest:
        what = f"读不懂数量「{text}」里的单位"
        raise NumberError(
            "quantity_unit", what, scale + rest, "已登记的计量单位", _unit_example(scale + rest)
        )
    return _power(scale), None


def _unit_example(symbol: str) -> str:
    """The registered units nearest to an unknown one."""
    try:
        return find_or_refuse(symbol).symbol
    except UnitError as error:
        return error.example


def _power(scale: str) -> int:
    return sum(_SCALE_PLACES[letter] for letter in scale)


@lru_cache(maxsize=16_384)
def _decimal(text: str) -> Decimal | None:
    if text[0].isdigit() and text[0].isascii():
        return Decimal(text.replace(",", ""))
    return read_hanzi_number(text)


def _number(digits: str, text: str) -> tuple[Fraction, int]:
    number = _decimal(digits)
    if number is None:
        raise _unreadable(text)
    exponent = number.as_tuple().exponent
    return Fraction(number), -exponent if isinstance(exponent, int) else 0


def _unreadable(text: str) -> NumberError:
    return NumberError("quantity_unreadable", "读不懂数量", text, _EXPECTED, _EXAMPLE)
