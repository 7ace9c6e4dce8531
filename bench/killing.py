"""Kill whoever rebuilds snapshots, 200 times, and see that the next figures are right: `python -m bench.killing`.

A small zone of random records in a database of its own is edited, rebuilt and measured; the process that does so is
killed at a random moment. What is measured next must be what plain counting gives, and every tenth time, for the whole
catalogue, what a build in an empty home gives.
"""

from __future__ import annotations

import argparse
import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="yuanqu-bench-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["YUANQU_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "yuanqu.config.settings"

from yuanqu.config.preparation import prepare  # noqa: E402

prepare()

from tests.killed import LARGE, Killing  # noqa: E402 - the declarations need Django

from yuanqu.engines.indicators.catalogue import indicators  # noqa: E402
from yuanqu.engines.snapshots import parts  # noqa: E402

SOME, WHOLE = 30, 10


def main() -> None:
    """Kill, compare, and print how the rounds ended."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.killing", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    parts.BY_MONTH = LARGE  # the larger ledgers of the small zone keep counts by month
    killing = Killing(HOME / "killed", asked.seed, SOME)
    for number in range(1, asked.rounds + 1):
        killing.round()
        if number % WHOLE == 0:
            killing.compare_with_build_from_nothing(indicators())
            sys.stdout.write(f"{number}/{asked.rounds}\n")
            sys.stdout.flush()
    ended = ", ".join(f"{times} {how}" for how, times in sorted(killing.ended.items()))
    sys.stdout.write(f"{asked.rounds} rounds of seed {asked.seed}, every figure right: killed {ended}\n")


if __name__ == "__main__":
    main()
