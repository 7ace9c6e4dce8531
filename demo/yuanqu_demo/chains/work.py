"""What the chain office works at: targets, issues, plans, recognitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.chains.chart import CHAINS, Segment
from yuanqu_demo.chains.story import ChainStory
from yuanqu_demo.names import Names
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

_REGIONS = ("广东省", "浙江省", "江苏省", "福建省", "上海市", "湖南省")
_PLAN = "装备制造特色产业提升行动计划（2025—2027年）"
_OTHER_PLAN = "有色金属产业链强链补链行动计划（2024—2026年）"
_NEAR = {  # what a lead makes that comes near a gap
    "ZB-01": ("金属结构加工",),
    "ZB-05": ("液压件生产",),
    "ZB-06": ("电动机生产", "工业仪表生产"),
    "ZB-10": ("数控机床生产",),
    "ZB-12": ("矿山机械生产", "汽车零部件加工"),
    "YS-08": ("铜压延加工", "阴极铜生产"),
    "YS-09": ("钨钼冶炼",),
    "YS-10": ("电线电缆生产",),
    "YS-11": ("有色金属合金生产",),
    "FZ-01": ("化纤织物生产",),
    "FZ-07": ("针织服装生产",),
    "GD-01": ("塑料制品生产",),
    "GD-07": ("工业仪表生产",),
}
_MEASURES = (
    ("ZB", "绘制产业链全景图，建立环节强弱清单", "产业发展科", date(2025, 6, 30), date(2025, 6, 14)),
    (
        "ZB",
        "围绕数控系统、精密轴承等缺失环节编制目标企业清单",
        "招商科",
        date(2025, 6, 30),
        date(2025, 5, 28),
    ),
    ("ZB", "推动机床整机企业与本地部件企业结对配套", "产业发展科", date(2025, 12, 31), None),
    ("ZB", "建设装备制造公共检测平台", "科技创新科", date(2026, 6, 30), None),
    ("ZB", "申报装备制造特色产业试验区", "产业发展科", date(2025, 12, 31), None),
    ("YS", "引进电解铜箔、硬质合金刀具等下游项目", "招商科", date(2026, 12, 31), None),
    ("YS", "建立再生铜原料供应预警", "产业发展科", date(2024, 12, 31), date(2024, 12, 18)),
    ("YS", "组织铜加工企业与电机、变压器企业对接", "产业发展科", date(2025, 6, 30), date(2025, 4, 23)),
)
_ISSUES = (
    ("ZB-10", "choke", "高端数控系统和主轴轴承依赖外购，交期不稳"),
    ("ZB-11", "finance", "大型成套设备订单垫资多，流动资金贷款额度不足"),
    ("ZB-08", "talent", "缺少高压试验和绕组工艺技术人员"),
    ("YS-03", "break", "铜精矿长单比例低，原料供应不稳"),
    ("YS-05", "land_energy", "二期压延线用电容量不足"),
    ("YS-04", "technology", "钨粉粒度控制需要联合攻关"),
    ("FZ-05", "block", "印染环节在区外，面料周转时间长"),
    ("FZ-03", "policy", "设备更新补助申报条件需要解释"),
    ("GD-01", "technology", "光学级塑胶注塑精度不足"),
)


def work_sheets(
    seed: int,
    story: ChainStory,
    charted: Sequence[Segment],
    leaders: Sequence[str],
    placed: Sequence[Row],
    leads: Sequence[Row],
    today: date,
) -> Iterator[Sheet]:
    """Targets first; what enterprises say rests on who stands where. ``leads``: 招商科's, as it enters them."""
    drawn = chance(seed, "chain work")
    on = _firms_on(placed)
    wanted = [*_targets(charted, drawn, leaders, leads, today), *_signed(charted, placed, leads, drawn)]
    yield Sheet("chains.gap_target", "补链强链延链目标清单", wanted, Manner(days="%Y.%m.%d"))
    yield Sheet("chains.chain_issue", "产业链问题清单", [*_issues(on, drawn, today)])
    yield Sheet("chains.plan_measure", "行动计划任务分解表", [*_measures()], Manner(days="%Y年%m月%d日"))
    yield Sheet("chains.cluster_recognition", "集群和试验区申报", [*_recognitions(story.applying)])


