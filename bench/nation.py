"""A simulated nation: zones of many sizes in one lake, rolled up, beside bare sums of the statements' columns.

Run as `python -m bench.nation [--scale 0.01]` (1 is all 2,543 zones). How large a zone is follows a log-normal
distribution (sigma 1, so that a tenth of the zones have two fifths of the enterprises), scaled to 510,000
enterprises in all, each with 25 months of statements. The same seed gives the same zones; at a smaller scale they are
the first of them. Zones are made one at a time and published like anyone's, so memory does not grow with their number.
Ids are alike in all zones, credit codes are not.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import duckdb

from yuanqu.config.preparation import set_up_django

set_up_django()

from bench.goals import tell  # noqa: E402 - the declarations need Django
from bench.lake import MONTHS, make  # noqa: E402
from tests.engines_agree.cluster import SMALL, cluster  # noqa: E402

from yuanqu.engines.indicators.catalogue import indicators  # noqa: E402
from yuanqu.engines.indicators.needs import measure_of, needs_of  # noqa: E402
from yuanqu.engines.indicators.vocabulary import Names, RuleValue  # noqa: E402
from yuanqu.engines.rollup.engines import Duck, Engine, Spark, engine_of  # noqa: E402
from yuanqu.engines.rollup.lake import Lake, open_lake  # noqa: E402
from yuanqu.engines.rollup.publishing import publish  # noqa: E402
from yuanqu.engines.rollup.rolling import rollup  # noqa: E402
from yuanqu.engines.rollup.seals import Zone  # noqa: E402
from yuanqu.engines.rollup.totals import Rollup  # noqa: E402
from yuanqu.terms.periods import Period  # noqa: E402

ZONES, ENTERPRISES, PROVINCES, SEED = 2_543, 510_000, 31, 2543
PERIOD, AS_OF, THROUGH = Period.half(2025, 1), date(2025, 6, 30), date(2025, 7, 31)
PUBLISHED = (
    "economy.statement",
    "economy.leading_industry",
    "economy.month_lock",
    "registers.enterprise",
    "registers.above_scale",
    "registers.enterprise_industry",
)
MEASURED = [
    each
    for each in indicators("economy")
    if not isinstance(each, Names | RuleValue)
    and all(measure_of(need).of in PUBLISHED for need in needs_of(each))
]


def sizes() -> list[int]:
    """How many enterprises each zone has."""
    chance = random.Random(SEED)
    drawn = [chance.lognormvariate(0, 1) for _ in range(ZONES)]
    return [max(1, round(each * ENTERPRISES / sum(drawn))) for each in drawn]


def build(scale: float, lake: Path) -> tuple[int, int]:
    """Publish the first zones, one after another; gives how many zones and enterprises."""
    chosen = sizes()[: max(2, round(ZONES * scale))]
    for number, size in enumerate(chosen):
        zone = Zone(f"{number:06}", f"园区{number}", f"县{number % 300}", f"省{number % PROVINCES}")
        with tempfile.TemporaryDirectory() as folder:
            snapshot = make(size * MONTHS, Path(folder), only=PUBLISHED, zone=zone.code)
            publish(snapshot, zone, lake, key=b"nation", through=THROUGH)
    return len(chosen), sum(chosen)


def bare(lake: Lake) -> float:
    """Seconds to sum every amount of all statements once: what reading alone costs."""
    paths = [str(seal.path("economy.statement")) for seal in lake.seals.values()]
    columns = next(iter(lake.seals.values())).parts["economy.statement"].columns
    sums = ", ".join(f'sum("{name}")' for name, kind in columns if kind.startswith("DECIMAL"))
    start = time.perf_counter()
    duckdb.connect().execute(f"SELECT {sums} FROM read_parquet($1)", [paths]).fetchall()
    return time.perf_counter() - start


def rolled(lake: Lake, engine: Engine) -> tuple[float, Rollup]:
    """Seconds for all indicators over all zones, by province, with last year beside; and what they say."""
    start = time.perf_counter()
    with closing(engine) as running:
        found = rolled_by(lake, running)
    return time.perf_counter() - start, found


def rolled_by(lake: Lake, running: Engine) -> Rollup:
    """The rollup itself."""
    return rollup(lake, MEASURED, PERIOD, as_of=AS_OF, level="province", engine=running)


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.01)
    parser.add_argument("--memory", default="2GB", help="what DuckDB may use")
    parser.add_argument("--engine", default="", help="a Spark master, to be measured beside DuckDB")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        start = time.perf_counter()
        zones, enterprises = build(asked.scale, path)
        built = time.perf_counter() - start
        megabytes = sum(each.stat().st_size for each in path.rglob("*.parquet")) / 1e6
        start = time.perf_counter()
        lake = open_lake(path)
        opened = time.perf_counter() - start
        spent, found = rolled(lake, Duck(path, memory=asked.memory))
        alone = bare(lake)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        known = sum(total.value is not None for total in found.totals)
        print(
            f"{zones:,} zones, {enterprises:,} enterprises, {enterprises * MONTHS:,} statements, {megabytes:.0f} MB"
        )
        print(f"  made and published             {built:8.1f} s   {built / zones * 1000:.0f} ms a zone")
        print(f"  opened, every hash compared    {opened:8.1f} s")
        print(
            f"  {len(MEASURED)} indicators by province      {spent:8.1f} s   {known:,} values of {len(found.totals):,}"
        )
        print(f"  bare sums of the statements    {alone:8.2f} s   the rollup is {spent / alone:.1f}x this")
        print(f"  peak memory                    {peak:8.0f} MB")
        if asked.engine:
            beside(lake, found, spent, lambda: engine_of(asked.engine, path))
        elif not lacking():
            with tempfile.TemporaryDirectory() as work, cluster(Path(work)) as master:
                one = beside(lake, found, spent, lambda: Spark(master, SMALL | {"spark.cores.max": "1"}))
                two = beside(lake, found, spent, lambda: Spark(master, SMALL | {"spark.cores.max": "2"}))
            tell("spark", two / spent, f"{enterprises * MONTHS:,} statements")
            tell("spark-workers", one / two, f"{enterprises * MONTHS:,} statements")
        else:
            print(f"  no Spark here: {', '.join(lacking())} missing")


def beside(lake: Lake, found: Rollup, spent: float, engine: Callable[[], Engine]) -> float:
    """Seconds of the same rollup on Spark once its session stands; a difference ends the run."""
    with closing(engine()) as running:
        start, _ = time.perf_counter(), rolled_by(lake, running)
        first, start = time.perf_counter() - start, time.perf_counter()
        other = rolled_by(lake, running)
        theirs = time.perf_counter() - start
    print(
        f"  the same on Spark              {theirs:8.1f} s   {theirs / spent:.1f}x DuckDB; the first time {first:.1f} s"
    )
    if other.to_json() != found.to_json():
        sys.exit("Spark and DuckDB differ")
    return theirs


def lacking() -> list[str]:
    """What a cluster needs and this machine has not."""
    there = {"java": shutil.which("java"), "pyspark": find_spec("pyspark")}
    return [name for name, found in there.items() if not found]


if __name__ == "__main__":
    main()
