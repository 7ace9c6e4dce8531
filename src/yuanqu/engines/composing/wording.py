"""A spec in words: the definition of its indicator, one sentence that names its scope (口径)."""

from __future__ import annotations

from yuanqu.engines.composing.spec import Asked, Spec, Test
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.procedure import registry as procedures

YES_NO = {"true": "是", "false": "否"}
_SAID: dict[Test, str] = {
    "is": "{column}为{values}",
    "is_not": "{column}不为{values}",
    "filled": "已填{column}",
    "blank": "未填{column}",
    "at_least": "{column}不低于{values}",
    "below": "{column}低于{values}",
    "by": "{column}不晚于期末",
    "not_after": "{column}不晚于{values}",
    "moved": "截至期末已办{values}",
    "in_state": "期末处于{values}",
}


def definition(spec: Spec, ledger: type[Ledger], over: str = "") -> str:
    """One sentence: what is measured, of which records, when, and over what."""
    said = _measured(spec, ledger)
    return f"{said}，除以「{over}」。" if over else f"{said}。"


def part_name(spec: Spec, ledger: type[Ledger]) -> str:
    """What stands above the line, in a few words."""
    column = label(ledger, spec.column)
    if spec.measure == "count":
        return f"{ledger.name}的记录数"
    return f"{column}合计" if spec.measure == "sum" else f"不同的{column}的个数"


def _measured(spec: Spec, ledger: type[Ledger]) -> str:
    whole = "、".join([window_words(spec, ledger), *(condition_words(each, ledger) for each in spec.where)])
    column = label(ledger, spec.column)
    records = f"「{ledger.name}」{whole}的记录"
    match spec.measure:
        case "count":
            return f"{records}数"
        case "distinct":
            return f"{records}中，不同的{column}的个数"
        case "sum":
            return f"{records}的{column}合计"
        case "average":
            return f"{records}中，填有{column}的，{column}合计除以记录数"
    part = "、".join(condition_words(each, ledger) for each in spec.part)
    return f"{records}中，{part}的占比"


def window_words(spec: Spec, ledger: type[Ledger]) -> str:
    """How records are picked in time."""
    named = [label(ledger, name) for name in spec.when]
    match spec.window:
        case "during":
            return f"{''.join(named)}在期内"
        case "standing":
            return f"期末有效（{'至'.join(named)}）"
        case "entered":
            return f"期内进入并在期末处于{_states(ledger, spec.when)}"
    return "期末月份（1月至当月累计）"


def condition_words(asked: Asked, ledger: type[Ledger]) -> str:
    """One condition."""
    said = _SAID[asked.test]
    return said.format(column=label(ledger, asked.column), values=value_words(asked, ledger))


def value_words(asked: Asked, ledger: type[Ledger]) -> str:
    """The values of a condition as a person reads them."""
    column = ledger.declared().get(asked.column)
    match asked.test:
        case "not_after":
            return "、".join(label(ledger, each) for each in asked.values)
        case "moved":
            procedure = procedures.find(ledger.label)
            named = [procedure.label_of_move(each) if procedure else each for each in asked.values]
        case "in_state":
            return _states(ledger, asked.values)
        case "at_least" | "below":
            return f"{''.join(asked.values)}{getattr(column, 'unit', '')}"
        case _ if isinstance(column, Code):
            named = [column.codes.label(each) for each in asked.values]
        case _ if column is not None and column.kind == "yes_no":
            named = [YES_NO.get(each, each) for each in asked.values]
        case _:
            named = list(asked.values)
    return "、".join(f"「{each}」" for each in named)


def label(ledger: type[Ledger], name: str) -> str:
    """What a column is called; what the ledger has no more, by its identifier."""
    column = ledger.declared().get(name)
    return column.label if column is not None else name


def by_words(spec: Spec) -> str:
    """The dimensions by their labels."""
    return "、".join(slice_label(each, None) for each in spec.by)


def _states(ledger: type[Ledger], codes: tuple[str, ...]) -> str:
    procedure = procedures.find(ledger.label)
    return "、".join(f"「{procedure.state(each).label if procedure else each}」" for each in codes)
