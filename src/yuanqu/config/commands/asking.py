"""The options of every command that measures: the period asked for, the as-of day, slices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from yuanqu.config.preparation import prepare
from yuanqu.engines.ledger.today import today
from yuanqu.terms.periods import Period, PeriodError, read_day, read_period

Body = TypeVar("Body", bound=Callable[..., Any])


class PeriodType(click.ParamType[Period]):
    """A period by its code (2025-H1) or in Chinese (2025年1至4月)."""

    name = "期间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except PeriodError:
            pass
        prepare()  # options are read before the body's turn, and the zone's day is in the database
        try:
            return read_period(str(value), today())
        except PeriodError as error:
            self.fail(str(error), param, ctx)


class DayType(click.ParamType[date]):
    """A day, as people type it."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return read_day(str(value))
        except PeriodError as error:
            self.fail(str(error), param, ctx)


def period_option(body: Body) -> Body:
    """``--period``: required."""
    return click.option(
        "--period", required=True, type=PeriodType(), help="期间：2025-H1、2025-Q2、2025-04、2025-01..2025-04"
    )(body)


def as_of_option(body: Body) -> Body:
    """``--as-of``: the day the figures are taken at; by default the period's end, or today if that is earlier."""
    return click.option("--as-of", type=DayType(), help="取数时点（默认为期末）")(body)


def slice_option(body: Body) -> Body:
    """``--slice dimension=code``, once for each dimension."""
    return click.option(
        "--slice", "cuts", multiple=True, metavar="分组=代码", help="只取一个分组，如 park=east"
    )(body)


def read_slice(cuts: tuple[str, ...]) -> dict[str, str]:
    """The slice of the options given; raises a usage error quoting what cannot be read."""
    parted = [cut.partition("=") for cut in cuts]
    for name, equals, _code in parted:
        if not (name and equals):
            raise click.BadParameter(f"「{name}{equals}」应写作 分组=代码，例如 park=east")
    return {name: code for name, _equals, code in parted}


def as_of_day(period: Period, given: date | None) -> date:
    """The as-of day: what was given, else the period's last day, never later than today."""
    return given or min(period.end, today())
