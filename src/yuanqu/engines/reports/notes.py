"""What stands behind a figure in a text: the note that becomes a Word comment and a link that opens its records."""

from __future__ import annotations

from urllib.parse import urlencode

from yuanqu.engines.documents.model import Note
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.side_names import side_name
from yuanqu.engines.indicators.vocabulary import Growth, Rise


def note(figure: Figure) -> Note:
    """Indicator, definition, slice, period, exact value, number of records of each side, and the command for them.

    The address of the records is the note's target; whoever prints the note prints it once.
    """
    lines = [
        ("指标", f"{figure.indicator.name}（{figure.indicator.code}）"),
        ("定义", figure.indicator.definition),
        ("分组", _cut(figure)),
        ("期间", figure.when),
        ("取数时点", figure.as_of.isoformat()),
        ("数值", _exact(figure)),
        *_companions(figure),
        ("记录", _counts(figure)),
        ("快照", figure.snapshot.id[:12]),
        ("核对命令", command(figure)),
    ]
    return Note(figure.indicator.name, tuple(line for line in lines if line[1]), address(figure))


def address(figure: Figure) -> str:
    """The page of a figure: the same indicator, period, as-of day and slice."""
    asked = {"period": figure.asked.code, "as_of": figure.as_of.isoformat()}
    return f"/figures/{figure.indicator.code}/?{urlencode({**asked, **_slice(figure)})}"


def command(figure: Figure) -> str:
    """The command that lists a figure's records."""
    cut = "".join(f" --slice {name}={code}" for name, code in figure.slice.items())
    return f"yuanqu records {figure.indicator.code} --period {figure.asked.code} --as-of {figure.as_of}{cut}"


def _slice(figure: Figure) -> dict[str, str]:
    return (
        {"slice": ",".join(f"{name}={code}" for name, code in figure.slice.items())} if figure.slice else {}
    )


def _cut(figure: Figure) -> str:
    """Each dimension's label and its value's: 「所在园区 东区」; empty for the whole."""
    return "；".join(
        f"{slice_label(name, None)} {slice_label(name, code)}" for name, code in figure.slice.items()
    )


def _counts(figure: Figure) -> str:
    """Records of each side; a lone list of records needs no name beside its heading."""
    if list(figure.sides) == ["records"]:
        return f"{figure.sides['records']} 条"
    return "，".join(f"{side_name(side)} {count} 条" for side, count in figure.sides.items())


def _exact(figure: Figure) -> str:
    json = figure.to_json()
    value = f"{json['value']}{figure.indicator.unit}"
    if json["denominator"] not in (None, "1"):
        minus = " − 1" if isinstance(figure.indicator, Growth | Rise) else ""
        return f"{value}（{json['numerator']} ÷ {json['denominator']}{minus}）"
    return value


def _companions(figure: Figure) -> list[tuple[str, str]]:
    return [(companion.label, companion.printed) for companion in figure.companions.values()]
