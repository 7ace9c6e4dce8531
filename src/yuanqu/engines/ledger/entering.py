"""From what a person or a program gave for a column to its value, by the rules of an import (单元格的读入)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import polars as pl
from django.utils import timezone

from yuanqu.engines.ledger.exporting.canonical import typed
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.kinds import read_kind, tidied
from yuanqu.engines.ledger.importing.links import WHOLE, read_links
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.judging import missing
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader
from yuanqu.terms.plain_text import without_controls

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

QUOTED = 200
_BEFORE_KEY = re.compile(r".*（(?P<key>[^（）]+)）", re.S)


def enter_new(
    ledger: type[Ledger], texts: Mapping[str, str], reader: Reader
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a new record, and what is wrong with some; what is required and not there is told as well."""
    values, problems = enter_row(ledger, texts, reader)
    if problems:
        told = {column for problem in problems for column in problem.columns}
        problems += missing(ledger, values, told)
    return values, problems


def enter_row(
    ledger: type[Ledger], texts: Mapping[str, str], reader: Reader
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of the columns that ``texts`` names, and what is wrong with some; derived columns are not read.

    ``reader``: who enters them; a linked record it may not read is answered like one that is not there.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, column in ledger.declared().items():
        if name not in texts or name in ledger.untyped():
            continue
        value = _enter(name, column, texts[name], reader)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            values[name] = value
    return values, problems


def enter_plain(name: str, column: Column, text: str) -> Any:
    """The value that ``text`` writes in a column that is no link, None for a blank one; a Problem for none."""
    return _told(name, text, _read_plain(column, without_controls(text)))


def _enter(name: str, column: Column, text: str, reader: Reader) -> Any:
    if column.kind == "link":
        return _told(name, text, enter_link(column, text, reader))
    return enter_plain(name, column, text)


def _told(name: str, text: str, value: Any) -> Any:
    if isinstance(value, Fault):
        code = "cell." + value.code.removeprefix("import.")
        return Problem(code, (name,), value.expected, value.mend, _quoted(text.strip()))
    return value


def _quoted(text: str) -> str:
    """What was given, as it can be quoted beside its field."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def text_of(column: Column, value: Any) -> str:
    """The text by which a form shows ``value`` and a form reads it back; links apart (``lookup.text_for``)."""
    if value is None:
        return ""
    if column.kind == "yes_no":
        return "是" if value else "否"
    if column.kind == "month" and isinstance(value, date):
        return f"{value:%Y-%m}"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _read_plain(column: Column, text: str) -> Any:
    tidy = tidied(pl.Series([text], dtype=pl.String), column)
    if tidy[0] is None:
        return None
    parsed = read_kind(tidy, column)
    for fault in parsed.faults.values():
        return fault
    return typed(parsed.texts, column)[0]


def enter_link(column: Column, text: str, reader: Reader) -> UUID | Fault | None:
    """The standing record that ``text`` names, by its id, key or name, if ``reader`` may read it."""
    plain = without_controls(text).strip()
    if not plain:
        return None
    identity = _as_id(plain)
    if identity is not None:
        return _standing(column, identity, reader)
    found = _BEFORE_KEY.fullmatch(plain)
    for candidate in [found["key"], plain] if found else [plain]:
        linked = read_links(column, {WHOLE: pl.Series([candidate], dtype=pl.String)}, reader=reader)
        if linked.ids[0] is not None:
            return UUID(linked.ids[0])
    return next(iter(linked.faults.values()), None)


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _standing(column: Column, identity: UUID, reader: Reader) -> UUID | Fault:
    """The linked record by its id: it must exist and not be voided."""
    ledger = ledger_behind(column)
    if standing_records(reader, ledger).filter(pk=identity).exists():
        return identity
    return Fault("import.link_not_found", f"应为{ledger.name}中已有、未作废的记录", "请重新查找后选定")
