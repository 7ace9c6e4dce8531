"""What a term says when it cannot read something: a stable code and a Chinese sentence on how to mend it."""

from __future__ import annotations


class TermError(ValueError):
    """A word that could not be read or a value that has no meaning.

    `code` is stable English for the API; `str(error)` is the Chinese sentence for the page: what is wrong,
    what was found, what was expected, an example. `found`, `expected` and `example` are kept apart for
    tables of bad cells.
    """

    def __init__(self, code: str, what: str, found: str = "", expected: str = "", example: str = "") -> None:
        super().__init__(code, what, found, expected, example)  # all of them, so that it can be pickled
        self.code = code
        self.what = what
        self.found = found
        self.expected = expected
        self.example = example

    @property
    def message(self) -> str:
        """The Chinese sentence."""
        text = self.what
        if self.found:
            text += f"「{self.found}」"
        if self.expected:
            text += f"：应为{self.expected}"
        if self.example:
            text += f"，例如「{self.example}」"
        return text + "。"

    def __str__(self) -> str:
        return self.message
