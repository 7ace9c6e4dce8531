"""The safety department's base ledgers: grids, their members, and every object its inspections reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import CITY, Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

DEPARTMENT = "安全环保科"
SMALL_FIRMS, PREMISES, CLOSED = 34, 27, 2
_GRIDS = (("main", 4), ("east", 2), ("west", 2))
_PARKS = {"main": "主园区", "east": "东片区", "west": "西片区"}
_SECTORS = {"equipment": "machinery", "nonferrous": "nonferrous", "textile": "textile"}
_WORDS = {
    "machinery": "机械",
    "nonferrous": "有色",
    "textile": "纺织",
    "light": "轻工",
    "storage": "仓储物流",
}
_FEATURES = {"nonferrous": "金属冶炼", "equipment": "喷涂、动火", "textile": "粉尘涉爆", "other": "有限空间"}
_PREMISES = (
    ("restaurant", "餐馆"),
    ("shop", "便利店"),
    ("hotel", "旅馆"),
    ("workshop", "加工店"),
    ("clinic", "诊所"),
    ("beauty", "理发店"),
    ("internet", "网吧"),
    ("school", "幼儿园"),
    ("amusement", "歌厅"),
)
_SHOP_NAMES = ["如意", "福来", "顺心", "永安", "家和", "星光", "春晓", "金穗", "平湖", "远山", "红枫", "晨露"]


@dataclass(frozen=True)
class Subject:
    """An object of inspection: its number and name, where it lies, who answers for it, what it is."""

    number: str
    name: str
    grid: str
    manager: str
    phone: str
    kind: str
    sector: str
    entered: date
    stopped: date | None = None

    def stands(self, since: date, until: date) -> bool:
        """Whether it was there from the first day to the last."""
        return self.entered <= since and (self.stopped is None or self.stopped >= until)


def subjects(story: Story, firms: list[Firm], today: date) -> list[Subject]:
    """Everything that is inspected: enterprises of every trade, small premises, sites."""
    chance = story.random("safety objects")
    names = Names(chance)
    stating = [firm for firm in firms if not firm.small]
    small = [firm for firm in firms if firm.small and firm.status != "suspended"]
    found = [_firm(firm, chance) for firm in (*stating, *small[:SMALL_FIRMS])]
    for number in range(PREMISES):
        kind, word = _PREMISES[number % len(_PREMISES)]
        name = f"{CITY}{_SHOP_NAMES[number % len(_SHOP_NAMES)]}{number // len(_SHOP_NAMES) + 1}号{word}"
        entered = today - timedelta(days=chance.randint(200, 1800))
        found.append(
            Subject(
                f"JX-{number + 1:04d}",
                name,
                _grid(chance),
                names.person(),
                names.phone(),
                kind,
                "commerce",
                entered,
                today - timedelta(days=71 + number) if number >= PREMISES - CLOSED else None,
            )
        )
    for number, what in enumerate(("东片区标准厂房二期工地", "科创路改造工地", "污水处理站扩建工地"), 1):
        found.append(
            Subject(
                f"GD-{number:04d}",
                what,
                _grid(chance),
                names.person(),
                names.phone(),
                "site",
                "construction",
                date(2024, 10, 8),
            )
        )
    return found


def _firm(firm: Firm, chance: Random) -> Subject:
    sector = _SECTORS.get(firm.trade.group, "light" if firm.trade.group == "other" else "storage")
    entered = firm.opened.replace(day=chance.randint(2, 27))
    return Subject(
        firm.uscc,
        firm.name,
        _grid(chance, firm.park),
        firm.people[2],
        firm.phone,
        "enterprise",
        sector,
        entered,
    )


def _grid(chance: Random, park: str = "") -> str:
    park = park or chance.choice([name for name, _ in _GRIDS])
    return f"WG-{park.upper()}-{chance.randint(1, dict(_GRIDS)[park]):02d}"


def object_sheets(story: Story, firms: list[Firm], found: list[Subject]) -> Iterator[Sheet]:
    """Grids, members, objects."""
    chance = story.random("grids")
    names = Names(chance)
    grids = [*_grids(names)]
    yield Sheet("safety.grid", "安全网格", grids, Manner(title="园区安全生产网格一览表", days="%Y.%m.%d"))
    yield Sheet(
        "safety.grid_member", "网格员名册", [*_members(grids, chance, names)], Manner(days="%Y年%m月%d日")
    )
    by_number = {firm.uscc: firm for firm in firms}
    yield Sheet(
        "safety.inspected_object",
        "企业安全基础台账",
        [_object(each, by_number.get(each.number), chance, names) for each in found],
        Manner(title="企业安全基础台账（含九小场所）", days="%Y.%m.%d", totals=True),
    )


def _grids(names: Names) -> Iterator[Row]:
    for park, count in _GRIDS:
        for number in range(1, count + 1):
            yield {
                "grid_no": f"WG-{park.upper()}-{number:02d}",
                "name": f"{_PARKS[park]}第{number}网格",
                "level": "2",
                "area": f"{_PARKS[park]}科创路至创新路之间第{number}地块",
                "chief": names.person(),
                "deputy": names.person(),
                "valid_from": date(2023, 1, 1),
            }


def _members(grids: list[Row], chance: Random, names: Names) -> Iterator[Row]:
    for number, grid in enumerate((grid for grid in grids for _ in range(2)), 1):
        yield {
            "member_no": f"WGY-{number:03d}",
            "name": names.person(),
            "sex": chance.choice("12"),
            "phone": names.phone(),
            "kind": "full" if number % 3 else "part",
            "grid": grid["grid_no"],
            "since": date(2023, 3, 1) + timedelta(days=30 * (number % 9)),
            "until": date(2025, 2, 28) if number == 5 else None,
            "qualified_on": date(2024, 3, 15),
            "duties": "宣传教育、风险研判、隐患排查上报、应急响应",
        }


def _object(each: Subject, firm: Firm | None, chance: Random, names: Names) -> Row:
    workers = firm.workers if firm else chance.randint(2, 18)
    risky = bool(firm and firm.trade.group in _FEATURES and chance.random() < 0.3)
    small = each.kind not in ("enterprise", "site")
    body = workers > 100 or risky
    return {
        "object_no": each.number,
        "object_kind": "small" if small else each.kind,
        "name": each.name,
        "enterprise": firm.uscc if firm else None,
        "small_kind": each.kind if small else None,
        "address": f"{CITY}市高新区科创路{chance.randint(1, 180)}号",
        "grid": each.grid,
        "legal_representative": firm.people[0] if firm else each.manager,
        "principal": firm.people[0] if firm else each.manager,
        "principal_phone": each.phone,
        "safety_manager": each.manager,
        "safety_manager_phone": each.phone,
        "industry": firm.trade.industry if firm else None,
        "main_sector": each.sector,
        "supervised_sectors": "、".join(dict.fromkeys((_WORDS.get(each.sector, "其他"), "消防"))),
        "risk_features": _FEATURES[firm.trade.group] if firm and risky else None,
        "operating_state": "building" if firm and firm.status == "preparing" else _state(each),
        "employees": workers,
        "shift_pattern": "two" if workers > 60 else "one",
        "has_safety_body": workers > 300,
        "full_time_officers": max(1, workers // 150) if body else 0,
        "part_time_officers": 0 if body else 1,
        "standard_level": ("3" if workers > 60 else "small") if firm and chance.random() < 0.6 else None,
        "risk_grade": "orange" if risky else chance.choice(("yellow", "blue", "blue")),
        "has_hazard_rules": bool(firm) or chance.random() < 0.6,
        "has_hazard_plan": bool(firm),
        "territory_body": DEPARTMENT,
        "responsible_leader": names.person(),
        "entered_zone_on": each.entered,
        "stopped_on": each.stopped,
        "floor_area": chance.randint(30, 280) if small else None,
        "operator": each.manager if small else None,
        "extinguishers": chance.randint(2, 8) if small else None,
        "smoke_alarm": chance.random() < 0.8 if small else None,
    }


def _state(each: Subject) -> str:
    return "closed" if each.stopped else "normal"
