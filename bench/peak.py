"""The memory that measuring takes in a process of its own: `python -m bench.peak FOLDER`; prints megabytes.

``FOLDER`` holds a snapshot's parts and its ``snapshot.json``. The peers are not loaded here.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from yuanqu.config.preparation import set_up_django

set_up_django()

from bench.catalogue import ours  # noqa: E402 - the declarations need Django

from yuanqu.engines.snapshots import Part, Snapshot  # noqa: E402

KEPT = "snapshot.json"


def peak_of(snapshot: Snapshot) -> float:
    """Megabytes at most, of a process that measures the catalogue once."""
    (snapshot.folder / KEPT).write_text(json.dumps(snapshot.to_json()), encoding="utf-8")
    command = [sys.executable, "-m", "bench.peak", str(snapshot.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return float(done.stdout)


def main() -> None:
    """Measure once, and say how much it took."""
    folder = Path(sys.argv[1])
    held = json.loads((folder / KEPT).read_text(encoding="utf-8"))["ledgers"]
    ours(Snapshot({label: Part.from_json(part) for label, part in held.items()}, folder))
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}\n")


if __name__ == "__main__":
    main()
