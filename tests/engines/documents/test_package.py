"""The package: page, profiles, page numbers, properties, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from yuanqu.engines.documents.docx_writer import docx_bytes, write_docx
from yuanqu.engines.documents.model import (
    Document,
)
from yuanqu.engines.documents.profile import OPTICAL, STANDARD, PageNumber, Profile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Made = Callable[..., Document]
Open = Callable[[bytes], Any]


def peer(document: Document, *, annotated: bool = True) -> Any:
    return docx.Document(BytesIO(docx_bytes(document, annotated=annotated)))


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
