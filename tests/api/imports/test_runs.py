"""What is done for an import: the check, the writing, what became of it, and the taking back."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.imports.job import Job
from api.imports.room import Room
from api.imports.runs import Runs
from api.intake import Terms
from graphmodel.profiles import load_profile
from graphmodel.registers.reader import read_registers
from graphmodel.schema import Uid
from graphmodel.settings import Settings
from tests.api.http.writing import ON, WritingStore
from tests.api.imports.workbooks import clean, messy

Fill = Callable[[Path], Path]


@pytest.fixture
def store() -> WritingStore:
    return WritingStore()


@pytest.fixture
def runs(store: WritingStore) -> Iterator[Runs]:
    room = Room()
    with ThreadPoolExecutor(1) as pool:
        yield Runs(room, Settings(today=ON), load_profile("default"), store, pool, lambda _: None)  # type: ignore[arg-type]
    room.close()


def ended(runs: Runs, job: Job) -> Job:
    """The job, once nothing is done for it any more."""
    runs.pool.submit(lambda: None).result()  # behind it, in a pool of one
    return runs.room.read(job.uid)


def uploaded(runs: Runs, *fills: tuple[str, Fill], **given: Any) -> Job:
    """A job whose files were uploaded, and checked."""
    job, held = runs.room.begin(what="import", **given)
    files = []
    for name, fill in fills:
        path = runs.room.place(job.uid) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fill(path)
        files.append(name)
    runs.check(job.but(files=tuple(files)), held)
    return ended(runs, job)


def written(runs: Runs, job: Job) -> Job:
    runs.write(job, runs.room.hold(job.uid))
    return ended(runs, job)


def checked_again(runs: Runs, job: Job, **terms: Any) -> Job:
    runs.check(job, runs.room.hold(job.uid), Terms(**terms))
    return ended(runs, job)


def test_a_check_writes_nothing_and_says_what_an_import_would_do(runs: Runs, store: WritingStore) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", clean))
    assert job.stage == "checked"
    assert job.found is not None
    assert job.found.sheets["Area"] == {"new": 2}
    assert (job.found.errors, job.found.changes) == (0, True)
    assert store.kept == []


def test_what_was_checked_is_written_with_the_names_of_its_files_and_no_path(runs: Runs, store: WritingStore) -> None:
    job = written(runs, uploaded(runs, ("1/登记册.xlsx", clean)))
    assert (job.stage, job.revision) == ("done", 1)
    assert store.names("Area") == {"东街道", "幸福社区"}
    assert [(b.uid, b.files, b.what) for b in store.batches()] == [(job.batch, ("登记册.xlsx",), "import")]
    assert {tie[4]["source"] for tie in store.memory.ties["COVERS"].values()} == {"登记册.xlsx"}


def test_a_messy_register_is_named_cell_by_cell_and_its_copy_holds_no_personal_data(runs: Runs) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", messy))
    assert job.found is not None
    problems = {p.code: p for p in runs.room.problems(job.uid)}
    dated = next(p for p in problems.values() if p.where.column == "批准成立日期")
    assert (dated.severity, dated.where.sheet, dated.where.row) == ("error", "党组织", 3)
    assert problems["register.column_personal"].value is None
    told = repr(runs.room.problems(job.uid))
    assert not [word for word in ("张三", "13800138000", "李四") if word in told]
    copy = runs.room.place(job.uid) / job.copies[0]
    assert copy.name == "登记册.checked.xlsx"
    cells = [c.value for page in openpyxl.load_workbook(copy) for row in page.iter_rows() for c in row]
    assert "张三" not in cells
    assert "未通过" in cells


def test_rows_that_are_refused_are_left_out_and_the_rest_is_written(runs: Runs, store: WritingStore) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", messy))
    assert job.found is not None
    assert job.found.errors == 3  # a date, and two columns of personal data
    assert written(runs, job).stage == "done"
    assert store.names("Org") == {"幸福社区党委"}


def test_texts_are_one_register_with_one_copy_and_workbooks_have_a_copy_each(runs: Runs) -> None:
    def area(path: Path) -> Path:
        path.write_text("名称,层级\n东街道,街道\n", encoding="utf-8")
        return path

    def org(path: Path) -> Path:
        path.write_text("名称,党组织类别\n东街道党工委,党工委\n", encoding="utf-8")
        return path

    job = uploaded(runs, ("texts/区域.csv", area), ("texts/党组织.csv", org), ("3/登记册.xlsx", clean))
    assert job.found is not None
    assert job.copies == ("texts.checked.xlsx", "3/登记册.checked.xlsx")
    assert openpyxl.load_workbook(runs.room.place(job.uid) / job.copies[0]).sheetnames == ["党组织", "区域"]


def test_a_store_that_moved_on_is_checked_anew_and_not_written_before_it_was_seen(
    runs: Runs, store: WritingStore
) -> None:
    first = uploaded(runs, ("1/甲.xlsx", clean))
    other = uploaded(runs, ("1/乙.xlsx", lambda path: clean(path, name="别的社区")))
    written(runs, other)
    again = written(runs, first)
    assert again.stage == "checked"
    assert again.notices == (("imports.moved", {}),)
    assert again.found is not None
    assert first.found is not None
    assert again.found.stamp != first.found.stamp
    assert again.found.sheets["Area"] == {"new": 1, "unchanged": 1}
    assert len(store.kept) == 1
    assert written(runs, again).stage == "done"
    assert store.names("Area") == {"东街道", "幸福社区", "别的社区"}


def test_a_store_that_moves_on_at_the_very_moment_is_checked_anew_too(runs: Runs, store: WritingStore) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", clean))

    def moved() -> None:
        store.now += 1

    store.moving = moved
    again = written(runs, job)
    assert (again.stage, again.notices) == ("checked", (("imports.moved", {}),))
    assert store.kept == []


def test_another_worker_writes_what_this_one_checked(runs: Runs, store: WritingStore) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", clean))
    other = replace(runs, room=Room(str(runs.room.folder)), _held=type(runs._held)())
    done = written(other, other.room.read(job.uid))
    assert done.stage == "done"
    assert store.names("Area") == {"东街道", "幸福社区"}
    assert job.found is not None
    copied = openpyxl.load_workbook(runs.room.place(job.uid) / job.copies[0])["区域"]
    uids = {row[-1].value for row in copied.iter_rows(min_row=2)}
    assert uids == set(store.memory.nodes["Area"])


def test_what_the_files_lack_closes_only_under_the_area_and_the_sheets_that_were_chosen(
    runs: Runs, store: WritingStore
) -> None:
    written(runs, uploaded(runs, ("1/登记册.xlsx", clean)))
    top = store.memory.uid("Area", "东街道")

    def less(path: Path) -> Path:
        book = openpyxl.Workbook()
        book.active.title = "区域"
        book.active.append(["名称", "层级", "区划代码"])
        book.active.append(["东街道", "街道", "990101001000"])
        book.save(path)
        return path

    job = uploaded(runs, ("1/少.xlsx", less))
    assert job.found is not None
    assert job.found.mass_closing == 0
    job = checked_again(runs, job, close_missing=("Area",), under=Uid(top))
    assert job.found is not None
    assert job.found.mass_closing == 1
    assert [name for _, name in job.found.closed] == ["幸福社区"]
    written(runs, job)
    assert store.names("Area") == {"东街道"}


def test_an_area_that_is_none_ends_the_check_with_its_reason(runs: Runs) -> None:
    job = checked_again(runs, uploaded(runs, ("1/登记册.xlsx", clean)), close_missing=("Area",), under=Uid("ar-x"))
    assert job.failure == ("plan.under_unknown", {"value": "ar-x"})


@pytest.mark.parametrize(
    ("breaks", "stage", "code", "batches"),
    [
        ("before", "failed", "imports.batch_absent", 0),
        ("after", "done", "imports.batch_finished", 1),
        ("for_good", "failed", "imports.batch_unknown", 0),
    ],
)
def test_what_became_of_a_batch_that_the_database_broke_off_is_said(
    runs: Runs, store: WritingStore, *, breaks: str, stage: str, code: str, batches: int
) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", clean))
    store.breaks = breaks
    job = written(runs, job)
    told = [*job.notices, *([job.failure] if job.failure else [])]
    assert job.stage == stage
    assert (code, {"batch": job.batch}) in told
    assert "bolt://" not in repr(job)
    assert len(store.kept) == batches


def test_what_was_not_accepted_can_be_written_once_more(runs: Runs, store: WritingStore) -> None:
    job = uploaded(runs, ("1/登记册.xlsx", clean))
    store.breaks = "before"
    job = written(runs, job)
    assert written(runs, job).stage == "done"
    assert len(store.kept) == 1


def test_a_batch_is_taken_back_and_twice_is_refused_with_its_reason(runs: Runs, store: WritingStore) -> None:
    batch = written(runs, uploaded(runs, ("1/登记册.xlsx", clean))).batch
    job, held = runs.room.begin(what="undo", undoes=batch)
    runs.take_back(job, held)
    job = ended(runs, job)
    assert (job.stage, job.revision) == ("done", 2)
    assert store.names("Area") == set()
    assert store.batches()[0].undoes == batch
    again, held = runs.room.begin(what="undo", undoes=batch)
    runs.take_back(again, held)
    assert (ended(runs, again).failure or ("",))[0] == "store.undone_already"


def test_the_sample_is_loaded_at_once_and_refused_beside_real_records(runs: Runs, store: WritingStore) -> None:
    job, held = runs.room.begin(what="demo")
    runs.check(job, held)
    job = ended(runs, job)
    assert job.stage == "done"
    assert store.batches()[0].what == "demo"
    real = WritingStore()
    written(replace(runs, opened=real), uploaded(replace(runs, opened=real), ("1/登记册.xlsx", clean)))  # type: ignore[arg-type]
    job, held = runs.room.begin(what="demo")
    replace(runs, opened=real).check(job, held)  # type: ignore[arg-type]
    assert ended(runs, job).failure == ("imports.sample_beside", {})
    assert len(real.kept) == 1


def test_places_of_the_division_register_come_as_the_shell_brings_them(runs: Runs, store: WritingStore) -> None:
    job, held = runs.room.begin(what="areas", codes=("310151105",))
    runs.check(job, held)
    job = ended(runs, job)
    assert job.found is not None
    assert job.found.sheets["Area"]["new"] > 10
    assert written(runs, job).stage == "done"
    assert "竖新镇" in store.names("Area")
    assert store.batches()[0].what == "areas"


def test_a_fault_leaves_no_name_or_content_in_the_log(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    content = "张三 13800138000 登记册"

    def fail(*_: object, **__: object) -> None:
        raise ValueError(content)

    monkeypatch.setattr("api.imports.runs.read_registers", fail)
    with caplog.at_level(logging.INFO):
        job = uploaded(runs, ("1/登记册.xlsx", clean))
    assert job.failure == ("imports.fault", {})
    assert "ValueError" in caplog.text
    assert "登记册" not in caplog.text
    assert "张三" not in caplog.text


def test_the_same_file_again_changes_nothing(runs: Runs, store: WritingStore, tmp_path: Path) -> None:
    written(runs, uploaded(runs, ("1/登记册.xlsx", clean)))
    job = uploaded(runs, ("1/登记册.xlsx", clean))
    assert job.found is not None
    assert not job.found.changes
    assert read_registers([clean(tmp_path / "a.xlsx")]).records
    assert len(store.kept) == 1