def _firms_on(placed: Sequence[Row]) -> dict[str, list[str]]:
    on: dict[str, list[str]] = {}
    for row in placed:
        if row.get("enterprise"):
            on.setdefault(row["segment"], []).append(row["enterprise"])
    return on


def _targets(
    charted: Sequence[Segment], drawn: Random, leaders: Sequence[str], leads: Sequence[Row], today: date
) -> Iterator[Row]:
    """One or two wanted for each segment that is missing or weak, at every step of the way to a lead."""
    names, number = Names(drawn), 0
    year = date(today.year, 1, 1)
    free = [
        lead
        for lead in leads
        if lead["registered_on"] >= year and not lead["project"] and not lead["dropped_on"]
    ]
    for each in charted:
        if each.strength not in ("missing", "weak"):
            continue
        for turn in range(2 if each.strength == "missing" else 1):
            number += 1
            lead = _lead_of(each, free) if turn == 0 else None
            day = lead["registered_on"] if lead else working_day(drawn, date(2025, 2, 3), date(2025, 6, 20))
            listed, contacted = day - timedelta(days=70), day - timedelta(days=drawn.randint(15, 40))
            met = lead is not None or drawn.random() < 0.6
            yield {
                **_target(each, number, names, drawn, listed),
                **({"target_firm": lead["investor"], "lead": lead["lead_no"], "led_on": day} if lead else {}),
                "introducer": drawn.choice(leaders) if drawn.random() < 0.3 else None,
                "contact_by": listed + timedelta(days=60),
                "progress": "已赴企业拜访，介绍本区配套情况" if met else None,
                "contacted_on": contacted if met else None,
            }


def _lead_of(segment: Segment, free: list[Row]) -> Row | None:
    """A lead near the gap that no other target has become."""
    for lead in free:
        if lead["products"] in _NEAR.get(segment.number, ()):
            free.remove(lead)
            return lead
    return None


def _target(segment: Segment, number: int, names: Names, drawn: Random, listed: date) -> Row:
    product = segment.products.split("、")[0]
    return {
        "target_no": f"MB{listed.year}-{number:03d}",
        "segment": segment.number,
        "kind": {"missing": "fill", "weak": "strengthen"}.get(segment.strength, "extend"),
        "gap": f"区内{product}主要从区外采购",
        "target_firm": names.enterprise(product).removeprefix("云岚"),
        "hq_region": drawn.choice(_REGIONS),
        "rank": drawn.choice(("国内同行前十", "细分领域专精特新企业", "上市公司子公司")),
        "expansion_news": "拟在中部地区布局新生产基地",
        "angle": "本地主机企业采购量稳定",
        "priority": drawn.choice("aabbc"),
        "owner_dept": f"{_chain_name(segment)}产业链专班",
        "owner": names.person(),
        "listed_on": listed,
        "note": "按最近一次判定列入",
    }


def _signed(
    charted: Sequence[Segment], placed: Sequence[Row], leads: Sequence[Row], drawn: Random
) -> Iterator[Row]:
    """Targets that became projects: some of those placed this half-year, those of leads first."""
    known, names = {each.number: each for each in charted}, Names(drawn)
    by_project = {lead["project"]: lead for lead in leads if lead["project"]}
    found = [row for row in placed if row.get("project") and row["valid_from"] >= date(2025, 2, 1)]
    found.sort(key=lambda row: row["project"] not in by_project)
    for order, row in enumerate(found[:6], 901):
        lead, signed = by_project.get(row["project"]), row["valid_from"]
        day = lead["registered_on"] if lead else signed - timedelta(days=90)
        yield {
            **_target(known[row["segment"]], order, names, drawn, day - timedelta(days=60)),
            **({"target_firm": lead["investor"], "lead": lead["lead_no"], "led_on": day} if lead else {}),
            "progress": "已签订入园协议",
            "contacted_on": day - timedelta(days=30),
            "project": row["project"],
            "signed_on": signed,
        }


