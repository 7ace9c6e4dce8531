"""File locks between processes: who starts the database, and who still uses it (flock)."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from yuanqu.config.home import PRIVATE_FILE

PATIENCE = 3.0


def open_lock(path: Path) -> int:
    """A descriptor to lock. The kernel lets go of the lock when the process ends, however it ends."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)


def try_exclusive(descriptor: int) -> bool:
    """Take the lock for this process alone, unless another holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def share(descriptor: int) -> None:
    """Hold the lock together with others; waits while one holds it alone."""
    fcntl.flock(descriptor, fcntl.LOCK_SH)


@contextmanager
def exclusive(path: Path, announce: Callable[[], None]) -> Iterator[None]:
    """Hold the lock alone for the length of a `with`; calls `announce` once when the wait grows long."""
    descriptor = open_lock(path)
    try:
        since, announced = time.monotonic(), False
        while not try_exclusive(descriptor):
            if not announced and time.monotonic() - since > PATIENCE:
                announce()
                announced = True
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)
