"""A writer's drafts (本人文稿): taken in, edited in place, gone after a day."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.core.files.base import File
from django.db.models import QuerySet
from django.utils import timezone

from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.models import Draft
from yuanqu.engines.proof.reading.draft import MAX_BYTES, read_draft
from yuanqu.people.models import Account

KEPT = timedelta(hours=24)
MOST = 300_000  # letters that a page shows; the command line reads longer ones
PASTED = "粘贴的文稿"


def own(account: Account) -> QuerySet[Draft]:
    """The drafts of ``account``; whosoever are older than a day are deleted first."""
    Draft.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    return Draft.objects.filter(account=account).order_by("-made_at")


def find(account: Account, draft_id: UUID) -> Draft | None:
    """One of the account's own drafts."""
    return own(account).filter(pk=draft_id).first()


def take(upload: File[bytes] | None, pasted: str, period: str, account: Account) -> Draft:
    """Keep an uploaded or a pasted draft. Raises ProofError or DocumentError where it cannot be read."""
    content, name = b"", PASTED
    text = pasted.replace("\r\n", "\n")
    if upload is not None:
        if (upload.size or 0) > MAX_BYTES:
            raise ProofError("too_large", f"文件超过 {MAX_BYTES // 1024 // 1024} MB：请拆分后再核。")
        content, name = upload.read(), Path(upload.name or PASTED).name
        text = _read(content, name)
    if not text.strip():
        raise ProofError("empty", "没有读到文字：请选择文件，或把文稿粘贴到框中。")
    if len(text) > MOST:
        raise ProofError("too_large", f"文稿超过 {MOST // 10000} 万字：请拆分，或用命令 yuanqu proof 核对。")
    return Draft.objects.create(
        account=account,
        name=name[-200:],
        file=content if content.startswith(b"PK") else b"",
        read=text.replace("\x00", ""),
        text=text.replace("\x00", ""),
        period=period,
        made_at=timezone.now(),
    )


def replace(draft: Draft, start: int, end: int, quote: str, instead: str) -> bool:
    """Put other words in the place of some; False where other words stand there by now."""
    if draft.text[start:end] != quote:
        return False
    draft.text = draft.text[:start] + instead + draft.text[end:]
    draft.save(update_fields=["text"])
    return True


def _read(content: bytes, name: str) -> str:
    with tempfile.TemporaryDirectory(prefix="yuanqu-proof-") as folder:
        path = Path(folder) / f"draft{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return read_draft(path).text
