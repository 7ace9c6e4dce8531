"""Pictures of hazards, drawn and not photographed: the place before, with what is wrong, and after it was put right.

They carry what a phone's picture carries: a day and hour, a place inside the zone, a line in the corner. Letters only,
so that no machine needs a Chinese font for them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from random import Random

from PIL import Image, ImageDraw

from yuanqu_demo.safety_checks import Life

SHOWN = 20  # the latest hazards, which the ledger lists first; the major ones have theirs, too
_WIDE, _HIGH = 480, 360
_EXIF, _TAKEN, _GPS = 0x8769, 0x9003, 0x8825
_WRONG, _RIGHT = (192, 40, 32), (36, 130, 70)
_WALLS = ((196, 200, 196), (188, 194, 204), (205, 200, 188), (178, 186, 190))
_FLOORS = ((120, 122, 120), (112, 104, 96), (98, 108, 116))

Drawing = Callable[[ImageDraw.ImageDraw, Random, bool], None]


@dataclass(frozen=True)
class Photo:
    """One picture of a hazard. ``phase``: before or after."""

    hazard_no: str
    phase: str
    name: str
    content: bytes


def photos(hazards: list[Life], chance: Random) -> Iterator[Photo]:
    """Pictures of the latest hazards and of the major ones: before each, after those that were put right."""
    latest = sorted(hazards, key=lambda life: (life.found, life.number))[-SHOWN:]
    chosen = {life.number: life for life in (*(each for each in hazards if each.level == "major"), *latest)}
    for life in chosen.values():
        scene = chance.randrange(1 << 30)
        yield _photo(life, "before", life.found, scene, mended=False)
        if life.rectified:
            yield _photo(life, "after", life.rectified, scene, mended=True)


def _photo(life: Life, phase: str, day: date, scene: int, *, mended: bool) -> Photo:
    chance = Random(scene)  # noqa: S311 - the same place before and after
    image = Image.new("RGB", (_WIDE, _HIGH), chance.choice(_WALLS))
    pen = ImageDraw.Draw(image)
    pen.polygon(((0, 250), (_WIDE, 230), (_WIDE, _HIGH), (0, _HIGH)), fill=chance.choice(_FLOORS))
    for column in range(chance.randint(20, 70), _WIDE, chance.randint(90, 140)):
        pen.line((column, 0, column, 244), fill=(150, 154, 152), width=2)
    _drawing_of(life.what.category)(pen, chance, mended)
    _mark(pen, mended)
    at = time(9 + chance.randrange(7), chance.randrange(60), chance.randrange(60))
    pen.rectangle((0, _HIGH - 22, 214, _HIGH), fill=(40, 44, 48))
    pen.text((8, _HIGH - 18), f"{life.number}  {day:%Y-%m-%d} {at:%H:%M}", fill=(240, 240, 240))
    word = "整改后" if mended else "整改前"
    return Photo(
        life.number, phase, f"{life.number}{word}.jpg", _jpeg(image, f"{day:%Y:%m:%d} {at:%H:%M:%S}", chance)
    )


def _jpeg(image: Image.Image, taken: str, chance: Random) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(_EXIF)[_TAKEN] = taken
    north, east = (28.0, 40.0, chance.uniform(10, 50)), (115.0, 53.0, chance.uniform(5, 55))
    exif.get_ifd(_GPS).update({1: "N", 2: north, 3: "E", 4: east})
    found = io.BytesIO()
    image.save(found, "JPEG", exif=exif, quality=82)
    return found.getvalue()


def _drawing_of(category: str) -> Drawing:
    by_category = {"B04": _cabinet, "B03": _passage, "B07": _passage, "B06": _barrels, "B09": _barrels}
    return by_category.get(category, _files if category.startswith("A") else _machine)


def _mark(pen: ImageDraw.ImageDraw, mended: bool) -> None:
    """A ring round what is wrong, a tick on what is right."""
    if mended:
        pen.line((396, 58, 414, 80, 450, 34), fill=_RIGHT, width=10, joint="curve")
    else:
        pen.ellipse((150, 90, 330, 300), outline=_WRONG, width=5)


def _cabinet(pen: ImageDraw.ImageDraw, chance: Random, mended: bool) -> None:
    left = 180 + chance.randint(-12, 12)
    pen.rectangle((left, 110, left + 120, 270), fill=(226, 228, 224), outline=(90, 96, 96), width=3)
    if mended:
        pen.polygon(((left + 60, 140), (left + 84, 184), (left + 36, 184)), fill=(236, 190, 40))
        pen.rectangle((left + 98, 190, left + 108, 214), fill=(70, 74, 74))
        return
    pen.rectangle((left + 10, 122, left + 110, 258), fill=(70, 76, 78))
    for row in range(140, 250, 26):
        pen.line(
            (left + 18, row, left + 102, row + chance.randint(-6, 6)),
            fill=chance.choice(((200, 60, 40), (220, 180, 50))),
            width=3,
        )
    pen.polygon(
        ((left + 120, 110), (left + 166, 126), (left + 166, 284), (left + 120, 270)), fill=(200, 204, 200)
    )


def _passage(pen: ImageDraw.ImageDraw, chance: Random, mended: bool) -> None:
    pen.rectangle((190, 84, 290, 244), fill=(120, 150, 140), outline=(70, 80, 78), width=4)
    pen.rectangle((204, 60, 276, 80), fill=(40, 140, 80))
    pen.polygon(((150, _HIGH), (210, 246), (270, 246), (340, _HIGH)), outline=(236, 200, 60), width=4)
    for box in range(0 if mended else 5):
        left, top = 150 + box % 3 * 60 + chance.randint(-8, 8), 226 - box // 3 * 52
        pen.rectangle((left, top, left + 56, top + 50), fill=(176, 132, 84), outline=(110, 80, 48), width=2)
        pen.line((left, top + 25, left + 56, top + 25), fill=(206, 176, 130), width=4)


def _machine(pen: ImageDraw.ImageDraw, chance: Random, mended: bool) -> None:
    pen.rectangle((130, 170, 350, 290), fill=(86, 116, 138), outline=(50, 66, 80), width=3)
    for centre, radius in ((190, 34), (290, 34 + chance.randint(-6, 6))):
        pen.ellipse(
            (centre - radius, 190 - radius, centre + radius, 190 + radius),
            fill=(150, 154, 156),
            outline=(60, 62, 64),
            width=4,
        )
    pen.line((190, 156, 290, 156), fill=(40, 40, 40), width=6)
    if mended:
        pen.rounded_rectangle((140, 140, 340, 232), 12, fill=(232, 186, 52), outline=(150, 116, 20), width=3)
        for bar in range(160, 340, 22):
            pen.line((bar, 144, bar, 228), fill=(150, 116, 20), width=2)


def _barrels(pen: ImageDraw.ImageDraw, chance: Random, mended: bool) -> None:
    if mended:
        pen.rectangle((120, 278, 370, 300), fill=(240, 200, 60), outline=(150, 116, 20), width=3)
    else:
        pen.ellipse((150, 262, 360, 316), fill=(66, 64, 50))
    for place in range(3):
        left = 140 + place * 74 + chance.randint(-6, 6)
        colour = chance.choice(((58, 96, 150), (150, 70, 60), (80, 120, 80)))
        pen.rectangle((left, 160, left + 58, 280), fill=colour, outline=(40, 44, 48), width=2)
        pen.ellipse((left, 148, left + 58, 172), fill=tuple(min(255, part + 40) for part in colour))
        if mended:
            pen.rectangle((left + 14, 200, left + 44, 230), fill=(250, 250, 240))


def _files(pen: ImageDraw.ImageDraw, chance: Random, mended: bool) -> None:
    pen.rectangle((120, 120, 360, 290), fill=(150, 116, 82), outline=(96, 72, 50), width=3)
    for shelf in (196, 276):
        pen.line((124, shelf, 356, shelf), fill=(96, 72, 50), width=5)
        for book in range(132, 350, 22):
            if mended or chance.random() < 0.35:
                colour = chance.choice(((60, 90, 150), (150, 60, 60), (70, 120, 90)))
                pen.rectangle((book, shelf - 62 + chance.randint(0, 8), book + 17, shelf - 3), fill=colour)
