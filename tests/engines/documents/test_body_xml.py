"""Blocks set by the rules: levels, breaks, tables, pictures, signatures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Pt

from yuanqu.engines.documents.body_xml import signature_indents
from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import (
    Attachments,
    Column,
    Document,
    Emphasis,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.documents.profile import Profile

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


def test_levels_are_set_in_their_typefaces(opened: Open) -> None:
    document = Document(
        (
            Title(("题",)),
            Heading(1, runs("甲")),
            Heading(2, runs("乙")),
            Item(2, runs("丙。"), runs("文")),
            Item(3, runs("丁。")),
        )
    )
    fonts = [
        (run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia"))
        for run in opened(docx_bytes(document, annotated=False)).tree().iter(f"{W}r")
    ]
    assert fonts == [
        ("题", "方正小标宋简体"),
        ("一、", "黑体"),
        ("甲", "黑体"),
        ("（一）", "楷体_GB2312"),
        ("乙", "楷体_GB2312"),
        ("（二）", "楷体_GB2312"),
        ("丙。", "楷体_GB2312"),
        ("文", "仿宋_GB2312"),
        ("1.", "仿宋_GB2312"),
        ("丁。", "仿宋_GB2312"),
    ]


def test_a_missing_figure_is_highlighted_in_both_editions(half_year: Made) -> None:
    for annotated in (True, False):
        marked = [
            run.text
            for paragraph in peer(half_year(), annotated=annotated).paragraphs
            for run in paragraph.runs
            if run.font.highlight_color is not None
        ]
        assert marked == ["〔数据未报〕"]


def test_emphasis_and_the_local_rule_for_level_three() -> None:
    document = Document((Item(3, runs("首句。"), runs("正文", Run("要点", emphasis=Emphasis.STRONG))),))
    bold = [run.text for run in peer(document).paragraphs[0].runs if run.bold]
    assert bold == ["要点"]
    local = Document(document.blocks, Profile("地方", level3_bold=True))
    assert [run.text for run in peer(local).paragraphs[0].runs if run.bold] == ["1.", "首句。", "要点"]


def test_newlines_and_tabs_in_a_run_become_breaks() -> None:
    assert peer(Document((Paragraph(runs("甲\n乙\t丙")),))).paragraphs[0].text == "甲\n乙\t丙"


def test_a_page_break_opens_the_next_block_without_an_empty_line() -> None:
    document = Document((Paragraph(runs("甲")), PageBreak(), Paragraph(runs("乙")), PageBreak()))
    first, second = peer(document).paragraphs
    assert (first.paragraph_format.page_break_before, second.paragraph_format.page_break_before) == (
        None,
        True,
    )


def test_two_tables_never_touch_and_a_body_never_ends_in_one(opened: Open) -> None:
    table = Table((Column("栏", 1), Column("值", 2)), ((runs("甲"), runs("1")),))
    body = opened(docx_bytes(Document((table, table)), annotated=False)).tree().find(f"{W}body")
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_pictures_keep_their_proportions_and_equal_ones_are_stored_once() -> None:
    document = Document(
        (
            Picture(png(400, 200), 120, "增速", "折线图"),
            Picture(png(400, 200), 60, "", "同一张图"),
            Picture(png(10, 400, 90), 50, "高图", "很高的图"),
        )
    )
    read = peer(document)
    sizes = [(round(shape.width.mm), round(shape.height.mm)) for shape in read.inline_shapes]
    assert sizes == [(120, 60), (60, 30), (5, 210)]
    assert sum(part.partname.startswith("/word/media/") for part in read.part.package.iter_parts()) == 2
    assert [p.text for p in read.paragraphs if p.text] == ["图1\u3000增速", "图2\u3000高图"]


def test_a_broken_picture_is_refused() -> None:
    broken = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
    with pytest.raises(DocumentError, match="尺寸为零"):
        docx_bytes(Document((Picture(broken, 100, "坏图", "说明"),)), annotated=False)


@pytest.mark.parametrize(
    ("unit", "sealed", "expected"),
    [
        ("云溪管委会", True, (475, 400)),  # unit 5, date 6.5 characters: centred on the date
        ("云溪高新技术产业开发区管理委员会办公室", True, (0, 400)),  # longer than fits: flush right at most
        ("云溪管委会", False, (550, 200)),  # date longer: it stands 2 in, the unit begins 2 before it
        ("云溪高新技术产业开发区管委会", False, (200, 750)),  # unit longer: the unit stands 2 in
    ],
)
def test_signature_follows_the_standard(unit: str, sealed: bool, expected: tuple[int, int]) -> None:
    assert signature_indents(Signature(unit, date(2025, 6, 30), sealed)) == expected


def test_the_last_of_the_text_and_the_attachments_share_the_signatures_page() -> None:
    sign = Signature("某管委会", date(2025, 7, 3))
    blocks = (
        Paragraph(runs("甲")),
        Paragraph(runs("乙")),
        Attachments(("一", "二")),
        sign,
        Paragraph(runs("丙")),
    )
    kept = [p.text for p in peer(Document(blocks)).paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["乙", "", "附件：1.一", "2.二", "", "某管委会"]
    without = [p.text for p in peer(Document(blocks[:3])).paragraphs if p.paragraph_format.keep_with_next]
    assert without == []


def test_attachment_lines_hang_under_the_name() -> None:
    several = peer(Document((Attachments(tuple("甲乙丙丁戊己庚辛壬癸")),))).paragraphs[1:]
    character = Pt(15.75)
    for place, left, hang in ((0, 6, 4), (1, 6, 1), (9, 6, 1.5)):
        shape = several[place].paragraph_format
        assert shape.left_indent == pytest.approx(left * character, abs=Pt(0.1))
        assert shape.first_line_indent == pytest.approx(-hang * character, abs=Pt(0.1))
    (single,) = peer(Document((Attachments(("甲",)),))).paragraphs[1:]
    assert single.text == "附件：甲"
    assert single.paragraph_format.left_indent == pytest.approx(5 * character, abs=Pt(0.1))
