"""The demonstration zone as a person has it: made by the command, in a home of its own, asked by commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Demonstration:
    """A home with the demonstration zone in it; ``out`` holds its report."""

    home: Path
    out: Path
    said: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that lives in this home."""
        rest = {
            name: value for name, value in os.environ.items() if not name.startswith(("YUANQU_", "DJANGO_"))
        }
        return {**rest, "YUANQU_HOME": str(self.home)}

    def run(self, *words: str | Path, status: int = 0) -> str:
        """Run ``yuanqu`` with ``words``; gives what it printed. Another exit status than ``status`` fails the test."""
        done = subprocess.run(
            [sys.executable, "-m", "yuanqu", *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == status, (
            f"{words}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        )
        return done.stdout + done.stderr

    def json(self, *words: str | Path) -> Any:
        """The JSON that a command prints."""
        printed = self.run(*words, "--json")
        return json.loads(printed[printed.index(min((c for c in "[{" if c in printed), key=printed.index)) :])

    def figures(self, *words: str) -> dict[str, dict[str, Any]]:
        """The figures of the first half of 2025 by indicator, without slices."""
        found = self.json("figures", "--period", "2025-H1", "--no-slices", *words)
        return {each["indicator"]: each for each in found}


def make_demonstration(*words: str) -> Iterator[Demonstration]:
    """A home with a demonstration zone, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="yuanqu-demo-"))
    zone = Demonstration(folder / "home", folder / "out")
    said = zone.run("demo", "--out", zone.out, *words)
    # Whoever uses the database keeps it running: with this process there, no command has to start it anew.
    keeper = subprocess.Popen(
        [sys.executable, "-m", "yuanqu", "django", "shell", "-v0", "-c", "import sys; sys.stdin.read()"],
        env=zone.environment,
        stdin=subprocess.PIPE,
    )
    yield Demonstration(zone.home, zone.out, said)
    keeper.communicate(timeout=60)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def demonstration() -> Iterator[Demonstration]:
    """The told zone; tests must leave it as they found it."""
    yield from make_demonstration()


@pytest.fixture(scope="module")
def own_demonstration() -> Iterator[Demonstration]:
    """A told zone that a module may change."""
    yield from make_demonstration()
