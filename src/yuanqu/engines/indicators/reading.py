"""The numbers of one slice, wherever the scans put them (取数): in the slice asked for, or along a dimension."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from yuanqu.engines.indicators.measuring import Answers, span_of
from yuanqu.engines.indicators.needs import Base, Comparison, Cut, Missing, Need, measure_of
from yuanqu.engines.indicators.request import Request
from yuanqu.engines.indicators.scans.absence import fits
from yuanqu.engines.indicators.scans.sources import Span
from yuanqu.engines.indicators.scans.tallies import Compared, Tally
from yuanqu.terms.periods import Period

_Place = tuple[Need, Span, str, str]


@dataclass(frozen=True)
class Reading:
    """Answers for one stated period. ``cut`` is the whole slice, ``scanned`` what the scans were already cut to."""

    request: Request
    answers: Answers
    period: Period
    cut: Cut
    scanned: Cut
    _places: dict[Need, _Place] = field(default_factory=dict, compare=False)

    def span(self, need: Need) -> Span:
        """The days the need's window looks at."""
        return span_of(measure_of(need).when, self.period, self.request.as_of)

    def tally(self, need: Base | Missing) -> Tally:
        """The tally of a measure, or of those missing, within the slice the need names."""
        return self.answers.tally(*self._place(need))

    def compared(self, need: Comparison) -> Compared:
        """The numbers of a comparison within the slice the need names."""
        return self.answers.compared(*self._place(need))

    def seen(self, need: Need) -> int:
        """How many records the window picked, whatever their conditions and slice."""
        return self.answers.seen(need, self.span(need))

    def known(self, need: Missing) -> bool:
        """Whether those missing can be told apart along the slice."""
        return all(fits(need.of.of, need.of.when, name) for name, _ in need.of.cut)

    def _place(self, need: Need) -> _Place:
        """Where the scans put a need: what they were asked for, its span, the dimension and code of the slice."""
        if need not in self._places:
            self._places[need] = self._found(need)
        return self._places[need]

    def _found(self, need: Need) -> _Place:
        base = measure_of(need)
        along = next((pair for pair in base.cut if pair not in self.scanned), ("", ""))
        if not along[0]:
            return need, self.span(need), *along
        scanned = replace(base, cut=tuple(pair for pair in base.cut if pair in self.scanned))
        asked: Need = scanned if isinstance(need, Base) else replace(need, of=scanned)
        return asked, self.span(need), *along
