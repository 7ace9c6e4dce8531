"""Start-up checks of every ledger's declaration: each name given as a string is resolved, and answered with 「是否为」.

Run by Django before anything else (``yuanqu`` commands, tests, the server); an error stops the start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from django.core.checks import CheckMessage, Error

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.fields import Code, Column, Shape
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.ledger.own_day import DAYS
from yuanqu.engines.ledger.paths import NotALedger, UnknownColumn, ledger_behind, path_of
from yuanqu.people.rights import EVERYONE
from yuanqu.terms.units import all_units, find_unit

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

_NAMED_COLUMNS = ("key", "title", "called", "columns", "search", "filters", "order", "totals")
_SEARCHED = ("text", "long_text", "credit_code", "code", "link")
_TEXTS = ("text", "long_text")
WORDS = ("q", "sort", "page", "size", "columns", "standing", "format")
BY_ROW = "单位"  # a column whose name ends so: 单位, 计量单位


def check_ledgers(**_options: Any) -> list[CheckMessage]:
    """Everything wrong with the declarations in the registry."""
    found = [message for ledger in registry.ledgers() for message in check_ledger(ledger)]
    return [*found, *_shared_names()]


def check_ledger(ledger: type[Ledger]) -> list[CheckMessage]:
    """Everything wrong with one declaration."""
    return [message for rule in _RULES for message in rule(ledger)]


def _error(ledger: type[Ledger], number: int, said: str, mend: str = "") -> Error:
    return Error(
        f"台账「{getattr(ledger, 'name', ledger.label)}」（{ledger.label}）：{said}",
        hint=mend or None,
        obj=ledger,
        id=f"ledger.E{number:03}",
    )


def _words(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Name, keeper and one sentence about it."""
    for word in ("name", "keeper", "about"):
        if not str(getattr(ledger, word, "")).strip():
            yield _error(ledger, 1, f"没有写 {word}。", f'在声明中写上 {word} = "……"。')
    if not getattr(ledger, "key", ()):
        yield _error(ledger, 2, "没有业务主键。", '在声明中写上 key = ("列名",)。')


