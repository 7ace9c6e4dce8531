"""Rows as a ledger's checks see them: a window on the columns, turned into Python values only where one looks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

import polars as pl


class Unreadable(Exception):
    """A check looked at a cell that is bad itself: it cannot say anything of that row."""


class Window:
    """The columns of a frame as Python values by position; ``bad`` cells may not be looked at."""

    def __init__(self, frame: pl.DataFrame, links: frozenset[str], bad: Mapping[str, pl.Series] | None = None) -> None:
        self._frame, self._links = frame, links
        self._bad = bad or {}
        self._lists: dict[str, list[Any]] = {}
        self._bad_lists: dict[str, list[bool] | None] = {}

    @property
    def names(self) -> list[str]:
        """The columns there are."""
        return self._frame.columns

    def value(self, name: str, position: int) -> Any:
        """The value of one cell. Raises KeyError for an unknown column, Unreadable for a bad cell."""
        values = self._lists.get(name)
        if values is None:
            values = self._load(name)
        bad = self._bad_lists[name]
        if bad is not None and bad[position]:
            raise Unreadable(name)
        return values[position]

    def _load(self, name: str) -> list[Any]:
        if name not in self._frame.columns:
            raise KeyError(name)
        values = self._frame[name].to_list()
        if name in self._links:
            values = [None if value is None else uuid.UUID(value) for value in values]
        self._lists[name] = values
        bad = self._bad.get(name)
        self._bad_lists[name] = bad.to_list() if bad is not None and bad.any() else None
        return values


class FrameRow(Mapping[str, Any]):
    """One row: values by the column's identifier; a link is the linked record's id."""

    __slots__ = ("_position", "_window")

    def __init__(self, window: Window, position: int) -> None:
        self._window, self._position = window, position

    def __getitem__(self, name: str) -> Any:
        return self._window.value(name, self._position)

    def __iter__(self) -> Iterator[str]:
        return iter(self._window.names)

    def __len__(self) -> int:
        return len(self._window.names)


class FrameRows(Sequence[FrameRow]):
    """The rows at some positions of a window, in their order."""

    def __init__(self, window: Window, positions: Sequence[int]) -> None:
        self._window, self._positions = window, positions

    @overload
    def __getitem__(self, at: int) -> FrameRow: ...
    @overload
    def __getitem__(self, at: slice) -> FrameRows: ...
    def __getitem__(self, at: int | slice) -> FrameRow | FrameRows:
        if isinstance(at, slice):
            return FrameRows(self._window, self._positions[at])
        return FrameRow(self._window, self._positions[at])

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[FrameRow]:
        return (FrameRow(self._window, position) for position in self._positions)
