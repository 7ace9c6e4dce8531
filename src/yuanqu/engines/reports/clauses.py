"""A figure that is nothing is said as nothing, or not at all (零项): no report writes 「评审公示0项」.

In an enumeration that has something to count, members that count nothing are left out; elsewhere 「逾期未答复0件」
becomes 「无逾期未答复的」. Behind that, what it comes to, its parts and its share are left out, as is a list of nothing
with its brackets. Other shares stay: 0% is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from yuanqu.engines.documents.model import Run, Runs

_ENDS = "、，；。"
_SUMS = ("共", "合计", "总计", "累计")  # nobody writes 「无共的」
_COMES_TO = (*_SUMS, "其中", "涉及", "总投资", "达产后", "里程")  # these go with what they belong to
_FURTHER = ("另有", "还有", "其余")  # a further nothing goes unsaid
_TOWARDS = "与为对向"  # 「未与……签订」, not 「无与……签订的」
_OWN_WORD = 4  # characters: a longer first member begins with what holds for those behind it, 全区有效期内……
_OPEN, _CLOSE = "（“「", "）”」"
_BRACKETED = re.compile("（[^（）]*）")
_LEADS_IN = re.compile(
    "^(?:其中|另有|还有|其余|至期末|期末|期内|(?:[0-9]{4}年)?(?:上半年|下半年|第.季度)|本期)*"
)


@dataclass(frozen=True)
class Piece:
    """Text, or a slot put into words. ``nothing``: it counts, and counted nothing; ``bare``: it lists, and has nothing
    to list; ``moot``: a share of nothing.
    """

    runs: Runs
    slot: bool = False
    nothing: bool = False
    bare: bool = False
    moot: bool = False

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
    def figures(self) -> list[Piece]:
        """The slots that state something."""
        return [part for part in self.parts if part.slot and not part.bare]

    @property
    def nothing(self) -> bool:
        """Whether its one figure counted nothing."""
        return len(self.figures) == 1 and self.figures[0].nothing

    @property
    def unsaid(self) -> bool:
        """Whether it would list, and there is nothing to list."""
        return not self.figures and any(part.bare for part in self.parts)

    @property
    def runs(self) -> Iterator[Run]:
        """As it stands."""
        for part in self.parts:
            yield from part.runs
        if self.end:
            yield Run(self.end)


def without_nothing(parts: Sequence[Piece]) -> Runs:
    """The words of ``parts``, with what counted nothing said so or left out."""
    if not any(part.nothing or part.bare or part.moot for part in parts):
        return tuple(run for part in parts for run in part.runs if run.text)
    found: list[Run] = []
    sentence: list[Sequence[_Clause]] = []
    for listed in _listed(_clauses(_without_empty_brackets(parts))):
        sentence.append(listed)
        if listed[-1].end == "。":
            found += _spoken(sentence)
            sentence = []
    return tuple(run for run in [*found, *_spoken(sentence)] if run.text)


def _spoken(sentence: Sequence[Sequence[_Clause]]) -> list[Run]:
    """A sentence without what is left out of it; nothing, where no figure of it is left."""
    kept: list[list[Run]] = []
    stated, after_nothing = (
        not any(each.figures or each.unsaid for listed in sentence for each in listed),
        False,
    )
    for listed in sentence:
        dropped = _dropped(listed, after_nothing=after_nothing)
        after_nothing = dropped or all(each.nothing for each in listed)
        if not dropped:
            stated = stated or any(each.figures for each in listed)
            kept.append([*_said(listed)])
        elif kept and stated and listed[-1].end:
            kept[-1][-1] = Run(listed[-1].end)
    if stated:
        return [run for clause in kept for run in clause]
    (alone,) = sentence[0] if len(sentence) == len(sentence[0]) == 1 else (None,)
    return [Run(f"暂无{_words_of(alone)}的{alone.end}")] if alone else []


def _dropped(listed: Sequence[_Clause], *, after_nothing: bool) -> bool:
    """Whether the clauses that 、 joins are left out altogether."""
    if all(each.unsaid for each in listed):
        return True
    if not all(each.nothing or each.unsaid or _moot(each) for each in listed):
        return False
    words = _words_of(listed[0])
    return words.startswith(_FURTHER) or (
        after_nothing and (words.startswith(_COMES_TO) or all(map(_moot, listed)))
    )


def _moot(clause: _Clause) -> bool:
    return len(clause.figures) == 1 and clause.figures[0].moot


def _without_empty_brackets(parts: Sequence[Piece]) -> Iterator[Piece]:
    """The parts without brackets around nothing: 「新建支部0个（）」."""
    held = [*parts]
    for at in range(1, len(held) - 1):
        before, behind = held[at - 1], held[at + 1]
        if held[at].bare and before.text.endswith("（") and behind.text.startswith("）"):
            held[at - 1] = Piece((Run(before.text[:-1]),))
            held[at + 1] = Piece((Run(behind.text[1:]),))
            held[at] = Piece(())
    return iter(held)


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
            if sign in _ENDS and not depth and (sign != "、" or any(each.slot for each in held)):
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
        if held and not any(part.slot for part in clause.parts):  # 「其中2个已定方案、正在整改」
            held[-1] = _Clause((*held[-1].parts, *_words("、"), *clause.parts), clause.end)
        else:
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
    words = [_BRACKETED.sub("", _own(each)) for each in listed]
    if not words[0] or words[0].endswith(_SUMS):
        yield from (run for each in listed for run in each.runs)
        return
    figure = next(part.runs[0] for part in first.figures if part.nothing)
    own = "、".join(filter(None, words))
    yield Run(_lead(first))
    if own[0] in _TOWARDS:
        yield from (replace(figure, text="未"), Run(own), Run(end))
    else:
        thing = "" if "的" in own else "的"  # 「无尚未解决的问题」, 「无逾期的」
        word = "没有" if own.startswith("无") else "无"
        yield from (replace(figure, text=word), Run(f"{own}{thing}"), Run(end))
