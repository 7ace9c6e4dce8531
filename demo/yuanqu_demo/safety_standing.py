"""The standing work of the safety department: patrols, risks, chemicals, certificates, plans, drills, publicity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import COMMITTEE, Names
from yuanqu_demo.safety_objects import DEPARTMENT, Subject
from yuanqu_demo.services_sheets import office_moment, working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

MISSED, PLANS, DRILLS = 0.03, 28, 12
_CHEMICALS = (
    ("氧气", "7782-44-7", "氧化性", 2),
    ("乙炔", "74-86-2", "易燃气体", 1),
    ("乙醇", "64-17-5", "易燃液体", 5),
    ("二甲苯", "1330-20-7", "易燃液体、有毒", 4),
    ("硫酸", "7664-93-9", "腐蚀性、易制毒", 20),
    ("氢氧化钠", "1310-73-2", "腐蚀性", 12),
    ("液氨", "7664-41-7", "有毒、重点监管", 12),
)
_TRADES = (("electric", "electric_02"), ("welding", "welding_01"), ("height", "height_02"))
_RISKS = (
    ("冲压机", "equipment", "机械伤害", 3, 6, 7),
    ("配电室", "area", "触电、火灾", 1, 6, 15),
    ("动火作业", "activity", "火灾、其他爆炸", 3, 3, 15),
    ("熔炼炉", "equipment", "灼烫、其他爆炸", 1, 6, 40),
)
_THEMES = (
    ("month", "visit"),
    ("fire", "leaflet"),
    ("disaster", "consulting"),
    ("law", "lecture"),
    ("other", "push"),
)


def standing_sheets(
    story: Story, found: list[Subject], grids: list[Row], members: list[Row], first: date, today: date
) -> Iterator[Sheet]:
    """Everything that is kept beside the loop of hazards."""
    chance = story.random("standing safety work")
    names = Names(chance)
    patrols = [*_patrols(found, grids, members, chance, first, today)]
    yield Sheet("safety.grid_patrol", "网格巡查记录", patrols, Manner(title="网格巡查记录"))
    firms = [each for each in found if each.kind == "enterprise"]
    yield Sheet(
        "safety.special_operator",
        "特种作业人员",
        [*_operators(firms[:90], chance, names)],
        Manner(days="%Y.%m.%d"),
    )
    yield Sheet(
        "safety.hazardous_chemical",
        "危化品台账",
        [*_chemicals(firms[:60], chance, names)],
        Manner(days="%Y.%m.%d"),
    )
    yield Sheet(
        "safety.major_hazard_source", "重大危险源", [*_sources(firms[:3], names)], Manner(days="%Y年%m月%d日")
    )
    yield Sheet("safety.risk_point", "风险分级管控清单", [*_points(firms[:70], chance)])
    plans = [*_plans(firms[:PLANS], chance, today)]
    yield Sheet("safety.emergency_plan", "应急预案", plans, Manner(days="%Y.%m.%d"))
    yield Sheet(
        "safety.emergency_drill",
        "应急演练",
        [*_drills(firms[:PLANS], chance, first, today)],
        Manner(title="应急演练登记", days="%Y.%m.%d", totals=True),
    )
    yield Sheet(
        "safety.publicity",
        "安全宣传活动",
        [*_publicity(chance, first, today)],
        Manner(title="安全宣传活动登记表", days="%Y年%m月%d日", totals=True),
    )


def _patrols(
    found: list[Subject], grids: list[Row], members: list[Row], chance: Random, first: date, today: date
) -> Iterator[Row]:
    """Each object once a quarter, save a few that are missed; the head of each grid once a month."""
    of_grid = {
        grid["grid_no"]: [m for m in members if m["grid"] == grid["grid_no"] and not m["until"]]
        for grid in grids
    }
    chiefs = {grid["grid_no"]: grid["chief"] for grid in grids}
    calls = []
    open_still = [each for each in found if not each.stopped]
    for start in (first, date(first.year, 4, 1)):
        last = min(start + timedelta(days=88), today)
        for each in found:
            if each.stands(start, last) and chance.random() >= MISSED:
                calls.append((working_day(chance, start, last), each.grid, each, False))
    for month in range(1, today.month + 1):
        for grid in grids:
            if chance.random() >= MISSED:
                day = working_day(chance, date(today.year, month, 1), date(today.year, month, 27))
                calls.append((day, grid["grid_no"], chance.choice(open_still), True))
    calls.sort(key=lambda call: (call[0], call[1], call[2].number))
    for number, (day, grid_no, each, chief) in enumerate(calls, 1):
        member = chance.choice(of_grid[grid_no])
        at = office_moment(day, chance)
        own = each.grid == grid_no
        yield {
            "patrol_no": f"XC-{day.year}-{number:04d}",
            "grid": grid_no,
            "object": each.number if own else None,
            "member": member["member_no"],
            "leader": chiefs[grid_no] if chief else member["name"],
            "by_chief": chief,
            "started_at": at,
            "ended_at": at + timedelta(minutes=35),
            "area": f"{each.name}厂区" if own else "网格内道路和公共区域",
            "people": 2 if chief else 1,
            "seen": "消防通道畅通，用电规范，未见明显隐患" if chance.random() < 0.9 else "当场提醒清理堆物",
        }


def _operators(firms: list[Subject], chance: Random, names: Names) -> Iterator[Row]:
    for number, each in enumerate((firm for firm in firms for _ in range(chance.choice((1, 2)))), 1):
        trade, operation = chance.choice(_TRADES)
        issued = date(2020 + number % 5, number % 12 + 1, number % 27 + 1)
        yield {
            "certificate": f"T3699{issued.year}{number:06d}",
            "operation": operation,
            "trade": trade,
            "object": each.number,
            "name": names.person(),
            "issued_on": issued,
            "review_due_on": issued.replace(year=issued.year + 3),
            "valid_until": issued.replace(year=issued.year + 6),
            "on_duty": True,
        }


def _chemicals(firms: list[Subject], chance: Random, names: Names) -> Iterator[Row]:
    for each in firms:
        for name, cas, classes, most in chance.sample(_CHEMICALS, 2):
            yield {
                "object": each.number,
                "chemical": name,
                "store": "危险品专用仓库",
                "cas": cas,
                "activity": "use",
                "hazard_class": classes,
                "max_stock": most,
                "keeper": f"{names.person()}、{names.person()}",
                "has_stock_log": True,
            }


def _sources(firms: list[Subject], names: Names) -> Iterator[Row]:
    for number, (each, value, grade) in enumerate(zip(firms, (62, 18, 4), "234", strict=True), 1):
        yield {
            "source_no": f"ZDWXY-{number:03d}",
            "object": each.number,
            "name": "液氨储罐区" if number == 1 else "危险品库区",
            "chemicals": "液氨" if number == 1 else "二甲苯、乙醇",
            "source_grade": grade,
            "r_value": value,
            "assessed_on": date(2023, 5, 10 + number),
            "filing_no": f"云应急备〔2023〕{number}号",
            "filed_on": date(2023, 6, 10 + number),
            "filed_until": date(2026, 6, 9 + number),
            "principal": names.person(),
            "technical": names.person(),
            "operating": names.person(),
        }


def _points(firms: list[Subject], chance: Random) -> Iterator[Row]:
    levels = ((320, "major"), (160, "larger"), (70, "general"))
    for each in firms:
        for number, (name, kind, accidents, likely, often, grave) in enumerate(chance.sample(_RISKS, 2), 1):
            score = likely * often * grave
            yield {
                "object": each.number,
                "point_no": f"FX-{number:02d}",
                "workshop": "生产部",
                "name": name,
                "point_kind": kind,
                "accident_kinds": accidents,
                "method": "lec",
                "likelihood": likely,
                "exposure": often,
                "consequence": grave,
                "risk_level": next((level for floor, level in levels if score > floor), "low"),
                "management": "制定操作规程，每班点检",
                "education": "岗前培训",
                "protection": "佩戴防护用品",
                "response": "断电停机，报告班长",
                "control_tier": "workshop",
                "responsible": each.manager,
                "check_cycle": "shift",
            }


def _plans(firms: list[Subject], chance: Random, today: date) -> Iterator[Row]:
    for each in firms:
        published = working_day(chance, date(today.year - 1, 3, 1), today - timedelta(days=40))
        yield {
            "object": each.number,
            "kind": "comprehensive",
            "edition": f"{published.year}版",
            "name": f"{each.name}生产安全事故综合应急预案",
            "accident_kinds": "火灾、机械伤害",
            "drawn_up_on": published - timedelta(days=60),
            "reviewed_on": published - timedelta(days=20),
            "reviewers": "3名专家",
            "published_on": published,
            "filing_body": "云岚市应急管理局",
            "filing_no": f"3699{published.year}{chance.randint(1000, 9999)}",
            "filed_on": published + timedelta(days=chance.randint(5, 20)),
            "supplies": "灭火器、急救箱、应急照明",
        }


def _drills(firms: list[Subject], chance: Random, first: date, today: date) -> Iterator[Row]:
    for number in range(1, DRILLS + 1):
        host = None if number % 6 == 1 else firms[number]
        day = working_day(chance, first + timedelta(days=10), today - timedelta(days=2))
        held = number != DRILLS
        yield {
            "drill_no": f"YLYX-{day.year}-{number:02d}",
            "name": "危险化学品泄漏应急演练" if host is None else "火灾疏散应急演练",
            "organiser": COMMITTEE if host is None else host.name,
            "object": host.number if host else None,
            "kind": "1" if number % 4 else "2",
            "planned_on": day if held else today + timedelta(days=20),
            "held_on": day if held else None,
            "place": "园区" if host is None else "厂区",
            "people": chance.randint(20, 120),
            "score": chance.randint(82, 96) if held else None,
            "summary": "流程顺畅，通信和疏散用时达标" if held else None,
            "reviewed_on": min(day + timedelta(days=3), today) if held else None,
        }


def _publicity(chance: Random, first: date, today: date) -> Iterator[Row]:
    for number in range(1, 25):
        theme, form = _THEMES[number % len(_THEMES)]
        day = working_day(chance, first + timedelta(days=4), today - timedelta(days=1))
        push = form == "push"
        yield {
            "publicity_no": f"XC{day.year}{number:03d}",
            "held_on": day,
            "theme": theme,
            "form": form,
            "title": "安全提示信息推送" if push else "安全生产宣传活动",
            "place": "企业微信群" if push else "园区广场",
            "organiser": DEPARTMENT,
            "people": None if push else chance.randint(40, 260),
            "leaflets": None if push else chance.randint(60, 300),
            "banners": None if push else chance.randint(2, 8),
            "pushes": chance.randint(80, 400) if push else None,
        }
