"""`python -m bench` finds every benchmark by itself, and refuses a name it does not know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.goals import GOALS, MARK, read, table

ROOT = Path(__file__).resolve().parents[2]


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the gathering with ``words``."""
    return subprocess.run(
        [sys.executable, "-m", "bench", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_it_lists_every_module_that_runs_with_what_it_says_of_itself() -> None:
    done = bench("--list")
    assert done.returncode == 0
    listed = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    modules = {
        path.stem for path in (ROOT / "bench").glob("*.py") if 'if __name__ == "__main__"' in path.read_text()
    }
    assert set(listed) == modules - {"__main__", "soak", "killing", "peak"}
    assert all(len(said) > 20 for said in listed.values())


def test_an_unknown_name_is_answered_with_what_was_meant() -> None:
    done = bench("dcox")
    assert done.returncode != 0
    assert "did you mean docx?" in done.stderr


def test_every_goal_has_a_row_whether_it_was_measured_or_not() -> None:
    told = [read(line) for line in (f"{MARK} ibis 7.5 10 rows\n", f"{MARK} records 31\n", "ibis 3\n")]
    rows = table([each for each in told if each])[2:]
    assert len(rows) == len(GOALS)
    assert [row for row in rows if "not measured" not in row] == [
        f"| {GOALS['ibis'].text} (10 rows) | ≥ 5 × | 7.5 × | yes | {GOALS['ibis'].limits} |",
        f"| {GOALS['records'].text} | ≤ 30 ms | 31 ms | no | {GOALS['records'].limits} |",
    ]
    assert {goal.bench for goal in GOALS.values()} <= {path.stem for path in (ROOT / "bench").glob("*.py")}
