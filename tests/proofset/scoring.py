"""Scores the program against the labels, as the README's “How scores are counted” says.

python -m tests.proofset.scoring open            totals by class
python -m tests.proofset.scoring open --misses   and every mistake, for the half that may be looked at
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.proofset.claims import Claim as Label
from tests.proofset.reading import CLASSES, Fault, Labelled, documents
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.claims.claim import Claim, decimal_text
from yuanqu.engines.proof.proofing import proof
from yuanqu.terms.periods import Period

ARITHMETIC = CLASSES[: CLASSES.index("shares") + 1]
FALSE_ALARMS_PER = 20_000
LOOKED_AT = ("open", "varied", "wide", "further")  # whose mistakes may be read one by one
_SCALES = {"万": 10**4, "亿": 10**8}
Told = tuple[str, str, int, str]


@dataclass
class Tally:
    """How many were labelled and found, how many said and right."""

    labelled: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def recall(self) -> Fraction:
        return Fraction(self.found, self.labelled or 1)

    @property
    def precision(self) -> Fraction:
        return Fraction(self.right, self.said or 1)

    @property
    def f1(self) -> Fraction:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else Fraction(0)


@dataclass
class Score:
    """One half's totals: claims together and by kind, their fields, faults by class, false alarms."""

    claims: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, Tally] = field(default_factory=dict)
    faults: dict[str, Tally] = field(default_factory=dict)
    false_certain: int = 0
    clean_letters: int = 0
    read_bytes: int = 0
    seconds: float = 0.0
    mistakes: list[Told] = field(default_factory=list)

    @property
    def false_alarms(self) -> Fraction:
        return Fraction(self.false_certain * FALSE_ALARMS_PER, self.clean_letters or 1)


def carried(value: str | None, unit: str) -> tuple[str, str]:
    """A value with its unit, 万 and 亿 carried into it: 1.2 万平方米 is 12000 平方米."""
    unit = unit.removeprefix("个") if unit.endswith("百分点") else unit
    number = Fraction(value) if value else None
    while unit[:1] in _SCALES:
        number = None if number is None else number * _SCALES[unit[0]]
        unit = unit[1:]
    return decimal_text(number) or "", unit


def same(label: Label, claim: Claim | None) -> bool:
    if claim is None:
        return False
    said = carried(decimal_text(claim.value), claim.unit)
    return (label.start, label.end) == (claim.start, claim.end) and carried(label.value, label.unit) == said


def _pairs(text: str) -> set[str]:
    text = text.translate(str.maketrans("", "", "的了数额"))
    return {text[n : n + 2] for n in range(max(1, len(text) - 1))}


def measure_right(label: str, said: str) -> bool:
    one, other = _pairs(label), _pairs(said)
    return bool(said) and len(one & other) * 2 >= min(len(one), len(other))


def period_right(label: str, said: Period | None) -> bool:
    if said is None:
        return False
    meant = Period.parse(label)
    a_day = meant.start == meant.end or said.start == said.end
    return meant.end == said.end and (meant.start == said.start or a_day)


def score(half: str) -> Score:
    total = Score(faults={name: Tally() for name in CLASSES})
    for document in documents(half):
        began = time.perf_counter()
        found = proof(document.text, issued=date.fromisoformat(document.front["date"]))
        total.seconds += time.perf_counter() - began
        total.read_bytes += len(document.text.encode())
        _score_claims(total, document, found.claims)
        _score_faults(total, document, found.findings)
        if document.clean:
            total.clean_letters += len(document.text)
            for finding in found.findings:
                if finding.severity is Severity.CERTAIN:
                    total.false_certain += 1
                    total.mistakes.append(
                        (document.name, f"false {finding.rule}", finding.start, finding.message)
                    )
    return total


def _score_claims(total: Score, document: Labelled, said: Sequence[Claim]) -> None:
    at = {(claim.start, claim.end): claim for claim in said}
    hit = set()
    total.claims.said += len(said)
    for label in document.claims:
        claim = at.get((label.start, label.end))
        kind = total.kinds.setdefault(label.kind, Tally())
        total.claims.labelled += 1
        kind.labelled += 1
        if claim is None or not same(label, claim):
            what = f"{label.text} {label.value} {label.unit} {label.kind} / {claim}"
            total.mistakes.append((document.name, "missed", label.start, what))
            continue
        hit.add(claim)
        total.claims.found += 1
        total.claims.right += 1
        kind.found += 1
        _score_fields(total, document, label, claim)
    for claim in said:
        if claim not in hit:
            total.mistakes.append((document.name, "extra", claim.start, f"{claim.text} {claim.kind}"))


