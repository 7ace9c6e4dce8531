"""How often whom does what in an hour (一天的构成), from `mix.csv`, and how many of each there are.

**People.** A zone of this size has some hundred and twenty staff at fifteen departments and 231 enterprises that report
every month. Of 200 who are at work in the same ten minutes, 86 are clerks of the departments that keep ledgers, 20 are
clerks who keep the tax ledger (the one beside Django's admin: both are asked for the same as often), 24 heads, 14 are
of the office, 6 leaders, and 50 enterprises on a day on which their monthly statement is due.

**Rates.** They are of a busy hour, not of an average one. A clerk does some 130 things an hour, one every 28 seconds:
with 12 records registered and 8 corrected an hour he has a pile of paper before him, since a record typed in takes
minutes at a real desk; he looks at lists and records thrice as often as he writes. Two workbooks an hour are many times
what a month brings, and an upload is the heaviest thing anybody does. A head decides what waits: 30 moves, at the
economy as many returns of enterprises. Leaders read: board, figures, report. The office exports, prints the
dispatch and asks by API. An enterprise fills in its statement, again where it came back, and otherwise looks at what
became of it.

What cannot be done (nothing waits for the head) is replaced by a look at the to-dos, as people do.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

PEOPLE = {"clerk": 86, "tax": 20, "head": 24, "office": 14, "leader": 6, "enterprise": 50}
SECONDS_AN_HOUR = 3600


@dataclass(frozen=True)
class Mix:
    """What one kind of people does: times an hour by deed."""

    rates: dict[str, float]

    @property
    def an_hour(self) -> float:
        """All it does in an hour."""
        return sum(self.rates.values())

    @property
    def pause(self) -> float:
        """Seconds between the beginnings of two deeds, on average."""
        return SECONDS_AN_HOUR / self.an_hour


def mixes() -> dict[str, Mix]:
    """The mix of each kind of people."""
    with Path(__file__).with_name("mix.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {kind: Mix({row["deed"]: float(row[kind]) for row in rows if float(row[kind])}) for kind in PEOPLE}


def crew(people: int) -> list[str]:
    """The kinds of so many people, each kind in its share and at least one of each."""
    whole = sum(PEOPLE.values())
    counts = {kind: max(1, round(count * people / whole)) for kind, count in PEOPLE.items()}
    return [kind for kind, count in counts.items() for _ in range(count)]


def told(people: int) -> list[str]:
    """The mix in lines: how many of whom, and how much they do in an hour."""
    kinds, of = crew(people), mixes()
    return [
        f"  {kinds.count(kind):4} x {kind:10} {mix.an_hour:4.0f} deeds an hour each"
        for kind, mix in of.items()
    ]
