"""The sheets of a file on its preview's page: into which ledger each goes, and what becomes of its rows (工作表)."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.ledger.importing.batch_group import BatchGroup, SheetLine
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject

_COUNTED = (("new", "新增"), ("changed", "更新"), ("unchanged", "不变"), ("bad", "有问题"))


def sheets_context(on: Subject, batch: ImportBatch, group: BatchGroup) -> dict[str, Any]:
    """What the template is given of the sheets; nothing where the file has but one."""
    lines = group.sheets
    if len(lines) < 2:
        return {"sheets": [], "others": []}
    offered = group.offered()
    others = [
        {"name": its.ledger.name, "url": its.url("import-batch", one.pk), "own": one.pk == batch.pk}
        for its, one in group.subjects
    ]
    return {
        "sheets": [_line(line, offered) for line in lines],
        "others": others if len(others) > 1 else [],
        "choosable": batch.state == ImportBatch.State.PREVIEWED,
    }


def _line(line: SheetLine, offered: list[tuple[str, str]]) -> dict[str, Any]:
    counts = line.counts
    told = [f"{word} {counts[name]:,}" for name, word in _COUNTED if counts.get(name)]
    return {
        "name": line.name,
        "sheet": line.sheet,
        "ledger": line.ledger,
        "ledger_name": dict(offered).get(line.ledger, ""),
        "options": offered,
        "said": "、".join([f"{counts['rows']:,} 行", *told]) if counts else line.why,
        "light": "grey" if not counts else "red" if counts.get("bad") else "green",
        "word": "未读取" if not counts else "有问题" if counts.get("bad") else "可导入",
    }
