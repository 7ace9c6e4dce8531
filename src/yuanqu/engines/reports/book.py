"""The figures of one report: every slot of every section evaluated together, in one pass, from one snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.reports.outline import sections
from yuanqu.engines.reports.prose import Slot
from yuanqu.engines.snapshots import Snapshot
from yuanqu.people.access import Reader
from yuanqu.terms.periods import Period


@dataclass(frozen=True)
class FigureBook:
    """Figures by indicator and slice, all of one asked period, as-of day and snapshot.

    ``withheld``: the codes of indicators that are stated but not for the book's reader; they are not evaluated.
    ``reader``: for whom it was opened; None: for the office, whole.
    """

    asked: Period
    as_of: date
    snapshot: Snapshot
    figures: tuple[Figure, ...]
    withheld: frozenset[str] = frozenset()
    reader: Reader | None = None

    @classmethod
    def open(
        cls, asked: Period, as_of: date, snapshot: Snapshot, indicators: Iterable[Indicator]
    ) -> FigureBook:
        """Evaluate ``indicators`` with their slices."""
        found = evaluate(indicators, asked, as_of=as_of, snapshot=snapshot, slices=True)
        return cls(asked, as_of, snapshot, tuple(found))

    @classmethod
    def for_report(
        cls, asked: Period, as_of: date, snapshot: Snapshot, reader: Reader | None = None
    ) -> FigureBook:
        """The figures that the registered sections state, as far as ``reader`` may see them; None: all of them."""
        stated = [indicator(code) for code in dict.fromkeys(slot.code for slot in stated_slots())]
        opened = [each for each in stated if reader is None or may_open(reader, each)]
        withheld = frozenset(each.code for each in stated) - {each.code for each in opened}
        whole = _opened(asked, as_of, (str(snapshot.folder), snapshot), tuple(each.code for each in opened))
        return replace(whole, withheld=withheld, reader=reader)

    def of(self, slot: Slot) -> Figure | None:
        """The figure a slot asks for; None where the records have no such slice."""
        return self._held.get((slot.code, frozenset([slot.slice] if slot.slice else [])))

    @cached_property
    def _held(self) -> dict[tuple[str, frozenset[tuple[str, str]]], Figure]:
        """The figures by indicator and slice; the first of each."""
        return {(each.indicator.code, frozenset(each.slice.items())): each for each in reversed(self.figures)}

    def stated(self) -> list[Figure]:
        """The figures that the report's slots ask for, each once, in the order of the report."""
        found: dict[tuple[str, frozenset[tuple[str, str]]], Figure] = {}
        for slot in stated_slots():
            along = slot.form in ("分列", "分项") and slot.code not in self.withheld
            asked = [*self.slices(slot.code, indicator(slot.code).by[0])] if along else [self.of(slot)]
            found.update(
                {(each.indicator.code, frozenset(each.slice.items())): each for each in asked if each}
            )
        return list(found.values())

    def slices(self, code: str, dimension: str) -> Iterator[Figure]:
        """The figures of one indicator along one of its dimensions, largest first, the unclassified left out."""
        cut = [
            figure
            for figure in self.figures
            if figure.indicator.code == code and set(figure.slice) == {dimension} and figure.slice[dimension]
        ]
        return iter(sorted(cut, key=lambda figure: figure.value or 0, reverse=True))


@lru_cache(maxsize=4)
def _opened(asked: Period, as_of: date, snapshot: tuple[str, Snapshot], codes: tuple[str, ...]) -> FigureBook:
    """A book of declared indicators, kept for who opens the same: neither they nor a snapshot ever change."""
    return FigureBook.open(asked, as_of, snapshot[1], map(indicator, codes))


def leading_slots() -> Iterator[Slot]:
    """The slots of the findings, the first clauses, in the order of the report: what matters most."""
    for section in sections():
        for lead, _text in section.prose:
            yield from lead.slots()


def stated_slots() -> Iterator[Slot]:
    """Every slot of every registered section, in the order of the report."""
    for section in sections():
        for lead, text in section.prose:
            yield from lead.slots()
            yield from text.slots()
