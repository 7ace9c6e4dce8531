"""The import pages: upload, preview, apply, result, the marked workbook, undo (导入页面)."""

from __future__ import annotations

import re
import tempfile
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.exporting.template import write_template
from yuanqu.engines.ledger.importing.applying import Outcome
from yuanqu.engines.ledger.importing.batch_group import BatchGroup, batches_of
from yuanqu.engines.ledger.importing.batch_page import BatchPage
from yuanqu.engines.ledger.importing.forms import ApplyForm, UndoForm, UploadForm
from yuanqu.engines.ledger.importing.keeping import keep
from yuanqu.engines.ledger.importing.limits import DEFAULT
from yuanqu.engines.ledger.importing.marking import write_failed, write_marked
from yuanqu.engines.ledger.importing.prepared import Choices, Mode
from yuanqu.engines.ledger.importing.previewing import (
    keep_headings,
    keep_previews,
    preview,
    proposed,
    source_of,
)
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.undoing import UndoRefused, undo
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.site.parts import Action, Crumb

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RECENT = 10
_SEVERAL = re.compile(r"\s*[、,，;；]\s*")


def _entering(request: HttpRequest, label: str) -> Subject:
    on = subject(request, label)
    if not on.may_write:
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能向其中导入。")
    return on


def _batch(on: Subject, batch_id: UUID) -> ImportBatch:
    found = batches_of(on).filter(pk=batch_id).first()
    if found is None:
        raise Http404(f"「{on.ledger.name}」没有这一导入批次。")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/import/``: choose a file; it is read and checked, and shown before anything is written."""
    on = _entering(request, label)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _preview(on, form)
        except FileRefused as refusal:
            form.add_error("workbook", str(refusal))
        else:
            return _shown(on, batch)
    context = {
        "ledger": on.ledger,
        "crumbs": on.crumbs(Crumb("导入")),
        "actions": [Action("下载模板", on.url("template"), "download")],
        "form": form,
        "hint": f"支持 .xlsx、.xls、.et、.csv、.geojson，"
        f"不超过 {DEFAULT.size // 1_000_000} MB、{DEFAULT.rows // 10_000} 万行",
        "batches": batches_of(on).order_by("-created_at")[:_RECENT],
        "back": on.url("list"),
    }
    return render(request, "ledger/import/upload.html", context, status=422 if form.errors else 200)


def _preview(on: Subject, form: UploadForm) -> ImportBatch:
    given = form.cleaned_data
    file = cast("UploadedFile[Any]", given["workbook"])
    source = keep(file.chunks(), file.name or "未命名")
    sheets = dict.fromkeys(filter(None, _SEVERAL.split(given["sheet"].strip())), on.ledger.label)
    choices = Choices(sheets, given["explanation"], given["blanks"] == "keep")
    return preview(on, source, proposed(on, source, choices))


def _shown(on: Subject, batch: ImportBatch) -> HttpResponse:
    """To the page of a batch, which may be of another ledger now."""
    return redirect("ledger:import-batch", batch.ledger, batch.pk)


@require_safe
def show_batch(request: HttpRequest, label: str, batch_id: UUID) -> HttpResponse:
    """``/ledgers/<label>/import/<batch>/``: the preview, or what became of it."""
    on = _entering(request, label)
    batch = _batch(on, batch_id)
    return render(request, "ledger/import/batch.html", BatchPage(on, batch).context())


@require_POST
def apply_batch(request: HttpRequest, label: str, batch_id: UUID) -> HttpResponse:
    """Write a previewed batch, unless the ledger has changed since: then the preview is shown anew."""
    on = _entering(request, label)
    batch = _batch(on, batch_id)
    if batch.state != ImportBatch.State.PREVIEWED:
        messages.warning(request, f"这一批次{batch.get_state_display()}，没有重复处理。")
        return redirect(on.url("import-batch", batch.pk))
    group = BatchGroup(on, batch)
    group.require_entering()
    try:
        return _confirm(request, on, batch, group)
    except FileRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(on.url("import-batch", batch.pk))


def _confirm(request: HttpRequest, on: Subject, batch: ImportBatch, group: BatchGroup) -> HttpResponse:
    """Apply what was previewed; with sheets or headings chosen otherwise, preview anew first."""
    if "again" in request.POST or group.said_otherwise(request.POST) or "refusal" in batch.preview:
        anew = preview(on, source_of(batch), group.choices(request.POST), group.batches)
        messages.info(request, "已按所选重新读取，请核对后确认导入。")
        return _shown(on, anew)
    form = ApplyForm(request.POST)
    if not form.is_valid():
        page = BatchPage(on, batch, apply_form=form)
        return render(request, "ledger/import/batch.html", page.context(), status=422)
    return _apply(request, on, group, Mode(form.cleaned_data["mode"]), form.cleaned_data["reason"])


def _apply(request: HttpRequest, on: Subject, group: BatchGroup, mode: Mode, reason: str) -> HttpResponse:
    confirmed = group.confirmed(request.POST)
    submission = group.submission(confirmed)
    found, held = submission.prepare(), {one.ledger: one for one in group.batches}
    if any(one.counts.as_json() != held[one.ledger.label].counts for one in found):
        anew = keep_previews(on, found, held, mode, reason)
        messages.warning(
            request, "预览之后台账又有变动，结果与刚才看到的不同，还没有写入。请核对下面的新预览后再确认。"
        )
        return _shown(on, anew)
    outcomes = submission.apply(found, mode, reason, on.account, batches=held)
    _tell(request, outcomes)
    for ledger, said in confirmed.items():
        keep_headings(on, ledger, said)
    own = next(one.batch for one in outcomes if one.batch.ledger == on.ledger.label)
    return redirect(on.url("import-batch", own.pk))


def _tell(request: HttpRequest, outcomes: list[Outcome]) -> None:
    if any(one.refused for one in outcomes):
        messages.error(request, "还有需要改正的行，按“全部通过才导入”什么也没有写入。")
    elif all(one.changed_nothing for one in outcomes):
        messages.info(request, "文件中的内容与台账一致，什么也没有改变。")
    elif len(outcomes) == 1:
        messages.success(request, f"已导入：新增 {outcomes[0].inserted} 条，更新 {outcomes[0].updated} 条。")
    else:
        told = "；".join(
            f"{registry.ledger(one.batch.ledger).name}新增 {one.inserted} 条，更新 {one.updated} 条"
            for one in outcomes
        )
        messages.success(request, f"已一并导入：{told}。")


@require_POST
def undo_batch(request: HttpRequest, label: str, batch_id: UUID) -> HttpResponse:
    """Take an applied batch back as a whole."""
    on = _entering(request, label)
    batch = _batch(on, batch_id)
    BatchGroup(on, batch).require_entering()
    form = UndoForm(request.POST)
    if not form.is_valid():
        page = BatchPage(on, batch, undo_form=form)
        return render(request, "ledger/import/batch.html", page.context(), status=422)
    try:
        voided, restored = undo(batch, form.cleaned_data["reason"], on.account)
    except (UndoRefused, FileRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"已撤销这一批次：作废 {voided} 条，恢复原值 {restored} 条。")
    return redirect(on.url("import-batch", batch.pk))


@require_safe
def marked_workbook(request: HttpRequest, label: str, batch_id: UUID) -> HttpResponseBase:
    """The sender's workbook with every problem marked; ``?failed=1``: only the failed rows, to mend and import."""
    on = _entering(request, label)
    batch = _batch(on, batch_id)
    try:
        prepared = BatchGroup(on, batch).prepared()
    except FileRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(on.url("import-batch", batch.pk))
    file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    failed = "failed" in request.GET
    (write_failed if failed else write_marked)(prepared, file)
    stem = batch.file_name.rpartition(".")[0] or batch.file_name
    return _download(file, f"{stem}-{'待改正的行' if failed else '校验结果'}.xlsx")


@require_safe
def template(request: HttpRequest, label: str) -> HttpResponseBase:
    """``/ledgers/<label>/template/``: the ledger's blank workbook."""
    on = subject(request, label)
    file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_template(on.ledger, file)
    return _download(file, f"{on.ledger.name}模板.xlsx")


def _download(file: Any, name: str) -> FileResponse:
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)
