"""What one statement of the figures changes of another, figure by figure: what it was, what it is (数字更改)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.reports.book import FigureBook

UNKNOWN, NOT_STATED = "暂缺", "未列"
Key = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class FigureChange:
    """One figure's change, in words; ``cut`` is its slice as an address names it, ``reason`` why, where it is said."""

    code: str
    cut: str
    name: str
    was: str
    now: str
    records_was: int
    records_now: int
    reason: str = ""

    @property
    def place(self) -> str:
        """Under what its reason is kept."""
        return f"figure.{self.code}{self.cut and f'|{self.cut}'}"

    def to_json(self) -> dict[str, Any]:
        """As it is sealed."""
        return asdict(self)


def rows_of(book: FigureBook) -> list[dict[str, Any]]:
    """The book's figures as data, those that the report's text states marked."""
    stated = {id(figure) for figure in book.stated()}
    return [{**figure.to_json(), "stated": id(figure) in stated} for figure in book.figures]


def changes(
    before: Iterable[Mapping[str, Any]],
    after: Iterable[Mapping[str, Any]],
    reasons: Mapping[str, str] | None = None,
) -> list[FigureChange]:
    """What ``after`` states otherwise than ``before``, in its order; what is stated no more comes last."""
    return list(_changes(_stated(before), _stated(after), reasons or {}))


def _changes(
    was: Mapping[Key, Mapping[str, Any]], now: Mapping[Key, Mapping[str, Any]], reasons: Mapping[str, str]
) -> Iterator[FigureChange]:
    for key in (*now, *(key for key in was if key not in now)):
        old, new = was.get(key), now.get(key)
        if _said(old) == _said(new):
            continue
        row = new or old or {}
        cut = ",".join(f"{name}={code}" for name, code in key[1])
        found = FigureChange(
            key[0], cut, _name(row), _printed(old), _printed(new), _records(old), _records(new)
        )
        yield FigureChange(**{**asdict(found), "reason": reasons.get(found.place, "")})


def _stated(rows: Iterable[Mapping[str, Any]]) -> dict[Key, Mapping[str, Any]]:
    return {(row["indicator"], tuple(sorted(row["slice"].items()))): row for row in rows if row["stated"]}


def _said(row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    """What makes two statements of a figure the same: exact value, words, period."""
    if row is None:
        return None
    return row["numerator"], row["denominator"], row["value"], row["printed"], row["period"]


def _name(row: Mapping[str, Any]) -> str:
    labels = [slice_label(name, code) or "未分组" for name, code in row["slice"].items()]
    return f"{row['name']}（{'、'.join(labels)}）" if labels else str(row["name"])


def _printed(row: Mapping[str, Any] | None) -> str:
    return NOT_STATED if row is None else str(row["printed"] or UNKNOWN)


def _records(row: Mapping[str, Any] | None) -> int:
    return int(row["records"]) if row else 0
