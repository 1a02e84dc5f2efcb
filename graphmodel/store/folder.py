"""The data folder: whose it is, which version wrote it, whether there is room, and what lies where in it.

Assumes one user and one program a folder: what another user, another program or a newer version left there
is refused and left as it is.
"""

import errno
import json
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graphmodel import __version__
from graphmodel.errors import EngineError

LAYOUT = 1
"""The arrangement of files that this program reads and writes; a newer one is refused."""

NEEDED_MB = 200
"""Free disk space below which the engine is not started: it could not even roll its log forward."""

_NOT_OURS_BUT_HARMLESS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"})
_DRAFT = ".graphmodel-"  # what is not yet complete starts so, and is renamed when it is


@dataclass(frozen=True)
class DataFolder:
    """Where everything lies in a data folder."""

    root: Path

    @property
    def marker(self) -> Path:
        """Says that the folder is ours, and which versions wrote it."""
        return self.root / "graphmodel.json"

    @property
    def journal(self) -> Path:
        """Every accepted batch, and up to which of them the database is known to be whole."""
        return self.root / "journal"

    @property
    def engine(self) -> Path:
        """All that belongs to the embedded engine."""
        return self.root / "engine"

    @property
    def lock(self) -> Path:
        """Locked while an engine runs on the folder; says which."""
        return self.engine / "lock"

    @property
    def password(self) -> Path:
        """The password of the running engine, new at every start."""
        return self.engine / "password"

    @property
    def used(self) -> Path:
        """Touched by whoever joins a running engine."""
        return self.engine / "used"

    @property
    def stop(self) -> Path:
        """Made by whoever wants the engine to stop."""
        return self.engine / "stop"

    @property
    def log(self) -> Path:
        """What the engine says."""
        return self.engine / "engine.log"

    @property
    def scratch(self) -> Path:
        """Temporary files of the engine, emptied at every start."""
        return self.engine / "scratch"

    @property
    def server(self) -> Path:
        """The database, and the engine's own configuration."""
        return self.engine / "server"


def claim(folder: Path) -> DataFolder:
    """Make the folder ours, or see that it is and that this version can use it.

    Raises
    ------
    EngineError
        Another program, another user or a newer version left something there, or it cannot be written.
    """
    files = DataFolder(folder.absolute())
    with explained(files):
        files.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        check_owner(files)
        if not files.marker.exists():
            _refuse_foreign(files)
            stamp(files)
        check_version(files)
        for private in (files.root, files.engine):
            private.mkdir(mode=0o700, exist_ok=True)
            private.chmod(0o700)
    return files


@contextmanager
def explained(files: DataFolder) -> Iterator[None]:
    """Say in our words what the operating system refuses: a full disk, a file that is no folder, missing rights."""
    try:
        yield
    except EngineError:  # is an OSError, and already says it
        raise
    except OSError as error:
        raise _unusable(files.root, error) from error


def check_owner(files: DataFolder) -> None:
    """Refuse a folder of another user, or one that cannot be written."""
    if not files.root.is_dir():
        raise EngineError("engine.folder_is_file", folder=str(files.root))
    if sys.platform != "win32" and (owner := files.root.stat().st_uid) != os.geteuid():
        raise EngineError("engine.folder_other_user", folder=str(files.root), owner=_name_of(owner))
    if not os.access(files.root, os.W_OK | os.X_OK):
        raise EngineError("engine.folder_not_writable", folder=str(files.root), reason=os.strerror(errno.EACCES))


def check_version(files: DataFolder) -> None:
    """Refuse a folder that a newer program or a newer engine wrote."""
    marker = read_marker(files)
    if marker["layout"] > LAYOUT:
        raise EngineError(
            "engine.folder_newer", folder=str(files.root), wrote=marker["program"], here=__version__, part="graphmodel"
        )
    if _numbers(marker["engine"]) > _numbers(engine_version()):
        raise EngineError(
            "engine.folder_newer",
            folder=str(files.root),
            wrote=marker["engine"],
            here=engine_version(),
            part="arcadedb-embedded",
        )


def read_marker(files: DataFolder) -> dict[str, Any]:
    """Read the marker: ``layout``, ``program`` and ``engine``."""
    try:
        marker = json.loads(files.marker.read_bytes())
        return {"layout": int(marker["layout"]), "program": str(marker["program"]), "engine": str(marker["engine"])}
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError("engine.marker_damaged", file=str(files.marker)) from error


def stamp(files: DataFolder) -> None:
    """Say in the marker which versions write the folder from now on."""
    text = json.dumps({"layout": LAYOUT, "program": __version__, "engine": engine_version()}, indent=1)
    write_private(files.marker, text + "\n")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{_DRAFT}{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def check_space(files: DataFolder) -> None:
    """Refuse to start where the disk is all but full."""
    free_mb = shutil.disk_usage(files.root).free // 1_000_000
    if free_mb < NEEDED_MB:
        raise EngineError("engine.disk_full", folder=str(files.root), free_mb=free_mb, needed_mb=NEEDED_MB)


def bytes_on_disk(folder: Path) -> int:
    """How much the folder holds; files that vanish while it is counted count nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.lstat().st_size
        except OSError:
            continue
    return total


def engine_version() -> str:
    """The version of the embedded engine that is installed here."""
    return version("arcadedb-embedded")


def _refuse_foreign(files: DataFolder) -> None:
    for path in files.root.iterdir():
        if path.name not in _NOT_OURS_BUT_HARMLESS and not path.name.startswith(_DRAFT) and path != files.marker:
            raise EngineError("engine.folder_foreign", folder=str(files.root), found=path.name)


def _unusable(folder: Path, error: OSError) -> EngineError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return EngineError("engine.disk_full", folder=str(folder), free_mb=0, needed_mb=NEEDED_MB)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return EngineError("engine.folder_is_file", folder=str(folder))
    return EngineError("engine.folder_not_writable", folder=str(folder), reason=error.strerror or str(error))


def _numbers(text: str) -> tuple[int, ...]:
    """The first three numbers of a version; a re-packaged wheel of the same engine (``.post1``) is the same."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def _name_of(uid: int) -> str:
    if sys.platform == "win32":
        return str(uid)
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
