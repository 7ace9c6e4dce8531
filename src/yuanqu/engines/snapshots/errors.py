"""What can be wrong with a snapshot, in the words of who asked for it."""

from __future__ import annotations


class SnapshotError(Exception):
    """``code`` is stable English; the message says in Chinese what is wrong and how to mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def missing(snapshot_id: str) -> SnapshotError:
    """No snapshot of that id is kept here."""
    return SnapshotError(
        "snapshot-missing",
        f"没有快照「{snapshot_id}」：可能已被清理。请用 yuanqu snapshot 生成当前快照后重新取数。",
    )


def damaged(what: str) -> SnapshotError:
    """A file of a snapshot does not hold what its name promises."""
    return SnapshotError(
        "snapshot-damaged",
        f"快照文件已损坏：{what}。请从备份恢复该文件，或删除它后用 yuanqu snapshot 重新生成。",
    )
