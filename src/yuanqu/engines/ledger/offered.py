"""Rows that come with the product (国家标准限值、认定条件): sourced and dated, loaded by whoever keeps the ledger.

An office lays them beside itself, ``standards/<record>.csv`` in its room: a line of column names, and a row a record,
as one would type it. ``{loader}`` stands for the name of whoever loads them and has checked them by their text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps

from yuanqu.engines.ledger.entering import enter_row
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, create

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

_LOADER = "{loader}"
_REASON = "载入随系统提供的标准"


def offered(ledger: type[Ledger]) -> list[Mapping[str, str]]:
    """The rows that come for ``ledger``, texts by column; none where its office brings none."""
    room = apps.app_configs.get(ledger.office())
    if room is None:
        return []
    path = Path(room.path) / "standards" / f"{ledger.label.partition('.')[2]}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []


def load(ledger: type[Ledger], by: Author) -> int:
    """Register the rows whose key does not stand yet; how many. Raises Refused, and nothing is registered then."""
    values = list(_lacking(ledger, by))
    for each in values:
        create(ledger, each, by, _REASON)
    return len(values)


def _lacking(ledger: type[Ledger], by: Author) -> Iterator[dict[str, Any]]:
    manager: Any = ledger.record._default_manager
    for texts in offered(ledger):
        typed = {name: text.replace(_LOADER, by.account.name) for name, text in texts.items()}
        values, problems = enter_row(ledger, typed, by.account)
        if problems:
            raise Refused("standards.unreadable", "没有载入：有的行要先载入所引用的台账。", problems)
        if not manager.filter(voided_on=None, **{name: values[name] for name in ledger.key}).exists():
            yield values
