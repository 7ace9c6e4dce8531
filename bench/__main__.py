"""All benchmarks, one after another, each in a process of its own: `python -m bench [NAME …]` (`make bench`).

A benchmark is a module of this folder that runs as `python -m bench.NAME`, prints its ratios beside the peers it
names, and fails when what it compares is not the same. Ratios of one run are worth comparing; seconds are not.
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

HERE = Path(__file__).parent
APART = {
    "__main__",
    "__init__",
    "day",
    "soak",
    "killing",
}  # they run for as long as they are told: `make day`, `make soak`


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


def main() -> int:
    """Run them; the exit status is 1 when one of them failed."""
    known = benches()
    parser = argparse.ArgumentParser(prog="python -m bench", description="Benchmarks beside named peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--list", action="store_true", help="list the benchmarks and run none")
    asked = parser.parse_args()
    if asked.list:
        print("\n".join(f"{name:12} {line}" for name, line in known.items()))
        return 0
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    failed = []
    for name in chosen(asked.names, known):
        print(f"\n== {name}: {known[name]}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=HERE.parent).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
