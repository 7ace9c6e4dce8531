"""The API put together from the registries, once all apps are ready (接口总成)."""

from __future__ import annotations

from typing import Any, cast

from ninja import NinjaAPI, Swagger
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.security import django_auth

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.api.catalogue import router as catalogue
from yuanqu.engines.ledger.api.ledger_routes import LedgerRoutes
from yuanqu.engines.ledger.api.problems import install_handlers
from yuanqu.engines.ledger.api.routers import routers
from yuanqu.engines.ledger.api.session import router as session

_ABOUT = """台账、指标的 JSON 接口。

- 用网页登录后的会话访问；写入须带 `X-CSRFToken`。
- 小数一律以文本给出和接收，不经过二进制浮点数。
- 修改和作废须给出取得记录时的 `version`（或请求头 `If-Match`）；期间被他人改动的，返回 409 和两边的值。
- 出错时返回 `code`（稳定）、`message`（中文）、`problems`（逐列：错在哪里、应为什么、怎样改）。
"""


class ChineseJSON(JSONRenderer):
    """JSON whose Chinese can be read as it is."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - the framework's own attribute


class ApiSite(NinjaAPI):
    """An API whose description is worked out once: with every column of every ledger that takes seconds."""

    _described: OpenAPISchema | None = None

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The whole description."""
        if self._described is None:
            self._described = super().get_openapi_schema(**options)
        return self._described


def build_api() -> NinjaAPI:
    """The API with every ledger's routes and every registered router."""
    docs = Swagger(settings={"persistAuthorization": True, "docExpansion": "none", "validatorUrl": None})
    api = ApiSite(
        title="园区 Yuanqu",
        version="1",
        description=_ABOUT,
        auth=django_auth,
        docs=docs,
        renderer=ChineseJSON(),
        urls_namespace="api",
    )
    install_handlers(api)
    for ledger in registry.ledgers():
        LedgerRoutes(ledger).add_to(catalogue)
    api.add_router("/session", session)
    api.add_router("/ledgers", catalogue)
    for prefix, router in routers().items():
        api.add_router(prefix, router)
    return api


def api_urls(api: NinjaAPI) -> Any:
    """The API's addresses. Its views answer an unknown caller with 401, not with the sign-in page."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if getattr(pattern, "name", "") not in ("openapi-view", "openapi-json"):
            cast(Any, pattern.callback).login_required = False
    return patterns, app_name, namespace
