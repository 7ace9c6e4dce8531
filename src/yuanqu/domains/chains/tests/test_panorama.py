"""The panorama: what stood on the day, told by words and marks, opened node by node, each reader what is his."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from yuanqu.domains.chains.annex import pictures
from yuanqu.domains.chains.ledgers.gap_target import GapTargets
from yuanqu.domains.chains.ledgers.panorama import PanoramaDrawing, Panoramas
from yuanqu.domains.chains.panorama import drawing
from yuanqu.domains.chains.panorama.drawing import Measure, drawn
from yuanqu.domains.chains.panorama.reading import chart_of
from yuanqu.engines.documents.diagram import Diagram
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Role
from yuanqu.registers.ledgers.rule import Rule

MARCH, JUNE = date(2025, 3, 3), date(2025, 6, 30)
LONG = "新能源专用车与工程机械整车及关键总成配套件（含电驱动、液压、智能控制）"


@pytest.fixture
def whole(link: Any, judge: Any, segments: Any) -> dict[str, Any]:
    """A linked chain, judged in March; 铸件 again in June."""
    Rule(
        code="segment_review_months",
        name="复判",
        value=3,
        unit="个月",
        source="办法",
        valid_from=date(2024, 1, 1),
    ).save()
    link("A", "B")
    link("B", "C")
    link("A", "C")
    for key in "ABC":
        judge(key, "missing", MARCH)
    judge("A", "weak", JUNE)
    segments["C"].name = LONG
    segments["C"].save()
    return dict(segments)


def browser(by: Author) -> Client:
    client = Client()
    client.force_login(by.account)
    return client


def opened(by: Author, day: date = JUNE) -> str:
    answer = browser(by).get(reverse("chain-panorama", args=["ZB"]), {"day": day.isoformat()})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_the_judgements_of_the_day_and_which_are_past_review(whole: Any, chain: Any) -> None:
    nodes = {node.name: node.judged for node in chart_of(chain, JUNE, None).nodes}
    assert nodes == {"铸件": "薄弱", "电机": "缺失（待复判）", LONG: "缺失（待复判）", "检测": "未判定"}
    before = {node.name: node.judged for node in chart_of(chain, date(2025, 6, 3), None).nodes}
    assert before["铸件"] == "缺失", "the last day of the review counts"
    assert chart_of(chain, date(2023, 1, 1), None).nodes == ()


def test_every_node_is_a_link_with_its_words_and_no_name_is_cut(whole: Any, clerk: Author) -> None:
    page = opened(clerk)
    svg = ElementTree.fromstring(re.search(r"<svg[^>]*class=\"diagram.*?</svg>", page, re.S)[0])  # type: ignore[index]
    links = [each for each in svg.iter() if each.tag.endswith("}a")]
    assert [each.get("aria-label") for each in links if "铸件" in each.get("aria-label", "")] == [
        "铸件，薄弱，无企业和项目，打开环节"
    ]
    said = {"".join(each.itertext()) for each in links}
    assert any(LONG in text.replace("，打开环节", "") for text in said)
    drawn_text = "".join(text.text or "" for each in links for text in each if text.tag.endswith("}text"))
    assert LONG in drawn_text
    assert "判定已过复判期限" in page
    assert "4个环节中已判定3个，其中优势和一般0个，产业链完整度0.0%。" in page
    assert f"<small>供给 电机、{LONG}</small>" in page, "a small screen says in words what the arrows say"


def test_on_a_page_the_legend_stands_outside_the_picture_and_segments_are_listed_by_stream(
    whole: Any, chain: Any, clerk: Author
) -> None:
    page = opened(clerk)
    svg = re.search(r"<svg[^>]*class=\"diagram.*?</svg>", page, re.S)
    legend = re.search(r'<ul class="diagram-legend".*?</ul>', page, re.S)
    listed = re.search(r'<section class="diagram-list".*?</section>', page, re.S)
    assert svg
    assert legend
    assert listed
    for word in ("优势", "一般", "薄弱", "缺失", "断链风险", "未判定"):
        assert word in legend[0]
    assert "断链风险" not in svg[0], "a legend in the picture is cut on a phone"
    assert listed[0].index("铸件") < listed[0].index("电机") < listed[0].index(LONG)
    assert reverse("chain-segment", args=[whole["A"].pk]) in listed[0]
    paper = drawn(chart_of(chain, JUNE, None), paper=True)
    assert any("断链风险" in shape.lines for shape in paper.shapes), (
        "on paper the picture has its legend in it"
    )


def test_left_to_right_and_in_the_bounds_of_a_page(whole: Any, chain: Any) -> None:
    for paper in (False, True):
        diagram = drawn(chart_of(chain, JUNE, None), paper=paper)
        boxes = {shape.label.split("，")[0]: shape for shape in diagram.shapes if shape.label}
        assert boxes["铸件"].x < boxes["电机"].x < boxes[LONG.split("，")[0]].x
        assert not paper or diagram.width <= 1560
        for arrow in diagram.arrows:
            assert all(
                left[0] < right[0] for left, right in zip(arrow.points, arrow.points[1:], strict=False)
            )


def test_a_bracket_is_not_parted_from_what_it_holds(
    whole: Any, chain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "for_paper", lambda _: Measure(box=180, gap=40, row=26, size=13))
    diagram = drawn(chart_of(chain, JUNE, None), paper=True)
    lines = [line for shape in diagram.shapes for line in shape.lines]
    assert "（待复判）" in lines
    assert "　缺失" in lines


def test_the_segment_opens_beside_it_and_targets_are_for_their_readers(
    whole: Any, clerk: Author, stranger: Author
) -> None:
    wanted = {
        "target_no": "MB-1", "segment": whole["B"].pk, "kind": "fill", "gap": "缺电机", "target_firm": "某电机公司",
        "hq_region": "外省", "rank": "前十", "priority": "a", "owner_dept": "专班", "listed_on": MARCH,
    }  # fmt: skip
    create(GapTargets, wanted, clerk)
    address = reverse("chain-segment", args=[whole["B"].pk])
    mine = browser(clerk).get(address, {"day": "2025-06-30"}, headers={"HX-Request": "true"}).content.decode()
    for words in ("强弱：缺失", "待复判", "铸件", "历次判定", "某电机公司", "data-panel-title"):
        assert words in mine
    theirs = browser(stranger).get(address, {"day": "2025-06-30"}).content.decode()
    assert "历次判定" in theirs
    assert "某电机公司" not in theirs
    assert "招引目标企业" not in theirs


def test_an_enterprise_is_shown_nothing(whole: Any) -> None:
    client = Client()
    client.force_login(Account.objects.create_user("qiye", "Chains-12345", name="外", role=Role.ENTERPRISE))
    for address in (
        reverse("chain-panorama", args=["ZB"]),
        reverse("chain-panoramas"),
        reverse("chain-segment", args=[whole["A"].pk]),
    ):
        assert client.get(address).status_code == 404


def test_the_first_chain_is_opened_and_an_unreadable_day_is_said(whole: Any, clerk: Author) -> None:
    client = browser(clerk)
    assert client.get(reverse("chain-panoramas")).headers["Location"] == reverse(
        "chain-panorama", args=["ZB"]
    )
    page = client.get(reverse("chain-panorama", args=["ZB"]), {"day": "某天"}).content.decode()
    assert "notice-error" in page
    assert client.get(reverse("chain-panorama", args=["XX"])).status_code == 404


def test_it_costs_the_same_queries_however_many_segments(whole: Any, chain: Any, clerk: Author) -> None:
    with CaptureQueriesContext(connection) as few:
        chart_of(chain, JUNE, clerk.account)
    record = type(whole["A"])
    for number in range(20):
        record(
            segment_no=f"ZB-9{number}", chain=chain, name=f"环节{number}", stream="upstream", products="件",
            valid_from=MARCH,
        ).save()  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        chart_of(chain, JUNE, clerk.account)
    assert len(few) == len(many)


def test_the_report_appends_approved_panoramas_alone(
    whole: Any, chain: Any, judge: Any, clerk: Author, head: Author
) -> None:
    row = {"chain": chain.pk, "edition": 1, "started_on": MARCH, "drawn_by": "专班"}
    picture = create(Panoramas, row, clerk)
    judge("S", "missing", JUNE)
    for move, by in (("survey", clerk), ("submit", clerk)):
        perform(PanoramaDrawing, picture.pk, move, by, Deed(JUNE))
    assert [*pictures(_on(JUNE))] == []
    perform(PanoramaDrawing, picture.pk, "approve", head, Deed(JUNE))
    found = [*pictures(_on(JUNE))]
    assert [block.caption for block in found if isinstance(block, Diagram)] == [
        "装备制造产业链全景图（2025年6月30日）"
    ]
    assert [*pictures(_on(MARCH))] == []


def _on(day: date) -> Any:
    """A report's occasion, of which only the day and the reader are asked."""
    return SimpleNamespace(as_of=day, reader=None)
