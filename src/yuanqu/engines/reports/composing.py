"""Composes a report: sections and figures in, a Document out; nothing here knows files or screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yuanqu.engines.documents.model import (
    Addressee,
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Properties,
    Run,
    Runs,
    Signature,
    Title,
    runs,
)
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.outline import PARTS, Issuer, issuer, sections
from yuanqu.engines.reports.prose import Prose, Slot
from yuanqu.engines.reports.wording import worded


def compose(book: FigureBook, *, created: datetime) -> Document:
    """The work report of the book's period. ``created`` dates the file and its comments (aware)."""
    sender = issuer()
    title = f"{book.asked.chinese()}工作总结"
    return Document(
        blocks=(
            Title((sender.zone, title)),
            *_opening(sender, book),
            Heading(1, runs(f"{book.asked.chinese()}工作情况")),
            *_review(book),
            Signature(sender.committee, book.as_of),
        ),
        properties=Properties(title=f"{sender.zone}{title}", author=sender.committee, created=created),
    )


def _opening(sender: Issuer, book: FigureBook) -> Iterator[Block]:
    if sender.addressee:
        yield Addressee(sender.addressee)
    opening = f"{book.asked.chinese()}，{sender.guiding_line}" if sender.guiding_line else ""
    if opening:
        yield Paragraph(runs(f"{opening}现将有关情况报告如下。"))


def _review(book: FigureBook) -> Iterator[Block]:
    for part in PARTS:
        standing = list(sections(part.code))
        if not standing:
            continue
        yield Heading(2, runs(part.heading))
        for section in standing:
            for lead, text in section.prose:
                yield Item(3, fill(lead, book), fill(text, book))


def fill(prose: Prose, book: FigureBook) -> Runs:
    """The prose with its slots filled: one run of text or of a figure after another."""
    return runs(*(_filled(piece, book) for piece in prose.pieces))


def _filled(piece: str | Slot, book: FigureBook) -> tuple[Run, ...]:
    return (Run(piece),) if isinstance(piece, str) else tuple(worded(piece, book))
