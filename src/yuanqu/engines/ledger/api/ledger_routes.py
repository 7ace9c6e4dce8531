"""The API of one ledger: list, get, register, change, void, history — written once, made for each declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from yuanqu.engines.ledger.api.problems import ERRORS_TOLD, LedgerRefused
from yuanqu.engines.ledger.api.records import all_paths, given_event, given_records, typed_texts
from yuanqu.engines.ledger.api.schemas import EventOut, VoidIn, create_in, list_out, record_out, update_in
from yuanqu.engines.ledger.entering import enter_new, enter_row
from yuanqu.engines.ledger.entitled import require_adding, require_entry
from yuanqu.engines.ledger.history import record_history
from yuanqu.engines.ledger.pages.subject import readable_ledger
from yuanqu.engines.ledger.paths import UnknownColumn
from yuanqu.engines.ledger.queries import SIZES, UNORDERED, BadList, Listing, read_list
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.system_checks import WORDS
from yuanqu.engines.ledger.writing import author, create, update, void
from yuanqu.people.access import access_records
from yuanqu.people.filling import own_names
from yuanqu.people.models import Account

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

_ASKING = {
    "day": "期间，如 2025年1至4月、2025-H1、2025-01-01..",
    "month": "期间，如 2025年1至4月、2025-H1",
    "moment": "期间，如 2025年6月",
    "code": "代码或名称，可重复；none 为未填",
    "yes_no": "yes、no 或 none（未填）",
    "whole": "一个数，或 100..500、100..、..500",
    "amount": "一个数，或 100..500、100..、..500",
    "link": "关联记录中的文字",
}


class LedgerRoutes:
    """The routes of one ledger."""

    def __init__(self, ledger: type[Ledger]) -> None:
        self._ledger = ledger
        self._record = record_out(ledger)
        self._columns = frozenset(ledger.declared())

    def add_to(self, router: Router) -> None:
        """Hang them into ``router``."""
        ledger, record = self._ledger, self._record
        base, one = f"/{ledger.label}/records", f"/{ledger.label}/records/{{record_id}}"
        about: dict[str, Any] = {"tags": [ledger.name], "by_alias": True}
        listed, asking = list_out(ledger, record), self._asking()
        self._add(router.get, base, _of_ledger(self.search), "list", "查询", listed, about, asking)
        self._add(router.get, one, _of_record(self.fetch), "get", "取一条", record, about)
        self._add(
            router.get,
            f"{one}/history",
            _of_record(self.past),
            "history",
            "一条的历史",
            list[EventOut],
            about,
        )
        creating, changing = create_in(ledger), update_in(ledger)
        self._add(router.post, base, _taking(self.register, creating), "create", "登记", {201: record}, about)
        self._add(router.patch, one, _changing(self.change, changing), "update", "修改", record, about)
        self._add(router.post, f"{one}/void", _changing(self.void, VoidIn), "void", "作废", record, about)

    def _add(
        self,
        method: Any,
        path: str,
        view: Any,
        name: str,
        said: str,
        response: Any,
        about: Any,
        extra: Any = None,
    ) -> None:
        method(
            path,
            response=response,
            summary=f"{said}：{self._ledger.name}",
            operation_id=f"{self._ledger.label.replace('.', '_')}_{name}",
            openapi_extra={**(extra or {}), "responses": ERRORS_TOLD},
            **about,
        )(view)

    def _asking(self) -> dict[str, Any]:
        """The words by which a list is asked for, as OpenAPI parameters."""
        words = [
            ("q", "查找的文字"),
            ("sort", "排序的列，- 开头为降序，多列以逗号分隔"),
            ("page", "第几页"),
            ("size", f"每页条数，至多 {SIZES[-1]}"),
            ("standing", "空为在用的，voided 为已作废的，all 为全部"),
        ]
        words += [
            (p.name, f"{p.label}：{_ASKING.get(p.kind, '包含的文字')}")
            for p in all_paths(self._ledger)
            if p.kind not in UNORDERED
        ]
        parameters = [
            {
                "in": "query",
                "name": name,
                "required": False,
                "description": said,
                "schema": {"type": "string"},
            }
            for name, said in words
        ]
        return {"parameters": parameters}

    # ---- the views

    def search(self, request: HttpRequest) -> Any:
        """Records by the same words as the list page."""
        readable_ledger(request, self._ledger)
        account = cast(Account, request.user)
        words = {word: list(texts) for word, texts in request.GET.lists() if word != "columns"}
        self._require_known(words)
        asked = read_list(account, self._ledger, words)
        listing = Listing(account, asked)
        first = (listing.number - 1) * asked.size
        rows = self._rows(listing.ordered[first : first + asked.size])
        return {
            "count": listing.count,
            "counted": listing.counted,
            "page": listing.number,
            "pages": listing.pages,
            "size": asked.size,
            "totals": listing.totals,
            "records": given_records(account, self._ledger, rows),
        }

    def fetch(self, request: HttpRequest, response: HttpResponse, record_id: UUID) -> Any:
        """One record; its version is also in the ETag."""
        readable_ledger(request, self._ledger)
        return self._given(request, response, record_id)

    def past(self, request: HttpRequest, _response: HttpResponse, record_id: UUID) -> Any:
        """What became of one record, newest first."""
        readable_ledger(request, self._ledger)
        account = cast(Account, request.user)
        record = access_records(account, self._ledger.record).filter(pk=record_id).first()
        if record is None:
            raise self._unknown()
        return [given_event(event) for event in record_history(account, self._ledger, record)]

    def register(self, request: HttpRequest, response: HttpResponse, body: Any) -> Any:
        """Register a record."""
        readable_ledger(request, self._ledger)
        by = author(cast(Account, request.user), "api")
        self._write(require_adding, by.account)
        record = self._write(create, self._read(request, body, enter_new), by, body.reason)
        return Status(201, self._given(request, response, record.pk))

    def change(self, request: HttpRequest, response: HttpResponse, record_id: UUID, body: Any) -> Any:
        """Change a record at a known version."""
        readable_ledger(request, self._ledger)
        by, version = author(cast(Account, request.user), "api"), self._version(request, body)
        self._write(require_entry, by.account)
        self._write(update, record_id, self._read(request, body, enter_row), version, by, body.reason)
        return self._given(request, response, record_id)

    def void(self, request: HttpRequest, response: HttpResponse, record_id: UUID, body: VoidIn) -> Any:
        """Void a record at a known version."""
        readable_ledger(request, self._ledger)
        by, version = author(cast(Account, request.user), "api"), self._version(request, body)
        self._write(void, record_id, version, by, body.reason)
        return self._given(request, response, record_id)

    # ---- what they share

    def _rows(self, rows: Any) -> list[Any]:
        lookups = [path.lookup for path in all_paths(self._ledger)]
        return list(rows.values("pk", "version", "voided_on", "void_reason", *lookups))

    def _given(self, request: HttpRequest, response: HttpResponse, record_id: UUID) -> dict[str, Any]:
        account = cast(Account, request.user)
        rows = self._rows(access_records(account, self._ledger.record).filter(pk=record_id))
        if not rows:
            raise self._unknown()
        (record,) = given_records(account, self._ledger, rows)
        response["ETag"] = f'"{record["version"]}"'
        return record

    def _read(self, request: HttpRequest, body: Any, enter: Any) -> dict[str, Any]:
        values: dict[str, Any]
        texts = typed_texts(body.values.model_dump(exclude_unset=True))
        values, problems = enter(self._ledger, texts, request.user)
        own = own_names(request.user, self._ledger.record)
        if enter is enter_new and any(problem.columns[:1] == (name,) for problem in problems for name in own):
            raise LedgerRefused(self._ledger, Refused("access.enter", "您只能登记属于本单位的记录。"))
        if problems:
            refusal = Refused("record.problems", "记录没有保存，请按提示修改。", problems)
            raise LedgerRefused(self._ledger, refusal)
        return values

    def _write(self, deed: Any, *details: Any) -> Any:
        try:
            return deed(self._ledger, *details)
        except Refused as refusal:
            raise LedgerRefused(self._ledger, refusal) from refusal

    def _version(self, request: HttpRequest, body: Any) -> str:
        version = request.headers.get("If-Match", "").removeprefix("W/").strip('"') or body.version
        if not version:
            said = "请给出取得记录时的版本：请求头 If-Match 或 version。"
            raise LedgerRefused(self._ledger, Refused("version.missing", said))
        return str(version)

    def _unknown(self) -> LedgerRefused:
        said = f"「{self._ledger.name}」中没有这条记录，或您无权查看。"
        return LedgerRefused(self._ledger, Refused("record.unknown", said))

    def _require_known(self, words: dict[str, Any]) -> None:
        """A word that is no column's name is refused: a filter misspelt must not look as if it held."""
        odd = [word for word in words if word not in WORDS and word.partition(".")[0] not in self._columns]
        if odd:
            raise BadList({word: str(UnknownColumn(self._ledger, word)) for word in odd})


# What the framework reads is a plain function's signature: one wrapper for each shape of view.


def _of_ledger(method: Any) -> Any:
    def view(request: HttpRequest) -> Any:
        return method(request)

    return view


def _of_record(method: Any) -> Any:
    def view(request: HttpRequest, response: HttpResponse, record_id: UUID) -> Any:
        return method(request, response, record_id)

    return view


def _taking(method: Any, body_type: type[Schema]) -> Any:
    def view(request: HttpRequest, response: HttpResponse, body: Any) -> Any:
        return method(request, response, body)

    view.__annotations__["body"] = body_type
    return view


def _changing(method: Any, body_type: type[Schema]) -> Any:
    def view(request: HttpRequest, response: HttpResponse, record_id: UUID, body: Any) -> Any:
        return method(request, response, record_id, body)

    view.__annotations__["body"] = body_type
    return view
