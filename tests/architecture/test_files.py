"""Files are short and named for what they hold (rule 8)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

FAILS = 400
JUNK = {
    "common",
    "utils",
    "util",
    "core",
    "helpers",
    "helper",
    "misc",
    "extras",
    "shared",
    "base",
    "lib",
    "stuff",
}


def too_long(house: Any) -> list[str]:
    counted = {module.name: len(module.text.splitlines()) for module in house.modules.values()}
    return sorted(f"{name}: {lines} lines" for name, lines in counted.items() if lines > FAILS)


def junk_drawers(house: Any) -> list[str]:
    return sorted(name for name in house.modules if JUNK & set(name.split(".")))


def without_first_line(house: Any) -> list[str]:
    """Modules without a docstring that says what they are for; empty files are let be."""
    modules = house.modules.values()
    return sorted(each.name for each in modules if each.text.strip() and not ast.get_docstring(each.tree))


def test_no_file_is_too_long(house: Any) -> None:
    assert too_long(house) == []


def test_tests_are_short_too() -> None:
    root = Path(__file__).resolve().parents[1]
    long = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in root.rglob("*.py")}
    assert {name: lines for name, lines in long.items() if lines > FAILS} == {}


def test_there_are_no_junk_drawers(house: Any) -> None:
    assert junk_drawers(house) == []


def test_every_module_says_what_it_is_for(house: Any) -> None:
    assert without_first_line(house) == []


def test_long_files_junk_and_silent_modules_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/terms/periods.py": '"""Periods."""\n' + "x = 1\n" * FAILS,
            "src/yuanqu/engines/helpers.py": '"""Help."""',
            "src/yuanqu/extras/thing.py": "x = 1",
            "src/yuanqu/site/__init__.py": "",
        }
    )
    assert too_long(bad) == ["yuanqu.terms.periods: 401 lines"]
    assert junk_drawers(bad) == ["yuanqu.engines.helpers", "yuanqu.extras.thing"]
    assert without_first_line(bad) == ["yuanqu.extras.thing"]
