"""The contract of every ledger: what is exported imports again to the very same values, in .xlsx and in .csv."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.layout import sheet_columns
from yuanqu.engines.ledger.exporting.records import export_csv, export_xlsx
from yuanqu.engines.ledger.exporting.targets import target_of
from yuanqu.engines.ledger.exporting.template import write_template
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.standing import standing_records
from yuanqu.terms import credit_code

LEDGERS = list(registry.ledgers())
NASTY = (
    "=1+1",
    "+86 0795",
    "-",
    "@SUM(A1)",
    "'=x",
    "0012",
    "914300001234567890",
    '甲,乙"丙"',
    "1/2",
    "2025-03-01",
    "无",
)


class Maker:
    """Makes records of any ledger, straight into the database: odd texts, exact numbers, blanks."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._made: dict[str, list[Any]] = {}

    def records(self, ledger: type[Ledger], count: int = 6) -> list[Any]:
        if ledger.label not in self._made:
            self._made[ledger.label] = []
            made = [ledger.record.objects.create(**self._values(ledger, n)) for n in range(count)]
            self._made[ledger.label] = made
        return self._made[ledger.label]

    def _values(self, ledger: type[Ledger], n: int) -> dict[str, Any]:
        values = {}
        for name, column in ledger.declared().items():
            if column.kept:
                continue  # the procedure engine's: a new record is in the first state
            blank = column.empty and name not in ledger.key and (n == 0 or self._dice.random() < 0.3)
            values[name] = None if blank else self._value(column, n)
        return values

    def _value(self, column: Column, n: int) -> Any:
        dice, field = self._dice, column
        if column.kind == "link":
            linked = self.records(target_of(column).ledger)
            return linked[n % len(linked)] if linked else None
        if column.kind == "code":
            codes = list(field.codes.by_code)  # type: ignore[attr-defined]
            return dice.choice(codes) if codes else f"c{n}"
        if column.kind == "text":
            return (f"{n}" + dice.choice(NASTY) if n % 2 else dice.choice(NASTY) + f"{n}")[: field.max_length]  # type: ignore[attr-defined]
        if column.kind == "amount":
            digits = dice.randrange(10 ** dice.randrange(1, min(15, field.max_digits + 1)))  # type: ignore[attr-defined]
            return Decimal(digits).scaleb(-field.decimal_places)  # type: ignore[attr-defined]
        simple: dict[str, Callable[[], Any]] = {
            "long_text": lambda: f"第一行{n}\n=第二行，“引号”",
            "credit_code": lambda: credit_code.make(f"91360900MA{n:05d}{dice.randrange(100):02d}"),
            "day": lambda: date(2024, 2, 29) + timedelta(days=37 * n),
            "month": lambda: date(2024 + n // 12, n % 12 + 1, 1),
            "moment": lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=29 * n, seconds=n),
            "whole": lambda: n + dice.randrange(10**9),
            "yes_no": lambda: n % 2 == 0,
            "shape": lambda: f'{{"type": "Point", "coordinates": [115.{n}5, -28.{n}01]}}',
        }
        return simple[column.kind]()


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.label)
def test_export_then_import_changes_no_value(ledger: type[Ledger], form: str, tmp_path: Path) -> None:
    with changing(way="command", reason="测试"):
        Maker(7).records(ledger)
    path = tmp_path / f"{ledger.office()}.{form}"
    with path.open("wb") as file:
        count = (export_xlsx if form == "xlsx" else export_csv)(
            ledger, ledger.record.objects.standing(), file
        )
    assert count == ledger.record.objects.count()
    prepared = prepare(SourceFile.of(path), ledger)
    wrong = [problem.sentence for problem in prepared.problems if problem.code.startswith("import.")]
    assert wrong == []  # the ledger's own checks may find fault with made-up records, reading may not
    names = [name for name in ledger.declared() if name not in ledger.untyped()]
    held = standing_records(ledger, prepared.frame.select(ledger.key)).sort("_id")
    read = prepared.frame.sort("_id")
    assert read["_id"].to_list() == held["_id"].to_list()
    for name in names:
        assert read[name].to_list() == held[name].to_list(), name
    assert prepared.counts.new == prepared.counts.cleared == 0
    computed = {ledger.declared()[name].label for name in ledger.untyped()}  # made up here, so computed anew
    assert {change.column for change in prepared.changes} <= computed
    if not computed:
        assert prepared.counts.changed == 0


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.label)
def test_each_heading_means_its_own_column(ledger: type[Ledger]) -> None:
    names = HeadingNames(ledger)
    for column in sheet_columns(ledger):
        heading = names.read(column.heading)
        assert heading is not None, column.heading
        assert (heading.meaning.column, bool(heading.meaning.part)) == (column.name, column.named)


@pytest.mark.django_db
@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.label)
def test_a_template_reads_as_empty_and_its_lists_are_whole(ledger: type[Ledger], tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    with path.open("wb") as file:
        write_template(ledger, file)
    with pytest.raises(FileRefused) as refused:
        prepare(SourceFile.of(path), ledger)
    assert refused.value.code == "import.no_rows"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headings = {cell.value.lstrip("*"): cell.column_letter for cell in sheet[1] if cell.value}
    rules = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule
        for rule in sheet.data_validations.dataValidation
    }
    for column in sheet_columns(ledger):
        if column.kind != "code" or column.name in ledger.untyped() or not len(column.column.codes):  # type: ignore[attr-defined]
            continue
        labels = column.column.codes.labels  # type: ignore[attr-defined]
        rule = rules[headings[column.heading]]
        assert rule.type == "list"
        if rule.formula1.startswith('"'):
            assert rule.formula1.strip('"').split(",") == labels
        else:
            name, _, cells = rule.formula1.partition("!")
            held = book[name.strip("'")][cells.replace("$", "")]
            assert [cell[0].value for cell in held] == labels
            assert book[name.strip("'")].sheet_state == "hidden"
