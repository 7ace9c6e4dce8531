"""`yuanqu import`: a workbook or CSV into a ledger, with a preview, explained problems and progress (导入)."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from yuanqu.config.commands.import_choices import Said, submission_of
from yuanqu.config.invocation import FoundProblems, json_option, print_json
from yuanqu.config.invocation import command as declare
from yuanqu.engines.ledger.importing.applying import Outcome
from yuanqu.engines.ledger.importing.heading_lines import How, label_of
from yuanqu.engines.ledger.importing.keeping import keep_path
from yuanqu.engines.ledger.importing.marking import write_failed, write_marked
from yuanqu.engines.ledger.importing.prepared import Mode, Prepared
from yuanqu.engines.ledger.importing.prepared import Progress as Report
from yuanqu.engines.ledger.importing.remembering import department_for, remember

SHOWN = 30


@declare(example="yuanqu import 办件台账.xlsx --ledger services.service_case --dry-run", name="import")
@click.argument("file", metavar="文件", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--ledger", metavar="台账", help="台账的标识或名称；不写时按表头识别")
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="工作表[=台账]",
    help="只读这张工作表，可写多次，也可指明台账（默认：表头相符的各张）",
)
@click.option("--good-rows-only", is_flag=True, help="只导入没有问题的行（默认：有一行有问题就全部不导入）")
@click.option("--keep-blank", is_flag=True, help="空单元格保留原值（默认：清空原值）")
@click.option(
    "--map", "maps", multiple=True, metavar="表头=栏目", help="指明一列的含义，可写多次；不读取的写 表头=-"
)
@click.option("--accept", is_flag=True, help="认可按相近列名推断的对应，不再询问")
@click.option("--dry-run", is_flag=True, help="只预览，不写入")
@click.option("--reason", default="", metavar="缘由", help="本次导入的缘由，记入变更历史")
@click.option("--explain", default="", metavar="说明", help="对需要说明的问题统一填写的说明")
@click.option(
    "--marked",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.xlsx",
    help="有问题时，把标出问题的工作簿写到这里",
)
@click.option(
    "--failed",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.xlsx",
    help="有问题时，把待改正的行单独写到这里，改好可再导入",
)
@json_option
def command(
    file: Path,
    ledger: str | None,
    sheets: tuple[str, ...],
    good_rows_only: bool,
    keep_blank: bool,
    dry_run: bool,
    reason: str,
    explain: str,
    marked: Path | None,
    failed: Path | None,
    maps: tuple[str, ...],
    accept: bool,
    as_json: bool,
) -> None:
    """把工作簿（.xlsx、.xls、.et）或 CSV 导入台账。

    已有的记录按业务主键更新，没有的新增；同一个文件导入两次，第二次什么也不改变。
    各工作表分属几个台账的，按关联的先后一并写入，要么全部写入，要么什么也不写。
    """
    with _Bar(shown=not as_json) as bar:
        said = Said(ledger or "", sheets, maps, explain, keep_blank)
        submission = submission_of(keep_path(file), said)
        found = submission.prepare(bar.report)
        bar.pause()
        unconfirmed = any(one.unconfirmed for one in found)
        if not dry_run and unconfirmed and _agreed(found, accept=accept, ask=not as_json):
            submission, found = submission.confirmed(found), [one.confirmed() for one in found]
            unconfirmed = False
        outcomes: list[Outcome | None] = [None] * len(found)
        if not dry_run and not unconfirmed:
            mode = Mode.GOOD_ROWS if good_rows_only else Mode.ALL_OR_NOTHING
            outcomes = [*submission.apply(found, mode, reason, progress=bar.report, actor_name="命令行")]
            for one in found:
                remember(one.ledger, department_for(one.ledger, None), dict(one.choices.headings), "命令行")
    pairs = list(zip(found, outcomes, strict=True))
    for one in found:
        if marked and one.problems:
            write_marked(one, _beside(marked, one, found))
        if failed and one.counts.bad:
            write_failed(one, _beside(failed, one, found))
    if as_json:
        told = [_as_json(one, outcome, dry_run=dry_run) for one, outcome in pairs]
        print_json(told[0] if len(told) == 1 else {"together": told})
    else:
        for one, outcome in pairs:
            _tell(one, outcome, marked and _beside(marked, one, found))
    if not all(one.clean for one in found) or (unconfirmed and not dry_run):
        raise FoundProblems


def _as_json(prepared: Prepared, outcome: Outcome | None, *, dry_run: bool) -> dict[str, object]:
    return prepared.as_json() | {"dry_run": dry_run, "outcome": outcome.as_json() if outcome else None}


def _beside(path: Path, one: Prepared, found: list[Prepared]) -> Path:
    """Where what is written of one ledger goes: several of one workbook bear their ledger's name."""
    return path if len(found) == 1 else path.with_stem(f"{path.stem}-{one.ledger.name}")


def _agreed(found: list[Prepared], *, accept: bool, ask: bool) -> bool:
    """Whether the headings read by likeness are right, as a flag or a person at the terminal says."""
    if accept or not (ask and sys.stdin.isatty()):
        return accept
    for one in found:
        _tell_headings(one)
    return click.confirm("以上列的对应是否正确？", default=False)


def _tell_headings(prepared: Prepared) -> None:
    for line in prepared.headings:
        if line.how is How.PROPOSED:
            label = label_of(prepared.ledger, line.means)
            like = f"相似度 {line.score:.0%}"
            click.echo(
                f"  列名：{line.cell}“{line.heading}”读作“{label}”（{like}，例：{'、'.join(line.samples)}）"
            )


def _tell(prepared: Prepared, outcome: Outcome | None, marked: Path | None) -> None:
    counts = prepared.counts
    click.echo(
        f"{prepared.ledger.name}：读到 {counts.rows} 行——新增 {counts.new}，更新 {counts.changed}，"
        f"不变 {counts.unchanged}，有问题 {counts.bad}。"
    )
    if prepared.parts.several:
        for sheet in prepared.sheets:
            its = sheet.counts
            click.echo(
                f"  工作表“{sheet.sheet}”：{its.rows} 行——新增 {its.new}，更新 {its.changed}，"
                f"不变 {its.unchanged}，有问题 {its.bad}。"
            )
    _tell_headings(prepared)
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
    if prepared.unconfirmed:
        return (
            "以上列名是推断的，确认前什么也没有写入：对的加 --accept 再运行，不对的用 --map 表头=栏目 指明；"
            "确认一次后不再询问。"
        )
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

    def pause(self) -> None:
        """Clear the line for a question."""
        self._progress.stop()

    @property
    def report(self) -> Report:
        """What the import tells how far it is."""
        return lambda doing, done: self._progress.update(self._task, description=doing, completed=done)

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()
