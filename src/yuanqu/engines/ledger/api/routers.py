"""Routers that other rooms hang into the API: ``register_router("/figures", router)`` when their app is ready."""

from __future__ import annotations

from ninja import Router

_routers: dict[str, Router] = {}


class PrefixTaken(ValueError):
    """Two rooms asked for one prefix."""


def register_router(prefix: str, router: Router) -> None:
    """Hang ``router`` into the API under ``/api`` + ``prefix``. Registering the same one twice changes nothing."""
    if _routers.setdefault(prefix, router) is not router:
        raise PrefixTaken(f"two routers are registered under {prefix}")


def routers() -> dict[str, Router]:
    """The registered routers by prefix."""
    return dict(_routers)
