"""Files on the pages: brought, looked at, served so that nothing in them can run (附件页面)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from yuanqu.engines.attachments.block import choices
from yuanqu.engines.attachments.reading import attached
from yuanqu.engines.ledger import registry
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db(transaction=False)


def _upload(client: Client, ledger: Any, record: Any, *files: SimpleUploadedFile, **more: str) -> Any:
    return client.post(
        reverse("attachments:upload", args=[ledger.label, record.pk]),
        {"files": list(files), **more},
        headers={"HX-Request": "true"},
    )


def test_good_files_stay_and_each_bad_one_is_explained(
    signed_in: Client, ledger: Any, record: Any, photo: Any
) -> None:
    good = SimpleUploadedFile("整改后.jpg", photo())
    bad = SimpleUploadedFile("坏的.jpg", b"not a picture")
    answer = _upload(signed_in, ledger, record, good, bad, phase="after")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "坏的.jpg" in said
    assert "可收" in said
    assert attached(ledger.label, record.pk, "after").count() == 1
    assert '<option value="after" selected>' in said  # the next is of this phase, unless told otherwise
    nothing = _upload(signed_in, ledger, record, phase="during")
    assert nothing.status_code == 422
    assert '<option value="during" selected>' in nothing.content.decode()


def test_a_file_is_served_so_that_nothing_in_it_runs(
    signed_in: Client, ledger: Any, record: Any, photo: Any
) -> None:
    _upload(signed_in, ledger, record, SimpleUploadedFile("a.jpg", photo(3000, 100)))
    (file,) = attached(ledger.label, record.pk)
    url = reverse("attachments:file", args=[file.pk])
    whole, small = signed_in.get(url), signed_in.get(url, {"as": "thumbnail"})
    assert "attachment" in whole["Content-Disposition"]
    assert b"".join(whole.streaming_content) == photo(3000, 100)
    for answer in (whole, small):
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert small["Content-Type"] == "image/jpeg"
    assert len(b"".join(small.streaming_content)) < 20_000


def test_unknown_and_unreadable_answer_alike(
    signed_in: Client, clerk: Account, ledger: Any, record: Any, photo: Any
) -> None:
    _upload(signed_in, ledger, record, SimpleUploadedFile("a.jpg", photo()))
    (file,) = attached(ledger.label, record.pk)
    for name in ("attachments:file", "attachments:page"):
        unknown = signed_in.get(reverse(name, args=["0190a8f2-0000-7000-8000-000000000000"]))
        assert unknown.status_code == 404
    assert Client().get(reverse("attachments:file", args=[file.pk])).status_code == 302


@pytest.mark.parametrize(("label", "first"), [("registers.project", ""), ("safety.hazard", "before")])
def test_a_phase_is_suggested_only_where_a_move_asks_for_one(label: str, first: str) -> None:
    (value, _), *others = choices(registry.ledger(label))
    assert (value, len(others)) == (first, 3)


def test_another_department_brings_nothing(other: Account, ledger: Any, record: Any, photo: Any) -> None:
    client = Client()
    client.force_login(other)
    assert _upload(client, ledger, record, SimpleUploadedFile("a.jpg", photo())).status_code in (403, 404)
    assert not attached(ledger.label, record.pk)


def test_the_api_gives_and_takes_files(signed_in: Client, ledger: Any, record: Any, photo: Any) -> None:
    url = f"/api/attachments/{ledger.label}/{record.pk}"
    made = signed_in.post(url, {"file": SimpleUploadedFile("a.jpg", photo()), "phase": "before"})
    assert made.status_code == 201, made.content
    (listed,) = signed_in.get(url).json()
    assert listed["sha256"] == made.json()["sha256"]
    refused = signed_in.post(url, {"file": SimpleUploadedFile("a.jpg", b"no")})
    assert (refused.status_code, refused.json()["code"]) == (422, "attachment.kind")


def test_a_file_is_voided_by_who_brought_it_or_by_the_keepers_head(
    signed_in: Client, clerk: Account, ledger: Any, record: Any, photo: Any
) -> None:
    def void_by(client: Client) -> int:
        return client.post(reverse("attachments:void", args=[file.pk]), {"reason": "误传"}).status_code

    def somebody(role: Role) -> Client:
        client = Client()
        client.force_login(
            Account.objects.create_user(
                f"another {role}", "Clerk-12345", name=role, role=role, department=clerk.department
            )
        )
        return client

    head = somebody(Role.HEAD)
    _upload(signed_in, ledger, record, SimpleUploadedFile("a.jpg", photo(colour="red")))
    (file,) = attached(ledger.label, record.pk)
    assert void_by(somebody(Role.CLERK)) == 403
    assert attached(ledger.label, record.pk).count() == 1
    assert void_by(head) == 302
    assert not attached(ledger.label, record.pk)
    _upload(signed_in, ledger, record, SimpleUploadedFile("b.jpg", photo(colour="blue")))
    (file,) = attached(ledger.label, record.pk)
    assert void_by(signed_in) == 302
    assert not attached(ledger.label, record.pk)
