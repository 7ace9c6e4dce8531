"""All benchmarks, one after another, each in a process of its own: `python -m bench [NAME …]` (`make bench`).

A benchmark is a module of this folder that runs as `python -m bench.NAME`, prints its ratios beside the peers it
names, and fails when what it compares is not the same. Ratios of one run are worth comparing; seconds are not. At the
end stands one table of all goals (`bench.goals`) with what was measured of them.
"""

from __future__ import annotations

import argparse
import ast
import os
import platform
import subprocess
import sys
from difflib import get_close_matches
from pathlib import Path

from bench.goals import read, table

HERE = Path(__file__).parent
APART = {"__main__", "soak", "killing", "peak"}  # run for as long as they are told, or by another


def benches() -> dict[str, str]:
    """The benchmarks by name with the first line of what they say of themselves."""
    modules = sorted(path for path in HERE.glob("*.py") if path.stem not in APART and runs(path))
    return {path.stem: (docstring(path) or path.stem).splitlines()[0] for path in modules}


def runs(path: Path) -> bool:
    """Whether a module is a benchmark itself, not something that benchmarks share."""
    return '__name__ == "__main__"' in path.read_text(encoding="utf-8")


def docstring(path: Path) -> str | None:
    """What a module says of itself, without loading it."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def chosen(names: list[str], known: dict[str, str]) -> list[str]:
    """The names asked for, or all; an unknown one ends the program with what was probably meant."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
            sys.exit(f"there is no benchmark {name}; {hint}")
    return names or list(known)


def machine() -> str:
    """What the ratios were measured on."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text(encoding="utf-8").splitlines() if cpus.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {model or platform.machine()}, {memory:.0f} GB, Python {platform.python_version()}"


def run(name: str, more: list[str], told: list[tuple[str, float, str]]) -> int:
    """Run one, show what it prints, put what it tells of goals into ``told``; gives its exit status."""
    command = [sys.executable, "-u", "-m", f"bench.{name}", *more]
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            of_goal = read(line)
            if of_goal:
                told.append(of_goal)
            else:
                print(line, end="", flush=True)
    return process.returncode


def main() -> int:
    """Run them; the exit status is 1 when one of them failed."""
    known = benches()
    parser = argparse.ArgumentParser(prog="python -m bench", description="Benchmarks beside named peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="the same")
    parser.add_argument("--rows", nargs="+", default=[], metavar="N", help="how many measuring makes")
    parser.add_argument("--list", action="store_true", help="list the benchmarks and run none")
    asked = parser.parse_args()
    if asked.list:
        print("\n".join(f"{name:12} {line}" for name, line in known.items()))
        return 0
    print(machine())
    failed, told = [], list[tuple[str, float, str]]()
    for name in chosen([*asked.names, *asked.only], known):
        print(f"\n== {name}: {known[name]}", flush=True)
        if run(name, asked.rows if name == "measuring" else [], told):
            failed.append(name)
    print(f"\n{machine()}; medians of five", *table(told), sep="\n")
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
