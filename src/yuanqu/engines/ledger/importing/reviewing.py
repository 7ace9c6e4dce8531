"""Engines above the ledger look at an import's rows before anything is written, beside what stands (复核)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import closed_column, handed_over
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.merging import OLD, links_of
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.rows import FrameRows, Window
from yuanqu.engines.ledger.importing.standing import ID
from yuanqu.people.access import Reader
from yuanqu.people.filling import Pens


@dataclass(frozen=True)
class Reviewed:
    """The good rows of a submission: as they would stand, as they stand (``held``: all None for new ones).

    ``ids`` are the standing records' ids as texts, None for new ones. ``named``: the columns the sheet has.
    ``sender``: who sends it, None for the program itself.
    """

    ledger: type[Ledger]
    rows: FrameRows
    held: FrameRows
    ids: Sequence[str | None]
    named: Sequence[str]
    sender: Reader | None = None


Reviewer = Callable[[Reviewed], Iterable[tuple[int, str, Fault]]]
_reviewers: list[Reviewer] = []


def review_rows(reviewer: Reviewer) -> None:
    """Let ``reviewer`` find faults in rows: (position among the rows, column, fault)."""
    if reviewer not in _reviewers:
        _reviewers.append(reviewer)


def others_parts(asked: Reviewed) -> Iterator[tuple[int, str, Fault]]:
    """Rows and cells that are not the sender's to fill in (按行授权)."""
    if asked.sender is None or not asked.ledger.rights.fillings:
        return
    ledger, pens = asked.ledger, Pens(asked.sender, asked.ledger.record)
    for at, (row, held) in enumerate(zip(asked.rows, asked.held, strict=True)):
        new = asked.ids[at] is None
        changed = [name for name in asked.named if row.get(name) != (None if new else held.get(name))]
        if not changed:
            continue
        if not new and (problem := next(handed_over(ledger, held, row, pens), None)):
            beside = problem.columns[0] if problem.columns[0] in asked.named else changed[0]
            yield at, beside, Fault(problem.code, problem.expected, problem.mend)
            continue
        for pen in (pens.of(row), *(() if new else (pens.of(held),))):
            if pen.owner or not (pen.whole if new else pen.writes):
                said = f"这一行由{pen.owner or ledger.keeper}填写，您的账号不能导入"
                yield at, ledger.rights.fillings[0].by, Fault("access.enter", said, "请从表中删去这一行")
                break
            closed = [name for name in changed if not pen.may(name)]
            if closed:
                problem = closed_column(ledger, closed[0], pen)
                yield at, closed[0], Fault("access.column", problem.expected, problem.mend)
                break


def review_all(
    ledger: type[Ledger],
    frame: pl.DataFrame,
    beside: pl.DataFrame,
    named: Sequence[str],
    whole: Sequence[int],
    findings: Findings,
    sender: Reader | None = None,
) -> None:
    """Ask all reviewers about the rows at ``whole`` and keep what they find."""
    links = links_of(ledger)
    old = beside.select(pl.col(OLD + name).alias(name) for name in ledger.declared())
    ids = beside[OLD + ID].gather(list(whole)).to_list()
    rows, held = FrameRows(Window(frame, links), whole), FrameRows(Window(old, links), whole)
    asked = Reviewed(ledger, rows, held, ids, named, sender)
    for reviewer in (others_parts, *_reviewers):
        for at, column, fault in reviewer(asked):
            findings.at(whole[at], column, fault, (column,))
