"""Conduct and education: problems rectified, events held and filed — and what is left unfiled or unapproved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.names import COMMITTEE, Names
from yuanqu_demo.party_cast import Branch, Cast
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

CAMPAIGN = "深入贯彻中央八项规定精神学习教育"
_PROBLEMS = (
    ("reception", "个别科室公务接待事前审批不规范，存在先接待后补单的情形", "完善接待审批单，先批后接"),
    ("reception", "工作餐陪餐人数超出规定，二月份有两次超过三人", "严格陪餐人数，财务逐单审核"),
    ("car", "公务用车节假日封存登记不完整，春节期间漏登两台次", "节假日封存由专人登记核对"),
    ("office", "一间办公用房调整后仍有两名工作人员混用，面积未重新核定", "重新核定面积并张贴标识"),
    ("allowance", "加班补贴发放名单未经公示即报财务，涉及一个科室", "名单公示三日后发放"),
    ("gift", "节日慰问品采购未列入清单，难以核对去向", "慰问品一律列单采购并签领"),
    ("meeting", "一季度召开的全区性会议数量较上年同期增加，部分会议可以合并", "合并召开，实行会议计划管理"),
    ("meeting", "向企业下发的报表有四张内容重复，企业反复填报", "合并报表，一次填报多方共用"),
    ("research", "到企业检查前未统筹，同一企业一周内接待三批检查", "建立联合检查计划，扎口管理"),
    ("secondment", "借调干部到期未及时清退，有一人超期两个月", "办理清退手续，建立到期提醒"),
    ("enterprise", "窗口人员对企业咨询一次性告知不到位，企业多跑一趟", "落实一次性告知单，纳入好差评"),
    ("duty", "个别项目推进会议定事项督办不及时，两项超期未回复", "议定事项列入督办台账"),
    ("policy", "惠企资金兑现较承诺期限晚十五天，涉及六家企业", "倒排兑现时间，逐户告知进度"),
)
_CLOSED_BEFORE = date(2025, 6, 25)


def conduct_sheets(story: Story, cast: Cast, today: date) -> Iterator[Sheet]:
    """The rectification list and the events."""
    chance = story.random("conduct")
    yield Sheet(
        "party.rectification",
        "专项整治问题台账",
        [*_items(chance, today)],
        Manner(title="专项整治问题清单（台账）", days="%Y年%m月%d日"),
    )
    rows = [*_events(story, chance), *_branch_meetings(chance, cast.standing, today)]
    for number, row in enumerate(sorted(rows, key=lambda row: str(row["planned_on"])), 1):
        row["event_no"] = f"HD-{row['planned_on'].year}-{number:03d}"
    yield Sheet(
        "party.event",
        "党建活动台账",
        [{"event_no": row["event_no"], **row} for row in rows],
        Manner(title="党建活动台账", days="%Y.%m.%d", names={"held_on": "活动日期"}),
    )


def _items(chance: Random, today: date) -> Iterator[Row]:
    """Most are mended and closed; a few are under way, one is kept up for good, two await approval."""
    names = Names(chance)
    departments = ("党政办公室", "经济运行科", "政务服务科", "财政金融科", "招商局")
    for number in range(1, chance.randint(24, 32)):
        kind, problem, measure = _PROBLEMS[number % len(_PROBLEMS)]
        at_once = chance.random() < 0.75
        found = working_day(chance, date(2025, 3, 24), date(2025, 4, 30))
        due = found + timedelta(days=30 if at_once else 75)
        done = found + timedelta(days=chance.randint(8, 28) if at_once else chance.randint(35, 72))
        closed = done + timedelta(days=chance.randint(2, 6))
        approved = number > 2
        mended = approved and closed <= _CLOSED_BEFORE and chance.random() < 0.9
        looked_back = mended and number % 6 == 3 and closed + timedelta(days=14) <= today
        department = departments[number % len(departments)]
        yield {
            "campaign": CAMPAIGN,
            "item_no": f"ZZ-{number:02d}",
            "origin": chance.choice(("self", "self", "public", "survey", "superior")),
            "scope": chance.choice(("team", "department", "department", "company")),
            "kind": kind,
            "problem": f"{problem}（{department}）",
            "mode": "at_once" if at_once else "campaign",
            "measures": f"{measure}；责任人每周报进度。",
            "leader": names.person(),
            "department": department,
            "owner": names.person(),
            "found_on": found,
            "due_on": due,
            "approved_on": found + timedelta(days=3) if approved else None,
            "progress": "已按措施整改，佐证材料齐全" if mended else None,
            "done_on": done if mended else None,
            "closed_on": closed if mended and number != 5 else None,
            "kept_on": closed if mended and number == 5 else None,
            "rule_made": f"{department}工作规程（2025年修订）" if mended and number % 4 == 1 else None,
            "looked_back_on": closed + timedelta(days=14) if looked_back else None,
            "look_back": "未见反弹" if looked_back else None,
        }


def _events(story: Story, chance: Random) -> Iterator[Row]:
    """The story's events; beside them one held and never filed, one only planned, one of last year."""
    names = Names(chance)
    for place in range(story.warning_events):
        kind, theme = (("warning", "观看警示教育片"), ("base_visit", "参观廉政教育基地"))[place % 3 == 1]
        day = working_day(chance, date(2025, 3, 10), date(2025, 6, 12))
        yield _event(chance, names, kind, theme, day, filed=True)
    for _ in range(story.lectures):
        day = working_day(chance, date(2025, 3, 26), date(2025, 6, 12))
        yield _event(chance, names, "lecture", "中央八项规定及其实施细则精神宣讲", day, filed=True)
    for kind, theme, count in (
        ("party_lecture", "书记讲专题党课", 2),
        ("seminar", "学习研讨读书班", 3),
        ("theme_day", "主题党日", 4),
        ("talk", "节前集体廉政谈话", 2),
    ):
        for _ in range(count):
            day = working_day(chance, date(2025, 1, 8), date(2025, 6, 12))
            yield _event(chance, names, kind, theme, day, filed=True)
    yield _event(chance, names, "warning", "典型案例剖析会", date(2025, 6, 18), filed=False)
    yield _event(chance, names, "lecture", "中央八项规定及其实施细则精神宣讲", date(2024, 11, 20), filed=True)
    planned = _event(chance, names, "warning", "旁听职务犯罪案件庭审", date(2025, 6, 26), filed=False)
    yield {**planned, "held_on": None, "present": None, "place": None}


