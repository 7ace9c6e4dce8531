"""Pages load nothing from elsewhere, and only config reads the environment (rule 11; the house's ways in)."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

# Names of XML vocabularies look like addresses, and nothing is ever fetched from them.
VOCABULARIES = ("http://www.w3.org/",)
ADDRESS = re.compile(r"""(?:https?:|["'(=]\s*)//[\w.-]+[^\s"')>]*""")
PAGES = (".html", ".css", ".js", ".mjs", ".svg")


def external_addresses(house: Any) -> list[str]:
    found = []
    for path in house.files(*PAGES):
        for match in ADDRESS.finditer(path.read_text(encoding="utf-8")):
            if not match[0].startswith(VOCABULARIES):
                found.append(f"{path.relative_to(house.root)}: {match[0]}")
    return found


def environment_readers(house: Any) -> list[str]:
    return sorted(
        module.name
        for module in house.modules.values()
        if not module.name.startswith("yuanqu.config") and any(map(_reads_environment, ast.walk(module.tree)))
    )


def _reads_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "os" and any(alias.name in {"environ", "getenv"} for alias in node.names)
    return isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv", "os.environb"}


def test_pages_name_no_address_elsewhere(house: Any) -> None:
    assert external_addresses(house) == []


def test_only_config_reads_the_environment(house: Any) -> None:
    assert environment_readers(house) == []


def test_addresses_and_readers_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/site/templates/site/a.html": '<script src="https://cdn.example/x.js"></script>',
            "src/yuanqu/site/static/site/b.css": "@import url(//fonts.example/f.css);",
            "src/yuanqu/site/static/site/c.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
            "src/yuanqu/site/d.py": "import os\nx = os.environ['HOME']",
            "src/yuanqu/terms/e.py": "from os import getenv",
            "src/yuanqu/config/f.py": "import os\nx = os.getenv('HOME')",
        }
    )
    assert {line.split(": ")[0].rsplit("/", 1)[1] for line in external_addresses(bad)} == {"a.html", "b.css"}
    assert environment_readers(bad) == ["yuanqu.site.d", "yuanqu.terms.e"]
