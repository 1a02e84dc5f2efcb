"""Problems: every error as ``application/problem+json`` (RFC 9457): one table from our errors to HTTP.

Assumes that a problem tells the asker what to change and nothing of this computer: no traceback, query or path.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graphmodel import errors
from graphmodel.messages import language, mend, say

MEDIA_TYPE = "application/problem+json"
RETRY_S = 2
"""Seconds after which an answer that could not be given now is worth asking for again."""

STATUSES: Mapping[type[errors.GraphmodelError], int] = {
    errors.CursorError: 400,
    errors.ForbiddenError: 403,
    errors.NotFoundError: 404,
    errors.NotAcceptableError: 406,
    errors.AmbiguousError: 409,
    errors.IncompatibleError: 409,
    errors.ConflictError: 409,
    errors.SettingError: 500,
    errors.OutputError: 500,
    errors.UsageError: 422,
    errors.DataRefusedError: 422,
    errors.TooManyError: 429,
    errors.BusyError: 503,
    errors.DatabaseError: 503,
}
"""The nearest class above an error decides."""

_VALIDATION: Mapping[str, str] = {
    "missing": "parameter_missing",
    "int_parsing": "whole_number",
    "int_type": "whole_number",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
    "bool_parsing": "true_or_false",
    "literal_error": "one_of",
    "enum": "one_of",
    "string_too_short": "empty",
    "string_too_long": "too_long",
}
"""What the checker of parameters calls a mistake, and what the catalogue does (``api.…``)."""

_log = logging.getLogger("graphmodel.serve")


def status_of(error: type[errors.GraphmodelError]) -> int:
    """The HTTP status of a class of our errors."""
    return next(STATUSES[cls] for cls in error.__mro__ if cls in STATUSES)


def problem(
    status: int,
    code: str,
    *,
    data: Mapping[str, Any] | None = None,
    parameter: str | None = None,
    place: str = "query",
    mistakes: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Say a problem of the catalogue in the language of the moment.

    Parameters
    ----------
    parameter, place
        The parameter that is wrong, and whether it is of the query or of the path.
    mistakes
        Each mistake, where there are several or a parameter can be named; made of the problem where not given.
    """
    said = _mistake(code, data or {}, parameter, place)
    body = {
        "type": f"urn:graphmodel:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        **{name: said[name] for name in ("code", "detail", "remedy")},
        "errors": list(mistakes) or ([said] if parameter else []),
    }
    retry = {"Retry-After": str(RETRY_S)} if status in {429, 503} else {}
    told = {"Content-Language": language(), "Cache-Control": "no-store", **retry, **(headers or {})}
    return JSONResponse(body, status, told, media_type=MEDIA_TYPE)


def _mistake(code: str, data: Mapping[str, Any], parameter: str | None, place: str) -> dict[str, Any]:
    said = {"code": code, "detail": say(code, **data), "remedy": mend(code, **data) or None}
    return {**said, "parameter": parameter, "pointer": f"#/{place}/{parameter}"} if parameter else said


def answer_error(request: Request, error: errors.GraphmodelError) -> JSONResponse:
    """Answer one of our errors."""
    status = status_of(type(error))
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return answer_fault(request, error)
    code, data = told_of(error)
    seconds = error.data.get("retry_s")
    headers = {"Retry-After": str(seconds)} if seconds is not None else {}
    named = _named(error)
    place = "path" if named in request.path_params else "query"
    return problem(status, code, data=data, parameter=named, place=place, headers=headers)


def told_of(error: errors.GraphmodelError) -> tuple[str, Mapping[str, Any]]:
    """What a stranger may know: why the database is away is said at the shell and in the log, with its address."""
    if isinstance(error, errors.DatabaseError) and not error.code.startswith(("api.", "imports.")):
        return ("api.database_busy" if isinstance(error, errors.DatabaseBusyError) else "api.database_away"), {}
    return error.code, error.data


def _named(error: errors.GraphmodelError) -> str | None:
    named = error.data.get("parameter")
    return str(named) if named is not None else None


def answer_validation(_: Request, error: RequestValidationError) -> JSONResponse:
    """Answer parameters that are not what the document asks for, all of them at once."""
    mistakes = [_validation(one) for one in error.errors()]
    data = {"count": len(mistakes), "first": mistakes[0]["detail"]}
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api.parameters_wrong", data=data, mistakes=mistakes)


def _validation(one: Mapping[str, Any]) -> dict[str, Any]:
    name = str(one["loc"][1]) if len(one["loc"]) > 1 else str(one["loc"][0])
    limits = one.get("ctx", {})
    limit = next((limits[key] for key in ("ge", "le", "min_length", "max_length", "expected") if key in limits), "")
    code = f"api.{_VALIDATION.get(one['type'], 'value_wrong')}"
    return _mistake(code, {"name": name, "limit": str(limit).replace("'", "")}, name, str(one["loc"][0]))


def answer_http(_: Request, error: HTTPException) -> JSONResponse:
    """Answer what the framework refuses: no such address, or no such method there."""
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _with_head(headers.get("Allow", "GET").split(","))
        return problem(error.status_code, "api.method", data={"allowed": headers["Allow"]}, headers=headers)
    code = "api.no_such_address" if error.status_code == HTTPStatus.NOT_FOUND else "api.request_wrong"
    return problem(error.status_code, code, headers=headers)


def _with_head(methods: Iterable[str]) -> str:
    known = sorted(method.strip() for method in methods)
    return ", ".join([*known, *(["HEAD"] if "GET" in known and "HEAD" not in known else [])])


def answer_fault(_: Request, error: Exception) -> JSONResponse:
    """Answer a fault of the program: the log has it all, the asker nothing of it."""
    _log.error("fault", exc_info=error)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "api.fault")
