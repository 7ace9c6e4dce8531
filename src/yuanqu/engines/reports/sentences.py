"""Which sentence of a report states a figure (数字所在的句子), found by the address that the figure leads to."""

from __future__ import annotations

from collections.abc import Iterable

from yuanqu.engines.documents.model import Item, Paragraph, Runs, text_of
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.reports.composing import Placed
from yuanqu.engines.reports.notes import address

_END = "。"


class Sentences:
    """The sentences of a composed report that state figures."""

    def __init__(self, composed: Iterable[Placed]) -> None:
        self._of: dict[str, list[str]] = {}
        for each in composed:
            for target, sentence in _stated(_words(each)):
                kept = self._of.setdefault(target, [])
                if sentence not in kept:
                    kept.append(sentence)

    def of(self, figure: Figure) -> list[str]:
        """Those that state ``figure``, in the order of the report; those of its indicator where only a list does."""
        target = address(figure)
        if target in self._of:
            return self._of[target]
        page = target.partition("?")[0]
        return [each for other, found in self._of.items() if other.startswith(f"{page}?") for each in found]


def _words(placed: Placed) -> Runs:
    match placed.block:
        case Item():
            return (*placed.block.lead_runs, *placed.block.body_runs)
        case Paragraph():
            return placed.block.runs
    return ()


def _stated(words: Runs) -> Iterable[tuple[str, str]]:
    """``(address, sentence)`` of each figure in running text."""
    text, at = text_of(words), 0
    for run in words:
        if run.figure is not None:
            begin = text.rfind(_END, 0, at) + 1
            end = text.find(_END, at)
            yield run.figure.target, text[begin : end + 1 if end >= 0 else None]
        at += len(run.text)
