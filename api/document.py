"""Document: the interface in OpenAPI 3.1: what every operation has in common is said here once.

Assumes that an operation's own words, parameters and models stand at its route.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.forms import MEDIA_TYPES
from api.parameters import OPERATOR
from api.problems import MEDIA_TYPE
from api.wire import Problem
from graphmodel.messages import say

TITLE = "graphmodel"

_TAGS = {
    "collections": "Registered records / 登记的记录",
    "alliances": "Alliances / 联盟",
    "pacts": "Pacts and what they leave to do / 共建协议及待办",
    "findings": "Gaps and coverage / 空白与覆盖",
    "ties": "What holds the network together / 联系网络的度量",
    "network": "Around a record, and from one to another / 邻域与路径",
    "policy": "Schema, profiles and rules / 数据模型与规则",
    "running": "Health and figures / 运行状况",
    "documents": "This document / 本文档",
}
"""The families of operations, in the order in which the document has them."""

_PHRASES = {
    304: "Not modified: the asker holds this answer / 未变化",
    400: "The request cannot be read / 请求无法识别",
    404: "Nothing has this name or uid / 没有找到",
    406: "Not to be had in this format / 没有这种格式",
    409: "Several could be meant, or two things that exclude each other are asked / 不止一个相符，或条件互斥",
    414: "The address is too long / 网址过长",
    421: "Another host is meant / 主机名不符",
    422: "A parameter is wrong / 参数有误",
    429: "Too many requests / 请求过多",
    500: "A fault of the program / 程序故障",
    503: "The database is away, or the answer is still being made / 数据库暂不可用或仍在计算",
}
_RETRY = {"Retry-After": {"description": "Seconds to wait / 等待秒数", "schema": {"type": "integer"}}}
_EVERY = (400, 404, 406, 409, 414, 421, 422, 429, 500, 503)


def answers(
    model: Any,
    *,
    forms: tuple[str, ...] = ("json",),
    description: str = "The answer / 答复",
    parameters: Sequence[Mapping[str, Any]] = (),
    is_list: bool = False,
) -> dict[str, Any]:
    """The keyword arguments of a route.

    Parameters
    ----------
    model
        Of the answer.
    forms
        The formats that it comes in.
    parameters
        Those that the route reads itself.
    is_list
        Whether it has pages.
    """
    content: dict[str, Any] = {}
    for form in forms:
        media = MEDIA_TYPES[form].partition(";")[0]
        content[media] = {} if form == "json" else {"schema": _FILES[form]}
    return {
        "response_model": model,
        "responses": {
            200: {"description": description, "content": content, "headers": {**_TOLD, **(_PAGED if is_list else {})}},
            **_problems(),
        },
        "openapi_extra": {"parameters": list(parameters)} if parameters else None,
    }


_FILES = {
    "csv": {"type": "string", "description": "UTF-8 with a byte order mark, as Excel wants it"},
    "xlsx": {"type": "string", "contentMediaType": "application/octet-stream"},
    "graphml": {"type": "string", "description": "GraphML, as Gephi and networkx read it"},
}
_TOLD = {
    "ETag": {"description": "Tag of this answer: of the network's state, the profile, format and language", "schema": {"type": "string"}},
    "Content-Language": {"description": "zh or en", "schema": {"type": "string", "enum": ["zh", "en"]}},
}  # fmt: skip

_PAGED = {
    "Link": {"description": 'The next page, where there is one: `<…>; rel="next"` (RFC 8288)', "schema": {"type": "string"}},
    "Graphmodel-Total": {"description": "Records that pass, on all pages / 总数", "schema": {"type": "integer"}},
}  # fmt: skip


def _problems() -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": "#/components/schemas/Problem"}
    said: dict[int | str, dict[str, Any]] = {304: {"description": _PHRASES[304]}}
    for status in _EVERY:
        said[status] = {"description": _PHRASES[status], "content": {MEDIA_TYPE: {"schema": schema}}}
        if status in {429, 503}:
            said[status]["headers"] = _RETRY
    return said


def write(app: FastAPI) -> dict[str, Any]:
    """The whole document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            openapi_version="3.1.0",
            summary=say("api.document_summary", "en"),
            description=say("api.document_about", "en") + "\n\n" + say("api.document_about", "zh"),
            routes=app.routes,
            tags=[{"name": name, "description": text} for name, text in _TAGS.items()],
        )
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        for name, schema in schemas["Problem"].pop("$defs", {}).items():
            schemas[name] = schema
        for item in made["paths"].values():
            for operation in item.values():
                if "parameters" in operation:
                    operation["parameters"] = [_never_null(one) for one in sorted(operation["parameters"], key=_order)]
        _share_problems(made)
        app.openapi_schema = made
    return app.openapi_schema


_FIRST = ("under", "q", "chain", "segment", "member", "area", "sector", "theme", "template")
_LAST = ("state", "sort", "limit", "cursor", "fields", "expand", "on", "profile")


def _order(parameter: Mapping[str, Any]) -> tuple[int, int]:
    """Where a parameter stands: what must be said, what is asked, how it is told, and a hundred filters at the end."""
    name = parameter["name"]
    if parameter["required"]:
        return 0, parameter["in"] != "path"
    if OPERATOR in parameter:
        return 4, 0
    if name in _FIRST:
        return 1, _FIRST.index(name)
    return (3, _LAST.index(name)) if name in _LAST else (2, 0)


def _never_null(parameter: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter that is left out where nothing is said: an address has no null."""
    schema = {name: value for name, value in parameter["schema"].items() if name not in {"title", "description"}}
    for kind in schema.pop("anyOf", ()):
        if kind.get("type") != "null":
            schema = {**kind, **schema}
    return {**parameter, "schema": schema}


def _share_problems(made: dict[str, Any]) -> None:
    """Say once what every operation may answer beside its answer."""
    shared = made["components"]["responses"] = {}
    for item in made["paths"].values():
        for operation in item.values():
            answers = operation["responses"]
            for status in (304, *_EVERY):
                if (told := answers.get(str(status))) and told.get("description") == _PHRASES[status]:
                    shared[str(status)] = told
                    answers[str(status)] = {"$ref": f"#/components/responses/{status}"}


def parameters_of(made: Mapping[str, Any]) -> dict[str, dict[str, bool]]:
    """The query parameters of every address by all of their names, and whether each may be given several times."""
    return {
        path: {
            name: one.get("explode", True) and one["schema"].get("type") == "array"
            for one in item.get("get", {}).get("parameters", ())
            if one["in"] == "query"
            for name in (one["name"], *one.get("x-also", ()))
        }
        for path, item in made["paths"].items()
    }
