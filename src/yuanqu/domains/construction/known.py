"""What the project register and other ledgers already say of the projects in a submission: one query, not one a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held


def projects_of(rows: Sequence[Row], *columns: str) -> dict[Any, dict[str, Any]]:
    """``columns`` of the projects that ``rows`` are about, by the project's id."""
    asked = {row.get("project") for row in rows} - {None}
    found = held("registers.project", pk__in=asked).values("pk", *columns)
    return {each["pk"]: each for each in found}
