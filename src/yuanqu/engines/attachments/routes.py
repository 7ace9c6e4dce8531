"""Files in the JSON API: those of a record, and bringing one (附件接口)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Schema, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile

from yuanqu.engines.attachments.limits import FileUnfit
from yuanqu.engines.attachments.models import Attachment, Phase
from yuanqu.engines.attachments.reading import attached
from yuanqu.engines.attachments.rights import may_attach
from yuanqu.engines.attachments.shown import shown
from yuanqu.engines.attachments.storing import Claim, attach
from yuanqu.engines.ledger.api.problems import ERRORS, LedgerRefused
from yuanqu.engines.ledger.api.routers import register_router
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem, Refused

router = Router(tags=["附件"])


class AttachmentOut(Schema):
    """One file of a record."""

    id: UUID
    phase: str
    name: str
    media_type: str
    size: int
    taken_at: datetime | None
    longitude: str | None
    latitude: str | None
    taken_by: str
    origin: str
    uploaded_at: datetime
    sha256: str
    url: str
    warnings: list[str]


@router.get("/{label}/{record_id}", response={200: list[AttachmentOut], **ERRORS}, summary="一条记录的附件")
def files_of(request: HttpRequest, label: str, record_id: UUID) -> Any:
    """The standing files of a record the caller may read."""
    on = subject(request, label)
    record = on.record(record_id)
    return [_given(file) for file in attached(label, record.pk)]


@router.post("/{label}/{record_id}", response={201: AttachmentOut, **ERRORS}, summary="添加附件")
def bring(
    request: HttpRequest,
    label: str,
    record_id: UUID,
    file: File[UploadedFile],
    phase: Form[str] = "",
) -> Any:
    """Bring one file; brought again it is not kept twice."""
    on = subject(request, label)
    record = on.record(record_id)
    if not may_attach(on.account, on.ledger, record):
        refusal = Refused(
            "access.enter", f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能添加附件。"
        )
        raise LedgerRefused(on.ledger, refusal)
    if phase not in Phase.values:
        raise HttpError(
            400, f"没有「{phase}」这个阶段，可用：{'、'.join(value or '（空）' for value in Phase.values)}。"
        )
    return Status(201, _given(_kept(on, record, file, phase)))


def _kept(on: Subject, record: Record, file: UploadedFile, phase: str) -> Attachment:
    try:
        return attach(on.ledger, record, file.chunks(), file.name or "", on.account, Claim(phase=phase))
    except FileUnfit as unfit:
        problem = Problem(unfit.code, (), unfit.message)
        raise LedgerRefused(on.ledger, Refused(unfit.code, unfit.message, [problem])) from unfit


def _given(file: Attachment) -> dict[str, Any]:
    seen = shown(file)
    return {
        "id": file.pk,
        "phase": file.phase,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "taken_at": file.taken_at,
        "longitude": None if file.longitude is None else str(file.longitude),
        "latitude": None if file.latitude is None else str(file.latitude),
        "taken_by": file.taken_by,
        "origin": file.origin,
        "uploaded_at": file.uploaded_at,
        "sha256": file.digest,
        "url": seen.url,
        "warnings": list(seen.warnings),
    }


register_router("/attachments", router)