def _score_fields(total: Score, document: Labelled, label: Label, claim: Claim) -> None:
    asked = [
        ("measure", measure_right(label.measure, claim.measure), label.measure, claim.measure),
        ("kind", label.kind == claim.kind, label.kind, claim.kind.value),
        ("modality", label.modality == claim.modality, label.modality, claim.modality.value),
    ]
    if label.period:
        right = period_right(label.period, claim.period)
        asked.append(("period", right, label.period, str(claim.period)))
    for name, right, meant, said in asked:
        tally = total.fields.setdefault(name, Tally())
        tally.labelled += 1
        tally.found += right
        if not right:
            total.mistakes.append((document.name, name, label.start, f"{label.text}: {meant} / {said}"))


def touches(fault: Fault, finding: Finding) -> bool:
    """Whether a finding touches a fault's mark or one of its other places, itself or by what it names."""
    places = ((finding.start, finding.end), *finding.others)
    return any(
        start < their_end and their_start < end
        for start, end in places
        for their_start, their_end in fault.places
    )


def _counts(finding: Finding) -> bool:
    return finding.rule not in ARITHMETIC or finding.severity is Severity.CERTAIN


def _score_faults(total: Score, document: Labelled, findings: Sequence[Finding]) -> None:
    for fault in document.faults:
        tally = total.faults[fault.rule]
        tally.labelled += 1
        found = any(_counts(each) and each.rule == fault.rule and touches(fault, each) for each in findings)
        tally.found += found
        if not found:
            what = f"{fault.rule} {fault.quotes} {fault.why}"
            total.mistakes.append((document.name, "fault missed", fault.places[0][0], what))
    for finding in findings:
        if not _counts(finding):
            continue
        tally = total.faults.setdefault(finding.rule, Tally())
        tally.said += 1
        right = any(finding.rule == fault.rule and touches(fault, finding) for fault in document.faults)
        tally.right += right
        if not right:
            what = f"{finding.rule} {finding.severity} 「{finding.quote}」 {finding.message}"
            total.mistakes.append((document.name, "finding extra", finding.start, what))


def _percent(part: Fraction) -> str:
    return f"{Fraction(round(part * 10000), 100).__float__():6.2f}"


def lines(total: Score) -> Iterator[str]:
    """The totals as lines of text."""
    claims = total.claims
    yield (
        f"claims      labelled {claims.labelled:5} said {claims.said:5} precision {_percent(claims.precision)} "
        f"recall {_percent(claims.recall)} F1 {_percent(claims.f1)}"
    )
    for name, tally in {**total.kinds, **total.fields}.items():
        yield f"  {name:10} labelled {tally.labelled:5} right {_percent(tally.recall)}"
    whole = Tally(
        *(sum(getattr(each, name) for each in total.faults.values()) for name in Tally.__annotations__)
    )
    for name, tally in {**total.faults, "all faults": whole}.items():
        yield (
            f"  {name:22} labelled {tally.labelled:3} found {tally.found:3} said {tally.said:3} "
            f"precision {_percent(tally.precision)} recall {_percent(tally.recall)} F1 {_percent(tally.f1)}"
        )
    yield (
        f"false certain {total.false_certain} in {total.clean_letters:,} clean characters: "
        f"{_percent(total.false_alarms / 100)} per {FALSE_ALARMS_PER:,}"
    )
    yield f"{total.read_bytes / total.seconds / 1e6:.2f} MB/s with all rules"


def main(words: Sequence[str]) -> None:
    half = words[0]
    total = score(half)
    if "--misses" in words and half in LOOKED_AT:
        texts = {document.name: document.text for document in documents(half)}
        for name, what, start, more in total.mistakes:
            around = texts[name][max(0, start - 16) : start + 16].replace("\n", "⏎")
            sys.stdout.write(f"{name}\t{what}\t{more}\t…{around}…\n")
        by_sort = Counter(what for _, what, _, _ in total.mistakes)
        sys.stdout.write(f"{dict(by_sort)}\n")
    for line in lines(total):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
