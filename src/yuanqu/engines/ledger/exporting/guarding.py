"""Formula injection 公式注入: text that a spreadsheet would run is marked as text, and unmarked on import."""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
LONGEST_CELL = 32_767


class ExportRefused(Exception):
    """A value does not fit the format asked for; the message says which and what to do."""

    code = "export.refused"


def guarded(text: str) -> str:
    """Text for a CSV cell: an apostrophe stands before what would run as a formula (OWASP ASVS 5, V1.2.10)."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def fits_cell(text: str, heading: str) -> str:
    """``text`` if a workbook's cell can hold it. Raises ExportRefused."""
    if len(text) > LONGEST_CELL:
        raise ExportRefused(
            f"“{heading}”中有一格文字长 {len(text)} 字，超过工作簿单元格的上限 {LONGEST_CELL} 字。请改为导出 CSV。"
        )
    return text
