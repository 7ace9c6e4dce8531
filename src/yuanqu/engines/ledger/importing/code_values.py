"""Coded columns and 是/否: read by code, label or alias; what is not in the list is answered with 「是否为」."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import BLANKS, Parsed, matches, read_distinct
from yuanqu.terms.plain_text import without_blanks

NAMED = 8  # a list up to this long is quoted whole
_SEPARATORS = re.compile(r"[\s\-—:：·.、()（）\[\]]+")
_YES = {"是", "√", "✓", "✔", "☑", "对", "有", "1", "y", "yes", "true", "t", "已", "真"}
_NO = {"否", "×", "✗", "✘", "☐", "错", "无", "0", "n", "no", "false", "f", "未", "x", "假"}


def read_codes(texts: pl.Series, column: Column) -> Parsed:
    """A coded column; an empty code list takes any text."""
    codes: CodeList = cast(Any, column).codes
    if not len(codes):
        return Parsed(texts, {})
    squeezed = _squeezed(codes)

    def read(text: str) -> str | Fault:
        found = codes.find(text) or squeezed.get(_squeeze(text)) or _zero_padded(codes, text)
        return found or _not_in(codes, text)

    parsed = read_distinct(texts, matches(texts, ""), read)
    blank = {text for text in parsed.faults if text in BLANKS}
    return Parsed(parsed.texts, {text: fault for text, fault in parsed.faults.items() if text not in blank})


def read_yes_no(texts: pl.Series, _column: Column) -> Parsed:
    """A column of 是 and 否."""

    def read(text: str) -> str | Fault:
        plain = without_blanks(text).lower()
        if plain in _YES:
            return "true"
        if plain in _NO:
            return "false"
        return Fault("import.not_yes_no", "应为“是”或“否”", "请改为“是”或“否”（√、×、1、0 也可以）")

    return read_distinct(texts, matches(texts, ""), read, tuple(sign for sign in BLANKS if sign != "无"))


def _squeeze(text: str) -> str:
    return _SEPARATORS.sub("", without_blanks(text)).lower()


def _squeezed(codes: CodeList) -> Mapping[str, str]:
    """Codes by their texts without separators, also written together as code and label: 「C13 农副食品加工业」."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for entry in codes:
        together = (entry.code + entry.label, entry.label + entry.code)
        for text in {_squeeze(text) for text in (entry.code, entry.label, *entry.aliases, *together)}:
            if found.setdefault(text, entry.code) != entry.code:
                doubtful.add(text)
    return {text: code for text, code in found.items() if text not in doubtful}


def _zero_padded(codes: CodeList, text: str) -> str | None:
    """The code whose leading zeros the program dropped, when only one fits."""
    plain = without_blanks(text)
    if not (plain.isascii() and plain.isdigit()):
        return None
    fitting = [code for code in codes.by_code if code.isdigit() and code.lstrip("0") == plain.lstrip("0")]
    return fitting[0] if len(fitting) == 1 else None


def _not_in(codes: CodeList, text: str) -> Fault:
    labels = codes.labels
    listed = "、".join(labels[:NAMED]) + (f" 等 {len(labels)} 项" if len(labels) > NAMED else "")
    near = codes.nearest(text)
    mend = f"是否为：{'、'.join(near)}？" if near else "请从模板的下拉框中选择"
    return Fault("import.not_in_list", f"应为“{codes.name}”中的一项：{listed}", mend)
