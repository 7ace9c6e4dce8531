"""What the office words between the figures states no number of its own, in whatever script it is written (改写)."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.engines.reports.rewording import Passage, passage, reword
from yuanqu.people.models import Account

_TOKEN, _DIGIT = re.compile(r"【\d+[^【】]*】"), re.compile(r"[0-9０-９]")
_ANY_DAY = date(2025, 1, 1)  # quantities do not depend on it


def word(edition: UUID, place: str, typed: str, account: Account) -> Passage:
    """Keep ``typed`` at ``place``. Raises Refused as ``reword`` does, and where a quantity is said in hanzi: 三十件,
    一半, 翻了一番. What the declared words say themselves may stay."""
    held = passage(edition, place)
    if held is not None and (found := _stated(held, typed)):
        said = f"文字中有手写的数量「{'」「'.join(found)}」，工作总结的数字都由记录算出"
        problem = Problem("report.figure_typed", (), said, "请删去；要增加数字，请联系科室增加指标")
        raise Refused("report.wording", "没有保存，请按提示修改。", [problem])
    return reword(edition, place, typed, account)


def _stated(held: Passage, typed: str) -> list[str]:
    known = _claimed(held.declared_words)
    return [text for text in _claimed(typed) if text not in known]


def _claimed(words: str) -> list[str]:
    """The quantities that words state beside the figures; those in digits are refused as such."""
    plain = _TOKEN.sub("，", words)
    return [
        claim.text for claim in read_claims(plain, issued=_ANY_DAY).claims if not _DIGIT.search(claim.text)
    ]
