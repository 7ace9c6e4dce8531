"""`yuanqu quotas`: what should have happened in the periods that run, and who is behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from yuanqu.config.commands.asking import DayType
from yuanqu.config.commands.tables import print_table
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.indicators.due import Behind, behind
from yuanqu.engines.indicators.quota_page import deadline
from yuanqu.engines.ledger.today import today
from yuanqu.engines.snapshots import current


@declare(example="yuanqu quotas --json", name="quotas")
@click.option("--as-of", type=DayType(), help="按哪一天看（默认为今天）")
@json_option
def command(as_of: date | None, as_json: bool) -> None:
    """列出本期应办而还没有办足的对象，以及剩余天数。"""
    found = behind(current(), as_of or today())
    if as_json:
        print_json([_json(each) for each in found])
        return
    print_table(
        ("应办事项", "对象", "期间", "已办", "应办", "期限"),
        [
            (
                each.quota.name,
                each.title,
                f"{each.since.isoformat()}至{each.until.isoformat()}",
                str(each.done),
                str(each.quota.least),
                deadline(each),
            )
            for each in found
        ],
        right=(3, 4),
    )


def _json(each: Behind) -> dict[str, Any]:
    return {
        "quota": each.quota.code,
        "name": each.quota.name,
        "ledger": each.quota.each,
        "record": str(each.record),
        "title": each.title,
        "since": each.since.isoformat(),
        "until": each.until.isoformat(),
        "grace_until": each.grace_until.isoformat(),
        "done": each.done,
        "least": each.quota.least,
        "left": each.left,
    }