def _names(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Each column named in the declaration is there."""
    for word in _NAMED_COLUMNS:
        for name in getattr(ledger, word, ()):
            yield from _resolved(ledger, f"{word} 中的", name.lstrip("-"))
    for check in ledger.checks:
        for name in check.columns:
            yield from _resolved(ledger, f"校验 {check.code} 中的", name)
    for name in ledger.derived:
        yield from _resolved(ledger, "derived 中的", name)


def _resolved(ledger: type[Ledger], where: str, name: str) -> Iterator[CheckMessage]:
    try:
        path_of(ledger, name)
    except (UnknownColumn, NotALedger) as error:
        yield _error(ledger, 3, f"{where}「{name}」：{error}")


def _own_columns(ledger: type[Ledger], names: Iterable[str]) -> Iterator[tuple[str, Column]]:
    declared = ledger.declared()
    for name in names:
        if name in declared:
            yield name, declared[name]


def _key(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """What a record is known by is given by the clerk, and not all of it may be blank."""
    columns = dict(_own_columns(ledger, getattr(ledger, "key", ())))
    if columns and all(column.empty for column in columns.values()):
        yield _error(ledger, 4, "业务主键的各列都可以为空。", "至少一列去掉 empty=True，或换一列作主键。")
    for name in columns:
        if name in ledger.untyped():
            yield _error(ledger, 4, f"业务主键的「{name}」是由系统得出的。", "主键要由填报人给出。")


def _labels(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """A heading in a workbook means one column."""
    counted = Counter(column.label for column in ledger.declared().values())
    for label, times in counted.items():
        if not label:
            yield _error(ledger, 5, "有的列没有中文列名。")
        elif times > 1:
            yield _error(
                ledger, 5, f"有 {times} 列都叫「{label}」。", "导入时要靠列名区分，请改成不同的列名。"
            )


def _words_of_addresses(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """A column must not bear a name that a list's address uses for something else."""
    for name in ledger.declared():
        if name in WORDS:
            yield _error(
                ledger,
                13,
                f"列「{name}」与列表地址中的词同名。",
                f"请换一个标识；已用的词：{'、'.join(WORDS)}。",
            )


def _kinds(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Columns are used as their kind allows."""
    for name in ledger.totals:
        yield from _of_kind(ledger, "totals", name, ("whole", "amount"), "数")
    if ledger.event:
        yield from _resolved(ledger, "event 的", ledger.event)
        yield from _of_kind(ledger, "event", ledger.event, DAYS, "日期")
    for name in ledger.due:
        yield from _resolved(ledger, "due 中的", name)
        yield from _of_kind(ledger, "due", name, ("day",), "日期")
    for name in ledger.search:
        yield from _of_kind(ledger, "search", name, _SEARCHED, "文字、代码或关联")
    if ledger.explanation:
        yield from _resolved(ledger, "explanation 的", ledger.explanation)
        yield from _of_kind(ledger, "explanation", ledger.explanation, _TEXTS, "文字")
    elif any(check.severity is Severity.SOFT for check in ledger.checks):
        yield _error(
            ledger, 6, "有需要说明的校验（soft），但没有写说明的列。", '在声明中写上 explanation = "列名"。'
        )


def _of_kind(
    ledger: type[Ledger], word: str, name: str, kinds: tuple[str, ...], said: str
) -> Iterator[CheckMessage]:
    try:
        kind = path_of(ledger, name).kind
    except LookupError:
        return
    if kind not in kinds:
        yield _error(ledger, 7, f"{word} 中的「{name}」是 {kind} 列，应为{said}列。")


def _shapes(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """A shape orders nothing, and its area stands beside an entered one of a known unit."""
    ordering = (*getattr(ledger, "key", ()), *ledger.filters, *ledger.order, *ledger.title)
    for name, column in _own_columns(ledger, ledger.declared()):
        if not isinstance(column, Shape):
            continue
        if name in {each.lstrip("-") for each in ordering}:
            yield _error(
                ledger, 14, f"「{name}」是图形，不能作主键、名称、筛选或排序。", "从这几项中去掉它。"
            )
        if column.area:
            yield from _resolved(ledger, f"「{name}」的 area", column.area)
            yield from _of_kind(ledger, f"「{name}」的 area", column.area, ("amount",), "带面积单位的数")
        if column.coloured:
            yield from _resolved(ledger, f"「{name}」的 coloured", column.coloured)
            yield from _of_kind(ledger, f"「{name}」的 coloured", column.coloured, ("code",), "代码")
            if column.coloured not in ledger.filters:
                said = f"地图按「{column.coloured}」着色，而它不在 filters 中，图上不能按它筛选。"
                yield _error(ledger, 16, said, "在 filters 中加上它。")


def _units(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Amounts state a unit that the product knows, or each row states its own in a column 计量单位."""
    by_row = any(
        column.kind in ("text", "code") and column.label.endswith(BY_ROW)
        for column in ledger.declared().values()
    )
    for name, column in ledger.declared().items():
        unit = str(getattr(column, "unit", ""))
        if column.kind == "amount" and not unit and not by_row:
            mend = f'写成 Amount("列名", "万元")；逐行不同的，加一列「{BY_ROW}」。'
            yield _error(ledger, 8, f"「{name}」没有计量单位。", mend)
        elif unit and find_unit(unit) is None:
            near = get_close_matches(unit, [each.symbol for each in all_units()], n=3, cutoff=0.3)
            mend = f"是否为：{'、'.join(near)}？" if near else "在 terms/units.py 中登记这个单位。"
            yield _error(ledger, 8, f"「{name}」的计量单位「{unit}」没有登记。", mend)


def _codes(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """A coded column has a list, and room for its longest code."""
    for name, column in ledger.declared().items():
        if not isinstance(column, Code):
            continue
        if not len(column.codes) or not column.codes.name:
            yield _error(ledger, 9, f"「{name}」没有代码表。", '写成 Code("列名", 代码表)。')
            continue
        longest = max(column.codes.by_code, key=len)
        if len(longest) > cast(int, cast(Any, column).max_length):
            yield _error(ledger, 9, f"「{name}」放不下代码「{longest}」。", "加大 max_length。")


def _links(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Links go to records of ledgers, and whoever fills them in may read there: else the clerk finds nothing."""
    for name, column in ledger.declared().items():
        if column.kind != "link":
            continue
        try:
            there = ledger_behind(column)
        except NotALedger as error:
            yield _error(ledger, 10, f"「{name}」：{error}", "关联只能指向台账的记录。")
            continue
        keeper = getattr(ledger, "keeper", "")
        readers = (getattr(there, "keeper", ""), *there.rights.read)
        open_to = there.rights.read == EVERYONE or keeper in readers
        if not open_to and name not in ledger.untyped() and not [*_keeper(ledger)]:  # a misspelt one is told
            said = f"「{name}」关联「{there.name}」，而{keeper}无权查看该台账，填报时找不到记录。"
            yield _error(ledger, 15, said, f"在{there.label}的 rights 的 read 中加上「{keeper}」。")


def _fillings(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """What is left to others names its columns; whoever registers rows there names itself in the key or a column."""
    declared = ledger.declared()
    for name in ledger.rights.inward:
        if name not in declared:
            yield _error(ledger, 17, f"rights 的 inward 中没有列「{name}」。", "写本台账的列。")
    for filling in ledger.rights.fillings:
        for name in (filling.by, *filling.columns, *filling.sees, *filling.brings):
            if name not in declared:
                near = get_close_matches(name, declared, n=3, cutoff=0.5)
                mend = f"是否为：{'、'.join(near)}？" if near else "写本台账的列。"
                yield _error(ledger, 17, f"rights 的 fillings 中没有列「{name}」。", mend)
        column = declared.get(filling.by)
        kinds = ("link",) if filling.by == ledger.rights.own else ("code", "text")
        if column is not None and column.kind not in kinds:
            said = f"「{filling.by}」不能说明由谁填写。"
            yield _error(ledger, 17, said, "写代码列、文本列，或 rights 的 own 所指的企业关联列。")


def _sent(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """The column that says to whom a row was sent is one of text."""
    name, declared = ledger.rights.sent, ledger.declared()
    if name and (name not in declared or declared[name].kind not in ("text", "long_text")):
        near = get_close_matches(name, declared, n=3, cutoff=0.5)
        mend = f"是否为：{'、'.join(near)}？" if near else "写本台账的文本列。"
        yield _error(ledger, 19, f"rights 的 sent 中没有文本列「{name}」。", mend)


def _keeper(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """A keeper that is nearly an office's department was misspelt; others (办公室) keep ledgers, too."""
    known, keeper = {office.department for office in offices()}, getattr(ledger, "keeper", "")
    near = get_close_matches(keeper, known, n=3, cutoff=0.7) if keeper not in known else []
    if near:
        yield _error(ledger, 11, f"没有科室「{keeper}」。", f"是否为：{'、'.join(near)}？")


def _readers(ledger: type[Ledger]) -> Iterator[CheckMessage]:
    """Whoever is let read is a department that keeps a ledger or has an office: another would be nobody."""
    known = {getattr(each, "keeper", "") for each in registry.ledgers()}
    known |= {office.department for office in offices()}
    for name in () if ledger.rights.read == EVERYONE else ledger.rights.read:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=3, cutoff=0.4)
            mend = f"是否为：{'、'.join(near)}？" if near else "写管理某个台账的科室。"
            yield _error(ledger, 18, f"rights 的 read 中没有科室「{name}」。", mend)


_RULES: tuple[Callable[[type[Ledger]], Iterator[CheckMessage]], ...] = (
    _words,
    _names,
    _key,
    _labels,
    _words_of_addresses,
    _kinds,
    _shapes,
    _units,
    _codes,
    _links,
    _fillings,
    _sent,
    _keeper,
    _readers,
)


def _shared_names() -> Iterator[CheckMessage]:
    """No two ledgers go by one Chinese name."""
    counted = Counter(getattr(ledger, "name", "") for ledger in registry.ledgers())
    for ledger in registry.ledgers():
        if counted[getattr(ledger, "name", "")] > 1:
            yield _error(ledger, 12, "另有台账用了同一个名称。", "命令行和接口要靠名称区分，请改名。")
