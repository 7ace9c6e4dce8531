"""A figure that is nothing is said as nothing, or not at all (零项): no report writes 「评审公示0项」.

In an enumeration that has something to count, members that count nothing are left out; elsewhere 「逾期未答复0件」
becomes 「无逾期未答复的」. What an amount comes to is left out behind what it belongs to, where that is nothing. Shares
stay: 0.0% is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from yuanqu.engines.documents.model import Run, Runs

_ENDS = "、，；。"
_SUMS = ("共", "合计", "总计", "累计")  # nobody writes 「无共的」
_OWN_WORD = 4  # characters: a longer first member begins with what holds for those behind it, 全区有效期内……
_OPEN, _CLOSE = "（“「", "）”」"
_LEADS_IN = re.compile("^(?:其中|另有|还有|至期末|期末|期内|上半年|下半年|本期)*")


@dataclass(frozen=True)
class Piece:
    """Text, or a slot put into words; ``nothing``: it counts, and counted nothing."""

    runs: Runs
    slot: bool = False
    nothing: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class _Clause:
    """The parts up to a sign that ends a clause, and that sign."""

    parts: tuple[Piece, ...]
    end: str = ""

    @property
    def nothing(self) -> bool:
        """Whether its one figure counted nothing, and stands before or behind all its words."""
        figures = [part for part in self.parts if part.slot]
        words = [part for part in self.parts if not part.slot and _LEADS_IN.sub("", part.text)]
        return len(figures) == 1 and figures[0].nothing and len(words) < 2

    @property
    def runs(self) -> Iterator[Run]:
        """As it stands."""
        for part in self.parts:
            yield from part.runs
        if self.end:
            yield Run(self.end)


def without_nothing(parts: Sequence[Piece]) -> Runs:
    """The words of ``parts``, with what counted nothing said so or left out."""
    if not any(part.nothing for part in parts):
        return tuple(run for part in parts for run in part.runs if run.text)
    found = [run for listed in _listed(_clauses(parts)) for run in _said(listed)]
    return tuple(run for run in found if run.text)


def _clauses(parts: Iterable[Piece]) -> Iterator[_Clause]:
    """The clauses in order; what stands in brackets is never taken apart."""
    held: list[Piece] = []
    depth = 0
    for part in parts:
        if part.slot:
            held.append(part)
            continue
        text = ""
        for sign in part.text:
            depth += (sign in _OPEN) - (sign in _CLOSE)
            if sign in _ENDS and not depth:
                yield _Clause((*held, *_words(text)), sign)
                held, text = [], ""
            else:
                text += sign
        held += _words(text)
    if held:
        yield _Clause(tuple(held))


def _words(text: str) -> list[Piece]:
    return [Piece((Run(text),))] if text else []


def _listed(clauses: Iterable[_Clause]) -> Iterator[list[_Clause]]:
    """Clauses that 、 joins, together."""
    held: list[_Clause] = []
    for clause in clauses:
        held.append(clause)
        if clause.end != "、":
            yield held
            held = []
    if held:
        yield held


def _said(listed: Sequence[_Clause]) -> Iterator[Run]:
    """An enumeration without the members that count nothing; where none counts anything, that there is none."""
    kept = [each for at, each in enumerate(listed) if not each.nothing or (at == 0 and _carries(listed))]
    if not kept:
        yield from _none(listed)
        return
    led = "" if kept[0] is listed[0] else _lead(listed[0])
    if led:
        yield Run(led)
    for clause in kept:
        last = clause is kept[-1]
        yield from replace(clause, end=listed[-1].end if last else clause.end).runs


def _carries(listed: Sequence[_Clause]) -> bool:
    """Whether what stands in the first member holds for those behind it, so that it has to stay."""
    if all(each.nothing for each in listed):
        return False
    scoped = not _lead(listed[0]) and len(_own(listed[0])) > _OWN_WORD
    return scoped or not all(map(_own, listed[1:]))


def _lead(clause: _Clause) -> str:
    """What leads into an enumeration, 其中: it stays where its first member goes."""
    found = _LEADS_IN.match(_words_of(clause))
    return found[0] if found else ""


def _words_of(clause: _Clause) -> str:
    return "".join(part.text for part in clause.parts if not part.slot)


def _own(clause: _Clause) -> str:
    return _words_of(clause).removeprefix(_lead(clause))


def _none(listed: Sequence[_Clause]) -> Iterator[Run]:
    """「无逾期未答复的」: the note of the figure stays with the word that says that there is none."""
    first, end = listed[0], listed[-1].end
    words = [_own(each) for each in listed]
    if not words[0] or words[0].endswith(_SUMS):
        yield from (run for each in listed for run in each.runs)
        return
    figure = next(part.runs[0] for part in first.parts if part.slot)
    yield Run(_lead(first))
    yield replace(figure, text="无")
    yield Run(f"{'、'.join(filter(None, words))}的{end}")
