"""Names in declarations made out: a ledger, one of its columns, or a column over links (路径).

``enterprise.park`` on a ledger with the link ``enterprise`` follows it; on the ledger of enterprises itself the
first step names the record, so that a dimension declared once also fits the register it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Column


class UnknownName(LookupError):
    """A name that a declaration uses and nothing has; the message says 「是否为」."""

    code = "indicator.unknown_name"

    def __init__(self, what: str, asked: str, known: Iterable[str]) -> None:
        near = get_close_matches(asked, list(known), n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else "请核对声明。"
        super().__init__(f"{what}「{asked}」不存在。{hint}")


class ReadsState(UnknownName):
    """A declaration reads a column that a procedure keeps: it says how things stand now, not how they stood then."""

    code = "indicator.reads_state"

    def __init__(self, ledger: type[Ledger], column: str) -> None:
        LookupError.__init__(
            self,
            f"指标只读办理日期，不读状态列：台账 {ledger.label} 的列「{column}」由流程写入，只说现在。"
            '请用 Moved("动作")、InState("状态") 或 Entered("状态")。',
        )


@dataclass(frozen=True)
class Path:
    """A column reached from a ledger: the ``links`` followed, the ``ledger`` it stands on, its identifier.

    ``column`` is ``id`` where the path means the record itself.
    """

    links: tuple[str, ...]
    ledger: type[Ledger]
    column: str

    @cached_property
    def declared(self) -> Column | None:
        """The column's declaration; None for the record itself."""
        return self.ledger.declared().get(self.column)

    @property
    def kind(self) -> str:
        """The column's kind; the record itself counts as a link to it."""
        return self.declared.kind if self.declared else "link"

    @property
    def target(self) -> type[Ledger] | None:
        """The ledger a link leads to; None for other columns."""
        if self.declared is None:
            return self.ledger
        return link_target(self.declared) if self.declared.kind == "link" else None


def resolve(ledger: type[Ledger], path: str) -> Path:
    """What ``path`` means on ``ledger``. Raises UnknownName; personal columns are unknown to measuring."""
    return _resolve(ledger.label, path)


@lru_cache(maxsize=4096)
def _resolve(label: str, path: str) -> Path:
    ledger = registry.ledger(label)
    *steps, last = path.split(".")
    if (steps or [last])[0] not in measurable(ledger) and (steps or [last])[0] == record_name(ledger):
        if not steps:
            return Path((), ledger, "id")
        steps = steps[1:]
    reached = ledger
    for step in steps:
        target = link_target(_column(reached, step, path))
        if target is None:
            links = [name for name, column in measurable(reached).items() if column.kind == "link"]
            raise UnknownName(f"{reached.label} 的关联列", step, links)
        reached = target
    _column(reached, last, path)
    return Path(tuple(steps), reached, last)


def measurable(ledger: type[Ledger]) -> Mapping[str, Column]:
    """The ledger's columns that enter snapshots, by identifier."""
    return _measurable(ledger.label)


@cache
def _measurable(label: str) -> Mapping[str, Column]:
    declared = registry.ledger(label).declared()
    return {name: column for name, column in declared.items() if not column.personal and not column.kept}


def record_name(ledger: type[Ledger]) -> str:
    """What a record is called by those that link to it: ``enterprise`` of ``registers.enterprise``."""
    return ledger.label.partition(".")[2]


def link_target(column: Column) -> type[Ledger] | None:
    """The ledger of the records a link leads to; None where the column is none."""
    if column.kind != "link":
        return None
    target = column.related_model  # type: ignore[attr-defined]
    return next((ledger for ledger in registry.ledgers() if ledger.record is target), None)


def _column(ledger: type[Ledger], name: str, path: str) -> Column:
    columns = measurable(ledger)
    if name in ledger.declared() and ledger.declared()[name].kept:
        raise ReadsState(ledger, name)
    if name not in columns:
        within = f"（路径 {path}）" if name != path else ""
        raise UnknownName(f"台账 {ledger.label} 的列{within}", name, columns)
    return columns[name]
