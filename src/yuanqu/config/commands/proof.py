"""`yuanqu proof`: read a draft, list its claims, say what is wrong with it (核稿).

Needs no zone and no database; where there is a zone, its ledgers are asked as well.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from yuanqu.config.database import database_stands
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import FoundProblems, json_option, print_json
from yuanqu.config.invocation import command as declare
from yuanqu.config.preparation import prepare
from yuanqu.engines.documents.package import put
from yuanqu.engines.ledger.today import today
from yuanqu.engines.proof.checks.finding import Finding
from yuanqu.engines.proof.checks.rules import RULES
from yuanqu.engines.proof.handing_back import handed_back
from yuanqu.engines.proof.ledgers.checking import Ledgers, against_ledgers, with_ledgers
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict
from yuanqu.engines.proof.proofing import Proof, proof
from yuanqu.engines.proof.reading.draft import Draft, read_draft
from yuanqu.engines.reports.notes import command as records_command
from yuanqu.engines.snapshots import SnapshotError, current
from yuanqu.terms.periods import Period, PeriodError, read_period

_AROUND = 12


class _PeriodType(click.ParamType[Period]):
    """A period by its code or in Chinese, years understood from today's clock: there may be no zone to ask."""

    name = "期间"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except PeriodError:
            pass
        try:
            return read_period(str(value), date.today())
        except PeriodError as error:
            self.fail(str(error), param, ctx)


@declare(example="yuanqu proof 半年工作总结.docx --period 2025-H1", name="proof", database=False)
@click.argument("file", metavar="文件", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--period", type=_PeriodType(), help="文稿所述期间，如 2025-H1（默认按标题和正文判断）")
@click.option("--without", "off", multiple=True, metavar="规则", help="不用这条规则，可写多次")
@click.option(
    "--ledgers/--no-ledgers", "ask_ledgers", default=None, help="是否与台账核对（默认：建有园区时核对）"
)
@click.option(
    "--marked",
    type=click.Path(dir_okay=False, path_type=Path),
    help="把意见写成批注，另存为这个 .docx（原稿为 .docx 时格式不变）",
)
@click.option("--claims", "list_claims", is_flag=True, help="同时列出读到的全部数据")
@json_option
def command(
    file: Path,
    period: Period | None,
    off: tuple[str, ...],
    ask_ledgers: bool | None,
    marked: Path | None,
    list_claims: bool,
    as_json: bool,
) -> None:
    """核对文稿：找出其中的全部数据，核对数据之间、数据与台账是否相符，用字和标点是否有误。

    读取 .docx、有文字的 .pdf、.txt、.md（UTF-8 或 GB 18030），装有 LibreOffice 时也读 .doc、.wps。
    不需要建立园区；建有园区时同时与台账核对。
    发现确定的错误时，退出状态为 1。
    """
    unknown = set(off) - {rule.name for rule in RULES}
    if unknown:
        names = "、".join(rule.name for rule in RULES)
        raise click.BadParameter(f"没有规则「{'、'.join(sorted(unknown))}」，可用：{names}")
    draft = read_draft(file)
    found = proof(draft.text, issued=draft.written, period=period, off=frozenset(off))
    verdicts = _ledgers(found, ask_ledgers)
    found = with_ledgers(found, verdicts or ())
    if marked is not None:
        source = file.read_bytes() if file.suffix.lower() == ".docx" else b""
        put(handed_back(source, draft.text, draft.text, found.findings, datetime.now(UTC)), marked)
    if as_json:
        told = None if verdicts is None else [each.as_json() for each in verdicts]
        print_json({**found.as_json(), "verdicts": told})
    else:
        _tell(draft, found, verdicts, list_claims=list_claims)
    if found.certain:
        raise FoundProblems


def _ledgers(found: Proof, asked: bool | None) -> list[Verdict] | None:
    """What the zone's ledgers say; None where there is no zone or it was not asked for. Raises SetupError if it was."""
    if asked is False or (asked is None and not database_stands()):
        return None
    try:
        prepare()
        return against_ledgers(found, Ledgers(current(), today()))
    except (SetupError, SnapshotError) as error:
        if asked:
            raise
        click.echo(f"没有与台账核对：{error}", err=True)
        return None


def _tell(draft: Draft, found: Proof, verdicts: list[Verdict] | None, *, list_claims: bool) -> None:
    commands = {each.claim.start: records_command(each.figure) for each in verdicts or () if each.figure}
    if list_claims:
        for claim in found.claims:
            period = claim.period.chinese() if claim.period else "—"
            click.echo(f"  {claim.text}\t{claim.measure}\t{period}")
    for finding in found.findings:
        click.echo(f"{_place(draft.text, finding)} [{finding.severity.chinese}] {finding.message}")
        click.echo(f"    …{_around(draft.text, finding)}…")
        if finding.expected:
            click.echo(f"    应为：{finding.expected}")
        if finding.rule.startswith("ledger-") and finding.start in commands:
            click.echo(f"    记录：{commands[finding.start]}")
    counts = dict.fromkeys(("确定", "很可能", "请核对"), 0)
    for finding in found.findings:
        counts[finding.severity.chinese] += 1
    told = "，".join(f"{name} {count} 处" for name, count in counts.items())
    click.echo(f"{draft.name}（{found.period.chinese()}）：读到数据 {len(found.claims)} 个；{told}。")
    if verdicts is not None:
        agreeing = sum(each.outcome is Outcome.AGREES for each in verdicts)
        click.echo(f"与台账核对 {len(verdicts)} 个，相符 {agreeing} 个。")


def _place(text: str, finding: Finding) -> str:
    line = text.count("\n", 0, finding.start) + 1
    return f"第 {line} 段第 {finding.start - text.rfind(chr(10), 0, finding.start)} 字"


def _around(text: str, finding: Finding) -> str:
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.end : finding.end + _AROUND]
    return f"{before}【{finding.quote}】{after}".replace("\n", " ")
