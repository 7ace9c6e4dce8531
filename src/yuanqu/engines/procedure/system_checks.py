"""Start-up checks of every procedure: each name given as a string is resolved, and answered with 「是否为」."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from django.core.checks import CheckMessage, Error

from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.fields import Column, columns_of
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin
from yuanqu.people.roles import Role

_PICTURES = re.compile("[^、或和]*照片")  # 「照片或记录」 may be a document
PHASES = ("", "before", "during", "after", "none")


def check_procedures(**_options: Any) -> list[CheckMessage]:
    """Everything wrong with the declared procedures, and columns of procedures that have none."""
    found = [message for each in registry.procedures() for message in check_procedure(each)]
    return [*found, *_orphans()]


def check_procedure(procedure: type[Procedure]) -> list[CheckMessage]:
    """Everything wrong with one declaration."""
    for rule in (_frame, *_RULES):
        if found := list(rule(procedure)):
            return found  # later rules rely on earlier ones
    return []


def _error(procedure: type[Procedure], number: int, said: str, mend: str = "") -> Error:
    name = getattr(procedure, "name", procedure.__qualname__)
    text = f"流程「{name}」（{procedure.label}）：{said}"
    return Error(text, hint=mend or None, obj=procedure, id=f"procedure.E{number:03}")


def _did_you_mean(asked: str, known: list[str]) -> str:
    near = get_close_matches(asked, known, n=3, cutoff=0.4)
    return f"是否为：{'、'.join(near)}？" if near else f"可用的：{'、'.join(known)}。"


def _frame(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    columns = columns_of(procedure.record)
    states = [name for name, column in columns.items() if isinstance(column, StateColumn)]
    if not getattr(procedure, "name", ""):
        yield _error(procedure, 1, "没有名称。", '写上 name = "……"。')
    if not isinstance(getattr(procedure, "begin", None), Begin):
        yield _error(procedure, 1, "没有写怎样开始。", '写上 begin = Begin("登记", 状态, on="日期列")。')
    if len(states) != 1:
        yield _error(
            procedure, 2, f"记录应有一个状态列，现有 {len(states)} 个。", '写成 StateColumn("状态", (……))。'
        )
    if procedure.label not in {ledger.label for ledger in ledgers.ledgers()}:
        yield _error(procedure, 3, "记录不属于任何台账。", "先声明它的 Ledger。")


def _states(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    known, codes = procedure.states(), [state.code for state in procedure.states()]
    used = [procedure.begin.target, *(s for m in procedure.moves.values() for s in (*m.sources, m.target))]
    for state in used:
        if state not in known:
            yield _error(
                procedure, 4, f"状态列里没有状态「{state.code}」。", _did_you_mean(state.code, codes)
            )
    if known and procedure.begin.target != known[0]:
        yield _error(
            procedure, 5, "开始的状态应是状态列的第一个。", f"把「{procedure.begin.target.label}」放在最前。"
        )


def _reach(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    """Every state can be reached, and only final ones are left by nothing."""
    reached, grew = {procedure.begin.target.code}, True
    while grew:
        found = {m.target.code for m in procedure.moves.values() if any(s.code in reached for s in m.sources)}
        grew = not found <= reached
        reached |= found
    for state in procedure.states():
        if state.code not in reached:
            yield _error(procedure, 6, f"没有动作能到达「{state.label}」。")
        if not state.final and not procedure.leaving(state.code):
            yield _error(procedure, 7, f"「{state.label}」没有出路。", "补上动作，或写明 final=True。")


def _columns(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    columns, ledger = columns_of(procedure.record), procedure.ledger()
    typed = [name for name in columns if name not in ledger.untyped()]
    if procedure.begin.on and columns.get(procedure.begin.on, Column).kind not in ("day", "moment"):
        mend = _did_you_mean(procedure.begin.on, [n for n in typed if columns[n].kind in ("day", "moment")])
        yield _error(procedure, 8, f"开始的日期列「{procedure.begin.on}」不存在或不是日期。", mend)
    for move in procedure.moves.values():
        for name in (*move.needs, *move.fills):
            if name not in typed:
                yield _error(
                    procedure,
                    9,
                    f"「{move.label}」要填的列「{name}」不存在或不能填写。",
                    _did_you_mean(name, typed),
                )
        if move.day and move.day not in procedure.days():
            yield _error(
                procedure,
                10,
                f"「{move.label}」的日期列「{move.day}」不是 MovedOn 列。",
                _did_you_mean(move.day, list(procedure.days())),
            )
    for name in procedure.days():
        if name not in {move.day for move in procedure.moves.values()}:
            yield _error(procedure, 10, f"没有动作记入日期列「{name}」。", f'在动作上写 day="{name}"。')


def _evidence(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    for evidence in (each for move in procedure.moves.values() for each in move.evidence):
        if evidence.phase not in PHASES:
            yield _error(
                procedure,
                11,
                f"佐证「{evidence.label}」的阶段「{evidence.phase}」不对。",
                _did_you_mean(evidence.phase, list(PHASES[1:])),
            )
        if _PICTURES.fullmatch(evidence.label) and not evidence.pictures:
            said = f"佐证「{evidence.label}」叫照片，却也收文件。"
            yield _error(procedure, 17, said, "写 pictures=True，或改名（如「照片或记录」）。")


def _names(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    known = [procedure.begin.name, *procedure.moves]
    for move in procedure.moves.values():
        for name in move.verifies:
            if name not in known:
                said = f"「{move.label}」的 not_by「{name}」不是动作。"
                yield _error(procedure, 12, said, _did_you_mean(name, known))
    for clock in procedure.clocks:
        lapse = (clock.lapse,) if clock.lapse else ()
        for name in (*clock.starts, *clock.stops, *(clock.pause or ()), *lapse):
            if name not in known:
                yield _error(
                    procedure, 13, f"时限「{clock.name}」里的「{name}」不是动作。", _did_you_mean(name, known)
                )
        columns = columns_of(procedure.record)
        if isinstance(clock.due, str) and (clock.due not in columns or columns[clock.due].kind != "day"):
            days = [name for name, column in columns.items() if column.kind == "day"]
            yield _error(
                procedure,
                14,
                f"时限「{clock.name}」的到期列「{clock.due}」不存在或不是日期。",
                _did_you_mean(clock.due, days),
            )
        if isinstance(clock.due, int) and clock.due < 0:
            yield _error(procedure, 14, f"时限「{clock.name}」的天数不能为负。")


def _last_days(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    """Nobody below a head starts an extendable clock anew while it runs: that were an extension without a second."""
    for clock in procedure.clocks:
        if clock.follows and clock.due not in procedure.ledger().derived:
            said = f"时限「{clock.name}」写明期限随别的记录走，到期列却不由系统得出。"
            yield _error(procedure, 18, said, "去掉 follows，或在台账的 derived 中写明这一列。")
        if not clock.extension or not isinstance(clock.due, str):
            continue
        running = _while_running(procedure, clock)
        for move in (procedure.moves[name] for name in clock.starts if name in procedure.moves):
            sets = clock.due in (*move.needs, *move.fills) and running.intersection(
                source.code for source in move.sources
            )
            if sets and (not move.reason or {Role.CLERK, Role.ENTERPRISE}.intersection(move.by)):
                said = f"「{move.label}」在「{clock.name}」计时中另定期限，等于自己延期。"
                yield _error(procedure, 19, said, "由科长以上办理并写明原因（by、reason），或只许申请延期。")


def _while_running(procedure: type[Procedure], clock: Clock) -> set[str]:
    """The codes of the states in which ``clock`` may run."""
    begun = [procedure.moves[name].target for name in clock.starts if name in procedure.moves]
    if procedure.begin.name in clock.starts:
        begun.append(procedure.begin.target)
    found, left = set[str](), [state.code for state in begun]
    while left:
        code = left.pop()
        if code not in found:
            found.add(code)
            left += [m.target.code for m in procedure.leaving(code) if m.name not in clock.stops]
    return found


def _named(procedure: type[Procedure]) -> Iterator[CheckMessage]:
    """Whoever a record names to make a move reads it: the ledger leaves it something."""
    left = [filling.by for filling in procedure.ledger().rights.fillings]
    for move in procedure.moves.values():
        if move.named and move.named not in left:
            said = f"动作「{move.label}」由「{move.named}」列所写的部门办理，而台账没有写明它可以查看。"
            yield _error(procedure, 16, said, f'在台账的 rights 中写 fillings=(Filling("{move.named}"),)。')


def _orphans() -> Iterator[CheckMessage]:
    """A column that only a procedure writes, in a ledger that has none, would stay empty for ever."""
    for ledger in ledgers.ledgers():
        kept = [n for n, c in ledger.declared().items() if isinstance(c, StateColumn | MovedOn)]
        if kept and registry.find(ledger.label) is None:
            said = f"台账「{ledger.name}」（{ledger.label}）有流程列（{'、'.join(kept)}），却没有流程。"
            yield Error(said, hint="在记录旁声明 Procedure。", obj=ledger, id="procedure.E015")


_RULES: tuple[Callable[[type[Procedure]], Iterator[CheckMessage]], ...] = (
    _states,
    _reach,
    _columns,
    _evidence,
    _names,
    _last_days,
    _named,
)
