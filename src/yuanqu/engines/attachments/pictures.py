"""Pictures: checked by decoding, turned upright, scaled; what they say of when and where they were taken (照片)."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image, ImageOps, UnidentifiedImageError

from yuanqu.engines.attachments.limits import LIMITS, FileUnfit, Limits

BUSINESS_ZONE = ZoneInfo("Asia/Shanghai")
_TAKEN, _OFFSET, _EXIF, _GPS = 0x9003, 0x9011, 0x8769, 0x8825
_QUALITY = 85
_DIGITS = re.compile(r"\d+")
_PLACES = Decimal("0.0000001")
_YEARS = range(1990, 2100)


@dataclass(frozen=True)
class Picture:
    """What was read of a picture. ``shown`` is a scaled JPEG, empty where the original may be shown as it is."""

    width: int
    height: int
    shown: bytes
    thumbnail: bytes
    taken_at: datetime | None
    longitude: Decimal | None
    latitude: Decimal | None


def read_picture(path: Path, name: str, limits: Limits = LIMITS) -> Picture:
    """Decode the picture at ``path``. Raises FileUnfit: ``pixels``, ``broken``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
                _require_size(image, name, limits)
                exif = image.getexif()
                return _picture(image, exif, limits)
    except Image.DecompressionBombError as error:  # told by its head alone, before anything could measure it
        counted = _DIGITS.search(str(error))
        said = f"{int(counted[0]) // 10_000} 万像素" if counted else "过多像素"
        raise _too_many_pixels(name, said, limits) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise FileUnfit(
            "broken", f"「{name}」不是完整的照片，读不出来。请重新拍摄或重新保存后再上传。"
        ) from error


def _require_size(image: Image.Image, name: str, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise _too_many_pixels(name, f"{image.width}×{image.height} 像素", limits)


def _too_many_pixels(name: str, said: str, limits: Limits) -> FileUnfit:
    most = limits.pixels // 10_000
    return FileUnfit("pixels", f"「{name}」有 {said}，超过上限 {most} 万像素。请缩小后再上传。")


def _picture(image: Image.Image, exif: Image.Exif, limits: Limits) -> Picture:
    width, height = image.size  # before the draft, which makes the image smaller
    if image.format == "JPEG":
        image.draft(
            "RGB", (limits.side * 2, limits.side * 2)
        )  # decodes at a fraction of the size, and far quicker
    turned = exif.get(0x0112, 1) != 1
    upright = ImageOps.exif_transpose(image).convert("RGB")
    scaled = max(upright.size) > limits.side or turned
    longitude, latitude = _place(exif)
    shown = _jpeg(upright, limits.side) if scaled else b""
    thumbnail = _jpeg(upright, limits.thumbnail)
    return Picture(width, height, shown, thumbnail, _taken_at(exif), longitude, latitude)


def _jpeg(image: Image.Image, side: int) -> bytes:
    copy = image.copy()
    copy.thumbnail((side, side))
    written = io.BytesIO()
    copy.save(
        written, "JPEG", quality=_QUALITY
    )  # without the EXIF: the place stays with those who may read it
    return written.getvalue()


def possible_time(said: datetime | None) -> datetime | None:
    """``said`` if a picture can have been taken then: a year 1 or 9999 cannot even be shown in local time."""
    return said if said is not None and said.year in _YEARS else None


def _taken_at(exif: Image.Exif) -> datetime | None:
    inner = exif.get_ifd(_EXIF)
    text = str(inner.get(_TAKEN) or "").strip("\x00 ")
    try:
        taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")
        offset = str(inner.get(_OFFSET) or "").strip("\x00 ")
        if offset:
            taken = datetime.strptime(f"{text}{offset.replace(':', '')}", "%Y:%m:%d %H:%M:%S%z")
        return possible_time(taken if taken.tzinfo else taken.replace(tzinfo=BUSINESS_ZONE))
    except ValueError:
        return None


def _place(exif: Image.Exif) -> tuple[Decimal | None, Decimal | None]:
    found = exif.get_ifd(_GPS)
    return _degrees(found, 4, 3, "W", 180), _degrees(found, 2, 1, "S", 90)


def _degrees(gps: Mapping[int, Any], value: int, reference: int, minus: str, most: int) -> Decimal | None:
    """Degrees, minutes and seconds as decimal degrees; None where they are not there or make no place."""
    try:
        degrees, minutes, seconds = (Decimal(part.numerator) / part.denominator for part in gps[value])
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError, InvalidOperation):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not found.is_finite() or not 0 <= found <= most:
        return None
    signed: Decimal = (-found if str(gps.get(reference, "")).upper().startswith(minus) else found).quantize(
        _PLACES
    )
    return signed
