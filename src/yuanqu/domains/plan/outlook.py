"""The report's second part, printed from the plan (下期工作安排): its themes, each action with its measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from yuanqu.domains.plan.codes import THEME
from yuanqu.engines.documents.model import Block, Heading, Item, runs
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.reports.outline import Occasion
from yuanqu.people.access import Reader, access_records
from yuanqu.registers.held import held

_ITEMS = "plan.item"


def outlook(occasion: Occasion) -> Iterator[Block]:
    """A headed paragraph a theme, an item an action, of the plan that lies ahead on the as-of day."""
    items = ahead(occasion.as_of, occasion.reader)
    for theme in THEME:
        found = [item for item in items if item.theme == theme.code]
        if found:
            yield Heading(2, runs(theme.note))
            for item in found:
                yield Item(3, runs(_sentence(item.action)), runs(f"{_sentence(item.measures)}{_whose(item)}"))


def ahead(as_of: date, reader: Reader | None) -> list[Any]:
    """The items adopted by ``as_of`` whose half-year had not begun then, in the order of the plan.

    The state is that of the day, as the moves say: an item done in August was ahead in June.
    """
    listed = list(
        items_of(reader).filter(adopted_on__lte=as_of, ahead_until__gte=as_of).order_by("order", "number")
    )
    moves = moves_of_many(procedures.procedure(_ITEMS), [item.pk for item in listed])
    return [item for item in listed if state_on(moves.get(item.pk, ()), as_of) == "adopted"]


def items_of(reader: Reader | None) -> Any:
    """The items of all plans that ``reader`` may see (None: all)."""
    model = registry.ledger(_ITEMS).record
    return held(_ITEMS) if reader is None else access_records(reader, model).filter(voided_on=None)


def state_on(made: Any, as_of: date) -> str:
    """The state that the last move by ``as_of`` left; empty before there was one."""
    return next((cast(str, each.target) for each in reversed(made) if each.on <= as_of), "")


def _sentence(text: str) -> str:
    return text.strip().rstrip("。；;") + "。"


def _whose(item: Any) -> str:
    """Who leads and by when, as plans print it."""
    helpers = f"，配合单位：{item.helpers}" if item.helpers else ""
    return f"（牵头单位：{item.lead}{helpers}；完成时限：{item.due_on.month}月{item.due_on.day}日）"
