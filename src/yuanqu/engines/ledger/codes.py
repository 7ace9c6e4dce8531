"""Code lists 代码表: what a coded column may hold, kept as data with validity dates and sources.

A list is a CSV file beside the office that owns it, with the columns ``code,label`` and, where they say
something, ``aliases`` (separated by ``|``), ``valid_from``, ``valid_to``, ``parent``, ``source``, ``note``.
Records store the code; pages, workbooks and reports show the label.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """One code: ``code`` is stored, ``label`` is shown; the dates bound its use (both inclusive)."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    parent: str = ""
    source: str = ""
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Whether the code may be given to a record dated ``on``."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True)
class CodeList:
    """An ordered list of codes, read from text by code, label or alias."""

    name: str
    entries: tuple[Entry, ...]
    _texts: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        texts: dict[str, str] = {}
        for entry in self.entries:
            for text in (entry.code, entry.label, *entry.aliases):
                if texts.setdefault(text, entry.code) != entry.code:
                    raise ValueError(f"code list {self.name}: {text!r} stands for two codes")
        object.__setattr__(self, "_texts", texts)

    @classmethod
    def read(cls, name: str, path: Path) -> CodeList:
        """The list in the CSV file at ``path`` (UTF-8); raises ValueError naming the line that is wrong."""
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        return cls(name, tuple(_entry(row, f"{path.name} line {i}") for i, row in enumerate(rows, 2)))

    @classmethod
    def of(cls, name: str, **labels: str) -> CodeList:
        """A short list written in place: ``CodeList.of("口径", paid="入库期", accrued="所属期")``."""
        return cls(name, tuple(Entry(code, label) for code, label in labels.items()))

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        """The entries by their code."""
        return {entry.code: entry for entry in self.entries}

    def label(self, code: str | None) -> str:
        """The label of ``code``; a code the list does not hold is shown as it is, never hidden."""
        if code is None or code == "":
            return ""
        entry = self.by_code.get(code)
        return entry.label if entry else code

    def find(self, text: str) -> str | None:
        """The code that ``text`` (a code, a label or an alias) stands for, or None."""
        return self._texts.get(text)

    def nearest(self, text: str) -> list[str]:
        """Up to three labels that resemble ``text``, for 「是否为……」."""
        return get_close_matches(text, [entry.label for entry in self.entries], n=3, cutoff=0.5)

    @property
    def labels(self) -> list[str]:
        """The labels in the order of the list, for drop-downs."""
        return [entry.label for entry in self.entries]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """``(code, label)`` pairs in the order of the list."""
        return [(entry.code, entry.label) for entry in self.entries]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def _entry(row: Mapping[str, str | None], where: str) -> Entry:
    code, label = (row.get("code") or "").strip(), (row.get("label") or "").strip()
    if not code or not label:
        raise ValueError(f"{where}: a code and a label are needed, found {dict(row)!r}")
    return Entry(
        code=code,
        label=label,
        aliases=tuple(text for text in (row.get("aliases") or "").split("|") if text),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        parent=row.get("parent") or "",
        source=row.get("source") or "",
        note=row.get("note") or "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
