"""`yuanqu snapshot`: bring the snapshot that measuring reads up to date and say what it holds."""

from __future__ import annotations

import click

from yuanqu.config.commands.tables import print_table
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import current


@declare(example="yuanqu snapshot", name="snapshot")
@json_option
def command(as_json: bool) -> None:
    """更新测算所用的数据快照（只重新导出有变动的台账），并列出其内容。"""
    snapshot = current()
    if as_json:
        print_json(snapshot.to_json())
        return
    click.echo(f"快照 {snapshot.id}")
    print_table(
        ("台账", "标识", "记录", "内容摘要"),
        [(_name(label), label, str(part.rows), part.sha256[:12]) for label, part in snapshot.parts.items()],
        right=(2,),
    )


def _name(label: str) -> str:
    """The ledger's name; its moves are a part of their own."""
    ledger, _, moves = label.partition(":")
    return registry.ledger(ledger).name + ("（办理记录）" if moves else "")
