"""No module imports itself round a corner (rule 1)."""

from __future__ import annotations

from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from typing import Any


def cycle(house: Any) -> list[str]:
    """One cycle of imports as a list that ends where it begins, or an empty list."""
    graph = {module.name: house.imports(module) - {module.name} for module in house.modules.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_there_is_no_cycle(house: Any) -> None:
    assert cycle(house) == []


def test_a_cycle_is_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/terms/__init__.py": "",
            "src/yuanqu/terms/a.py": "from yuanqu.terms import b",
            "src/yuanqu/terms/b.py": "from .c import thing",
            "src/yuanqu/terms/c.py": "def f():\n    from yuanqu.terms.a import x",
        }
    )
    assert set(cycle(bad)) == {"yuanqu.terms.a", "yuanqu.terms.b", "yuanqu.terms.c"}


def test_imports_for_typing_only_make_no_cycle(build: Callable[..., Any]) -> None:
    good = build(
        {
            "src/yuanqu/terms/a.py": "import yuanqu.terms.b",
            "src/yuanqu/terms/b.py": "if TYPE_CHECKING:\n    from yuanqu.terms.a import x",
        }
    )
    assert cycle(good) == []
