"""`yuanqu snapshot`: bring the snapshot that measuring reads up to date, say what it holds, publish it sealed."""

from __future__ import annotations

from pathlib import Path

import click
from django.conf import settings

from yuanqu.config.commands.tables import print_table
from yuanqu.config.home import open_home, seal_key
from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.today import today
from yuanqu.engines.rollup.publishing import publish
from yuanqu.engines.rollup.seals import Seal, Zone
from yuanqu.engines.snapshots import Snapshot, current
from yuanqu.registers.ledgers.zone import latest_zone


@declare(example="yuanqu snapshot --publish /data/lake --code 360900 --province 某省", name="snapshot")
@click.option(
    "--publish", "lake", type=click.Path(path_type=Path, file_okay=False), help="封存发布到数据湖（文件夹）"
)
@click.option("--code", default="", help="园区代码（默认取 YUANQU_ZONE_CODE）")
@click.option("--county", default="", help="所在县市（默认取 YUANQU_ZONE_COUNTY）")
@click.option("--province", default="", help="所在省份（默认取 YUANQU_ZONE_PROVINCE）")
@click.option("--closed", multiple=True, metavar="台账", help="参与汇总但不许上级列出记录的台账")
@click.option("--withhold", multiple=True, metavar="台账", help="不发布的台账")
@json_option
def command(
    lake: Path | None,
    code: str,
    county: str,
    province: str,
    closed: tuple[str, ...],
    withhold: tuple[str, ...],
    as_json: bool,
) -> None:
    """更新测算所用的数据快照（只重新导出有变动的台账）并列出其内容；可封存发布到上级的数据湖。"""
    snapshot = current()
    if lake is not None:
        zone = _zone(code, county, province)
        key = seal_key(open_home())
        _say(
            publish(snapshot, zone, lake, key=key, through=today(), closed=closed, withheld=withhold), as_json
        )
        return
    if as_json:
        print_json(snapshot.to_json())
        return
    _list(snapshot)


def _zone(code: str, county: str, province: str) -> Zone:
    held = latest_zone()
    name = settings.YUANQU_ZONE_NAME or (held.name if held else "")
    told = code or settings.YUANQU_ZONE_CODE
    if not told or not name:
        raise click.UsageError("发布需要园区代码和名称：设 YUANQU_ZONE_CODE 或用 --code，并先登记园区概况。")
    return Zone(told, name, county or settings.YUANQU_ZONE_COUNTY, province or settings.YUANQU_ZONE_PROVINCE)


def _say(seal: Seal, as_json: bool) -> None:
    if as_json:
        print_json(seal.to_json())
        return
    records = sum(part.rows for part in seal.parts.values())
    click.echo(
        f"已封存发布 {seal.zone.code} {seal.zone.name}：{len(seal.parts)} 个分片，{records} 条，截至 {seal.through}。"
    )
    click.echo(f"内容摘要 {seal.content}")
    click.echo(f"签名人 {seal.signer}（密钥在 {open_home() / 'seal-key'}，请当面交给数据湖的管理者登记）")


def _list(snapshot: Snapshot) -> None:
    click.echo(f"快照 {snapshot.id}")
    print_table(
        ("台账", "标识", "记录", "内容摘要"),
        [(_name(label), label, str(part.rows), part.sha256[:12]) for label, part in snapshot.parts.items()],
        right=(2,),
    )


def _name(label: str) -> str:
    """The ledger's name; its moves are a part of their own."""
    ledger, _, moves = label.partition(":")
    return registry.ledger(ledger).name + ("（办理记录）" if moves else "")
