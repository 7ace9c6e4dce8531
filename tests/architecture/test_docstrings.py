"""Public functions and classes of terms and engines say what they do: shapes, units, errors."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

ROOMS = ("yuanqu.terms", "yuanqu.engines")
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def undocumented(house: Any) -> list[str]:
    return sorted(
        f"{module.name}.{node.name}"
        for module in house.modules.values()
        if module.name.startswith(ROOMS)
        for node in _public(module.tree)
        if not ast.get_docstring(node)
    )


def _public(tree: ast.Module) -> Iterator[Named]:
    for node in tree.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node


def test_public_functions_and_classes_are_documented(house: Any) -> None:
    assert undocumented(house) == []


def test_undocumented_ones_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/terms/a.py": 'def said():\n    """Yes."""\ndef unsaid(): ...\ndef _own(): ...\nclass Also: ...',
            "src/yuanqu/config/b.py": "def unsaid(): ...",
        }
    )
    assert undocumented(bad) == ["yuanqu.terms.a.Also", "yuanqu.terms.a.unsaid"]
