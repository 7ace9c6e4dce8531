"""`yuanqu figures`: the figures of a period, each with its number of records."""

from __future__ import annotations

from datetime import date

import click

from yuanqu.config.commands.asking import as_of_day, as_of_option, period_option
from yuanqu.config.commands.tables import print_table
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.indicators.catalogue import every_indicator, indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.ledger.office import office
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period


@declare(example="yuanqu figures --period 2025-H1 --json", name="figures")
@click.argument("names", metavar="[指标]...", nargs=-1)
@period_option
@as_of_option
@click.option("--office", "office_name", help="只列一个科室的指标，如 economy 或 经济运行")
@click.option("--slices/--no-slices", default=None, help="是否列出各分组（JSON 默认列出）")
@json_option
def command(
    names: tuple[str, ...],
    period: Period,
    as_of: date | None,
    office_name: str | None,
    slices: bool | None,
    as_json: bool,
) -> None:
    """列出某一期间的指标数值，以及各自所依据的记录数。"""
    chosen = [indicator(name) for name in names] or list(
        every_indicator(office_name and office(office_name).label)
    )
    cut = as_json if slices is None else slices
    found = evaluate(chosen, period, as_of=as_of_day(period, as_of), snapshot=current(), slices=cut)
    if as_json:
        print_json([figure.to_json() for figure in found])
    else:
        print_figures(found)


def print_figures(found: list[Figure]) -> None:
    """A table for people: name, period, value as printed, number of records."""
    print_table(
        ("指标", "期间", "数值", "记录"),
        [
            (
                figure.title(),
                figure.when,
                figure.printed() if figure.value is not None else f"暂缺：{figure.unknown}",
                str(figure.record_count),
            )
            for figure in found
        ],
        right=(2, 3),
    )
