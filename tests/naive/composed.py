"""Random specs of a zone's own indicators, made of what is offered to the office; only those that judging passes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from yuanqu.engines.composing.judging import Draft, judge, units
from yuanqu.engines.composing.made import made
from yuanqu.engines.composing.offering import MEASURES, Offer, offered
from yuanqu.engines.composing.spec import OF_MOVES, Asked, Picked, Spec, Test
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.vocabulary import Count, Distinct, Indicator, Sum
from yuanqu.people.models import Account, Role


def composed(seed: int, wanted: int) -> list[Indicator]:
    """So many indicators, every measure and window among them."""
    chance = random.Random(f"own {seed}")
    office = Account(username="office", name="王", role=Role.OFFICE)
    offers = [each for each in offered(office) if each.windows]
    found: list[Indicator] = []
    while len(found) < wanted:
        spec = _spec(chance, chance.choice(offers))
        name = f"随机自定指标{seed}之{len(found)}"
        if not judge(Draft(name, spec), office):
            found.append(made(spec, name, f"own.{len(found) + 1}"))
    return found


def _spec(chance: random.Random, offer: Offer) -> Spec:
    measure = chance.choice([*MEASURES])
    columns = {"distinct": offer.things, "sum": offer.numbers, "average": offer.numbers}.get(measure, {})
    window = chance.choice([*offer.windows])
    spec = Spec(
        of=offer.ledger.label,
        measure=measure,
        column=chance.choice([*columns]) if columns else "",
        window=window,
        when=tuple(_when(chance, offer, window)),
        where=tuple(_asked(chance, offer) for _ in range(chance.choice((0, 1, 1, 2)))),
        part=(_asked(chance, offer),) if measure == "share" else (),
        by=tuple(chance.sample([*offer.dimensions], min(1, len(offer.dimensions)))),
    )
    if measure in ("count", "distinct", "sum") and chance.random() < 0.4:
        whole = chance.choice([each for each in indicators() if isinstance(each, Count | Distinct | Sum)])
        spec = replace(spec, over=whole.code, by=())
    return Spec(**{**vars(spec), "unit": units(spec, offer)[0], "places": 1})


def _when(chance: random.Random, offer: Offer, window: Picked) -> list[str]:
    match window:
        case "during":
            return [chance.choice([*offer.dates])]
        case "standing":
            return chance.sample([*offer.dates], 2)
        case "entered":
            return chance.sample([*offer.states], min(2, len(offer.states)))
    return []


def _asked(chance: random.Random, offer: Offer) -> Asked:
    if offer.moves and chance.random() < 0.4:
        test: Test = chance.choice(OF_MOVES)  # type: ignore[arg-type]
        return Asked("", test, tuple(_some(chance, [*offer.values("", test)])))
    column = chance.choice([*offer.columns])
    test = chance.choice(offer.tests(column))
    return Asked(column, test, tuple(_values(chance, offer, column, test)))


def _values(chance: random.Random, offer: Offer, column: str, test: Test) -> Iterator[str]:
    if test in ("filled", "blank", "by"):
        return
    closed = [*offer.values(column, test)]
    if test == "not_after":
        yield chance.choice(closed or [""])
    elif closed:
        yield from _some(chance, closed)
    else:
        yield (
            chance.choice(("0", "3", "100"))
            if offer.columns[column].kind in ("whole", "amount")
            else "甲$slots'"
        )


def _some(chance: random.Random, known: list[str]) -> list[str]:
    return chance.sample(known, min(len(known), chance.choice((1, 2))))
