"""An inspector brings a photo from a phone-wide page, looks at it, and voids it: in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from yuanqu.engines.attachments.reading import attached
from yuanqu.people.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_photo_from_a_phone(
    browser: Browser, live_server: Any, clerk: Account, ledger: Any, record: Any, photo: Any
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{live_server.url}{reverse('sign-in')}")
    page.fill("[name=username]", "clerk")
    page.fill("[name=password]", "Clerk-12345")
    page.click("[type=submit]")
    page.goto(f"{live_server.url}{reverse('ledger:detail', args=[ledger.label, record.pk])}")
    page.select_option("#attachment-phase", "after")
    shot = {
        "name": "IMG_0618.jpg",
        "mimeType": "image/jpeg",
        "buffer": photo(2400, 1800, taken="2025:06:18 09:30:00"),
    }
    page.set_input_files("[data-camera]", [shot])
    expect(page.locator(".attachment img")).to_be_visible()
    expect(page.locator("#attachments")).to_contain_text("2025-06-18 09:30 · 李梅")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert attached(ledger.label, record.pk, "after").get().origin == "camera"
    page.set_input_files("#attachment-files", [{"name": "坏.jpg", "mimeType": "image/jpeg", "buffer": b"no"}])
    page.click(".attachment-form [type=submit]")
    expect(page.locator(".attachments-said")).to_contain_text("坏.jpg")
    page.click(".attachment a")
    expect(page.locator("#panel .attachment-large")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel .attachment-large")).to_be_hidden()
    # A page left open keeps a thread of the server, and with it a session on the test database.
    context.close()
