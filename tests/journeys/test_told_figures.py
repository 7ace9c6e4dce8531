"""Every figure of the told half-year is computed from the demonstration zone's records, stated and openable."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.conftest import living, make_demonstration

import yuanqu_demo

LIST = Path(yuanqu_demo.__file__).with_name("told_figures.csv")
TOLD = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def written(demonstration: Any) -> list[dict[str, Any]]:
    """The figures the report was written with."""
    return json.loads((demonstration.out / "figures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(demonstration: Any) -> str:
    """The text of the report without its comments."""
    paragraphs = Document(demonstration.out / "report-clean.docx").paragraphs
    return "\n".join(each.text for each in paragraphs).replace("个工作日", "工作日")


def find(figures: list[dict[str, Any]], told: dict[str, str]) -> dict[str, Any]:
    """The one figure of that indicator and slice."""
    wanted = dict([told["slice"].split("=")]) if told["slice"] else {}
    found = [each for each in figures if each["indicator"] == told["indicator"] and each["slice"] == wanted]
    assert len(found) == 1, f"{told['id']}: {len(found)} figures of {told['indicator']} {wanted}"
    return found[0]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["id"])
def test_figure_is_given_by_the_records(written: list[dict[str, Any]], told: dict[str, str]) -> None:
    figure = find(written, told)
    assert figure["value"] is not None, figure["unknown"]
    assert figure["period"] == told["period"]
    assert figure["records"] > 0
    if told["printed"]:
        assert figure["printed"] == told["printed"]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["id"])
def test_figure_stands_in_the_report(
    report: str, written: list[dict[str, Any]], told: dict[str, str]
) -> None:
    stated = told["stated"] or find(written, told)["printed"]
    assert stated.lstrip("-") in report


def test_the_table_leads_from_each_id_to_its_sentence(demonstration: Any) -> None:
    table = demonstration.json("figures", "--told", "--period", "2025-H1")
    assert [each["id"] for each in table] == [told["id"] for told in TOLD]
    for told, row in zip(TOLD, table, strict=True):
        said = "".join(row["sentences"]).replace("个工作日", "工作日")
        assert row["indicator"] == told["indicator"]
        assert row["records"] > 0
        assert (told["stated"] or row["printed"]).lstrip("-") in said, row["id"]
    text = demonstration.run("figures", "--told", "--period", "2025-H1")
    assert "231家" in text
    assert "编号" in text


def test_every_comment_names_its_figure(demonstration: Any) -> None:
    annotated, clean = (Document(demonstration.out / name) for name in ("report.docx", "report-clean.docx"))
    assert len(annotated.comments) > len(TOLD) - 3
    assert not len(clean.comments)
    assert all("定义" in comment.text and "期间" in comment.text for comment in annotated.comments)


def test_records_are_listed_by_side(demonstration: Any) -> None:
    found = demonstration.json("records", "services.completion_rate", "--period", "2025-H1")
    assert {side: rows["count"] for side, rows in found["sides"].items()}["part"] == 286
    assert len(found["sides"]["whole"]["ids"]) == 306


def test_another_seed_is_another_zone(demonstration: Any, tmp_path: Path) -> None:
    with living(make_demonstration("--seed", "7")) as other:
        figures = other.figures("services.accepted", "economy.main_revenue_growth")
        table = {each["id"]: each for each in other.json("figures", "--told", "--period", "2025-H1")}
        assert figures["services.accepted"]["value"] != "306"
        assert figures["economy.main_revenue_growth"]["printed"] == "21.28%"
        assert table["E1"]["printed"] == "21.28%"
        stated = [each for each in table.values() if each["sentences"]]
        assert len(stated) > len(table) * 0.9, sorted(table.keys() - {each["id"] for each in stated})
        assert all(each["records"] for each in stated)
