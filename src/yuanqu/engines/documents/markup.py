"""Where the letters of a .docx lie in its XML (字在文件中的位置), so that marks can be put around them alone.

The XML is not rebuilt: what is not marked stays byte for byte as it was, whatever program wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

# Comments are passed over whole; of elements only those that hold letters, or keep letters from being text.
_TAG = re.compile(
    r"<!--.*?-->|<(/?)(w:(?:p|r|t|rPr|pPr|del|moveFrom|instrText|tab|br|cr|noBreakHyphen)|mc:Fallback)(?=[\s/>])"
    r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
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


class Letter(NamedTuple):
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
    return _Walk(xml).found()


class _Walk:
    def __init__(self, xml: str) -> None:
        self._xml = xml
        self._open: list[str] = []
        self._made: list[ParagraphSpan] = []
        self._paragraphs: list[ParagraphSpan] = []
        self._runs: list[RunSpan] = []
        self._skipping = 0
        self._tag = (0, 0)

    def found(self) -> list[ParagraphSpan]:
        """Each paragraph in the order in which they begin."""
        for tag in _TAG.finditer(self._xml):
            closing, name, rest = tag.groups()
            if closing:
                self._close(name, tag)
            elif name and not rest.endswith("/"):
                self._begin(name, tag)
            elif name in _LITERAL and not self._skipping and self._runs and self._paragraphs:
                letters, run = self._paragraphs[-1].letters, self._runs[-1]
                letters.append(Letter(_LITERAL[name], run, *tag.span(), tag.span(), run.letters, False))
                run.letters += 1
        return self._made

    def _begin(self, name: str, tag: re.Match[str]) -> None:
        if name in _SKIPPED:
            self._skipping += 1
            if name == "w:rPr" and self._open and self._open[-1] == "w:r":
                self._tag = tag.span()
        elif name == "w:p":
            self._paragraphs.append(ParagraphSpan())
            if not self._skipping:
                self._made.append(self._paragraphs[-1])
        elif name == "w:r":
            self._runs.append(RunSpan(tag.start(), tag[0]))
        elif name == "w:t":
            self._tag = tag.span()
        self._open.append(name)

    def _close(self, name: str, tag: re.Match[str]) -> None:
        if self._open:
            self._open.pop()
        if name in _SKIPPED:
            self._skipping -= 1
            if name == "w:rPr" and self._runs and self._open and self._open[-1] == "w:r":
                self._runs[-1].properties = self._xml[self._tag[0] : tag.end()]
        elif name == "w:p" and self._paragraphs:
            self._paragraphs.pop()
        elif name == "w:r" and self._runs:
            self._runs.pop().end = tag.end()
        elif name == "w:t" and not self._skipping and self._runs and self._paragraphs:
            self._spell(self._tag[1], tag.start())

    def _spell(self, start: int, end: int) -> None:
        run, add, tag = self._runs[-1], self._paragraphs[-1].letters.append, self._tag
        said, place = self._xml[start:end], run.letters
        if "&" not in said:
            for at, text in enumerate(said):
                add(Letter(text, run, start + at, start + at + 1, tag, place + at, True))
            run.letters += len(said)
            return
        for letter in _LETTER.finditer(said):
            first, last = letter.span()
            add(Letter(unescape(letter[0]), run, start + first, start + last, tag, run.letters, True))
            run.letters += 1
