"""Text as typed, made plain (全角转半角): full-width forms become half-width, odd blanks vanish.

Only what cannot change a meaning is changed here; Chinese punctuation without an ASCII twin is left alone.
"""

from __future__ import annotations

import re

_FULL_TO_HALF: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FULL_TO_HALF.update(
    {
        0x3000: " ",  # ideographic space
        0x00A0: " ",  # no-break space, common in text pasted from web pages
        0x2007: " ",
        0x202F: " ",
        0x200B: None,  # zero-width marks, invisible in a cell
        0x200C: None,
        0x200D: None,
        0x2060: None,
        0xFEFF: None,
        0xFE6A: "%",  # ﹪
        0x2212: "-",  # −, the minus sign proper
    }
)
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def half_width(text: str) -> str:
    """The same text with full-width forms made half-width and surrounding blanks dropped."""
    if text.isascii():
        return text.strip()
    return text.translate(_FULL_TO_HALF).strip()


def without_controls(text: str) -> str:
    """The same text without control characters, lines and tabs kept: nobody types them and PostgreSQL refuses NUL."""
    return _CONTROLS.sub("", text)


def without_blanks(text: str) -> str:
    """Half-width text with every blank removed: people put blanks inside 「2025 年 4 月」 at will."""
    return _BLANKS.sub("", half_width(text))
