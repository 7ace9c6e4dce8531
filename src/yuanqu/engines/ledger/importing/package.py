"""What the fast reader does not tell of an .xlsx, looked up in its parts: merged cells, types and formats of cells.

The parts are searched as bytes by regular expressions, never parsed as XML: nothing in them is expanded or fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from yuanqu.engines.ledger.importing.extent import extent
from yuanqu.engines.ledger.importing.grid import Place, column_number, letters

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FIRST_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]+)(\d+)"')
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>\s*</(?:\w+:)?v>))?\s*</(?:\w+:)?c>"
)
_IN_FIRST = re.compile(rb'<c r="A\d')
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_FORMATS_OF_CELLS = re.compile(rb"<(?:\w+:)?cellXfs[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.S)
_FORMAT_OF_CELL = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
_PERCENT_BUILT_IN = {9, 10}
_TEXTS = "xl/sharedStrings.xml"
_CHUNK = 1 << 20
_TAIL = 1 << 21


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"[\s:]" + name + rb'="([^"]*)"', tag)
    return unescape(found[1].decode("utf-8")) if found else ""


@dataclass(frozen=True)
class Part:
    """One worksheet inside the package: its name on the tab, its path, whether it is hidden."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True)
class Look:
    """``first_column`` in use (from 1); the other places are zero-based (line, column) of the sheet."""

    first_column: int
    merged: tuple[tuple[Place, Place], ...]
    uncalculated: tuple[Place, ...]
    formulas: bool = False


class Package:
    """An .xlsx file as the parts it is made of."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _read(self, part: str) -> bytes:
        with zipfile.ZipFile(self._path) as archive:
            return archive.read(part) if part in archive.namelist() else b""

    @cached_property
    def parts(self) -> list[Part]:
        """The worksheets in the order of their tabs."""
        relations = {
            _attribute(tag, b"Id"): _attribute(tag, b"Target")
            for tag in _RELATION.findall(self._read("xl/_rels/workbook.xml.rels"))
        }
        found = []
        for tag in _SHEET.findall(self._read("xl/workbook.xml")):
            target = relations.get(_attribute(tag, b"id"), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            hidden = _attribute(tag, b"state") in ("hidden", "veryHidden")
            found.append(Part(_attribute(tag, b"name"), path, hidden))
        return found

    def part(self, sheet: str) -> str:
        """The path of the worksheet of that name; empty when there is none."""
        return next((part.path for part in self.parts if part.name == sheet), "")

    def look(self, sheet: str) -> Look:
        """What is to be known of a sheet before its cells are used."""
        part = self._read(self.part(sheet))
        formulas = b"f>" in part
        head = part[:_CHUNK]
        in_first = bool(_IN_FIRST.search(head))
        columns = (
            [1] if in_first else [column_number(found[1].decode()) for found in _FIRST_CELL.finditer(head)]
        )
        merged = tuple(
            ((int(top) - 1, column_number(a.decode()) - 1), (int(bottom) - 1, column_number(b.decode()) - 1))
            for a, top, b, bottom in _MERGED.findall(part[-_TAIL:])
        )
        return Look(min(columns, default=1), merged, self._uncalculated(sheet) if formulas else (), formulas)

    def extent(self, sheet: str, enough: int) -> tuple[int, int]:
        """At most how many rows and columns a sheet reaches, exact where that is more than ``enough`` places.

        Raises zipfile.BadZipFile when its part is not whole.
        """
        return extent(self._read(self.part(sheet)), enough)

    def verify(self) -> None:
        """Read the texts that every sheet shares, so that sizes told wrongly come out. Raises zipfile.BadZipFile."""
        with zipfile.ZipFile(self._path) as archive:
            if _TEXTS in archive.namelist():
                with archive.open(_TEXTS) as stream:
                    while stream.read(_CHUNK):
                        pass

    @cached_property
    def carries(self) -> tuple[bool, bool]:
        """Whether the workbook carries macros, and links to other files."""
        with zipfile.ZipFile(self._path) as archive:
            names = [name.lower() for name in archive.namelist()]
        macros = any(name.endswith("vbaproject.bin") for name in names)
        return macros, any(name.startswith("xl/externallinks/") for name in names)

    def _uncalculated(self, sheet: str) -> tuple[Place, ...]:
        """Cells with a formula that no program has calculated; an empty text that stands (t="str") is a result."""
        found = []
        for match in _UNCALCULATED.finditer(self._read(self.part(sheet))):
            tag = b" " + match[1]
            address = _ADDRESS.fullmatch(_attribute(tag, b"r"))
            if address and not (match[2] and _attribute(tag, b"t") == "str"):
                found.append((int(address[2]) - 1, column_number(address[1]) - 1))
        return tuple(found)

    def numeric(self, sheet: str, places: Iterable[Place]) -> set[Place]:
        """Those of ``places`` (zero-based, of the sheet) that hold a number rather than a text."""
        return {place for place, tag in self._tags(sheet, places) if _attribute(tag, b"t") in ("", "n")}

    def percent(self, sheet: str, places: Iterable[Place]) -> set[Place]:
        """Those of ``places`` that hold a number shown as a percentage."""
        styles = self._percent_styles
        if not styles:
            return set()
        return {
            place
            for place, tag in self._tags(sheet, places)
            if _attribute(tag, b"t") in ("", "n") and _attribute(tag, b"s") in styles
        }

    def _tags(self, sheet: str, places: Iterable[Place]) -> list[tuple[Place, bytes]]:
        wanted: dict[str, dict[str, Place]] = {}
        for line, column in places:
            wanted.setdefault(letters(column + 1), {})[f"{letters(column + 1)}{line + 1}"] = (line, column)
        text = self._read(self.part(sheet)) if wanted else b""
        found = []
        for letter, addresses in wanted.items():
            pattern = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="(' + letter.encode() + rb'\d+)"[^>]*>')
            for match in pattern.finditer(text):
                place = addresses.get(match[1].decode())
                if place:
                    found.append((place, match[0]))
        return found

    @cached_property
    def _percent_styles(self) -> set[str]:
        styles = self._read("xl/styles.xml")
        own = {
            int(_attribute(tag, b"numFmtId") or 0)
            for tag in _FORMAT.findall(styles)
            if "%" in _attribute(tag, b"formatCode")
        }
        cells = _FORMATS_OF_CELLS.search(styles)
        return {
            str(number)
            for number, tag in enumerate(_FORMAT_OF_CELL.findall(cells[1] if cells else b""))
            if int(_attribute(tag, b"numFmtId") or 0) in own | _PERCENT_BUILT_IN
        }
