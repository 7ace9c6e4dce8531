"""Units of measure (计量单位) and their exact conversion within one dimension.

Every unit has an exact factor to the base unit of its dimension. Things counted (家, 项, 人 …) are a
dimension each: forty 家 never turn into forty 个. A percentage (%) and the difference of two percentages
(百分点) are different dimensions too. 1 亩 = 10000/15 平方米 and 1 公顷 = 15 亩.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from yuanqu.terms.errors import TermError
from yuanqu.terms.plain_text import without_blanks


class UnitError(TermError):
    """A unit nobody knows, or a conversion between things that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `factor` base units of its `dimension` make one of it.

    `scale` is the power of ten its symbol carries in front (4 for 万元, 8 for 亿元, else 0) and `bare` the
    symbol without it (元), so that printing may put 余 between the two: 「3.08亿余元」.
    """

    symbol: str
    dimension: str
    factor: Fraction = field(repr=False, hash=False)
    scale: int = field(default=0, repr=False, hash=False)

    @property
    def bare(self) -> str:
        """The symbol without 千, 万 or 亿 in front."""
        return self.symbol[1:] if self.scale else self.symbol

    def __str__(self) -> str:
        return self.symbol


_SCALES = {"千": 3, "万": 4, "亿": 8}

_MEASURES: dict[str, dict[str, Fraction | int]] = {
    "money": {"元": 1},
    "dollars": {"美元": 1},
    "area": {
        "平方米": 1,
        "亩": Fraction(10_000, 15),
        "公顷": 10_000,
        "平方公里": 1_000_000,
    },
    "length": {"米": 1, "公里": 1000},
    "volume": {"立方米": 1},
    "mass": {"千克": 1, "吨": 1000},
    "energy": {"千瓦时": 1},
    "standard_coal": {"吨标准煤": 1},
    "power": {"千瓦": 1, "兆瓦": 1000},
    "apparent_power": {"千伏安": 1, "兆伏安": 1000},
    "ratio": {"倍": 1, "成": Fraction(1, 10), "%": Fraction(1, 100), "‰": Fraction(1, 1000)},
    "percentage_points": {"百分点": 1},
    "days": {"天": 1, "周": 7, "小时": Fraction(1, 24), "分钟": Fraction(1, 1440)},
    "working_days": {"工作日": 1},
    "months": {"个月": 1, "年": 12},
    "score": {"分": 1},
    "money_by_area": {"元/平方米": 1, "万元/亩": 15, "万元/公顷": 1},
    "rent": {"元/平方米·月": 1},
    "pressure": {"千牛/平方米": 1},
    "concentration": {"mg/L": 1, "μg/L": Fraction(1, 1000)},
}
_COUNTED = (
    "家 个 项 件 次 条 起 场 人 轮 户 宗 张 批 份 名 期 处 座 栋 套 台 辆 块 间 组 所 篇 例 笔 类 "
    "环节 人次 家次 具 学时 层"
)
_SCALED = {
    "元": "千万亿",
    "美元": "万亿",
    "平方米": "万亿",
    "亩": "万",
    "立方米": "万亿",
    "吨": "万亿",
    "千瓦时": "万亿",
    "千瓦": "万",
    "千伏安": "万",
    "吨标准煤": "万",
    "人": "万",
    "人次": "万",
    "户": "万",
    "件": "万",
    "台": "万",
}
_ALIASES = {
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "平米": "平方米",
    "平方": "平方米",
    "万㎡": "万平方米",
    "万m2": "万平方米",
    "万m²": "万平方米",
    "万平米": "万平方米",
    "万平方": "万平方米",
    "ha": "公顷",
    "hm2": "公顷",
    "hm²": "公顷",
    "km2": "平方公里",
    "km²": "平方公里",
    "㎢": "平方公里",
    "平方千米": "平方公里",
    "m": "米",
    "km": "公里",
    "千米": "公里",
    "m3": "立方米",
    "m³": "立方米",
    "㎥": "立方米",
    "万m3": "万立方米",
    "万m³": "万立方米",
    "kg": "千克",
    "公斤": "千克",
    "t": "吨",
    "kwh": "千瓦时",
    "kw": "千瓦",
    "mw": "兆瓦",
    "kva": "千伏安",
    "mva": "兆伏安",
    "度": "千瓦时",
    "万度": "万千瓦时",
    "人民币元": "元",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "日": "天",
    "月": "个月",
    "个小时": "小时",
    "个环节": "环节",
    "mg/l": "mg/L",
    "毫克/升": "mg/L",
    "μg/l": "μg/L",
    "µg/l": "μg/L",
    "ug/l": "μg/L",
    "微克/升": "μg/L",
}


def _registry() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for dimension, measures in _MEASURES.items():
        units.update({s: Unit(s, dimension, Fraction(factor)) for s, factor in measures.items()})
    units.update({symbol: Unit(symbol, f"count:{symbol}", Fraction(1)) for symbol in _COUNTED.split()})
    for symbol, scales in _SCALED.items():
        bare = units[symbol]
        for letter in scales:
            scale = _SCALES[letter]
            units[letter + symbol] = Unit(letter + symbol, bare.dimension, bare.factor * 10**scale, scale)
    return units


_UNITS = _registry()
_BY_NAME = _UNITS | {alias: _UNITS[symbol] for alias, symbol in _ALIASES.items()}


def all_units() -> Iterator[Unit]:
    """Every unit known, in the order of declaration."""
    return iter(_UNITS.values())


def find_unit(name: str) -> Unit | None:
    """The unit of a symbol or alias as typed (full-width, blanks and letter case do not matter); None if
    unknown.
    """
    found = _BY_NAME.get(name)
    return found or _BY_NAME.get(without_blanks(name).lower())


def unit(name: str | Unit) -> Unit:
    """The unit of a symbol or alias. Raises UnitError (unit_unknown) with what may have been meant."""
    if isinstance(name, Unit):
        return name
    found = find_unit(name)
    if found is None:
        near = get_close_matches(without_blanks(name).lower(), _BY_NAME, n=3, cutoff=0.5)
        meant = "、".join(dict.fromkeys(_BY_NAME[match].symbol for match in near))
        raise UnitError(
            "unit_unknown", "没有这个计量单位", name, "已登记的计量单位", meant or "万元、亩、家、%"
        )
    return found


def convert(value: Decimal | Fraction | int, source: str | Unit, target: str | Unit) -> Fraction:
    """`value` of one unit in another of the same dimension, exactly. Raises UnitError (unit_incompatible)."""
    one, other = unit(source), unit(target)
    if one.dimension != other.dimension:
        raise UnitError(
            "unit_incompatible",
            "计量单位之间不能换算",
            f"{one.symbol}→{other.symbol}",
            "同一类计量单位",
            "亩→平方米",
        )
    return Fraction(value) * one.factor / other.factor
