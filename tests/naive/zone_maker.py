"""A small random zone, made from the declarations of its ledgers: every kind of cell, blank where it may be.

What the indicators look at (months, editions, stays in the register, intervals that overlap, locks) is made dense
enough to meet; the rest is anything its column allows. Rows go in past the ledgers' checks, as a departed
predecessor's data would.
"""

from __future__ import annotations

import string
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Column, Text
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.snapshots.columns import exported_columns

FIRST, LAST = date(2023, 12, 1), date(2025, 7, 31)
STATEMENT_MONTHS = [date(year, month, 1) for year in (2024, 2025) for month in range(2, 7)]
ROWS = {
    "registers.enterprise": 20,
    "registers.enterprise_industry": 75,
    "registers.above_scale": 80,
    "registers.rule": 4,
    "economy.month_lock": 12,
    "economy.leading_industry": 12,
    "economy.tax": 60,
    "economy.supplement": 40,
    "services.service_case": 120,
    "services.delegated_item": 25,
    "services.start_clock": 25,
    "services.rating": 40,
    "party.scope_entry": 40,
    "party.coverage": 30,
}
OTHERS = 12
INTERVALS = (
    ("valid_from", "valid_to"),
    ("in_month", "out_month"),
    ("stopped_from", "stopped_to"),
    ("since", "until"),
)


