"""Bringing a file to a record, and voiding it (附件的存放): checked by content, kept under its SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from yuanqu.engines.attachments.kinds import PDF, kind_of
from yuanqu.engines.attachments.limits import LIMITS, FileUnfit, Limits
from yuanqu.engines.attachments.models import Attachment, Origin, Phase
from yuanqu.engines.attachments.pdf_files import require_opens
from yuanqu.engines.attachments.pictures import Picture, read_picture
from yuanqu.engines.attachments.reading import attached
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.keeping import keep, kept
from yuanqu.engines.ledger.importing.limits import Limits as KeepingLimits
from yuanqu.engines.ledger.importing.problems import FileRefused

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger
    from yuanqu.engines.ledger.record import Record
    from yuanqu.people.models import Account

_NAME = 200


@dataclass(frozen=True)
class Claim:
    """What comes with a file: the phase it shows, where and when the phone says it was taken, how it came."""

    phase: str = Phase.NONE
    origin: str = Origin.ALBUM
    taken_at: datetime | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None


def attach(
    ledger: type[Ledger],
    record: Record,
    chunks: Iterable[bytes],
    name: str,
    by: Account | None,
    claim: Claim = Claim(),
    limits: Limits = LIMITS,
) -> Attachment:
    """Keep a file with a record. The same content brought twice for one phase is kept once.

    The caller has seen that ``by`` may. Raises FileUnfit: ``too_large``, ``too_many``, ``empty``, ``kind``,
    ``is_evidence`` (a move rests on the same content) and what the content gives. Nothing is kept then.
    """
    name = Path(name.replace("\\", "/")).name.strip()[:_NAME] or "未命名"
    if record.voided_on is not None:
        raise FileUnfit("record_voided", "这条记录已作废，不能再添加附件。")
    if attached(ledger.label, record.pk).count() >= limits.count:
        raise FileUnfit("too_many", f"一条记录至多 {limits.count} 个附件，「{name}」未收。请先作废不用的。")
    source = _kept(chunks, name, limits)
    if source.size == 0:
        raise FileUnfit("empty", f"「{name}」是空文件，未收。请检查后重新上传。")
    kind = kind_of(source.path, name, limits)
    picture = read_picture(source.path, name, limits) if kind.picture else None
    if kind is PDF:
        require_opens(source.path, name)
    again = attached(ledger.label, record.pk, claim.phase).filter(digest=source.digest)
    if found := again.first():
        return _not_proving(found, name)
    fields = _picture_fields(picture, claim)
    try:
        with transaction.atomic():
            return Attachment.objects.create(
                ledger=ledger.label,
                record=record.pk,
                phase=claim.phase,
                digest=source.digest,
                name=name,
                media_type=kind.media_type,
                size=source.size,
                taken_by=by.name if by and kind.picture else "",
                origin=claim.origin,
                uploaded_at=timezone.now(),
                uploaded_by=by,
                **fields,
            )
    except IntegrityError:  # the same upload, sent again at the same moment
        return again.get()


def remove(attachment: Attachment, by: Account, reason: str) -> None:
    """Void a file with a reason; it is listed no more and stays where it lies.

    Raises FileUnfit: ``reason_missing``, ``is_evidence`` (a move rests on it), ``voided``.
    """
    if not reason.strip():
        raise FileUnfit("reason_missing", "没有写作废原因。请用一句话写明，它会留在记录中。")
    with transaction.atomic():
        # The record is held, as a move holds it: what looks free now may become a move's evidence meanwhile.
        rows: Any = registry.ledger(attachment.ledger).record._default_manager
        rows.select_for_update(of=("self",)).get(pk=attachment.record)
        standing = Attachment.objects.filter(pk=attachment.pk, voided_at=None)
        if standing.exclude(move=None).exists():
            raise FileUnfit("is_evidence", "这个附件是已办理步骤的佐证，不能作废。")
        if not standing.update(voided_at=timezone.now(), void_reason=reason.strip(), voided_by=by):
            raise FileUnfit("voided", "这个附件已经作废。")


def same_elsewhere(attachment: Attachment) -> int:
    """On how many other records the very same picture lies (同图)."""
    others = Attachment.objects.filter(digest=attachment.digest, voided_at=None)
    return (
        others.exclude(ledger=attachment.ledger, record=attachment.record)
        .values("ledger", "record")
        .distinct()
        .count()
    )


def _not_proving(found: Attachment, name: str) -> Attachment:
    """The file that lies there with the same content, unless a move rests on it: it proves once."""
    if found.move is not None:
        since = timezone.localtime(found.uploaded_at)
        raise FileUnfit(
            "is_evidence",
            f"「{name}」与 {since:%Y-%m-%d} 上传的「{found.name}」内容相同，那一件已是已办理步骤的佐证，"
            "同一文件不能再证明一次，未收。请上传这一轮新的照片或材料。",
        )
    return found


def _kept(chunks: Iterable[bytes], name: str, limits: Limits) -> Any:
    try:
        return keep(chunks, name, KeepingLimits(size=limits.size))
    except FileRefused as refused:
        raise FileUnfit(
            "too_large", f"「{name}」超过上限 {limits.size // 1_000_000} MB，未收。请压缩或拆分后再上传。"
        ) from refused


def _picture_fields(picture: Picture | None, claim: Claim) -> dict[str, Any]:
    """Time and place: what the picture itself says goes before what the phone said beside it."""
    if picture is None:
        return {}
    own_place = picture.longitude is not None and picture.latitude is not None
    return {
        "width": picture.width,
        "height": picture.height,
        "shown": keep_bytes(picture.shown) if picture.shown else "",
        "thumbnail": keep_bytes(picture.thumbnail),
        "taken_at": picture.taken_at or claim.taken_at,
        "longitude": picture.longitude if own_place else claim.longitude,
        "latitude": picture.latitude if own_place else claim.latitude,
    }


def keep_bytes(content: bytes) -> str:
    """Keep what we made ourselves; gives its digest."""
    return keep([content], "made").digest


__all__ = ["Claim", "attach", "keep_bytes", "kept", "remove", "same_elsewhere"]
