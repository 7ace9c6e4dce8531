"""The demonstration report against the demonstration's ledgers: as written, with ten numbers wrong, with each wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

BY_HAND = (  # in the report, by hand
    ("133.73亿元", "123.73亿元"),
    ("15.58亿元", "15.85亿元"),
    ("2.58亿元", "2.85亿元"),
    ("1.88%", "1.98%"),
    ("231家", "213家"),
    ("141.78亿元", "141.87亿元"),
    ("87.83%", "78.83%"),
    ("63.01亿元", "36.01亿元"),
    ("71.4%", "74.1%"),
    ("84件", "48件"),
)

# In words of its own: three figures wrong, one of them told without its full name.
FREE = """云岚高新区2025年上半年经济运行简报
上半年检查企业182家，政务服务办结率93.5%，新开工项目28个，竣工投产项目15个，召开调度会议32次。
2025年1至4月，规上工业主营业务收入133.73亿元，增长16.93%，规上工业研发费用2.85亿元。
某县的检查企业99家，主营业务收入9.9亿元。
"""
# Added to the report: what was true a month before, what may be of three indicators, what no ledger reaches back to.
ADDED = {
    "上半年，检查企业160家。": ("stale", "certain", "182家", ["检查企业数"]),
    "上半年，闲置低效用地面积812亩。": (
        *("ambiguous", "ask", ""),
        ["盘活闲置低效用地面积", "处置闲置低效用地面积", "在列闲置低效用地面积"],
    ),
    "2019年，规上工业主营业务收入108.6亿元。": ("absent", "ask", "", ["规上工业主营业务收入"]),
    "某县闲置低效用地面积977亩。": None,
}
KEPT = "economy.main_revenue"


@pytest.fixture(scope="module")
def told(demonstration: Any) -> dict[str, Any]:
    """What the planting prints of the demonstration's clean report."""
    report = demonstration.out / "report-clean.docx"
    code = f"from tests.engines.proof.planting import tell; tell({str(report)!r}, {FREE!r}, {KEPT!r})"
    said = demonstration.run("django", "shell", "-v0", "-c", code)
    return json.loads(said[said.index("{") : said.rindex("}") + 1])


def test_the_report_agrees_with_the_ledgers(told: dict[str, Any]) -> None:
    assert told["claims"] >= 480
    assert told["apart"] == []
    assert told["findings"] == []


def test_a_changed_number_is_found_and_certain(told: dict[str, Any]) -> None:
    assert told["planted"] >= 480
    assert told["found"] >= 0.99 * told["planted"], told["missed"]


def test_a_draft_in_words_of_its_own(told: dict[str, Any]) -> None:
    said = {each["quote"]: (each["verdict"], each["severity"], each["expected"]) for each in told["free"]}
    assert said["133.73亿元"][0] == said["93.5%"][0] == said["32次"][0] == "agrees"
    assert said["2.85亿元"] == ("differs", "certain", "2.58亿元")
    assert said["16.93%"] == ("differs", "certain", "16.39%")
    assert said["15个"] == ("differs", "likely", "13个")
    assert not {"99家", "9.9亿元"} & said.keys()


def test_nobody_is_told_of_a_figure_he_may_not_see(told: dict[str, Any]) -> None:
    assert len(told["clerk"]) > 100
    assert KEPT not in told["clerk"]


def test_ten_figures_changed_by_hand(demonstration: Any, tmp_path: Path) -> None:
    document, changed = Document(demonstration.out / "report.docx"), []
    left = dict(BY_HAND)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text in left:
                changed.append((run.text, left[run.text]))
                run.text = left.pop(run.text)
    assert not left
    first = next(each for each in document.paragraphs if "123.73亿元" in each.text)
    for line in ADDED:
        first.insert_paragraph_before(line)
    path = tmp_path / "改过的稿.docx"
    document.save(path)
    printed = demonstration.run("proof", path, "--period", "2025-H1", "--json", status=1)
    read = json.loads(printed[printed.index("{") : printed.rindex("}") + 1])
    findings = [each for each in read["findings"] if each["rule"] == "ledger-differs"]
    assert [(each["expected"], each["quote"]) for each in findings] == changed
    assert {each["severity"] for each in findings} == {"certain"}
    wrong = [each for each in read["verdicts"] if each["verdict"] == "differs"]
    assert [each["quote"] for each in wrong] == [each["quote"] for each in findings]
    for verdict in wrong:
        (figure,) = verdict["candidates"]
        assert figure["printed"] == verdict["expected"]
        assert figure["records"] > 0
        assert re.match(rf"yuanqu records {figure['indicator']} --period 2025-H1", figure["command"])
    others = {
        each["quote"]: each for each in read["verdicts"] if each["verdict"] not in ("agrees", "differs")
    }
    said = {
        line: (
            each["verdict"],
            each["severity"],
            each["expected"],
            [one["name"] for one in each["candidates"]],
        )
        for line in ADDED
        for quote, each in others.items()
        if quote in line
    }
    assert said == {line: verdict for line, verdict in ADDED.items() if verdict}
    assert "5月31日" in others["160家"]["moment"]
