"""One zone of many as an evaluation sees it: what its seal says, its locked months and its dated rules (园区取数)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from yuanqu.engines.indicators.absent import rests_on
from yuanqu.engines.indicators.conditions import OfMoves, Within
from yuanqu.engines.indicators.needs import Base, Comparison, measure_of, needs_of, period_rule
from yuanqu.engines.indicators.paths import UnknownName, resolve
from yuanqu.engines.indicators.request import Request, Rule
from yuanqu.engines.indicators.scans.text import name
from yuanqu.engines.indicators.stating import Lock
from yuanqu.engines.indicators.vocabulary import Indicator, RuleValue
from yuanqu.engines.indicators.windows import Owed, ThroughLocked
from yuanqu.engines.ledger import registry
from yuanqu.engines.rollup.engines import Engine
from yuanqu.engines.rollup.seals import Seal
from yuanqu.engines.snapshots import view_name
from yuanqu.engines.snapshots.columns import exported_columns

Locks = dict[ThroughLocked, dict[str, list[Lock]]]
Rules = dict[str, dict[str, list[Any]]]


@dataclass
class ZoneRequest(Request):
    """A request whose answers come from the seal and from what was read for all zones at once."""

    seal: Seal = field(kw_only=True)
    locked: Locks = field(kw_only=True)
    rules: Rules = field(kw_only=True)

    def rows(self, label: str) -> int:
        """How many records the zone published."""
        part = self.seal.parts.get(label)
        return part.rows if part else 0

    def first_day(self, label: str, column: str) -> date | None:
        """The earliest day in a column, under the name it had when it was published."""
        days = self.seal.first.get(label, {})
        found = next((days[each] for each in _called(label).get(column, (column,)) if each in days), None)
        return date.fromisoformat(found) if found else None

    def locks(self, rule: ThroughLocked) -> list[Lock]:
        """The zone's own locked months."""
        return self.locked[rule].get(self.seal.zone.code, [])

    def rule(self, ledger: str, parameter: str, day: date) -> Rule | None:
        """The zone's own rule in force on ``day``, the one that began last."""
        held = [
            (since, identity, value, unit)
            for code, value, unit, since, until, identity in self.rules[ledger].get(self.seal.zone.code, [])
            if code == parameter and since <= day and (until is None or until >= day)
        ]
        if not held:
            return None
        _, _, value, unit = max(held, key=lambda each: (each[0], bytes(each[1])))
        return Rule(value, unit)


def requests(
    seals: Mapping[str, Seal], asked: Iterable[Indicator], as_of: date, engine: Engine
) -> list[ZoneRequest]:
    """A request for each zone; locks and rules are read for all of them at once."""
    asked = list(asked)
    through = dict.fromkeys(rule for each in asked if isinstance(rule := period_rule(each), ThroughLocked))
    locked: Locks = {
        rule: _by_zone(engine, rule.ledger, (rule.month, rule.on, rule.until)) for rule in through
    }
    ledgers = dict.fromkeys(each.of for each in asked if isinstance(each, RuleValue))
    columns = ("code", "value", "unit", "valid_from", "valid_to", "id")
    rules: Rules = {ledger: _by_zone(engine, ledger, columns) for ledger in ledgers}
    return [
        ZoneRequest(seal.records(), as_of, seal=seal, locked=locked, rules=rules) for seal in seals.values()
    ]


def unpublished(seal: Seal, indicator: Indicator) -> str:
    """Why the zone cannot be measured by ``indicator``: a ledger or a column that it did not publish; else empty."""
    for need in needs_of(indicator):
        base = measure_of(need)
        also = (need.base,) if isinstance(need, Comparison) else ()
        for label in dict.fromkeys((*_ledgers(base), *rests_on(base))):
            if label not in seal.parts:
                return f"没有发布{registry.ledger(label).name}"
        for label, column in _columns(base, also):
            if label in seal.parts and not _holds(seal, label, column):
                return f"按旧版声明发布，{registry.ledger(label).name}没有栏目「{column}」"
    return ""


def _ledgers(base: Base) -> Iterator[str]:
    yield base.of
    if isinstance(base.when, Owed):
        yield base.when.quota.of


def _holds(seal: Seal, label: str, column: str) -> bool:
    held = dict(seal.parts[label].columns)
    return any(name in held for name in _called(label).get(column, ()))


@cache
def _called(label: str) -> dict[str, tuple[str, ...]]:
    """The columns of a ledger that are published, each with the names it has and had."""
    return {each.name: (each.name, *each.was) for each in exported_columns(registry.ledger(label))}


def _columns(base: Base, also: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The columns that a base measure names, each with the ledger it stands on; dimensions name their own."""
    ledger = registry.ledger(base.of)
    paths = [base.column, *also]
    if not isinstance(base.when, Owed):
        paths += [value for value in vars(base.when).values() if isinstance(value, str)]
    for condition in base.where:
        if isinstance(condition, Within):
            paths.append(condition.link)
        elif not isinstance(condition, OfMoves):
            paths += [condition.column, getattr(condition, "other", "")]
    for path in filter(None, paths):
        try:
            found = resolve(ledger, path)
        except UnknownName:  # a dimension's name
            continue
        if found.column != "id":
            yield found.ledger.label, found.column


def _by_zone(engine: Engine, ledger: str, columns: Iterable[str]) -> dict[str, list[Any]]:
    sql = f"SELECT zone, {', '.join(map(name, columns))} FROM {view_name(ledger)}"  # noqa: S608 - declared names
    found: dict[str, list[Any]] = defaultdict(list)
    for zone, *cells in next(iter(engine.all([(sql, {})]))):
        found[zone].append(tuple(cells))
    return found
