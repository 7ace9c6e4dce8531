"""The trades of the zone: industry class, word in an enterprise's name, what it makes, the group it counts in."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Trade:
    """``group``: a leading industry's code, ``other`` for other industry, ``beyond`` for what is no industry."""

    industry: str
    word: str
    activity: str
    group: str
    specialty: str = "B"


TRADES = (
    Trade("3421", "数控机床", "数控机床生产", "equipment"),
    Trade("3444", "液压", "液压件生产", "equipment"),
    Trade("3511", "矿山机械", "矿山机械生产", "equipment"),
    Trade("3670", "汽车零部件", "汽车零部件加工", "equipment"),
    Trade("3812", "电机", "电动机生产", "equipment"),
    Trade("3821", "变压器", "变压器生产", "equipment"),
    Trade("3831", "电缆", "电线电缆生产", "equipment"),
    Trade("3311", "金属结构", "金属结构加工", "equipment"),
    Trade("4019", "仪表", "工业仪表生产", "equipment"),
    Trade("3211", "铜业", "阴极铜生产", "nonferrous"),
    Trade("3240", "合金", "有色金属合金生产", "nonferrous"),
    Trade("3251", "铜材", "铜压延加工", "nonferrous"),
    Trade("3252", "铝业", "铝压延加工", "nonferrous"),
    Trade("3231", "钨业", "钨钼冶炼", "nonferrous"),
    Trade("1711", "纺织", "棉纱生产", "textile"),
    Trade("1751", "化纤织造", "化纤织物生产", "textile"),
    Trade("1811", "服装", "运动服装生产", "textile"),
    Trade("1829", "服饰", "针织服装生产", "textile"),
    Trade("1362", "食品", "鱼糜制品加工", "other"),
    Trade("2641", "涂料", "涂料生产", "other"),
    Trade("2720", "制药", "化学药品制剂生产", "other"),
    Trade("2927", "塑料", "塑料制品生产", "other"),
    Trade("3021", "建材", "水泥制品生产", "other"),
    Trade("2211", "纸业", "纸浆生产", "other"),
    Trade("5132", "商贸", "服装批发", "beyond", "E"),
    Trade("5171", "化工贸易", "石油制品批发", "beyond", "E"),
    Trade("5431", "物流", "普通货物道路运输", "beyond", "F"),
    Trade("6513", "软件", "应用软件开发", "beyond", "F"),
    Trade("4710", "建设", "住宅房屋建筑施工", "beyond", "C"),
)
GROUPS = ("equipment", "nonferrous", "textile", "other", "beyond")


def draw(chance: Random, group: str) -> Trade:
    """One trade of a group."""
    return chance.choice([trade for trade in TRADES if trade.group == group])
