"""The workbooks of works, their parts and months, and of the roads and pipes that came of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.infrastructure.works import Work, months_built
from yuanqu_demo.names import CITY, ZONE_SHORT
from yuanqu_demo.sheets import Manner, Row, Sheet

_DEPARTMENT = "规划建设科"
_OWNER = f"{CITY}高新建设发展有限公司"
_OLD_ROADS = ("云岚大道", "发展大道", "工业一路", "工业三路")
_PIPES = (("storm", "YS", 600), ("sewage", "WS", 500), ("water", "GS", 300), ("gas", "RQ", 200))


def work_sheets(made: Sequence[Work], chance: Random, today: date) -> Iterator[Sheet]:
    """Plan, parts, months; then what became of the works, for that rests on their parts."""
    yield Sheet(
        "infrastructure.work", "基础设施建设计划", [_work(each) for each in made], Manner(days="%Y.%m.%d")
    )
    yield Sheet(
        "infrastructure.work_part",
        "工程分部进度",
        [row for each in made for row in _parts(each, chance, today)],
        Manner(title="在建工程分部进度表"),
    )
    yield Sheet(
        "infrastructure.work_progress",
        "工程进度月报",
        [row for each in made for row in _months(each, chance, today)],
        Manner(title="政府投资项目进度月报", months="%Y年%m月"),
    )
    done = [{**_work(each), **each.days} for each in made if each.days]
    yield Sheet("infrastructure.work", "基础设施工程推进表", done, Manner(days="%Y年%m月%d日"))
    yield from _assets(made, chance)


def _work(each: Work) -> Row:
    tendered = each.days.get("tendered_on")
    begun = "started_on" in each.days
    ready = {
        "feasibility_on": each.planned_on + timedelta(days=30),
        "design_on": each.planned_on + timedelta(days=65),
        "estimate_on": each.planned_on + timedelta(days=80),
        "audit_on": each.planned_on + timedelta(days=110),
    }
    return {
        "work_no": each.number,
        "name": each.name,
        "kind": each.kind,
        "park": each.park,
        "from_to": each.ends or None,
        "length": each.length,
        "road_class": "secondary" if each.kind == "road" else None,
        "width": 24 if each.kind == "road" else None,
        "content": f"新建{each.name.removesuffix('工程')}" + (f"，长{each.length}米" if each.length else ""),
        "total_investment": each.total,
        "contract_price": each.total * 9 / 10 if begun else None,
        "funding": "bond" if each.total > 5000 else "budget",
        "owner": _OWNER,
        "agent": None,
        "builder": each.builder if begun else None,
        "supervisor": f"{CITY}建设监理有限公司" if begun else None,
        "department": _DEPARTMENT,
        "person": each.people[0],
        "leader": each.people[1],
        "year_goal": "年内建成" if begun else "完成前期工作",
        **(ready if tendered else {}),
        "permit_on": each.days["started_on"] - timedelta(days=6) if begun else None,
        "clearing": "done" if begun else "going",
        "relocation": "none",
        "planned_on": each.planned_on,
        "planned_start": (each.days["started_on"] if begun else each.planned_finish - timedelta(days=240)),
        "planned_finish": each.planned_finish,
        "warranty_to": each.days["accepted_on"] + timedelta(days=730) if "accepted_on" in each.days else None,
    }


def _parts(each: Work, chance: Random, today: date) -> Iterator[Row]:
    left = each.share * 100
    handed = "handed_on" in each.days
    for part, weight, carries in each.parts:
        designed = each.length or chance.randint(30, 90) * 100
        share = min(left / weight, Decimal(1))
        if "substantial_on" in each.days and not handed and not carries:
            share = Decimal(1) if part == "sidewalk" else Decimal("0.4")
        left = max(left - weight, Decimal(0))
        yield {
            "work": each.number,
            "section": "全段",
            "part": part,
            "carries_use": carries,
            "weight": weight,
            "unit": "metre" if each.length else "cubic_metre",
            "designed": designed,
            "done": (designed * share).quantize(Decimal(1)),
            "as_of": each.days.get("substantial_on", today) if each.share == 1 else today,
        }


def _months(each: Work, chance: Random, today: date) -> Iterator[Row]:
    months = [*months_built(each, today)]
    for number, month in enumerate(months, 1):
        invested = (each.total * chance.randint(5, 11) / 100).quantize(Decimal(1))
        yield {
            "work": each.number,
            "month": month,
            "invested": invested,
            "paid": (invested * 7 / 10).quantize(Decimal(1)),
            "progress": _looks(each, number == len(months)),
            "problem": "雨天多，土方施工受影响" if chance.random() < 0.15 else None,
            "next_step": "按计划推进" if number == len(months) and each.share < 1 else None,
        }


def _looks(each: Work, last: bool) -> str:
    if last and each.share == 1:
        return "主体全部完成，进行收尾和清场"
    return f"累计完成总工程量的{each.share * 100:.0f}%" if last else "按月计划推进，各工序正常"


def _assets(made: Sequence[Work], chance: Random) -> Iterator[Sheet]:
    """Old roads without a work, new ones with theirs; a few pipes under each."""
    kept = [each for each in made if each.kind == "road" and "transferred_on" in each.days]
    roads: list[Row] = [_road(number, name, chance) for number, name in enumerate(_OLD_ROADS, 1)]
    for each in kept:
        old = _road(len(roads) + 1, each.name.removesuffix("工程"), chance)
        of_work = {"park": each.park, "length": each.length, "built_on": None, "work": each.number}
        roads.append({**old, **of_work})
    yield Sheet("infrastructure.road", "道路资产台账", roads, Manner(days="%Y.%m.%d", totals=True))
    yield Sheet("infrastructure.pipe_segment", "管段普查表", [*_pipes(roads, chance)], Manner(csv="gb18030"))


def _road(number: int, name: str, chance: Random) -> Row:
    return {
        "road_no": f"DL-{number:02d}",
        "name": name,
        "park": chance.choice(("main", "east", "west")),
        "from_to": f"{ZONE_SHORT}南界至北界",
        "length": chance.randint(80, 320) * 10,
        "width": 30,
        "road_class": "arterial",
        "lanes": 4,
        "surface": "asphalt",
        "work": None,
        "built_on": date(chance.randint(2012, 2021), chance.randint(1, 12), 20),
        "keeper": _OWNER,
    }


def _pipes(roads: Sequence[Row], chance: Random) -> Iterator[Row]:
    for number, road in enumerate(roads, 1):
        for kind, letters, diameter in _PIPES:
            yield {
                "segment_no": f"{letters}-{number:02d}01",
                "kind": kind,
                "road": road["road_no"],
                "from_well": f"{letters}{number}1",
                "to_well": f"{letters}{number}2",
                "length": chance.randint(30, 60),
                "diameter": diameter,
                "material": {"storm": "concrete", "sewage": "hdpe", "water": "iron", "gas": "pe"}[kind],
                "depth": Decimal("1.8"),
                "slope": Decimal("3.5") if kind in ("storm", "sewage") else None,
                "work": road["work"],
                "built_on": road["built_on"],
                "owner": _OWNER,
            }
