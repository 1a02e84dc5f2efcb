"""Imports: upload, check, write, take back, as the shell does, and the list of batches.

Assumes that a job's page is its state: whoever opens its address sees how far it is, and no script is needed to go on.
"""

import hashlib
import json
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Response
from fastapi.responses import FileResponse, HTMLResponse

from api.asked import json_text
from api.forms import MEDIA_TYPES, PAGE_HEADERS
from api.imports import telling
from api.imports.job import Job
from api.imports.room import Room
from api.imports.uploads import keep
from api.intake import Terms
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.changing import Change, Changing
from api.pages.choices import filtered_words
from api.pages.import_files import Sheets
from api.pages.problem_facets import problem_facets
from api.routes.parameters import Cursor
from graphmodel.errors import ConflictError, DatabaseError, DataRefusedError, NotFoundError, UsageError
from graphmodel.messages import say
from graphmodel.registers.files import EXPORTS, TEXTS, WORKBOOKS
from graphmodel.schema import Uid
from graphmodel.store.lockfile import LockFile
from viz.explorer.rendering import render_page

router = page_router()

SIZE = 50
"""Problems on a page."""
JobUid = Annotated[str, Path(max_length=40)]
BatchUid = Annotated[str, Path(max_length=80)]
Severities = Annotated[list[Literal["error", "warning", "note"]] | None, Query()]
_APPLICABLE = ("checked", "failed")


@router.get("/imports.{ending}")
@router.get("/imports")
def imports_page(page: PageQuestion) -> Response:
    """What was imported, and where to begin."""
    service = page.asked.service
    jobs = [telling.job_row(job) for job in service.imports.room.jobs() if job.stage not in {"done", "failed"}]

    def make(_: object) -> Shown:
        store, _held = service.keeper.store()
        batches = store.batches()
        return Shown(
            title=say("page.section_imports"),
            answer=telling.standing(batches),
            values={
                "batches": telling.batch_rows(batches),
                "jobs": jobs,
                "sheets": telling.sheet_choices(),
                "most_mb": service.settings.serve_most_upload_mb,
                "endings": sorted(WORKBOOKS | TEXTS | EXPORTS.keys()),
            },
        )

    return page.show("imports.html", make, section="imports", slow=False, beside=(_seal(jobs),))


@router.post("/imports")
def upload(change: Changing) -> Response:
    """Take files in, and begin to check them."""
    imports, settings = change.service.imports, change.service.settings
    job, held = imports.room.begin(what="import")
    try:
        place = imports.room.place(job.uid)
        files = keep(change.uploads("files"), place, most_mb=settings.serve_most_upload_mb)
        job = job.but(files=tuple(file.relative_to(place).as_posix() for file in files))
    except BaseException:
        held.release()
        imports.room.drop(job.uid)
        raise
    imports.check(job, held)
    return change.then(f"/imports/{job.uid}")


@router.post("/imports/sample")
def load_sample(change: Changing) -> Response:
    """Load the fictional sample."""
    job, held = change.service.imports.room.begin(what="demo")
    change.service.imports.check(job, held)
    return change.then(f"/imports/{job.uid}")


@router.get("/imports/batches/{batch}")
def batch_page(page: PageQuestion, batch: BatchUid) -> Response:
    """One batch, and whether it is to be taken back."""
    store, _held = page.asked.service.keeper.store()
    row = next((one for one in telling.batch_rows(store.batches()) if one["uid"] == batch), None)
    if row is None:
        raise NotFoundError("imports.no_batch", batch=batch)
    shown = Shown(say("imports.batch_title", batch=batch), say("imports.batch_answer", **_told(row)), {"row": row})
    return page.show("imports_batch.html", lambda _: shown, section="imports", slow=False)


@router.post("/imports/batches/{batch}/undo")
def undo_batch(change: Changing, batch: BatchUid) -> Response:
    """Take a batch back."""
    job, held = change.service.imports.room.begin(what="undo", undoes=batch)
    change.service.imports.take_back(job, held)
    return change.then(f"/imports/{job.uid}")


@router.get("/imports/{job}/copies/{number}")
def checked_copy(page: PageQuestion, job: JobUid, number: Annotated[int, Path(ge=1)]) -> Response:
    """A checked copy of a file; its name is in no address, and so in no log."""
    room = page.asked.service.imports.room
    copies = room.read(job).copies
    file = room.place(job) / copies[number - 1] if number <= len(copies) else None
    if file is None or not file.is_file():  # the job may be let go at any moment
        raise NotFoundError("imports.no_copy")
    name = say("imports.texts_copy") if file.name.startswith("texts.") and file.parent == room.place(job) else file.name
    return FileResponse(file, media_type=MEDIA_TYPES["xlsx"], filename=name, headers={"Cache-Control": "no-store"})


@router.post("/imports/{job}/check")
def check_again(change: Changing, job: JobUid) -> Response:
    """Check the same files under other terms."""
    imports = change.service.imports
    sheets, under = telling.known_sheets(change.texts("close_missing")), change.text("within")
    if bool(sheets) != bool(under):
        raise UsageError("imports.close_needs_under")
    terms = Terms(change.text("strict") == "true", sheets, _area(change, under))
    imports.check(*_taken(imports.room, _settled(imports.room, job)), terms)
    return change.then(f"/imports/{job}")


