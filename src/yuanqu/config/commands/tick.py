"""`yuanqu tick`: what a new day brings to the procedures, for a timer where no server runs (每日处理)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import click

from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.ticking import tick


@declare(example="yuanqu tick", name="tick")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天处理，缺省为今天；不能晚于今天")
@json_option
def command(as_of: datetime | None, as_json: bool) -> None:
    """到期提醒、催办和自动办理；同一天重复运行不会重复。"""
    day = as_of.date() if as_of else today()
    if day > today():
        raise click.UsageError(f"{day} 还没有到，不能提前处理。")
    done = tick(day)
    if as_json:
        print_json({"day": str(day), **asdict(done)})
        return
    click.echo(f"{day}：补记登记 {done.begun} 条，届满自动办理 {done.lapsed} 条，新发提醒 {done.told} 条。")
