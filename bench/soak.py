"""Kill what is working, again and again, and see that nothing is half-done: `python -m bench.soak [--rounds N]`.

Each round voids the completion of some service cases, or gives it back, in a workbook of its own; the command that
imports it and writes the report is killed at a random moment. Then the figures are asked for: they must be what the
exported ledger gives by plain counting, and the count must be the one before or the one after, nothing between.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DONE = ("办结时间", "办结部门", "办结结果", "证照名称", "证照编号")
CASES, PERIOD = "services.service_case", ("--period", "2025-H1")


class Zone:
    """A demonstration zone in a home of its own, used by commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "YUANQU_HOME": str(folder / "home")}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """A command at work, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "yuanqu", *map(str, words)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str | Path) -> str:
        """What a command printed; a failure ends the soak."""
        process = self.start(*words)
        said, _ = process.communicate()
        if process.returncode:
            sys.exit(f"{words}: {said}")
        return said

    def completed(self) -> int:
        """The completed cases, as the indicator says."""
        said = self.run("figures", "services.completed", *PERIOD, "--no-slices", "--json")
        return int(json.loads(said[said.index("[") :])[0]["value"])

    def rows(self) -> list[dict[str, str]]:
        """The case ledger as it is exported."""
        path = self.folder / "cases.csv"
        self.run("export", CASES, "--out", path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


def counted(rows: list[dict[str, str]]) -> int:
    """The completed cases by plain counting: accepted in the half-year, done, neither void nor entered by mistake."""
    return sum(
        "2025-01-01" <= row["受理时间"] < "2025-07-01"
        and bool(row["办结时间"])
        and row["办结结果"] not in ("作废办结", "删除办结")
        for row in rows
    )


def edited(original: list[dict[str, str]], chance: random.Random, path: Path) -> int:
    """Write the ledger with some completions taken away; gives what it then counts."""
    rows = [dict(row) for row in original]
    for row in chance.sample(rows, chance.randint(1, 60)):
        row.update(dict.fromkeys(DONE, ""))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return counted(rows)


def one_round(zone: Zone, original: list[dict[str, str]], chance: random.Random) -> str:
    """One killing; gives how it ended, or ends the soak."""
    before = zone.completed()
    after = edited(original, chance, zone.folder / "edit.csv")
    words = ("import", zone.folder / "edit.csv", "--ledger", CASES, "--reason", "soak")
    victim = zone.start(*words)
    time.sleep(chance.uniform(0.2, 3.5))
    finished = victim.poll() is not None
    if not finished:
        os.killpg(victim.pid, signal.SIGKILL)
    victim.communicate()
    report = zone.start("report", "half-year", *PERIOD, "--out", zone.folder / "out")
    time.sleep(chance.uniform(0.2, 3.5))
    if report.poll() is None:
        os.killpg(report.pid, signal.SIGKILL)
    report.communicate()
    now = zone.completed()
    if now not in (before, after) or now != counted(zone.rows()):
        sys.exit(f"half-done: {before} before, {after} after, {now} now, {counted(zone.rows())} by counting")
    return "finished" if finished else "killed, written" if now == after else "killed, nothing written"


def main() -> None:
    """Run the rounds; prints how each ended."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="yuanqu-soak-") as folder:
        zone = Zone(Path(folder))
        zone.run("demo", "--out", zone.folder / "out")
        original = zone.rows()
        for number in range(1, asked.rounds + 1):
            print(f"{number}/{asked.rounds}: {one_round(zone, original, chance)}", flush=True)
    print(f"{asked.rounds} rounds, nothing half-done")


if __name__ == "__main__":
    main()
