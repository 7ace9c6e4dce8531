"""A working day replayed under load: `python -m bench.day [--minutes N] [--people N]` (`make day`).

So many people of all departments, of the office, of the leadership and of enterprises, each with an account, a session
and a connection of its own, do in the demonstration zone what `mix.csv` says, as often as it says; some of them the
same work also in Django's admin on the same tax ledger, in the same server. Printed are the 95th percentiles by kind of
page. Any answer but the expected one fails the run, and so does a write that was answered for and does not
stand there afterwards exactly once, as it was sent.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time

from bench.day.browser import Browser
from bench.day.checking import lost
from bench.day.journal import Journal, Stated
from bench.day.mix import mixes, told
from bench.day.person import Person
from bench.day.stage import JUNE, Stage, set_up
from bench.day.telling import tell
from bench.pages import serve

from yuanqu.registers.held import held


def replay(port: int, stage: Stage, minutes: float) -> Journal:
    """The day itself."""
    journal, of = Journal(), mixes()
    returns = held("economy.statement_return", month=JUNE).values_list("enterprise", "pk")
    records = {str(enterprise): str(pk) for enterprise, pk in returns}
    for place in stage.places:
        if place.enterprise:
            journal.returns[place.enterprise] = Stated(records[place.enterprise], place.enterprise)
    people = [Person(place, stage, of[place.kind], port, journal) for place in stage.places]
    until = time.monotonic() + minutes * 60
    threads = [threading.Thread(target=person.work, args=(until,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return journal


def warm(port: int, stage: Stage, workers: int) -> float:
    """Open the heavy pages until every process has: a server that people work at has been up since the morning.

    Gives the milliseconds of the longest, which is what the first one of the day waits.
    """
    journal = Journal()
    place = next(each for each in stage.places if each.kind == "office")
    browsers = [Browser(port, place.cookie, journal) for _ in range(2 * workers)]
    for kind in ("home", "to-dos", "board", "report", "figures, all", "dispatch", "search", "tax, list"):
        threads = [
            threading.Thread(target=browser.get, args=(kind, stage.pages[kind])) for browser in browsers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return max(max(each) for each in journal.spent.values())


def main() -> int:
    """One day; the exit status is 1 when an answer was wrong or a write is lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.day", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        help="processes of the server (default: one a core)",
    )
    asked = parser.parse_args()
    stage = set_up(asked.people)
    print(f"{len(stage.places)} people, {asked.workers} processes", *told(asked.people), sep="\n", flush=True)
    port = serve(asked.workers)
    print(f"the longest answer of a server that has just started: {warm(port, stage, asked.workers):,.0f} ms")
    journal = replay(port, stage, asked.minutes)
    missing = lost(journal)
    tell(journal, asked.minutes, missing)
    return 1 if missing or journal.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
