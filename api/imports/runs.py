"""Runs: what is done for an import while its page waits: check, write, take back.

Assumes the very code of the shell (:mod:`api.intake`, the readers, the annotated copy), and a store of its own for
each run, so that the server's eyes stay on what readers see.
"""

import logging
import tempfile
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from pathlib import Path

from api import intake
from api.imports.job import Findings, Job, Stage, told
from api.imports.room import Room
from api.intake import Terms, Weighed
from graphmodel.errors import ConflictError, DatabaseError, GraphmodelError, UsageError
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.registers.annotate import write_annotated
from graphmodel.registers.files import TEXTS
from graphmodel.registers.reader import read_registers
from graphmodel.registers.records import Reading
from graphmodel.settings import Settings
from graphmodel.store.lockfile import LockFile
from graphmodel.store.opened import Store

_HELD = 2
"""Plans that are kept in memory; of others the files are read again before they are written."""
_TELL_S = 0.2

_log = logging.getLogger("graphmodel.serve")


@dataclass(frozen=True)
class Runs:
    """What does the work of one worker.

    Attributes
    ----------
    opened
        Opens the database.
    settled
        Waits until this server shows a revision.
    """

    room: Room
    settings: Settings
    profile: Profile
    opened: Callable[[Settings], Store]
    pool: Executor
    settled: Callable[[int], object]
    _held: "OrderedDict[str, Weighed]" = field(default_factory=OrderedDict, repr=False)

    def check(self, job: Job, held: LockFile, terms: Terms | None = None) -> None:
        """Begin to check a job, under other terms perhaps."""
        fresh = job.but(stage="waiting", step=(0, 0), failure=None, notices=(), found=None, terms=terms or job.terms)
        job = self.room.save(fresh)
        self._begin(job, held, self._check)

    def write(self, job: Job, held: LockFile) -> None:
        """Begin to write what was checked."""
        job = self.room.save(job.but(stage="waiting", step=(0, 0), failure=None, notices=()))
        self._begin(job, held, self._write)

    def take_back(self, job: Job, held: LockFile) -> None:
        """Begin to take a batch back."""
        self._begin(job, held, self._undo)

    def _begin(self, job: Job, held: LockFile, run: Callable[[Job], None]) -> None:
        def whole() -> None:
            with held:
                self._guarded(job, run)

        self.pool.submit(copy_context().run, whole)

    def _guarded(self, job: Job, run: Callable[[Job], None]) -> None:
        """Run; whatever happens, the job says how it ended, and the log nothing of what is in it."""
        try:
            run(job)
        except GraphmodelError as error:
            self.room.save(self._latest(job).failed(error))
        except Exception as error:  # noqa: BLE001 - the page says so
            frames = "".join(traceback.format_tb(error.__traceback__))
            _log.error("import failed: %s\n%s", type(error).__name__, frames)
            self.room.save(self._latest(job).but(stage="failed", failure=("imports.fault", {})))

    def _latest(self, job: Job) -> Job:
        with suppress(GraphmodelError):
            return self.room.read(job.uid)
        return job

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with self.opened(self.settings) as store:
            yield store

    def _check(self, job: Job) -> None:
        with self._store() as store:
            weighed, job = self._weigh(job, store)
            goes_on = job.what == "demo" and not weighed.errors  # it was asked for, and there is nothing to choose
            job = self._report(job, weighed, stage="writing" if goes_on else "checked")
            if goes_on:
                self._write_out(job, weighed, store)

    def _weigh(self, job: Job, store: Store) -> tuple[Weighed, Job]:
        job = self._at(job, "reading")
        network = store.read_network(self.settings.day())
        reading = self._read(
            job, lambda folder: intake.read_sample(folder, say("cli.demo_file"), network, self.profile)
        )
        if job.what == "areas":
            intake.leave_where_put(reading, network)
        job = self._at(job, "planning")
        return intake.weigh(store, reading, job.terms, today=self.settings.day(), network=network), job

    def _read(self, job: Job, sample: Callable[[Path], Reading | None]) -> Reading:
        if job.what == "areas":
            return intake.read_places(job.codes)[1]
        if job.what == "demo":
            with tempfile.TemporaryDirectory(dir=self.room.place(job.uid)) as folder:
                found = sample(Path(folder))
            if found is None:
                raise UsageError("imports.sample_beside")
            return found
        files = self.room.files(job)
        reading = read_registers(files, profile=self.profile, strict=job.terms.strict)
        reading.files = tuple(file.name for file in files)  # where they lie is nobody's business
        return reading

    def _report(self, job: Job, weighed: Weighed, *, stage: Stage = "checked") -> Job:
        """Keep what a check found, with the checked copies of the files."""
        job = self._at(job, "copying")
        copies = [write_annotated(source, weighed.plan) for source in self._sources(job)]
        place = self.room.place(job.uid)
        self.room.keep_problems(job.uid, weighed.plan.problems)
        self._hold(job, weighed)
        return self.room.save(
            job.but(
                stage=stage,
                found=Findings.of(weighed),
                copies=tuple(copy.relative_to(place.resolve()).as_posix() for copy in copies),
            )
        )

    def _sources(self, job: Job) -> list[Path]:
        """What gets a checked copy each: workbooks, and texts together."""
        if job.what != "import":
            return []
        files = self.room.files(job)
        texts = [file for file in files if file.suffix.lower() in TEXTS]
        return list(dict.fromkeys(file.parent if len(texts) > 1 and file in texts else file for file in files))

    def _hold(self, job: Job, weighed: Weighed) -> None:
        self._held[job.uid] = weighed
        while len(self._held) > _HELD:
            with suppress(KeyError):
                self._held.popitem(last=False)

    def _write(self, job: Job) -> None:
        with self._store() as store:
            weighed = self._held.get(job.uid)
            seen = job.found
            fits = weighed and seen and weighed.batch == seen.stamp and store.revision() == weighed.revision
            if weighed is None or not fits:  # the store moved on, or another worker made the plan
                weighed, job = self._weigh(job, store)
                job = self._report(job, weighed)
                if seen is None or weighed.revision != seen.revision:
                    self.room.save(job.but(notices=(("imports.moved", {}),)))
                    return
            try:
                self._write_out(job, weighed, store)
            except ConflictError:
                weighed, job = self._weigh(job, store)
                self.room.save(self._report(job, weighed).but(notices=(("imports.moved", {}),)))

    def _write_out(self, job: Job, weighed: Weighed, store: Store) -> None:
        if not weighed.plan.draft:
            self.room.save(job.but(stage="done"))
            return
        self._held.pop(job.uid, None)
        job = self._at(job.but(batch=weighed.batch), "writing")
        job = self._accounted(
            job, weighed.batch, lambda tell: intake.write(store, weighed, what=job.what, progress=tell)
        )
        self._finish(job, weighed.revision + 1)

    def _undo(self, job: Job) -> None:
        note = intake.undo_note()
        job = self._at(job.but(batch=note.uid), "writing")
        with self._store() as store:
            job = self._accounted(job, note.uid, lambda tell: store.undo(job.undoes, note=note, progress=tell))
        with self._store() as store:  # the one before may have broken off
            self._finish(job, store.revision())

    def _accounted(self, job: Job, batch: str, write: Callable[[Callable[[int, int], None]], object]) -> Job:
        """Write; where the database breaks off, say what became of the batch.

        Raises
        ------
        DatabaseError
            It was not accepted, so that nothing is written, or the database does not come back to say.
        """
        last = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > _TELL_S:
                last = time.monotonic()
                self.room.save(job.but(step=(done, total)))

        try:
            write(tell)
        except DatabaseError as error:
            try:
                written = intake.is_written(batch, self._store)
            except DatabaseError as still:
                raise type(still)("imports.batch_unknown", batch=batch) from error
            if not written:
                raise type(error)("imports.batch_absent", batch=batch) from error
            return job.but(notices=(told(error), ("imports.batch_finished", {"batch": batch})))
        return job

    def _finish(self, job: Job, revision: int) -> None:
        with suppress(GraphmodelError):  # it is written, whatever this server can show of it
            self.settled(revision)
        self.room.save(job.but(stage="done", revision=revision, step=(0, 0)))

    def _at(self, job: Job, stage: Stage) -> Job:
        return self.room.save(job.but(stage=stage))
