"""A phone in a person's hand: a real browser at 390×844 that is touched, and the pictures it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from tests.journeys.desk import sign_in

WIDTH, HEIGHT, THUMB = 390, 844, 40


class Phone:
    """One person, signed in. Every page that is opened must fit the screen, every button the thumb."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def open(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(path)
        self.fits()

    def fits(self) -> None:
        """Nothing lies to the right of the screen."""
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= WIDTH, f"{self.page.url} is {wide} wide"

    def tap(self, role: str, name: str, within: str = "body") -> None:
        """Touch what is called so; it is large enough to be touched."""
        target = self.page.locator(within).get_by_role(role, name=name, exact=True).first
        box = target.bounding_box(timeout=30_000)
        assert box, f"{name} is not shown"
        assert box["height"] >= THUMB, f"{name} is {box['height']} high"
        target.tap()

    def fill(self, texts: Mapping[str, str], within: str = "main") -> None:
        """Type into the fields of those names; a list is chosen from by its code."""
        for name, text in texts.items():
            field = self.page.locator(f"{within} [name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)

    def photograph(self, picture: Path, phase: str) -> None:
        """Take a picture with the button 拍照 and see it among the record's files."""
        shown = self.page.locator("#attachments img")
        before = shown.count()
        self.page.select_option("#attachment-phase", phase)
        self.page.locator("[data-camera]").set_input_files(picture)
        self.page.wait_for_function(
            "before => document.querySelectorAll('#attachments img').length > before", arg=before
        )
        self.fits()

    def text(self, selector: str = "main") -> str:
        """What is read there."""
        return str(self.page.inner_text(selector))


@contextmanager
def phone(browser: Any, address: str, said: str, user: str) -> Iterator[Phone]:
    """``user`` signed in with the password that the demonstration ``said``; the phone is put away at the end."""
    context = browser.new_context(
        base_url=address,
        locale="zh-CN",
        viewport={"width": WIDTH, "height": HEIGHT},
        has_touch=True,
        is_mobile=True,
    )
    try:
        yield Phone(sign_in(context, said, user))
    finally:
        context.close()


def take(path: Path, colour: tuple[int, int, int], at: str) -> Path:
    """A picture as a phone takes it: upright, large, with its time and place. ``at``: 2025:06:10 09:30:00."""
    picture = Image.new("RGB", (1512, 2016), (150, 160, 165))
    ImageDraw.Draw(picture).rectangle((380, 520, 1130, 1600), fill=colour)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = at
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 40.0, 35.4), 3: "E", 4: (115.0, 53.0, 31.6)})
    picture.save(path, "JPEG", exif=exif, quality=85)
    return path
