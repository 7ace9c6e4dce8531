"""What was typed into the composing form, as a draft (读表单); what a spec says, as the form shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from django.http import QueryDict

from yuanqu.engines.composing.judging import Draft, units
from yuanqu.engines.composing.offering import NUMBERS, Offer
from yuanqu.engines.composing.spec import OF_MOVES, Asked, Audience, Measured, Picked, Spec, Test
from yuanqu.engines.composing.versions import pinned
from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.ledger.fields import Code
from yuanqu.terms.plain_text import half_width, without_blanks, without_controls

MOVED, IN_STATE = "~moved", "~in_state"  # in place of a column: what is asked of moves and states
MOST_ROWS = 20
LISTED = 40  # so many values of a closed list are ticked; more are typed, separated by 、
_KEPT = re.compile(r"（(own\.\d{1,9}@\d{1,9})）$")  # as the form shows a version of a zone's own
_BETWEEN = re.compile("[、，,；;\\n]+")


@dataclass(frozen=True)
class Typed:
    """The form as it was sent: a draft, and how many rows of conditions it shows."""

    draft: Draft
    opened: int = 0
    previewed: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def spec(self) -> Spec:
        """The draft's spec."""
        return self.draft.spec


def read(sent: QueryDict, offer: Offer) -> Typed:
    """The draft that was sent. What is not offered stays as it came: judging says so."""
    measure = cast(Measured, _one_of(sent.get("measure", ""), get_args(Measured)))
    spec = Spec(
        of=offer.ledger.label,
        measure=measure,
        column=sent.get("column", "") if measure in ("distinct", "sum", "average") else "",
        over=_over(_line(sent.get("over", ""))) if measure in ("count", "distinct", "sum") else "",
        window=cast(Picked, _one_of(sent.get("window", ""), get_args(Picked), next(iter(offer.windows), ""))),
        where=tuple(_conditions(sent, "where", offer)),
        part=tuple(_conditions(sent, "part", offer)) if measure == "share" else (),
        by=tuple(sent.getlist("by")),
        unit=sent.get("unit", ""),
        places=_places(sent.get("places", "")),
        audience=cast(Audience, _one_of(sent.get("audience", ""), get_args(Audience))),
    )
    spec = replace(spec, when=_when(sent, spec))
    if sent.get("unit_of") != unit_of(spec):  # another measure is stated in another unit
        spec = replace(
            spec,
            unit=units(spec, offer)[0],
            places=1 if measure in ("average", "share") or spec.over else spec.places,
        )
    name, basis, reason = (_line(sent.get(each, "")) for each in ("name", "basis", "reason"))
    return Typed(
        Draft(name, spec, basis, reason),
        opened=whole_number(sent.get("opened", "")),
        previewed=sent.get("previewed", ""),
        rows={name: len(spec.where if name == "where" else spec.part) for name in ("where", "part")},
    )


def first(offer: Offer) -> Spec:
    """The spec that the form begins with: the number of records by the ledger's first date."""
    window: Picked = next(iter(offer.windows), "during")
    when = (_main_date(offer),) if window == "during" else ()
    spec = Spec(of=offer.ledger.label, window=window, when=when)
    return replace(spec, unit=units(spec, offer)[0])


def unit_of(spec: Spec) -> str:
    """What the choice of units depends on."""
    return f"{spec.measure}|{spec.column}|{spec.over}"


def _over(text: str) -> str:
    """The code of the indicator that was typed by name or code; one there is not, as it was typed.

    A version that the form shows stays that version: an edit of something else moves nothing that it divides by.
    """
    try:
        kept = _KEPT.search(text)
        return kept[1] if kept else pinned(indicator(text).code) if text else ""
    except UnknownIndicator:
        return text


def in_a_box(offer: Offer, asked: Asked) -> str:
    """The values of a condition as text in one box."""
    column = offer.columns.get(asked.column)
    if isinstance(column, Code):
        return "、".join(column.codes.label(each) for each in asked.values)
    return "、".join(asked.values)


def ticked(offer: Offer, column: str, test: Test) -> bool:
    """Whether the values are ticked in a list rather than typed."""
    return 0 < len(offer.values(column, test)) <= LISTED


def _main_date(offer: Offer) -> str:
    ordered = [name.lstrip("-") for name in offer.ledger.order]
    return next((name for name in (*ordered, *offer.dates) if name in offer.dates), "")


def _conditions(sent: QueryDict, part: str, offer: Offer) -> Iterator[Asked]:
    for number in range(min(whole_number(sent.get(f"{part}-rows", "")), MOST_ROWS)):
        column = sent.get(f"{part}-{number}-column", "")
        if column:
            yield _condition(sent, f"{part}-{number}", column, offer)


def _condition(sent: QueryDict, row: str, column: str, offer: Offer) -> Asked:
    if column in (MOVED, IN_STATE):
        test = cast(Test, column[1:])
        known = offer.values("", test)
        return Asked("", test, tuple(each for each in sent.getlist(f"{row}-value") if each in known))
    allowed = offer.tests(column)
    test = cast(Test, _one_of(sent.get(f"{row}-test", ""), allowed or get_args(Test)))
    if test in ("filled", "blank", "by"):
        return Asked(column, test)
    typed = [_line(each) for each in sent.getlist(f"{row}-value")]
    typed = [each for each in typed if each]
    if sent.get(f"{row}-of") not in (None, column):  # values of the column chosen before
        typed = []
    return Asked(column, test, tuple(_values(typed, column, test, offer)))


def _values(typed: list[str], column: str, test: Test, offer: Offer) -> Iterator[str]:
    found: Any = offer.columns.get(column)
    if isinstance(found, Code):
        for text in typed:
            for each in (
                [text] if text in found.codes.by_code else filter(None, map(str.strip, _BETWEEN.split(text)))
            ):
                yield found.codes.find(each) or each
    elif found is not None and found.kind in NUMBERS and test not in OF_MOVES:
        yield from (without_blanks(half_width(text)).replace(",", "") for text in typed)
    else:
        yield from typed


def _when(sent: QueryDict, spec: Spec) -> tuple[str, ...]:
    match spec.window:
        case "during":
            return (sent.get("day", ""),)
        case "standing":
            return (sent.get("since", ""), sent.get("until", ""))
        case "entered":
            return tuple(sent.getlist("states"))
    return ()


def _one_of(text: str, known: tuple[str, ...], otherwise: str = "") -> str:
    return text if text in known else (otherwise or known[0])


def _places(text: str) -> int:
    return int(text) if text in ("0", "1", "2", "3", "4") else 0


def whole_number(text: str) -> int:
    """A number that the form itself sent; 0 for anything that is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())[:400]
