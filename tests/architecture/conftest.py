"""The house as the guards read it: modules as syntax trees, templates as text; and trees made by a test."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAILS = 400


@dataclass
class Module:
    """One Python file: `yuanqu.terms.periods`; a package's `__init__` bears the package's name."""

    name: str
    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


@dataclass
class House:
    """A source tree. `sources` are the folders that hold top-level packages."""

    root: Path
    sources: tuple[str, ...] = ("src", "demo")
    modules: dict[str, Module] = field(init=False)

    def __post_init__(self) -> None:
        self.modules = {module.name: module for module in self._modules()}

    def _modules(self) -> Iterator[Module]:
        for source in self.sources:
            for path in sorted((self.root / source).rglob("*.py")):
                parts = path.relative_to(self.root / source).with_suffix("").parts
                if {"node_modules", "migrations", "tests"} & set(parts):
                    continue
                yield Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), path)

    def files(self, *endings: str) -> list[Path]:
        """Every file of the product with one of `endings`, without what is installed or built."""
        found = (path for ending in endings for path in (self.root / "src").rglob(f"*{ending}"))
        return sorted(path for path in found if not {"node_modules", "bundle"} & set(path.parts))

    def imports(self, module: Module, *, inside: ast.AST | None = None) -> set[str]:
        """The modules of this house that `module` imports, submodules told from names; not those for typing only."""
        found: set[str] = set()
        for node in _imports(inside or module.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            else:
                base = _absolute(node, module)
                names = {f"{base}.{alias.name}" for alias in node.names}
                found |= {name if name in self.modules else base for name in names}
        return {name for name in found if name in self.modules}


def _absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + (1 if module.is_package else 0)]
    return ".".join([*kept, node.module] if node.module else kept)


def _imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Import statements below `tree`, except those under `if TYPE_CHECKING:`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield from _imports(node)


@pytest.fixture(scope="session")
def house() -> House:
    """The product as it is."""
    return House(ROOT)


@pytest.fixture
def build(tmp_path: Path) -> Callable[[dict[str, str]], House]:
    """Makes a small house from paths and texts, so that each guard is seen to fail on a bad one."""

    def make(files: dict[str, str]) -> House:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return House(tmp_path)

    return make
