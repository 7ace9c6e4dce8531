"""A real Spark cluster says what DuckDB says, on every indicator of every office, to the last digit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Demonstration
from tests.engines_agree.cluster import SMALL, cluster, executors
from tests.engines_agree.conftest import AS_OF, KEYS, PERIOD, Said
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.rollup.engines import Duck, Engine, Spark
from yuanqu.engines.rollup.lake import open_lake
from yuanqu.engines.rollup.rolling import rollup

pytestmark = [
    pytest.mark.django_db,  # so that there is a database for the zones to be made in
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"
    ),  # sockets that py4j leaves open
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster; without Java or pyspark CI fails and a desk skips, naming what is missing."""
    lacking = [
        name
        for name, there in (("java", shutil.which("java")), ("pyspark", find_spec("pyspark")))
        if not there
    ]
    if lacking:
        message = f"{'、'.join(lacking)} missing: Debian package default-jre-headless, Python package pyspark"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address


def test_spark_says_what_duckdb_says(
    said: Said, demonstration: Demonstration, master: str, tmp_path: Path
) -> None:
    lake = Path(shutil.copytree(said.lake, tmp_path / "lake"))
    words = ("--code", "D", "--county", "中县", "--province", "另一省")
    demonstration.run("snapshot", "--publish", lake, *words)
    with closing(Spark(master, SMALL)) as spark, closing(Duck(lake)) as duck:
        theirs = _rolled(lake, spark)
        assert spark.session.sparkContext.master == master
        assert master.startswith("spark://")
        assert executors(spark) == 2
        ours = _rolled(lake, duck)
    assert len(ours["totals"]) == 3 * len(list(indicators()))
    for one, other in zip(theirs["totals"], ours["totals"], strict=True):
        assert one == other
    zones = {each["zone"] for total in ours["totals"] for each in total["ranking"]}
    assert zones == {*KEYS, "D"}


def _rolled(lake: Path, engine: Engine) -> dict[str, Any]:
    found = rollup(open_lake(lake), indicators(), PERIOD, as_of=AS_OF, level="province", engine=engine)
    return found.to_json(zones=True)
