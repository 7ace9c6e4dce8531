"""Runs as XML: the typeface named for every script on every run, figures wrapped in their comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yuanqu.engines.documents.annotate import Annotations
from yuanqu.engines.documents.model import Emphasis, Run
from yuanqu.engines.documents.profile import Profile
from yuanqu.engines.documents.styles import fonts_xml
from yuanqu.engines.documents.xml_text import escape

# What a Latin typeface may set, and only in running text: titles and headings keep digits of their own weight.
# Quotes, dashes, ellipses and everything else outside ASCII stay Chinese:
# Word would otherwise take them from the Latin typeface too.
_LATIN = re.compile(r"([!-~]+(?: +[!-~]+)*)")
_TEXT_END = "</w:t></w:r>"


class RunWriter:
    """Writes runs of one document; `annotations` is None in the clean edition."""

    def __init__(self, profile: Profile, annotations: Annotations | None) -> None:
        self._latin = profile.fonts.latin
        self._body = profile.fonts.body
        self._annotations = annotations
        self._heads: dict[tuple[str, bool, bool, bool], str] = {}

    def runs(self, runs: Iterable[Run], font: str) -> str:
        """XML of runs set in `font` (the Chinese typeface)."""
        return "".join([self.run(run, font) for run in runs])

    def run(self, run: Run, font: str, *, strong: bool = False) -> str:
        """XML of one run, inside its comment where it has one; `strong` sets it bold in any case."""
        strong = strong or run.emphasis is Emphasis.STRONG
        content = self.text(run.text, font, strong=strong, missing=run.missing)
        if run.figure is not None and self._annotations is not None:
            return self._annotations.around(content, run.figure)
        return content

    def text(self, text: str, font: str, *, strong: bool = False, missing: bool = False) -> str:
        """XML of plain text; a missing figure is highlighted, newlines and tabs become their elements."""
        safe = escape(text)
        if self._latin is None or font != self._body:
            return self._piece(safe, font, False, strong, missing)
        pieces = _LATIN.split(text)
        return "".join(
            [
                self._piece(escape(piece), font, index % 2 == 1, strong, missing)
                for index, piece in enumerate(pieces)
                if piece
            ]
        )

    def _piece(self, safe: str, font: str, latin: bool, strong: bool, missing: bool) -> str:
        key = (font, latin, strong, missing)
        head = self._heads.get(key)
        if head is None:
            head = self._heads[key] = self._head(*key)
        if "\n" in safe or "\t" in safe:
            safe = safe.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            safe = safe.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return head + safe + _TEXT_END

    def _head(self, font: str, latin: bool, strong: bool, missing: bool) -> str:
        properties = fonts_xml(font, self._latin if latin else None)
        properties += "<w:b/>" if strong else ""
        properties += '<w:highlight w:val="yellow"/>' if missing else ""
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">'
