"""What a page was asked for: period, as-of day and slice from its address, with errors in the user's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from yuanqu.engines.ledger.today import today
from yuanqu.terms.periods import Period, PeriodError, read_day, read_period


@dataclass(frozen=True)
class Asked:
    """A period, the day its figures are taken at, and a slice; ``errors`` says what could not be read."""

    period: Period
    as_of: date
    slice: Mapping[str, str]
    errors: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The same request as an address's query."""
        pairs = {"period": self.period.code, "as_of": self.as_of.isoformat()}
        if self.slice:
            pairs["slice"] = ",".join(f"{name}={code}" for name, code in self.slice.items())
        return urlencode(pairs)


def asked_by(query: Mapping[str, str]) -> Asked:
    """Read ``period``, ``as_of`` and ``slice``; what is absent or unreadable falls back to the current half-year."""
    errors: list[str] = []
    period = _period(query.get("period", ""), errors)
    as_of = _day(query.get("as_of", ""), errors) or min(period.end, today())
    pairs = (pair.partition("=") for pair in query.get("slice", "").split(",") if pair)
    return Asked(period, as_of, {name: code for name, _equals, code in pairs}, tuple(errors))


def _period(text: str, errors: list[str]) -> Period:
    current = Period.half(today().year, 1 if today().month <= 6 else 2)
    if not text:
        return current
    for read in (Period.parse, lambda words: read_period(words, today())):
        try:
            return read(text)
        except PeriodError as error:
            problem = str(error)
    errors.append(problem)
    return current


def _day(text: str, errors: list[str]) -> date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except PeriodError as error:
        errors.append(str(error))
        return None
