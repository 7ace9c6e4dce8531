"""Why a record was not written: each problem with its column, what was found, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yuanqu.engines.ledger.checks import Severity


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a row. ``columns`` are the cells it is put beside, empty for the row as a whole.

    ``expected`` says what is wrong and what should be there, ``mend`` what to do; ``code`` is stable.
    """

    code: str
    columns: tuple[str, ...]
    expected: str
    mend: str = ""
    found: str = ""
    severity: Severity = Severity.HARD

    @property
    def sentence(self) -> str:
        """The whole in one Chinese sentence."""
        said = f"填的是「{self.found}」，{self.expected}" if self.found else self.expected
        said = said.rstrip("。")
        return f"{said}。{self.mend.rstrip('。')}。" if self.mend else f"{said}。"


class Refused(Exception):
    """Nothing was written. ``code`` is stable, the message is Chinese, ``problems`` are by column."""

    def __init__(self, code: str, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.problems = code, message, tuple(problems)


@dataclass(frozen=True)
class Difference:
    """One column that somebody changed since the form was opened: then, now, and what was typed here."""

    column: str
    opened: object
    now: object
    typed: object


class Conflict(Refused):
    """The record was changed by somebody else since it was opened; ``differences`` are what they changed."""

    def __init__(self, token: str, differences: Sequence[Difference] = ()) -> None:
        super().__init__(
            "record.conflict", "打开之后，这条记录已被他人修改，本次没有保存。请对照两边的值，确认后再保存。"
        )
        self.token, self.differences = token, tuple(differences)


@dataclass
class Findings:
    """The problems of one row as they are found."""

    problems: list[Problem] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.problems)

    def columns(self) -> set[str]:
        """The columns that have a problem."""
        return {column for problem in self.problems for column in problem.columns}
