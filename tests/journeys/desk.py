"""An account at its desk: signed in in a real browser, at forms, or by the API of the same session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


def sign_in(context: Any, said: str, user: str) -> Any:
    """A page of ``context`` signed in as ``user``, with the password that the demonstration ``said``."""
    password = re.search(rf"用户名 {user}，密码 (\S+)", said)
    assert password, f"the demonstration names no password of {user}"
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("用户名").fill(user)
    page.locator("input[type=password]").fill(password[1])
    page.keyboard.press("Enter")
    page.wait_for_selector("#shell")
    return page


class Desk:
    """One person, signed in. What a person would type goes through forms, what only has to be there through the API."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._token = str(page.request.get("/api/session").json()["csrf_token"])

    def fill(self, texts: Mapping[str, str], within: str = "main") -> None:
        """Type into the fields of those names; later ones are unfolded first, a list is chosen from by its code."""
        self.page.evaluate("document.querySelectorAll('.form-later').forEach(each => { each.open = true })")
        for name, text in texts.items():
            field = self.page.locator(f"{within} [name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)

    def register(self, ledger: str, texts: Mapping[str, str]) -> str:
        """Fill in the form of a new record and save it; gives the address it leads to."""
        self.page.goto(f"/ledgers/{ledger}/new/")
        self.fill(texts)
        return self.save()

    def save(self) -> str:
        """Save the form as it stands; gives the address it leads to, the form's own where it is refused."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="保存", exact=True).click()
        return str(self.page.url)

    def amend(self, ledger: str, record: str, texts: Mapping[str, str], reason: str) -> None:
        """Fill in the form of a record that is there, and save it."""
        self.page.goto(f"/ledgers/{ledger}/{record}/edit/")
        self.fill({**texts, "change-reason": reason})
        assert self.save().endswith(f"/{record}/"), self.text()

    def step(self, ledger: str, record: str, label: str, texts: Mapping[str, str]) -> None:
        """Make a move from the record's page."""
        self.page.goto(f"/ledgers/{ledger}/{record}/")
        self.page.get_by_role("link", name=label, exact=True).click()
        self.page.wait_for_selector("#panel form")
        self.fill(texts, "#panel")
        self.page.locator("#panel").get_by_role("button", name=label, exact=True).click()
        self.page.wait_for_selector("text=记录现在是")

    def post(self, ledger: str, **values: Any) -> str:
        """Register a record; gives its id."""
        return str(self._ask("post", f"ledgers/{ledger}/records", {"values": values})["id"])

    def patch(self, ledger: str, record: str, **values: Any) -> None:
        """Change a record as it stands now."""
        place = f"ledgers/{ledger}/records/{record}"
        version = self._ask("get", place)["version"]
        self._ask("patch", place, {"values": values, "reason": "据实登记", "version": version})

    def move(self, ledger: str, record: str, move: str, on: str, **values: Any) -> None:
        """Make a move on a day."""
        place = f"moves/{ledger}/{record}"
        version = self._ask("get", place)["version"]
        self._ask("post", place, {"move": move, "on": on, "values": values, "version": version})

    def find(self, ledger: str, **words: str) -> list[dict[str, Any]]:
        """The records that a list filtered so would show."""
        asked = self.page.request.get(f"/api/ledgers/{ledger}/records", params=words)
        assert asked.ok, asked.text()
        return list(asked.json()["records"])

    def text(self, selector: str = "main") -> str:
        """What is read there."""
        return str(self.page.inner_text(selector))

    def _ask(self, method: str, place: str, body: Mapping[str, Any] | None = None) -> Any:
        options = {} if body is None else {"data": body, "headers": {"X-CSRFToken": self._token}}
        answer = getattr(self.page.request, method)(f"/api/{place}", **options)
        assert answer.ok, f"{method} {place} {body}: {answer.text()}"
        return answer.json()


@contextmanager
def desk(browser: Any, address: str, said: str, user: str) -> Iterator[Desk]:
    """``user`` at a desk; it is cleared at the end."""
    context = browser.new_context(base_url=address, locale="zh-CN", viewport={"width": 1280, "height": 900})
    try:
        yield Desk(sign_in(context, said, user))
    finally:
        context.close()
