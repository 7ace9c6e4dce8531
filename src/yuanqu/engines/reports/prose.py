"""Prose with figures in it: the sentences of a section, read once into text and slots.

``{revenue}`` the office's own figure with its unit · ``{services.cases}`` another office's · ``{inspected:余}`` in
a form · ``{revenue|park=east}`` a slice · ``{revenue.period}`` its period · ``{growth.nominal}`` its companion.
Forms: 数 without unit · 余 多 loose · 均 「均」 when a share is all of it · 同比 the growth in words ·
名单 names with 等 and the count · 举例 names with 等 · 分列 every slice of its first dimension, named ·
分项 the names of those slices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

FORMS = ("", "数", "余", "多", "均", "同比", "名单", "举例", "分列", "分项")
ATTRIBUTES = ("", "period", "nominal")

_SLOT = re.compile(
    r"\{(?P<name>[a-z_0-9]+(?:\.[a-z_0-9]+)?)"
    r"(?:\|(?P<slice>[a-z_]+=[^:{}|]+))?(?::(?P<form>[^{}|]+))?\}"
)
_BRACES = re.compile(r"[{}]")


class ProseError(ValueError):
    """A slot that cannot be read; the message quotes it and says what is possible."""


@dataclass(frozen=True)
class Slot:
    """A place for a figure: the indicator's ``code``, its ``slice`` as ``(dimension, code)``, form and attribute."""

    code: str
    slice: tuple[str, str] | None = None
    form: str = ""
    attribute: str = ""


@dataclass(frozen=True)
class Prose:
    """A template's text, of the office whose indicators need no prefix."""

    text: str
    office: str

    @cached_property
    def pieces(self) -> tuple[str | Slot, ...]:
        """Text and slots in order; raises ProseError on braces that make no slot."""
        pieces: list[str | Slot] = []
        end = 0
        for match in _SLOT.finditer(self.text):
            pieces.append(self._plain(self.text[end : match.start()]))
            pieces.append(self._slot(match))
            end = match.end()
        pieces.append(self._plain(self.text[end:]))
        return tuple(piece for piece in pieces if piece)

    def slots(self) -> Iterator[Slot]:
        """The slots in order."""
        return (piece for piece in self.pieces if isinstance(piece, Slot))

    def sources(self) -> tuple[str, ...]:
        """The slots as they are written in the text, in order: ``{revenue:余}``."""
        return tuple(match[0] for match in _SLOT.finditer(self.text))

    def _plain(self, text: str) -> str:
        if _BRACES.search(text):
            raise ProseError(f"section of {self.office}: cannot read the braces in {text!r}")
        return text

    def _slot(self, match: re.Match[str]) -> Slot:
        head, _, tail = match["name"].partition(".")
        attribute = ""
        if tail in ATTRIBUTES:
            code, attribute = f"{self.office}.{head}", tail
        else:
            code = f"{head}.{tail}"
        form = match["form"] or ""
        if form not in FORMS:
            raise ProseError(f"{match[0]}: the form is one of {' '.join(filter(None, FORMS))}")
        dimension, _, value = (match["slice"] or "").partition("=")
        return Slot(code, (dimension, value) if dimension else None, form, attribute)
