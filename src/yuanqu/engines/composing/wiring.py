"""Where the zone's own indicators are tied to the catalogue and its page (接线)."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.composing.versions import OWN
from yuanqu.engines.indicators.catalogue import provide
from yuanqu.engines.indicators.lineage_page import offer_actions
from yuanqu.site.parts import Action


def _to_own(_request: HttpRequest) -> Iterable[Action]:
    yield Action("自定指标", reverse("own-indicators"), "list-details")


provide(OWN)
offer_actions(_to_own)
