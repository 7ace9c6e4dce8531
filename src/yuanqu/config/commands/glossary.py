"""`yuanqu glossary`: the glossary of all declarations as Markdown (for developers; `make glossary` calls it)."""

from __future__ import annotations

from pathlib import Path

import click

from yuanqu.config.glossary import glossary
from yuanqu.config.invocation import command as declare


@declare(example="yuanqu glossary --out docs/glossary.md", name="glossary", database=False)
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件；不写则打印到屏幕",
)
def command(target: Path | None) -> None:
    """由声明生成术语表（Markdown）。"""
    if target is None:
        click.echo(glossary(), nl=False)
        return
    target.write_text(glossary(), encoding="utf-8")
    click.echo(f"已写出 {target}")
