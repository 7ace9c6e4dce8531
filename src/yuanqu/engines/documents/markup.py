"""Where the letters of a .docx lie in its XML (字在文件中的位置), so that marks can be put around them alone.

The XML is not rebuilt: what is not marked stays byte for byte as it was, whatever program wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL
)
_NAME = re.compile(r"</?([^\s/>]+)")
_LETTER = re.compile(r"&[^;]{1,10};|.", re.DOTALL)
# What is struck out, moved away or hidden is no part of the text; the reader of drafts skips the same.
_SKIPPED = frozenset({"mc:Fallback", "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText"})
_LITERAL = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


@dataclass(slots=True)
class RunSpan:
    """A run: where it lies, its opening tag, its properties as they stand, how many letters it has."""

    start: int
    opening: str
    properties: str = ""
    end: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as read. ``at``: where it begins in the XML; ``tag``: its element; ``place``: in its run."""

    text: str
    run: RunSpan
    at: int
    end: int
    tag: tuple[int, int]
    place: int
    inner: bool  # within a w:t, which can be parted; a tab or a break cannot


@dataclass(slots=True)
class ParagraphSpan:
    """The letters of one paragraph, without those of text boxes inside it."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(each.text for each in self.letters)


def paragraphs(xml: str) -> list[ParagraphSpan]:
    """The paragraphs of a document's XML, a text box's after the one it hangs in."""
    return list(_Walk(xml).found())


class _Walk:
    def __init__(self, xml: str) -> None:
        self._xml = xml
        self._open: list[str] = []
        self._paragraphs: list[ParagraphSpan] = []
        self._runs: list[RunSpan] = []
        self._skipping = 0
        self._tag = (0, 0)

    def found(self) -> Iterator[ParagraphSpan]:
        """Each paragraph as it begins; its letters come while the walk goes on."""
        made: list[ParagraphSpan] = []
        for token in _TOKEN.finditer(self._xml):
            said = token[0]
            if said[0] != "<":
                if self._open and self._open[-1] == "w:t" and not self._skipping:
                    self._spell(said, token.start())
            elif said[1] not in "!?":
                self._element(said, token.start(), token.end(), made)
        yield from made

    def _element(self, said: str, start: int, end: int, made: list[ParagraphSpan]) -> None:
        match = _NAME.match(said)
        name = match[1] if match else ""
        if said[1] == "/":
            self._close(name, start, end)
        elif said.endswith("/>"):
            if name in _LITERAL and not self._skipping and self._runs and self._paragraphs:
                self._add(_LITERAL[name], start, end, (start, end), inner=False)
        else:
            self._begin(name, said, start, end, made)

    def _begin(self, name: str, said: str, start: int, end: int, made: list[ParagraphSpan]) -> None:
        self._open.append(name)
        if name in _SKIPPED:
            self._skipping += 1
            if name == "w:rPr" and self._runs and self._open[-2] == "w:r":
                self._tag = (start, end)
        elif name == "w:p":
            self._paragraphs.append(ParagraphSpan())
            if not self._skipping:
                made.append(self._paragraphs[-1])
        elif name == "w:r":
            self._runs.append(RunSpan(start, said))
        elif name == "w:t":
            self._tag = (start, end)

    def _close(self, name: str, start: int, end: int) -> None:
        if self._open:
            self._open.pop()
        if name in _SKIPPED:
            self._skipping -= 1
            if name == "w:rPr" and self._runs and self._open and self._open[-1] == "w:r":
                self._runs[-1].properties = self._xml[self._tag[0] : end]
        elif name == "w:p" and self._paragraphs:
            self._paragraphs.pop()
        elif name == "w:r" and self._runs:
            self._runs.pop().end = end

    def _spell(self, said: str, start: int) -> None:
        if self._runs and self._paragraphs:
            for letter in _LETTER.finditer(said):
                text = unescape(letter[0])
                self._add(text, start + letter.start(), start + letter.end(), self._tag, inner=True)

    def _add(self, text: str, at: int, end: int, tag: tuple[int, int], *, inner: bool) -> None:
        run = self._runs[-1]
        self._paragraphs[-1].letters.append(Letter(text, run, at, end, tag, run.letters, inner))
        run.letters += 1
