"""`yuanqu audit`: the newest lines of the audit trail, or a walk along its chain (审计)."""

from __future__ import annotations

import click
from django.utils import timezone

from yuanqu.config.commands.tables import print_table
from yuanqu.config.errors import SetupError
from yuanqu.config.invocation import command as declare
from yuanqu.people.audit import broken, oldest
from yuanqu.people.models import AuditEntry


@declare(example="yuanqu audit --verify", name="audit")
@click.option("--verify", is_flag=True, help="逐条校验，有一条被改动、删去或插入即报错")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="列出最近的多少条")
def command(verify: bool, limit: int) -> None:
    """列出最近的审计记录，或校验全部记录没有被改动。"""
    if verify:
        _verify()
        return
    headings = ("时间", "人员", "来源地址", "操作", "结果", "对象")
    rows = [
        [f"{timezone.localtime(e.at):%Y-%m-%d %H:%M:%S}", e.who, e.address, e.act, e.outcome, e.what]
        for e in AuditEntry.objects.all()[:limit]
    ]
    print_table(headings, rows)


def _verify() -> None:
    first = next(broken(), None)
    if first is not None:
        raise SetupError(
            "audit-broken",
            f"审计记录第 {first.pk} 条（{timezone.localtime(first.at):%Y-%m-%d %H:%M:%S}）与前文不符："
            "它或它之前的一条被改动、删去或插入过。请封存数据库并查明是谁绕过系统写入。",
        )
    count, since = AuditEntry.objects.count(), oldest()
    said = f"，最早记于 {timezone.localtime(since):%Y-%m-%d %H:%M:%S}" if since else ""
    click.echo(f"审计记录 {count} 条全部完好{said}。")
