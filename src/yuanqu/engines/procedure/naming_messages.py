"""What the records are called that messages speak of (消息所说的记录), asked when a message is read, by its reader."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import Resolver404, resolve

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.titles import NAMELESS, titles_of
from yuanqu.engines.procedure.models import Message
from yuanqu.people.models import Account

_DETAIL = "ledger:detail"


def named(account: Account, messages: Iterable[Message]) -> list[tuple[Message, str]]:
    """Each message with the name of the record it leads to; empty where it leads to none, or to none of his."""
    listed = [(message, _record(message)) for message in messages]
    of_ledger: dict[str, set[UUID]] = {}
    for _, record in listed:
        if record:
            of_ledger.setdefault(record[0], set()).add(record[1])
    names = {
        (label, pk): "" if title in NAMELESS else title
        for label, ids in of_ledger.items()
        for pk, title in titles_of(account, registry.ledger(label), ids).items()
    }
    return [(message, names.get(record, "") if record else "") for message, record in listed]


def _record(message: Message) -> tuple[str, UUID] | None:
    """The ledger and the id of the record whose page the message leads to."""
    try:
        found = resolve(message.url.partition("?")[0]) if message.url else None
    except Resolver404:
        return None
    if found is None or found.view_name != _DETAIL:
        return None
    return found.kwargs["label"], found.kwargs["record_id"]
