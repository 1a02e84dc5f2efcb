"""Problems as pages: what is asked for again by itself, and where they lead."""

from types import SimpleNamespace

import pytest
from fastapi import Request, Response

from api.pages.problem import paged
from api.problems import problem


def page_of(method: str, path: str, status: int) -> Response:
    app = SimpleNamespace(state=SimpleNamespace(service=SimpleNamespace(form_token="word")))  # noqa: S106 - any will do
    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http", "app": app,
        "server": ("127.0.0.1", 80), "headers": [(b"accept", b"text/html")],
    }  # fmt: skip
    return paged(Request(scope), problem(status, "api.database_away", headers={"Retry-After": "2"}))


@pytest.mark.parametrize(("method", "status", "again"), [("GET", 503, "2"), ("POST", 503, None), ("GET", 404, None)])
def test_only_a_page_that_passes_by_itself_is_asked_for_again(method: str, status: int, again: str | None) -> None:
    answer = page_of(method, "/imports/a/apply", status)
    assert answer.headers.get("refresh") == again
    assert ("稍候会自动再试。" in bytes(answer.body).decode()) == (again is not None)


def test_a_change_leads_back_to_the_page_of_its_form() -> None:
    assert b'href="/imports/a"' in page_of("POST", "/imports/a/apply", 503).body
