"""What LibreOffice makes of it: 22 lines of 28 characters, page numbers, comments that survive."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from yuanqu.engines.documents.docx_text import read_docx
from yuanqu.engines.documents.docx_writer import write_docx
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.fonts import installed_families
from yuanqu.engines.documents.model import Document, Paragraph, runs
from yuanqu.engines.documents.office import convert
from yuanqu.engines.documents.pdf import Preview, to_pdf
from yuanqu.engines.documents.profile import OPTICAL, STANDARD, Profile
from yuanqu.engines.documents.walk import walk_notes

pytestmark = pytest.mark.office

MM = 72 / 25.4
SENTENCE = "坚持稳中求进工作总基调完整准确全面贯彻新发展理念着力推动高质量发展"
FOOTER_TOP = 297 - 35 + 7  # mm: where the dashes stand in both profiles; their baseline is a little lower
HALF_CHARACTER = 14 / MM / 2
Made = Callable[..., Document]
Line = tuple[float, float, str]  # x and baseline in mm from the top left corner, text


def lines_of(page: pypdf.PageObject) -> list[Line]:
    """The page's lines, top to bottom: pieces of text that share a baseline, joined."""
    pieces: dict[int, list[tuple[float, str]]] = {}

    def visit(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            pieces.setdefault(round(y), []).append((x, text.strip("\n")))

    page.extract_text(visitor_text=visit)
    height = float(page.mediabox.height)
    return [
        (
            min(x for x, _ in found) / MM,
            (height - y) / MM,
            "".join(text for _, text in sorted(found, key=lambda f: f[0])),
        )
        for y, found in sorted(pieces.items(), reverse=True)
    ]


@pytest.fixture(scope="module")
def report(office: str, half_year: Made, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    folder = tmp_path_factory.mktemp("report")
    write_docx(half_year(), folder / "report.docx", annotated=True)
    return to_pdf(folder / "report.docx", folder, office)


@pytest.mark.parametrize("profile", [STANDARD, OPTICAL], ids=["standard", "optical"])
def test_a_full_page_is_22_lines_of_28_characters(office: str, tmp_path: Path, profile: Profile) -> None:
    wanted = 26 + 28 * 43
    text = (SENTENCE * (wanted // len(SENTENCE) + 1))[:wanted]
    write_docx(Document((Paragraph(runs(text)),), profile), tmp_path / "full.docx", annotated=False)
    pages = pypdf.PdfReader(to_pdf(tmp_path / "full.docx", tmp_path, office, profile=profile).path).pages
    assert len(pages) == 2
    placed = [lines_of(page) for page in pages]
    found = [[line for _, _, line in page] for page in placed]
    assert [[len(line) for line in page[:-1]] for page in found] == [[26] + [28] * 21, [28] * 22]
    assert "".join(line for page in found for line in page[:-1]) == text
    assert [page[-1].replace(" ", "") for page in found] == ["—1—", "—2—"]
    for page in placed:
        assert FOOTER_TOP < page[-1][1] < FOOTER_TOP + HALF_CHARACTER


def test_lines_stand_on_the_grid_inside_the_type_area(report: Preview) -> None:
    body = [line for line in lines_of(pypdf.PdfReader(report.path).pages[0]) if "—" not in line[2][:1]]
    baselines = [y for _, y, _ in body]
    assert 37 < baselines[0] < 47
    assert baselines[-1] <= 262
    pitch = 28.9 * 25.4 / 72
    for upper, lower in itertools.pairwise(baselines):
        steps = (lower - upper) / pitch
        assert steps == pytest.approx(round(steps), abs=0.06), (upper, lower)
    assert min(x for x, _, _ in body) == pytest.approx(28, abs=0.3)


def test_page_numbers_stand_outside_one_character_in(report: Preview) -> None:
    pages = pypdf.PdfReader(report.path).pages
    assert len(pages) == 3
    numbers = [lines_of(page)[-1] for page in pages]
    assert [text.replace(" ", "") for _, _, text in numbers] == ["—1—", "—2—", "—3—"]
    one_character = 14 / MM
    assert numbers[1][0] == pytest.approx(28 + one_character, abs=0.3)
    for x, baseline, _ in (numbers[0], numbers[2]):
        assert 140 < x < 184 - one_character
        assert FOOTER_TOP < baseline < FOOTER_TOP + HALF_CHARACTER


def test_the_preview_is_set_in_the_stand_ins_it_reports(report: Preview) -> None:
    installed = installed_families()
    assert installed is not None
    for substitution in report.substituted:
        assert substitution.official not in installed
        assert substitution.official in report.notice
        assert substitution.used in report.notice
    embedded = set()
    for page in pypdf.PdfReader(report.path).pages:
        for font in page["/Resources"]["/Font"].values():
            embedded.add(re.sub(r"^/[A-Z]{6}\+", "", str(font.get_object()["/BaseFont"])))
    used = {
        substitution.used.replace(" ", "").removesuffix("SC")
        for substitution in report.substituted
        if substitution.used
    }
    assert all(any(name.startswith(family) for family in used) for name in embedded), (embedded, used)


def test_comments_survive_a_round_trip_through_libreoffice(
    office: str, half_year: Made, tmp_path: Path
) -> None:
    document = half_year()
    write_docx(document, tmp_path / "report.docx", annotated=True)
    again = convert(tmp_path / "report.docx", tmp_path / "again", "docx", office=office)
    before, after = read_docx(tmp_path / "report.docx"), read_docx(again)
    assert after.comments == before.comments
    assert len(after.comments) == len(list(walk_notes(document)))
    assert {comment.author for comment in docx.Document(str(again)).comments} == {"园区"}
    assert after.text == before.text


def test_the_clean_edition_gains_no_comments_in_libreoffice(
    office: str, half_year: Made, tmp_path: Path
) -> None:
    write_docx(half_year(), tmp_path / "clean.docx", annotated=False)
    again = convert(tmp_path / "clean.docx", tmp_path / "again", "docx", office=office)
    assert read_docx(again).comments == ()


def test_a_conversion_that_takes_too_long_is_stopped(office: str, tmp_path: Path) -> None:
    write_docx(Document((Paragraph(runs("文")),)), tmp_path / "slow.docx", annotated=False)
    with pytest.raises(DocumentError, match="仍未完成") as caught:
        to_pdf(tmp_path / "slow.docx", tmp_path, office, timeout=0.05)
    assert caught.value.code == "documents.office_timeout"
    assert not (tmp_path / "slow.pdf").exists()


def test_a_file_libreoffice_cannot_read_is_reported(office: str, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04" + BytesIO(b"\x00" * 64).getvalue())
    with pytest.raises(DocumentError) as caught:
        to_pdf(tmp_path / "broken.docx", tmp_path, office)
    assert caught.value.code == "documents.office_failed"
