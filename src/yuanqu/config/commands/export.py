"""`yuanqu export`: a ledger as a workbook or CSV (导出)."""

from __future__ import annotations

from pathlib import Path

import click

from yuanqu.config.invocation import command as declare
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.exporting.records import export_csv, export_xlsx
from yuanqu.engines.ledger.record import Record


@declare(example="yuanqu export economy.statement --out 报表.xlsx", name="export")
@click.argument("ledger", metavar="台账")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到哪个文件，.xlsx 或 .csv（默认：台账名称.xlsx）",
)
def command(ledger: str, out: Path | None) -> None:
    """导出一个台账的全部记录（作废的除外）；导出的文件可以改后再导入。"""
    wanted = registry.ledger(ledger)
    path = out or Path(f"{wanted.name}.xlsx".replace("/", ""))
    write = {".xlsx": export_xlsx, ".csv": export_csv}.get(path.suffix.lower())
    if write is None:
        raise click.BadParameter("文件名应以 .xlsx 或 .csv 结尾。", param_hint="--out")
    order = wanted.order or wanted.key
    if not path.parent.is_dir():
        raise click.BadParameter(f"没有“{path.parent}”这个文件夹，请先建好或换一个位置。", param_hint="--out")
    record: type[Record] = wanted.record
    rows = record.objects.filter(voided_on=None).order_by(*order)
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as file:
            count = write(wanted, rows, file)
        draft.replace(path)  # a file half written never bears the name asked for
    finally:
        draft.unlink(missing_ok=True)
    click.echo(f"已导出{wanted.name} {count} 条：{path}")
