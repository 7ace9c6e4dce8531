"""What leaves the compiler: one scan per ledger and window, exact arithmetic only, text another engine can read."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
import sqlglot
from sqlglot import exp

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.measuring import compiled
from yuanqu.engines.indicators.needs import Missing, Need, measure_of, needs_of
from yuanqu.engines.indicators.scans.absence import fits
from yuanqu.engines.indicators.scans.counting import Family, Plan
from yuanqu.engines.indicators.scans.sources import fill
from yuanqu.engines.snapshots import view_name

SPANS = [(date(2025, 4, 1), date(2025, 4, 30)), (date(2024, 4, 1), date(2024, 4, 30))]


def _plans() -> list[Plan]:
    """The queries of the whole catalogue with all its slices."""
    needs: dict[tuple[Family, bool], dict[Need, None]] = defaultdict(dict)
    along: dict[tuple[Family, bool], dict[str, None]] = defaultdict(dict)
    for indicator in indicators():
        for need in needs_of(indicator):
            base, absent = measure_of(need), isinstance(need, Missing)
            key = Family(base.of, base.when), absent
            needs[key][need] = None
            fitting = (name for name in indicator.by if not absent or fits(base.of, base.when, name))
            along[key] |= dict.fromkeys(fitting)
    return [
        compiled(family, tuple(needs[family, absent]), tuple(along[family, absent]))
        for family, absent in needs
    ]


PLANS = _plans()


def _name(plan: Plan) -> str:
    return f"{plan.family.of}-{PLANS.index(plan)}"


def _filled(plan: Plan) -> list[str]:
    return [fill(plan.sql, plan.family.when, SPANS, date(2025, 6, 30)), *plan.tables.values()]


@pytest.mark.parametrize("plan", PLANS, ids=_name)
def test_each_ledger_is_read_once_for_all_its_measures_periods_and_slices(plan: Plan) -> None:
    tables = [table.name for table in sqlglot.parse_one(_filled(plan)[0], read="duckdb").find_all(exp.Table)]
    assert tables.count(view_name(plan.family.of)) == 1
    assert len(PLANS) == len({(each.family, isinstance(each.needs[0], Missing)) for each in PLANS})


@pytest.mark.parametrize("plan", PLANS, ids=_name)
def test_nothing_is_divided_averaged_or_made_a_binary_float(plan: Plan) -> None:
    for sql in _filled(plan):
        tree = sqlglot.parse_one(sql, read="duckdb")
        assert not list(tree.find_all(exp.Div, exp.IntDiv, exp.Avg, exp.Mod))
        kinds = {str(kind.this) for kind in tree.find_all(exp.DataType)}
        assert not kinds & {str(exp.DataType.Type.DOUBLE), str(exp.DataType.Type.FLOAT)}


@pytest.mark.parametrize("plan", PLANS, ids=_name)
def test_every_query_can_be_written_for_spark(plan: Plan) -> None:
    for sql in _filled(plan):
        (spark,) = sqlglot.transpile(
            sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
        )
        assert sqlglot.parse_one(spark, read="spark")


def test_a_request_of_the_same_shape_is_compiled_once() -> None:
    plan = PLANS[0]
    assert compiled(plan.family, plan.needs, plan.dimensions) is plan
