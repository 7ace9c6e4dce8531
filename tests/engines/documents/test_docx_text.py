"""Reading a .docx: what it says, and refusal of what is unsafe or no document."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from yuanqu.engines.documents.docx_text import MAX_PARTS, read_docx
from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import Document
from yuanqu.engines.documents.walk import walk_notes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, head: str = "", **others: str) -> BytesIO:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer


def test_what_was_written_is_read_back(half_year: Callable[..., Document]) -> None:
    document = half_year()
    read = read_docx(BytesIO(docx_bytes(document, annotated=True)))
    assert read.paragraphs[0].style == "Title"
    assert read.paragraphs[0].text == "云溪高新技术产业开发区管理委员会\n2025年上半年工作总结"
    assert [p.place for p in read.paragraphs] == list(range(1, len(read.paragraphs) + 1))
    assert sum(p.in_table for p in read.paragraphs) == 20
    assert "办结率93.5%" in read.text
    assert len(read.comments) == len(list(walk_notes(document)))
    assert read_docx(BytesIO(docx_bytes(document, annotated=False))).comments == ()


def test_deleted_moved_field_and_fallback_text_is_left_out() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:r>"
    body = (
        f"<w:p {mc}><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "<w:r><w:noBreakHyphen/><w:tab/><w:t>乙</w:t></w:r></w:p>"
    )
    assert [paragraph.text for paragraph in read_docx(package(body)).paragraphs] == ["甲增-\t乙", "框"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (lambda: BytesIO(b"\xd0\xcf\x11\xe0 an old .doc"), "not_docx"),
        (lambda: package("<w:p>"), "not_docx"),
        (lambda: package("<w:p/>", '<!DOCTYPE x [<!ENTITY a "b">]>'), "unsafe_xml"),
        (lambda: package("<w:p/>", '<!DOCTYPE x SYSTEM "file:///etc/hostname">'), "unsafe_xml"),
        (lambda: package("<w:p/>" + " " * 9_000_000), "too_large"),
        (lambda: package("<w:ins>" * 3000 + "</w:ins>" * 3000), "too_large"),
        (lambda: package("<w:p/>", **{f"part{n}": "" for n in range(MAX_PARTS)}), "too_large"),
    ],
    ids=["old-doc", "broken-xml", "entity", "external", "bomb", "deep", "many-parts"],
)
def test_unsafe_or_foreign_files_are_refused(source: Callable[[], BytesIO], code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_docx(source())
    assert caught.value.code == f"documents.{code}"


def test_a_package_without_a_body_is_no_document() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DocumentError, match="没有正文"):
        read_docx(buffer)
