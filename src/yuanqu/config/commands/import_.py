"""`yuanqu import`: a workbook or CSV into a ledger, with a preview, explained problems and progress (导入)."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from yuanqu.config.invocation import FoundProblems, json_option, print_json
from yuanqu.config.invocation import command as declare
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import Outcome, apply
from yuanqu.engines.ledger.importing.choosing import guess_ledger
from yuanqu.engines.ledger.importing.keeping import keep_path
from yuanqu.engines.ledger.importing.marking import write_marked
from yuanqu.engines.ledger.importing.prepared import Choices, Mode, Prepared
from yuanqu.engines.ledger.importing.prepared import Progress as Report
from yuanqu.engines.ledger.importing.preparing import prepare

SHOWN = 30


@declare(example="yuanqu import 办件台账.xlsx --ledger services.service_case --dry-run", name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--ledger", metavar="台账", help="台账的标识或名称；不写时按表头识别")
@click.option("--sheet", default="", metavar="工作表", help="读哪一张工作表（默认：表头最相符的一张）")
@click.option("--good-rows-only", is_flag=True, help="只导入没有问题的行（默认：有一行有问题就全部不导入）")
@click.option("--keep-blank", is_flag=True, help="空单元格保留原值（默认：清空原值）")
@click.option("--dry-run", is_flag=True, help="只预览，不写入")
@click.option("--reason", default="", metavar="缘由", help="本次导入的缘由，记入变更历史")
@click.option("--explain", default="", metavar="说明", help="对需要说明的问题统一填写的说明")
@click.option(
    "--marked",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.xlsx",
    help="有问题时，把标出问题的工作簿写到这里",
)
@json_option
def command(
    file: Path,
    ledger: str | None,
    sheet: str,
    good_rows_only: bool,
    keep_blank: bool,
    dry_run: bool,
    reason: str,
    explain: str,
    marked: Path | None,
    as_json: bool,
) -> None:
    """把工作簿(.xlsx、.xls、.et)或 CSV 导入台账。

    已有的记录按业务主键更新,没有的新增;同一个文件导入两次,第二次什么也不改变。
    """
    with _Bar(shown=not as_json) as bar:
        source = keep_path(file)
        wanted = registry.ledger(ledger) if ledger else guess_ledger(source.path, source.name)
        prepared = prepare(source, wanted, Choices(sheet, explain, keep_blank), progress=bar.report)
        outcome = None
        if not dry_run:
            mode = Mode.GOOD_ROWS if good_rows_only else Mode.ALL_OR_NOTHING
            outcome = apply(prepared, mode, reason, progress=bar.report, actor_name="命令行")
    if marked and prepared.problems:
        write_marked(prepared, marked)
    if as_json:
        print_json(
            prepared.as_json() | {"dry_run": dry_run, "outcome": outcome.as_json() if outcome else None}
        )
    else:
        _tell(prepared, outcome, marked)
    if not prepared.clean:
        raise FoundProblems


def _tell(prepared: Prepared, outcome: Outcome | None, marked: Path | None) -> None:
    counts = prepared.counts
    click.echo(
        f"{prepared.ledger.name}：读到 {counts.rows} 行——新增 {counts.new}，更新 {counts.changed}，"
        f"不变 {counts.unchanged}，有问题 {counts.bad}。"
    )
    for notice in prepared.notices:
        click.echo(f"  提示：{notice.text}")
    for problem in prepared.problems[:SHOWN]:
        click.echo(f"  {'需改' if problem.blocks else '已说明'}：{problem.sentence}", err=True)
    if prepared.problem_count > SHOWN:
        click.echo(
            f"  ……共 {prepared.problem_count} 处，加 --marked OUT.xlsx 可得到逐格标出的工作簿。", err=True
        )
    if marked and prepared.problems:
        click.echo(f"标出问题的工作簿：{marked}")
    click.echo(_result(prepared, outcome))


def _result(prepared: Prepared, outcome: Outcome | None) -> str:
    if outcome is None:
        return "以上只是预览，没有写入。"
    if outcome.refused:
        return "有问题的行需先改正，本次什么也没有写入；只导入没有问题的行请加 --good-rows-only。"
    if outcome.changed_nothing:
        return "文件中的内容与台账一致，没有需要写入的，什么也没有改变。"
    return f"已写入：新增 {outcome.inserted} 条，更新 {outcome.updated} 条（批次 {outcome.batch.pk}）。"


class _Bar:
    """A progress bar on standard error, when someone is looking."""

    def __init__(self, *, shown: bool) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not (shown and console.is_terminal),
        )
        self._task = self._progress.add_task("开始", total=1.0)

    @property
    def report(self) -> Report:
        """What the import tells how far it is."""
        return lambda doing, done: self._progress.update(self._task, description=doing, completed=done)

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()
