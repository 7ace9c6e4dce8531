"""Which ledgers a file given to `yuanqu import` goes into, and what its sender chose for each (选择)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.choosing import assign, guess_ledger
from yuanqu.engines.ledger.importing.heading_lines import read_mapping
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.prepared import Choices, SourceFile
from yuanqu.engines.ledger.importing.reading import read_sheets
from yuanqu.engines.ledger.importing.remembering import department_for, recall
from yuanqu.engines.ledger.importing.together import Submission


@dataclass(frozen=True)
class Said:
    """What the command line says of a file; ``sheets``: 「名称」 or 「名称=台账」 of those to be read."""

    ledger: str = ""
    sheets: Sequence[str] = ()
    maps: Sequence[str] = ()
    explanation: str = ""
    keep_blank: bool = False


def remembered(ledger: type[Ledger]) -> dict[str, str]:
    """What the ledger's keeper said of headings before."""
    return recall(ledger, department_for(ledger, None))


def submission_of(source: SourceFile, said: Said) -> Submission:
    """The file with the ledgers it goes into. Raises FileRefused when that cannot be told."""
    named = dict(_sheet_and_ledger(text) for text in said.sheets)
    ledgers, sheets = _assigned(source, said, named)
    if len(ledgers) > 1 and said.maps:
        raise click.UsageError("各工作表分属几个台账时不能用 --map：请加 --ledger 逐个台账导入。")
    choices = {
        ledger: Choices(sheets, said.explanation, said.keep_blank, read_mapping(ledger, said.maps))
        for ledger in ledgers
    }
    return Submission(source, choices, remembered)


def _sheet_and_ledger(text: str) -> tuple[str, str]:
    sheet, equals, name = text.rpartition("=")
    return (sheet, registry.ledger(name.strip()).label) if equals else (text, "")


def _assigned(
    source: SourceFile, said: Said, named: dict[str, str]
) -> tuple[list[type[Ledger]], dict[str, str]]:
    """The ledgers and, where it is not left to the headings, which sheet goes into which."""
    if said.ledger:
        own = registry.ledger(said.ledger)
        sheets = {sheet: label or own.label for sheet, label in named.items()}
        return _ledgers(sheets) or [own], sheets
    if named and all(named.values()):
        return _ledgers(named), named
    grids = list(read_sheets(source.path, source.name, only=named))
    offered = [HeadingNames(ledger, remembered(ledger)) for ledger in registry.ledgers()]
    found = assign(grids, offered) | {sheet: label for sheet, label in named.items() if label}
    if len(set(filter(None, found.values()))) > 1:
        return _ledgers(found), found
    own = guess_ledger(grids)
    return [own], dict.fromkeys(named, own.label)


def _ledgers(sheets: dict[str, str]) -> list[type[Ledger]]:
    return [registry.ledger(label) for label in dict.fromkeys(filter(None, sheets.values()))]
