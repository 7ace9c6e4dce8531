"""Every indicator of the house keeps the same contract; one that is declared today is tested today."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.contract.rules import Rules

from yuanqu.engines.indicators import catalogue
from yuanqu.engines.indicators.conditions import (
    By,
    Condition,
    Equals,
    InState,
    Moved,
    NoneOf,
    NotAfter,
    OneOf,
    Within,
)
from yuanqu.engines.indicators.dimensions import Along, Dated, Dimension, Mapped, dimension
from yuanqu.engines.indicators.vocabulary import (
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    Ratio,
    Rise,
    RuleValue,
    Share,
    Sum,
)
from yuanqu.engines.indicators.windows import During, Entered, Opening, Standing, Statement, ThroughLocked
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.ledger.paths import ledger_behind, path_of
from yuanqu.engines.procedure import registry as procedures
from yuanqu.terms.units import convert, find_unit

EVERY = list(catalogue.indicators())
SCOPE_IN_TIME = re.compile("期|日|月|年|当前|现行|至今")  # a definition says which moment or span it is about
CHINESE = re.compile("[\u4e00-\u9fff]")

every_indicator = Rules()


def test_there_are_indicators() -> None:
    assert EVERY


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.code)
def test_it_is_declared_well(each: Indicator) -> None:
    every_indicator.keep(each)


@every_indicator
def it_has_a_chinese_name(each: Indicator) -> None:
    assert CHINESE.search(each.name)
    assert each.name == each.name.strip()


@every_indicator
def its_definition_is_one_sentence_that_names_its_scope(each: Indicator) -> None:
    assert each.definition.endswith("。")
    assert each.definition.count("。") == 1
    assert len(each.definition) >= 10
    assert isinstance(each, RuleValue) or SCOPE_IN_TIME.search(each.definition)


@every_indicator
def its_definition_is_its_own(each: Indicator) -> None:
    """An indicator made from another by ``only`` says what is different about it."""
    assert [other.code for other in EVERY if other.definition == each.definition] == [each.code]


@every_indicator
def its_unit_is_a_known_symbol(each: Indicator) -> None:
    if each.unit or not isinstance(
        each, Names | RuleValue
    ):  # names carry none; a rule's stands in its record
        unit = find_unit(each.unit)
        assert unit
        assert unit.symbol == each.unit
    assert 0 <= each.places <= 6
    assert not (isinstance(each, Growth | Rise | Share) and each.unit != "%")


@every_indicator
def a_sum_is_stated_in_a_unit_its_column_converts_to(each: Indicator) -> None:
    for measure in measures(each):
        if isinstance(measure, Sum):
            path = path_of(registry.ledger(measure.of), measure.column)
            assert path.numeric
            assert convert(1, path.unit, measure.unit)


@every_indicator
def it_is_found_by_its_code_name_and_aliases(each: Indicator) -> None:
    assert [catalogue.indicator(text) for text in (each.code, each.name, *each.aliases)] == [each] * (
        2 + len(each.aliases)
    )


@every_indicator
def its_viewers_are_departments(each: Indicator) -> None:
    departments = {office.department for office in offices()} | {one.keeper for one in registry.ledgers()}
    assert each.viewers
    assert set(each.viewers) <= departments | {"*"}


@every_indicator
def its_office_is_one(each: Indicator) -> None:
    assert each.office in {office.label for office in offices()}
    assert each.code.startswith(f"{each.office}.")


@every_indicator
def it_reads_columns_that_exist(each: Indicator) -> None:
    """path_of and registry.ledger raise, saying which was probably meant."""
    for measure in measures(each):
        ledger = registry.ledger(measure.of)
        for column in window_columns(measure):
            assert path_of(ledger, column).kind in ("day", "month", "moment", "link", "whole")
        if isinstance(measure, Sum | Distinct):
            assert path_of(ledger, measure.column)
        if isinstance(measure.when, Entered):
            require_states(measure.when.states, ledger)
        for condition in measure.where:
            require_readable(condition, ledger)
    if isinstance(each, Growth):
        assert (
            path_of(registry.ledger(each.of.of), each.base).unit
            == path_of(registry.ledger(each.of.of), each.of.column).unit
        )
    if isinstance(each, Names):
        assert path_of(registry.ledger(each.of.of), each.show)
    if isinstance(each.period, ThroughLocked):
        locks = registry.ledger(each.period.ledger)
        assert {path_of(locks, name).kind for name in (each.period.on, each.period.until)} == {"day"}


@every_indicator
def its_dimensions_are_declared_and_reach_its_records(each: Indicator) -> None:
    assert len(set(each.by)) == len(each.by)
    for name in each.by:
        found = dimension(name)
        assert found, f"{each.code}: no dimension {name}"
        for measure in measures(each):
            require_reachable(found, registry.ledger(measure.of))


@every_indicator
def the_part_of_a_share_lies_in_its_whole(each: Indicator) -> None:
    if isinstance(each, Share):
        part, whole = each.part, each.whole
        assert (part.of, part.when, type(part)) == (whole.of, whole.when, type(whole))
        assert set(whole.where) <= set(part.where)
        assert len(part.where) > len(whole.where)


@every_indicator
def what_it_is_made_of_states_the_same_period(each: Indicator) -> None:
    parts = [each.part, each.whole] if isinstance(each, Ratio) else []
    if isinstance(each, Growth | Names):
        parts = [each.of]
    assert all(part.period == each.period for part in parts)


def measures(each: Indicator) -> Iterator[Measure]:
    """The base measures an indicator is computed from."""
    if isinstance(each, Measure):
        yield each
    elif isinstance(each, Ratio):
        yield from (each.part, each.whole)
    elif isinstance(each, Growth | Names):
        yield each.of


def window_columns(measure: Measure) -> tuple[str, ...]:
    """The columns by which a measure picks its records in time."""
    when = measure.when
    if isinstance(when, During):
        return (when.column,)
    if isinstance(when, Standing | Opening):
        return (when.since, when.until)
    if isinstance(when, Entered):
        return ()
    assert isinstance(when, Statement)
    return (when.month, when.unit, when.edition, when.reported)


def require_states(states: tuple[str, ...], ledger: type[Ledger]) -> None:
    """The procedure of ``ledger`` knows each of ``states``."""
    assert set(states) <= {state.code for state in procedures.procedure(ledger.label).states()}


def require_readable(condition: Condition, ledger: type[Ledger]) -> None:
    """Its columns exist, its codes are in their list, its dates are dates; its moves and states are the procedure's."""
    if isinstance(condition, Moved):
        assert set(condition.moves) <= {"begin", *procedures.procedure(ledger.label).moves}
        return
    if isinstance(condition, InState):
        require_states(condition.states, ledger)
        return
    if isinstance(condition, Within):
        assert condition.link == itself(ledger) or path_of(ledger, condition.link).kind == "link"
        there = registry.ledger(condition.ledger)
        for column in (condition.there, *condition.during):
            path_of(there, column)
        for inner in condition.where:
            require_readable(inner, there)
        return
    found = dimension(condition.column)
    if found and condition.column not in ledger.declared():
        require_reachable(found, ledger)
        return
    column = path_of(ledger, condition.column).column
    if isinstance(condition, Equals | OneOf | NoneOf) and isinstance(column, Code):
        values = (condition.value,) if isinstance(condition, Equals) else condition.values
        assert [value for value in values if value not in column.codes.by_code] == []
    if isinstance(condition, By | NotAfter):
        assert column.kind in ("day", "month", "moment")
    if isinstance(condition, NotAfter):
        assert path_of(ledger, condition.other).kind in ("day", "month", "moment")


def itself(ledger: type[Ledger]) -> str:
    """What a record is called by those that link to it: a register's own records are reached by it, too."""
    return ledger.label.partition(".")[2]


def require_reachable(found: Dimension, ledger: type[Ledger]) -> None:
    """The dimension has a value for every record of ``ledger``."""
    if isinstance(found, Along):
        first, _, rest = found.path.partition(".")
        own = rest if first == itself(ledger) and first not in ledger.declared() else found.path
        assert path_of(ledger, own)
    elif isinstance(found, Dated):
        there = registry.ledger(found.ledger)
        for column in (found.there, found.column, *found.during):
            path_of(there, column)
        assert ledger_behind(path_of(ledger, found.link).column) is ledger_behind(
            there.declared()[found.there]
        )
    else:
        assert isinstance(found, Mapped)
        inner = dimension(found.of)
        assert inner
        require_reachable(inner, ledger)
        for column in (found.key, found.column, *found.during):
            path_of(registry.ledger(found.ledger), column)
