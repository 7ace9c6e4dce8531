"""A project with its keeper's clerk, somebody who may not read it in, and pictures made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.people.models import Account, Department

Photo = Callable[..., bytes]


@pytest.fixture
def ledger() -> type[Ledger]:
    """项目名录."""
    return registry.ledger("registers.project")


@pytest.fixture
def clerk(db: None, ledger: type[Ledger]) -> Account:
    """A clerk of the keeper."""
    keeper = Department.objects.create(code="keeper", name=ledger.keeper)
    return Account.objects.create_user("clerk", "Clerk-12345", name="李梅", department=keeper)


@pytest.fixture
def other(db: None) -> Account:
    """A clerk of another department."""
    elsewhere = Department.objects.create(code="elsewhere", name="别的科")
    return Account.objects.create_user("other", "Other-12345", name="何远", department=elsewhere)


@pytest.fixture
def record(ledger: type[Ledger], clerk: Account) -> Any:
    """One project."""
    with changing(way="import", actor_id=clerk.pk, actor_name=clerk.name, reason="建账"):
        return ledger.record._default_manager.create(
            number="XM-1", name="鑫源铜箔项目", park="main", kind="land"
        )


@pytest.fixture
def signed_in(clerk: Account) -> Client:
    """The clerk's browser."""
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def photo() -> Photo:
    """``photo(width, height, colour, taken=…, offset=…, place=…)``: a JPEG with the EXIF a phone would write."""

    def make(
        width: int = 640,
        height: int = 480,
        colour: str = "seagreen",
        *,
        taken: str = "",
        offset: str = "",
        place: bool = False,
    ) -> bytes:
        exif = Image.Exif()
        if taken:
            exif.get_ifd(0x8769)[0x9003] = taken
        if offset:
            exif.get_ifd(0x8769)[0x9011] = offset
        if place:
            exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 51.0, 36.0), 3: "E", 4: (114.0, 56.0, 24.0)})
        written = io.BytesIO()
        Image.new("RGB", (width, height), colour).save(written, "JPEG", exif=exif)
        return written.getvalue()

    return make
