"""Lists with 分别 (分别列举): each number of a list goes to the name that stands at its place before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yuanqu.engines.proof.claims.claim import Claim, Kind

_JOINED = re.compile(r"[、，,]?(?:和|及|与|以及)?")
_SPLIT = re.compile(r"[、和及与]")
_ENDS = re.compile(r"[。；：:\n]")
_OWN = {Kind.GROWTH: "增速", Kind.SHARE: "占比", Kind.POINTS: "变化"}


def runs(claims: Sequence[Claim], flat: str) -> Iterator[list[int]]:
    """Places of claims that follow one another with nothing but a mark or 和 between: 15.7%、21.3%和4.6%."""
    run: list[int] = []
    for n, claim in enumerate(claims):
        if run and _JOINED.fullmatch(flat[claims[run[-1]].end : claim.start]):
            run.append(n)
            continue
        if len(run) > 1:
            yield run
        run = [n]
    if len(run) > 1:
        yield run


def names_before(flat: str, start: int, count: int) -> list[str]:
    """The `count` names that a list of numbers at `start` is told of; [] when they do not fit."""
    window = flat[max(0, start - 90) : start]
    ends = [found.end() for found in _ENDS.finditer(window)]
    window = window[ends[-1] :] if ends else window
    told = window.rfind("分别")
    head = window[: told if told >= 0 else len(window)].rstrip("，,")
    head = head[head.rfind("，") + 1 :]
    names = [name for name in head.split("、") if name]
    if len(names) < count:
        names = [name for name in _SPLIT.split(head) if name]
    return names[-count:] if len(names) >= count else []


def with_names(claims: list[Claim], flat: str) -> list[Claim]:
    """The claims, those in lists with the name of their place as measure."""
    for run in runs(claims, flat):
        first = claims[run[0]]
        before = flat[max(0, first.start - 60) : first.start]
        if "分别" not in before and not re.search(r"(?:占比|比重|率)为$", before):
            continue
        names = names_before(flat, first.start, len(run))
        if re.search(r"，(?:同比|环比)?分别[^，]{0,8}$", before) and run[0] >= len(run):
            names = [claims[n].name for n in range(run[0] - len(run), run[0])]
        shared = names[-1] if names else ""
        for place, name in zip(run, names, strict=False):
            claim = claims[place]
            tail = _tail(shared) if name != shared else ""
            claims[place] = replace(claim, measure=name + tail + _OWN.get(claim.kind, ""))
    return claims


def _tail(name: str) -> str:
    """What the last name says for all of them: 营业收入 of 食品三个主导产业营业收入."""
    found = re.search(
        r"(营业收入|产值|投资|增加值|收入|税收|出口|进出口|利润|家数|人数|面积|数量|到资)[\u4e00-\u9fff]{0,4}$",
        name,
    )
    return found[0] if found else ""
