"""A draft as read (文稿): its text, to which every finding points, and the day it was last written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, groupby
from pathlib import Path
from typing import BinaryIO

from yuanqu.engines.documents.docx_text import ReadDocument, ReadParagraph, read_docx
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.office import convert
from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.reading.pdf_text import read_pdf

MAX_BYTES = 32 * 1024 * 1024
MAX_LETTERS = 5_000_000
OFFICE_SECONDS = 60
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a draft, lines ended by \\n, cells of a row parted by tabs; `written` is the day of the file.

    `pages`: where each page of a .pdf begins in the text.
    """

    name: str
    text: str
    written: date
    pages: tuple[int, ...] = ()


def read_draft(path: Path) -> Draft:
    """The draft in a file. Raises ProofError or DocumentError: `too_large`, `encoding`, `unsafe_xml`, …"""
    if path.stat().st_size > MAX_BYTES:
        raise ProofError("too_large", f"文件超过 {MAX_BYTES // 1024 // 1024} MB：请拆分后再核。")
    written = datetime.fromtimestamp(path.stat().st_mtime).date()
    pages: tuple[int, ...] = ()
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK"):
        text = text_of_docx(path)
    elif head.startswith(_OLE) or path.suffix.lower() in (".doc", ".wps"):
        text = _of_office(path)
    elif head.startswith(b"%PDF"):
        paper = read_pdf(path)
        text, pages = "\n".join(paper), tuple(accumulate((len(page) + 1 for page in paper[:-1]), initial=0))
    elif head.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise ProofError("unreadable", "图片里没有文字可读：请先做文字识别，另存为 .docx 或 .txt 后再核。")
    else:
        text = decoded(path.read_bytes())
    if len(text) > MAX_LETTERS:
        raise ProofError("too_large", f"文稿超过 {MAX_LETTERS // 10000} 万字：请拆分后再核。")
    return Draft(path.name, text, written, pages)


def decoded(content: bytes) -> str:
    """The text of a plain file in UTF-8, UTF-16 with its mark, or GB 18030. Raises ProofError `encoding`."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    if b"\0" in content[:4096]:
        raise ProofError("unreadable", "这不是文本文件：请另存为 .docx 或 .txt 后再核。")
    try:
        return _decode(content, "utf-8")
    except ProofError:
        return _decode(content, "gb18030")


def _decode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ProofError(
            "encoding", "读不出文字：既不是 UTF-8 也不是 GB 18030 编码，请另存为 UTF-8 文本后再核。"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_of_docx(source: Path | BinaryIO) -> str:
    """The text of a Word document, as a draft has it. Raises DocumentError."""
    return "\n".join(_lines(read_docx(source)))


def _of_office(path: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="yuanqu-proof-") as folder:
        try:
            made = convert(path, Path(folder), "docx", timeout=OFFICE_SECONDS)
        except DocumentError as error:
            if error.code == "documents.office_missing":
                raise ProofError(
                    "office_missing", "读取 .doc、.wps 需要 LibreOffice：请安装，或另存为 .docx 后再核。"
                ) from error
            raise
        return text_of_docx(made)


def _lines(document: ReadDocument) -> Iterator[str]:
    """One line a paragraph, one a table row; the notes at the end."""
    for row, found in groupby(document.paragraphs, key=lambda each: each.cell[0] if each.cell else 0):
        paragraphs = list(found)
        if row:
            yield "\t".join(_cells(paragraphs))
        else:
            yield from (paragraph.text for paragraph in paragraphs)
    yield from document.notes


def _cells(paragraphs: Sequence[ReadParagraph]) -> Iterator[str]:
    for _, inside in groupby(paragraphs, key=lambda each: each.cell):
        yield " ".join(paragraph.text.strip() for paragraph in inside if paragraph.text.strip())
