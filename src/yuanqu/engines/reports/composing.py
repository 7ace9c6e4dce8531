"""Composes a report: sections and figures in, a Document out; nothing here knows files or screens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    Table,
    Title,
    runs,
)
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.clauses import Piece, without_nothing
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
from yuanqu.engines.reports.wording import counts_nothing, is_moot, lists_nothing, worded

_YEAR = re.compile(r"(\d{4})年")

Wordings = Mapping[str, Prose]  # what the office wrote in place of a declared wording, by its place
Annexed = tuple[str, tuple[Block, ...]]  # an annex: its title, its blocks


@dataclass(frozen=True)
class Placed:
    """A block with the ``place`` of its words in the outline (empty: not a section's) and the codes it states."""

    block: Block
    place: str = ""
    codes: tuple[str, ...] = ()


def compose(
    book: FigureBook,
    *,
    created: datetime,
    wordings: Wordings | None = None,
    further: Sequence[Annexed] = (),
) -> Document:
    """The work report of the book's period. ``created`` dates the file and its comments (aware).

    ``further``: annexes of this one document, before the registered ones.
    """
    return as_document(placed(book, wordings=wordings, further=further), book, created)


def as_document(composed: Sequence[Placed], book: FigureBook, created: datetime) -> Document:
    """The document of blocks that were composed for ``book``."""
    sender = issuer()
    title = f"{sender.zone}{_title(book)}"
    properties = Properties(title=title, author=sender.committee, created=created)
    return Document(blocks=tuple(each.block for each in composed), properties=properties)


def placed(
    book: FigureBook, *, wordings: Wordings | None = None, further: Sequence[Annexed] = ()
) -> list[Placed]:
    """The blocks of the report in order, each with its place in the outline."""
    sender = issuer()
    behind = [*further, *_annexes(book)]
    return [
        Placed(Title((sender.zone, _title(book)))),
        *map(Placed, _opening(sender, book)),
        *(each for chapter in CHAPTERS for each in _chapter(chapter, book, wordings or {})),
        *([Placed(Attachments(tuple(name for name, _ in behind)))] if behind else []),
        Placed(Signature(sender.committee, book.as_of)),
        *map(Placed, _appended(behind)),
    ]


def pinned(composed: Sequence[Placed], snapshot: str) -> list[Placed]:
    """The same blocks, each figure leading to its records as they stand in that snapshot, whatever changes later."""
    return [replace(each, block=_pinned(each.block, snapshot)) for each in composed]


def _pinned(block: Block, snapshot: str) -> Block:
    def led(content: Runs) -> Runs:
        return tuple(_led(run, snapshot) for run in content)

    match block:
        case Item():
            return replace(block, lead_runs=led(block.lead_runs), body_runs=led(block.body_runs))
        case Paragraph():
            return replace(block, runs=led(block.runs))
        case Table():
            return replace(block, rows=tuple(tuple(map(led, row)) for row in block.rows))
    return block


def _led(run: Run, snapshot: str) -> Run:
    if run.figure is None:
        return run
    return replace(run, figure=replace(run.figure, target=f"{run.figure.target}&snapshot={snapshot}"))


def _title(book: FigureBook) -> str:
    return f"{book.asked.chinese()}工作总结"


def _occasion(book: FigureBook) -> Occasion:
    return Occasion(book.asked, book.as_of, book.snapshot, book.reader)


def _annexes(book: FigureBook) -> list[Annexed]:
    """``(title, blocks)`` of each annex that has something to show to the book's reader."""
    occasion = _occasion(book)
    found = [(annex.title, tuple(annex.blocks(occasion))) for annex in annexes()]
    return [(title, blocks) for title, blocks in found if blocks]


def _appended(behind: Sequence[Annexed]) -> Iterator[Block]:
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


def _chapter(chapter: Chapter, book: FigureBook, wordings: Wordings) -> Iterator[Placed]:
    """The chapter's heading and its parts; nothing where no part has anything to say."""
    body = [each for part in PARTS if part.chapter == chapter for each in _part(part, book, wordings)]
    if body:
        period = book.asked.next() if chapter.ahead else book.asked
        yield Placed(Heading(1, runs(f"{period.chinese()}{chapter.heading}")))
        yield from body


def _part(part: Part, book: FigureBook, wordings: Wordings) -> Iterator[Placed]:
    body = [*_sections(part, book, wordings)]
    for passage in passages(part.code):
        body += map(Placed, passage.blocks(_occasion(book)))
    if body and part.heading:
        yield Placed(Heading(2, runs(part.heading)))
    yield from body


def _sections(part: Part, book: FigureBook, wordings: Wordings) -> Iterator[Placed]:
    """The items of the part's sections: numbered under its heading, else paragraphs."""
    for section in sections(part.code):
        for number, (lead, text) in enumerate(section.prose, 1):
            place = section.place(number)
            lead, text = wordings.get(f"{place}.lead", lead), wordings.get(f"{place}.text", text)
            codes = tuple(dict.fromkeys(slot.code for each in (lead, text) for slot in each.slots()))
            finding = fill(lead, book)
            found = finding, fill(text, book, finding)
            yield Placed(Item(3, *found) if part.heading else Paragraph(runs(*found)), place, codes)


def fill(prose: Prose, book: FigureBook, before: Runs = ()) -> Runs:
    """The prose with its slots filled: one run of text or of a figure after another, behind the runs ``before`` it.

    A period that its sentence has just named is not named again: a measure by quarters has another one, or the same.
    Nor is the year that the item spoke of last: 「2025年上半年，……。截至6月30日，……」.
    """
    found: list[Piece] = []
    named, again, year = "", False, _year_in(before)
    for piece in prose.pieces:
        if isinstance(piece, str):
            text = piece.removeprefix("，") if again else piece
            named, again = ("" if "。" in piece else named), False
            words: Runs = (Run(text),) if text else ()
            found.append(Piece(words))
        else:
            words = tuple(worded(piece, book, year))
            period = "".join(run.text for run in worded(piece, book)) if piece.attribute == "period" else ""
            again = bool(period) and period == named
            named = period or named
            words = () if again else words
            bare = lists_nothing(piece, book)
            shown = bare or (bool(words) and not piece.attribute)
            found.append(Piece(words, shown, counts_nothing(piece, book), bare, moot=is_moot(piece, book)))
        year = _year_in(words, year)
    return without_nothing(found)


def _year_in(words: Runs, before: int | None = None) -> int | None:
    """The year that is named last in the words, else the one named ``before`` them."""
    named = _YEAR.findall("".join(run.text for run in words))
    return int(named[-1]) if named else before
