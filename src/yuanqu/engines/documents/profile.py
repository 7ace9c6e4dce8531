"""Typesetting profiles 版式: page, type area, fonts and the rules that offices set for themselves.

Source: GB/T 9704-2012, 5 (paper and type area), 7.3 (text, attachments, signature) and 7.5 (page number).
Lengths are exact: millimetres as Decimal, type in points as Decimal; nothing here is a binary float.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum

PAGE_WIDTH_MM = Decimal(210)
PAGE_HEIGHT_MM = Decimal(297)
_TWIPS_PER_MM = Decimal(1440) / Decimal("25.4")


class PageNumber(Enum):
    """Where the page number stands (local rule)."""

    OUTER = "单页居右、双页居左"
    CENTRED = "居中"
    ABSENT = "不编页码"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Typeface names as an office's computers know them; previews elsewhere substitute others."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    level1: str = "黑体"
    level2: str = "楷体_GB2312"
    page_number: str = "宋体"
    latin: str | None = None
    """Typeface of digits and Latin letters in running text; None: the same as the Chinese around them."""

    def names(self) -> tuple[str, ...]:
        """Every distinct typeface the profile asks for, in order of rank."""
        asked = (self.title, self.body, self.level1, self.level2, self.page_number, self.latin)
        return tuple(dict.fromkeys(name for name in asked if name))


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to set a document; the defaults are the letter of GB/T 9704-2012."""

    name: str
    top_mm: Decimal = Decimal(37)
    bottom_mm: Decimal = Decimal(35)
    left_mm: Decimal = Decimal(28)
    right_mm: Decimal = Decimal(26)
    line_pt: Decimal = Decimal("28.9")
    body_pt: Decimal = Decimal(16)
    title_pt: Decimal = Decimal(22)
    table_pt: Decimal = Decimal("10.5")
    table_line_pt: Decimal = Decimal(19)
    page_number_pt: Decimal = Decimal(14)
    page_number_below_mm: Decimal = Decimal(7)
    """From the bottom margin's edge down to the dashes beside the page number."""
    spacing_pt: Decimal = Decimal("-0.25")
    """Added after every character of running text, so that 28 fit a line of 156 mm."""
    fonts: Fonts = field(default_factory=Fonts)
    page_number: PageNumber = PageNumber.OUTER
    level3_bold: bool = False
    hanging_punctuation: bool = True
    """Let a full stop or comma after the 28th character stand in the margin (local; Word's default)."""

    @property
    def text_width_twips(self) -> int:
        """Width of the type area in twips (1/1440 inch)."""
        return twips_of_mm(PAGE_WIDTH_MM) - twips_of_mm(self.left_mm) - twips_of_mm(self.right_mm)

    @property
    def char_twips(self) -> int:
        """Advance of one body character in twips, spacing included."""
        return twips_of_pt(self.body_pt + self.spacing_pt)

    @property
    def title_chars(self) -> int:
        """How many full-width characters of the title fit one line."""
        return self.text_width_twips // twips_of_pt(self.title_pt)


def twips_of_mm(millimetres: Decimal) -> int:
    """Millimetres as whole twips (1/1440 inch), half to even."""
    return int((millimetres * _TWIPS_PER_MM).quantize(Decimal(1), ROUND_HALF_EVEN))


def twips_of_pt(points: Decimal) -> int:
    """Points as whole twips (1/20 pt), half to even."""
    return int((points * 20).quantize(Decimal(1), ROUND_HALF_EVEN))


STANDARD = Profile(name="GB/T 9704-2012")
"""Top 37, left 28, bottom 35, right 26 mm; 28.9 pt lines: 22 lines of 28 characters."""

OPTICAL = Profile(
    name="GB/T 9704-2012（版心按字面对齐）",
    top_mm=Decimal("34.58"),
    bottom_mm=Decimal("32.58"),
    line_pt=Decimal("29.45"),
    page_number_below_mm=Decimal("4.58"),
)
"""The frame is widened by the leading of the first and last line, so that the ink itself meets the type area.

The page number stays where the standard's type area puts it: 4.58 = 7 - (35 - 32.58).
"""
