"""A writer proofs a draft in the browser: uploads, reads what is found, mends it, looks again, takes it home."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.journeys.desk import desk

WRONG = {"133.73亿元": "133.37亿元", "231家": "213家"}


def draft(report: Path, path: Path) -> Path:
    """The demonstration's clean report with two figures wrong, and one that may be of three indicators."""
    document = Document(report)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = WRONG.get(run.text, run.text)
    first = next(each for each in document.paragraphs if "133.37亿元" in each.text)
    first.insert_paragraph_before("上半年，闲置低效用地面积812亩。")
    document.save(path)
    return path


@pytest.mark.browser
def test_a_writer_proofs_a_draft(browser: Any, address: str, walked_zone: Any, tmp_path: Path) -> None:
    file = draft(walked_zone.out / "report-clean.docx", tmp_path / "半年总结.docx")
    with desk(browser, address, walked_zone.said, "bangongshi") as writer:
        page = writer.page
        page.goto("/proof/")
        page.set_input_files("input[type=file]", file)
        page.fill("[name=period]", "2025-H1")
        page.get_by_role("button", name="开始核稿").click()
        page.wait_for_url(re.compile("/proof/[0-9a-f-]{36}/$"), timeout=120_000)
        differing = page.locator(".proof-card", has_text="与台账不符")
        first = differing.filter(
            has_text="133.73亿元"
        ).first  # beside it what other journeys have changed by now
        first.locator(".proof-figure a").click()
        page.wait_for_selector("#panel [data-panel-title]")
        page.keyboard.press("Escape")
        assert first.locator("[name=instead]").input_value() == "133.73亿元"
        first.get_by_role("button", name="改为").click()
        page.wait_for_selector("text=已改为「133.73亿元」", timeout=60_000)
        assert not page.locator(".proof-card", has_text="133.37亿元").count()
        left = differing.filter(has_text="213家").first
        left.locator(".proof-dismiss summary").click()
        left.locator("[name=reason]").fill("以统计局数为准")
        left.locator(".proof-dismiss button").click()
        page.wait_for_selector("text=理由已记下", timeout=60_000)
        assert "以统计局数为准" in page.locator(".proof-gone").text_content()
        meant = page.locator(".proof-card", has_text="请指明指标")
        assert meant.locator(".proof-figure").count() == 3
        picked = meant.locator(".proof-figure", has_text="在列闲置低效用地面积")
        picked.get_by_role("button", name="是这一项").click()
        page.wait_for_selector("text=已记住：「闲置低效用地面积」指在列闲置低效用地面积", timeout=60_000)
        assert not meant.count()
        assert differing.filter(has_text="在列闲置低效用地面积").count() == 1
        with page.expect_download(timeout=60_000) as waiting:
            page.get_by_role("link", name="下载批注稿").click()
        path = tmp_path / "批注稿.docx"
        waiting.value.save_as(path)
        body = zipfile.ZipFile(path).read("word/document.xml").decode()
        assert "<w:del " in body
        assert "<w:ins " in body
        with desk(browser, address, walked_zone.said, "safety") as other:
            assert other.page.goto(page.url).status == 404
