"""The .docx as a package: styles, typefaces, comments, safety and sameness, read back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from yuanqu.engines.documents.docx_writer import docx_bytes, write_docx
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import (
    Attachments,
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.documents.profile import Fonts, Profile
from yuanqu.engines.documents.walk import plain_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Made = Callable[..., Document]
Open = Callable[[bytes], Any]


def peer(document: Document, *, annotated: bool = True) -> Any:
    return docx.Document(BytesIO(docx_bytes(document, annotated=annotated)))


def png(width: int, height: int, grey: int = 200) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + bytes([grey]) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_every_block_has_its_style_and_its_text(half_year: Made) -> None:
    read = peer(half_year())
    styled = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs if paragraph.text]
    assert styled[0] == ("Title", "云溪高新技术产业开发区管理委员会\n2025年上半年工作总结")
    assert ("Salutation", "市委、市政府：") in styled
    assert ("Heading 1", "一、上半年主要工作") in styled
    assert ("Heading 2", "（三）以守底线为前提，安全环保平稳可控") in styled
    assert ("Heading 1", "二、下半年工作计划") in styled
    items = [text for style, text in styled if style == "段首标题"]
    assert [text[:3] for text in items] == ["1.规", "2.主", "（1）", "（2）", "1.绘", "2.用"]
    assert styled[-2:] == [("Signature", "云溪高新技术产业开发区管理委员会"), ("Date", "2025年6月30日")]


def test_the_text_read_back_is_the_plain_text(half_year: Made) -> None:
    document = half_year()
    expected = plain_text(document).replace("\t", "").replace("\n", "")
    body = peer(document).element.body
    assert "".join(node.text or "" for node in body.iter(f"{W}t")) == expected


@pytest.mark.parametrize("annotated", [True, False])
@pytest.mark.parametrize("latin", [None, "Times New Roman"])
def test_every_run_names_its_east_asian_typeface(
    half_year: Made, opened: Open, latin: str | None, annotated: bool
) -> None:
    profile = Profile("试", fonts=Fonts(latin=latin))
    package = opened(docx_bytes(half_year(profile), annotated=annotated))
    for name in package.parts:
        if name.startswith("word/") and name.endswith(".xml"):
            assert package.runs_without_east_asian_font(name) == [], name


def test_a_latin_typeface_takes_digits_and_letters_but_not_quotes_dashes_or_ellipses(opened: Open) -> None:
    document = Document(
        (Title(("2025年",)), Heading(1, runs("5G")), Paragraph(runs("增长16.3%，“R&D”——5G……"))),
        Profile("试", fonts=Fonts(latin="Times New Roman")),
    )
    set_in = [
        (run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii"))
        for run in opened(docx_bytes(document, annotated=False)).tree().iter(f"{W}r")
    ]
    roman, fang = "Times New Roman", "仿宋_GB2312"
    assert set_in == [
        ("2025年", "方正小标宋简体"),
        ("一、", "黑体"),
        ("5G", "黑体"),
        ("增长", fang),
        ("16.3%", roman),
        ("，“", fang),
        ("R&D", roman),
        ("”——", fang),
        ("5G", roman),
        ("……", fang),
    ]


@pytest.mark.parametrize(
    "hostile", ["]]>", "<w:p/>", "</w:t></w:r><w:r><w:br/>", "&amp;&#0;", "\"'", "<!--", "{{x}}", "%(a)s"]
)
def test_hostile_text_stays_text(hostile: str, opened: Open) -> None:
    note = Note(hostile, ((hostile, hostile),), hostile)
    document = Document(
        (
            Title((hostile,)),
            Heading(1, runs(hostile)),
            Paragraph(runs(Run(hostile, figure=note))),
            Table((Column(hostile),), ((runs(hostile),),), hostile, hostile),
            Picture(png(4, 3), 20, hostile, hostile),
            Attachments((hostile,)),
            Signature(hostile, date(2025, 1, 1)),
        )
    )
    package = opened(docx_bytes(document, annotated=True))
    for name in package.parts:
        if not name.endswith(".png"):
            package.tree(name)
    read = peer(document)
    assert read.paragraphs[0].text == hostile
    assert read.tables[0].cell(1, 0).text == hostile
    assert next(iter(read.comments)).text.split("\n") == [
        hostile,
        f"{hostile}：{hostile}",
        f"打开记录：{hostile}",
    ]
    assert read.core_properties.title == hostile


@pytest.mark.parametrize("place", ["text", "note", "title", "cell"])
def test_control_characters_are_refused_and_nothing_is_written(place: str, tmp_path: Path) -> None:
    bad = "坏\x0b字"
    blocks = {
        "text": Paragraph(runs(bad)),
        "note": Paragraph(runs(Run("1", figure=Note(bad)))),
        "title": Title((bad,)),
        "cell": Table((Column("栏"),), ((runs(bad),),)),
    }
    target = tmp_path / "report.docx"
    target.write_bytes(b"before")
    with pytest.raises(DocumentError, match="控制字符"):
        write_docx(Document((blocks[place],)), target, annotated=True)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
