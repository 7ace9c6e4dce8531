"""Root URLs: each room that has pages brings its own, and says in its urls.py where they lie (网址)."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from yuanqu.config.rooms import ROOMS


def _has_pages(room: str) -> bool:
    return find_spec(f"{room}.urls") is not None


urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS if _has_pages(room)]
