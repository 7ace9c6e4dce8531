"""`yuanqu demo`: a fictional zone, made from a seed, imported like anyone's, with its half-year report written."""

from __future__ import annotations

from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone
from rich.progress import BarColumn, Progress, TextColumn

from yuanqu.config.commands.figures import print_figures
from yuanqu.config.demonstration import clear_for, make_accounts
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import command as declare
from yuanqu.engines.attachments.models import Origin
from yuanqu.engines.attachments.storing import Claim, attach
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.edition import Edition, write
from yuanqu.engines.snapshots import current
from yuanqu.people.models import Account
from yuanqu.registers.held import held
from yuanqu.terms.periods import Period
from yuanqu_demo.telling import TOLD_SEED
from yuanqu_demo.zone import TODAY, hazard_photos, write_zone

HALF_YEAR = Period.half(2025, 1)


@declare(example="yuanqu demo --out out", name="demo")
@click.option(
    "--seed", type=int, default=TOLD_SEED, show_default=True, help="园区由这个数生成；换一个数就是另一个园区"
)
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help="报告写到哪个文件夹",
)
def command(seed: int, folder: Path) -> None:
    """建立演示园区（名称全部虚构），导入各科室的工作簿，写出半年工作总结和指标。"""
    if clear_for(seed):
        click.echo("原有的演示园区已换掉。")
    files = write_zone(seed, Path(settings.YUANQU_HOME) / "demo" / str(seed))
    _load(files, seed)
    accounts = make_accounts()
    _lay_photos(seed)
    book = FigureBook.for_report(HALF_YEAR, TODAY, current())
    edition = write(book, folder, created=timezone.now())
    print_figures([figure for figure in edition.figures if not figure.slice])
    _say_what_next(edition, accounts)


def _load(files: list[tuple[str, Path]], seed: int) -> None:
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}")
    ) as bar:
        work = bar.add_task("导入台账", total=len(files))
        for label, path in files:
            ledger = registry.ledger(label)
            bar.update(work, description=f"导入{ledger.name}")
            prepared = prepare(SourceFile.of(path), ledger)
            outcome = apply(
                prepared, reason=f"建立演示园区（种子 {seed}）", actor_name="演示园区", way="demo"
            )
            if outcome.refused:
                problems = "\n".join(str(problem.as_json()["message"]) for problem in prepared.problems[:5])
                raise SetupError("demo-refused", f"{path.name} 未能导入{ledger.name}：\n{problems}")
            bar.advance(work)


def _lay_photos(seed: int) -> None:
    """Pictures of hazards, as the inspector's account brings them; those that lie there already are not kept twice."""
    hazards, by = registry.ledger("safety.hazard"), Account.objects.get(username="safety")
    of_number = {each.hazard_no: each for each in held(hazards.label)}
    for photo in hazard_photos(seed):
        claim = Claim(phase=photo.phase, origin=Origin.IMPORT)
        attach(hazards, of_number[photo.hazard_no], [photo.content], photo.name, by, claim)


def _say_what_next(edition: Edition, accounts: list[tuple[str, str, str]]) -> None:
    for path in (edition.annotated, edition.clean, edition.json):
        click.echo(f"已写出 {path}")
    click.echo("打开网页：make serve（或 yuanqu serve），然后访问 http://127.0.0.1:8000/")
    for name, username, password in accounts:
        click.echo(f"  {name}：用户名 {username}，密码 {password}")
