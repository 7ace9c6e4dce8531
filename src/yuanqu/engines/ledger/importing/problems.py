"""What an import found wrong: each with where it stands, what was found, what was expected and how to mend it.

Codes are stable: ``import.<what>`` for cells, ``<check's code>`` for a ledger's own checks.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from yuanqu.engines.ledger.checks import Severity

LISTED_MOST = 100_000  # problems kept as objects; every bad row is known beyond that, only its words are not


class FileRefused(Exception):
    """The file as a whole cannot be imported; ``code`` is stable, the message says what is wrong and how to mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = f"import.{code}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text in a column, wherever it stands: ``expected`` and ``mend`` are Chinese clauses."""

    code: str
    expected: str
    mend: str
    severity: Severity = Severity.HARD


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place. ``row`` is the number the program shows (0: the file as a whole).

    ``cell`` is the address (``B7``), empty where no single cell is meant. A soft problem that is ``explained``
    does not hold the row back.
    """

    sheet: str
    row: int
    column: str
    cell: str
    found: str
    expected: str
    mend: str
    code: str
    severity: Severity
    explained: bool = False

    @property
    def blocks(self) -> bool:
        """Whether the row cannot go in as it is."""
        return self.severity is Severity.HARD or not self.explained

    @property
    def sentence(self) -> str:
        """The whole in one Chinese sentence, for comments and the command line."""
        place = f"“{self.sheet}”" if self.sheet else ""
        place += f"第{self.row}行" if self.row else ""
        place += f"“{self.column}”" if self.column else ""
        place += f"（{self.cell}）" if self.cell else ""
        found = f"填的是“{self.found}”；" if self.found else ""
        mend = f"。{self.mend}" if self.mend else ""
        return f"{place}：{found}{self.expected.rstrip('。')}{mend}".rstrip("。") + "。"

    def as_json(self) -> dict[str, object]:
        """The problem as plain values, for the API, the command line and the batch's record."""
        return {**asdict(self), "severity": self.severity.value, "message": self.sentence}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the import did with the file that its sender should know: nothing is wrong with it."""

    code: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The notice as plain values."""
        return {"code": self.code, "text": self.text}


def shortened(text: str, most: int = 60) -> str:
    """``text`` as it can be quoted in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