@router.post("/imports/{job}/apply")
def apply(change: Changing, job: JobUid) -> Response:
    """Write what was checked, and nothing else.

    Raises
    ------
    ConflictError
        It is another check than the one that was agreed to.
    DataRefusedError
        Rows are refused that are not to be left out, or more would close than was agreed to.
    """
    imports = change.service.imports
    wanted = _settled(imports.room, job)
    found = wanted.found
    if found is None or wanted.stage not in _APPLICABLE or change.text("stamp") != found.stamp:
        raise ConflictError("imports.other_plan")
    if found.errors and change.text("skip_refused") != "true":
        raise DataRefusedError("imports.refused", count=found.errors)
    if not found.changes:
        raise UsageError("imports.nothing_to_write")
    if found.mass_closing and change.text("yes_close") != str(found.mass_closing):
        raise UsageError("imports.closing_number", count=found.mass_closing)
    imports.write(*_taken(imports.room, wanted))
    return change.then(f"/imports/{job}")


@router.post("/imports/{job}/drop")
def drop(change: Changing, job: JobUid) -> Response:
    """Let a check go, with its files."""
    change.service.imports.room.drop(job)
    return change.then("/imports")


@router.get("/imports/{job}")
@router.get("/imports/{job}.{ending}")  # the lower one is looked at first
def job_page(
    page: PageQuestion, job: JobUid, severity: Severities = None, sheet: Sheets = None, cursor: Cursor = None
) -> Response:
    """How far an import is, what its check found, what became of it."""
    room = page.asked.service.imports.room
    state = room.read(job)
    try:
        return page.show(
            "imports_job.html",
            lambda _: job_shown(page, room, state, list(severity or ()), list(sheet or ()), cursor=cursor),
            section="imports",
            slow=False,
            beside=(_seal(state.values()),),
        )
    except DatabaseError:
        return _away(page, state)


def job_shown(
    page: PageAsked, room: Room, job: Job, severities: list[str], sheets: list[str], *, cursor: str | None
) -> Shown:
    """What is told of a job."""
    values = {**telling.job_values(job), "check": telling.check_values(job), "total_problems": 0}
    if job.found and not job.under_way and job.stage != "done":
        kept = telling.chosen_problems(room.problems(job.uid), severities, sheets)
        stamp = job.found.stamp
        part = page.asked.page(range(len(kept)), key=lambda at: f"{stamp}/{at}", size=SIZE, cursor=cursor)
        facets = problem_facets(job.found, severities, sheets, page.here)
        values |= {
            "problems": [telling.problem_row(kept[at]) for at in part.items],
            "total_problems": sum(sum(tally.values()) for tally in job.found.problems.values()),
            "chosen_problems": part.total,
            "next": part.next,
            "facets": facets,
            "filtered": filtered_words(facets),
        }
    return Shown(title=telling.job_title(job), answer=telling.answer_of(job), values=values)


def _away(page: PageAsked, job: Job) -> Response:
    """A job while the database is away: how far it is does not hang on that."""
    values = {**telling.job_values(job), "check": {}, "total_problems": 0}
    title, answer = telling.job_title(job), telling.answer_of(job)
    if page.asked.ending == "json":
        return Response(json_text({"title": title, "answer": answer, **values}), media_type=MEDIA_TYPES["json"])
    token = page.asked.service.form_token
    body = render_page(
        "imports_away.html", title=title, answer=answer, links=page.links, form_token=token, head=None, values=values
    )
    return HTMLResponse(body, headers={**PAGE_HEADERS, "Cache-Control": "no-store"})


def _settled(room: Room, uid: str) -> Job:
    """A job for which nothing is being done.

    Raises
    ------
    ConflictError
        Something is.
    """
    job = room.read(uid)
    if job.under_way:
        raise ConflictError("imports.under_way")
    return job


def _taken(room: Room, job: Job) -> tuple[Job, LockFile]:
    """A job with the hold on it, where nobody did anything for it since it was read.

    Raises
    ------
    ConflictError
        Somebody does or did.
    """
    held = room.hold(job.uid)
    now = room.read(job.uid)
    if now != job and not now.under_way:  # one whose worker died is as it was read
        held.release()
        raise ConflictError("imports.under_way")
    return job, held


def _area(change: Change, text: str) -> Uid | None:
    """The uid of the area that is meant by a uid, a code or a name that only one area has.

    Raises
    ------
    NotFoundError
        None is, or several are.
    """
    if not text:
        return None
    areas = change.service.held(None).network.live_nodes("Area").select("uid", "code", "name").rows()
    meant = [uid for uid, code, name in areas if text in {uid, code, name}]
    if len(meant) != 1:
        raise NotFoundError("plan.under_unknown", value=text)
    return Uid(meant[0])


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {"on": row["on"], "user": row["user"], "says": row["says"], "did": row["counts"] or "0"}


def _seal(values: object) -> str:
    """What tells a state of imports from any other."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
