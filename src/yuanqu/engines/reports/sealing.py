"""Sealing a report (封存): its files, structure and figures are kept with the hashes of what they rest on.

A sealed report answers from what is kept here and never from records: the same bytes for ever. What was wrong in it is
corrected by a new edition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import Block, Document, Item, Paragraph, Run, Runs
from yuanqu.engines.documents.structure import from_text, to_text
from yuanqu.engines.documents.walk import plain_text
from yuanqu.engines.indicators.canonical import catalogue_hash
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.reports.book import FigureBook, stated_slots
from yuanqu.engines.reports.changes import FigureChange, rows_of
from yuanqu.engines.reports.composing import Placed, as_document
from yuanqu.engines.reports.models import SealedReport
from yuanqu.engines.snapshots import keep_snapshots

HIDDEN = "〔本段含有您无权查看的数字〕"


class SealBroken(ValueError):
    """What is kept of a sealed report is not what was sealed."""

    code = "report.seal_broken"


def seal(
    edition: UUID,
    title: str,
    book: FigureBook,
    composed: Sequence[Placed],
    at: datetime,
    changed: Sequence[FigureChange] = (),
) -> SealedReport:
    """Keep the report as it stands. Twice is refused; so is a book opened for one reader."""
    if book.withheld or book.reader is not None:
        raise ValueError("a report is sealed whole, not as one reader sees it")
    document = as_document(composed, book, at)
    sealed = SealedReport(
        edition=edition,
        title=title,
        period=book.asked.code,
        as_of=book.as_of,
        sealed_at=at,
        snapshot=book.snapshot.id,
        catalogue=catalogue_hash(_stated()),
        blocks=to_text(document.blocks),
        codes=_json([each.codes for each in composed]),
        figures=_json(rows_of(book), indent=1),
        changes=_json([each.to_json() for each in changed]),
        annotated_file=docx_bytes(document, annotated=True),
        clean_file=docx_bytes(document, annotated=False),
    )
    sealed.content = _digest(sealed)
    sealed.save(force_insert=True)
    return sealed


def sealed(edition: UUID) -> SealedReport | None:
    """The sealed report of an edition. Raises SealBroken where what is kept is not what was sealed."""
    found = SealedReport.objects.filter(pk=edition).first()
    if found is not None and _digest(found) != found.content:
        raise SealBroken("封存的工作总结与其摘要不符：数据库中的内容被改动过。请从备份恢复后再打开。")
    return found


def figures_of(kept: SealedReport) -> list[dict[str, Any]]:
    """The figures as they were sealed."""
    return list(json.loads(kept.figures))


def changes_of(kept: SealedReport) -> list[FigureChange]:
    """What it changed of the edition that it corrects."""
    return [FigureChange(**row) for row in json.loads(kept.changes)]


def document_of(kept: SealedReport, withheld: Collection[str] = ()) -> Document:
    """The sealed document's blocks; an item that states one of the codes ``withheld`` says so in place of its text."""
    codes = json.loads(kept.codes)
    blocks = zip(from_text(kept.blocks), codes, strict=True)
    return Document(
        tuple(_hidden(block) if set(stated) & set(withheld) else block for block, stated in blocks)
    )


def states(kept: SealedReport) -> set[str]:
    """The codes of the indicators that the sealed text states."""
    return {code for codes in json.loads(kept.codes) for code in codes}


def declared_since(kept: SealedReport) -> bool:
    """Whether the indicators are declared otherwise today than when the report was sealed."""
    return kept.catalogue != catalogue_hash(_stated())


def plain(kept: SealedReport) -> str:
    """The whole text."""
    return plain_text(Document(from_text(kept.blocks)))


def _hidden(block: Block) -> Block:
    hidden: Runs = (Run(HIDDEN, missing=True),)
    match block:
        case Item():
            return Item(block.level, hidden)
        case Paragraph():
            return Paragraph(hidden)
    return block


def _stated() -> Iterable[Indicator]:
    return [indicator(code) for code in sorted({slot.code for slot in stated_slots()})]


def _digest(kept: SealedReport) -> str:
    """SHA-256 over everything that is kept."""
    told = [kept.title, kept.period, kept.as_of.isoformat(), kept.snapshot, kept.catalogue]
    told += [kept.blocks, kept.codes, kept.figures, kept.changes]
    found = hashlib.sha256(_json(told).encode())
    for file in (kept.annotated_file, kept.clean_file):
        found.update(hashlib.sha256(bytes(file)).digest())
    return found.hexdigest()


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def sealed_snapshots() -> list[str]:
    """The snapshots that sealed reports name: they are never cleared away."""
    return list(SealedReport.objects.values_list("snapshot", flat=True).distinct())


keep_snapshots(sealed_snapshots)
