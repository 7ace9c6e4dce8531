"""`yuanqu proof`: read a draft, list its claims, say what is wrong with it; needs no zone and no database (核稿)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from yuanqu.config.invocation import FoundProblems, json_option, print_json
from yuanqu.config.invocation import command as declare
from yuanqu.engines.proof.checks.finding import Finding
from yuanqu.engines.proof.checks.rules import RULES
from yuanqu.engines.proof.proofing import Proof, proof
from yuanqu.engines.proof.reading.draft import Draft, read_draft
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
@click.option("--claims", "list_claims", is_flag=True, help="同时列出读到的全部数据")
@json_option
def command(
    file: Path, period: Period | None, off: tuple[str, ...], list_claims: bool, as_json: bool
) -> None:
    """核对文稿：找出其中的全部数据，核对数据之间是否相符、用字和标点是否有误。

    读取 .docx、.txt、.md（UTF-8 或 GB 18030），装有 LibreOffice 时也读 .doc、.wps。不需要建立园区。
    发现确定的错误时，退出状态为 1。
    """
    unknown = set(off) - {rule.name for rule in RULES}
    if unknown:
        names = "、".join(rule.name for rule in RULES)
        raise click.BadParameter(f"没有规则「{'、'.join(sorted(unknown))}」，可用：{names}")
    draft = read_draft(file)
    found = proof(draft.text, issued=draft.written, period=period, off=frozenset(off))
    if as_json:
        print_json(found.as_json())
    else:
        _tell(draft, found, list_claims=list_claims)
    if found.certain:
        raise FoundProblems


def _tell(draft: Draft, found: Proof, *, list_claims: bool) -> None:
    if list_claims:
        for claim in found.claims:
            period = claim.period.chinese() if claim.period else "—"
            click.echo(f"  {claim.text}\t{claim.measure}\t{period}")
    for finding in found.findings:
        click.echo(f"{_place(draft.text, finding)} [{finding.severity.chinese}] {finding.message}")
        click.echo(f"    …{_around(draft.text, finding)}…")
        if finding.expected:
            click.echo(f"    应为：{finding.expected}")
    counts = dict.fromkeys(("确定", "很可能", "请核对"), 0)
    for finding in found.findings:
        counts[finding.severity.chinese] += 1
    told = "，".join(f"{name} {count} 处" for name, count in counts.items())
    click.echo(f"{draft.name}（{found.period.chinese()}）：读到数据 {len(found.claims)} 个；{told}。")


def _place(text: str, finding: Finding) -> str:
    line = text.count("\n", 0, finding.start) + 1
    return f"第 {line} 段第 {finding.start - text.rfind(chr(10), 0, finding.start)} 字"


def _around(text: str, finding: Finding) -> str:
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.end : finding.end + _AROUND]
    return f"{before}【{finding.quote}】{after}".replace("\n", " ")
