"""`yuanqu procedures`: the procedures there are, their moves, their pictures and handbook page (流程一览)."""

from __future__ import annotations

from pathlib import Path

import click

from yuanqu.config.invocation import command as declare
from yuanqu.config.invocation import json_option, print_json
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.diagram import diagram
from yuanqu.engines.procedure.handbook import write_handbook


@declare(
    example="yuanqu procedures --diagram safety.hazard --out 隐患闭环.svg", database=False, name="procedures"
)
@click.option("--diagram", "drawn", metavar="台账", help="画出该台账的流程图（SVG）")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="流程图写到哪个文件，缺省打印到屏幕"
)
@click.option(
    "--handbook",
    type=click.Path(file_okay=False, path_type=Path),
    help="把手册的流程页写到这个文件夹（供开发者）",
)
@json_option
def command(drawn: str | None, out: Path | None, handbook: Path | None, as_json: bool) -> None:
    """列出全部流程及其动作，画流程图，或生成手册的流程页。"""
    if handbook:
        for path in write_handbook(handbook):
            click.echo(f"已写出 {path}")
    elif drawn:
        _draw(registry.procedure(drawn), out)
    elif out:
        raise click.UsageError("--out 要和 --diagram 一起用，指明画哪个台账的流程。")
    elif as_json:
        print_json([_described(each) for each in registry.procedures()])
    else:
        for each in registry.procedures():
            click.echo(f"{each.label:<32}{each.name}（{each.ledger().keeper}，{len(each.moves)} 个动作）")


def _draw(procedure: type[Procedure], out: Path | None) -> None:
    if out is None:
        click.echo(diagram(procedure))
        return
    out.write_text(diagram(procedure) + "\n", encoding="utf-8")
    click.echo(f"已写出{procedure.name}的流程图：{out}")


def _described(procedure: type[Procedure]) -> dict[str, object]:
    return {
        "label": procedure.label,
        "name": procedure.name,
        "about": procedure.about,
        "states": [{"code": s.code, "label": s.label, "final": s.final} for s in procedure.states()],
        "moves": [
            {
                "name": move.name,
                "label": move.label,
                "from": [state.code for state in move.sources],
                "to": move.target.code,
                "by": [str(role) for role in move.by],
                "needs": list(move.needs),
            }
            for move in procedure.moves.values()
        ],
        "clocks": [{"name": c.name, "days": c.days.value, "due": c.due} for c in procedure.clocks],
    }
