"""`yuanqu records`: the records a figure was computed from, by side."""

from __future__ import annotations

from datetime import date

import click

from yuanqu.config.commands.asking import (
    as_of_day,
    as_of_option,
    period_option,
    read_slice,
    slice_option,
)
from yuanqu.config.commands.tables import print_table
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.side_names import side_name
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period


@declare(example="yuanqu records services.completion_rate --period 2025-H1 --json", name="records")
@click.argument("name", metavar="指标")
@period_option
@as_of_option
@slice_option
@click.option("--side", help="只列一侧，如 part、whole、now、base、entered、left、revised")
@click.option("--limit", type=click.IntRange(min=1), help="每侧最多列出的条数")
@json_option
def command(
    name: str,
    period: Period,
    as_of: date | None,
    cuts: tuple[str, ...],
    side: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """列出一个指标所依据的记录；比率分列分子、分母，增长率分列两期及进、退、修订的企业。"""
    asked = figure(
        indicator(name), period, as_of=as_of_day(period, as_of), snapshot=current(), slice=read_slice(cuts)
    )
    if side and side not in asked.sides:
        raise click.BadParameter(f"「{side}」不是这个指标的一侧，可用：{'、'.join(asked.sides)}")
    sides = {each: asked.records(each, limit=limit) for each in asked.sides if side in (None, each)}
    if as_json:
        print_json(
            {
                "figure": asked.to_json(),
                "sides": {
                    each: {"count": rows.total, "ids": [str(row["id"]) for row in rows.rows]}
                    for each, rows in sides.items()
                },
            }
        )
        return
    for each, rows in sides.items():
        click.echo(f"{side_name(each)}（{each}）：{rows.total} 条")
        # The id is for programs (--json); people know a record by its columns.
        named = [[str(value) for key, value in row.items() if key != "id"] for row in rows.rows]
        print_table(rows.headings, named)
