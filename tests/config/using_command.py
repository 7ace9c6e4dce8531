"""A command of its own process that uses the embedded database of a home, and when a process has ended."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import psutil

# A command that uses the database: says the server's pid, then does a line of SQL for each line it is told.
COMMAND = textwrap.dedent(
    """
    import sys, pathlib, psycopg
    from yuanqu.config.cluster import Cluster, PORT
    from yuanqu.config.embedded import server_of, ROLE, DATABASE
    cluster = Cluster(pathlib.Path(sys.argv[1]))
    server_of(cluster).join()
    where = dict(host=str(cluster.sockets), port=PORT, user=ROLE, dbname=DATABASE, autocommit=True)
    print((cluster.data / "postmaster.pid").read_text().split()[0], flush=True)
    for line in sys.stdin:
        with psycopg.connect(**where) as connection:
            found = connection.execute(line)
            print(found.fetchone()[0] if found.description else "done", flush=True)
    """
)


class UsingCommand:
    """A process that has joined the server of `home`."""

    running: ClassVar[list[UsingCommand]] = []

    def __init__(self, home: Path) -> None:
        self.running.append(self)
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def server_pid(self) -> int:
        return int(self._line())

    def ask(self, sql: str) -> str:
        assert self.process.stdin
        self.process.stdin.write(sql + "\n")
        self.process.stdin.flush()
        return self._line()

    def leave(self) -> None:
        self.process.communicate(timeout=60)
        assert self.process.returncode == 0

    def kill(self) -> None:
        """`kill -9`, whether it still runs or not."""
        self.process.kill()
        with self.process, suppress(BrokenPipeError):
            pass

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


def ended(pid: int) -> bool:
    """Gone, or a zombie for the moment it takes whoever inherits it (a container's first process) to reap it."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 10
    while not ended(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        time.sleep(0.05)
