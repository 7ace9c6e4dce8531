"""What the API answers when something is wrong: a stable code, a Chinese message, the problems by column."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.queries import BadList
from yuanqu.engines.ledger.refusals import Conflict, Problem, Refused
from yuanqu.engines.ledger.registry import UnknownLedger

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

STATUS = {
    "access.enter": 403,
    "record.unknown": 404,
    "record.conflict": 409,
    "record.voided": 409,
    "version.missing": 400,
}
_AROUND = ("body", "query", "path", "values")
_HTTP = {
    400: ("request.unreadable", "请求读不懂：请求体应为 JSON。"),
    401: ("auth.required", "请先登录。"),
    403: ("auth.csrf", "请求没有带有效的 X-CSRFToken，已拒绝。"),
    404: ("path.unknown", "没有这个地址。"),
}


class ProblemOut(Schema):
    """One thing wrong."""

    code: str = Field(description="稳定的代码")
    column: str = Field(default="", description="列的标识；空为整行或整个请求")
    label: str = Field(default="", description="列名")
    found: str = Field(default="", description="收到的内容")
    expected: str = Field(default="", description="错在哪里、应为什么")
    mend: str = Field(default="", description="怎样改")
    severity: str = Field(default="hard", description="hard 不能通过；soft 写明说明后可通过")


class DifferenceOut(Schema):
    """One column that somebody else changed meanwhile."""

    column: str
    label: str
    opened: str = Field(description="您取得记录时的值")
    now: str = Field(description="现在的值")
    typed: str = Field(description="您送来的值")


class ErrorOut(Schema):
    """Nothing was written."""

    code: str
    message: str
    problems: list[ProblemOut] = Field(default_factory=list)
    differences: list[DifferenceOut] = Field(default_factory=list)
    version: str = Field(default="", description="冲突时：记录现在的版本")


_REFUSED = frozenset({400, 401, 403, 404, 409, 422})
ERRORS = {_REFUSED: ErrorOut}
# The same as OpenAPI says it, for routes made by the hundred: each class of answers costs time and memory.
ERRORS_TOLD = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{ErrorOut.__name__}"}}},
    }
    for status in sorted(_REFUSED)
}


class LedgerRefused(Exception):
    """A refusal together with the ledger it came from, so that columns can be named."""

    def __init__(self, ledger: type[Ledger], refusal: Refused) -> None:
        super().__init__(refusal.message)
        self.ledger, self.refusal = ledger, refusal


def install_handlers(api: NinjaAPI) -> None:
    """Let every error of the API answer in the one form."""
    handlers: dict[type[Exception], Any] = {
        LedgerRefused: _refused,
        BadList: _bad_list,
        UnknownLedger: _unknown_ledger,
        ValidationError: _invalid,
        AuthenticationError: lambda api, request, _: _plain(api, request, 401),
        HttpError: lambda api, request, error: _plain(api, request, error.status_code, str(error)),
        Http404: lambda api, request, error: _plain(api, request, 404, str(error)),
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, _bound(api, handler))


def _bound(api: NinjaAPI, handler: Any) -> Any:
    return lambda request, error: handler(api, request, error)


def _answer(api: NinjaAPI, request: HttpRequest, error: ErrorOut, status: int) -> HttpResponse:
    return api.create_response(request, error.model_dump(), status=status)


def _plain(api: NinjaAPI, request: HttpRequest, status: int, said: str = "") -> HttpResponse:
    code, message = _HTTP.get(status, ("request.refused", said))
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in said)
    return _answer(api, request, ErrorOut(code=code, message=said if chinese else message), status)


def _refused(api: NinjaAPI, request: HttpRequest, error: LedgerRefused) -> HttpResponse:
    refusal, ledger = error.refusal, error.ledger
    body = ErrorOut(
        code=refusal.code,
        message=refusal.message,
        problems=[_problem(ledger, problem) for problem in refusal.problems],
    )
    if isinstance(refusal, Conflict):
        body.version = refusal.token
        body.differences = [_difference(ledger, each) for each in refusal.differences]
    return _answer(api, request, body, STATUS.get(refusal.code, 422))


def _problem(ledger: type[Ledger], problem: Problem) -> ProblemOut:
    column = problem.columns[0] if problem.columns else ""
    declared = ledger.declared().get(column)
    return ProblemOut(
        code=problem.code,
        column=column,
        label=declared.label if declared else "",
        found=problem.found,
        expected=problem.expected,
        mend=problem.mend,
        severity=problem.severity.value,
    )


def _difference(ledger: type[Ledger], each: Any) -> DifferenceOut:
    column = ledger.declared()[each.column]
    words = {side: "" if value is None else str(value) for side, value in _sides(each)}
    return DifferenceOut(column=each.column, label=column.label, **words)


def _sides(each: Any) -> Iterable[tuple[str, Any]]:
    return ((side, getattr(each, side)) for side in ("opened", "now", "typed"))


def _bad_list(api: NinjaAPI, request: HttpRequest, error: BadList) -> HttpResponse:
    problems = [
        ProblemOut(code="list.word_unreadable", column=word, expected=text)
        for word, text in error.problems.items()
    ]
    body = ErrorOut(code=error.code, message="列表的条件读不懂，请按提示修改。", problems=problems)
    return _answer(api, request, body, 400)


def _unknown_ledger(api: NinjaAPI, request: HttpRequest, error: UnknownLedger) -> HttpResponse:
    return _answer(api, request, ErrorOut(code=error.code, message=str(error)), 404)


def _invalid(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body of the wrong shape: an unknown column, a number where a text is wanted."""
    shape = _shape(_columns_asked(request), _values_given(request))
    problems = list({each.column + each.code: each for each in map(shape, error.errors)}.values())
    body = ErrorOut(code="request.invalid", message="请求的内容不合要求，没有写入。", problems=problems)
    return _answer(api, request, body, 422)


