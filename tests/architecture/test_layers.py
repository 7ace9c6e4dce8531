"""Imports, and templates that extend or include, run one way through the house (rules 1 and 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ORDER = (
    "yuanqu.terms",
    "yuanqu.site",
    "yuanqu.people",
    "yuanqu.engines.documents",
    "yuanqu.engines.ledger",
    "yuanqu.engines.attachments",
    "yuanqu.engines.procedure",
    "yuanqu.engines.collecting",
    "yuanqu.engines.outbox",
    "yuanqu.engines.dossiers",
    "yuanqu.engines.maps",
    "yuanqu.engines.snapshots",
    "yuanqu.engines.indicators",
    "yuanqu.engines.composing",
    "yuanqu.engines.rollup",
    "yuanqu.engines.reports",
    "yuanqu.engines.proof",
    "yuanqu.registers",
    "yuanqu.domains",
    "yuanqu_demo",
    "yuanqu.config",
)
TEMPLATE_TAG = re.compile(r"\{%\s*(?:extends|include)\s+([^%]*)%\}")


def room(name: str) -> str | None:
    """The room that a module or template folder lies in; None for the packages above the rooms."""
    return next((each for each in ORDER if name == each or name.startswith(each + ".")), None)


def office(name: str) -> str | None:
    """The office of a module below domains."""
    parts = name.split(".")
    return parts[2] if parts[:2] == ["yuanqu", "domains"] and len(parts) > 2 else None


def forbidden(importer: str, imported: str) -> str:
    """Why one may not use the other, or an empty text."""
    upper, lower = room(importer), room(imported)
    if upper and lower and ORDER.index(lower) > ORDER.index(upper):
        return f"{importer} uses {imported}: {upper} stands before {lower}"
    if office(importer) and office(imported) and office(importer) != office(imported):
        return f"{importer} uses {imported}: offices know one another by registered name only"
    return ""


def import_violations(house: Any) -> list[str]:
    pairs = ((module.name, each) for module in house.modules.values() for each in house.imports(module))
    return sorted(filter(None, (forbidden(*pair) for pair in pairs)))


def templates(house: Any) -> Iterator[tuple[str, str, Path]]:
    """Every template: its name to Django, the package it lies in, its path."""
    for path in house.files(".html"):
        parts = path.relative_to(house.root / "src").parts
        if "templates" in parts:
            at = parts.index("templates")
            yield "/".join(parts[at + 1 :]), ".".join(parts[:at]), path


def template_violations(house: Any) -> list[str]:
    owner = {name: package for name, package, _ in templates(house)}
    found = []
    for name, package, path in templates(house):
        for tag in TEMPLATE_TAG.findall(path.read_text(encoding="utf-8")):
            for used in re.findall(r"[\w./-]+\.html", tag):
                if used not in owner:
                    found.append(f"{name} uses {used}, which does not exist")
                elif why := forbidden(package, owner[used]):
                    found.append(f"{name} → {used}: {why}")
    return sorted(found)


def rooms_without_a_place(house: Any) -> list[str]:
    above = {"yuanqu", "yuanqu.__main__", "yuanqu.engines"}
    return sorted(name for name in house.modules if not room(name) and name not in above)


def test_imports_run_one_way(house: Any) -> None:
    assert import_violations(house) == []


def test_templates_extend_and_include_downwards_only(house: Any) -> None:
    assert template_violations(house) == []


def test_every_module_lies_in_a_room(house: Any) -> None:
    assert rooms_without_a_place(house) == []


def test_upward_imports_and_offices_that_know_one_another_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/terms/periods.py": "from yuanqu.people import models",
            "src/yuanqu/people/models.py": "import os",
            "src/yuanqu/engines/ledger/rows.py": "from yuanqu.domains.economy.ledgers import Tax",
            "src/yuanqu/domains/economy/ledgers.py": "class Tax: ...",
            "src/yuanqu/domains/services/cases.py": "from yuanqu.domains.economy import ledgers",
            "src/yuanqu/registers/good.py": "from yuanqu.people.models import Account",
            "src/yuanqu/stray.py": "",
        }
    )
    found = "\n".join(import_violations(bad))
    assert len(import_violations(bad)) == 3
    assert "yuanqu.terms.periods uses yuanqu.people.models" in found
    assert "yuanqu.engines.ledger.rows uses yuanqu.domains.economy.ledgers" in found
    assert "yuanqu.domains.services.cases uses yuanqu.domains.economy.ledgers: offices" in found
    assert rooms_without_a_place(bad) == ["yuanqu.stray"]


def test_templates_that_reach_upwards_or_nowhere_are_found(build: Callable[..., Any]) -> None:
    bad = build(
        {
            "src/yuanqu/site/templates/site/base.html": '{% include "economy/menu.html" %}',
            "src/yuanqu/domains/economy/templates/economy/menu.html": '{% extends "site/base.html" %}',
            "src/yuanqu/people/templates/people/a.html": "{% extends x|yesno:'site/base.html,site/none.html' %}",
        }
    )
    found = template_violations(bad)
    assert len(found) == 2
    assert found[0] == "people/a.html uses site/none.html, which does not exist"
    assert found[1].startswith("site/base.html → economy/menu.html")
