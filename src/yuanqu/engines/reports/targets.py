"""What an indicator is to reach (目标): offices that keep goals say so; the board only asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.safestring import SafeString

from yuanqu.engines.reports.sparkline import progress_bar
from yuanqu.people.access import Reader
from yuanqu.site.parts import Colour
from yuanqu.terms.periods import Period


@dataclass(frozen=True)
class Target:
    """A goal of one indicator, in words: 「全年目标 120亿元」, and where it is kept.

    ``done``: percent of it that is reached, ``due``: percent that time alone would have reached; ``pace`` says both.
    ``word``: how far ahead or behind that is, under a light of ``colour``.
    """

    text: str
    url: str = ""
    done: Fraction | None = None
    due: Fraction | None = None
    pace: str = ""
    colour: Colour = "grey"
    word: str = ""

    @property
    def bar(self) -> SafeString:
        """What is reached as a bar, the time passed as a mark on it; empty where it is not known."""
        return SafeString("") if self.done is None else progress_bar(self.done, self.due, self.pace)


Provider = Callable[[Period, date, Reader], Mapping[str, Target]]
_providers: list[Provider] = []


def provide_targets(provider: Provider) -> None:
    """Ask ``provider`` for the targets of a period as of a day that a reader may see, by the indicators' codes."""
    if provider not in _providers:
        _providers.append(provider)


def targets(asked: Period, as_of: date, reader: Reader) -> dict[str, Target]:
    """Every target that somebody keeps; the first to name one counts."""
    found: dict[str, Target] = {}
    for provider in _providers:
        for code, target in provider(asked, as_of, reader).items():
            found.setdefault(code, target)
    return found
