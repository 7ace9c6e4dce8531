"""Undoing a batch as a whole: what it inserted is voided, what it updated gets its former values back (撤销导入).

Refused, with names, when a record has been changed since or something links to it: nothing is lost behind anyone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.entitled import handed_over, raw_values
from yuanqu.engines.ledger.exporting.canonical import ZONE
from yuanqu.engines.ledger.exporting.keys import link_texts
from yuanqu.engines.ledger.exporting.targets import Target, name_of
from yuanqu.engines.ledger.importing.link_order import in_link_order
from yuanqu.engines.ledger.importing.standing import column_names
from yuanqu.engines.ledger.models import BeforeImage, ImportBatch
from yuanqu.engines.ledger.paths import stored_columns
from yuanqu.people.access import may_read
from yuanqu.people.filling import Pens

if TYPE_CHECKING:
    from yuanqu.people.models import Account

_NAMED = 10
_AT_A_TIME = 2_000


_followers: list[Callable[[type[Ledger], int, int], None]] = []


def follow_undoing(follower: Callable[[type[Ledger], int, int], None]) -> None:
    """Call ``follower`` with the ledger, the change undone and the one undoing it, under the latter."""
    if follower not in _followers:
        _followers.append(follower)


class UndoRefused(Exception):
    """The batch cannot be undone; the message names the records that stand in the way."""

    code = "import.undo_refused"


def undo(
    batch: ImportBatch, reason: str, actor: Account | None = None, *, actor_name: str = ""
) -> tuple[int, int]:
    """Undo an applied batch, and those imported together with it: how many records were voided and restored.

    Raises UndoRefused; nothing is undone then.
    """
    if not reason.strip():
        raise UndoRefused("撤销导入要写明原因，原因会记入变更历史。")
    voided = restored = 0
    with transaction.atomic():
        for one in reversed(group_of(batch)):  # what links goes before what is linked to
            of_one = _undo(one, reason, actor, actor_name)
            voided, restored = voided + of_one[0], restored + of_one[1]
    return voided, restored


def group_of(batch: ImportBatch) -> list[ImportBatch]:
    """The batch and those of the same submission, in the order in which they are written."""
    if batch.together is None:
        return [batch]
    by_ledger = {
        registry.ledger(one.ledger): one for one in ImportBatch.objects.filter(together=batch.together)
    }
    return [by_ledger[ledger] for ledger in in_link_order(by_ledger)]


def _undo(batch: ImportBatch, reason: str, actor: Account | None, actor_name: str) -> tuple[int, int]:
    ledger = registry.ledger(batch.ledger)
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state != ImportBatch.State.APPLIED:
            raise UndoRefused(f"这一批次的状态是“{batch.get_state_display()}”，只有已导入的批次可以撤销。")
        voided, restored = 0, 0
        if batch.change_id is not None:
            with connection.cursor() as cursor:
                cursor.execute(f'LOCK TABLE "{ledger.table()}" IN SHARE ROW EXCLUSIVE MODE')
            _require_untouched(ledger, batch.change_id, actor)
            _require_own(ledger, batch.change_id, actor)
            _require_unlinked(ledger, batch.change_id, actor)
            name = actor.name if actor else actor_name
            with changing(
                way="import",
                actor_id=actor.pk if actor else None,
                actor_name=name,
                reason=f"撤销导入：{reason}",
            ) as change:
                voided, restored = _void(ledger, batch.change_id, reason), _restore(ledger, batch.change_id)
                for follower in _followers:
                    follower(ledger, batch.change_id, change)
            batch.undone_by_id = change
        batch.state = ImportBatch.State.UNDONE
        batch.save(update_fields=["state", "undone_by"])
    return voided, restored


def _require_untouched(ledger: type[Ledger], change: int, actor: Account | None) -> None:
    touched = _ids(
        f'SELECT id::text FROM "{ledger.table()}" WHERE change_id = %s AND (version <> 1 OR voided_on IS NOT NULL)'  # noqa: S608
        " UNION SELECT ours.record::text FROM ledger_beforeimage ours JOIN ledger_beforeimage later"
        " ON later.record = ours.record AND later.ledger = ours.ledger AND later.change_id > ours.change_id"
        " WHERE ours.change_id = %s AND ours.ledger = %s",
        [change, change, ledger.label],
    )
    if touched:
        raise UndoRefused(
            f"这一批次中有 {len(touched)} 条记录在导入之后又有变更，撤销会丢掉那些变更，所以没有撤销："
            f"{_names(ledger, touched, actor)}。请先处理这些记录，或逐条更正。"
        )


def _require_own(ledger: type[Ledger], change: int, actor: Account | None) -> None:
    """Undoing voids rows and writes columns: only of those that are the actor's, as they are named now (按行授权)."""
    if actor is None or not ledger.rights.fillings:
        return
    pens = Pens(actor, ledger.record)
    foreign = [*_not_to_void(ledger, change, pens), *_not_to_restore(ledger, change, pens)]
    if foreign:
        raise UndoRefused(
            f"这一批次中有 {len(foreign)} 条记录由别的单位填写，您的账号不能撤销：{_names(ledger, foreign, actor)}。"
            "请由填写的单位撤销或更正，或请系统管理员用命令行撤销。"
        )


