"""A draft as it stands (当前核对结果): proofed under the rights of who asks, without what the zone said is no fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils import timezone

from yuanqu.engines.ledger.today import today
from yuanqu.engines.proof.checks.finding import Finding
from yuanqu.engines.proof.ledgers.checking import Ledgers, against_ledgers, with_ledgers
from yuanqu.engines.proof.ledgers.named import Choices
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict
from yuanqu.engines.proof.models import Dismissal, Meaning
from yuanqu.engines.proof.proofing import Proof, proof
from yuanqu.engines.snapshots import current
from yuanqu.people.models import Account
from yuanqu.terms.periods import Period

_AROUND = (12, 6)


@dataclass(frozen=True)
class Standing:
    """The proof with the ledgers' findings; ``dismissed``: findings told to be none, each with who said why."""

    proofed: Proof
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]

    @property
    def agreeing(self) -> int:
        """How many claims agree with the ledgers."""
        return sum(each.outcome is Outcome.AGREES for each in self.verdicts)

    def verdict_of(self, finding: Finding) -> Verdict | None:
        """What the ledgers say where the finding is theirs."""
        if not finding.rule.startswith("ledger-"):
            return None
        return next((each for each in self.verdicts if each.claim.start == finding.start), None)


def stand(text: str, period: Period | None, account: Account) -> Standing:
    """Proof a text for ``account``, with the ledgers as far as he may see their figures."""
    now: date = today()
    first = proof(text, issued=now, period=period)
    verdicts = against_ledgers(first, Ledgers(current(), now, account, _choices()))
    whole = with_ledgers(first, verdicts)
    keys = {key(text, each): each for each in whole.findings}
    said = {each.key: each for each in Dismissal.objects.filter(key__in=keys)}
    kept = tuple(each for each in whole.findings if key(text, each) not in said)
    gone = tuple((keys[each], said[each]) for each in keys if each in said)
    return Standing(whole, tuple(verdicts), kept, gone)


def key(text: str, finding: Finding) -> str:
    """What a finding is known by when it comes again: its rule, and the words there and around."""
    before = text[max(0, finding.start - _AROUND[0]) : finding.start]
    around = f"{before}【{finding.quote}】{text[finding.end : finding.end + _AROUND[1]]}"
    return sha256(f"{finding.rule}|{around}".encode()).hexdigest()


def dismiss(text: str, finding: Finding, reason: str, account: Account) -> None:
    """Keep for the zone that this is no fault, and why."""
    Dismissal.objects.update_or_create(
        key=key(text, finding),
        defaults={
            "rule": finding.rule,
            "quote": finding.quote,
            "reason": reason,
            "account": account,
            "actor_name": account.name,
            "at": timezone.now(),
        },
    )


def learn(verdict: Verdict, number: int, account: Account) -> None:
    """Keep for the zone which of the candidates such words mean."""
    figure = verdict.candidates[number]
    cut = ",".join(f"{name}={code}" for name, code in figure.slice.items())
    Meaning.objects.update_or_create(
        measure=verdict.claim.name,
        unit=verdict.claim.unit,
        defaults={
            "indicator": figure.indicator.code,
            "slice": cut,
            "account": account,
            "actor_name": account.name,
            "at": timezone.now(),
        },
    )


def _choices() -> Choices:
    return {(each.measure, each.unit): (each.indicator, each.slice) for each in Meaning.objects.all()}
