"""Text made safe for XML: escaped, and refused where XML 1.0 has no way to write it."""

from __future__ import annotations

import re

from yuanqu.engines.documents.errors import DocumentError

# XML 1.0, section 2.2: no C0 controls but tab and newline, no lone surrogates, no U+FFFE and U+FFFF.
# A carriage return is legal but a parser turns it into a newline, so only the pair CR LF is let through.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEEDS_ESCAPE = re.compile('[&<>"\r]')


def escape(text: str) -> str:
    """Text as XML content or attribute value; newlines and tabs are kept.

    Raises DocumentError `documents.bad_text` naming the first character that XML cannot hold.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    bad = _UNWRITABLE.search(text)
    if bad:
        before = text[max(0, bad.start() - 12) : bad.start()]
        raise DocumentError(
            "bad_text",
            f"文字「{before}」之后有不可见的控制字符 U+{ord(bad.group()):04X}："
            "文件不能保存这种字符，请删去后重试。",
        )
    if not _NEEDS_ESCAPE.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
