"""Who rebuilds snapshots and measures is killed at a random moment; what is measured next must be right (杀进程).

A small random zone stands in the database. Each round edits it, forks a child that rebuilds what the edits made stale
and measures the catalogue, and kills it. `bench.killing` does this hundreds of times, CI a tenth of that.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import connection

from tests.naive.evaluator import Naive
from tests.naive.rows import Rows
from tests.naive.zone_maker import ZoneMaker
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.needs import measure_of, needs_of
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.snapshots import Snapshot, current, open_snapshot, take
from yuanqu.engines.snapshots.store import newest
from yuanqu.terms.periods import Period

ASKED, AS_OF = Period.half(2025, 1), date(2025, 6, 30)
EDITS = 2  # of a round, of any ledgers, and as many of large ones
LARGE = 50  # records; `parts.BY_MONTH`, while a soak runs
Values = dict[str, Fraction | None]


class Killing:
    """A zone that is edited and measured in ``folder``; how each round ended is counted in ``ended``.

    ``some``: how many of the indicators that an edit may have touched are measured in a round, and how many others.
    """

    def __init__(self, folder: Path, seed: int, some: int) -> None:
        self.folder, self.seed, self.some = folder, seed, some
        self.chance = Random(seed)
        self.ended: Counter[str] = Counter()
        self.maker = ZoneMaker(seed)
        self.maker.make()
        with _home(self.folder / "home"):
            self.before = current()
            self._edit()
            began = time.perf_counter()
            self._reap(self._child())
            self.longest = time.perf_counter() - began  # of a rebuilding that nobody kills

    def round(self) -> None:
        """Edit, kill, measure, compare with plain counting; an AssertionError says what was wrong."""
        self._edit()
        with _home(self.folder / "home"):
            child = self._child()
            time.sleep(self.chance.uniform(0, self.longest))
            os.kill(child, signal.SIGKILL)
            killed = self._reap(child)
            left = newest()
            assert left, self._where("no snapshot is left")
            open_snapshot(left.snapshot.id, verify=True)
            snapshot = current()
            assert not list(self.folder.rglob("*.draft")), self._where("drafts are left")
            asked = self._touched(snapshot)
            found = measured(snapshot, asked)
        taken = snapshot.id == left.snapshot.id
        self.ended["not killed" if not killed else "after the snapshot" if taken else "before it"] += 1
        naive = Naive(Rows(), AS_OF)
        for each in asked:
            said = naive.figure(each, ASKED).value
            assert found[each.code] == said, self._where(
                f"{each.code}: {found[each.code]}, by counting {said}"
            )
        self.before = snapshot

    def compare_with_build_from_nothing(self, asked: Iterable[Indicator] = ()) -> None:
        """The snapshot's content is that of an empty home, and so is what is ``asked``."""
        asked = list(asked)
        with _home(self.folder / "home"):
            snapshot = current()
            found = measured(snapshot, asked)
        fresh = self.folder / "fresh"
        with _home(fresh):
            built = take()
            assert built.id == snapshot.id, self._where("the snapshot is not what a build from nothing gives")
            assert measured(built, asked) == found, self._where("figures differ from a new build's")
        shutil.rmtree(fresh)

    def _touched(self, snapshot: Snapshot) -> list[Indicator]:
        """Some indicators of the ledgers that changed, and some of all."""
        labels = {label for label, part in snapshot.parts.items() if part != self.before.parts[label]}
        near = [
            each for each in indicators() if any(measure_of(need).of in labels for need in needs_of(each))
        ]
        some = self.chance.sample(near, min(self.some, len(near)))
        return list(dict.fromkeys([*some, *self._some()]))

    def _some(self) -> list[Indicator]:
        return self.chance.sample(list(indicators()), self.some)

    def _edit(self) -> None:
        self.maker.seed = self.chance.getrandbits(32)
        self.maker.edit(EDITS)
        self.maker.edit(EDITS, least=LARGE)

    def _child(self) -> int:
        """A child that has begun to rebuild."""
        connection.close()  # two processes cannot speak through one connection
        asked = self._some()
        began, tell = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.write(tell, b"!")
                measured(current(), asked)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(70)
        os.read(began, 1)
        os.close(began)
        os.close(tell)
        return child

    def _reap(self, child: int) -> bool:
        """Whether it was killed; a child that failed by itself ends the soak."""
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, -signal.SIGKILL), self._where(f"the child ended with {status}")
        return bool(status)

    def _where(self, what: str) -> str:
        return f"{what} (seed {self.seed}, round {self.ended.total() + 1})"


def measured(snapshot: Snapshot, asked: Iterable[Indicator]) -> Values:
    """The value of each indicator."""
    found = evaluate(asked, ASKED, as_of=AS_OF, snapshot=snapshot)
    return {each.indicator.code: each.value for each in found}


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """Snapshots lie below ``folder`` meanwhile."""
    before, settings.YUANQU_HOME = settings.YUANQU_HOME, folder
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        settings.YUANQU_HOME = before
