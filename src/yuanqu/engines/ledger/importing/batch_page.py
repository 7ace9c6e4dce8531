"""What the page of one import batch is given: counts, problems, changes, and the forms its state allows."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.batch_group import BatchGroup
from yuanqu.engines.ledger.importing.forms import ApplyForm, UndoForm
from yuanqu.engines.ledger.importing.heading_lines import How, choices_of, label_of
from yuanqu.engines.ledger.importing.prepared import Mode
from yuanqu.engines.ledger.importing.sheet_table import sheets_context
from yuanqu.engines.ledger.models import ImportBatch
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.site.parts import Action, Cell, Column, Crumb, Fact, Table

_LEADS = {
    ImportBatch.State.PREVIEWED: "这是预览，还没有写入。",
    ImportBatch.State.APPLIED: "已写入台账。",
    ImportBatch.State.REFUSED: "有问题的行没有改正，什么也没有写入。",
    ImportBatch.State.UNDONE: "这一批次已整体撤销。",
}


class BatchPage:
    """Builds the context of ``ledger/import/batch.html``."""

    def __init__(
        self,
        on: Subject,
        batch: ImportBatch,
        *,
        apply_form: ApplyForm | None = None,
        undo_form: UndoForm | None = None,
    ) -> None:
        self._on, self._batch = on, batch
        self._group = BatchGroup(on, batch)
        self._apply_form, self._undo_form = apply_form, undo_form

    def context(self) -> dict[str, Any]:
        """The template's context."""
        on, batch = self._on, self._batch
        previewed, applied = batch.state == batch.State.PREVIEWED, batch.state == batch.State.APPLIED
        return {
            "ledger": on.ledger,
            "batch": batch,
            "title": "导入预览" if previewed else "导入结果",
            "lead": _LEADS[ImportBatch.State(batch.state)],
            "wide": True,
            "crumbs": on.crumbs(Crumb("导入", on.url("import")), Crumb(batch.file_name)),
            "actions": self._actions(),
            "tiles": self._tiles() if batch.counts else [],
            "facts": self._facts(),
            "notices": [
                (_level(each["code"]), each["text"])
                for each in batch.preview.get("notices", [])
                if each["code"] != "import.sheets_left" or len(self._group.sheets) < 2  # told sheet by sheet
            ],
            "refusal": batch.preview.get("refusal", ""),
            "headings": self._headings() if previewed else [],
            "asked": any(
                line["how"] == How.PROPOSED.value
                for one in self._group.batches
                for line in one.preview.get("headings", [])
            ),
            **sheets_context(on, batch, self._group),
            "problems": self._problems(),
            "changes": self._changes(),
            "nothing": not batch.counts.get("new") and not batch.counts.get("changed"),
            "blocked": not batch.preview.get("clean", True),
            "apply_form": (self._apply_form or self._fresh()) if previewed else None,
            "apply_url": on.url("import-apply", batch.pk),
            "undo_form": (self._undo_form or UndoForm()) if applied and batch.change_id else None,
            "undo_url": on.url("import-undo", batch.pk),
            "back": on.url("import"),
            "list": on.url("list"),
        }

    def _headings(self) -> list[dict[str, Any]]:
        """The headings that were not plain, of all ledgers that the file goes into."""
        several = len(self._group.batches) > 1
        return [line for one in self._group.batches for line in self._headings_of(one, several=several)]

    def _headings_of(self, batch: ImportBatch, *, several: bool) -> list[dict[str, Any]]:
        """The headings of one ledger, each with the columns it may be said to mean."""
        ledger, lines = registry.ledger(batch.ledger), batch.preview.get("headings", [])
        taken = set(batch.preview.get("taken", []))
        free = [(key, label) for key, label in choices_of(ledger).items() if key not in taken]
        return [
            {
                "name": self._group.field_name(batch, n),
                "ledger": ledger.name if several else "",
                "heading": line["heading"],
                "cell": line["cell"],
                "samples": "、".join(line["samples"]) or "（空列）",
                "means": line["means"],
                "options": _options(ledger, free, line["means"]),
                "light": _HOW[How(line["how"])][0],
                "word": _HOW[How(line["how"])][1].format(score=round(100 * line["score"])),
            }
            for n, line in enumerate(lines)
        ]

    def _fresh(self) -> ApplyForm:
        """All or nothing unless somebody chose otherwise, as on the command line."""
        chosen = self._batch.mode if self._batch.reason else Mode.ALL_OR_NOTHING.value
        return ApplyForm(initial={"mode": chosen, "reason": self._batch.reason})

    def _actions(self) -> list[Action]:
        on, batch = self._on, self._batch
        if not batch.problem_count:
            return []
        marked = on.url("import-marked", batch.pk)
        actions = [
            Action("下载标出问题的工作簿", marked, "download", primary=batch.state != batch.State.PREVIEWED)
        ]
        if batch.counts.get("bad"):
            actions.append(Action("只下载待改正的行", f"{marked}?failed=1", "download"))
        return actions

    def _tiles(self) -> list[tuple[str, str, str]]:
        counts = self._batch.counts
        named = (
            ("rows", "读到"),
            ("new", "新增"),
            ("changed", "更新"),
            ("unchanged", "不变"),
            ("bad", "有问题"),
        )
        cleared = counts.get("cleared", 0)
        notes = {"changed": f"其中清空 {cleared} 处" if cleared else ""}
        return [(label, f"{counts.get(name, 0):,}", notes.get(name, "")) for name, label in named]

    def _facts(self) -> list[Fact]:
        batch = self._batch
        facts = [
            Fact("文件", batch.file_name, note=f"{batch.size / 1_000_000:.2f} MB"),
            Fact("工作表", "、".join(sheet["sheet"] for sheet in batch.preview.get("sheets", []))),
            Fact("空单元格", "保留原值" if batch.choices.get("keep_blank") else "清空原值"),
        ]
        if batch.choices.get("explanation"):
            facts.append(Fact("统一说明", str(batch.choices["explanation"])))
        if batch.reason:
            facts.append(Fact("缘由", batch.reason))
        facts.append(Fact("经手", batch.actor_name))
        if batch.applied_at:
            written = f"新增 {batch.counts.get('inserted', 0)} 条，更新 {batch.counts.get('updated', 0)} 条"
            facts.append(Fact("已写入", written))
        return facts

    def _problems(self) -> Table | None:
        if not self._batch.problems:
            return None
        several = len(self._batch.preview.get("sheets", [])) > 1
        columns = [
            Column("位置"),
            Column("列"),
            Column("填的是"),
            Column("应为"),
            Column("怎样改"),
            Column("处理"),
        ]
        rows = [
            [
                Cell(
                    f"第{problem['row']}行" if problem["row"] else "整张表",
                    note=" ".join(filter(None, (problem["sheet"] if several else "", problem["cell"]))),
                ),
                Cell(problem["column"]),
                Cell(problem["found"] or "（空）"),
                Cell(problem["expected"]),
                Cell(problem["mend"]),
                Cell(_handling(problem), light="grey" if problem["explained"] else _light(problem)),
            ]
            for problem in self._batch.problems
        ]
        return Table("有问题的单元格", columns, rows)

    def _changes(self) -> Table | None:
        changes = self._batch.preview.get("changes", [])
        if not changes:
            return None
        columns = [Column("记录"), Column("列"), Column("现在"), Column("导入后")]
        rows = [
            [
                Cell(change["key"], note=f"{change.get('sheet', '')}第{change['row']}行"),
                Cell(change["column"]),
                Cell(change["before"] or "（空）"),
                Cell(change["after"]) if change["after"] else Cell("清空", light="yellow"),
            ]
            for change in changes
        ]
        return Table("将更新的值", columns, rows)


def _options(ledger: type[Ledger], free: list[tuple[str, str]], means: str) -> list[tuple[str, str]]:
    """What a heading may be said to mean; its present meaning is always among them."""
    offered = [("", "不读取"), *free]
    if means not in dict(offered):
        offered.append((means, label_of(ledger, means)))
    return offered


_HOW = {
    How.PROPOSED: ("yellow", "请确认：相似度 {score}%"),
    How.UNKNOWN: ("grey", "认不出"),
    How.SAID: ("green", "已指明"),
    How.LEFT: ("grey", "已指明不读取"),
}


def _level(code: str) -> str:
    return "warning" if code == "import.values_cleared" else "info"


def _handling(problem: dict[str, Any]) -> str:
    if problem["severity"] == "hard":
        return "须改正"
    return "已说明" if problem["explained"] else "须说明"


def _light(problem: dict[str, Any]) -> Any:
    return "red" if problem["severity"] == "hard" else "yellow"
