"""An import inside a function needs a written reason in late_imports.txt, a list that can only shrink (rule 1)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

ALLOWED = Path(__file__).with_name("late_imports.txt")
AT_MOST = 2  # lower it with the list; raising it needs a page in docs/decisions


def late_imports(house: Any) -> set[str]:
    """`module: imported` for each import statement, and each call of import_module, inside a function."""
    found = set()
    for module in house.modules.values():
        for function in ast.walk(module.tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= {f"{module.name}: {name}" for node in ast.walk(function) for name in _imported(node)}
    return found


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    called = node.func if isinstance(node, ast.Call) else None
    name = (
        called.attr
        if isinstance(called, ast.Attribute)
        else called.id
        if isinstance(called, ast.Name)
        else ""
    )
    return [ast.unparse(node)] if name in {"import_module", "__import__"} else []


def allowed(text: str) -> dict[str, str]:
    """Entry → reason, from lines `module: imported — reason`."""
    lines = (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {entry: reason for entry, _, reason in (line.partition(" — ") for line in lines)}


def test_every_late_import_has_its_reason_and_no_reason_outlives_its_import(house: Any) -> None:
    listed = allowed(ALLOWED.read_text(encoding="utf-8"))
    assert late_imports(house) == set(listed)
    assert all(len(reason) > 20 for reason in listed.values())
    assert len(listed) <= AT_MOST


def test_late_imports_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/terms/a.py": "def f():\n    import json\n    from yuanqu import people",
            "src/yuanqu/terms/b.py": "class A:\n    def f(self):\n        importlib.import_module(name)",
            "src/yuanqu/terms/c.py": "import json\nx = importlib.import_module('a')",
        }
    )
    assert late_imports(bad) == {
        "yuanqu.terms.a: json",
        "yuanqu.terms.a: yuanqu",
        "yuanqu.terms.b: importlib.import_module(name)",
    }
