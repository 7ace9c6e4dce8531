"""One project through the offices, each at its own desk: from a lead by way of review and agreement to production."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.journeys.desk import Desk, desk

pytestmark = pytest.mark.browser

NAME = "云岚精密减速器智能制造基地项目"
LEAD = {
    "lead_no": "XS-2024-901",
    "registered_on": "2024-01-08",
    "channel": "by_chamber",
    "first_unit": "招商科",
    "investor": "东海精密传动股份有限公司",
    "project_idea": NAME,
    "products": "工业机器人减速器",
    "industry": "通用设备制造业",
    "invest_total": "3.2",
    "invest_fixed": "2.4",
    "land_mu": "60",
}
TALK = {
    "negotiation_no": "ZT-2024-901",
    "name": NAME,
    "category": "industry",
    "kind": "land",
    "industry": "34",
    "park": "main",
    "investor": LEAD["investor"],
    "source_region": "outside",
    "is_existing": False,
    "summary": "新建减速器生产线两条",
    "invest_total": "3.2",
    "invest_fixed": "2.4",
    "land_mu": "60",
    "opened_on": "2024-01-19",
    "owner": "招商科",
}
ASPECTS = {
    "industry": "economy",
    "land": "land",
    "environment": "safety",
    "safety": "safety",
    "terms": "investment",  # 财政税务 has no account here: the office stands in for it
}
UNITS = ("economy", "land", "safety", "works", "finance")
PROJECT = {
    "number": "YL2024-901",
    "name": NAME,
    "investor": LEAD["investor"],
    "park": "main",
    "kind": "land",
    "total_investment": "32000",
    "fixed_investment": "24000",
    "revenue_at_capacity": "45000",
    "tax_at_capacity": "1500",
}
AGREEMENT_NO, SIGNED, DUE, STARTED = "云高新协〔2024〕901号", "2024-03-18", "2024-05-29", "2024-05-14"
COMPLETED, PRODUCING = "2025-04-25", "2025-06-12"
OFFICES = ("investment", "investment-head", "construction", "services", "land", "economy", "safety")


@pytest.fixture(scope="module")
def desks(browser: Any, address: str, walked_zone: Any) -> Iterator[dict[str, Desk]]:
    """A desk in each office, and the leader's."""
    with ExitStack() as stack:
        yield {
            user: stack.enter_context(desk(browser, address, walked_zone.said, user))
            for user in (*OFFICES, "leader")
        }


def test_from_lead_to_production(desks: dict[str, Desk]) -> None:
    """Nobody's part can be skipped, every day is entered once, and the project's page tells it in order."""
    investment, works = desks["investment"], desks["construction"]
    talk = _talked_about(investment)
    meeting, item = _listed_once_prechecked(desks, talk)
    project = works.post("registers.project", **PROJECT)
    _let_in(desks, meeting, item, project)
    _signed(investment, works, talk, item, project)
    _clock_runs(desks["services"], project)
    _on_its_parcel(desks["land"], project)
    _started_in_time(works, desks["services"], project)
    works.patch("registers.project", project, completed_on=COMPLETED, in_production_on=PRODUCING)
    _told_in_order(desks["leader"], project)


def _talked_about(investment: Desk) -> str:
    """A lead is registered, assigned, judged; the investor is spoken with; it becomes a project in talks."""
    lead = _id(investment.register("investment.lead", LEAD))
    given = {"move-on": "2024-01-08", "owner": "李某某", "owner_department": "招商科"}
    investment.step("investment.lead", lead, "指派跟进人", given)
    given = {"move-on": "2024-01-10", "assessment": "符合产业方向，效益较好"}
    investment.step("investment.lead", lead, "研判跟进", given)
    investment.post(
        "investment.contact",
        contact_no="QT-2024-901",
        held_on="2024-01-18",
        mode="in",
        leader="李某某",
        leader_level="section",
        place="管委会",
        lead=lead,
        people=4,
        points="商定用地规模和建设周期",
    )
    assert "请先在在谈项目台账登记并选这条线索" in investment.text("#procedure")
    talk = investment.post("investment.negotiation", lead=lead, **TALK)
    investment.step("investment.lead", lead, "转为在谈", {"move-on": "2024-01-19"})
    investment.move("investment.negotiation", talk, "submit", "2024-02-19")
    return talk


