"""Remarks in a .docx: on the exact letters, corrections as revisions, everything else as it was."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanqu.engines.documents.docx_text import read_docx
from yuanqu.engines.documents.office import convert
from yuanqu.engines.documents.remarks import Remark, remark

AT = datetime(2025, 7, 1, 9, tzinfo=UTC)


def sample() -> bytes:
    """A draft with formatted runs, an entity, a tab, a table, and a number in two runs."""
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("税收")
    number = paragraph.add_run("12.3")
    number.bold, number.font.size = True, Pt(20)
    unit = paragraph.add_run("4亿元，A&B公司")
    unit.italic, unit.font.color.rgb = True, RGBColor(0xC0, 0, 0)
    paragraph.add_run("\t增长5%。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目", "56个"
    document.add_paragraph("完毕。")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


SAMPLE = sample()
LINES = [each.text for each in read_docx(BytesIO(SAMPLE)).paragraphs]
TEXT = f"{LINES[0]}\n{LINES[1]}\t{LINES[2]}\n{LINES[3]}"


def made(*remarks: Remark) -> bytes:
    done = remark(SAMPLE, TEXT, remarks, author="核稿", at=AT)
    assert not done.unplaced
    return done.content


def said(content: bytes) -> str:
    lines = [each.text for each in read_docx(BytesIO(content)).paragraphs]
    return f"{lines[0]}\n{lines[1]}\t{lines[2]}\n{lines[3]}"


def looks(content: bytes) -> list[tuple[str, bool | None, bool | None, object]]:
    """Each letter of the first paragraph with how it looks."""
    found = []
    for run in Document(BytesIO(content)).paragraphs[0].runs:
        found += [(letter, run.bold, run.italic, run.font.size) for letter in run.text]
    return found


def test_a_comment_stands_on_its_letters_and_nothing_else_changes() -> None:
    start = TEXT.index("12.34")
    done = made(Remark(start, start + 7, ("与台账不符", "应为：12.43亿元")))
    assert said(done) == TEXT
    assert looks(done) == looks(SAMPLE)
    (comment,) = Document(BytesIO(done)).comments
    assert (comment.author, comment.text) == ("核稿", "与台账不符\n应为：12.43亿元")
    body = zipfile.ZipFile(BytesIO(done)).read("word/document.xml").decode()
    inside = body[body.index("commentRangeStart") : body.index("commentRangeEnd")]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", inside)) == "12.34亿元"
    before, after = (zipfile.ZipFile(BytesIO(each)) for each in (SAMPLE, done))
    for name in before.namelist():
        if name not in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
            assert before.read(name) == after.read(name)


def test_a_correction_is_a_revision_in_the_form_of_what_it_replaces() -> None:
    start = TEXT.index("12.34")
    done = made(Remark(start, start + 5, ("错",), instead="12.43"))
    assert said(done) == TEXT.replace("12.34", "12.43")
    body = zipfile.ZipFile(BytesIO(done)).read("word/document.xml").decode()
    assert "".join(re.findall(r"<w:delText[^>]*>([^<]*)", body)) == "12.34"
    inserted = re.search(r"<w:ins .*?</w:ins>", body, re.DOTALL)
    assert inserted
    assert "<w:b/>" in inserted[0]


@settings(max_examples=40)
@given(st.data())
def test_any_remarks_leave_the_text_and_its_looks(data: st.DataObject) -> None:
    places = st.integers(0, len(TEXT) - 1)
    spans = data.draw(st.lists(st.tuples(places, st.integers(1, 9)), max_size=6))
    remarks = [Remark(start, min(start + size, len(TEXT)), ("看",)) for start, size in spans]
    done = remark(SAMPLE, TEXT, remarks, author="核稿", at=AT).content
    assert said(done) == TEXT
    assert looks(done) == looks(SAMPLE)


def test_what_is_no_draft_is_refused() -> None:
    with pytest.raises(Exception, match="docx"):
        remark(b"nothing", "", [], author="核稿", at=AT)


@pytest.mark.usefixtures("office")
def test_libreoffice_keeps_the_formatting(tmp_path: Path) -> None:
    start = TEXT.index("12.34")
    path = tmp_path / "批注稿.docx"
    path.write_bytes(
        made(Remark(start, start + 5, ("错",)), Remark(TEXT.index("5%"), TEXT.index("5%") + 2, ("率",)))
    )
    there = convert(path, tmp_path / "odt", "odt", timeout=120)
    again = convert(there, tmp_path / "back", "docx", timeout=120)
    kept = Document(again)
    assert looks(again.read_bytes()) == looks(SAMPLE)
    assert len(list(kept.comments)) == 2
