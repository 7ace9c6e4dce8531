"""The chain office's sheets: the list, the chart, who stands on it, how each segment was judged, the pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.chains.chart import CHAINS, DRAWN, HEADS, Chain, Segment, segments
from yuanqu_demo.chains.story import chain_story
from yuanqu_demo.chains.work import work_sheets
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story
from yuanqu_demo.telling import chance

LEAST, MONTHS = 2, 12
_PLACED = {"GD-01": 3, "FZ-08": 4, "GD-08": 4}
_SECONDARY = {
    "4019": "GD-07",
    "3831": "GD-05",
    "3251": "YS-10",
    "1751": "FZ-07",
    "3240": "YS-11",
    "3812": "GD-04",
}
_SECONDS = 2
_REASONS = {
    "strong": "企业集聚，本地配套齐全，产品在省内有优势",
    "ordinary": "有企业支撑，规模和技术处于中等水平",
    "weak": "企业少、规模小，主机企业多从区外采购",
    "missing": "区内没有企业和签约项目，全部依赖区外",
    "at_risk": "原料对外依存度高，价格和供应波动大",
}


def chain_sheets(
    told: Story, firms: Sequence[Firm], projects: Sequence[Project], leads: Sequence[Row], today: date
) -> Iterator[Sheet]:
    """Every sheet of the office, those that others refer to first. ``leads``: the rows of 招商科's ledger."""
    drawn, charted, story = chance(told.seed, "chains"), segments(), chain_story(told.seed)
    yield Sheet("registers.rule", "产业链规则参数", [*_rules()])
    yield Sheet("chains.industry_chain", "产业链目录", [*_chains()], Manner(days="%Y年%m月%d日"))
    yield Sheet("chains.segment", "产业链环节", [*_segments(charted)])
    yield Sheet("chains.segment_link", "环节上下游", [*_links(charted)], Manner(days="%Y/%m/%d"))
    placed = [*_firms_placed(charted, firms, drawn), *_projects_placed(charted, projects, today)]
    yield Sheet("chains.placement", "企业项目上链台账", placed, Manner(title="产业链企业项目摸排表"))
    leading = [*_leaders(charted, placed, firms)]
    yield Sheet("chains.chain_leader", "链主企业名单", leading, Manner(days="%Y.%m.%d"))
    yield Sheet("chains.assessment", "环节强弱判定", [*_judged(charted, placed, projects, drawn)])
    yield Sheet("chains.panorama", "产业链全景图", [*_panoramas(story.panoramas, today)])
    number_of = {each.name: each.number for each in projects}
    known = [{**lead, "project": number_of.get(lead["project_idea"])} for lead in leads]
    leaders = [row["enterprise"] for row in leading]
    yield from work_sheets(told.seed, story, charted, leaders, placed, known, today)


def _rules() -> Iterator[Row]:
    named = (
        ("segment_weak_below", "薄弱环节规上企业数界限", LEAST, "家"),
        ("segment_review_months", "环节强弱复判周期", MONTHS, "个月"),
    )
    for code, name, value, unit in named:
        yield {
            "code": code,
            "name": name,
            "value": value,
            "unit": unit,
            "valid_from": date(2023, 1, 1),
            "source": "云岚高新区产业链链长制工作方案",
        }


def _chains() -> Iterator[Row]:
    for chain, head in zip(CHAINS, HEADS, strict=True):
        yield {
            "chain_code": chain.code,
            "name": chain.name,
            "provincial_chain": chain.provincial,
            "cluster": chain.cluster,
            "level": "zone",
            "position": chain.position,
            "chain_head": head,
            "lead_dept": f"{chain.name}产业链专班",
            "support_units": "招商科、经济运行科、科技创新科",
            "mode": "链长+链主",
            "target_year": 2026,
            "revenue_target": chain.target,
            "growth_target": Decimal("9"),
            "valid_from": chain.listed,
            "basis": "云岚高新区主导产业目录（2024年调整）"
            if chain.code == "GD"
            else "云岚高新区主导产业目录（2021年）",
        }


def _segments(charted: Sequence[Segment]) -> Iterator[Row]:
    for each in charted:
        yield {
            "segment_no": each.number,
            "chain": each.chain,
            "name": each.name,
            "stream": each.stream,
            "products": each.products,
            "industry_codes": "、".join(each.trades) or None,
            "benchmark_firms": each.firms or None,
            "valid_from": _begun(each),
        }


def _begun(segment: Segment) -> date:
    """When the segment came on the chart; 光电信息 is a later chain."""
    return date(2024, 7, 15) if segment.chain == "GD" else DRAWN


def _links(charted: Sequence[Segment]) -> Iterator[Row]:
    known = {each.number: each for each in charted}
    for each in charted:
        for upper, relation in each.feeds:
            since = max(_begun(each), _begun(known[upper]))
            yield {"segment": each.number, "upstream": upper, "relation": relation, "valid_from": since}
    yield {
        "segment": "YS-01",
        "outside": "省外和境外铜精矿供应商",
        "relation": "material",
        "valid_from": DRAWN,
    }


def _firms_placed(charted: Sequence[Segment], firms: Sequence[Firm], drawn: Random) -> Iterator[Row]:
    """All 规上 enterprises of a segment's trade, and some others; a few have a second segment beside it."""
    left = dict(_PLACED)
    seconds = dict.fromkeys(_SECONDARY.values(), _SECONDS)
    for segment in charted:
        for firm in firms:
            if firm.trade.industry not in segment.trades or firm.small:
                continue
            if segment.number in left and not _taken(left, segment.number):
                continue
            yield _placed(firm, segment.number, True, drawn, _begun(segment))
            second = _SECONDARY.get(firm.trade.industry)
            if second and firm.above_scale and _taken(seconds, second):
                yield _placed(firm, second, False, drawn, date(2024, 7, 15))


