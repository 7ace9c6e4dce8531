"""`yuanqu report half-year`: the work report as .docx, annotated and clean, with its figures as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from yuanqu.config.commands.asking import as_of_day, as_of_option, period_option
from yuanqu.config.commands.figures import print_figures
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.domains.reporting.editions import of_period
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.edition import write, write_files
from yuanqu.engines.reports.sealing import figures_of, sealed
from yuanqu.engines.snapshots import current
from yuanqu.terms.periods import Period


@declare(example="yuanqu report half-year --period 2025-H1 --out out", name="report")
@click.argument("kind", type=click.Choice(["half-year"]), metavar="half-year")
@period_option
@as_of_option
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help="写到哪个文件夹",
)
@click.option("--edition", "number", type=click.IntRange(min=1), help="写出已封存的第几版，与封存时一字不差")
@json_option
def command(
    kind: str, period: Period, as_of: date | None, folder: Path, number: int | None, as_json: bool
) -> None:
    """写出工作总结：report.docx（带批注）、report-clean.docx（清洁稿）和 figures.json。"""
    if number is not None:
        _sealed_edition(period, number, folder, as_json=as_json)
        return
    book = FigureBook.for_report(period, as_of_day(period, as_of), current())
    edition = write(book, folder, created=timezone.now())
    if as_json:
        print_json([figure.to_json() for figure in edition.figures])
        return
    print_figures([figure for figure in edition.figures if not figure.slice])
    _say(edition.annotated, edition.clean, edition.json)


def _sealed_edition(period: Period, number: int, folder: Path, *, as_json: bool) -> None:
    """What was sealed, and nothing of today's records. Raises SetupError where there is no such edition."""
    found = {each.edition_no: sealed(each.pk) for each in of_period(period)}
    kept = found.get(number)
    if kept is None:
        having = "、".join(str(each) for each in sorted(no for no, one in found.items() if one)) or "没有"
        raise SetupError(
            "edition-not-sealed",
            f"{period.chinese()}没有封存的第 {number} 版工作总结；已封存的版次：{having}。",
        )
    paths = write_files(folder, bytes(kept.annotated_file), bytes(kept.clean_file), kept.figures)
    if as_json:
        print_json(figures_of(kept))
        return
    click.echo(f"{kept.title}，封存于 {timezone.localtime(kept.sealed_at):%Y-%m-%d %H:%M}")
    click.echo(f"内容摘要 {kept.content}\n数据快照 {kept.snapshot}\n指标目录 {kept.catalogue}")
    _say(*paths)


def _say(*paths: Path) -> None:
    for path in paths:
        click.echo(f"已写出 {path}")
