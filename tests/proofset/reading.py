"""Reads the labelled documents: front matter, plain text, claims, faults, and what is marked as no claim.

    for document in documents("open"):
        document.text, document.claims, document.faults

Everything is checked on reading; a label that breaks the guideline raises LabelError with document and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.proofset.claims import Claim, make_claim
from tests.proofset.markup import ASIDE, CLAIM, FAULT, LabelError, Mark, take_marks_out

HERE = Path(__file__).parent
HALVES = ("aside", "open")
TRIAL = "trial"  # written later, for seeing what the rules are worth on texts they were not written against
VARIED = (
    "varied"  # later still, with the faults missed most; scored once before any rule was changed for them
)
SEALED = "sealed"  # a new set-aside half, by a writer who has not read the rules; looked at as totals only
WIDE = "wide"  # offices and genres the other halves do not have, with the classes missed most; may be read
FURTHER = "further"  # by whoever changed the rules next, labelled before any run of them; may be read
FRONT = {"title", "office", "year", "date", "genre", "half", "period", "twin"}
SEVERITIES = ("certain", "likely", "ask")
CLASSES = tuple(
    line.split("\t")[0]
    for line in (HERE / "classes.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
REASONS = {
    "heading",
    "ordinal",
    "name",
    "title",
    "number",
    "slogan",
    "period",
    "law",
    "address",
    "phone",
    "place",
    "road",
    "model",
    "voltage",
    "signature",
    "furniture",
    "column",
    "policy",
    "word",
}
WORDS = tuple(
    word
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_NUMBER = re.compile(r"[0-9０-９]+|[〇零一二三四五六七八九十百千万亿两半]+|[XＸ×]{2,}|□+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault. A finding of the class `rule` that touches any of the `places` finds it."""

    rule: str
    severity: str
    places: tuple[tuple[int, int], ...]
    quotes: tuple[str, ...]
    expected: str
    why: str


@dataclass(frozen=True, slots=True)
class NoClaim:
    """A number that claims nothing, and why."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document of the set."""

    name: str
    front: dict[str, str]
    text: str
    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]
    no_claims: tuple[NoClaim, ...]

    @property
    def clean(self) -> bool:
        """Whether it is a control for false alarms: nothing is wrong in it."""
        return not self.faults


def documents(*halves: str) -> Iterator[Labelled]:
    """The documents of the named halves (both when none is named), in the order of their names."""
    for half in halves or HALVES:
        for path in sorted((HERE / half).glob("*.txt")):
            yield read(path)


@lru_cache(maxsize=256)
def read(path: Path) -> Labelled:
    """One labelled document. Raises LabelError."""
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except LabelError as error:
        raise LabelError(f"{path.parent.name}/{path.name}: {error}") from error


def parse(name: str, content: str) -> Labelled:
    """A document from its marked text. Raises LabelError."""
    head, bar, body = content.removeprefix("---\n").partition("\n---\n")
    front = dict(line.split(": ", 1) for line in head.splitlines())
    if (
        not bar
        or FRONT - {"twin"} - set(front)
        or set(front) - FRONT
        or front["half"] not in (*HALVES, TRIAL, VARIED, SEALED, WIDE, FURTHER)
    ):
        raise LabelError(f"front matter: {sorted(front)}")
    text, marks = take_marks_out(body.strip("\n"))
    claims = tuple(make_claim(mark, text, front["period"]) for mark in marks if mark.pair == CLAIM)
    aside = tuple(_no_claim(mark) for mark in marks if mark.pair == ASIDE)
    faults = tuple(_faults([mark for mark in marks if mark.pair == FAULT]))
    _check_all_numbers_are_labelled(text, [(each.start, each.end) for each in (*claims, *aside)])
    return Labelled(name, front, text, claims, faults, aside)


def _no_claim(mark: Mark) -> NoClaim:
    if len(mark.fields) != 1 or mark.fields[0] not in REASONS:
        raise LabelError(f"{mark.text}: reason {mark.fields}")
    return NoClaim(mark.text, mark.start, mark.end, mark.fields[0])


def _faults(marks: list[Mark]) -> Iterator[Fault]:
    """``⟪…|class|severity|expected=…|why=…|id=…⟫``; ``⟪…|also|id⟫`` is another place of the fault with that id."""
    others: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.fields[0] == "also":
            others.setdefault(mark.fields[1], []).append(mark)
    for mark in marks:
        if mark.fields[0] == "also":
            continue
        rule, severity, *more = mark.fields
        given = dict(each.split("=", 1) for each in more)
        if rule not in CLASSES or severity not in SEVERITIES or set(given) - {"expected", "why", "id"}:
            raise LabelError(f"{mark.text}: fault {mark.fields}")
        places = [mark, *others.pop(given.get("id", ""), [])]
        yield Fault(
            rule,
            severity,
            tuple((each.start, each.end) for each in places),
            tuple(each.text for each in places),
            given.get("expected", ""),
            given.get("why", ""),
        )
    if others:
        raise LabelError(f"other places of no fault: {sorted(others)}")


def _check_all_numbers_are_labelled(text: str, labelled: list[tuple[int, int]]) -> None:
    spans = [*labelled, *_words(text)]
    for found in _NUMBER.finditer(text):
        for at in range(found.start(), found.end()):
            if not any(start <= at < end for start, end in spans):
                around = text[max(0, at - 12) : at + 12].replace("\n", "⏎")
                raise LabelError(f"unlabelled number 「{text[at]}」 in 「{around}」")


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Everyday words in which a numeral counts nothing (进一步, 统一), listed in words.txt."""
    for word in WORDS:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + 1)
