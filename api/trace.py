"""Trace: what every request leaves behind: an id, a line in the log, figures, safe headers; and the last net.

Assumes pure ASGI: the outermost layer, so that it sees whatever is answered, also by the layers inside.
"""

import logging
import re
import secrets
import time
from contextvars import ContextVar
from typing import Any

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.figures import Figures
from api.forms import chosen_language
from api.pages.problem import is_page, language_asked, paged
from api.problems import answer_fault
from graphmodel.messages import Language, speak

_PLAIN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer a browser calls the origin of our own forms null
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
"""What an answer may load: nothing; a page says its own."""

request_id: ContextVar[str] = ContextVar("request_id", default="-")
_log = logging.getLogger("graphmodel.serve")


class Trace:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, *, figures: Figures, usual: Language) -> None:
        self._app, self._figures, self._usual = app, figures, usual

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, headers = time.perf_counter(), Headers(scope=scope)
        speak(self._language(scope, headers))
        given = headers.get("x-request-id", "")
        own = given if _PLAIN_ID.fullmatch(given) else secrets.token_hex(8)
        request_id.set(own)
        answer = _Answer(send, own, headless=scope["method"] == "HEAD")
        method = scope["method"]
        if method == "HEAD":  # answered as GET, without the body
            scope = {**scope, "method": "GET"}
        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # the last net: no traceback leaves the server
            if answer.status:
                raise
            request = Request(scope)
            await paged(request, answer_fault(request, error))(scope, receive, answer)
        self._note(scope, method, answer, time.perf_counter() - began)

    def _language(self, scope: Scope, headers: Headers) -> Language:
        """A page is in the language of its address, else of the settings; an answer to a program in what it accepts."""
        if is_page(scope["path"]):
            return language_asked(QueryParams(scope["query_string"]), usual=self._usual)
        return chosen_language(headers.get("accept-language"))

    def _note(self, scope: Scope, method: str, answer: "_Answer", seconds: float) -> None:
        route = scope.get("route")
        address = getattr(route, "path_format", "-")
        known = method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
        self._figures.requests.labels(known, address, answer.status).inc()
        self._figures.seconds.labels(address).observe(seconds)
        _log.info(
            "request",
            extra={
                "request_id": answer.request_id,
                "method": known,
                "path": scope["path"],
                "status": answer.status,
                "bytes": answer.sent,
                "ms": round(seconds * 1000, 1),
            },
        )


class _Answer:
    """Sends an answer on, with our headers, and notes what it was."""

    def __init__(self, send: Send, request_id: str, *, headless: bool) -> None:
        self._send, self.request_id, self._headless = send, request_id, headless
        self.status, self.sent = 0, 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = [*message["headers"], (b"x-request-id", self.request_id.encode()), *_SAFE]
            said = any(name == _POLICY[0] for name, _ in headers)
            message = {**message, "headers": headers if said else [*headers, _POLICY]}
        elif message["type"] == "http.response.body":
            self.sent += len(message.get("body", b""))
            if self._headless:
                message = {**message, "body": b""}
        await self._send(message)


def with_request_id(_: Any, __: str, event: dict[str, Any]) -> dict[str, Any]:
    """Add the id of the request under way to a line of the log."""
    return event if "request_id" in event else {**event, "request_id": request_id.get()}
