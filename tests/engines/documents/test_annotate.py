"""Comments: one for each note, on exactly its figure; no trace of them in the clean edition."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import (
    Document,
    Note,
    Paragraph,
    Run,
    runs,
)
from yuanqu.engines.documents.walk import walk_notes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Made = Callable[..., Document]
Open = Callable[[bytes], Any]


def peer(document: Document, *, annotated: bool = True) -> Any:
    return docx.Document(BytesIO(docx_bytes(document, annotated=annotated)))


def test_every_note_is_a_word_comment_with_author_and_date(half_year: Made) -> None:
    document = half_year()
    comments = list(peer(document).comments)
    notes = list(walk_notes(document))
    assert len(comments) == len(notes) == 24
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
