"""The catalogue of all indicators by code (``services.completion_rate``): those declared, and a zone's own.

What is declared stands in code and is the same in every zone; what a zone composed itself is kept elsewhere, and
who keeps it is asked (`Further`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from yuanqu.engines.indicators.vocabulary import Indicator


class Further(Protocol):
    """Indicators that are not declared in code."""

    def standing(self) -> Iterable[Indicator]:
        """Those in use now, in the order they were made."""

    def find(self, code: str) -> Indicator | None:
        """The one of that code, in use or not; None where there never was one."""


_indicators: dict[str, Indicator] = {}
_further: list[Further] = []


class UnknownIndicator(LookupError):
    """No indicator has that code, name or alias."""

    code = "indicator.unknown"

    def __init__(self, asked: str) -> None:
        near = get_close_matches(
            asked, [*_indicators, *(i.name for i in _indicators.values())], n=3, cutoff=0.4
        )
        hint = f"是否为：{'、'.join(near)}？" if near else "可用 yuanqu figures 查看全部指标。"
        super().__init__(f"没有名为「{asked}」的指标。{hint}")


def add(indicator: Indicator) -> None:
    """Enter an indicator; two under one code, or one name twice in an office, are refused."""
    for other in _indicators.values():
        if other.code == indicator.code or (other.office, other.name) == (indicator.office, indicator.name):
            raise ValueError(f"two indicators are declared as {indicator.code} {indicator.name}")
    _indicators[indicator.code] = indicator


def provide(further: Further) -> None:
    """Ask ``further`` for indicators beside the declared ones."""
    if further not in _further:
        _further.append(further)


def indicator(asked: str) -> Indicator:
    """The indicator of that code, name or alias; raises UnknownIndicator with 「是否为」."""
    if found := coded(asked):
        return found
    for candidate in every_indicator():
        if asked in (candidate.name, *candidate.aliases):
            return candidate
    raise UnknownIndicator(asked)


def declared(asked: str) -> Indicator:
    """As `indicator`, of the declared ones alone: they are the same in every zone and need no database."""
    for candidate in _indicators.values():
        if asked in (candidate.code, candidate.name, *candidate.aliases):
            return candidate
    raise UnknownIndicator(asked)


def coded(code: str) -> Indicator | None:
    """The indicator of that code alone; None where there never was one."""
    if code in _indicators:
        return _indicators[code]
    return next(filter(None, (further.find(code) for further in _further)), None)


def indicators(office: str | None = None) -> Iterator[Indicator]:
    """The declared indicators, all or an office's, in the order they were declared."""
    return (i for i in _indicators.values() if office is None or i.office == office)


def every_indicator(office: str | None = None) -> Iterator[Indicator]:
    """The declared indicators, then the zone's own: what pages, commands and checks of drafts offer."""
    yield from indicators(office)
    for further in _further:
        yield from (i for i in further.standing() if office is None or i.office == office)
