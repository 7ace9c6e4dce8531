"""The .docx as a package: styles, typefaces, comments, safety and sameness, read back by python-docx and as XML."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from yuanqu.engines.documents.body_xml import signature_indents
from yuanqu.engines.documents.docx_writer import docx_bytes, write_docx
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import (
    Attachments,
    Column,
    Document,
    Emphasis,
    Heading,
    Item,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.documents.profile import OPTICAL, STANDARD, Fonts, PageNumber, Profile
from yuanqu.engines.documents.walk import plain_text, walk_notes

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


def test_the_page_is_the_standards(half_year: Made) -> None:
    read = peer(half_year())
    page = read.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    for margin, millimetres in (("top", 37), ("bottom", 35), ("left", 28), ("right", 26)):
        assert getattr(page, f"{margin}_margin").mm == pytest.approx(millimetres, abs=0.02)
    normal = read.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing_rule is WD_LINE_SPACING.EXACTLY
    assert normal.paragraph_format.line_spacing == Pt(28.9)
    assert normal.paragraph_format.widow_control is False


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
        ("题", "方正小标宋简体"), ("一、", "黑体"), ("甲", "黑体"), ("（一）", "楷体_GB2312"), ("乙", "楷体_GB2312"),
        ("（二）", "楷体_GB2312"), ("丙。", "楷体_GB2312"), ("文", "仿宋_GB2312"), ("1.", "仿宋_GB2312"), ("丁。", "仿宋_GB2312"),
    ]  # fmt: skip


def test_a_latin_typeface_takes_digits_and_letters_but_not_quotes_dashes_or_ellipses(opened: Open) -> None:
    document = Document(
        (Paragraph(runs("增长16.3%，“R&D”——5G……")),), Profile("试", fonts=Fonts(latin="Times New Roman"))
    )
    set_in = [
        (run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii"))
        for run in opened(docx_bytes(document, annotated=False)).tree().iter(f"{W}r")
    ]
    roman, fang = "Times New Roman", "仿宋_GB2312"
    assert set_in == [
        ("增长", fang), ("16.3%", roman), ("，“", fang), ("R&D", roman), ("”——", fang), ("5G", roman), ("……", fang),
    ]  # fmt: skip


@pytest.mark.parametrize("profile", [STANDARD, OPTICAL, Profile("中", page_number=PageNumber.CENTRED)])
def test_no_theme_fonts_no_grid_and_tables_with_their_widths(
    half_year: Made, opened: Open, profile: Profile
) -> None:
    package = opened(docx_bytes(half_year(profile), annotated=True))
    everything = b"".join(package.parts.values())
    for forbidden in (b"docGrid", b"Theme=", b"asciiTheme", b"/theme"):
        assert forbidden not in everything
    grid = [int(column.get(f"{W}w")) for column in package.tree().iter(f"{W}gridCol")]
    assert len(grid) == 4
    assert sum(grid) == profile.text_width_twips


def test_every_note_is_a_word_comment_with_author_and_date(half_year: Made) -> None:
    document = half_year()
    comments = list(peer(document).comments)
    notes = list(walk_notes(document))
    assert len(comments) == len(notes) == 26
    for comment, note in zip(comments, notes, strict=True):
        assert (comment.author, comment.initials) == ("园区", "园")
        assert comment.timestamp == document.properties.created
        assert comment.text.split("\n") == [
            note.title,
            *(f"{k}：{v}" for k, v in note.lines),
            f"打开记录：{note.target}",
        ]


def test_a_comments_range_is_exactly_its_figure(opened: Open) -> None:
    paragraph = Paragraph(
        runs("收入", Run("162.5亿元", figure=Note("收入")), "，增长", Run("16.3%", figure=Note("增速")), "。")
    )
    root = opened(docx_bytes(Document((paragraph,)), annotated=True)).tree()
    marked: dict[str, str] = {}
    open_ids: list[str] = []
    for element in root.iter():
        if element.tag == f"{W}commentRangeStart":
            open_ids.append(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_ids.remove(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for key in open_ids:
                marked[key] = marked.get(key, "") + (element.text or "")
    assert marked == {"0": "162.5亿元", "1": "16.3%"}
    assert open_ids == []
    assert [mark.get(f"{W}id") for mark in root.iter(f"{W}commentReference")] == ["0", "1"]


def test_the_clean_edition_has_no_trace_of_a_note(half_year: Made, opened: Open) -> None:
    document = half_year()
    package = opened(docx_bytes(document, annotated=False))
    everything = b"\n".join(package.parts.values()).lower()
    for trace in (
        b"comment",
        b"annotation",
        b"bookmark",
        b"customxml",
        b"w:sdt",
        b"/figures/",
        "定义".encode(),
    ):
        assert trace not in everything
    assert peer(document, annotated=False).element.body.xpath("//w:t") != []
    annotated, clean = peer(document), peer(document, annotated=False)
    assert [p.text for p in annotated.paragraphs] == [p.text for p in clean.paragraphs]


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


def test_newlines_and_tabs_in_a_run_become_breaks() -> None:
    assert peer(Document((Paragraph(runs("甲\n乙\t丙")),))).paragraphs[0].text == "甲\n乙\t丙"


def test_same_document_same_bytes(half_year: Made, tmp_path: Path) -> None:
    buffer = BytesIO()
    write_docx(half_year(), buffer, annotated=True)
    write_docx(half_year(), tmp_path / "a.docx", annotated=True)
    assert buffer.getvalue() == (tmp_path / "a.docx").read_bytes() == docx_bytes(half_year(), annotated=True)
    assert docx_bytes(half_year(), annotated=False) != buffer.getvalue()


def test_core_properties(half_year: Made) -> None:
    document = half_year()
    core = peer(document).core_properties
    assert core.title == "云溪高新技术产业开发区管理委员会2025年上半年工作总结"
    assert core.author == "云溪高新区办公室"
    assert core.language == "zh-CN"
    assert core.created == document.properties.created


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


@pytest.mark.parametrize(
    ("choice", "footers", "sides"),
    [
        (PageNumber.OUTER, ["even", "default"], True),
        (PageNumber.CENTRED, ["default"], False),
        (PageNumber.ABSENT, [], False),
    ],
)
def test_page_number_variants(
    half_year: Made, opened: Open, choice: PageNumber, footers: list[str], sides: bool
) -> None:
    package = opened(docx_bytes(half_year(Profile("试", page_number=choice)), annotated=False))
    references = package.tree().iter(f"{W}footerReference")
    assert [reference.get(f"{W}type") for reference in references] == footers
    assert (package.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None) is sides
    assert sum(name.startswith("word/footer") for name in package.parts) == len(footers)


def test_profiles_measure_22_lines_of_28_characters() -> None:
    for profile in (STANDARD, OPTICAL):
        height_pt = (297 - profile.top_mm - profile.bottom_mm) * 72 / Decimal("25.4")
        assert 22 <= height_pt / profile.line_pt < 23
        assert profile.text_width_twips // profile.char_twips == 28
    assert Mm(156).twips - STANDARD.text_width_twips in (-1, 0, 1)
