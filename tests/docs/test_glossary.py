"""The glossary is the declarations' own: current, deterministic, whole, and its words are words of the source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yuanqu.config.glossary import KIND_MEANINGS, field_terms, glossary, rooms
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.exporting.template_texts import KINDS
from yuanqu.engines.ledger.fields import Column
from yuanqu.terms.units import all_units

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| (.+?) \| `([^`]+)` \| (.+?) \| (.+) \| (.+?) \|$", re.MULTILINE)


def test_the_file_is_what_the_declarations_say() -> None:
    assert FILE.read_text(encoding="utf-8") == glossary(), (
        "docs/glossary.md is out of date: run `make glossary`"
    )


def test_it_is_the_same_every_time() -> None:
    assert glossary() == glossary()


def test_every_row_has_its_five_columns_filled() -> None:
    tables = [line for line in glossary().splitlines() if line.startswith("| ")]
    rows = [line for line in tables if not line.startswith("| 术语 |")]
    assert len(rows) > 200
    assert [line for line in rows if not ROW.match(line)] == []


def test_every_ledger_stands_in_the_section_of_its_room() -> None:
    text = glossary()
    for room in rooms():
        section = text.split(f"\n## {room.heading}\n")[1].split("\n## ")[0]
        own = [ledger for ledger in registry.ledgers() if ledger.office() == room.label]
        assert [ledger.label for ledger in own if f"### {ledger.name} `{ledger.label}`" not in section] == []
        measured = [each.code for each in indicators(room.label)]
        assert [code for code in measured if f"| `{code}` |" not in section] == []


def test_every_column_has_a_row_with_its_unit_and_its_codes() -> None:
    sections = dict(re.findall(r"^### .+? `([a-z_.]+)`\n(.*?)(?=^##)", glossary(), re.MULTILINE | re.DOTALL))
    for ledger in registry.ledgers():
        rows = {found[1]: found for found in ROW.findall(sections[ledger.label])}
        assert list(rows) == list(ledger.declared())
        for name, column in ledger.declared().items():
            assert rows[name][0] == column.label
            assert rows[name][2] == (getattr(column, "unit", "") or KINDS[column.kind])


def test_every_kind_of_column_and_every_unit_is_explained() -> None:
    kinds = {each.kind for each in _subclasses(Column)}
    assert kinds == set(KIND_MEANINGS)
    text = glossary().split("## 计量单位")[1]
    assert [unit.symbol for unit in all_units() if f"| {unit.symbol} |" not in text] == []


@pytest.mark.parametrize("term", field_terms(), ids=lambda term: term.identifier)
def test_the_identifier_of_a_term_of_the_field_is_a_word_of_the_source(term: object) -> None:
    word = re.compile(rf"\b{re.escape(term.identifier)}\b")  # type: ignore[attr-defined]
    rooms = (path for path in (ROOT / "src" / "yuanqu").rglob("*.py") if path.parent.name != "config")
    assert any(word.search(path.read_text(encoding="utf-8")) for path in rooms)


def test_no_term_of_the_field_stands_twice() -> None:
    terms = [term.term for term in field_terms()]
    assert sorted(terms) == sorted(set(terms))


def _subclasses(root: type) -> set[type]:
    return {each for sub in root.__subclasses__() for each in (sub, *_subclasses(sub))}
