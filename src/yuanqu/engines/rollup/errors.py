"""What can be wrong with a lake or one of its seals, in the words of who keeps it."""

from __future__ import annotations


class LakeError(Exception):
    """``code`` is stable English; the message says in Chinese what is wrong and how to mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def refused(zone: str, why: str) -> LakeError:
    """A zone's seal that does not hold what it says; the rest of the lake is not touched by it."""
    return LakeError("seal-refused", f"园区 {zone} 的封存快照未采用：{why}。请该园区重新发布。")
