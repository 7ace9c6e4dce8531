"""A real standalone Spark cluster on this machine: a master, two workers, loopback only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from yuanqu.engines.rollup.engines import Spark

DEPLOY = "org.apache.spark.deploy"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # start soon rather than run long
SMALL = {  # two executors of one core each; compiling code for a few rows costs more than reading them
    "spark.cores.max": "2",
    "spark.executor.cores": "1",
    "spark.executor.memory": "600m",
    "spark.driver.memory": "900m",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.locality.wait": "0",
    "spark.sql.files.minPartitionNum": "1",
    "spark.sql.leafNodeDefaultParallelism": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "60s",
}


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The master's address; master and workers end with the block."""
    port = _free_port()
    master = f"spark://127.0.0.1:{port}"
    alone = ("--host", "127.0.0.1", "--webui-port", "0")
    with ExitStack() as stack:
        stack.enter_context(_daemon(folder, f"{DEPLOY}.master.Master", *alone, "--port", str(port)))
        _answers(port)
        for _ in range(2):
            stack.enter_context(
                _daemon(folder, f"{DEPLOY}.worker.Worker", *alone, "--cores", "1", "--memory", "1g", master)
            )
        yield master


def executors(spark: Spark) -> int:
    """How many executors stand, without the driver."""
    return int(spark.session.sparkContext._jsc.sc().statusTracker().getExecutorInfos().__len__()) - 1


@contextmanager
def _daemon(folder: Path, name: str, *words: str) -> Iterator[None]:
    home = Path(next(iter(find_spec("pyspark").submodule_search_locations)))  # type: ignore[union-attr, arg-type]
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
        "SPARK_WORKER_DIR": str(folder / "work"),
        "PYSPARK_PYTHON": sys.executable,
    }
    with (folder / f"{name.rpartition('.')[2]}.log").open("ab") as log:
        process = subprocess.Popen(
            [str(home / "bin" / "spark-class"), name, *words], env=environment, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> None:
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.5)
    raise TimeoutError("the Spark master did not answer within a minute")
