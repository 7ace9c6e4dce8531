"""What is still to be done in periods that run (应办未办): told before a period ends, not after.

The same query that lists a quota's unmet object-periods, asked of the period that today lies in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yuanqu.engines.indicators.listing import Listing, Side
from yuanqu.engines.indicators.needs import Base
from yuanqu.engines.indicators.windows import Owed
from yuanqu.engines.procedure.quotas import Quota, quotas
from yuanqu.engines.snapshots import Snapshot


@dataclass(frozen=True)
class Behind:
    """An object that has not met a quota in a period: ``done`` of ``least`` records, ``left`` days to its end.

    ``left`` below 0: the period has ended, and ``grace_until`` is the last day on which it is not yet unmet.
    """

    quota: Quota
    record: UUID
    title: str
    since: date
    until: date
    grace_until: date
    done: int
    left: int

    @property
    def lacking(self) -> int:
        """How many records are still to come."""
        return self.quota.least - self.done


def behind(snapshot: Snapshot, today: date) -> list[Behind]:
    """Every object that is behind today, by quota, the period that ends first before others."""
    return [each for declared in quotas() for each in behind_of(declared, snapshot, today)]


def behind_of(quota: Quota, snapshot: Snapshot, today: date) -> Iterator[Behind]:
    """The objects behind in the periods of one quota that have not ended, or whose grace has not."""
    for since, until in quota.running(today):
        grace_until = until + timedelta(days=quota.grace)
        side = Side(Base(quota.each, Owed(quota), (), "owed"), (since, until), which="unmet")
        records = Listing(snapshot, grace_until, {"unmet": side}).records("unmet", 0, None, few=True)
        titles = records.headings[:-4]
        for row in records.rows:
            title = " ".join(row[heading] for heading in titles if row[heading])
            yield Behind(
                quota,
                UUID(row["id"]),
                title,
                since,
                until,
                grace_until,
                int(row["已办"]),
                (until - today).days,
            )
