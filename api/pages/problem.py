"""Problem: an error on the address of a page as a page: what, where, how to mend it, and its code.

Assumes that a reader whose browser asks for HTML is a person; whoever asks otherwise gets the problem as it is.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.forms import PAGE_HEADERS
from graphmodel.messages import LANGUAGES, Language
from viz.explorer.links import Links
from viz.explorer.rendering import render_page

_APART = ("/api/", "/docs", "/health/", "/metrics", "/static/")
_WAITING = frozenset({HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS})


def is_page(path: str) -> bool:
    """Whether an address is that of a page, and not of the interface for programs."""
    return not path.startswith(_APART)


def language_asked(query: Mapping[str, str], *, usual: Language) -> Language:
    """The language that a page is asked for in."""
    return next((lang for lang in LANGUAGES if lang == query.get("lang")), usual)


def paged(request: Request, problem: JSONResponse) -> Response:
    """The problem as a page, where a person asked for one; one that passes by itself is asked for again."""
    if not is_page(request.url.path) or "text/html" not in request.headers.get("accept", ""):
        return problem
    said = {name: value for name, value in json.loads(bytes(problem.body)).items() if name != "title"}
    token = request.app.state.service.form_token
    path = "/" + request.url.path.lstrip("/")  # two of them would begin the name of another host
    if request.method == "POST":  # what it leads back to can be looked at: the page of the form
        path = path.rpartition("/")[0] or path
    links = Links(path, tuple(request.query_params.multi_items()))
    body = render_page("problem.html", title=said["detail"], links=links, form_token=token, head=None, values=said)
    told = {name: text for name, text in problem.headers.items() if name not in {"content-type", "content-length"}}
    again = {"Refresh": told.get("retry-after", "")} if problem.status_code in _WAITING else {}
    return HTMLResponse(body, problem.status_code, {**told, **again, **PAGE_HEADERS})
