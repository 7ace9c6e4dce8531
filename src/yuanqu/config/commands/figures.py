"""`yuanqu figures`: the figures of a period, each with its number of records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from yuanqu.config.commands.asking import as_of_day, as_of_option, period_option
from yuanqu.config.commands.tables import print_table
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.indicators.catalogue import every_indicator, indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.ledger.office import office
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.composing import placed
from yuanqu.engines.reports.sentences import Sentences
from yuanqu.engines.snapshots import current
from yuanqu.registers.ledgers.zone import demonstration_day
from yuanqu.terms.periods import Period
from yuanqu_demo.told_figures import told_in


@declare(example="yuanqu figures --period 2025-H1 --json", name="figures")
@click.argument("names", metavar="[指标]...", nargs=-1)
@period_option
@as_of_option
@click.option("--office", "office_name", help="只列一个科室的指标，如 economy 或 经济运行")
@click.option("--slices/--no-slices", default=None, help="是否列出各分组（JSON 默认列出）")
@click.option("--told", is_flag=True, help="演示园区讲述的数字：编号、指标、数值、记录数和总结中的句子")
@json_option
def command(
    names: tuple[str, ...],
    period: Period,
    as_of: date | None,
    office_name: str | None,
    slices: bool | None,
    told: bool,
    as_json: bool,
) -> None:
    """列出某一期间的指标数值，以及各自所依据的记录数。"""
    if told:
        _print_told(period, as_of_day(period, as_of), as_json=as_json)
        return
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


def _print_told(period: Period, as_of: date, *, as_json: bool) -> None:
    """The told figures of a demonstration zone, each with the sentences of the report that state it."""
    if demonstration_day() is None:
        raise SetupError("zone-is-real", "讲述的数字只有演示园区有；请先运行 yuanqu demo。")
    rows = [*_told(FigureBook.for_report(period, as_of, current()))]
    if as_json:
        print_json(rows)
        return
    headings = ("编号", "指标", "数值", "记录", "总结中的句子")
    cells = [
        (
            row["id"],
            row["title"] or row["indicator"],
            row["printed"] or "暂缺",
            str(row["records"]),
            "　".join(row["sentences"]) or "—",
        )
        for row in rows
    ]
    print_table(headings, cells, right=(3,))


def _told(book: FigureBook) -> Iterator[dict[str, Any]]:
    stating = Sentences(placed(book))
    for told, figure in told_in(book.figures):
        found = figure.to_json() if figure else {"indicator": told.indicator, "records": 0, "printed": None}
        yield {
            "id": told.id,
            "title": figure.title() if figure else "",
            **found,
            "sentences": stating.of(figure) if figure else [],
        }