class ZoneMaker:
    """Makes rows from a seed; the same seed makes the same rows.

    Each ledger draws from a chance of its own, so that another office leaves the rows of those that stand as they are.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.ids: dict[str, list[uuid.UUID]] = {}
        self._follow: dict[str, date] = {}

    def make(self) -> None:
        """Write a zone into the database."""
        with transaction.atomic():
            for ledger in _in_order():
                self.random = Random(f"{self.seed} {ledger.label}")
                rows = list(self._distinct(ledger, self._rows(ledger)))
                ledger.record.objects.bulk_create([ledger.record(**row) for row in rows])
                self.ids[ledger.label] = [row["id"] for row in rows]
            for procedure in procedures():
                self.random = Random(f"{self.seed} moves of {procedure.label}")
                MoveMade.objects.bulk_create(self._moves(procedure))

    def edit(self, times: int, least: int = 1) -> None:
        """Random edits: void a record, blank or change a cell, add an edition, end an interval.

        ``least``: only of ledgers with so many records.
        """
        self.random = Random(f"{self.seed} edits")
        ledgers = [registry.ledger(label) for label, ids in self.ids.items() if len(ids) >= least]
        with transaction.atomic():
            for _ in range(times):
                self._edit_one(self.random.choice(ledgers))

    def _moves(self, procedure: type[Procedure]) -> Iterator[MoveMade]:
        """A few moves of most records: any after any, often on the day of the one before, now and then before it."""
        moves: list[Begin | Move] = [procedure.begin, *procedure.moves.values()]
        for record in self.ids[procedure.label]:
            on = self._day()
            for seq in range(self.random.choice((0, 1, 2, 3, 4, 6, 8))):
                move = self.random.choice(moves)
                yield MoveMade(
                    procedure=procedure.label,
                    record=record,
                    seq=seq,
                    move=move.name,
                    target=move.target.code,
                    on=on,
                    at=datetime(2025, 8, 1, tzinfo=UTC),
                    taken_back=1 if self.random.random() < 0.05 else None,
                )
                on += timedelta(days=self.random.choice((-20, 0, 0, 1, 15, 60, 120)))

    def _edit_one(self, ledger: type[Ledger]) -> None:
        records = ledger.record.objects.filter(pk=self.random.choice(self.ids[ledger.label]))
        if self.random.random() < 0.3:
            records.update(voided_on=date(2025, 6, 1), void_reason="随机作废")
            return
        free = [name for name in exported_names(ledger) if name not in ledger.key]
        if free:
            name = self.random.choice(free)
            records.update(**{self._attribute(ledger, name): self._cell(ledger, name)})

    def _rows(self, ledger: type[Ledger]) -> Iterator[dict[str, Any]]:
        if ledger.label in ("economy.statement", "economy.output"):
            yield from self._statements(ledger)
            return
        for _ in range(ROWS.get(ledger.label, OTHERS)):
            row = self._row(ledger)
            if ledger.label == "economy.month_lock":
                row["month"] = self.random.choice(STATEMENT_MONTHS)
                row["locked_on"] = row["month"] + timedelta(days=self.random.randint(35, 75))
            if ledger.label == "registers.above_scale" and self.random.random() < 0.6:
                row["specialty"] = "B"
                if self.random.random() < 0.3:
                    row |= {"in_month": FIRST, "out_month": None}
            if ledger.label == "registers.rule":
                row["code"], row["unit"] = "start_clock_days", "工作日"
            yield row

    def _statements(self, ledger: type[Ledger]) -> Iterator[dict[str, Any]]:
        for enterprise in self.ids["registers.enterprise"]:
            for month in STATEMENT_MONTHS:
                if self.random.random() < 0.25:
                    continue
                reported = month + timedelta(days=self.random.randint(35, 50))
                for edition in range(1, self.random.choice((1, 1, 1, 2, 3)) + 1):
                    yield {
                        **self._row(ledger),
                        "enterprise_id": enterprise,
                        "month": month,
                        "edition": edition,
                        "reported_on": reported,
                    }
                    reported += timedelta(days=self.random.randint(1, 300))

    def _row(self, ledger: type[Ledger]) -> dict[str, Any]:
        row = {"id": uuid.UUID(int=self.random.getrandbits(128), version=4)}
        for name in ledger.declared():
            row[self._attribute(ledger, name)] = self._cell(ledger, name)
        self._set_in_order(row)
        return row

    def _set_in_order(self, row: dict[str, Any]) -> None:
        """Let most intervals end after they begin, soon enough for others to begin the next day."""
        for since, until in INTERVALS:
            if row.get(since) and row.get(until) and self.random.random() < 0.9:
                is_month = since == "in_month"
                days = self.random.choice((0, 29, 60, 91, 200))
                end = row[since] + timedelta(days=days)
                row[until] = end.replace(day=1) if is_month else end
                if self.random.random() < 0.4:
                    self._follow[since] = row[until] + timedelta(days=1)
            elif row.get(since) and self._follow.get(since):
                row[since] = self._follow.pop(since)

    def _attribute(self, ledger: type[Ledger], name: str) -> str:
        return ledger.declared()[name].attname  # type: ignore[attr-defined,no-any-return]

    def _cell(self, ledger: type[Ledger], name: str) -> Any:
        column = ledger.declared()[name]
        if column.empty and self.random.random() < (0.5 if name.endswith("_prior") else 0.25):
            return None
        return self._value(column)

    def _value(self, column: Column) -> Any:
        chance = self.random
        match column.kind:
            case "link":
                target = column.related_model  # type: ignore[attr-defined]
                label = next(each.label for each in registry.ledgers() if each.record is target)
                held = self.ids.get(label)  # a ledger that links to itself has no row yet
                return chance.choice(held) if held else None
            case "day":
                return self._day()
            case "month":
                return self._day().replace(day=1)
            case "moment":
                # In the last hours of a UTC day it is already tomorrow in Shanghai.
                hour = chance.choice((0, 3, 15, 16, 17, 23))
                return datetime.combine(self._day(), datetime.min.time(), UTC) + timedelta(hours=hour)
            case "whole":
                return chance.randint(0, 40)
            case "yes_no":
                return chance.random() < 0.5
            case "shape":
                return f'{{"type": "Point", "coordinates": [115.{chance.randint(1, 9)}, 28.{chance.randint(1, 9)}]}}'
        if isinstance(column, Amount):
            cents = chance.randint(-20_000, 90_000)
            return Decimal(cents).scaleb(-int(column.decimal_places or 0))
        if isinstance(column, Code) and len(column.codes):
            return chance.choice([entry.code for entry in column.codes][:6])
        size = min(column.max_length or 8, 8) if isinstance(column, Text) else 8
        return "".join(chance.choices(string.ascii_uppercase, k=size))

    def _day(self) -> date:
        return FIRST + timedelta(days=self.random.randint(0, (LAST - FIRST).days))

    def _distinct(self, ledger: type[Ledger], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Without rows of a business key that another has already."""
        taken = set()
        for row in rows:
            key = tuple(row[self._attribute(ledger, name)] for name in ledger.key)
            if key not in taken:
                taken.add(key)
                yield row


def exported_names(ledger: type[Ledger]) -> list[str]:
    """The ledger's columns that measuring can see."""
    return [column.name for column in exported_columns(ledger) if column.name != "id"]


def _in_order() -> list[type[Ledger]]:
    """All ledgers, those linked to before those that link."""
    waiting, done = list(registry.ledgers()), list[type[Ledger]]()
    while waiting:
        for ledger in waiting:
            targets = {
                column.related_model  # type: ignore[attr-defined]
                for column in ledger.declared().values()
                if column.kind == "link"
            }
            if targets <= {each.record for each in done} | {ledger.record}:
                done.append(ledger)
                waiting.remove(ledger)
                break
        else:
            raise ValueError("ledgers link in a circle")
    return done
