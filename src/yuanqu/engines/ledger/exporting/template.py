"""The workbook a department fills in: headings with marks, drop-downs, formats, and a sheet that explains it (模板)."""

from __future__ import annotations

import math
from typing import IO, Any, cast

import xlsxwriter

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.layout import SheetColumn, heading, sheet_name, width_of
from yuanqu.engines.ledger.exporting.template_texts import KINDS, example, expected, required

INSTRUCTIONS = "填写说明"  # the sheet that explains the columns; it holds no records
LISTS = "代码表"  # the hidden sheet of the long drop-downs
NOTE_MARK = "※"  # how each cell of the row of notes begins: the import passes over it
PREPARED_ROWS = 5_000  # rows with drop-downs and formats
_INLINE_MOST = 255  # characters of a drop-down kept in the cell's own rule
_FIRST_RECORD = 2

_INK, _PALE, _MUST = "#1F3A5F", "#E8EEF7", "#B42318"


def write_template(ledger: type[Ledger], out: IO[bytes]) -> None:
    """Write the ledger's template workbook."""
    book = xlsxwriter.Workbook(out)
    columns = [
        SheetColumn(name, column, heading(column))
        for name, column in ledger.declared().items()
        if name not in ledger.untyped()
    ]
    formats = _formats(book)
    sheet = book.add_worksheet(sheet_name(ledger))
    explained = book.add_worksheet(INSTRUCTIONS)
    lists = book.add_worksheet(LISTS)
    lists.hide()
    _headings(sheet, ledger, columns, formats)
    used = 0
    for at, column in enumerate(columns):
        used += _rule(sheet, lists, at, used, column)
    _explain(explained, ledger, columns, formats)
    book.close()


