"""Room: the private folder in which imports lie from upload to end, common to all workers of a server.

Assumes that nobody needs an import for longer than an afternoon: few are kept, the oldest go first, and all of them
with the server. What a server that was killed left behind is removed by the next one.
"""

import json
import os
import re
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from api.imports.job import Job, problem_of, problem_row
from graphmodel.errors import BusyError, ConflictError, NotFoundError
from graphmodel.registers.records import Problem
from graphmodel.store import lockfile
from graphmodel.store.lockfile import LockFile

SHARED = "GRAPHMODEL_IMPORTS_FOLDER"
"""The variable that names the folder that several workers share."""
PREFIX = "graphmodel-imports-"
MOST_JOBS = 12
MOST_AGE_S = 4 * 3600
_UID = re.compile(r"[0-9a-f]{24}")
_LOCK, _ALIVE, _JOB, _PROBLEMS = "under-way", "alive", "job.json", "problems.json"


class Room:
    """The folder of one server's imports.

    Parameters
    ----------
    shared
        The folder, where somebody else makes and removes it.
    """

    def __init__(self, shared: str | None = None) -> None:
        self._shared = Path(shared) if shared else None
        self._own: Path | None = None
        self._alive: LockFile | None = None
        self._making = Lock()

    @property
    def folder(self) -> Path:
        """The folder, made when it is first asked for."""
        if self._shared:
            return self._shared
        with self._making:
            if self._own is None:
                self._own, self._alive = make_folder()
            return self._own

    def sweep(self) -> None:
        """Remove what servers that were killed have left."""
        if self._shared is None:
            _sweep()

    def close(self) -> None:
        """Remove the folder, where it is ours."""
        if self._own is not None and self._alive is not None:
            self._alive.release()
            shutil.rmtree(self._own, ignore_errors=True)
            self._own = None

    def begin(self, **given: Any) -> tuple[Job, LockFile]:
        """Make room for a new job, and hold it.

        Raises
        ------
        BusyError
            All that there is room for is under way.
        """
        self._tidy()
        made = datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        job = Job(secrets.token_hex(12), made=made, **given)
        self.place(job.uid).mkdir(mode=0o700)
        held = self.hold(job.uid)
        self.save(job)
        return job, held

    def hold(self, uid: str) -> LockFile:
        """Hold a job while something is done for it.

        Raises
        ------
        NotFoundError
            It is gone.
        ConflictError
            Something is being done for it already.
        """
        try:
            held = lockfile.acquire(self.place(uid) / _LOCK, wait_s=0.5)
        except FileNotFoundError as error:
            raise NotFoundError("imports.no_job") from error
        if held is None:
            raise ConflictError("imports.under_way")
        return held

    def read(self, uid: str) -> Job:
        """A job as it stands; one whose worker has died counts as broken off.

        Raises
        ------
        NotFoundError
            It is gone, or was never there.
        """
        job = self._read(uid)
        if job.under_way and not lockfile.is_held(self.place(uid) / _LOCK):
            job = self._read(uid)  # it may have ended since
            if job.under_way:
                code = "imports.stopped_writing" if job.stage == "writing" else "imports.stopped"
                return job.but(stage="failed", failure=(code, {"batch": job.batch}))
        return job

    def _read(self, uid: str) -> Job:
        try:
            return Job.read(json.loads((self.place(uid) / _JOB).read_bytes()))
        except FileNotFoundError as error:
            raise NotFoundError("imports.no_job") from error

    def save(self, job: Job) -> Job:
        """Keep a job as it stands now."""
        _write(self.place(job.uid) / _JOB, job.values())
        return job

    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are kept, newest first."""
        found = []
        for place in self.folder.iterdir():
            with suppress(NotFoundError):
                found.append(self.read(place.name))
        return tuple(sorted(found, key=lambda job: (job.made, job.uid), reverse=True))

    def place(self, uid: str) -> Path:
        """The folder of a job.

        Raises
        ------
        NotFoundError
            No job is called so.
        """
        if not _UID.fullmatch(uid):
            raise NotFoundError("imports.no_job")
        return self.folder / uid

    def files(self, job: Job) -> tuple[Path, ...]:
        """The files of a job."""
        return tuple(self.place(job.uid) / file for file in job.files)

    def keep_problems(self, uid: str, problems: tuple[Problem, ...]) -> None:
        """Keep what a check met."""
        _write(self.place(uid) / _PROBLEMS, [problem_row(problem) for problem in problems])

    def problems(self, uid: str) -> tuple[Problem, ...]:
        """What a check met, in its order."""
        try:
            rows = json.loads((self.place(uid) / _PROBLEMS).read_bytes())
        except FileNotFoundError:
            return ()
        return tuple(map(problem_of, rows))

    def drop(self, uid: str) -> None:
        """Remove a job with all its files.

        Raises
        ------
        ConflictError
            Something is being done for it.
        """
        self.hold(uid).release()
        shutil.rmtree(self.place(uid), ignore_errors=True)

    def _tidy(self) -> None:
        """Let go what is old, or too much."""
        kept = [job for job in self.jobs() if not (self._is_old(job) and self._gone(job))]
        for job in reversed(kept[MOST_JOBS - 1 :]):
            if len(kept) >= MOST_JOBS and self._gone(job):
                kept.remove(job)
        if len(kept) >= MOST_JOBS:
            raise BusyError("imports.too_many", most=MOST_JOBS)

    def _is_old(self, job: Job) -> bool:
        try:
            return time.time() - (self.place(job.uid) / _JOB).stat().st_mtime > MOST_AGE_S
        except FileNotFoundError:
            return True

    def _gone(self, job: Job) -> bool:
        """Drop a job; whether it is gone."""
        with suppress(NotFoundError):
            try:
                self.drop(job.uid)
            except ConflictError:
                return False
        return True


def make_folder() -> tuple[Path, LockFile]:
    """Make a private folder, and hold it: a folder that nobody holds is swept by the next server."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    held = lockfile.acquire(folder / _ALIVE, wait_s=1)
    if held is None:  # nobody else knows the name
        raise BusyError("imports.no_room")
    return folder, held


def _sweep() -> None:
    """Remove the folders of servers that were killed."""
    own = os.getuid() if hasattr(os, "getuid") else None
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            is_ours = own is None or folder.lstat().st_uid == own
            if is_ours and not folder.is_symlink() and not lockfile.is_held(folder / _ALIVE):
                shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, values: Any) -> None:
    """Write plain values so that whoever reads has the old ones or the new ones."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with suppress(FileNotFoundError):  # the server was stopped, and the folder is gone
        beside.write_text(json.dumps(values, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        beside.replace(path)
