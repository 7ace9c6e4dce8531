"""The API put together from the registries, once all apps are ready (接口总成)."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router, Swagger
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
    """The API without the ledgers' own routes, which describes it with them.

    The routes of a ledger are made when they are first asked for (``ledger_api``): made for all at the start they
    would take seconds, and their classes more memory than all else, in every process that serves pages.
    """

    _described: OpenAPISchema | None = None

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The whole description, worked out once."""
        if self._described is None:
            whole = _api("api-whole")
            of_ledgers = Router()
            for ledger in registry.ledgers():
                LedgerRoutes(ledger).add_to(of_ledgers)
            whole.add_router("/ledgers", of_ledgers)
            _hang_rooms(whole)
            self._described = whole.get_openapi_schema(path_prefix=self.get_root_path({}))
        return self._described


def build_api() -> NinjaAPI:
    """The API with every registered router."""
    docs = Swagger(settings={"persistAuthorization": True, "docExpansion": "none", "validatorUrl": None})
    api = _api("api", ApiSite, docs=docs)
    _hang_rooms(api)
    return api


def api_urls(api: NinjaAPI) -> Any:
    """The API's addresses. Its views answer an unknown caller with 401, not with the sign-in page."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if getattr(pattern, "name", "") not in ("openapi-view", "openapi-json"):
            cast(Any, pattern.callback).login_required = False
    return patterns, app_name, namespace


@csrf_exempt  # the session's own check asks for the token
@login_not_required  # an unknown caller is answered with 401
def ledger_api(request: HttpRequest, label: str, rest: str) -> HttpResponseBase:
    """A route of one ledger. Raises Http404 where there is none."""
    if label not in {ledger.label for ledger in registry.ledgers()}:
        raise Http404
    found = _routes_of(label).resolve(f"ledgers/{label}/{rest}")
    return cast(HttpResponseBase, found.func(request, *found.args, **found.kwargs))


@cache
def _routes_of(label: str) -> URLResolver:
    api, of_ledger = _api(f"api-{label}", openapi_url=None), Router()
    LedgerRoutes(registry.ledger(label)).add_to(of_ledger)
    api.add_router("/ledgers", of_ledger)
    patterns, _, _ = api.urls
    return URLResolver(RegexPattern("^"), [*patterns])


def _api(namespace: str, kind: type[NinjaAPI] = NinjaAPI, **options: Any) -> NinjaAPI:
    api = kind(
        title="园区 Yuanqu",
        version="1",
        description=_ABOUT,
        auth=django_auth,
        renderer=ChineseJSON(),
        urls_namespace=namespace,
        **options,
    )
    install_handlers(api)
    return api


def _hang_rooms(api: NinjaAPI) -> None:
    for prefix, router in {"/session": session, "/ledgers": catalogue, **routers()}.items():
        api.add_router(prefix, router)