def _branch_meetings(chance: Random, branches: list[Branch], today: date) -> Iterator[Row]:
    """Each branch meets once a month; now and then a month is missed."""
    names = Names(chance)
    for branch in branches:
        for month in range(1, 7):
            first = date(2025, month, 1)
            if first < branch.elected or chance.random() < 0.05:
                continue
            kind = "branch_meeting" if month in (3, 6) else "committee_meeting"
            day = working_day(chance, first, first + timedelta(days=14))
            row = _event(
                chance, names, kind, f"{month}月{_WORD[kind]}", day, filed=add_working_days(day, 4) <= today
            )
            yield {
                **row,
                "organisation": branch.code,
                "host": branch.short,
                "audience": "本支部党员",
                "due": branch.members + 1,
                "present": branch.members + 1 - chance.randint(0, 1),
            }


_WORD = {"branch_meeting": "支部党员大会", "committee_meeting": "支部委员会"}


def _event(chance: Random, names: Names, kind: str, theme: str, day: date, *, filed: bool) -> Row:
    due = chance.randint(40, 160)
    filed_on = add_working_days(day, 3)
    return {
        "kind": kind,
        "theme": theme,
        "organisation": None,
        "planned_on": day - timedelta(days=chance.randint(5, 20)),
        "place": "管委会三楼会议室",
        "host": COMMITTEE,
        "speaker": names.person(),
        "audience": "机关干部和非公企业党组织书记",
        "due": due,
        "present": due - chance.randint(0, 12),
        "cases": chance.randint(2, 5) if kind in ("warning", "base_visit") else None,
        "record_no": f"DJ{filed_on:%Y%m%d}-{chance.randint(10, 99)}" if filed else None,
        "held_on": day,
        "filed_on": filed_on if filed else None,
    }
