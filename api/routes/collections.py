"""Collections over HTTP: a list and one record of every kind, all of it from the declaration of the schema.

Assumes that alliances and pacts, which say more than is stored of them, have routes of their own.
"""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from api import document
from api.asked import Question, json_text
from api.desk import Desk
from api.lists import ListQuestion, Uid, page_json, paged
from api.parameters import list_parameters, read_parameters
from api.routes import alliances, pacts
from api.service import Ready
from api.tables import records_listing
from api.wire.records import list_model, record_model
from graphmodel.alliances.report.files import listing_csv, listing_workbook
from graphmodel.alliances.report.listing import Listing
from graphmodel.collections.collection import COLLECTIONS, Collection
from graphmodel.collections.reading import read_record

router = APIRouter(prefix="/api/v1", tags=["collections"])

FORMS = ("json", "csv", "xlsx")
_FILES = frozenset(FORMS) - {"json"}
_SPELLED = {"orgs": "organisations", "chains": "industry chains", "projects": "co-building projects"}
"""What a collection is called where its address is short."""


def _lists(path: str) -> Callable[..., Response]:
    def list_records(request: Request, asked: Question, page: ListQuestion) -> Response:
        most, profile = asked.service.settings.serve_most_records, asked.profile

        def body(desk: Desk) -> Ready:
            found = page.page(desk.shelf, path)
            return paged(request, page_json(found), found)

        def file(desk: Desk, write: Callable[[Listing], str | bytes]) -> Ready:
            found = page.page(desk.shelf, path, limit=most)
            listing = records_listing(desk.shelf, path, found, fields=page.fields, asked=dict(request.query_params))
            return paged(request, write(listing), found)

        return asked.answer(
            lambda desk: desk,
            {
                "json": body,
                "csv": lambda desk: file(desk, listing_csv),
                "xlsx": lambda desk: file(desk, lambda listing: listing_workbook(listing, profile)),
            },
            slow=_FILES,
        )

    return list_records


def _reads(path: str) -> Callable[..., Response]:
    def read_one(request: Request, asked: Question, uid: Uid) -> Response:
        said = request.query_params
        return asked.answer(
            lambda desk: read_record(desk.shelf, path, uid, fields=said.get("fields"), expand=said.get("expand")),
            {"json": json_text},
        )

    return read_one


def _add(collection: Collection) -> None:
    path, kind = collection.path, collection.kind
    words = _SPELLED.get(path, path.replace("-", " "))
    listing, reading = _lists(path), _reads(path)
    router.add_api_route(f"/{path}.{{ending}}", listing, include_in_schema=False)
    router.add_api_route(
        f"/{path}",
        listing,
        operation_id="list" + path.title().replace("-", ""),
        summary=f"{words.capitalize()} by any mix of filters / {kind.zh}，条件任意组合",
        description=f"The {words} that pass every parameter given; live ones unless `state` says otherwise. A file has"
        f" all of them, with labels for words. / 符合全部所给参数的{kind.zh}；除非用 `state` 另选，只列有效的。",
        **document.answers(list_model(path), forms=FORMS, parameters=list_parameters(path), is_list=True),
    )
    router.add_api_route(
        f"/{path}/{{uid:uid}}",
        reading,
        operation_id=f"read{kind.label}",
        summary=f"One of the {words} / 按编号读{kind.zh}",
        description=f"One of the {words}, live or not. / 按编号读{kind.zh}，含已终止的。",
        **document.answers(record_model(path), parameters=read_parameters(path)),
    )


for _one in COLLECTIONS.values():
    if _one.path not in {alliances.PATH, pacts.PATH}:
        _add(_one)
