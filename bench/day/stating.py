"""An enterprise's own statement (企业填报): filled in, its doubts explained, filled in again where it came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.day.browser import FOUND
from bench.day.journal import Wrong

if TYPE_CHECKING:
    from bench.day.person import Person

DOUBTED = 422
EXPLAIN = "explain-"


def state(person: Person) -> bool:
    """The own return: opened, and filled in where it is the enterprise's turn."""
    stated = person.journal.returns[person.place.enterprise]
    person.browser.get("own returns", "/collecting/")
    place = f"/collecting/economy.statement/returns/{stated.record}/"
    page = person.browser.get("return", place)
    turn = len(stated.moves) == 0 or stated.moves[-1] == "send_back"
    if not turn:
        return True
    said, workers = person.stage.may[person.place.enterprise], str(50 + person.chance.randrange(900))
    for _ in range(3):
        _, fields = page.form("workers_end")
        fields |= {name: said[name] for name, text in fields.items() if not text and said.get(name)}
        fields |= {name: "数据已核实" for name in fields if name.startswith(EXPLAIN)}
        fields |= dict.fromkeys(("filler", "stat_head", "unit_head"), "张敏") | {"workers_end": workers}
        page = person.browser.send("return: report", place, fields, expected=(FOUND, DOUBTED))
        if page.status == FOUND:
            stated.moves.append("resubmit" if stated.moves else "submit")
            stated.workers = workers
            person.journal.reported.append(stated)
            person.browser.get("return", page.location)
            return True
        if EXPLAIN not in page.text:
            break
    raise Wrong(f"{place}: {page.said}")
