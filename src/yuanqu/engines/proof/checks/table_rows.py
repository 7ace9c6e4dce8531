"""Rows of a table whose columns follow from one another (表行核对): aim, done and rate; this year, last and growth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanqu.engines.proof.checks.amounts import misprint, percent, printed_like, quotient
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.engines.proof.claims.tables import rows_of_blocks
from yuanqu.terms.intervals import Interval

_RATE = re.compile(r"完成率|完成比例|执行率|完成进度|[占为][^，。]{0,3}(?:计划|目标|任务|预算)")
_AIM = re.compile(r"目标|计划|任务|预算")
_DONE = re.compile(r"完成|实际|执行数|实绩|累计")
_GROWTH = re.compile(r"增[长速幅]|同比|±")
_BEFORE = re.compile(r"上年|去年|同期|上期")
_NOW = re.compile(r"本[期年月]|今年|当年|累计|完成|实绩")
_NO_LEVEL = re.compile(r"[率%％±]|增|比|占|排名|位次|备注")
_LEAST_RIGHT = 2
Off = tuple[Claim, Claim, Claim, str]  # a wrong ratio, the two it is of, the right text


def rates_off(reading: Reading) -> Iterator[Off]:
    """Rates of completion that do not follow from aim and done, where those of other rows do."""
    return _off(reading, (_DONE, _AIM, _RATE), growth=False)


def growth_off(reading: Reading) -> Iterator[Off]:
    """Growth that does not follow from this year's and last year's level, where that of other rows does."""
    return _off(reading, (_NOW, _BEFORE, _GROWTH), growth=True)


def _off(reading: Reading, sought: tuple[re.Pattern[str], ...], *, growth: bool) -> Iterator[Off]:
    by_place = {claim.start: claim for claim in reading.claims if claim.in_table}
    for block in rows_of_blocks(reading.plain) if by_place else ():
        columns = _columns([cell for _, cell in block[0]], *sought)
        if columns is None:
            continue
        told = [_told(row, columns, by_place) for row in block[1:] if len(row) > max(columns)]
        rows = [each for each in told if each is not None]
        wrong = [each for each in rows if not _follows(*each, growth=growth)]
        if len(wrong) == 1 and len(rows) > _LEAST_RIGHT:
            part, whole, ratio = wrong[0]
            if part.value is not None and whole.value:
                value = part.value / whole.value * 100 - (100 if growth else 0)
                right = printed_like(ratio, abs(value))
                if misprint(ratio.text, abs(value)) or len(rows) > _LEAST_RIGHT + 1:
                    yield ratio, part, whole, right


def _columns(
    heads: Sequence[str], part: re.Pattern[str], whole: re.Pattern[str], ratio: re.Pattern[str]
) -> tuple[int, int, int] | None:
    """Where the three columns stand; None where one of them is missing or there are two."""
    ratios = [n for n, head in enumerate(heads) if n and ratio.search(head) and not _OTHERWISE.search(head)]
    levels = [n for n, head in enumerate(heads) if n and not _NO_LEVEL.search(head)]
    wholes = [n for n in levels if whole.search(heads[n])]
    parts = [n for n in levels if part.search(heads[n]) and n not in wholes]
    if len(ratios) == len(wholes) == len(parts) == 1:
        return parts[0], wholes[0], ratios[0]
    return None


_OTHERWISE = re.compile("百分点|额|量|环比|位")


def _told(
    row: list[tuple[int, str]], columns: tuple[int, int, int], by_place: dict[int, Claim]
) -> tuple[Claim, Claim, Claim] | None:
    part, whole, ratio = (by_place.get(row[n][0]) for n in columns)
    if part is None or whole is None or ratio is None or part.unit != whole.unit:
        return None
    return part, whole, ratio


def _follows(part: Claim, whole: Claim, ratio: Claim, *, growth: bool) -> bool:
    """Whether the ratio may be what the two levels give, whatever the rounding; also where it cannot be read."""
    said = percent(ratio)
    computed = quotient(Interval(part.low, part.high), Interval(whole.low, whole.high))
    if said is None or computed is None:
        return True
    if growth:
        computed = computed - Interval.point(100)
        return computed.intersects(said) or (-computed).intersects(said)
    return computed.intersects(said)
