"""The marks in which a document is labelled by hand: ``⟦claim|…⟧``, ``⟨not a claim|reason⟩``, ``⟪fault|…⟫``.

A fault may hold claims and things that are no claims; otherwise marks do not nest. No offset is ever counted by
hand: taking the marks out gives the text, and with it the place of each mark in code points.
"""

from __future__ import annotations

from dataclasses import dataclass

CLAIM, ASIDE, FAULT = "⟦⟧", "⟨⟩", "⟪⟫"
OPENING = {pair[0]: pair for pair in (CLAIM, ASIDE, FAULT)}
DELIMITERS = set(CLAIM + ASIDE + FAULT)
BAR = "|"


class LabelError(ValueError):
    """A label that breaks the guideline; says which document, where and what."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its pair of delimiters, its place in the plain text, that text, and what stands after the bar."""

    pair: str
    start: int
    end: int
    text: str
    fields: tuple[str, ...]


def take_marks_out(marked: str) -> tuple[str, list[Mark]]:
    """The plain text and its marks in the order they begin. Raises LabelError for unbalanced or empty marks."""
    plain: list[str] = []
    marks: list[Mark] = []
    open_marks: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        letter = marked[at]
        if letter in OPENING:
            if open_marks and (letter == "⟪" or open_marks[-1][0] != FAULT):
                raise LabelError(f"a mark inside another: {marked[at : at + 40]!r}")
            open_marks.append((OPENING[letter], len(plain)))
        elif letter == BAR:
            if not open_marks:
                raise LabelError(f"a bar outside every mark: {marked[max(0, at - 20) : at + 20]!r}")
            pair, start = open_marks.pop()
            close = marked.find(pair[1], at)
            inside = marked[at + 1 : close]
            if close < 0 or DELIMITERS & set(inside) or start == len(plain):
                raise LabelError(f"a mark that is empty or not closed: {marked[at : at + 40]!r}")
            marks.append(Mark(pair, start, len(plain), "".join(plain[start:]), tuple(inside.split(BAR))))
            at = close
        elif letter in DELIMITERS:
            raise LabelError(f"a mark without a bar: {marked[max(0, at - 30) : at + 1]!r}")
        else:
            plain.append(letter)
        at += 1
    if open_marks:
        raise LabelError(f"a mark never closed, opened at {open_marks[-1][1]}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, -mark.end))
