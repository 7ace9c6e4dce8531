"""Start-up checks of what is collected: each name given as a string is resolved, and answered with 「是否为」."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from django.core.checks import CheckMessage, Error

from yuanqu.engines.collecting.declaration import Collecting, collectings
from yuanqu.engines.collecting.records import Return, ReturnLoop, Task
from yuanqu.engines.collecting.request_records import (
    Request,
    RequestLoop,
    RequestReturn,
    RequestReturnLoop,
)
from yuanqu.engines.collecting.requested import Requesting, requesting
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure import registry as procedures


def check_collectings(**_options: Any) -> list[CheckMessage]:
    """Everything wrong with what is declared."""
    given = requesting()
    found = [(each.name, *told) for each in collectings() for told in check(each)]
    found += [("台账报送", *told) for told in check_requesting(given)] if given else []
    return [Error(f"填报「{name}」：{said}", id=f"collecting.{code}") for name, code, said in found]


def check(collecting: Collecting) -> Iterator[tuple[str, str]]:
    """The problems of one declaration as ``(code, sentence)``."""
    for label in filter(None, (collecting.of, collecting.tasks, collecting.returns, collecting.lock)):
        try:
            registry.ledger(label)
        except registry.UnknownLedger as error:
            yield "ledger", str(error)
            return
    yield from _records(collecting)
    wanted = ["month", collecting.respondent, collecting.edition, collecting.reported, *collecting.aside]
    yield from _columns(collecting.of, [name for name in wanted if name])
    yield from _columns(collecting.returns, [collecting.respondent])
    if collecting.lock:
        yield from _columns(collecting.lock, ["month", "locked_on", "locked_by", "unlocked_on", "reason"])


def check_requesting(given: Requesting) -> Iterator[tuple[str, str]]:
    """The problems of the ledgers by which departments are asked."""
    for label, record, loop in (
        (given.tasks, Request, RequestLoop),
        (given.returns, RequestReturn, RequestReturnLoop),
    ):
        try:
            ledger = registry.ledger(label)
        except registry.UnknownLedger as error:
            yield "ledger", str(error)
            continue
        if not issubclass(ledger.record, record):
            yield "record", f"「{label}」的记录不是 request_records.{record.__name__}"
        moved: Any = procedures.find(label)
        if moved is None or not issubclass(moved, loop):
            yield "loop", f"「{label}」没有流程 request_records.{loop.__name__}"


def _records(collecting: Collecting) -> Iterator[tuple[str, str]]:
    if not issubclass(collecting.task_ledger.record, Task):
        yield "task", f"「{collecting.tasks}」的记录不是填报任务（records.Task）"
    if not issubclass(collecting.return_ledger.record, Return):
        yield "return", f"「{collecting.returns}」的记录不是填报单（records.Return）"
    loop: Any = procedures.find(collecting.returns)
    if loop is None or not issubclass(loop, ReturnLoop):
        yield "loop", f"「{collecting.returns}」没有填报流程（records.ReturnLoop）"


def _columns(label: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    ledger = registry.ledger(label)
    for name in names:
        if name not in ledger.declared():
            near = get_close_matches(name, ledger.declared(), n=3, cutoff=0.4)
            hint = f"是否为：{'、'.join(near)}？" if near else f"可用的：{'、'.join(ledger.declared())}。"
            yield "column", f"台账「{ledger.name}」没有列「{name}」。{hint}"
