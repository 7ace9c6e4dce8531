"""Venues and events of legal education; campaigns with their tasks, activities and clues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.public_order.days import after, on_or_after
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet

_DEPARTMENT = "政法综治科"
_VENUES = (
    ("法治文化广场", "square", "main", 1200),
    ("东片区法治长廊", "corridor", "east", 260),
    ("西片区普法宣传栏", "board", "west", 30),
    ("企业服务中心法律服务室", "room", "main", 45),
    ("职工公寓法律图书角", "books", "main", 28),
)
_EVENTS = (
    ("publicity", "民法典与企业用工", "民法典、劳动合同法", "发放资料、讲座"),
    ("advice", "农民工维权法律咨询", "保障农民工工资支付条例", "咨询、发放资料"),
    ("enterprise", "法律进企业：合同风险防范", "民法典", "讲座"),
    ("publicity", "信访工作条例宣传", "信访工作条例", "展板、发放资料"),
    ("publicity", "反电信网络诈骗法宣传", "反电信网络诈骗法", "发放资料、有奖问答"),
)
_TASKS = (
    ("gangs", "重点行业领域排查整治", "走访建筑、运输企业，摸排强揽工程线索", "public_order", 3, 28),
    ("fraud", "园区企业反诈宣传全覆盖", "进企业、进宿舍宣传，安装国家反诈中心App", "public_order", 5, 30),
    ("drugs", "寄递物流和易制毒企业检查", "检查物流点和易制毒化学品使用企业", "safety", 6, 20),
    ("peace", "出租厂房和宿舍安全摸排", "逐间登记，发现问题交办", "public_order", 6, 10),
    ("fraud", "下半年反诈集中宣传", "开学返岗季集中宣传", "public_order", 9, 30),
)
_DONE, _MISSED = 3, 2  # tasks done by now; the venue that had no event in the first quarter
_TITLES = {
    "gangs": "行业领域线索摸排",
    "fraud": "反诈进企业进宿舍",
    "drugs": "禁毒宣传和场所检查",
    "peace": "出租房摸排",
}
_CLUES = (
    ("gangs", "report", "violence", "反映有人强揽某工地土方运输"),
    ("fraud", "patrol", "fraud", "职工收到冒充客服的诈骗电话"),
    ("gangs", "department", "usury", "反映有人在宿舍区发放高息贷款广告"),
    ("drugs", "superior", "drugs", "上级转来的涉毒人员活动线索"),
)


def campaign_sheets(chance: Random, today: date) -> Iterator[Sheet]:
    """Venues before their events, tasks before their activities, and tasks again with what became of them."""
    names = Names(chance)
    venues = [*_venues(names, today)]
    yield Sheet("public_order.legal_venue", "法治文化阵地", venues, Manner(days="%Y年%m月%d日"))
    yield Sheet(
        "public_order.legal_event",
        "法治宣传活动登记",
        [*_events(venues, chance, names, today)],
        Manner(title="法治宣传活动登记表", totals=True, days="%Y.%m.%d", names={"leaflets": "发放资料"}),
    )
    tasks = [*_tasks(names, today)]
    activities = [*_activities(tasks, chance, names, today)]
    yield Sheet("public_order.campaign_task", "平安建设任务分解", tasks, Manner(days="%Y.%m.%d"))
    yield Sheet(
        "public_order.campaign_activity",
        "平安建设活动登记",
        activities,
        Manner(title="平安建设活动登记表", totals=True, days="%Y/%m/%d"),
    )
    yield Sheet(
        "public_order.campaign_task", "平安建设任务完成情况", [*_done(tasks)], Manner(days="%Y.%m.%d")
    )
    yield Sheet("public_order.clue", "线索登记", [*_clues(chance, names, today)], Manner(days="%Y-%m-%d"))


def _venues(names: Names, today: date) -> Iterator[Row]:
    for place, (name, kind, park, area) in enumerate(_VENUES, 1):
        yield {
            "venue_no": f"ZD-{place:02d}",
            "venue_name": name,
            "kind": kind,
            "park": park,
            "address": f"{name}所在地",
            "area": area,
            "built_on": date(today.year - 2, 5, 20),
            "keeper_name": names.person(),
            "renewed_on": date(today.year, 3, 12),
        }


def _events(venues: Sequence[Row], chance: Random, names: Names, today: date) -> Iterator[Row]:
    """Every venue once a quarter, but for one that was missed; those of the last days are not filed yet."""
    quarters = (date(today.year - 1, 10, 9), date(today.year, 1, 6), date(today.year, 4, 7))
    drawn = []
    for quarter in quarters:
        for place, venue in enumerate(venues):
            if quarter.month == 1 and place == _MISSED:
                continue
            drawn.append((working_day(chance, quarter, quarter + timedelta(days=80)), venue))
    for number, (day, venue) in enumerate(sorted(drawn, key=lambda each: each[0]), 1):
        kind, topic, laws, forms = chance.choice(_EVENTS)
        filed = after(day, 6)
        yield {
            "event_no": f"PF{day.year}-{number:02d}",
            "kind": kind,
            "topic": topic,
            "laws": laws,
            "held_on": day,
            "venue": venue["venue_no"],
            "place": venue["venue_name"],
            "host": _DEPARTMENT,
            "partners": "司法所、总工会" if number % 3 == 0 else None,
            "enterprises": chance.randint(5, 40),
            "attendees": chance.randint(40, 220),
            "consulted": chance.randint(5, 60),
            "forms": forms,
            "banners": chance.randint(1, 8),
            "boards": chance.randint(0, 12),
            "leaflets": chance.randint(100, 900),
            "in_charge": names.person(),
            "filed_on": filed if filed <= today else None,
        }


def _tasks(names: Names, today: date) -> Iterator[Row]:
    for place, (campaign, title, measure, department, month, day) in enumerate(_TASKS, 1):
        yield {
            "task_no": f"ZX{today.year}-{place:02d}",
            "campaign": campaign,
            "title": title,
            "measure": measure,
            "department": department,
            "person": names.person(),
            "assigned_on": on_or_after(date(today.year, 2, 10 + place)),
            "due_on": date(today.year, month, day),
        }


def _activities(tasks: Sequence[Row], chance: Random, names: Names, today: date) -> Iterator[Row]:
    """Three for each task that has begun, before it was due."""
    drawn = [
        (
            working_day(
                chance,
                task["assigned_on"] + timedelta(days=7),
                min(task["due_on"] - timedelta(days=8), today),
            ),
            task,
        )
        for task in tasks[:-1]
        for _ in range(3)
    ]
    for number, (day, task) in enumerate(sorted(drawn, key=lambda each: each[0]), 1):
        fraud = task["campaign"] == "fraud"
        yield {
            "activity_no": f"PA{today.year}-{number:02d}",
            "campaign": task["campaign"],
            "task": task["task_no"],
            "topic": _TITLES[task["campaign"]],
            "held_on": day,
            "mode": chance.choice(("enterprise", "site", "dormitory")),
            "place": "园区企业和职工公寓",
            "host": _DEPARTMENT,
            "partners": "派出所",
            "enterprises": chance.randint(3, 14),
            "attendees": chance.randint(30, 160),
            "posters": chance.randint(20, 160),
            "leaflets": chance.randint(80, 400),
            "pushes": chance.randint(1, 4),
            "app_users": chance.randint(30, 150) if fraud else None,
            "rooms": chance.randint(20, 80) if task["campaign"] == "peace" else None,
            "places": chance.randint(2, 9) if task["campaign"] == "drugs" else None,
            "clues": 1 if number % 5 == 0 else 0,
            "in_charge": names.person(),
        }


def _done(tasks: Sequence[Row]) -> Iterator[Row]:
    for task in tasks[:_DONE]:
        reported = after(task["due_on"], -6)
        yield task | {
            "result": f"已按要求完成：{task['measure']}",
            "reported_on": reported,
            "done_on": after(reported, 3),
        }


def _clues(chance: Random, names: Names, today: date) -> Iterator[Row]:
    for place, (campaign, source, kind, content) in enumerate(_CLUES, 1):
        received = working_day(chance, date(today.year, 1, 20), today - timedelta(days=20))
        closed = after(received, 35)
        yield {
            "clue_no": f"XS{today.year}-{place:02d}",
            "campaign": campaign,
            "source": source,
            "kind": kind,
            "content": content,
            "target": names.person(),
            "received_on": received,
            "organ": "云岚市公安局高新分局",
            "transferred_on": after(received, 1),
            "result": chance.choice(("true", "untrue")) if closed <= today else None,
            "closed_on": closed if closed <= today else None,
        }
