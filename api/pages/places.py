"""Places: real sub-districts and communities from the division register, found by name and brought in like any register."""

from typing import Annotated

from fastapi import Query, Response

from api.imports import telling
from api.intake import read_places
from api.pages.asking import PageQuestion, Shown, page_router
from api.pages.changing import Changing
from graphmodel.errors import UsageError
from graphmodel.messages import say

router = page_router()


@router.get("/imports/places.{ending}")
@router.get("/imports/places")
def places_page(page: PageQuestion, q: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Places by name."""

    def make(_: object) -> Shown:
        rows, more = telling.place_rows(q) if q.strip() else ([], 0)
        answer = say("imports.places_answer")
        if q.strip():
            answer = (
                say("imports.places_found", count=len(rows) + more, text=q)
                if rows
                else say("division.name_unknown", text=q)
            )
        return Shown(say("imports.places_title"), answer, {"q": q, "places": rows, "more": more})

    return page.show("imports_places.html", make, section="imports")


@router.post("/imports/places")
def choose_places(change: Changing) -> Response:
    """Begin to see what would come of the places that are chosen.

    Raises
    ------
    NotFoundError
        The register has no such place, or nothing but statistical units below it.
    """
    codes = tuple(dict.fromkeys(change.texts("code")))
    if not codes:
        raise UsageError("imports.no_places")
    read_places(codes)
    imports = change.service.imports
    job, held = imports.room.begin(what="areas", codes=codes)
    imports.check(job, held)
    return change.then(f"/imports/{job.uid}")