def _listed_once_prechecked(desks: dict[str, Desk], talk: str) -> tuple[str, str]:
    """Every department gives its own pre-check; the review lists no project while some are missing, and says which."""
    investment = desks["investment"]
    asked = {each["aspect"]: each["id"] for each in investment.find("investment.precheck", negotiation=NAME)}
    assert {*asked} == {*ASPECTS}
    meeting = investment.post(
        "investment.review_meeting",
        meeting_no="GY-2024-91",
        kind="industrial",
        sequence=1,
        called_on="2024-02-26",
        held_on="2024-03-05",
        place="管委会三楼会议室",
        chair="管委会副主任",
        due_units="经济运行科、自然资源科、安全环保科、项目建设科、财政税务",
    )
    for aspect in ("industry", "terms"):
        _prechecked(desks[ASPECTS[aspect]], asked[aspect])
    investment.page.goto(f"/ledgers/investment.precheck/{asked['land']}/")
    assert "预审部门填报员、预审部门科长可以办理：「出具意见」" in investment.text("#procedure")
    item = {
        "item_no": "GY-2024-91-01",
        "meeting": "GY-2024-91",
        "negotiation": TALK["negotiation_no"],
        "investor_review": "信用良好，资金证明齐全",
        "content": "厂房四万平方米，生产线两条",
        "jobs": "220",
        "is_two_high": "否",
    }
    investment.register("investment.review_item", item)
    refused = investment.text()
    missing = "用地用房（自然资源科）、环境保护（安全环保科）、安全生产（安全环保科）还没有预审"
    assert f"「{NAME}」不能上会：{missing}" in refused
    assert "产业准入" not in refused
    for aspect in ("land", "environment", "safety"):
        _prechecked(desks[ASPECTS[aspect]], asked[aspect])
    investment.move("investment.negotiation", talk, "pass_on", "2024-02-22")
    return meeting, _id(investment.save())


def _prechecked(desk: Desk, asked: str) -> None:
    """A department finds what it is asked among its to-dos and answers."""
    desk.page.goto("/todos/")
    assert asked in desk.page.content()
    given = {"move-on": "2024-02-22", "conclusion": "pass", "given_by": "审查人"}
    desk.step("investment.precheck", asked, "出具意见", given)


def _let_in(desks: dict[str, Desk], meeting: str, item: str, project: str) -> None:
    """No minutes before every department has spoken and the item is decided; the decision names the project."""
    investment = desks["investment"]
    for unit in UNITS[1:]:
        _opinion(desks.get("construction" if unit == "works" else unit, investment), item, unit)
    head = desks["investment-head"]
    head.page.goto(f"/ledgers/investment.review_meeting/{meeting}/")
    shut = head.text("#procedure")
    assert "议题GY-2024-91-01还没有决定" in shut
    assert head.page.locator("#attachment-phase").input_value() == "", "nothing is to be rectified here"
    assert "GY-2024-91-01缺经济运行科" in shut
    _opinion(desks["economy"], item, UNITS[0])
    decided = {"decision": "agreed", "project": PROJECT["number"]}
    investment.amend("investment.review_item", item, decided, "会议决定")
    given = {
        "move-on": "2024-03-08",
        "papers_sent_at": "2024-03-03 09:00",
        "minutes_no": "云高新联审〔2024〕91号",
        "signed_by": "管委会副主任",
    }
    head.step("investment.review_meeting", meeting, "签发纪要", given)


def _opinion(desk: Desk, item: str, unit: str) -> None:
    desk.post(
        "investment.review_opinion",
        item=item,
        department=unit,
        opinion="agree",
        given_by="参会人",
        given_on="2024-03-05",
        is_written=True,
    )


def _signed(investment: Desk, works: Desk, talk: str, item: str, project: str) -> None:
    """The register gets number and day; the agreement with its promises takes the day from there."""
    works.amend(
        "registers.project", project, {"agreement_no": AGREEMENT_NO, "signed_on": SIGNED}, "入园协议签订"
    )
    agreement = investment.post(
        "investment.agreement",
        agreement_no=AGREEMENT_NO,
        project=project,
        item=item,
        kind="entry",
        party_a="云岚高新区管委会",
        party_b="云岚精密减速器有限公司",
        promised_fixed="24000",
        promised_revenue="45000",
        promised_tax="1500",
        promised_jobs=220,
        start_due="2024-05-20",
        complete_due="2025-05-31",
        produce_due="2025-06-30",
        capacity_due="2026-06-30",
    )
    investment.page.goto(f"/ledgers/investment.agreement/{agreement}/")
    assert SIGNED in investment.text()
    investment.patch("investment.negotiation", talk, project=project)
    investment.move("investment.negotiation", talk, "hand_over", SIGNED)