def _headings(sheet: Any, ledger: type[Ledger], columns: list[SheetColumn], formats: dict[str, Any]) -> None:
    sheet.set_row(0, 34)
    sheet.set_row(1, 46)
    for at, column in enumerate(columns):
        must = required(ledger, column.name)
        style = formats["must"] if must else formats["heading"]
        sheet.set_column(at, at, max(width_of(column), 14), formats.get(column.kind, formats["text"]))
        sheet.write_string(0, at, f"*{column.heading}" if must else column.heading, style)
        sheet.write_string(1, at, NOTE_MARK + _short(column), formats["note"])
        sheet.write_comment(
            0, at, _comment(column, must=must), {"x_scale": 2.2, "y_scale": 1.4, "font_size": 9}
        )
    sheet.freeze_panes(_FIRST_RECORD, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_selection(_FIRST_RECORD, 0, _FIRST_RECORD, 0)


def _short(column: SheetColumn) -> str:
    text = "从下拉框选择" if _labels(column) else expected(column.column)
    return f"{text}；{column.column.note}" if column.column.note else text


def _comment(column: SheetColumn, *, must: bool) -> str:
    lines = ["必填" if must else "选填", f"要求：{expected(column.column)}"]
    if example(column.column):
        lines.append(f"示例：{example(column.column)}")
    if column.column.note:
        lines.append(f"提示：{column.column.note}")
    if column.column.source:
        lines.append(f"来源：{column.column.source}")
    return "\n".join(lines)


def _labels(column: SheetColumn) -> list[str]:
    if column.kind == "yes_no":
        return ["是", "否"]
    return list(cast(Any, column.column).codes.labels) if column.kind == "code" else []


def _rule(sheet: Any, lists: Any, at: int, used: int, column: SheetColumn) -> int:
    """The drop-down or check of a column; gives how many columns of the sheet of lists it took."""
    first, last = _FIRST_RECORD, _FIRST_RECORD + PREPARED_ROWS - 1
    labels = _labels(column)
    shown = {
        "input_title": column.column.label[:32],
        "input_message": expected(column.column)[:255],
        "error_title": "填写有误",
        "error_type": "warning",
    }
    if labels:
        shown["error_message"] = "请从下拉框中选择。"
        if len(",".join(labels)) <= _INLINE_MOST and not any(
            "," in label or '"' in label for label in labels
        ):
            sheet.data_validation(first, at, last, at, {"validate": "list", "source": labels, **shown})
            return 0
        for line, label in enumerate(labels):
            lists.write_string(line, used, label)
        letter = xlsxwriter.utility.xl_col_to_name(used)
        source = f"='{LISTS}'!${letter}$1:${letter}${len(labels)}"
        sheet.data_validation(first, at, last, at, {"validate": "list", "source": source, **shown})
        return 1
    if column.kind in ("text", "credit_code"):
        longest = 18 if column.kind == "credit_code" else getattr(column.column, "max_length", None)
        if longest and column.column.kind != "link":
            shown["error_message"] = f"应不超过 {longest} 个字。"
            rule = {"validate": "length", "criteria": "<=", "value": longest, **shown}
            sheet.data_validation(first, at, last, at, rule)
            return 0
    sheet.data_validation(first, at, last, at, {"validate": "any", **shown})
    return 0


def _explain(sheet: Any, ledger: type[Ledger], columns: list[SheetColumn], formats: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    declared = ledger.declared()
    key = "、".join(declared[name].label for name in ledger.key)
    lines = [
        ledger.about,
        f"由{ledger.keeper}填报。每行一条记录，从第 {_FIRST_RECORD + 1} 行起填；"
        f"带 * 的列必填，以 {NOTE_MARK} 开头的提示行不用删。",
        f"以“{key}”认定同一条记录：已有的更新，没有的新增，不会重复登记。",
        "更新已有记录时，表中没有的列保持原值；有列而单元格为空的，会清空原值（预览时逐处列出，可改选保留）。",
        "编号、代码类的列已设为文本格式，请勿改动，以免长数字变成科学计数法。",
    ]
    sheet.merge_range(0, 0, 0, 7, f"{ledger.name} 填写说明", formats["title"])
    sheet.set_row(0, 34)
    line = 1
    for text in filter(None, lines):
        sheet.merge_range(line, 0, line, 7, text, formats["line"])
        sheet.set_row(line, 20)
        line += 1
    for at, (text, width) in enumerate(_TABLE):
        sheet.write_string(line + 1, at, text, formats["heading"])
        sheet.set_column(at, at, width)
    for row, column in enumerate(columns, line + 2):
        must = required(ledger, column.name)
        texts = (
            column.heading, "必填" if must else "", KINDS[column.column.kind], getattr(column.column, "unit", ""),
            expected(column.column), example(column.column), column.column.note, column.column.source,
        )  # fmt: skip
        for at, text in enumerate(texts):
            style = formats["mark"] if at == 1 else formats["cell"]
            sheet.write_string(row, at, text, style)
        sheet.set_row(
            row, 17 * max(_lines(text, width) for text, (_, width) in zip(texts, _TABLE, strict=True))
        )
    sheet.freeze_panes(line + 2, 1)
    if ledger.rules:
        after = line + 3 + len(columns)
        sheet.merge_range(after, 0, after, 7, "依据：" + "；".join(ledger.rules), formats["line"])
        sheet.set_row(after, 34)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _lines(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column so wide; a Chinese character is two wide."""
    taken = sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
    return max(1, math.ceil(taken / (width - 1)))


_TABLE = (
    ("列名", 26),
    ("必填", 7),
    ("类型", 12),
    ("单位", 9),
    ("可填的值", 44),
    ("示例", 24),
    ("提示", 30),
    ("来源", 26),
)


def _formats(book: Any) -> dict[str, Any]:
    font = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
    line = {"border": 1, "border_color": "#C9D5E5"}
    wrapped = {"text_wrap": True, "valign": "top"}
    head = {**font, **line, "bold": True, "text_wrap": True, "align": "center"}
    text = book.add_format({**font, "num_format": "@"})
    return {
        "heading": book.add_format({**head, "bg_color": _PALE, "font_color": _INK}),
        "must": book.add_format({**head, "bg_color": "#FDECEA", "font_color": _MUST}),
        "note": book.add_format({**font, **line, "font_size": 9, "font_color": "#5B6B7F", **wrapped}),
        "title": book.add_format({**font, "bold": True, "font_size": 16, "font_color": _INK}),
        "line": book.add_format({**font, "text_wrap": True, "font_color": "#33475B"}),
        "cell": book.add_format({**font, **line, "text_wrap": True}),
        "mark": book.add_format({**font, **line, "font_color": _MUST, "align": "center"}),
        "text": text,
        "day": book.add_format({**font, "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({**font, "num_format": "yyyy-mm-dd hh:mm"}),
        "whole": book.add_format({**font, "num_format": "0"}),
        "amount": book.add_format({**font, "num_format": "General"}),
        "yes_no": book.add_format({**font, "align": "center"}),
    }  # fmt: skip
