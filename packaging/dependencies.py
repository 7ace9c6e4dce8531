"""Hatch metadata hook: the package's dependencies are requirements/run.in, so that they are listed once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


def dependencies(text: str) -> list[str]:
    """The requirements in a requirements file's text, without comments and blank lines."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


class RunDependencies(MetadataHookInterface):
    """Fills `dependencies`, which pyproject.toml declares as dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        file = Path(self.root) / "requirements" / "run.in"
        metadata["dependencies"] = dependencies(file.read_text(encoding="utf-8"))
