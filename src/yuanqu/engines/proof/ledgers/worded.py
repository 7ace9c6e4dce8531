"""Claims that stand in a sentence of our own report (原句的核对): which figure each is of is then beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.proof.checks.finding import Severity
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.ledgers.comparing import apart, holds, in_unit
from yuanqu.engines.proof.ledgers.context import matched
from yuanqu.engines.proof.ledgers.statements import Stated, Statement
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict


def by_words(text: str, claims: Sequence[Claim], report: Stated) -> Iterator[Verdict]:
    """What our report says of the claims whose words are its own."""
    known = [each.claim for each in report.statements]
    for claim, position, sure in matched(text, claims, report.text, known):
        verdict = _verdict(claim, report.statements[position], sure=sure)
        if verdict is not None:
            yield verdict


def told_wrong(claim: Claim, figure: Figure, value: Fraction | None) -> str:
    """The message of a number that differs: the right figure, its records, by how much."""
    off = "" if value is None else apart(claim, value)
    records = f"，记录 {figure.record_count} 条" if figure.record_count else ""
    tail = f"；文稿{off}" if off else ""
    return f"与台账不符：{figure.title()}（{figure.when}）为{figure.printed()}{records}{tail}。"


def _verdict(claim: Claim, statement: Statement, *, sure: bool) -> Verdict | None:
    figure, ours = statement.figure, statement.claim
    if claim.text == ours.text:
        return Verdict(claim, Outcome.AGREES, Severity.CERTAIN, (figure,))
    same = claim.period == ours.period
    if not same and not sure:
        return None
    exact = ours.value if statement.exact is None else statement.exact
    value = None if exact is None else in_unit(exact, ours.unit, claim.unit)
    if value is not None and _bounded(claim) and holds(claim, value):
        return Verdict(claim, Outcome.AGREES, Severity.CERTAIN, (figure,))
    severity = Severity.CERTAIN if sure and same else Severity.LIKELY
    return Verdict(
        claim, Outcome.DIFFERS, severity, (figure,), told_wrong(claim, figure, value), expected=ours.text
    )


def _bounded(claim: Claim) -> bool:
    """Whether the claim ends on both sides: a limit (不少于1次) would hold of any greater number."""
    return claim.low is not None and claim.high is not None