def _clock_runs(services: Desk, project: str) -> None:
    """From signing, 50 working days."""
    clock = services.post(
        "services.start_clock", agreement_no=AGREEMENT_NO, project=project, kind="land", start_on=SIGNED
    )
    services.page.goto(f"/ledgers/services.start_clock/{clock}/")
    assert DUE in services.text()


def _on_its_parcel(resources: Desk, project: str) -> None:
    """The parcel is in the register, its contract with the project in the office's ledger."""
    parcel = resources.post(
        "registers.parcel",
        parcel_no="YL-2024-901",
        name="科创路南侧减速器地块",
        location="科创路南侧",
        park="main",
        holder="云岚精密减速器有限公司",
        multi_tenant=False,
        ownership="state",
        right_type="granted",
        approved_use="1001",
        area="60",
        area_unit="mu",
        build_state="unbuilt",
        contract_no="云自然资出〔2024〕901号",
        is_standard=True,
        supplied_on="2024-04-12",
        agreed_start="2024-06-30",
        agreed_finish="2025-06-30",
        actual_start=STARTED,
        condition="normal",
    )
    resources.post(
        "resources.land_supply",
        supply_no="GD-2024-901",
        parcel=parcel,
        project=project,
        way="listing",
        land_source="stock",
        listed_on="2024-03-20",
        closed_on="2024-04-10",
        sold_on="2024-04-12",
        years=50,
        start_price="1500",
        price="1560",
        authority="云岚市人民政府",
    )


def _started_in_time(works: Desk, services: Desk, project: str) -> None:
    """The real start is entered once; the clock and the plan of nodes take it from the register."""
    for seq, (node, planned) in enumerate(
        (("01", SIGNED), ("06", "2024-05-20"), ("10", "2025-05-31"), ("11", "2025-06-30")), 1
    ):
        works.post("construction.milestone", project=project, seq=seq, node=node, planned_on=planned)
    works.amend("registers.project", project, {"started_on": STARTED}, "桩基动工")
    (start,) = works.find("construction.milestone", project=PROJECT["number"], node="06")
    assert (start["due_on"], start["done_on"], start["late_from"]) == (DUE, STARTED, None)
    (clock,) = services.find("services.start_clock", project=PROJECT["number"])
    assert clock["started_on"] == STARTED


def _told_in_order(leader: Desk, project: str) -> None:
    """One page of the project tells what every office wrote, each at its day, the newest first."""
    leader.page.goto(f"/dossier/project/{project}/?by=time")
    told = leader.page.locator(".dossier-room > ul > li").all_inner_texts()
    story = [
        (PRODUCING, "投产日期"),
        (COMPLETED, "竣工日期"),
        (STARTED, "实质性开工日期"),
        ("2024-04-12", "科创路南侧减速器地块"),
        (SIGNED, "入园协议签订日"),
        (SIGNED, AGREEMENT_NO),
        ("2024-03-05", "联审议题台账"),
        ("2024-03-05", "联审部门意见台账"),
        ("2024-01-19", "在谈项目台账"),
        ("2024-01-18", "招商洽谈台账"),
        (LEAD["registered_on"], "招商线索台账"),
    ]
    for day, what in story:
        assert any(line.startswith(day) and what in line for line in told), (day, what, told)
    days = [line[:10] for line in told]
    assert days == sorted(days, reverse=True)
    (clock,) = [line for line in told if "项目开工时钟台账" in line]
    assert AGREEMENT_NO in clock, "named otherwise than the project, whose page this is"


def test_an_overdue_project_says_what_blocks_it(desks: dict[str, Desk]) -> None:
    """Signed, past its promised working days and not begun: the page names the problem, who has it, how late it is."""
    late = [
        clock
        for clock in desks["services"].find("services.start_clock", due_on="2025-01-01..2025-06-29")
        if clock["started_on"] is None and clock["ended_on"] is None
    ]
    assert late
    leader = desks["leader"]
    for clock in late:
        leader.page.goto(f"/dossier/project/{clock['project']['id']}/?by=room")
        told, reason = leader.page.locator(".dossier-line").all_text_contents(), clock["overdue_reason"]
        assert any(reason in line and "主办部门" in line and "逾期" in line for line in told), told
        (permit,) = [line for line in told if "施工许可证" in line and reason in line]
        assert "卡点" in permit
        assert "承办部门" in permit
        assert any("实质性开工" in line and "逾期" in line for line in told), told


def _id(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
