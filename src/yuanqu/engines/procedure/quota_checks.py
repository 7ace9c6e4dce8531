"""Start-up checks of quotas: each name given as a string is resolved, and answered with 「是否为」."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from django.core.checks import CheckMessage, Error

from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.quotas import Having, Quota, quotas

_SHARED = ("link", "code", "text")


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
    yield from _whose(quota, done, objects)
    yield from _when(quota, done)
    for having in quota.only:
        yield from _column(done, having.column, ("code", "yes_no"), "代码或是否")
        yield from _values(done, having)
    if quota.once:
        yield from _column(done, quota.once, (*_SHARED, "day"), "可以计一次的")
    for name in quota.standing or ():
        yield from _column(objects, name, ("day", "moment"), "日期")
    if quota.least < 1 or quota.grace < 0:
        yield "number", "最少次数应不小于 1，宽限天数应不为负"


def _whose(quota: Quota, done: type[Ledger], objects: type[Ledger]) -> Iterator[tuple[str, str]]:
    """A record leads to its object by one link, or shares columns with it."""
    if bool(quota.link) == bool(quota.alike):
        yield "link", "关联列（link）与共有的列（alike）只写一样"
        return
    for name in quota.alike:
        yield from _column(done, name, _SHARED, "可以共有的")
        yield from _column(objects, name, _SHARED, "可以共有的")
    if quota.link:
        yield from _column(done, quota.link, ("link",), "关联")
        link: Any = done.declared().get(quota.link)
        if link is not None and link.kind == "link" and link.related_model is not objects.record:
            yield "link", f"列「{quota.link}」关联的不是台账「{objects.name}」"


def _when(quota: Quota, done: type[Ledger]) -> Iterator[tuple[str, str]]:
    """A record is done on a date of its own, or on the day it came into states of its procedure."""
    if bool(quota.during) == bool(quota.entered):
        yield "during", "日期列（during）与进入的状态（entered）只写一样"
    elif quota.during:
        yield from _column(done, quota.during, ("day", "moment", "month"), "日期")
    elif not any(each.label == done.label for each in procedures.procedures()):
        yield "entered", f"台账「{done.name}」没有流程，不能按进入的状态计"
    else:
        known = {state.code for state in procedures.procedure(done.label).states()}
        for code in quota.entered:
            if code not in known:
                yield "entered", f"台账「{done.name}」没有状态「{code}」。{_hint(code, known)}"


def _values(ledger: type[Ledger], having: Having) -> Iterator[tuple[str, str]]:
    column = ledger.declared().get(having.column)
    if isinstance(column, Code):
        for value in having.values:
            if value not in column.codes.by_code:
                yield (
                    "code",
                    f"列「{having.column}」没有代码「{value}」。{_hint(str(value), column.codes.by_code)}",
                )


def _hint(asked: str, known: Collection[str]) -> str:
    near = get_close_matches(asked, known, n=3, cutoff=0.4)
    return f"是否为：{'、'.join(near)}？" if near else f"可用的：{'、'.join(known)}。"


def _column(
    ledger: type[Ledger], name: str, kinds: tuple[str, ...], wanted: str
) -> Iterator[tuple[str, str]]:
    known = {each: column for each, column in ledger.declared().items() if column.kind in kinds}
    if name not in known:
        yield "column", f"台账「{ledger.name}」没有{wanted}列「{name}」。{_hint(name, known)}"
    elif known[name].kept or known[name].personal:
        yield "column", f"台账「{ledger.name}」的列「{name}」不进入测算，不能用于应办事项"
