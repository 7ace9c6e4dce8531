"""Uploading, looking at, downloading and voiding files (附件页面)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from yuanqu.engines.attachments.block import TEMPLATE, block_context
from yuanqu.engines.attachments.limits import FileUnfit
from yuanqu.engines.attachments.models import Attachment, Origin, Phase
from yuanqu.engines.attachments.pictures import possible_time
from yuanqu.engines.attachments.reading import access_attachment
from yuanqu.engines.attachments.rights import may_attach, may_remove
from yuanqu.engines.attachments.shown import shown
from yuanqu.engines.attachments.storing import Claim, attach, kept, remove
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb

_NOTHING_RUNS = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


@require_POST
def upload(request: HttpRequest, label: str, record_id: UUID) -> HttpResponse:
    """``/attachments/to/<label>/<id>/``: takes the good files, and says of each other why not."""
    on = subject(request, label)
    record = on.record(record_id)
    if not may_attach(on.account, on.ledger, record):
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能添加附件。")
    refused = []
    files = request.FILES.getlist("files")
    claim = _claim(request)
    for file in files:
        try:
            attach(on.ledger, record, file.chunks(), file.name or "", on.account, claim)
        except FileUnfit as unfit:
            refused.append(unfit.message)
    if not files:
        refused.append("没有选文件。请先拍照或选取文件，再上传。")
    if request.headers.get("HX-Request"):
        context = {"part": block_context(on, record, refused, said=claim.phase)}
        nothing_taken = len(refused) >= max(1, len(files))
        return render(request, TEMPLATE, context, status=422 if nothing_taken else 200)
    for message in refused:
        messages.error(request, message)
    return redirect(on.url("detail", record.pk))


@require_safe
def file_page(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """``/attachments/<id>/``: one file with its time, place and person; opens in the panel."""
    file = _readable(request, attachment_id)
    on = Subject(registry.ledger(file.ledger), cast(Account, request.user))
    record = on.record(file.record)
    context = {
        "shown": shown(file),
        "title": file.name,
        "crumbs": on.crumbs(Crumb("记录", on.url("detail", record.pk)), Crumb(file.name)),
        "back": on.url("detail", record.pk),
        "may_remove": file.voided_at is None
        and file.move is None
        and may_remove(on.account, on.ledger, record, file),
    }
    return render(request, "attachments/page.html", context)


@require_safe
def file_content(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """``/attachments/<id>/file``: the original; ``?as=thumbnail`` and ``?as=shown`` a picture's scaled copies."""
    file = _readable(request, attachment_id)
    wanted = request.GET.get("as", "")
    scaled = {"thumbnail": file.thumbnail, "shown": file.shown}.get(wanted, "")
    path = kept(scaled or file.digest)
    if not path.is_file():
        raise Http404("文件不在存放处。请联系系统管理员从备份中恢复。")
    inline = file.is_picture and bool(wanted)
    response = FileResponse(
        path.open("rb"),
        as_attachment=not inline,
        filename=file.name,
        content_type="image/jpeg" if scaled else file.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _NOTHING_RUNS
    response["Cache-Control"] = "private, max-age=3600"
    return cast(HttpResponse, response)


@require_POST
def void_file(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """``/attachments/<id>/void/``: voids a file with a reason."""
    file = _readable(request, attachment_id)
    on = Subject(registry.ledger(file.ledger), cast(Account, request.user))
    record = on.record(file.record)
    if not may_remove(on.account, on.ledger, record, file):
        raise PermissionDenied("附件由上传的人作废，或由填报这条记录的部门的科长作废。")
    try:
        remove(file, on.account, request.POST.get("reason", ""))
        messages.success(request, f"附件「{file.name}」已作废。")
    except FileUnfit as unfit:
        messages.error(request, unfit.message)
    return redirect(on.url("detail", record.pk))


def _readable(request: HttpRequest, attachment_id: UUID) -> Attachment:
    found = access_attachment(cast(Account, request.user), attachment_id)
    if found is None:
        raise Http404("没有这个附件，或您无权查看。")
    return found


def _claim(request: HttpRequest) -> Claim:
    """What the phone says beside the files; what cannot be read is left out, never guessed."""
    phase = request.POST.get("phase", "")
    longitude, latitude = _degrees(request, "longitude", 180), _degrees(request, "latitude", 90)
    known = longitude is not None and latitude is not None
    return Claim(
        phase=phase if phase in Phase.values else Phase.NONE,
        origin=Origin.CAMERA if request.POST.get("origin") == Origin.CAMERA else Origin.ALBUM,
        taken_at=_moment(request.POST.get("taken_at", "")),
        longitude=longitude if known else None,
        latitude=latitude if known else None,
    )


def _degrees(request: HttpRequest, word: str, most: int) -> Decimal | None:
    try:
        found = Decimal(request.POST.get(word, ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) <= most else None


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    found = possible_time(found)
    return timezone.make_aware(found) if found is not None and timezone.is_naive(found) else found
