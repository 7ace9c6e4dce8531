"""The ledgers in the navigation: the shared registers first, then each office's own (台账导航)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.http import HttpRequest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.office import Office
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.people.access import Reader, may_read, standing
from yuanqu.site.navigation import Item, Section, register_section

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

RoomItems = Callable[[HttpRequest, str], Iterable[Item]]

REGISTERS_ORDER = 10
OFFICES_ORDER = 20
GROUP = "台账"


def ledgers_by_room(account: Reader) -> list[tuple[str, list[type[Ledger]]]]:
    """``(Chinese name of the room, its ledgers that the account may read)``: registers first, offices by number."""
    rooms = [
        (name, [ledger for ledger in ledgers if may_read(account, ledger.record)])
        for name, _, _, ledgers in _rooms()
    ]
    return [(name, ledgers) for name, ledgers in rooms if ledgers]


def register_navigation() -> None:
    """One section for each room that has ledgers; called when all apps are ready."""
    for name, label, order, ledgers in _rooms():
        register_section(Section(name, order, _items_of(label, ledgers), "table"))


def also_list(items: RoomItems) -> None:
    """Add links to every room's section: ``items(request, room label)``, for engines above this one (指标)."""
    if items not in _ALSO:
        _ALSO.append(items)


_ALSO: list[RoomItems] = []


def _rooms() -> list[tuple[str, str, int, list[type[Ledger]]]]:
    by_room: dict[str, list[type[Ledger]]] = {}
    for ledger in registry.ledgers():
        by_room.setdefault(ledger.office(), []).append(ledger)
    rooms = [(*_named(label), ledgers) for label, ledgers in by_room.items()]
    return sorted(rooms, key=lambda room: room[2])


def _named(label: str) -> tuple[str, str, int]:
    config = apps.get_app_config(label)
    if isinstance(config, Office):
        return config.chinese, label, OFFICES_ORDER + config.number
    return str(config.verbose_name), label, getattr(config, "menu_order", REGISTERS_ORDER)


def _items_of(label: str, ledgers: list[type[Ledger]]) -> Callable[[HttpRequest], Iterable[Item]]:
    known: dict[
        tuple[str, str, bool], list[Item]
    ] = {}  # few differ in what they may open; every page lists it

    def items(request: HttpRequest) -> Iterable[Item]:
        if not request.user.is_authenticated:
            return []
        place = standing(request.user)
        if place not in known:
            known[place] = [
                _item(each.label, each.name) for each in ledgers if may_read(request.user, each.record)
            ]
        return [*known[place], *(item for others in _ALSO for item in others(request, label))]

    return items


@cache
def _item(label: str, name: str) -> Item:
    return Item(name, ledger_address(label, "list"), group=GROUP)
