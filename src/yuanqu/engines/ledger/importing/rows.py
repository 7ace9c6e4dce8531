"""Rows as a ledger's checks see them: a window on the columns, turned into Python values only where one looks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

import polars as pl

Other = TypeVar("Other")


class Unreadable(Exception):
    """A check looked at a cell that is bad itself: it cannot say anything of that row."""


class _Bad:
    """Stands where a cell is bad."""


_BAD = _Bad()


class Window(dict[str, list[Any]]):
    """The columns of a frame as lists of Python values, each made when it is first asked for; KeyError if unknown."""

    def __init__(
        self, frame: pl.DataFrame, links: frozenset[str], bad: Mapping[str, pl.Series] | None = None
    ) -> None:
        super().__init__()
        self.names = frame.columns
        self._frame, self._links, self._bad_cells = frame, links, bad or {}

    def __missing__(self, name: str) -> list[Any]:
        if name not in self.names:
            raise KeyError(name)
        values = self._frame[name].to_list()
        if name in self._links:
            values = [None if value is None else uuid.UUID(value) for value in values]
        bad = self._bad_cells.get(name)
        if bad is not None:
            for position in bad.arg_true().to_list():
                values[position] = _BAD
        self[name] = values
        return values


class FrameRow(Mapping[str, Any]):
    """One row: values by the column's identifier; a link is the linked record's id.

    Raises KeyError for an unknown column, Unreadable for a cell that is bad.
    """

    __slots__ = ("_position", "_window")

    def __init__(self, window: Window, position: int) -> None:
        self._window, self._position = window, position

    def __getitem__(self, name: str) -> Any:
        value = self._window[name][self._position]
        if value is _BAD:
            raise Unreadable(name)
        return value

    @overload
    def get(self, name: str, /) -> Any | None: ...
    @overload
    def get(self, name: str, default: Other, /) -> Any | Other: ...
    def get(self, name: str, default: Any = None, /) -> Any:  # the inherited one is half as quick
        try:
            value = self._window[name][self._position]
        except KeyError:
            return default
        if value is _BAD:
            raise Unreadable(name)
        return value

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
