"""Where the zone's own indicators are tied to the catalogue and its page (接线)."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from yuanqu.engines.composing.versions import OWN, number_of
from yuanqu.engines.indicators.catalogue import provide
from yuanqu.engines.indicators.lineage_page import offer_actions
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.site.parts import Action


def _to_own(each: Indicator | None) -> Iterable[Action]:
    number = number_of(each.code) if each else None
    if each is None:
        yield Action("自定指标", reverse("own-indicators"), "list-details")
    elif number is not None:
        yield Action("版本历史", reverse("own-indicator", args=[number]), "history")


provide(OWN)
offer_actions(_to_own)
