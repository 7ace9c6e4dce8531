"""One of many people at work (一天里的一个人): one deed after another, as often as the mix says."""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable

from bench.day import asking, beside, entering, moving, reading, stating
from bench.day.browser import Browser
from bench.day.journal import Journal, Written, Wrong
from bench.day.mix import Mix
from bench.day.stage import Place, Stage


class Person:
    """Sits at a place, knows the stage, has a browser; ``made``: what he registered himself."""

    def __init__(self, place: Place, stage: Stage, mix: Mix, port: int, journal: Journal) -> None:
        self.place, self.stage, self.journal = place, stage, journal
        self.chance = random.Random(place.number)
        self.browser = Browser(port, place.cookie, journal)
        self.made: list[entering.Made] = []
        self.asked: list[Written] = []
        self.count = 0
        self._mix = mix

    def work(self, until: float) -> None:
        """Until the day is over."""
        time.sleep(self.chance.uniform(0, min(self._mix.pause, 30)))
        deeds = list(self._mix.rates)
        while time.monotonic() < until:
            deed = self.chance.choices(deeds, [self._mix.rates[each] for each in deeds])[0]
            start = time.monotonic()
            try:
                self.do(deed)
            except (OSError, http.client.HTTPException, ValueError, LookupError, Wrong) as error:
                self.journal.failed(f"{deed} ({self.place.kind} of {self.place.department})", error)
            else:
                self.journal.done(deed)
            pause = self.chance.expovariate(1 / self._mix.pause)
            time.sleep(max(0.0, min(pause - (time.monotonic() - start), until - time.monotonic())))
        self.browser.close()

    def do(self, deed: str) -> None:
        """One deed, or where there is nothing to be done a look at what waits."""
        done = _DEEDS.get(deed)
        if done is None:
            reading.look(self, deed)
        elif not done(self):
            reading.look(self, "to-dos")


_DEEDS: dict[str, Callable[[Person], bool]] = {
    "register": entering.register,
    "correct": entering.correct,
    "attach": entering.attach,
    "import": entering.bring,
    "move": moving.move,
    "judge a return": moving.judge,
    "state": stating.state,
    "ask": asking.ask,
    "rate": asking.rate,
    "tax, save": beside.save,
    "admin: tax, save": beside.save_by_admin,
}
