"""The demonstration zone as a person has it: made by the command, in a home of its own, asked by commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.loaded import LONGEST, Loaded
from yuanqu.config.locks import exclusive

ROOT = Path(__file__).parents[1]
CELLS = "cells of the access contract"  # what its tests report of themselves
LOOKED_AT = 300  # lines of a file
_LOADED: dict[Path, Loaded] = {}  # by home, while its zone is living


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how far the access contract was walked, and which files are to be looked at for their length.

    Here, because the process that reports is not the one that runs the tests and reads no conftest below this.
    """
    passed = [report for report in terminalreporter.getreports("passed") if report.when == "call"]
    cells = [int(str(count)) for report in passed for name, count in report.user_properties if name == CELLS]
    if cells:
        terminalreporter.write_line(f"access contract: {sum(cells):,} cells of {len(cells)} ledgers")
    found = [path for source in ("src", "demo") for path in (ROOT / source).rglob("*.py")]
    files = [path for path in found if "migrations" not in path.parts]  # a program wrote those
    long = [(len(path.read_text(encoding="utf-8").splitlines()), path) for path in files]
    for lines, path in sorted((pair for pair in long if pair[0] > LOOKED_AT), reverse=True):
        terminalreporter.write_line(f"{lines:5} lines: {path.relative_to(ROOT)}")


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
        told = [*map(str, words)]
        loaded = _LOADED.get(self.home)
        done = loaded.run(told) if loaded else self._run_anew(told)
        assert done.returncode == status, (
            f"{words}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        )
        return done.stdout + done.stderr

    def _run_anew(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "yuanqu", *words]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=LONGEST
        )

    def json(self, *words: str | Path) -> Any:
        """The JSON that a command prints."""
        printed = self.run(*words, "--json")
        return json.loads(printed[printed.index(min((c for c in "[{" if c in printed), key=printed.index)) :])

    def figures(self, *words: str) -> dict[str, dict[str, Any]]:
        """The figures of the first half of 2025 by indicator, without slices."""
        found = self.json("figures", "--period", "2025-H1", "--no-slices", *words)
        return {each["indicator"]: each for each in found}


@contextmanager
def living(zone: Demonstration) -> Iterator[Demonstration]:
    """Keep the zone's database running between its commands, and remove its folder at last."""
    # Whoever uses the database keeps it running: with this process there, no command has to start it anew.
    _LOADED[zone.home] = Loaded(zone.environment)
    yield zone
    _LOADED.pop(zone.home).end()
    shutil.rmtree(zone.home.parent, ignore_errors=True)


def make_demonstration(*words: str) -> Demonstration:
    """A home with a demonstration zone, its database at rest."""
    folder = Path(tempfile.mkdtemp(prefix="yuanqu-demo-"))
    zone = Demonstration(folder / "home", folder / "out")
    return Demonstration(zone.home, zone.out, zone.run("demo", "--out", zone.out, *words))


@pytest.fixture(scope="session")
def told_zone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Demonstration]]:
    """Gives copies of the told zone, which is made once for all processes that run tests."""
    made: list[Demonstration] = []
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "told-zone.json"

    def copy() -> Demonstration:
        with exclusive(kept.with_suffix(".lock"), lambda: None):
            held = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"folder": ""}
            if not Path(held["folder"], "home").is_dir():
                made.append(make_demonstration())
                held = {"folder": str(made[-1].home.parent), "said": made[-1].said}
                kept.write_text(json.dumps(held), encoding="utf-8")
            folder = Path(tempfile.mkdtemp(prefix="yuanqu-demo-"))
            # The database's files may belong to another user of the system, and do so in the copy.
            subprocess.run(["cp", "-a", f"{held['folder']}/.", str(folder)], check=True)
        return Demonstration(folder / "home", folder / "out", held["said"])

    yield copy
    with exclusive(kept.with_suffix(".lock"), lambda: None):
        for zone in made:
            shutil.rmtree(zone.home.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def demonstration(told_zone: Callable[[], Demonstration]) -> Iterator[Demonstration]:
    """The told zone; tests must leave it as they found it."""
    with living(told_zone()) as zone:
        yield zone


@pytest.fixture(scope="module")
def own_demonstration(told_zone: Callable[[], Demonstration]) -> Iterator[Demonstration]:
    """A told zone that a module may change."""
    with living(told_zone()) as zone:
        yield zone
