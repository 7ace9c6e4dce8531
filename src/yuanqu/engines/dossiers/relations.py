"""By which links a ledger tells of a record of a register: its own, or those of a record it links to (关系).

Found from the declarations alone. A step further is taken only where a ledger has no link of its own: a lease that
names the tenant tells of the tenant, not of the landlord whose building it is in. What a record grew out of (a link
that is an ``origin``) belongs to the same story: of a project's talks, their lead and the visits paid to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db.models import Q

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Link
from yuanqu.engines.ledger.paths import ledger_behind, path_of
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.withholding import sees
from yuanqu.people.access import may_read


@dataclass(frozen=True)
class Way:
    """A path of links from a ledger to the register: ``link``, and ``further`` behind it in the ledger ``through``.

    With ``back``, what ``link`` leads to (empty: the record itself) is what a record of ``through`` grew out of.
    """

    link: str
    label: str
    through: type[Ledger] | None = None
    further: str = ""
    back: str = ""

    @property
    def path(self) -> str:
        """The path as a list filters by it; empty where no list can be filtered so."""
        if self.back:
            return ""
        return f"{self.link}.{self.further}" if self.further else self.link


@dataclass(frozen=True)
class Relation:
    """A ledger that tells of records of the register, and by which ways."""

    ledger: type[Ledger]
    ways: tuple[Way, ...]

    def open_to(self, account: Reader) -> list[Way]:
        """The ways that ``account`` may see: neither a withheld link nor one through a ledger it may not open."""
        if not may_read(account, self.ledger.record):
            return []
        return [way for way in self.ways if self._seen(account, way)]

    def _seen(self, account: Reader, way: Way) -> bool:
        if way.link and not sees(account, self.ledger.declared()[way.link]):
            return False
        if way.through is None:
            return True
        columns = [way.through.declared()[name] for name in (way.further, way.back) if name]
        return may_read(account, way.through.record) and all(sees(account, each) for each in columns)


def related_to(account: Reader, ways: list[Way], subject: UUID) -> Q:
    """The records of a ledger that tell of ``subject`` by any of ``ways``, through records that may be read."""
    found = Q(pk__in=[])
    for way in ways:
        if way.through is None:
            found |= Q(**{way.link: subject})
        else:
            between = standing_records(account, way.through).filter(**{way.further: subject})
            found |= Q(**{f"{way.link or 'pk'}__in": between.values(way.back or "pk")})
    return found


def relations(of: type[Ledger]) -> tuple[Relation, ...]:
    """The ledgers that link to the register, in the order they were declared."""
    return _relations(of.label)


@cache
def _relations(label: str) -> tuple[Relation, ...]:
    of, found = registry.ledger(label), []
    for ledger in registry.ledgers():
        ways = tuple(_direct(ledger, of)) or tuple(_further(ledger, of)) or tuple(_origins(ledger, of))
        if ways:
            found.append(Relation(ledger, ways))
    return tuple(found)


def _links(ledger: type[Ledger]) -> tuple[tuple[str, Link, type[Ledger]], ...]:
    return _links_by_label(ledger.label)


@cache
def _links_by_label(label: str) -> tuple[tuple[str, Link, type[Ledger]], ...]:
    ledger = registry.ledger(label)
    linked = [(name, column) for name, column in ledger.declared().items() if isinstance(column, Link)]
    return tuple((name, column, ledger_behind(column)) for name, column in linked)


@cache
def _origins_by_ledger() -> dict[type[Ledger], list[tuple[type[Ledger], str, Link]]]:
    """The links that are an origin, by the ledger that they lead into."""
    found: dict[type[Ledger], list[tuple[type[Ledger], str, Link]]] = {}
    for ledger in registry.ledgers():
        for name, column, behind in _links(ledger):
            if column.origin:
                found.setdefault(behind, []).append((ledger, name, column))
    return found


def _direct(ledger: type[Ledger], of: type[Ledger]) -> Iterator[Way]:
    for name, column, behind in _links(ledger):
        if behind is of:
            yield Way(name, column.label)


def _further(ledger: type[Ledger], of: type[Ledger]) -> Iterator[Way]:
    if ledger is of:
        return
    for name, _, behind in _links(ledger):
        if behind is ledger:
            continue
        for way in _direct(behind, of):
            yield Way(name, path_of(ledger, f"{name}.{way.link}").label, behind, way.link)


def _origins(ledger: type[Ledger], of: type[Ledger]) -> Iterator[Way]:
    """What records of the register's own ledgers grew out of, and what was written of that."""
    if ledger is of:
        return
    places = {ledger: "", **{behind: name for name, _, behind in _links(ledger)}}
    for behind, place in places.items():
        for other, back, column in _origins_by_ledger().get(behind, ()):
            for way in _direct(other, of):
                yield Way(place, column.label, other, way.link, back)
