"""What is wrong with a header, and what to tell of it: keys missing, headings twice, headings unknown."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.columns_reading import unread
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_lines import HeadingLine
from yuanqu.engines.ledger.importing.heading_names import HeadingNames, Meaning
from yuanqu.engines.ledger.importing.headings import Header, nearest_heading
from yuanqu.engines.ledger.importing.merging import default_of
from yuanqu.engines.ledger.importing.number_values import unit_of
from yuanqu.engines.ledger.importing.problems import Fault, FileRefused, Notice

_LISTED = 30
_NAMED = 12


class KeyColumnMissing(FileRefused):
    """The header lacks the business key; ``lines`` are the headings among which the sender may name it."""

    def __init__(self, message: str, sheet: str, lines: Sequence[HeadingLine], taken: Sequence[str]) -> None:
        super().__init__("key_column_missing", message)
        self.sheet, self.lines, self.taken = sheet, lines, taken


def check_header(ledger: type[Ledger], grid: Grid, header: Header, lines: Sequence[HeadingLine]) -> None:
    """Refuse a header that gives a column twice, or that lacks the business key."""
    for first, second in header.repeated:
        raise FileRefused(
            "heading_twice",
            f"“{grid.sheet}”的表头中，{grid.address(header.line, first.place)}“{first.text}”与"
            f"{grid.address(header.line, second.place)}“{second.text}”是同一项，无法确定以哪一列为准。"
            "请删去或改名其中一列。",
        )
    declared = ledger.declared()
    for name in ledger.key:
        column = declared[name]
        if header.place_of(name) is None and not column.empty and default_of(column) is None:
            others = [" ".join(text.split()) for _, text in header.unknown][:_NAMED]
            hint = f"表头中认不出的列：{'、'.join(others)}。" if others else ""
            raise KeyColumnMissing(
                f"“{grid.sheet}”的表头（第 {grid.row_number(header.line)} 行）缺少“{column.label}”列。它是"
                f"{ledger.name}的业务主键，缺了就认不出是哪一条记录。{hint}若它叫别的名称，请指明是哪一列；"
                "否则请补上这一列，或使用该台账的模板。",
                grid.sheet,
                lines,
                taken(header, lines),
            )


def taken(header: Header, lines: Sequence[HeadingLine]) -> list[str]:
    """The columns that plain headings name, which no other heading can mean."""
    open_to_choice = {line.means for line in lines}
    named = {found.meaning.column for found in header.columns}
    return sorted(named - {Meaning.of(key).column for key in open_to_choice if key})


def missing_column(label: str, records: int) -> Fault:
    """A required column that the sheet lacks, while ``records`` of its rows are new."""
    return Fault(
        "import.column_missing",
        f"表中没有“{label}”列，它是必填项，{records} 条新记录不能登记",
        "请补上这一列；只更新已有记录时可以不带",
    )


def header_notices(ledger: type[Ledger], header: Header) -> list[Notice]:
    """Columns not understood, columns computed here, units converted."""
    notices, declared = [], ledger.declared()
    names = HeadingNames(ledger)
    if header.unknown:
        said = []
        for _, text in header.unknown[:_LISTED]:
            near = nearest_heading(text, names)
            said.append(f"“{text}”（是否为“{near}”？）" if near else f"“{text}”")
        more = f" 等 {len(header.unknown)} 列" if len(header.unknown) > _LISTED else ""
        notices.append(
            Notice("import.columns_unknown", f"本台账没有这些列，未读取：{'、'.join(said)}{more}。")
        )
    computed = [
        declared[f.meaning.column].label for f in header.columns if f.meaning.column in unread(ledger)
    ]
    if computed:
        notices.append(
            Notice("import.columns_computed", f"这些列由系统计算，未采用表中的值：{'、'.join(computed)}。")
        )
    return [*notices, *_converted(ledger, header)]


def _converted(ledger: type[Ledger], header: Header) -> list[Notice]:
    """One notice for each pair of units, however many columns are converted."""
    converted: dict[tuple[str, str], list[str]] = {}
    for found in header.columns:
        column = ledger.declared()[found.meaning.column]
        own, said_unit = unit_of(column), found.heading.unit or header.unit
        if own and said_unit and said_unit != own and said_unit.dimension == own.dimension:
            converted.setdefault((str(said_unit), str(own)), []).append(column.label)
    return [
        Notice("import.unit_converted", f"“{'”“'.join(labels)}”在表中以{said}计，已精确换算为{own}。")
        for (said, own), labels in converted.items()
    ]
