"""Engines above the ledger look at an import's rows before anything is written, beside what stands (复核)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.merging import OLD, links_of
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.rows import FrameRows, Window
from yuanqu.engines.ledger.importing.standing import ID


@dataclass(frozen=True)
class Reviewed:
    """The good rows of a submission: as they would stand, as they stand (``held``: all None for new ones).

    ``ids`` are the standing records' ids as texts, None for new ones. ``named``: the columns the sheet has.
    """

    ledger: type[Ledger]
    rows: FrameRows
    held: FrameRows
    ids: Sequence[str | None]
    named: Sequence[str]


Reviewer = Callable[[Reviewed], Iterable[tuple[int, str, Fault]]]
_reviewers: list[Reviewer] = []


def review_rows(reviewer: Reviewer) -> None:
    """Let ``reviewer`` find faults in rows: (position among the rows, column, fault)."""
    if reviewer not in _reviewers:
        _reviewers.append(reviewer)


def review_all(
    ledger: type[Ledger],
    frame: pl.DataFrame,
    beside: pl.DataFrame,
    named: Sequence[str],
    whole: Sequence[int],
    findings: Findings,
) -> None:
    """Ask all reviewers about the rows at ``whole`` and keep what they find."""
    if not _reviewers:
        return
    links = links_of(ledger)
    old = beside.select(pl.col(OLD + name).alias(name) for name in ledger.declared())
    ids = beside[OLD + ID].gather(list(whole)).to_list()
    rows, held = FrameRows(Window(frame, links), whole), FrameRows(Window(old, links), whole)
    asked = Reviewed(ledger, rows, held, ids, named)
    for reviewer in _reviewers:
        for at, column, fault in reviewer(asked):
            findings.at(whole[at], column, fault, (column,))
