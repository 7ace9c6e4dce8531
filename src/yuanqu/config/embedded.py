"""Starting, sharing and stopping the embedded PostgreSQL of one home folder (内置数据库的启停).

Every process that uses the server holds a shared lock on `postgres.users`. Whoever comes first starts the server;
whoever leaves last stops it; both happen behind the lock `postgres.gate`. A process that is killed leaves its lock
to the kernel and perhaps a running server, which the next one takes over. A killed server recovers at its next start.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil
import psycopg

from yuanqu.config import locks
from yuanqu.config.cluster import PORT, Cluster, explained

ROLE = "yuanqu"
DATABASE = "yuanqu"
RECOVERY_LIMIT = 1800.0  # seconds; recovery reads up to max_wal_size and takes minutes on a slow disk
STOP_LIMIT = 300.0


class EmbeddedServer:
    """This process's use of the server of one cluster. One object per home and process: see `server_of`."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._users: int | None = None
        self._childs_lock: int | None = None
        self._log_begins = 0
        self._turn = threading.RLock()

    def join(self) -> None:
        """Count this process as a user and return once the server answers. Quick when it already does.

        Raises SetupError when it cannot be started.
        """
        with self._turn:
            if self._users is not None and self._postmaster():
                return
            with locks.exclusive(self.cluster.home / "postgres.gate", _announce_other_command):
                self._be_counted()
                postmaster = self._postmaster() or self._start()
                self._wait_until_ready(postmaster)

    def leave(self) -> None:
        """Stop being a user; the last one stops the server and waits for it."""
        with self._turn:
            if self._users is None:
                return
            with locks.exclusive(self.cluster.home / "postgres.gate", _announce_other_command):
                last = locks.try_exclusive(self._users)
                if last:
                    self._stop()
                os.close(self._users)
                self._users = None

    def before_fork(self) -> None:
        """Take a lock for the child to be: without one, a parent that leaves at once would stop its server."""
        self._turn.acquire()
        if self._users is not None:
            self._childs_lock = locks.open_lock(self.cluster.home / "postgres.users")
            locks.share(self._childs_lock)

    def after_fork(self, *, in_child: bool) -> None:
        """Parent and child go on with one lock each."""
        if self._users is not None and self._childs_lock is not None:
            os.close(self._users if in_child else self._childs_lock)
            self._users = self._childs_lock if in_child else self._users
            self._childs_lock = None
        self._turn.release()

    def _be_counted(self) -> None:
        if self._users is None:
            descriptor = locks.open_lock(self.cluster.home / "postgres.users")
            locks.share(descriptor)
            self._users = descriptor

    def _postmaster(self) -> psutil.Process | None:
        """The running server of this data folder; a stale pid file, or one whose number went to another, is none."""
        try:
            first_line = (self.cluster.data / "postmaster.pid").read_text(encoding="utf-8").partition("\n")[0]
            process = psutil.Process(int(first_line))
        except (FileNotFoundError, ValueError, psutil.Error):
            return None
        return process if _serves(process, self.cluster.data) else None

    def _start(self) -> psutil.Process:
        self.cluster.make()
        self._clear_what_a_killed_server_left()
        self.cluster.open_socket_folder()
        if self.cluster.sockets.parent != self.cluster.home:
            _say(f"数据目录的路径太长，数据库的连接目录改用 {self.cluster.sockets}（仅本用户可读）。")
        log = self.cluster.open_log()
        self._log_begins = os.fstat(log).st_size
        command = self.cluster.command()
        nowhere = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
        to_log = [(os.POSIX_SPAWN_DUP2, log, stream) for stream in (1, 2)]
        try:
            # Not subprocess: the server outlives this process when others use it. A session of its own, because
            # Ctrl-C at the terminal is for the command, not for the database.
            pid = os.posix_spawn(
                command[0], command, os.environ, file_actions=[nowhere, *to_log], setsid=True
            )
        finally:
            os.close(log)
        return psutil.Process(pid)

    def _clear_what_a_killed_server_left(self) -> None:
        """End orphaned server processes, which still hold the shared memory, and drop the stale lock files.

        PostgreSQL would drop them itself, but not while the number in them belongs to another process, nor while
        the killed server stays a zombie, as it does in containers whose first process reaps nobody.
        """
        orphans = [process for process in psutil.process_iter() if _serves(process, self.cluster.data)]
        for process in orphans:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGQUIT)
        _, alive = psutil.wait_procs(orphans, timeout=5)
        for process in alive:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(alive, timeout=5)
        for stale in (self.cluster.data / "postmaster.pid", *self.cluster.sockets.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)

    def _wait_until_ready(self, postmaster: psutil.Process) -> None:
        since = announced = time.monotonic()
        while True:
            try:
                self._make_database()
            except psycopg.OperationalError as error:
                if not _lives(postmaster):
                    raise explained(self._log_since_start(), self.cluster.home) from error
                if time.monotonic() - since > RECOVERY_LIMIT:
                    raise explained(str(error), self.cluster.home) from error
            else:
                return
            if time.monotonic() - announced > locks.PATIENCE * (1 if announced == since else 10):
                _say("数据库正在启动；如果上次是意外中断，它正在恢复已提交的数据，请稍候……")
                announced = time.monotonic()
            time.sleep(0.05)

    def _make_database(self) -> None:
        """Connect as the superuser; make the product's own role and database when they are not there yet."""
        with psycopg.connect(
            host=str(self.cluster.sockets),
            port=PORT,
            user="postgres",
            dbname="postgres",
            connect_timeout=5,
            autocommit=True,
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")

    def _log_since_start(self) -> str:
        with self.cluster.log.open("rb") as log:
            log.seek(self._log_begins)
            return log.read().decode("utf-8", errors="replace")

    def _stop(self) -> None:
        postmaster = self._postmaster()
        if postmaster is None:
            return
        with suppress(psutil.NoSuchProcess):
            postmaster.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
        _wait_until_stopped(postmaster)


def _serves(process: psutil.Process, data: Path) -> bool:
    """Whether `process` is a PostgreSQL process of this data folder: each one works inside it."""
    try:
        return process.name().startswith("postgres") and Path(process.cwd()) == data.resolve()
    except (psutil.Error, OSError):
        return False


def _wait_until_stopped(postmaster: psutil.Process) -> None:
    """Until it is gone or a zombie, as it stays for good where whoever started it lives on and reaps nobody."""
    since = time.monotonic()
    while True:
        try:
            postmaster.wait(0.2)
        except psutil.TimeoutExpired:
            if not _lives(postmaster):
                return
            if time.monotonic() - since > STOP_LIMIT:
                raise
        else:
            return


def _lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def _announce_other_command() -> None:
    _say("另一个命令正在启动或停止数据库，请稍候……")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - also said where no command line is


_servers: dict[Cluster, EmbeddedServer] = {}


def server_of(cluster: Cluster) -> EmbeddedServer:
    """This process's one object for `cluster`; it leaves when the process ends."""
    if cluster not in _servers:
        _servers[cluster] = EmbeddedServer(cluster)
        atexit.register(_servers[cluster].leave)
    return _servers[cluster]


def _before_fork() -> None:
    for server in _servers.values():
        server.before_fork()


def _after_fork(in_child: bool) -> None:
    for server in _servers.values():
        server.after_fork(in_child=in_child)


os.register_at_fork(
    before=_before_fork,
    after_in_parent=partial(_after_fork, in_child=False),
    after_in_child=partial(_after_fork, in_child=True),
)
