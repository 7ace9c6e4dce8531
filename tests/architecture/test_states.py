"""No code writes a state, or a day of a move, but the procedure engine (rule 5)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

KEPT = {"StateColumn", "MovedOn"}
WRITING = {"update", "create", "get_or_create", "update_or_create", "setattr", "bulk_update"}
ROOMS = (
    "yuanqu.registers",
    "yuanqu.domains",
    "yuanqu_demo",
    "yuanqu.config",
)  # engines know no column by name


def kept_columns(house: Any) -> dict[str, set[str]]:
    """The columns that only the engine writes, by the name of the record that declares them."""
    found: dict[str, set[str]] = {}
    for module in house.modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                names = {
                    target.id
                    for each in node.body
                    if isinstance(each, ast.Assign) and _makes_kept(each.value)
                    for target in each.targets
                    if isinstance(target, ast.Name)
                }
                if names:
                    found[node.name] = names
    return found


def _makes_kept(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in KEPT


def writers(house: Any) -> list[str]:
    """Where an office, the demonstration or the configuration writes such a column."""
    kept = kept_columns(house)
    names = set().union(*kept.values()) if kept else set()
    return sorted(
        f"{module.name}:{line} writes {name}"
        for module in house.modules.values()
        if module.name.startswith(ROOMS)
        for name, line in _writes(module.tree, names, set(kept))
    )


def _writes(tree: ast.Module, names: set[str], records: set[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in names:
                    yield target.attr, node.lineno
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in WRITING | records:
                given = [word.arg for word in node.keywords]
                given += [each.value for each in node.args if isinstance(each, ast.Constant)]  # type: ignore[misc]
                yield from ((name, node.lineno) for name in given if name in names)


def test_only_the_procedure_engine_writes_states(house: Any) -> None:
    assert writers(house) == []


def test_writers_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/domains/safety/ledgers/hazard.py": (
                "class Hazard(Record):\n    state = StateColumn('状态', ())\n    closed_on = MovedOn('销号日期')\n"
                "def a(row):\n    row.state = 'closed'\n    row.level = 'major'\n"
            ),
            "src/yuanqu/domains/safety/following.py": (
                "def b(rows):\n    rows.update(closed_on=None)\n    rows.filter(state='x')\n"
                "    setattr(rows, 'state', 1)\n    Hazard(state='closed')"
            ),
            "src/yuanqu/engines/ledger/batch.py": "def c(batch):\n    batch.state = 'applied'",
        }
    )
    assert writers(bad) == [
        "yuanqu.domains.safety.following:2 writes closed_on",
        "yuanqu.domains.safety.following:4 writes state",
        "yuanqu.domains.safety.following:5 writes state",
        "yuanqu.domains.safety.ledgers.hazard:5 writes state",
    ]