def _columns_asked(request: HttpRequest) -> dict[str, str]:
    """The labels of the columns of the ledger that the address names."""
    for step in request.path.split("/"):
        for ledger in registry.ledgers():
            if ledger.label == step:
                return {name: column.label for name, column in ledger.declared().items()}
    return {}


def _values_given(request: HttpRequest) -> dict[str, Any]:
    body = json.loads(request.body or b"null")
    values = body.get("values") if isinstance(body, dict) else None
    return values if isinstance(values, dict) else {}


def _shape(columns: dict[str, str], given: dict[str, Any]) -> Callable[[dict[str, Any]], ProblemOut]:
    """How one fault in the shape of a body is told; ``given`` are the values that came."""

    def problem(found: dict[str, Any]) -> ProblemOut:
        place = [str(step) for step in found.get("loc", ()) if str(step) not in _AROUND]
        column = next((step for step in place if step in columns or step in given), "".join(place[-1:]))
        label, value = columns.get(column, ""), given.get(column)
        match found.get("type"):
            case "extra_forbidden":
                return _unknown_column(columns, column)
            case "missing":
                return ProblemOut(code="cell.required", column=column, label=label, expected="缺少这一项")
        expected = '小数应以文本给出，例如 "1234.50"' if isinstance(value, float) else "类型不对，见接口文档"
        shown = "" if value is None else json.dumps(value, ensure_ascii=False)
        return ProblemOut(code="cell.type", column=column, label=label, found=shown, expected=expected)

    return problem


def _unknown_column(columns: dict[str, str], column: str) -> ProblemOut:
    if column in columns:
        said = "这一列由系统得出或由流程记入，不能写入"
        return ProblemOut(
            code="column.unknown", column=column, label=columns[column], expected=said, mend="请去掉这一项"
        )
    near = get_close_matches(column, [*columns, *columns.values()], n=3, cutoff=0.5)
    mend = f"是否为：{'、'.join(near)}？" if near else f"可写的列：{'、'.join(columns)}"
    return ProblemOut(code="column.unknown", column=column, expected="没有这一列，或不能写入", mend=mend)
