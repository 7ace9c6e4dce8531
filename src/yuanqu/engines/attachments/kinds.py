"""What a file is, judged by its content and never by its name (文件类型)."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.attachments.limits import LIMITS, FileUnfit, Limits


@dataclass(frozen=True)
class Kind:
    """``media_type`` is what it is served as, ``suffix`` what its name ends with when it is downloaded."""

    media_type: str
    suffix: str
    picture: bool = False


JPEG = Kind("image/jpeg", ".jpg", True)
PNG = Kind("image/png", ".png", True)
WEBP = Kind("image/webp", ".webp", True)
PDF = Kind("application/pdf", ".pdf")
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = Kind(f"{_OFFICE}wordprocessingml.document", ".docx")
XLSX = Kind(f"{_OFFICE}spreadsheetml.sheet", ".xlsx")

_MAIN_PART = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_TAKEN = "照片（JPG、PNG、WebP）、PDF、Word（.docx）和 Excel（.xlsx）"


def kind_of(path: Path, name: str, limits: Limits = LIMITS) -> Kind:
    """The kind of the file at ``path``. Raises FileUnfit: ``kind``, ``heic``, ``unpacks_too_large``, ``broken``."""
    with path.open("rb") as file:
        head = file.read(32)
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(path, name, limits)
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        raise FileUnfit(
            "heic",
            f"「{name}」是 HEIC 照片，多数电脑打不开。请在手机相机设置中选「兼容性最佳」（JPG）后重拍，或转成 JPG。",
        )
    raise FileUnfit("kind", f"「{name}」的内容不是可收的文件类型。可收{_TAKEN}；请换成其中一种再上传。")


def _office_kind(path: Path, name: str, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise FileUnfit("broken", f"「{name}」已损坏，打不开。请重新保存后再上传。") from error
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
        raise FileUnfit(
            "unpacks_too_large",
            f"「{name}」解开后超过上限 {limits.unpacked // 1_000_000} MB，未收。请拆成几个文件。",
        )
    names = {part.filename for part in parts}
    for main, kind in _MAIN_PART.items():
        if main in names:
            if any(each.endswith("vbaProject.bin") for each in names):
                raise FileUnfit("macros", f"「{name}」含有宏，未收。请另存为不含宏的格式再上传。")
            return kind
    raise FileUnfit("kind", f"「{name}」是压缩包，不在可收之列。可收{_TAKEN}；请解开后逐个上传。")
