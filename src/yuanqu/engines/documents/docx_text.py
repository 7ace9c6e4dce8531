"""The text of a .docx, safely: paragraphs in order with their style, footnotes and endnotes, and the comments.

A .docx comes from anywhere, so its size, its number of parts and its expansion are limited (OWASP ASVS 5,
V5.2.3) and its XML is parsed with entities and external references refused (V1.5.1).
"""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from yuanqu.engines.documents.errors import DocumentError

MAX_PARTS = 2000
MAX_PART_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200

# What a damaged archive raises; a place before the beginning of the file is an OSError or ValueError.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck-out, moved-away and hidden content is no part of what the document says.
_SKIPPED = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"})
_LITERAL = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """One paragraph: its place (from 1), text, style name ("" where it has none), and whether in a table.

    `cell` is (row, cell) in the order of the whole document, from 1; None outside tables.
    """

    place: int
    text: str
    style: str
    in_table: bool
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a .docx says: paragraphs in reading order, the text of each comment, and of each foot- or endnote."""

    paragraphs: tuple[ReadParagraph, ...]
    comments: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, one line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_docx(source: str | os.PathLike[str] | BinaryIO) -> ReadDocument:
    """Read a .docx from a path or an open binary file.

    Raises DocumentError: `not_docx` (no Word document, or broken), `too_large` (a bomb, or beyond the
    limits), `unsafe_xml` (entities or a document type declaration).
    """
    try:
        with zipfile.ZipFile(source) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                raise DocumentError(
                    "too_large", f"文件内部有超过 {MAX_PARTS} 个部件：不像正常的 Word 文件，已拒绝。"
                )
            body = _part(archive, "word/document.xml")
            if body is None:
                raise DocumentError(
                    "not_docx", "文件中没有正文：不是 Word（.docx）文件，请另存为 .docx 后重试。"
                )
            names = _style_names(_part(archive, "word/styles.xml"))
            comments = _part(archive, "word/comments.xml")
            notes = [_part(archive, f"word/{name}.xml") for name in ("footnotes", "endnotes")]
    except (DocumentError, FileNotFoundError, PermissionError, IsADirectoryError):
        raise
    except _BROKEN as bad:
        raise DocumentError(
            "not_docx", "文件不是 .docx 格式或已损坏：.doc、.wps 文件请先另存为 .docx 后重试。"
        ) from bad
    try:
        return ReadDocument(
            tuple(_paragraphs(body, names)),
            tuple(_said_in(comments, "comment")),
            tuple(
                said
                for part, kind in zip(notes, ("footnote", "endnote"), strict=True)
                for said in _notes(part, kind)
            ),
        )
    except RecursionError as deep:
        raise DocumentError("too_large", "文件内容嵌套过深：不像正常的 Word 文件，已拒绝读取。") from deep


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.file_size > MAX_PART_BYTES or entry.file_size > MAX_RATIO * max(entry.compress_size, 4096):
        raise DocumentError("too_large", f"文件部件 {name} 展开后过大：可能是压缩炸弹，已拒绝读取。")
    try:
        with archive.open(entry) as file:
            content = file.read(MAX_PART_BYTES + 1)
    except (RuntimeError, NotImplementedError) as locked:
        raise DocumentError("not_docx", "文件已加密或采用不支持的压缩方式：请去掉密码后重试。") from locked
    if len(content) > MAX_PART_BYTES:
        raise DocumentError("too_large", f"文件部件 {name} 展开后过大：可能是压缩炸弹，已拒绝读取。")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as unsafe:
        raise DocumentError(
            "unsafe_xml", f"文件部件 {name} 含有外部引用或实体定义：不安全，已拒绝读取。"
        ) from unsafe
    except ParseError as broken:
        raise DocumentError("not_docx", f"文件部件 {name} 已损坏：请用 Word 打开并另存后重试。") from broken
    return root


def _style_names(styles: Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {
        style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "")
        for style in styles.iter(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    }


def _paragraphs(root: Element, names: dict[str, str]) -> Iterator[ReadParagraph]:
    for place, (paragraph, cell) in enumerate(_walk(root, None, [0, 0]), start=1):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        key = "" if style is None else style.get(f"{_W}val", "")
        text = "".join(_text(paragraph))
        yield ReadParagraph(place, text, names.get(key, key), cell is not None, cell)


def _walk(
    element: Element, cell: tuple[int, int] | None, counted: list[int]
) -> Iterator[tuple[Element, tuple[int, int] | None]]:
    """Paragraphs with the (row, cell) they lie in; `counted` holds how many rows and cells went by."""
    for child in element:
        if child.tag == f"{_W}p":
            yield child, cell
            for box in _boxes(child):
                yield from _walk(box, cell, counted)
        elif child.tag not in _SKIPPED:
            if child.tag == f"{_W}tr":
                counted[0] += 1
            if child.tag == f"{_W}tc":
                counted[1] += 1
                yield from _walk(child, (counted[0], counted[1]), counted)
            else:
                yield from _walk(child, cell, counted)


def _boxes(element: Element) -> Iterator[Element]:
    """Text boxes: they hold paragraphs of their own inside a paragraph's run."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child)


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _LITERAL:
            yield _LITERAL[child.tag]
        elif child.tag not in _SKIPPED and child.tag != f"{_W}txbxContent":
            yield from _text(child)


def _said_in(root: Element | None, kind: str) -> Iterator[str]:
    if root is not None:
        for comment in root.iter(f"{_W}{kind}"):
            yield "\n".join("".join(_text(paragraph)) for paragraph, _ in _walk(comment, None, [0, 0]))


def _notes(root: Element | None, kind: str) -> Iterator[str]:
    """Foot- or endnotes that say something: Word keeps two more for the line that parts them from the text."""
    return (said for said in _said_in(root, kind) if said.strip())
