"""The command `yuanqu`, loaded once for a home; what it is told to run, it runs in a fork of its own (已载入的命令).

Loading takes a command longer than most of its work; a person waits for it once, a test run did hundreds of times. What
runs is the same program with the same home, arguments, streams and exit status; that a fresh process comes to the same
is what `tests/config` and the README's commands are run for. The loaded process also keeps the home's database running.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LONGEST = 300  # seconds of a command


class Loaded:
    """The process that waits for commands; ``environment`` names its home."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.loaded"],
            env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        """Run one command to its end; nothing else is run by this process meanwhile."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            told = {"words": words, "out": str(out), "err": str(err), "folder": os.getcwd()}
            self._process.stdin.write(json.dumps(told) + "\n")
            self._process.stdin.flush()
            status = int(self._process.stdout.readline())
            said = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess(words, status, *said)

    def end(self) -> None:
        """Let it go, and the database with it."""
        self._process.communicate(timeout=60)


def wait() -> None:
    """Load everything, then fork for each line that comes in and answer with the exit status."""
    from yuanqu.config import command, preparation

    preparation.set_up_django()
    for name in command.COMMANDS:
        command.group.get_command(None, name)  # type: ignore[arg-type]
    preparation.prepare()

    from django.db import connection

    connection.close()  # two processes cannot speak through one connection
    for line in sys.stdin:
        child = os.fork() or _run(json.loads(line))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _run(told: dict[str, Any]) -> int:
    """One command in this fork; leaves by no way but the last line: what is registered at exit is the parent's."""
    from yuanqu.config import command

    status = 70
    try:
        signal.alarm(LONGEST)
        os.chdir(told["folder"])
        for number, path in ((1, told["out"]), (2, told["err"])):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["yuanqu", *told["words"]]
        command.main()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    wait()
