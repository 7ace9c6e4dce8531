"""The rows that a return asks for, as they stand or once stood: by the respondent's column, or by month and department.

A place is a month with a respondent: what tells one return of what is collected from another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from yuanqu.engines.collecting.declaration import Collecting

Place: TypeAlias = tuple[date, Any]


class Rows(Protocol):
    """Rows of some returns."""

    def held(self, since: int | None = None) -> Any:
        """Every record that is one of theirs, voided ones too; with ``since``, also what was one at that change."""

    def whose(self, values: Mapping[str, Any]) -> Collection[Place]:
        """The places that a row of these values belongs to."""


class ByRespondent:
    """Rows that name their respondent and bear the period: statements."""

    def __init__(self, collecting: Collecting, returns: Sequence[Any]) -> None:
        self._collecting = collecting
        self._places = {(each.month, getattr(each, collecting.attribute)) for each in returns}

    def held(self, since: int | None = None) -> Any:
        """By period and respondent; others' are sifted out by ``whose``."""
        records: Any = self._collecting.ledger.record._default_manager
        return records.filter(
            month__in={month for month, _ in self._places},
            **{f"{self._collecting.attribute}__in": {whose for _, whose in self._places}},
        )

    def whose(self, values: Mapping[str, Any]) -> Collection[Place]:
        """The one place that it names."""
        return ((values["month"], values[self._collecting.respondent]),)
