"""No binary float between database and page (rule 7)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

ALLOWED = Path(__file__).with_name("floats.txt")
EXACT = ("yuanqu.terms", "yuanqu.engines", "yuanqu.registers", "yuanqu.domains")
FLOATS = {"float", "FloatField", "Float32", "Float64", "float32", "float64", "DOUBLE"}


def floats(house: Any) -> set[str]:
    """`module: line of code` for each call of float and each binary field or column type in the exact rooms."""
    found = set()
    for module in house.modules.values():
        if module.name.startswith(EXACT):
            found |= {
                f"{module.name}: {ast.unparse(node)}" for node in ast.walk(module.tree) if _is_float(node)
            }
    return found


def _is_float(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in FLOATS


def test_figures_never_pass_through_a_float(house: Any) -> None:
    lines = (line.strip() for line in ALLOWED.read_text(encoding="utf-8").splitlines())
    listed = {line.partition(" — ")[0] for line in lines if line and not line.startswith("#")}
    assert floats(house) == listed


def test_floats_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/engines/a.py": "x = float('1.5')\ny = models.FloatField('面积')",
            "src/yuanqu/config/b.py": "x = float('1.5')",
        }
    )
    assert floats(bad) == {"yuanqu.engines.a: float('1.5')", "yuanqu.engines.a: models.FloatField('面积')"}
