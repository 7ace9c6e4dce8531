"""Context processor: what base.html needs on every page, under the one name `site` (页面公共内容)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from yuanqu.site.navigation import NAVIGATION
from yuanqu.site.topbar import TOP_BAR


def site(request: HttpRequest) -> dict[str, Any]:
    """`site.bar` (see topbar.Providers) and `site.navigation`, both worked out only when a template asks.

    A view that shows figures of another moment than the provided one passes its own `as_of`.
    """
    return {
        "site": {
            "bar": SimpleLazyObject(lambda: TOP_BAR.stated(request)),
            "navigation": SimpleLazyObject(lambda: NAVIGATION.drawn(request)),
        }
    }