def _taken(left: dict[str, int], number: str) -> bool:
    left[number] -= 1
    return left[number] >= 0


def _placed(firm: Firm, segment: str, main: bool, drawn: Random, since: date) -> Row:
    """A firm that left the 规上 register stays on the chain; one that opened later came later."""
    role = (
        "service" if segment in ("FZ-08", "GD-08") else "backbone" if firm.yearly > 250_000 else "supporting"
    )
    return {
        "enterprise": firm.uscc,
        "segment": segment,
        "is_main": main,
        "role": "innovative" if not main and role == "supporting" else role,
        "product": firm.trade.activity,
        "market_share": Decimal(drawn.randint(12, 95)) / 10 if role == "backbone" else None,
        "valid_from": max(since, firm.opened),
    }


def _projects_placed(charted: Sequence[Segment], projects: Sequence[Project], today: date) -> Iterator[Row]:
    """Projects signed and not yet in production, on the segment of their trade."""
    of_trade = {trade: each.number for each in charted for trade in each.trades}
    for each in projects:
        segment = of_trade.get(each.trade.industry)
        if each.kind == "leased" or not segment or each.ended_on or each.signed_on is None:
            continue
        if each.in_production_on is None and each.signed_on <= today:
            yield {
                "project": each.number,
                "segment": segment,
                "is_main": True,
                "role": "supporting",
                "valid_from": max(each.signed_on, DRAWN),
            }


def _leaders(charted: Sequence[Segment], placed: Sequence[Row], firms: Sequence[Firm]) -> Iterator[Row]:
    """The two largest enterprises of each of the three old chains."""
    known = {firm.uscc: firm for firm in firms}
    chain_of = {each.number: each.chain for each in charted}
    for chain in CHAINS[:3]:
        mine = [
            known[row["enterprise"]]
            for row in placed
            if row.get("enterprise") and row["is_main"] and chain_of[row["segment"]] == chain.code
        ]
        for order, firm in enumerate(sorted(mine, key=lambda each: -each.yearly)[:2]):
            yield {
                "enterprise": firm.uscc,
                "chain": chain.code,
                "level": "city" if order == 0 else "zone",
                "batch": "2024年第一批",
                "doc_no": f"云链办〔2024〕{order + 2}号",
                "named_on": date(2024, 5, 20),
                "valid_to": date(2027, 5, 19),
                "revenue": Decimal(firm.yearly // 10) / 10_000,
                "rd_share": Decimal(32 + order) / 10,
                "local_suppliers": 6 - 2 * order,
                "local_purchase": Decimal(firm.yearly // 80),
                "tasks": "招引配套企业、开展技术攻关、参加供需对接",
            }


def _judged(
    charted: Sequence[Segment], placed: Sequence[Row], projects: Sequence[Project], drawn: Random
) -> Iterator[Row]:
    """Each segment was judged when the chart was made and again a year on; a few have not been since."""
    signed = {each.number: each.signed_on for each in projects}
    here: dict[str, list[date]] = {}
    for row in placed:
        since = row["valid_from"] if row.get("enterprise") else signed[row["project"]]
        assert since is not None
        here.setdefault(row["segment"], []).append(since)
    for order, each in enumerate(charted):
        first = date(2024, 8, 6) if each.chain == "GD" else date(2023, 10, 16)
        rounds = [first, working_day(drawn, date(2024, 9, 2), date(2024, 10, 25))]
        rounds.append(working_day(drawn, date(2025, 3, 3), date(2025, 5, 9)))
        if each.chain == "GD":
            del rounds[1]
        elif order % 9 == 4:
            rounds = [first, date(2024, 5, 13)]  # nobody has looked since: past its year
        for day in rounds:
            stands = any(since <= day for since in here.get(each.number, ()))
            yield _judgement(each, day, stands)


def _judgement(segment: Segment, day: date, stands: bool) -> Row:
    """Where the chart says more than the records of the day, the reason stands in the note."""
    strength = segment.strength
    if not stands and strength in ("strong", "ordinary", "weak"):
        strength = "missing"
    if stands and strength == "missing":
        strength = "weak"
    return {
        "segment": segment.number,
        "judged_on": day,
        "strength": strength,
        "reason": _REASONS[strength],
        "judged_by": f"{_chain(segment).name}产业链专班",
        "confirmed_on": day + timedelta(days=9),
        "note": "已与链主企业座谈核实",
    }


def _chain(segment: Segment) -> Chain:
    return next(each for each in CHAINS if each.code == segment.chain)


def _panoramas(approved: int, today: date) -> Iterator[Row]:
    """A first edition of the old chains, replaced; this year's edition of as many as told, others still drawing."""
    for order, chain in enumerate(CHAINS):
        done = order < approved
        started = date(2025, 2, 17 + order)
        if chain.code != "GD":
            yield _picture(chain, 1, date(2023, 9, 18), date(2023, 12, 8), date(2023, 12, 20), started)
        submitted, day = date(2025, 5, 16), date(2025, 6, 5 + 3 * order)
        yield _picture(
            chain,
            1 if chain.code == "GD" else 2,
            started,
            submitted if done else None,
            day if done and day <= today else None,
            None,
        )


def _picture(
    chain: Chain,
    edition: int,
    started: date,
    submitted: date | None,
    approved: date | None,
    ended: date | None,
) -> Row:
    return {
        "chain": chain.code,
        "edition": edition,
        "started_on": started,
        "surveyed_on": started + timedelta(days=40),
        "drawn_by": f"{chain.name}产业链专班",
        "submitted_on": submitted,
        "approved_on": approved,
        "ended_on": ended,
    }
