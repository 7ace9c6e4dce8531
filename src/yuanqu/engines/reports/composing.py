"""Composes a report: sections and figures in, a Document out; nothing here knows files or screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yuanqu.engines.documents.model import (
    Addressee,
    Attachments,
    Block,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Properties,
    Run,
    Runs,
    Signature,
    Title,
    runs,
)
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.outline import (
    CHAPTERS,
    PARTS,
    Chapter,
    Issuer,
    Occasion,
    Part,
    annexes,
    issuer,
    passages,
    sections,
)
from yuanqu.engines.reports.prose import Prose
from yuanqu.engines.reports.wording import worded


def compose(book: FigureBook, *, created: datetime) -> Document:
    """The work report of the book's period. ``created`` dates the file and its comments (aware)."""
    sender = issuer()
    title = f"{book.asked.chinese()}工作总结"
    behind = _annexes(book)
    return Document(
        blocks=(
            Title((sender.zone, title)),
            *_opening(sender, book),
            *(block for chapter in CHAPTERS for block in _chapter(chapter, book)),
            *([Attachments(tuple(name for name, _ in behind))] if behind else []),
            Signature(sender.committee, book.as_of),
            *_appended(behind),
        ),
        properties=Properties(title=f"{sender.zone}{title}", author=sender.committee, created=created),
    )


def _annexes(book: FigureBook) -> list[tuple[str, tuple[Block, ...]]]:
    """``(title, blocks)`` of each annex that has something to show to the book's reader."""
    found = [(annex.title, tuple(annex.blocks(book.as_of, book.reader))) for annex in annexes()]
    return [(title, blocks) for title, blocks in found if blocks]


def _appended(behind: list[tuple[str, tuple[Block, ...]]]) -> Iterator[Block]:
    """Each annex on a page of its own, marked 附件 at the top left (GB/T 9704-2012, 7.3.7)."""
    for number, (title, blocks) in enumerate(behind, 1):
        yield PageBreak()
        yield Addressee(f"附件{number}" if len(behind) > 1 else "附件")
        yield Title((title,))
        yield from blocks


def _opening(sender: Issuer, book: FigureBook) -> Iterator[Block]:
    if sender.addressee:
        yield Addressee(sender.addressee)
    opening = f"{book.asked.chinese()}，{sender.guiding_line}" if sender.guiding_line else ""
    if opening:
        yield Paragraph(runs(f"{opening}现将有关情况报告如下。"))


def _chapter(chapter: Chapter, book: FigureBook) -> Iterator[Block]:
    """The chapter's heading and its parts; nothing where no part has anything to say."""
    body = [block for part in PARTS if part.chapter == chapter for block in _part(part, book)]
    if body:
        period = book.asked.next() if chapter.ahead else book.asked
        yield Heading(1, runs(f"{period.chinese()}{chapter.heading}"))
        yield from body


def _part(part: Part, book: FigureBook) -> Iterator[Block]:
    body = [*_sections(part, book)]
    occasion = Occasion(book.asked, book.as_of, book.snapshot, book.reader)
    for passage in passages(part.code):
        body += passage.blocks(occasion)
    if body and part.heading:
        yield Heading(2, runs(part.heading))
    yield from body


def _sections(part: Part, book: FigureBook) -> Iterator[Block]:
    """The items of the part's sections: numbered under its heading, else paragraphs."""
    for section in sections(part.code):
        for lead, text in section.prose:
            found = fill(lead, book), fill(text, book)
            yield Item(3, *found) if part.heading else Paragraph(runs(*found))


def fill(prose: Prose, book: FigureBook) -> Runs:
    """The prose with its slots filled: one run of text or of a figure after another.

    A period that its sentence has just named is not named again: a measure by quarters has another one, or the same.
    """
    found: list[tuple[Run, ...]] = []
    named, again = "", False
    for piece in prose.pieces:
        if isinstance(piece, str):
            text = piece.removeprefix("，") if again else piece
            named, again = ("" if "。" in piece else named), False
            found.append((Run(text),) if text else ())
            continue
        words = tuple(worded(piece, book))
        period = "".join(run.text for run in words) if piece.attribute == "period" else ""
        again = bool(period) and period == named
        named = period or named
        found.append(() if again else words)
    return runs(*found)
