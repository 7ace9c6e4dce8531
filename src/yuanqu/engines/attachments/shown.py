"""A file as pages and the API show it: its address, what is said below it, what is odd about it (附件的呈现)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from yuanqu.engines.attachments.models import Attachment, Origin, Phase
from yuanqu.engines.attachments.storing import same_elsewhere

ODD_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Shown:
    """One file in words. ``warnings``: what a checker should look at twice."""

    file: Attachment
    url: str
    page: str
    thumbnail: str
    size: str
    taken: str
    place: str
    warnings: tuple[str, ...]


def shown(file: Attachment) -> Shown:
    """``file`` as it is shown."""
    url = reverse("attachments:file", args=[file.pk])
    return Shown(
        file=file,
        url=url,
        page=reverse("attachments:page", args=[file.pk]),
        thumbnail=f"{url}?as=thumbnail" if file.is_picture else "",
        size=_size(file.size),
        taken=f"{timezone.localtime(file.taken_at):%Y-%m-%d %H:%M}" if file.taken_at else "",
        place=_place(file),
        warnings=tuple(_warnings(file)),
    )


def grouped(files: list[Attachment]) -> list[tuple[str, str, list[Shown]]]:
    """``(phase, label, files)`` in the order of the phases, those that have files only."""
    by_phase: dict[str, list[Shown]] = {}
    for file in files:
        by_phase.setdefault(file.phase, []).append(shown(file))
    return [(phase.value, phase.label, by_phase[phase.value]) for phase in Phase if phase.value in by_phase]


def _size(size: int) -> str:
    return f"{max(1, size // 1000)} KB" if size < 1_000_000 else f"{size // 100_000 / 10} MB"


def _place(file: Attachment) -> str:
    if file.longitude is None or file.latitude is None:
        return ""
    east = f"{abs(file.longitude):.5f}°{'E' if file.longitude >= 0 else 'W'}"
    north = f"{abs(file.latitude):.5f}°{'N' if file.latitude >= 0 else 'S'}"
    return f"{east}，{north}"


def _warnings(file: Attachment) -> list[str]:
    found = []
    if file.taken_at and file.taken_at > file.uploaded_at + ODD_AFTER:
        found.append("照片时间晚于上传时间，手机时钟可能不准")
    elif file.taken_at and file.origin == Origin.CAMERA and file.uploaded_at - file.taken_at > ODD_AFTER:
        found.append("照片时间与上传时间相差 10 分钟以上")
    if file.is_picture and not file.taken_at:
        found.append("照片没有拍摄时间")
    elsewhere = same_elsewhere(file) if file.is_picture else 0
    if elsewhere:
        found.append(f"同图：另有 {elsewhere} 条记录用了同一张照片")
    return found
