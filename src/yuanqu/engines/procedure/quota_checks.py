"""Start-up checks of quotas: each name given as a string is resolved, and answered with 「是否为」."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from django.core.checks import CheckMessage, Error

from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.procedure.quotas import Quota, quotas


def check_quotas(**_options: Any) -> list[CheckMessage]:
    """Everything wrong with the declared quotas."""
    return [
        Error(f"应办事项「{each.name}」：{said}", id=f"quota.{code}")
        for each in quotas()
        for code, said in check(each)
    ]


def check(quota: Quota) -> Iterator[tuple[str, str]]:
    """The problems of one quota as ``(code, sentence)``."""
    try:
        done, objects = ledgers.ledger(quota.of), ledgers.ledger(quota.each)
    except ledgers.UnknownLedger as error:
        yield "ledger", str(error)
        return
    yield from _column(done, quota.link, ("link",), "关联")
    yield from _column(done, quota.during, ("day", "moment"), "日期")
    for name in quota.standing or ():
        yield from _column(objects, name, ("day", "moment"), "日期")
    link: Any = done.declared().get(quota.link)
    if link is not None and link.kind == "link" and link.related_model is not objects.record:
        yield "link", f"列「{quota.link}」关联的不是台账「{objects.name}」"
    if quota.least < 1 or quota.grace < 0:
        yield "number", "最少次数应不小于 1，宽限天数应不为负"


def _column(
    ledger: type[Ledger], name: str, kinds: tuple[str, ...], wanted: str
) -> Iterator[tuple[str, str]]:
    known = {each: column for each, column in ledger.declared().items() if column.kind in kinds}
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else f"可用的：{'、'.join(known)}。"
        yield "column", f"台账「{ledger.name}」没有{wanted}列「{name}」。{hint}"
    elif known[name].kept or known[name].personal:
        yield "column", f"台账「{ledger.name}」的列「{name}」不进入测算，不能用于应办事项"
