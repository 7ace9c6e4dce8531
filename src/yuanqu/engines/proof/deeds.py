"""What a writer does to findings (处理意见): takes a correction, writes another, dismisses one, says what is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yuanqu.engines.proof.checks.finding import Finding
from yuanqu.engines.proof.drafts import MOST, replace
from yuanqu.engines.proof.models import Draft
from yuanqu.engines.proof.standing import Standing, dismiss, learn, stand
from yuanqu.people.models import Account
from yuanqu.terms.periods import Period

_CHANGED = "文稿已有改动，这处意见不在原处了，请在重新核对的结果中处理。"


@dataclass(frozen=True)
class Told:
    """What came of it."""

    done: bool
    message: str
    anchor: str = ""


Asked = Mapping[str, str]


def do(asked: Asked, draft: Draft, account: Account) -> Told:
    """Do what was asked to a draft of ``account``."""
    deed = _DEEDS.get(asked.get("deed", ""))
    return deed(asked, draft, account) if deed else Told(False, "没有这项操作，请刷新页面后再试。")


def _rewrite(asked: Asked, draft: Draft, _account: Account) -> Told:
    text = asked.get("text", "").replace("\r\n", "\n").replace("\x00", "")
    if not text.strip() or len(text) > MOST:
        return Told(False, f"没有保存：文稿不能为空，也不能超过 {MOST // 10000} 万字。")
    draft.text = text
    draft.save(update_fields=["text"])
    return Told(True, "已重新核对。")


def _mend(asked: Asked, draft: Draft, _account: Account) -> Told:
    """The words of one finding replaced, by what is expected or by what was typed."""
    start, end = _place(asked)
    instead = asked.get("instead", "").strip()
    if not instead or not replace(draft, start, end, asked.get("quote", ""), instead):
        return Told(False, _CHANGED if instead else "没有改动：请填写改成什么。")
    return Told(True, f"「{asked.get('quote', '')}」已改为「{instead}」，并已重新核对。", f"#at-{start}")


def _dismiss(asked: Asked, draft: Draft, account: Account) -> Told:
    reason = " ".join(asked.get("reason", "").split())[:300]
    if not reason:
        return Told(False, "请写明不采纳的理由。")
    finding = _finding(asked, _stand(draft, account))
    if finding is None:
        return Told(False, _CHANGED)
    dismiss(draft.text, finding, reason, account)
    return Told(True, f"「{finding.quote}」的意见不采纳，理由已记下；本园区今后核到同样的句子不再提出。")


def _mean(asked: Asked, draft: Draft, account: Account) -> Told:
    standing = _stand(draft, account)
    finding = _finding(asked, standing)
    verdict = standing.verdict_of(finding) if finding else None
    number = asked.get("number", "")
    if verdict is None or not number.isdecimal() or int(number) >= len(verdict.candidates):
        return Told(False, _CHANGED)
    learn(verdict, int(number), account)
    return Told(True, f"已记住：「{verdict.claim.name}」指{verdict.candidates[int(number)].title()}。")


def _stand(draft: Draft, account: Account) -> Standing:
    return stand(draft.text, Period.parse(draft.period) if draft.period else None, account)


def _finding(asked: Asked, standing: Standing) -> Finding | None:
    start, end = _place(asked)
    return next(
        (
            each
            for each in standing.findings
            if (each.start, each.end, each.rule) == (start, end, asked.get("rule", ""))
        ),
        None,
    )


def _place(asked: Asked) -> tuple[int, int]:
    start, end = asked.get("start", ""), asked.get("end", "")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else (0, 0)


_DEEDS: dict[str, Callable[[Asked, Draft, Account], Told]] = {
    "rewrite": _rewrite,
    "mend": _mend,
    "dismiss": _dismiss,
    "mean": _mean,
}
