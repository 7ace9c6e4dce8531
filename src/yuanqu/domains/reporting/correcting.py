"""What an edition changes of the sealed one it corrects, and the annex that says so (更正)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from yuanqu.engines.documents.model import Align, Block, Column, Paragraph, Table, Title, runs
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.changes import FigureChange, changes, rows_of
from yuanqu.engines.reports.composing import Placed, pinned, placed
from yuanqu.engines.reports.rewording import latest, wordings
from yuanqu.engines.reports.sealing import document_of, figures_of, sealed
from yuanqu.engines.reports.text_changes import TextChange, text_changes

if TYPE_CHECKING:
    from yuanqu.domains.reporting.ledgers.edition import Edition

ANNEX = "更正说明"


def corrections(edition: Edition, book: FigureBook) -> list[FigureChange]:
    """What ``book`` states otherwise than the edition corrected, each with its own reason or the edition's.

    Empty for an edition that corrects none, and for one whose former states the same.
    """
    former = sealed(edition.corrects_id) if edition.corrects_id else None
    if former is None:
        return []
    reasons = {place: row.text for place, row in latest(edition.pk).items()}
    found = changes(figures_of(former), rows_of(book), reasons)
    return [each if each.reason else replace(each, reason=edition.reason or "") for each in found]


def composed(edition: Edition, book: FigureBook, changed: Sequence[FigureChange]) -> list[Placed]:
    """The edition's blocks in the office's words; one that corrects another says in an annex what changed and why."""
    words = wordings(edition.pk)
    further = []
    if edition.corrects_id:
        reworded = rewritten(edition, [each.block for each in placed(book, wordings=words)])
        further = [(ANNEX, annex(edition, changed, reworded))]
    found = [_numbered(each, edition) for each in placed(book, wordings=words, further=further)]
    return pinned(found, edition.snapshot) if edition.snapshot else found


def _numbered(each: Placed, edition: Edition) -> Placed:
    """The report's own title bears the number it is issued under, once there is one; annexes have titles of theirs."""
    if isinstance(each.block, Title) and len(each.block.lines) > 1 and edition.issue_no:
        return replace(each, block=replace(each.block, number=edition.issue_no))
    return each


def rewritten(edition: Edition, blocks: Sequence[Block]) -> list[TextChange]:
    """Which sentences ``blocks`` word otherwise than the edition corrected; none for one that corrects none."""
    former = sealed(edition.corrects_id) if edition.corrects_id else None
    return text_changes(document_of(former).blocks, blocks) if former else []


def annex(
    edition: Edition, changed: Sequence[FigureChange], reworded: Sequence[TextChange]
) -> tuple[Block, ...]:
    """The reason, then figure by figure and sentence by sentence what it was and what it is."""
    former = edition.corrects
    said = f"本版更正{former.name}。更正原因：{(edition.reason or '').rstrip('。')}。"
    if not changed and not reworded:
        return (Paragraph(runs(f"{said}本版的数字和文字没有变动。")),)
    figures = f"共更正{len(changed)}个数字，逐个列明如下；未列明的数字与原版相同。"
    told = figures if changed else "本版引用的数字没有变动。"
    blocks: list[Block] = [Paragraph(runs(f"{said}{told}"))]
    if changed:
        blocks.append(_figures(changed))
    if reworded:
        also = "，逐句列明如下（只有数字不同的除外）；未列明的文字与原版相同。"
        blocks += [
            Paragraph(runs(f"{'另' if changed else ''}改动文字{len(reworded)}处{also}")),
            _sentences(reworded),
        ]
    return tuple(blocks)


def _figures(changed: Sequence[FigureChange]) -> Table:
    columns = (
        Column("序号", 2),
        Column("数字", 8, Align.LEFT),
        Column("原版", 5),
        Column("本版", 5),
        Column("原因", 8, Align.LEFT),
    )
    rows = tuple(
        (runs(str(number)), runs(each.name), runs(each.was), runs(each.now), runs(each.reason))
        for number, each in enumerate(changed, 1)
    )
    return Table(columns, rows)


def _sentences(reworded: Sequence[TextChange]) -> Table:
    columns = (Column("序号", 2), Column("原版文字", 13, Align.LEFT), Column("本版文字", 13, Align.LEFT))
    rows = tuple(
        (runs(str(number)), runs(each.was or "（无）"), runs(each.now or "（删去）"))
        for number, each in enumerate(reworded, 1)
    )
    return Table(columns, rows)
