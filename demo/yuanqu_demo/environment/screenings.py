"""Screenings by outside experts and the problems they found: last year's, mended and looked back at, and this one's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.environment.story import EnvironmentStory
from yuanqu_demo.names import CITY, COMMITTEE, Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet

AGENCY = f"{CITY}环科院环境咨询有限公司"
LAST_FIRMS, LAST_PROBLEMS = 5, 3
# 类别、级别、描述、点位、建议
FINDINGS = (
    (
        "drain",
        "general",
        "雨污分流不彻底，车间冲洗水进入雨水沟",
        "铸造车间南侧",
        "封堵接口，冲洗水接入污水管",
    ),
    ("first_rain", "general", "初期雨水池容积不足，切换阀未及时关闭", "厂区东北角", "扩容并加装自动切换阀"),
    ("gas", "serious", "喷漆废气收集罩破损，集气效率不足", "喷涂车间", "更换集气罩，复核风量"),
    ("gas", "general", "活性炭超过更换周期未更换", "废气治理设施", "立即更换并留存更换记录"),
    ("dust", "general", "原料堆场未全部覆盖，有扬尘痕迹", "原料堆场", "加盖抑尘网，增设喷淋"),
    ("waste", "general", "一般固废与危险废物混放", "固废间", "分类存放，设标识"),
    ("hazardous", "serious", "危险废物贮存间防渗层破损", "危废间", "修补防渗层并检测"),
    ("hazardous", "general", "危险废物台账与转移联单数量不一致", "危废间", "核对台账，补登差额"),
    ("monitoring", "general", "自行监测频次少于排污许可证要求", "总排口", "按许可证补测并公开"),
    ("ledger", "general", "治理设施运行台账缺近两个月记录", "环保办公室", "补齐台账，专人管理"),
    ("emergency", "general", "突发环境事件应急预案未按期修订", "环保办公室", "修订预案并备案"),
    ("outlet", "general", "雨水排口标识牌缺失", "厂区南侧雨水口", "按规范设标识牌"),
    ("paper", "serious", "技改项目已投产，未完成竣工环保验收", "二号车间", "限期完成自主验收并公开"),
)


@dataclass(frozen=True)
class Screened:
    """One enterprise in one round."""

    number: str
    batch: str
    firm: Firm
    since: date
    until: date
    experts: str


def screening_sheets(
    told: EnvironmentStory, firms: Sequence[Firm], chance: Random, today: date
) -> Iterator[Sheet]:
    """Last autumn's round, then this year's; every problem of this year's is still being mended."""
    names = Names(chance)
    key = [each for each in firms if each.trade.group == "nonferrous" and each.status == "operating"]
    metal = chance.sample(key, min(len(key), told.key_screened + LAST_FIRMS))
    experts = [names.person() for _ in range(4)]
    last = _round(
        metal[told.key_screened :], f"{today.year - 1}-2", date(today.year - 1, 9, 10), experts, chance
    )
    this = _round(metal[: told.key_screened], f"{today.year}-1", date(today.year, 5, 13), experts, chance)
    yield Sheet(
        "environment.screening",
        "第三方环保排查登记表",
        [_screening(each) for each in (*last, *this)],
        Manner(title="第三方环保排查登记表", days="%Y.%m.%d"),
    )
    rows = [
        *_last(last, names, chance),
        *_this(this, told.screening_problems, names, chance, today),
    ]
    yield Sheet("environment.problem", "第三方排查问题清单", rows, Manner(days="%Y.%m.%d"))


def _round(
    firms: Sequence[Firm], batch: str, first: date, experts: list[str], chance: Random
) -> list[Screened]:
    found = []
    for place, firm in enumerate(firms, 1):
        since = working_day(chance, first, first + timedelta(days=24))
        pair = "、".join(chance.sample(experts, 2))
        found.append(Screened(f"PC-{batch}-{place:02d}", f"{batch}批", firm, since, since, pair))
    return found


def _screening(each: Screened) -> Row:
    reported = each.until + timedelta(days=6)
    return {
        "screening_no": each.number,
        "batch": each.batch,
        "client": COMMITTEE,
        "agency": AGENCY,
        "experts": each.experts,
        "enterprise": each.firm.uscc,
        "key": True,
        "visited_from": each.since,
        "visited_to": each.until,
        "contents": "污染治理设施运行、达标排放、危险废物管理、环境风险隐患",
        "report": f"{each.firm.name}环保问题调查报告",
        "reported_on": reported,
        "received_by": each.firm.people[1],
        "received_on": reported + timedelta(days=1),
    }


def problem(
    each: Screened, seq: int, what: tuple[str, str, str, str, str], supervisor: str, given: date
) -> Row:
    """A problem as it is assigned a week after it was found."""
    category, severity, description, place, advice = what
    return {
        "problem_no": f"{each.number}-{seq:02d}",
        "source": "screening",
        "screening": each.number,
        "enterprise": each.firm.uscc,
        "found_on": each.since,
        "category": category,
        "severity": severity,
        "description": description,
        "place": place,
        "advice": advice,
        "measure": advice,
        "done_when": "现场复查符合要求，资料齐全",
        "due_on": given + timedelta(days=60 if severity == "serious" else 30),
        "responsible_unit": each.firm.name,
        "responsible": each.firm.people[2],
        "phone": each.firm.phone,
        "supervisor": supervisor,
        "assigned_on": given,
    }


def _last(done: Sequence[Screened], names: Names, chance: Random) -> Iterator[Row]:
    """Last year's problems: closed, looked back at this spring; the last one came back and was opened again."""
    supervisor = names.person()
    for place, each in enumerate(done):
        for seq, what in enumerate(chance.sample(FINDINGS, LAST_PROBLEMS), 1):
            given = each.since + timedelta(days=8)
            mended = given + timedelta(days=chance.randint(15, 28))
            back = place == len(done) - 1 and seq == LAST_PROBLEMS
            yield problem(each, seq, what, supervisor, given) | {
                "due_on": date(given.year + 1, 7, 31) if back else given + timedelta(days=60),
                "done_text": "已按建议整改",
                "mended_on": mended,
                "accepted_by": each.experts.split("、")[0],
                "acceptance": "pass",
                "closed_on": mended + timedelta(days=9),
                "look_back": "relapsed" if back else "steady",
                "looked_back_on": None if back else mended + timedelta(days=150),
                "reopened_on": mended + timedelta(days=152) if back else None,
                "fine": Decimal("2.5") if what[1] == "serious" and seq == 1 else None,
            }


def _this(done: Sequence[Screened], count: int, names: Names, chance: Random, today: date) -> Iterator[Row]:
    supervisor = names.person()
    shares = [count // len(done) + (place < count % len(done)) for place in range(len(done))]
    for each, share in zip(done, shares, strict=True):
        for seq in range(1, share + 1):
            given = each.since + timedelta(days=8)
            what = FINDINGS[(seq + int(each.number[-2:])) % len(FINDINGS)]
            mended = given + timedelta(days=chance.randint(6, 60))
            done_by = mended if mended <= today - timedelta(days=2) and chance.random() < 0.25 else None
            yield problem(each, seq, what, supervisor, given) | {
                "progress": f"{given + timedelta(days=5):%m月%d日}已制定方案，正在整改",
                "done_text": "已按建议整改，申请验收" if done_by else None,
                "mended_on": done_by,
            }
