"""Where the nodes of a diagram go (分层布局): columns from first to last, few crossings, long arrows led round nodes.

Groups of nodes follow one another; within a group a node stands right of all that lead to it. An arrow over several
columns gets a place in each of those between, so that it passes beside nodes and never behind one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

Key = Hashable
Pair = tuple[Key, Key]
SWEEPS = 6


@dataclass(frozen=True)
class Layers:
    """``columns``: what stands in each, top to bottom; ``routes``: of each arrow all it passes, ends included."""

    columns: tuple[tuple[Key, ...], ...]
    routes: dict[Pair, tuple[Key, ...]]


def layered(groups: Sequence[Sequence[Key]], arrows: Sequence[Pair]) -> Layers:
    """The layers of nodes in their groups, in the order in which these follow one another."""
    column: dict[Key, int] = {}
    first = 0
    for nodes in groups:
        depths = _depths(nodes, [pair for pair in arrows if {*pair} <= {*nodes}])
        column |= {node: first + depth for node, depth in depths.items()}
        first += max(depths.values(), default=-1) + 1
    routes = {pair: _route(pair, column) for pair in arrows if {*pair} <= column.keys()}
    columns: list[list[Key]] = [[node for node in column if column[node] == at] for at in range(first)]
    for pair, route in routes.items():
        for step, passed in enumerate(route[1:-1], column[pair[0]] + 1):
            columns[step].append(passed)
    return Layers(tuple(map(tuple, _untangled(columns, routes))), routes)


def _depths(nodes: Sequence[Key], arrows: Sequence[Pair]) -> dict[Key, int]:
    """How many of the group stand before each node at most; a circle, were there one, ends at the number of nodes."""
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for upper, lower in arrows:
            depth[lower] = min(max(depth[lower], depth[upper] + 1), len(nodes) - 1)
    return depth


def _route(pair: Pair, column: Mapping[Key, int]) -> tuple[Key, ...]:
    upper, lower = pair
    between = range(column[upper] + 1, column[lower])
    return (upper, *((upper, lower, at) for at in between), lower)


def _untangled(columns: list[list[Key]], routes: Mapping[Pair, tuple[Key, ...]]) -> list[list[Key]]:
    """Sorted to and fro by the mean place of the neighbours: the barycentre rule of Sugiyama."""
    steps = [leg for route in routes.values() for leg in pairwise(route)]
    before: dict[Key, list[Key]] = {}
    after: dict[Key, list[Key]] = {}
    for left, right in steps:
        before.setdefault(right, []).append(left)
        after.setdefault(left, []).append(right)
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        order = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for at in order:
            beside = columns[at - 1 if forth else at + 1]
            place = {node: spot for spot, node in enumerate(beside)}
            columns[at].sort(key=_mean(before if forth else after, place, columns[at]))
    return columns


def _mean(
    beside: Mapping[Key, list[Key]], place: Mapping[Key, int], own: Sequence[Key]
) -> Callable[[Key], Fraction]:
    """The mean place of a node's neighbours in the column beside; its own where it has none there."""
    spot = {node: at for at, node in enumerate(own)}

    def mean(node: Key) -> Fraction:
        places = [place[each] for each in beside.get(node, ()) if each in place]
        return Fraction(sum(places), len(places)) if places else Fraction(spot[node])

    return mean
