"""The glossary 术语表: every term of the declarations, and the field's own, as one Markdown text.

A pure function of the registries: the same declarations give the same bytes. Five columns throughout: Chinese
term, identifier, unit (or kind of column), definition, source. Terms no declaration carries stand in
``glossary_terms.csv`` with the same five columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.apps import apps

from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.dimensions import Along, Dated, Dimension, dimensions
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.indicators.windows import ThroughLocked
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.template_texts import KINDS
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.office import offices
from yuanqu.terms.units import all_units

HAND_WRITTEN = Path(__file__).with_name("glossary_terms.csv")
NONE = "—"
LONGEST_LIST = 40  # a list of more codes is a classification of its own: it is counted, not copied

KIND_MEANINGS = {
    "text": "一行文字；编号也是文字，前面的零不丢。One line of text; identifiers too.",
    "long_text": "任意长的文字。Text of any length.",
    "credit_code": "18位代码，校验末位。Checked by its last character.",
    "code": "代码表中的一个值。A value of a code list.",
    "day": "北京时间的日期。A date in Asia/Shanghai.",
    "month": "以当月第一天保存。Kept as the month's first day.",
    "moment": "以协调世界时保存，按北京时间显示。Kept in UTC.",
    "whole": "某单位的整数。A whole number of a unit.",
    "amount": "某单位的精确小数。An exact decimal of a unit.",
    "yes_no": "是或否。Yes or no.",
    "shape": "地面上的一个图形（GeoJSON，WGS84）。A shape on the ground.",
    "link": "另一台账的一条记录。A record of another ledger.",
}


@dataclass(frozen=True)
class Term:
    """One row of the glossary."""

    term: str
    identifier: str
    unit: str
    definition: str
    source: str


@dataclass(frozen=True)
class Room:
    """Where terms belong: an office, or the shared registers."""

    label: str
    heading: str


def glossary() -> str:
    """The whole glossary in Markdown, ending with a line break. Needs Django set up, no database."""
    return "\n".join(_lines()) + "\n"


def field_terms() -> list[Term]:
    """The hand-written terms of the field."""
    with HAND_WRITTEN.open(encoding="utf-8", newline="") as lines:
        return [Term(**row) for row in csv.DictReader(lines)]


def rooms() -> list[Room]:
    """The rooms that keep ledgers or indicators: the registers, the offices by their number, what stands after them."""
    known = [Room(office.label, f"{office.chinese} {office.label}") for office in offices()]
    kept = {ledger.office() for ledger in registry.ledgers()} - {room.label for room in known}
    others = [apps.get_app_config(label) for label in sorted(kept)]
    rooms_of = {
        late: [Room(each.label, f"{each.verbose_name} {each.label}") for each in found]
        for late in (False, True)
        for found in ([each for each in others if hasattr(each, "menu_order") is late],)
    }
    return [*rooms_of[False], *known, *rooms_of[True]]


def _lines() -> Iterator[str]:
    yield "# 术语表 Glossary"
    yield ""
    yield "由声明生成：要改术语，改声明或 `src/yuanqu/config/glossary_terms.csv`，再运行 `make glossary`。"
    yield "Generated from the declarations by `make glossary`: change those, not this file."
    yield from _section(2, "通用术语 Terms of the field", field_terms())
    for room in rooms():
        yield from _room(room)
    yield from _section(2, "分组 Dimensions", map(_dimension, dimensions()))
    yield from _section(2, "栏目类型 Kinds of column", _kinds())
    yield from _section(2, "计量单位 Units of measure", _units())


def _room(room: Room) -> Iterator[str]:
    yield ""
    yield f"## {room.heading}"
    for ledger in registry.ledgers():
        if ledger.office() == room.label:
            yield from _ledger(ledger)
    measured = [_indicator(each) for each in indicators(room.label)]
    yield from _section(3, "指标 Indicators", measured)
    for codes, first_used in _code_lists(room.label):
        yield from _codes(codes, first_used)


def _ledger(ledger: type[Ledger]) -> Iterator[str]:
    columns = ledger.declared()
    key = "、".join(columns[name].label for name in ledger.key)
    rows = (_column(ledger, name, column) for name, column in columns.items())
    yield from _section(3, f"{ledger.name} `{ledger.label}`", rows, before=(
        ledger.about, f"保管科室：{ledger.keeper}。业务主键：{key}。依据：{'；'.join(ledger.rules) or NONE}。"
    ))  # fmt: skip
    if ledger.left_out:
        yield ""
        yield "未采集的栏目 Columns left out:"
        yield ""
        yield from (f"- {label}：{reason}" for label, reason in ledger.left_out.items())


def _column(ledger: type[Ledger], name: str, column: Column) -> Term:
    unit = getattr(column, "unit", "") or KINDS[column.kind]
    return Term(column.label, name, unit, _meaning(ledger, name, column), column.source or "台账自设")


def _meaning(ledger: type[Ledger], name: str, column: Column) -> str:
    """What the declaration says of the column, in whole clauses."""
    said = [column.note]
    if column.kind == "code":
        said.append(f"代码表「{cast(Code, column).codes.name}」")
    if column.kind == "link":
        said.append(f"引用「{_target(column)}」")
    if name in ledger.untyped():
        said.append("由系统计算，不填")
    if column.aliases:
        said.append(f"又称{'、'.join(column.aliases)}")
    if column.personal:
        said.append("个人信息，不进快照")
    if column.empty:
        said.append("可空")
    return "；".join(clause.rstrip("。") for clause in said if clause) or NONE


def _target(column: Column) -> str:
    model = column.related_model  # type: ignore[attr-defined]
    return next((each.name for each in registry.ledgers() if each.record is model), model._meta.label)


def _indicator(each: Indicator) -> Term:
    said = [each.definition.rstrip("。")]
    if isinstance(each.period, ThroughLocked):
        said.append(f"期间取至「{registry.ledger(each.period.ledger).name}」已锁定的最近一月")
    if each.by:
        labels = {dimension.name: dimension.label for dimension in dimensions()}
        said.append(f"可按{'、'.join(labels.get(name, name) for name in each.by)}分组")
    if each.aliases:
        said.append(f"又称{'、'.join(each.aliases)}")
    kind = type(each).__name__
    return Term(
        each.name, each.code, each.unit or NONE, f"{'；'.join(said)}。（{kind}）", each.source or NONE
    )


def _code_lists(label: str) -> Iterator[tuple[CodeList, str]]:
    """The code lists a room is the first to use, each with the columns of that room that hold it."""
    seen: dict[str, tuple[str, CodeList, list[str]]] = {}
    for ledger in registry.ledgers():
        for name, column in ledger.declared().items():
            if column.kind == "code":
                codes = cast(Code, column).codes
                first = seen.setdefault(codes.name, (ledger.office(), codes, []))
                first[2].append(f"`{ledger.label}.{name}`")
    return ((codes, "、".join(uses)) for room, codes, uses in seen.values() if room == label)


def _codes(codes: CodeList, used: str) -> Iterator[str]:
    before = [f"用于 {used}。"]
    entries = list(codes)
    if len(entries) > LONGEST_LIST:
        sources = "、".join(dict.fromkeys(entry.source for entry in entries if entry.source))
        before.append(f"共 {len(entries)} 个代码，见数据文件；来源：{sources or NONE}。")
        entries = []
    rows = (
        Term(entry.label, entry.code, NONE, _entry_meaning(entry.note, entry.aliases), entry.source or NONE)
        for entry in entries
    )
    yield from _section(3, f"代码表：{codes.name}", rows, before=before, empty=True)


def _entry_meaning(note: str, aliases: tuple[str, ...]) -> str:
    said = [note.rstrip("。"), f"又称{'、'.join(aliases)}" if aliases else ""]
    return "；".join(clause for clause in said if clause) or NONE


def _dimension(each: Dimension) -> Term:
    if isinstance(each, Along):
        meaning, source = f"记录的 {each.path}", NONE
    elif isinstance(each, Dated):
        meaning, source = f"记录当日有效的 {each.ledger}.{each.column}", each.ledger
    else:
        meaning = f"分组 {each.of} 的前 {each.take} 位在 {each.ledger} 中对应的 {each.column}"
        source = each.ledger
    ledger = registry.ledger(source).name if source != NONE else NONE
    return Term(each.label, each.name, NONE, meaning, ledger)


def _kinds() -> Iterator[Term]:
    return (Term(KINDS[kind], kind, NONE, said, "本系统约定") for kind, said in KIND_MEANINGS.items())


def _units() -> Iterator[Term]:
    units = list(all_units())
    bases = {unit.dimension: unit.symbol for unit in reversed(units) if unit.factor == 1}
    for unit in units:
        base = bases.get(unit.dimension, "")
        if unit.dimension.startswith("count:"):
            yield Term(
                unit.symbol, unit.dimension, unit.symbol, "计数单位，不与其他单位换算", "法定和通用计量单位"
            )
        elif base:
            meaning = "本类的基准单位" if unit.factor == 1 else f"1{unit.symbol}＝{unit.factor}{base}"
            yield Term(unit.symbol, unit.dimension, unit.symbol, meaning, "法定和通用计量单位")


def _section(
    level: int, heading: str, rows: Iterable[Term], *, before: Iterable[str] = (), empty: bool = False
) -> Iterator[str]:
    """A heading, sentences and a table; nothing at all without rows, unless ``empty`` sections are wanted."""
    found = list(rows)
    if not found and not empty:
        return
    yield ""
    yield f"{'#' * level} {heading}"
    for sentence in filter(None, before):
        yield ""
        yield sentence
    if found:
        yield ""
        yield "| 术语 | 标识 | 单位或类型 | 定义 | 来源 |"
        yield "|---|---|---|---|---|"
        for row in found:
            cells = (row.term, f"`{row.identifier}`", row.unit, row.definition, row.source)
            yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
