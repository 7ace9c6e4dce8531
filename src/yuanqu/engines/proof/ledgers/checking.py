"""Every claim of a draft beside the ledgers (核对台账), over the whole document at once.

Two ways lead from a claim to a figure: its sentence is one of our own report's, or its words name an indicator. Either
is certain only in a draft that elsewhere proves to be about this zone and period: figures of it that agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from yuanqu.engines.indicators.catalogue import every_indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.ledgers.moments import when_true
from yuanqu.engines.proof.ledgers.named import Asked, Choices, by_names
from yuanqu.engines.proof.ledgers.statements import Stated, stated
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict
from yuanqu.engines.proof.ledgers.worded import by_words
from yuanqu.engines.proof.proofing import Proof
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.snapshots import Snapshot
from yuanqu.people.access import Reader
from yuanqu.terms.periods import Period

_DIGIT = re.compile("[0-9]")
WITNESSES = 3  # so many other figures have to agree
# These rules guess which of several numbers is wrong; where the ledgers know them all, nothing need be guessed.
_GUESSING = (
    "ratio-from-counts",
    "parts-and-whole",
    "within-above-whole",
    "growth-against-levels",
    "shares",
    "same-quantity-twice",
    "implausible-magnitude",
)


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The ledgers at a moment as ``reader`` may see them (None: whole).

    ``choices``: what users of the zone said that words mean.
    """

    snapshot: Snapshot
    today: date
    reader: Reader | None = None
    choices: Choices = field(default_factory=dict)

    def codes(self) -> tuple[str, ...]:
        """The indicators that the reader may open."""
        return tuple(
            each.code for each in every_indicator() if self.reader is None or may_open(self.reader, each)
        )


def against_ledgers(proofed: Proof, ledgers: Ledgers) -> list[Verdict]:
    """What the ledgers say of each claim they know, in the order of the text; nothing before the period has begun."""
    codes, period = ledgers.codes(), proofed.period
    if period.start > ledgers.today:
        return []
    told = [each for each in proofed.claims if each.low is not None or each.high is not None]
    as_of = min(ledgers.today, period.end)
    found = list(by_words(proofed.text, told, _report(period, as_of, ledgers.snapshot, codes)))
    seen = {each.claim.start for each in found}
    rest = [each for each in told if each.start not in seen]
    found += by_names(
        rest, codes, Asked(ledgers.snapshot, as_of, ledgers.today, ledgers.choices, proofed.text)
    )
    if not _of_this_zone(found):
        found = [each for each in found if each.outcome is Outcome.AGREES]
    return sorted(_dated(found, proofed), key=lambda each: each.claim.start)


def _of_this_zone(verdicts: Sequence[Verdict]) -> bool:
    """Whether a draft is about this zone and period: several numbers of it, not mere digits, are its figures."""
    known = [each for each in verdicts if len(_DIGIT.findall(each.claim.text)) > 1]
    agreeing = sum(each.outcome is Outcome.AGREES for each in known)
    return agreeing >= WITNESSES and 2 * agreeing >= len(known)


def with_ledgers(proofed: Proof, verdicts: Sequence[Verdict]) -> Proof:
    """The proof with the ledgers' findings among its own, and without guesses about numbers that the ledgers know."""
    known = {each.claim.start for each in verdicts if each.severity is Severity.CERTAIN}
    own = [each for each in proofed.findings if not (each.rule in _GUESSING and _all_known(each, known))]
    own += [finding for each in verdicts if (finding := each.finding(proofed.text)) is not None]
    return replace(proofed, findings=tuple(sorted(own, key=lambda each: (each.start, each.end))))


def _all_known(finding: Finding, known: set[int]) -> bool:
    return finding.start in known and all(start in known for start, _ in finding.others)


@lru_cache(maxsize=8)
def _report(asked: Period, as_of: date, snapshot: Snapshot, codes: tuple[str, ...]) -> Stated:
    """Our report of the period as a reader of ``codes`` sees it: the same until records change."""
    whole = FigureBook.for_report(asked, as_of, snapshot)
    opened = tuple(each for each in whole.figures if each.indicator.code in codes)
    hidden = {each.indicator.code for each in whole.figures} - set(codes)
    return stated(replace(whole, figures=opened, withheld=frozenset(hidden)), frozenset(codes))


def _dated(verdicts: Iterable[Verdict], proofed: Proof) -> Iterable[Verdict]:
    """The verdicts, those that differ told as stale where the number was true earlier."""
    every = list(verdicts)
    apart = [each for each in every if each.outcome is Outcome.DIFFERS]
    if not apart:
        return every
    pairs = [(each.claim, each.candidates[0]) for each in apart]
    moments = when_true(pairs, proofed.period, pairs[0][1].snapshot)
    stale = {id(apart[at]): words for at, words in moments.items()}
    return [_stale(each, stale[id(each)]) if id(each) in stale else each for each in every]


def _stale(verdict: Verdict, moment: str) -> Verdict:
    message = f"{verdict.message}文稿所写与{moment}的数相同，可能没有更新。"
    return replace(verdict, outcome=Outcome.STALE, message=message, moment=moment)
