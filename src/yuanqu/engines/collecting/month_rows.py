"""A department's rows of a month in any ledger (本期的记录): by the record's own day, by whose the row is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from yuanqu.engines.collecting.rows import Place
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.paths import Path
from yuanqu.people.rights import Filling, Kept, kept_of
from yuanqu.terms.months import month_end, shift_months

if TYPE_CHECKING:
    from yuanqu.engines.collecting.requested import Requested


class OfTheMonth:
    """Rows whose own day lies in one of ``months``.

    A row that a department registers itself is that department's, where it was asked; every other one the keeper's.
    One in which a department fills in a part belongs to both: each answers for its own columns.
    """

    def __init__(self, collecting: Requested, day: Path, months: Collection[date]) -> None:
        self._collecting, self._day, self._months = collecting, day, frozenset(months)

    def held(self, since: int | None = None) -> Any:
        """Those in the months, and those that may have been before change ``since``: their day was changed after it."""
        records: Any = self._collecting.ledger.record._default_manager
        within = Q(pk=None)
        for month in self._months:
            within |= in_month(self._day, month)
        if since is not None and self._day.name not in self._collecting.ledger.key:  # a key is never changed
            moved = BeforeImage.objects.filter(change_id__gt=since, ledger=self._collecting.of)
            within |= Q(pk__in=moved.filter(before__has_key=self._day.name).values("record"))
        return records.filter(within)

    def whose(self, values: Mapping[str, Any]) -> Collection[Place]:
        """By its day and what it names; nobody's where its departments were not asked."""
        month = month_of(self._day, values[self._day.name])
        if month not in self._months or month is None:
            return ()
        return {(month, name) for name in self._departments(values, self._asked.get(month, set()))}

    @cached_property
    def _asked(self) -> Mapping[date, set[str]]:
        found: dict[date, set[str]] = {}
        asked = self._collecting.returns_held().filter(month__in=self._months)
        for month, name in asked.values_list("month", "department"):
            found.setdefault(month, set()).add(name)
        return found

    @cached_property
    def _left(self) -> tuple[Kept, list[Filling]]:
        return left_to_departments(self._collecting.ledger)

    def _departments(self, values: Mapping[str, Any], asked: set[str]) -> set[str]:
        kept, fillings = self._left
        own, part = set[str](), set[str]()
        for each in fillings:
            (own if each.adds else part).update(kept.names(each.by, values[each.by]))
        return (own & asked or asked & {self._collecting.ledger.keeper}) | part & asked


def left_to_departments(ledger: type[Ledger]) -> tuple[Kept, list[Filling]]:
    """What a ledger leaves to departments that its rows name."""
    kept = kept_of(ledger.record)
    assert kept is not None, ledger.label
    return kept, [each for each in kept.rights.fillings if not kept.of_enterprise(each)]


def in_month(day: Path, month: date) -> Q:
    """The records whose day lies in the month."""
    if day.kind == "month":
        return Q(**{day.name: month})
    if day.kind == "day":
        return Q(**{f"{day.name}__gte": month, f"{day.name}__lte": month_end(month)})
    begins, ends = (_moment(each) for each in (month, shift_months(month, 1)))
    return Q(**{f"{day.name}__gte": begins, f"{day.name}__lt": ends})


def month_of(day: Path, value: Any) -> date | None:
    """The month, as its first day, in which a record with that day lies."""
    if value is None:
        return None
    found: date = timezone.localtime(value).date() if day.kind == "moment" else value
    return found.replace(day=1)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
