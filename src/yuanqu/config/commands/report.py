"""`yuanqu report half-year`: the work report as .docx, annotated and clean, with its figures as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from yuanqu.config.commands.asking import as_of_day, as_of_option, period_option
from yuanqu.config.commands.figures import print_figures
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.edition import write
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
@json_option
def command(kind: str, period: Period, as_of: date | None, folder: Path, as_json: bool) -> None:
    """写出工作总结：report.docx（带批注）、report-clean.docx（清洁稿）和 figures.json。"""
    book = FigureBook.for_report(period, as_of_day(period, as_of), current())
    edition = write(book, folder, created=timezone.now())
    if as_json:
        print_json([figure.to_json() for figure in edition.figures])
        return
    print_figures([figure for figure in edition.figures if not figure.slice])
    for path in (edition.annotated, edition.clean, edition.json):
        click.echo(f"已写出 {path}")
