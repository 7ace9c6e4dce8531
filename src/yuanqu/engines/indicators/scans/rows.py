"""The columns that counting reads, each computed once per record: conditions as flags, values, slice codes."""

from __future__ import annotations

from collections.abc import Iterable

from yuanqu.engines.indicators.conditions import Condition
from yuanqu.engines.indicators.needs import Base, Cut
from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.text import listed


class Rows:
    """Grows a select list over a frame; ``side`` prefixes the names it gives out (``n.flag_0``)."""

    def __init__(self, frame: Frame, dimensions: Iterable[str] = (), side: str = "r") -> None:
        self.frame = frame
        self.side = side
        self._chosen: dict[str, str] = {}
        self.codes = [self._choose(frame.code(name), "code") for name in dimensions]

    def flag(self, where: tuple[Condition, ...], cut: Cut) -> str:
        """Whether a record satisfies the conditions and lies in the slice."""
        return self._choose(self.frame.holds(where, cut), "flag")

    def value(self, path: str) -> str:
        """A column's value."""
        return self._choose(self.frame.column(path), "value")

    def identity(self, path: str) -> str:
        """A column's value as it tells its things apart: a link's across zones by what they are known by there."""
        target = resolve(self.frame.ledger, path).target
        known = dict(self.frame.reach.identities).get(target.label) if target else None
        return self.value(f"{path}.{known}" if known else path)

    def counted(self, base: Base) -> str:
        """Whether a record is counted by ``base``: its conditions hold and, where a column matters, it is filled."""
        flag = self.flag(base.where, base.cut)
        return f"({flag} AND {self.value(base.column)} IS NOT NULL)" if base.column else flag

    def select(self) -> str:
        """The select list."""
        return listed(f"{expression} AS {name}" for expression, name in self._chosen.items())

    def _choose(self, expression: str, kind: str) -> str:
        name = self._chosen.setdefault(expression, f"{kind}_{len(self._chosen)}")
        return f"{self.side}.{name}"


def aggregates(base: Base, rows: Rows) -> list[str]:
    """The aggregates that give the numbers of a base measure."""
    flag = rows.flag(base.where, base.cut)
    count = f"count(*) FILTER (WHERE {flag})"
    if base.how == "count":
        return [count]
    value = rows.identity(base.column) if base.how == "distinct" else rows.value(base.column)
    total = f"count(DISTINCT {value})" if base.how == "distinct" else f"sum({value})"
    return [count, f"count({value}) FILTER (WHERE {flag})", f"{total} FILTER (WHERE {flag})"]
