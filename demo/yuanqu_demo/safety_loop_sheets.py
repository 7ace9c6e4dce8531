"""The workbooks of inspections and hazards, as the safety department keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from yuanqu_demo.safety_checks import Life, Records, Visit, plan_of, plan_rows
from yuanqu_demo.safety_objects import DEPARTMENT
from yuanqu_demo.sheets import Manner, Row, Sheet

_ITEMS = ("安全生产责任制", "现场设备设施防护", "消防设施和疏散通道")
_LAW = "中华人民共和国安全生产法第四十一条、第六十五条"


def loop_sheets(kept: Records, today: date) -> Iterator[Sheet]:
    """Plans, inspections and their items, orders, hazards, major hazards, opinions."""
    yield Sheet("safety.inspection_plan", "检查方案登记", [*plan_rows(today)], Manner(days="%Y.%m.%d"))
    yield Sheet(
        "safety.inspection",
        "检查记录",
        [_inspection(visit, today) for visit in kept.visits],
        Manner(title="安全生产检查记录台账", names={"object": "被检查单位", "started_at": "检查时间"}),
    )
    orders: dict[str, list[Life]] = defaultdict(list)
    for life in kept.hazards:
        orders[life.order].append(life)
    yield Sheet(
        "safety.rectification_order",
        "限期整改责任书登记",
        [_order(number, lives) for number, lives in orders.items()],
        Manner(title="限期整改责任书登记簿", days="%Y年%m月%d日"),
    )
    yield Sheet(
        "safety.hazard",
        "隐患排查治理台账",
        [_hazard(life, life.level != "major") for life in kept.hazards],
        Manner(
            title="隐患排查治理台账",
            totals=True,
            days="%Y.%m.%d",
            names={"object": "被检查单位", "found_on": "检查日期", "order": "整改责任书"},
        ),
    )
    yield Sheet("safety.inspection_item", "检查事项", [*_items(kept.visits[:60])])
    yield from _major_sheets(kept.hazards, today)
    yield Sheet(
        "safety.recheck_opinion",
        "整改复查意见书登记",
        [*_opinions(orders, kept)],
        Manner(title="整改复查意见书登记簿", days="%Y.%m.%d"),
    )


def _inspection(visit: Visit, today: date) -> Row:
    handled = ["当场整改"] if any(life.handling == "spot" for life in visit.hazards) else []
    handled += ["限期整改"] if any(life.handling == "limited" for life in visit.hazards) else []
    handled += ["停产停业整改"] if any(life.handling == "stop" for life in visit.hazards) else []
    return {
        "inspection_no": visit.number,
        "plan": plan_of(visit, today),
        "kind": visit.kind,
        "object": visit.subject.number,
        "place": visit.hazards[0].what.place if visit.hazards else "厂区",
        "site_principal": visit.subject.manager,
        "site_post": "安全负责人",
        "started_at": visit.at,
        "ended_at": visit.at + timedelta(minutes=75),
        "inspecting_unit": DEPARTMENT,
        "inspectors": "、".join(visit.inspectors),
        "findings": f"查出问题{len(visit.hazards)}项" if visit.hazards else "现场未发现问题",
        "result": "0" if visit.hazards else "1",
        "handling": "、".join(handled) or None,
        "signed_on": visit.at.date(),
    }


def _order(number: str, lives: list[Life]) -> Row:
    first = lives[0]
    return {
        "document_no": number,
        "order_kind": "letter",
        "object": first.subject.number,
        "inspection": first.visit.number if first.visit else None,
        "issued_on": first.ordered,
        "due_on": max(life.due for life in lives),
        "legal_basis": _LAW,
        "officers": "、".join(first.found_by),
        "received_by": first.subject.manager,
        "received_on": first.ordered,
        "served_how": "直接送达",
        "responsible": first.subject.manager,
        "pledge": "；".join(life.what.mend for life in lives),
    }


def _hazard(life: Life, with_days: bool) -> Row:
    major = life.level == "major"
    days = {"ordered_on": life.ordered, "rectified_on": life.rectified, "closed_on": life.closed}
    return {
        "hazard_no": life.number,
        "inspection": life.visit.number if life.visit else None,
        "object": life.subject.number,
        "source": life.source,
        "found_on": life.found,
        "found_by": "、".join(life.found_by),
        "place": life.what.place,
        "part": life.what.part,
        "description": life.what.words,
        "category": life.what.category,
        "level": life.level,
        "major_basis": "工贸企业重大事故隐患判定标准" if major else None,
        "handling": life.handling,
        "requirement": life.what.mend,
        "due_on": life.due,
        "rectifying_unit": life.subject.name,
        "rectifier": life.subject.manager,
        "rectifier_phone": life.subject.phone,
        "supervising_unit": DEPARTMENT,
        "supervisor": life.found_by[0],
        "order": life.order,
        "done_text": f"已{life.what.mend}" if life.rectified else None,
        "cost": life.cost if life.rectified else None,
        "interim_measures": "停止作业，设置警戒，专人看守" if major else None,
        "recheck_unit": DEPARTMENT if life.closed else None,
        "rechecked_by": life.rechecked_by if life.closed else None,
        "recheck_text": "现场复查，整改到位" if life.closed else None,
        "recheck_result": "pass" if life.closed else None,
        **(days if with_days else {}),
        "reported_up": True if major else None,
    }


def _items(visits: list[Visit]) -> Iterator[Row]:
    for visit in visits:
        for seq, content in enumerate(_ITEMS, 1):
            hazard = visit.hazards[seq - 1] if seq <= len(visit.hazards) else None
            yield {
                "inspection": visit.number,
                "seq": seq,
                "content": hazard.what.part if hazard else content,
                "result": "fail" if hazard else "pass",
                "mending": "限期整改" if hazard else None,
                "hazard": hazard.number if hazard else None,
            }


def _major_sheets(hazards: list[Life], today: date) -> Iterator[Sheet]:
    """A major hazard is ordered on its plan: the plan first, then what was done, then the days of supervision."""
    plans = [*_major(hazards, today)]
    yield Sheet(
        "safety.major_hazard",
        "重大隐患治理方案",
        [
            {
                name: value
                for name, value in row.items()
                if not name.endswith("ed_on") or name == "reported_on"
            }
            for row in plans
        ],
        Manner(days="%Y年%m月%d日"),
    )
    done = [_hazard(life, True) for life in hazards if life.level == "major"]
    yield Sheet("safety.hazard", "重大隐患整改情况", done, Manner(title="重大隐患整改情况", days="%Y.%m.%d"))
    yield Sheet("safety.major_hazard", "重大隐患挂牌督办台账", plans, Manner(days="%Y年%m月%d日"))


def _major(hazards: list[Life], today: date) -> Iterator[Row]:
    for number, life in enumerate((life for life in hazards if life.level == "major"), 1):
        yield {
            "number": f"ZD-{life.found.year}-{number:02d}",
            "hazard": life.number,
            "reported_on": life.found,
            "state_and_cause": f"{life.what.words}；企业辨识不到位，投入不足。",
            "severity_text": "可能造成人员伤亡",
            "difficulty_text": "须局部停产改造",
            "plan_goal": "消除隐患，恢复安全生产条件",
            "plan_method": life.what.mend,
            "plan_funds": life.cost,
            "plan_people": f"企业主要负责人牵头，{life.subject.manager}负责",
            "plan_deadline": life.due,
            "plan_safety": "停产期间断电上锁，设警戒区，落实现场处置方案",
            "duty_settled": True,
            "measures_settled": True,
            "time_settled": True,
            "funds_settled": True,
            "plan_settled": True,
            "interim": "撤出作业人员，停用设备，设置警戒",
            "listed_level": "zone",
            "listing_doc": f"云高管督〔{life.found.year}〕{number}号",
            "overseer": DEPARTMENT,
            "oversight_due_on": life.due,
            **_stages(life, today),
        }


def _stages(life: Life, today: date) -> Row:
    """The days of supervision that have come, in their fixed order."""
    done = {"listed_on": life.ordered, "applied_on": life.rectified}
    if life.rectified and life.closed:
        done["reviewed_on"] = life.rectified + timedelta(days=1)
        done["accepted_on"] = life.closed
        for days, name in ((2, "sampled_on"), (4, "proposed_on"), (6, "delisted_on")):
            done[name] = life.closed + timedelta(days=days)
    return {name: day for name, day in done.items() if day and day <= today}


def _opinions(orders: dict[str, list[Life]], kept: Records) -> Iterator[Row]:
    """An opinion on each order of which every hazard is closed, numbered by day."""
    closed = [
        (max(life.closed for life in lives if life.closed), number, lives)
        for number, lives in orders.items()
        if all(life.closed for life in lives)
    ]
    serials: dict[int, int] = defaultdict(int)
    for day, number, lives in sorted(closed, key=lambda each: each[:2]):
        serials[day.year] += 1
        officers = [
            lives[0].rechecked_by,
            *(name for name in kept.inspectors if name != lives[0].rechecked_by),
        ]
        yield {
            "document_no": f"云安复〔{day.year}〕{serials[day.year]}号",
            "object": lives[0].subject.number,
            "order": number,
            "decision": "limited",
            "decided_on": lives[0].ordered,
            "opinion": "经复查，所列问题已整改到位。",
            "officers": "、".join(officers[:2]),
            "received_by": lives[0].subject.manager,
            "rechecked_on": day,
        }
