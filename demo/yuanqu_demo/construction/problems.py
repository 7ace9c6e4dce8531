"""Problems of projects: raised, assigned, solved, confirmed and closed; those of overdue starts are still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yuanqu_demo.construction.story import construction_story
from yuanqu_demo.names import Names
from yuanqu_demo.projects.project import Project, built
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Row
from yuanqu_demo.telling import chance

# 类型、摘要、措施、主办、协办
_COMMON = (
    ("utilities", "施工临时用电容量不足", "增设临时变压器，先行供电", "企业服务科", "供电公司"),
    ("roads", "厂区出入口道路未接通", "先修临时便道，主路同步施工", "规划建设科", None),
    ("poles", "红线内通信杆线未迁移", "约定迁移方案和日期，产权单位限期迁改", "规划建设科", "通信公司"),
    ("roads", "雨污水管网接口标高不符", "设计单位复核，调整接口井", "规划建设科", "安全环保科"),
    ("funds", "项目贷款审批进度慢", "组织银企对接，补齐授信资料", "企业服务科", None),
    ("planning", "厂房退让距离需要调整", "修改总平面图，重新报审", "规划建设科", None),
    ("labour", "投产前招工缺口较大", "组织专场招聘会", "企业服务科", None),
    ("demolition", "地块内坟墓和附着物未清", "属地乡镇限期清表", "自然资源科", None),
    ("works", "渣土外运线路未批", "核定运输线路和时段", "规划建设科", "安全环保科"),
    ("review", "环评报告需要补充监测", "第三方加密监测，补充报告", "安全环保科", None),
)
_BLOCKS = {
    "厂区外配套管网迁改": ("roads", "调整管网走向，分段迁改", "规划建设科"),
    "地块内高压线杆迁移未完成": ("poles", "与供电公司签订迁改协议，分期停电施工", "规划建设科"),
    "施工图审查补正": ("planning", "设计单位限期补正，审图机构随到随审", "规划建设科"),
    "设备基础方案变更": ("works", "专家论证变更方案，先行施工主体", "项目建设科"),
}
_HELD_UP = "construction"  # the permit that a start waits for
_SOURCES = ("weekly", "weekly", "on_site", "enterprise", "monthly", "inspection")


@dataclass(frozen=True)
class _Draft:
    """A problem before it has a number."""

    project: Project
    raised: date
    kind: str
    title: str
    measure: str
    office: str
    helpers: str | None = None
    permit: str | None = None


def problem_rows(seed: int, projects: Sequence[Project], today: date) -> list[Row]:
    """问题台账 by the day each was raised; the story says how many, and how many of them were solved."""
    told, drawn = construction_story(seed), chance(seed, "problems of projects")
    first = date(today.year, 1, 1)
    active = [each for each in built(projects) if each.building(today)]

    def common(count: int, since: date, until: date) -> list[_Draft]:
        return [_common(drawn, active, since, until) for _ in range(count)]

    blocked = _of_late_starts(projects, drawn, today)
    solved = common(told.solved, first, today - timedelta(days=45))
    fresh = common(told.problems - told.solved - len(blocked), today - timedelta(days=12), today)
    old = common(told.carried_over, first - timedelta(days=30), first - timedelta(days=9))
    risen = {id(each) for each in (*drawn.sample(solved, told.escalated - 1), blocked[0])}
    finished = {id(each) for each in (*solved, *old)}
    names = Names(drawn)
    return [
        _row(number, each, drawn, names, today)
        | _course(each, drawn, names, today, finished=id(each) in finished, risen=id(each) in risen)
        for number, each in enumerate(
            sorted([*solved, *fresh, *old, *blocked], key=lambda each: each.raised), 1
        )
    ]


def _common(drawn: Random, active: Sequence[Project], since: date, until: date) -> _Draft:
    return _Draft(drawn.choice(active), working_day(drawn, since, until), *drawn.choice(_COMMON))


def _of_late_starts(projects: Sequence[Project], drawn: Random, today: date) -> list[_Draft]:
    """What blocks the projects that are past the promise and have not started."""
    return [
        _Draft(
            each,
            working_day(drawn, today - timedelta(days=70), today - timedelta(days=48)),
            _BLOCKS[each.blocked][0],
            each.blocked,
            *_BLOCKS[each.blocked][1:],
            permit=f"{each.number}/{_HELD_UP}/1" if each.filed_on else None,
        )
        for each in projects
        if each.blocked and each.started_on is None and each.ended_on is None
    ]


def _row(number: int, each: _Draft, drawn: Random, names: Names, today: date) -> Row:
    """The problem as it was raised and, unless it is of the last days, assigned."""
    assigned = each.raised + timedelta(days=1)
    known = assigned <= today - timedelta(days=2)
    return {
        "number": f"WT{today.year}-{number:03d}",
        "project": each.project.number,
        "raised_on": each.raised,
        "source": drawn.choice(_SOURCES),
        "kind": each.kind,
        "permit": each.permit,
        "title": each.title,
        "text": f"{each.project.name}：{each.title}，影响后续工序安排。",
        "measure": each.measure if known else None,
        "office": each.office if known else None,
        "helpers": each.helpers if known else None,
        "assigned_by": names.person() if known else None,
        "due_on": assigned + timedelta(days=drawn.randint(18, 28)) if known else None,
        "level": "1" if known else None,
        "assigned_on": assigned if known else None,
    }


def _course(each: _Draft, drawn: Random, names: Names, today: date, *, finished: bool, risen: bool) -> Row:
    """What came after: escalated when it took too long; solved, confirmed by the enterprise, closed."""
    row: Row = {}
    days = drawn.randint(8, 18)
    if risen:
        row |= {
            "escalated_on": each.raised + timedelta(days=20),
            "level": "2",
            "due_on": each.raised + timedelta(days=35),
        }
        days = drawn.randint(24, 34)
    if not finished:
        return row | ({"progress": "正在协调，方案已定"} if risen else {})
    solved = each.raised + timedelta(days=days)
    return row | {
        "result": f"已落实：{each.measure}",
        "solved_on": solved,
        "confirmed_by": names.person(),
        "satisfaction": drawn.choice(("3", "3", "2")),
        "confirmed_on": solved + timedelta(days=2),
        "closed_on": solved + timedelta(days=3),
    }
