"""The handbook's page of a procedure, written from its declaration: the picture, who does what by when (手册)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.diagram import diagram
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.rights import who_may

FOLDER = "流程"
INDEX = f"{FOLDER}.md"


def handbook() -> dict[str, str]:
    """All files of the handbook that procedures write: texts by their path below ``docs/handbook``."""
    files = {INDEX: "\n".join(_page()) + "\n"}
    return files | {_picture(each): diagram(each) + "\n" for each in procedures()}


def write_handbook(folder: Path) -> list[Path]:
    """Write them below ``folder``; the paths written."""
    written = []
    for name, text in handbook().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _picture(procedure: type[Procedure]) -> str:
    return f"{FOLDER}/{procedure.label}.svg"


def _page() -> Iterator[str]:
    yield "# 流程"
    yield ""
    yield "本页由流程的声明生成（`yuanqu procedures --handbook docs/handbook`），与系统实际执行的完全一致。"
    yield "记录的状态只能在详情页逐步办理；导入历史台账时，表中的日期会补记为相应的动作，标明“补录”。"
    for procedure in procedures():
        yield ""
        yield from _of(procedure)


def _of(procedure: type[Procedure]) -> Iterator[str]:
    yield f"## {procedure.name}"
    yield ""
    yield f"台账：{procedure.ledger().name}（{procedure.ledger().keeper}）。{procedure.about}"
    if procedure.rules:
        yield ""
        yield f"依据：{'；'.join(procedure.rules)}。"
    yield ""
    yield f"![{procedure.name}流程图]({_picture(procedure)})"
    yield ""
    yield "| 动作 | 从 | 到 | 谁办理 | 要填、要有 |"
    yield "| --- | --- | --- | --- | --- |"
    yield f"| {procedure.begin.label} | — | {procedure.begin.target.label} | 登记人 | 登记台账 |"
    for move in procedure.moves.values():
        cells = (
            move.label,
            "、".join(state.label for state in move.sources),
            move.target.label,
            who_may(procedure, move.by, move.named),
            _asked(procedure, move),
        )
        yield f"| {' | '.join(cells)} |"
    if procedure.clocks:
        yield ""
        yield from (f"- {_clock(procedure, clock)}" for clock in procedure.clocks)


def _asked(procedure: type[Procedure], move: Move) -> str:
    declared = procedure.ledger().declared()
    said = [declared[name].label for name in move.needs]
    said += [f"{evidence.label} {evidence.least} 件" for evidence in move.evidence]
    said += ["原因"] if move.reason else []
    others = "、".join(f"“{procedure.label_of_move(name)}”" for name in move.verifies)
    said += [f"不能由办理{others}的人办理"] if others else []
    said += ["系统核对条件"] if move.guards else []
    return "；".join(said) or "—"


def _clock(procedure: type[Procedure], clock: Clock) -> str:
    starts = "、".join(f"“{procedure.label_of_move(name)}”" for name in clock.starts)
    stops = "、".join(f"“{procedure.label_of_move(name)}”" for name in clock.stops)
    due = (
        f"到“{procedure.ledger().declared()[clock.due].label}”为止"
        if isinstance(clock.due, str)
        else f"{clock.due} 个{clock.days.label}"
    )
    said = f"**{clock.name}**：自{starts}至{stops}，{due}，最后一天计入。"
    if clock.pause:
        stopped, resumed = (procedure.label_of_move(name) for name in clock.pause)
        said += f"“{stopped}”至“{resumed}”之间不计。"
    if clock.extension:
        most = f"，每次至多 {clock.extension.most} 天" if clock.extension.most else ""
        said += f"到期前可申请延期 {clock.extension.times} 次{most}，由{who_may(procedure, clock.extension.by)}批准。"
    if clock.lapse:
        said += f"届满次日自动办理“{procedure.label_of_move(clock.lapse)}”。"
    elif clock.shuts:
        said += f"届满后不能再办理{stops}。"
    else:
        said += "届满后仍可办理，标明逾期。"
    return said
