"""Following a guide: its files written, its commands run, what it says they print compared with what they print.

A guide is Markdown in which a path in backticks on a line of its own names the fenced block below it. A ``diff``
block changes that file, any other is the whole file. A ``console`` block holds commands after ``$`` with their
output; 「…」 alone on a line stands for any lines, within a line for any text. A fence that is neither fails the test.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "node_modules", "bundle", "*.pyc")
BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`\n\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
SERVER = (
    "from yuanqu.config.database import ensure_running; ensure_running(); print('up', flush=True); input()"
)


# The work report's own room is no office: the command that writes reports needs it.
ROOM = re.compile(r'^    "yuanqu\.domains\.(?!reporting")(\w+)",\n', re.MULTILINE)


def _leave_out_offices(house: Path) -> None:
    """All but the last: a guide speaks of none of them, and a house must stand without any office it need not have."""
    rooms = house / "config" / "rooms.py"
    text = rooms.read_text(encoding="utf-8")
    for room in list(ROOM.finditer(text))[:-1]:
        shutil.rmtree(house / "domains" / room[1])
        text = text.replace(room[0], "")
    rooms.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Step:
    """One fenced block of a guide."""

    language: str
    path: str
    body: str


def steps(guide: Path) -> list[Step]:
    """The blocks of a guide in order."""
    text = guide.read_text(encoding="utf-8")
    found = [Step(m["language"], m["path"] or "", m["body"]) for m in BLOCK.finditer(text)]
    assert text.count("```") == 2 * len(found), f"{guide.name}: a fence without a language"
    return found


class Checkout:
    """A copy of the sources with a home and a database of its own, in which a guide is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        shutil.copytree(ROOT / "src", self.folder / "src", ignore=LEFT_BEHIND)
        shutil.copytree(ROOT / "tests" / "contract", self.folder / "tests" / "contract", ignore=LEFT_BEHIND)
        _leave_out_offices(self.folder / "src" / "yuanqu")
        for name in ("pyproject.toml", "conftest.py", "tests/conftest.py", "tests/loaded.py"):
            shutil.copy(ROOT / name, self.folder / name)
        named = {name: value for name, value in os.environ.items() if not name.startswith("YUANQU_")}
        self.environment = {
            **named,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(self.folder / "src"),
            "YUANQU_HOME": str(folder / "home"),
            "YUANQU_THROWAWAY_DATABASE": "1",
        }

    def follow(self, guide: Path) -> None:
        """Do what every block of the guide says, in order."""
        for step in steps(guide):
            if step.language == "console":
                self._run_all(step.body)
            elif step.path:
                self._write(step)
            else:
                pytest.fail(f"{guide.name}: a {step.language} block says neither its file nor its commands")

    def run(self, command: str) -> str:
        """What a command prints; it has to end with status 0."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}"
        return done.stdout

    def _run_all(self, transcript: str) -> None:
        for said in re.split(r"^\$ ", transcript, flags=re.MULTILINE)[1:]:
            command, _, expected = said.partition("\n")
            printed = self.run(command)
            assert _alike(expected, printed), f"$ {command}\n--- expected\n{expected}\n--- printed\n{printed}"

    def _write(self, step: Step) -> None:
        target = self.folder / step.path
        if step.language == "diff":
            before = "".join(line[1:] for line in step.body.splitlines(keepends=True) if line[0] in " -")
            after = "".join(line[1:] for line in step.body.splitlines(keepends=True) if line[0] in " +")
            text = target.read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{step.path} does not hold these lines just once:\n{before}"
            target.write_text(text.replace(before, after), encoding="utf-8")
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(step.body, encoding="utf-8")


def _alike(expected: str, printed: str) -> bool:
    """Whether what was printed is what is expected, blanks at the ends of lines apart; … stands for none, too."""
    lines = [line.rstrip() for line in expected.strip("\n").splitlines()]
    pattern = "".join(r"(?:[^\n]*\n)*?" if line == "…" else f"{_line(line)}\n" for line in lines)
    shown = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").splitlines())
    return re.fullmatch(pattern, shown) is not None


def _line(line: str) -> str:
    return r"[^\n]*".join(map(re.escape, line.split("…")))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """A fresh copy of the sources whose database server stays up between commands."""
    copy = Checkout(tmp_path_factory.mktemp("guides"))
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], env=copy.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert server.stdout
        assert server.stdout.readline() == b"up\n"
        yield copy
    finally:
        server.communicate(b"\n", timeout=60)