def _not_to_void(ledger: type[Ledger], change: int, pens: Pens) -> Iterator[str]:
    for record in ledger.record._default_manager.filter(change_id=change).iterator(_AT_A_TIME):
        if not pens.of(raw_values(ledger, record)).voids:
            yield str(record.pk)


def _not_to_restore(ledger: type[Ledger], change: int, pens: Pens) -> Iterator[str]:
    stored, images = stored_columns(ledger), BeforeImage.objects.filter(change=change, ledger=ledger.label)
    rows = ledger.record._default_manager.exclude(change_id=change)
    held = rows.in_bulk(images.values_list("record", flat=True))
    for image in images.filter(record__in=held):
        before = {stored[name]: value for name, value in image.before.items() if name in stored}
        row = raw_values(ledger, held[image.record])
        pen, typed = pens.of(row), before.keys() - ledger.untyped()
        own = pen.writes and not pen.owner and all(map(pen.may, typed))
        if not own or any(handed_over(ledger, row, row | before, pens)):
            yield str(image.record)


def _require_unlinked(ledger: type[Ledger], change: int, actor: Account | None) -> None:
    for other in registry.ledgers():
        for name, column in other.declared().items():
            if column.kind != "link" or cast(Any, column).remote_field.model is not ledger.record:
                continue
            field = column_names(other, [name])[0]
            own = "AND linking.change_id <> %s" if other is ledger else ""
            linked = _ids(
                f'SELECT DISTINCT linked.id::text FROM "{other.table()}" linking'  # noqa: S608
                f' JOIN "{ledger.table()}" linked ON linked.id = linking."{field}"'
                f" WHERE linking.voided_on IS NULL AND linked.change_id = %s {own}",
                [change, change] if own else [change],
            )
            if linked:
                readable = actor is None or may_read(actor, other.record)
                place = other.name if readable else "其他科室的台账"
                raise UndoRefused(
                    f"{place}中有记录关联着这一批次新增的 {len(linked)} 条记录，所以没有撤销："
                    f"{_names(ledger, linked, actor)}。请先撤销或更正{place}中的那些记录。"
                )


def _void(ledger: type[Ledger], change: int, reason: str) -> int:
    today = timezone.now().astimezone(ZoneInfo(ZONE)).date()
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{ledger.table()}" SET voided_on = %s, void_reason = %s, version = version + 1'  # noqa: S608
            " WHERE change_id = %s",
            [today, f"撤销导入：{reason}", change],
        )
        return int(cursor.rowcount)


def _restore(ledger: type[Ledger], change: int) -> int:
    """Give updated records their former values: the before-image laid over each as it is."""
    listed = ", ".join(f'"{column}"' for column in column_names(ledger, list(ledger.declared())))
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{ledger.table()}" AS held SET ({listed}) ='  # noqa: S608
            f" (SELECT {listed} FROM jsonb_populate_record(held, image.before - 'version')),"
            " version = held.version + 1 FROM"
            " (SELECT record, jsonb_object_agg(one.key, one.value ORDER BY ours.id DESC) AS before"  # the first holds
            " FROM ledger_beforeimage ours CROSS JOIN LATERAL jsonb_each(ours.before) one"
            " WHERE ours.change_id = %s AND ours.ledger = %s GROUP BY record) image"
            " WHERE image.record = held.id AND held.change_id <> %s",
            [change, ledger.label, change],
        )
        return int(cursor.rowcount)


def _ids(sql: str, parameters: list[Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] for row in cursor.fetchall()]


def _names(ledger: type[Ledger], ids: list[str], actor: Account | None) -> str:
    known = link_texts(Target(ledger, ledger.key, name_of(ledger)), ids[:_NAMED], actor)
    listed = "、".join(name or key for key, name in known.values())
    return listed + (" 等" if len(ids) > _NAMED else "")
