"""What many ask at the same moment is worked out once (同一快照只算一遍): figures of one snapshot never change.

After a change everybody's next home page asks the same of the same new snapshot. One of them works it out; the others
wait for that answer instead of each working beside it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

KEPT = 16
Found = TypeVar("Found")


@dataclass
class _Answer:
    lock: Lock = field(default_factory=Lock)
    known: bool = False
    value: Any = None


_guard = Lock()
_answers: OrderedDict[Hashable, _Answer] = OrderedDict()


def once(key: Hashable, work: Callable[[], Found]) -> Found:
    """What ``work`` gives for ``key``, worked out by the first who asks; if it fails, by the next one."""
    with _guard:
        answer = _answers.setdefault(key, _Answer())
        _answers.move_to_end(key)
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    with answer.lock:
        if not answer.known:
            answer.value, answer.known = work(), True
        found: Found = answer.value
        return found
