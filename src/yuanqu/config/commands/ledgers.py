"""`yuanqu ledgers`: the ledgers there are, their columns, and their templates (台账一览)."""

from __future__ import annotations

from pathlib import Path

import click

from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.template import write_template
from yuanqu.engines.ledger.exporting.template_texts import KINDS, expected, required


@declare(
    example="yuanqu ledgers --template services.service_case --out 办件台账模板.xlsx",
    database=False,
    name="ledgers",
)
@click.option("--template", metavar="台账", help="写出该台账的空白模板，配合 --out")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="模板写到哪个文件")
@json_option
def command(template: str | None, out: Path | None, as_json: bool) -> None:
    """列出全部台账及其栏目，或写出一个台账的模板。"""
    if template:
        _write(registry.ledger(template), out)
    elif out:
        raise click.UsageError("--out 要和 --template 一起用，指明写哪个台账的模板。")
    elif as_json:
        print_json([_described(ledger) for ledger in registry.ledgers()])
    else:
        for ledger in registry.ledgers():
            click.echo(f"{ledger.label:<32}{ledger.name}（{ledger.keeper}，{len(ledger.declared())} 列）")


def _write(ledger: type[Ledger], out: Path | None) -> None:
    path = out or Path(f"{ledger.name}模板.xlsx".replace("/", ""))
    if not path.parent.is_dir():
        raise click.BadParameter(f"没有“{path.parent}”这个文件夹，请先建好或换一个位置。", param_hint="--out")
    with path.open("wb") as file:
        write_template(ledger, file)
    click.echo(f"已写出{ledger.name}的模板：{path}")


def _described(ledger: type[Ledger]) -> dict[str, object]:
    return {
        "label": ledger.label,
        "name": ledger.name,
        "keeper": ledger.keeper,
        "about": ledger.about,
        "key": list(ledger.key),
        "columns": [
            {
                "name": name,
                "label": column.label,
                "kind": column.kind,
                "kind_name": KINDS[column.kind],
                "unit": getattr(column, "unit", ""),
                "required": required(ledger, name),
                "computed": name in ledger.untyped(),
                "expected": expected(column),
                "aliases": list(column.aliases),
                "note": column.note,
                "source": column.source,
            }
            for name, column in ledger.declared().items()
        ],
        "left_out": dict(ledger.left_out),
        "rules": list(ledger.rules),
    }