def _issues(on: dict[str, list[str]], drawn: Random, today: date) -> Iterator[Row]:
    for number, (segment, kind, content) in enumerate(_ISSUES, 1):
        raised = working_day(drawn, date(2025, 1, 8), date(2025, 5, 30))
        solved = raised + timedelta(days=drawn.randint(12, 40))
        done = solved <= today - timedelta(days=20)
        yield {
            "issue_no": f"LW2025-{number:03d}",
            "chain": segment[:2],
            "segment": segment,
            "kind": kind,
            "enterprise": on[segment][0] if on.get(segment) else None,
            "raised_on": raised,
            "content": content,
            "level": "zone" if number % 4 else "city",
            "owner_unit": "产业发展科",
            "due_on": raised + timedelta(days=45),
            "progress": "已会同有关单位协调落实" if done else None,
            "rating": "content" if done else None,
            "assigned_on": raised + timedelta(days=2),
            "solved_on": solved if done else None,
            "closed_on": solved + timedelta(days=5) if done else None,
        }


def _measures() -> Iterator[Row]:
    numbers: dict[str, int] = {}
    for chain, measure, dept, due, done in _MEASURES:
        plan, doc, issued = (
            (_PLAN, "云高新办〔2025〕5号", date(2025, 1, 20))
            if chain == "ZB"
            else (_OTHER_PLAN, "云高新办〔2024〕11号", date(2024, 4, 15))
        )
        numbers[plan] = numbers.get(plan, 0) + 1
        yield {
            "plan": plan,
            "measure_no": numbers[plan],
            "doc_no": doc,
            "issued_on": issued,
            "chain": chain,
            "measure": measure,
            "lead_dept": dept,
            "due_on": due,
            "progress": "已完成" if done else "正在推进",
            "done_on": done,
        }


def _recognitions(applying: int) -> Iterator[Row]:
    """The trial zone, at the province since May; as many more in preparation; one awarded and one refused before."""
    trial = {
        **_application("装备制造特色产业试验区", 2025, "trial_zone", "ZB", date(2025, 1, 16)),
        "deadline": date(2025, 5, 30),
        "drafting_on": date(2025, 2, 20),
        **_frozen(date(2025, 5, 12), date(2024, 12, 31)),
        "accepted_on": date(2025, 5, 29),
    }
    more = (
        ("铜基新材料产业集群", "key_cluster", "YS"),
        ("运动服装中小企业特色产业集群", "sme_cluster", "FZ"),
    )
    yield trial
    for title, kind, chain in more[: applying - 1]:
        yield {**_application(title, 2025, kind, chain, date(2025, 4, 8)), "drafting_on": date(2025, 5, 6)}
    yield {
        **_application("有色金属省级重点产业集群", 2023, "key_cluster", "YS", date(2023, 2, 6)),
        "drafting_on": date(2023, 3, 1),
        **_frozen(date(2023, 5, 10), date(2022, 12, 31)),
        "accepted_on": date(2023, 5, 26),
        "reviewed_on": date(2023, 8, 15),
        "publicised_on": date(2023, 9, 11),
        "recognised_on": date(2023, 10, 9),
        "doc_no": "赣工信集群〔2023〕8号",
        "valid_to": date(2026, 10, 8),
    }


def _application(title: str, year: int, kind: str, chain: str, planned: date) -> Row:
    return {
        "title": title,
        "year": year,
        "kind": kind,
        "level": "province",
        "authority": "省工业和信息化厅",
        "chain": chain,
        "main_product": {"ZB": "数控机床、矿山机械、输配电设备", "YS": "铜材、铝材", "FZ": "运动服装"}[chain],
        "planned_on": planned,
    }


def _frozen(recommended: date, figures: date) -> Row:
    return {
        "recommended_on": recommended,
        "figures_on": figures,
        "companies": 96,
        "above_scale": 78,
        "revenue": Decimal("186.4"),
        "tax": Decimal("6.2"),
        "specialised": 17,
        "rd_share": Decimal("3.1"),
    }


def _chain_name(segment: Segment) -> str:
    return next(each.name for each in CHAINS if each.code == segment.chain)
