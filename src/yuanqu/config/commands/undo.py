"""`yuanqu undo`: take an import back as a whole (撤销导入)."""

from __future__ import annotations

import click
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone

from yuanqu.config.invocation import command as declare
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.undoing import undo
from yuanqu.engines.ledger.models import ImportBatch

_SHOWN = 20


@declare(example="yuanqu undo 0199f3c2-… --reason 传错了文件", name="undo")
@click.argument("batch", metavar="[批次]", required=False)
@click.option("--reason", default="", metavar="原因", help="撤销的原因，记入变更历史（必填）")
def command(batch: str | None, reason: str) -> None:
    """整体撤销一次导入：新增的作废，更新的恢复原值；不写批次时列出最近的批次。"""
    if batch is None:
        _list()
        return
    found = _found(batch)
    voided, restored = undo(found, reason, actor_name="命令行")
    click.echo(f"已撤销“{found.file_name}”：作废 {voided} 条，恢复原值 {restored} 条。")


def _found(batch: str) -> ImportBatch:
    """The batch by its number, or by as much of its beginning as names one."""
    keys = ImportBatch.objects.annotate(text=Cast("id", CharField())).filter(text__startswith=batch.lower())
    near = list(keys[:2])
    if len(near) == 1:
        return near[0]
    reason = "有几个批次的编号都以此开头，请写全" if near else "没有这个批次，不带批次运行可列出最近的批次"
    raise click.BadParameter(f"“{batch}”：{reason}。", param_hint="批次")


def _list() -> None:
    batches = ImportBatch.objects.order_by("-created_at")[:_SHOWN]
    for batch in batches:
        at = timezone.localtime(batch.created_at)
        name = registry.ledger(batch.ledger).name
        click.echo(f"{batch.pk}  {at:%Y-%m-%d %H:%M}  {batch.get_state_display()}  {name}  {batch.file_name}")
    if not batches:
        click.echo("还没有导入过。")
