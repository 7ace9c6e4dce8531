"""The party office's running work: instructors and their visits, members, monthly reports, venues, yearly duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.party_cast import Branch, Cast
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet, months
from yuanqu_demo.story import Story

INSTRUCTORS, EACH, WORKED = 24, 5, 40
_SENT, _STRUCK_OFF = date(2025, 3, 5), date(2025, 5, 22)
_MISSED_VISITS, _MISSED_REPORTS = 0.04, 0.05
_ITEMS = "一块牌子、一面党旗、一处活动场所、一套桌椅设施、一个宣传栏（书架）、一套制度"
_DUTIES = (
    ("committee", "duty", "每半年专题研究全面从严治党工作不少于一次", "党政办公室", 6),
    ("committee", "duty", "每季度听取一次非公企业党建工作汇报", "党建科", 6),
    ("committee", "duty", "研究部署深入贯彻中央八项规定精神学习教育", "党建科", 4),
    ("committee", "plan", "推进「两个覆盖」攻坚，完成第一阶段任务", "党建科", 6),
    ("committee", "plan", "建设园区党群服务中心和共享阵地", "党建科", 6),
    ("first", "duty", "重要工作亲自部署、重大问题亲自过问", "党政办公室", 6),
    ("first", "duty", "带头讲授专题党课", "党建科", 6),
    ("first", "duty", "与班子成员开展廉政谈话", "纪检监察室", 5),
    ("member", "duty", "对分管科室开展一岗双责检查", "各科室", 6),
    ("member", "duty", "包联党建攻坚企业并走访", "各科室", 6),
    ("member", "plan", "推动分管领域问题整改销号", "各科室", 6),
    ("discipline", "duty", "开展违规吃喝集中整治监督检查", "纪检监察室", 6),
    ("discipline", "duty", "组织警示教育", "纪检监察室", 6),
    ("discipline", "plan", "对整治问题开展回头看", "纪检监察室", 9),
    ("branch", "duty", "落实三会一课和主题党日", "各党支部", 6),
    ("branch", "duty", "按月报送非公党建月报", "各党支部", 6),
    ("branch", "plan", "发展党员和流动党员管理", "各党支部", 12),
    ("committee", "plan", "年度党建工作述职评议", "党建科", 12),
)


@dataclass(frozen=True)
class Assigned:
    """An instructor sent to an enterprise; ``until``: the day before it was covered."""

    instructor: str
    firm: Firm
    until: date | None = None


def assignments(story: Story, cast: Cast) -> list[Assigned]:
    """Some of the uncovered have an instructor, and some of those covered had one until then."""
    chance = story.random("assignments")
    places = [f"ZD-{number % INSTRUCTORS + 1:03d}" for number in range(INSTRUCTORS * EACH)]
    firms = chance.sample(cast.uncovered, min(len(places), len(cast.uncovered)))
    sent = [Assigned(instructor, firm) for instructor, firm in zip(places, firms, strict=False)]
    for branch in cast.new:
        if not branch.single:
            until = branch.approved - timedelta(days=1)
            sent.append(Assigned(chance.choice(places), branch.firms[0], max(until, _SENT)))
    return sent


def worked(story: Story, sent: list[Assigned]) -> dict[str, tuple[str, date]]:
    """The targets struck off by work coverage: credit code → instructor and day."""
    lasting = [each for each in sent if each.until is None]
    chosen = story.random("worked").sample(lasting, min(WORKED, len(lasting)))
    return {each.firm.uscc: (each.instructor, _STRUCK_OFF) for each in chosen}


def instructor_sheets(story: Story, sent: list[Assigned], today: date) -> Iterator[Sheet]:
    """Instructors, whom they were sent to, whom they visited."""
    chance = story.random("instructors")
    names = Names(chance)
    yield Sheet(
        "party.instructor",
        "党建指导员名册",
        [_instructor(chance, names, number) for number in range(1, INSTRUCTORS + 1)],
        Manner(title="党建指导员名册", days="%Y.%m.%d"),
    )
    yield Sheet(
        "party.assignment", "指导员派驻表", [_assignment(each) for each in sent], Manner(days="%Y-%m-%d")
    )
    yield Sheet(
        "party.visit",
        "指导员走访记录",
        [*_visits(chance, sent, today)],
        Manner(days="%Y/%m/%d", csv="gb18030"),
    )


def _instructor(chance: Random, names: Names, number: int) -> Row:
    return {
        "instructor_no": f"ZD-{number:03d}",
        "person": names.person(),
        "employer": chance.choice(
            ("云岚高新区管委会", "云岚市市场监督管理局", "云岚市税务局", "城东街道办事处")
        ),
        "post": "科员",
        "engagement": chance.choice(("full", "part", "part")),
        "level": chance.choice(("county", "zone", "zone", "secretary")),
        "visits_a_month": 1,
        "phone": names.phone(),
        "sent_on": _SENT if number > 4 else date(2023, 4, 10),
        "released_on": None,
    }


def _assignment(each: Assigned) -> Row:
    return {
        "instructor": each.instructor,
        "enterprise": each.firm.uscc,
        "since": _SENT,
        "until": each.until,
        "end_reason": "已建党组织" if each.until else None,
    }


def _visits(chance: Random, sent: list[Assigned], today: date) -> Iterator[Row]:
    for each in sent:
        for month in months((2025, 3), (2025, 6)):
            last = min(month + timedelta(days=27), each.until or today)
            first = max(month, _SENT)
            if last <= first + timedelta(days=7) or chance.random() < _MISSED_VISITS:
                continue
            day = working_day(chance, first, last)
            found = chance.choice((0, 0, 0, 1))
            problem = chance.random() < 0.1
            yield {
                "instructor": each.instructor,
                "enterprise": each.firm.uscc,
                "visited_on": day,
                "content": chance.choice(
                    (
                        "宣讲组建政策，了解党员情况",
                        "摸清职工和党员底数",
                        "指导工会和团组织建设",
                        "收集企业诉求",
                    )
                ),
                "members_found": found,
                "problem": "党员组织关系未转入，活动时间难统一" if problem else None,
                "solved_on": day + timedelta(days=9) if problem and day < date(2025, 6, 10) else None,
            }


def organisation_sheets(story: Story, cast: Cast, today: date) -> Iterator[Sheet]:
    """What each branch keeps: members by name, monthly reports; and the venues."""
    chance = story.random("branches")
    names = Names(chance)
    yield Sheet(
        "party.member",
        "党员名册",
        [*_members(chance, names, cast.standing)],
        Manner(title="党员名册（内部）", days="%Y.%m.%d", months="%Y.%m"),
    )
    yield Sheet(
        "party.monthly_report",
        "非公党建月报汇总",
        [row for branch in cast.standing for row in _reports(chance, branch, today)],
        Manner(days="%Y-%m-%d", months="%Y年%m月"),
    )
    yield Sheet(
        "party.venue",
        "党群阵地台账",
        [*_venues(chance, cast.standing)],
        Manner(title="党群阵地台账", days="%Y.%m.%d"),
    )
    yield Sheet("party.responsibility", "责任清单和年度计划", [*_duties()], Manner(days="%Y年%m月%d日"))


def _members(chance: Random, names: Names, branches: list[Branch]) -> Iterator[Row]:
    number = 0
    for branch in branches:
        for place in range(branch.members + 1):
            number += 1
            full = place < branch.members
            joined = date(chance.randint(2008, 2021), chance.randint(1, 12), 1)
            yield {
                "member_no": f"DY-{number:04d}",
                "person": branch.secretary if place == 0 else names.person(),
                "sex": chance.choice(("1", "1", "2")),
                "nation": "汉族",
                "born_on": date(chance.randint(1966, 1999), chance.randint(1, 12), chance.randint(1, 28)),
                "education": chance.choice(("大专", "本科", "高中")),
                "joined_on": joined if full else date(2024, 9, 27),
                "full_on": joined.replace(year=joined.year + 1) if full else None,
                "status": "2" if full else "1",
                "flow": chance.choice(("0", "0", "0", "1")),
                "post": "1" if place == 0 else "3" if place == 1 else "4" if place == 2 else "0",
                "organisation": branch.code,
                "moved_in_on": branch.approved,
                "enterprise": branch.firms[place % len(branch.firms)].uscc,
                "dues": Decimal(chance.randint(6, 40)) / 2,
                "dues_to": date(2025, 5, 1),
            }


def _reports(chance: Random, branch: Branch, today: date) -> Iterator[Row]:
    for month in (date(2025, number, 1) for number in range(1, 6)):
        end = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        if end < branch.approved or chance.random() < _MISSED_REPORTS:
            continue
        yield {
            "organisation": branch.code,
            "month": month,
            "reported_on": min(end + timedelta(days=chance.randint(1, 5)), today),
            "members": branch.members + 1,
            "meetings": chance.randint(1, 3),
            "firm_changes": "无",
        }


def _venues(chance: Random, branches: list[Branch]) -> Iterator[Row]:
    yield _venue(chance, "ZD-01", "云岚高新区党群服务中心", "centre", None, Decimal(1260), True)
    yield _venue(chance, "ZD-02", "东片区党建工作站", "station", None, Decimal(220), True)
    for number, branch in enumerate(chance.sample(branches, min(14, len(branches))), 3):
        kind, word = ("room", "党员活动室") if branch.single else ("shared", "共享阵地")
        name = f"{branch.short.removesuffix('支部')}{word}"
        size = Decimal(chance.randint(40, 180))
        yield _venue(chance, f"ZD-{number:02d}", name, kind, branch, size, chance.random() < 0.65)


def _venue(
    chance: Random, number: str, name: str, kind: str, branch: Branch | None, area: Decimal, reached: bool
) -> Row:
    opened = max(date(2024, 5, 1), branch.elected if branch else date(2024, 5, 1))
    return {
        "venue_no": number,
        "venue_name": name,
        "kind": kind,
        "organisation": branch.code if branch else None,
        "area": area,
        "address": f"云岚市高新区科创路{chance.randint(1, 180)}号",
        "opened_on": opened,
        "items": _ITEMS if reached else "、".join(_ITEMS.split("、")[: chance.randint(3, 5)]),
        "reached_on": opened + timedelta(days=10) if reached else None,
        "lost_on": None,
        "cost": Decimal(chance.randint(2, 30)),
        "fund_source": "园区党建经费",
        "checked_on": date(2025, 6, 18),
        "fix": None if reached else "按六个一标准补齐条目",
    }


def _duties() -> Iterator[Row]:
    for number, (subject, kind, duty, department, month) in enumerate(_DUTIES, 1):
        due = date(2025, month, 28)
        done = month <= 6 and number != 10
        yield {
            "year": 2025,
            "subject": subject,
            "item_no": f"{number:02d}",
            "kind": kind,
            "duty": duty,
            "measure": "列入年度计划，按季调度，半年考核",
            "department": department,
            "due_on": due,
            "done_on": due - timedelta(days=number) if done else None,
            "result": "已按要求完成，资料归档" if done else None,
            "rating": "good" if done else None,
        }
