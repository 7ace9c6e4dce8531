"""Checks a row must pass: hard ones block it, soft ones pass with a written explanation.

A check is a plain function of a row, so that the form, the import and the API hold the same rule:

    @hard("due_before_found", "due_on", "found_on")
    def due_after_found(row): ...

It returns None, or a sentence in Chinese that says what is wrong and what was expected. ``row`` gives the
parsed values by identifier (``row["due_on"]``); a link is given as the linked record's id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]


class Severity(StrEnum):
    """HARD blocks; SOFT passes with a written explanation."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True)
class Check:
    """A rule over one row; ``columns`` are the cells a message is put beside, ``code`` is stable."""

    code: str
    columns: tuple[str, ...]
    severity: Severity
    test: Callable[[Row], str | None]

    def __call__(self, row: Row) -> str | None:
        return self.test(row)


@dataclass(frozen=True)
class BatchCheck:
    """A rule over all rows of a submission beside the records already held.

    ``test(rows)`` gives ``(position in rows, message)`` pairs; it reads the database in as many queries
    however many rows there are.
    """

    code: str
    columns: tuple[str, ...]
    severity: Severity
    test: Callable[[Sequence[Row]], Iterable[tuple[int, str]]]

    def __call__(self, rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        return self.test(rows)


def hard(code: str, *columns: str) -> Callable[[Callable[[Row], str | None]], Check]:
    """Make a function of a row a check that blocks it."""
    return lambda test: Check(code, columns, Severity.HARD, test)


def soft(code: str, *columns: str) -> Callable[[Callable[[Row], str | None]], Check]:
    """Make a function of a row a check that asks for an explanation."""
    return lambda test: Check(code, columns, Severity.SOFT, test)


def hard_across(
    code: str, *columns: str
) -> Callable[[Callable[[Sequence[Row]], Iterable[tuple[int, str]]]], BatchCheck]:
    """Make a function of all rows of a submission a check that blocks the rows it names."""
    return lambda test: BatchCheck(code, columns, Severity.HARD, test)


def soft_across(
    code: str, *columns: str
) -> Callable[[Callable[[Sequence[Row]], Iterable[tuple[int, str]]]], BatchCheck]:
    """Make a function of all rows of a submission a check that asks for an explanation."""
    return lambda test: BatchCheck(code, columns, Severity.SOFT, test)
