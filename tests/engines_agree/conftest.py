"""A lake of two zones: a random one, and a randomly edited copy of it, each with what the naive evaluator says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.naive.evaluator import Naive
from tests.naive.rows import load_rows
from tests.naive.zone_maker import ZoneMaker
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.vocabulary import Distinct
from yuanqu.engines.rollup.publishing import publish
from yuanqu.engines.rollup.seals import Zone
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period

PERIOD, AS_OF = Period.parse("2025-H1"), date(2025, 6, 30)
KEYS = {"A": b"a" * 32, "B": b"b" * 32}
ZONES = {"A": Zone("A", "甲园区", "东县", "某省"), "B": Zone("B", "乙园区", "西县", "某省")}
SERVED = "registers.enterprise"


@dataclass
class Said:
    """A lake with what the naive evaluator says of each zone: values, and the credit codes behind distinct counts."""

    lake: Path
    values: dict[tuple[str, str], Fraction | None] = field(default_factory=dict)
    codes: dict[tuple[str, str], set[str]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def said(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Made once, for nobody to change; the database is empty again afterwards."""
    found = Said(tmp_path_factory.mktemp("lake"))
    with django_db_blocker.unblock():
        maker = ZoneMaker(1)
        maker.make()
        _publish(found, "A")
        maker.edit(60)
        _publish(found, "B")
        call_command("flush", verbosity=0, interactive=False)
    return found


def _publish(said: Said, code: str) -> None:
    publish(current(), ZONES[code], said.lake, key=KEYS[code], through=date(2025, 7, 31))
    rows = load_rows()
    naive = Naive(rows, AS_OF)
    held = {row["id"]: row for label in rows for row in rows[label] if "id" in row}
    for each in indicators():
        told = naive.figure(each, PERIOD)
        said.values[code, each.code] = told.value
        if isinstance(each, Distinct) and each.column == "enterprise":
            links = {held[record][each.column] for record in told.sides.get("records", ())}
            said.codes[code, each.code] = {held[link]["uscc"] for link in links}
