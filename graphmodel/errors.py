"""The error tree: what could not be done, where, and how to mend it.

::

    GraphmodelError
    ├── UsageError (ValueError)            the question was put wrongly               exit 2
    │   ├── SettingError                   a setting has a wrong value
    │   ├── ProfileError                   a profile is wrong: file, line, key
    │   ├── NotFoundError (LookupError)    no such area, batch, finding, rule
    │   ├── AmbiguousError                 several records or words could be meant
    │   ├── IncompatibleError              two things that cannot be asked together
    │   ├── CursorError                    a page's cursor cannot be read, or is of another question
    │   ├── NotAcceptableError             no such format of this answer
    │   ├── ForbiddenError                 a change that this asker may not make
    │   └── OutputError (OSError)          a file could not be written
    ├── DataRefusedError (ValueError)      data was looked at and refused             exit 3
    │   ├── FileRefusedError               a file that cannot be read as a register
    │   └── ConflictError                  the store moved on, or later batches touched the same records
    ├── BusyError                          not now: ask again later                   exit 4
    │   └── TooManyError                   one asker asks more than is allowed
    └── DatabaseError (OSError)            the database cannot be used                exit 4
        ├── DatabaseUnreachableError       nobody answers, or the password is wrong
        ├── DatabaseBusyError              another writer holds the lease, or reads straddle writes
        ├── DatabaseNewerError             the database was written by a newer program
        ├── DatabaseDamagedError           what is stored contradicts itself
        └── EngineError                    the embedded engine cannot start here: folder, version, disk

Every error has a stable ``code`` of the message catalogue, the values of its sentence as ``data``, and says itself
in the language of the moment. Findings are data, not exceptions.
"""

from graphmodel.messages import mend, say


class GraphmodelError(Exception):
    """Something a user asked for could not be done.

    Parameters
    ----------
    code
        A code of the message catalogue, stable over versions.
    data
        The values that the sentence names.
    """

    def __init__(self, code: str, /, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        return say(self.code, **self.data)

    @property
    def remedy(self) -> str:
        """How to put it right, or an empty string."""
        return mend(self.code, **self.data)


class UsageError(GraphmodelError, ValueError):
    """The question was put wrongly."""


class SettingError(UsageError):
    """A setting has a value it cannot have."""


class ProfileError(UsageError):
    """A profile is wrong; ``data`` has ``file``, ``line`` and ``key``."""


class NotFoundError(UsageError, LookupError):
    """Nothing has the uid, code or name that was given."""


class AmbiguousError(UsageError):
    """Several records or words have the name that was given; ``data`` has the ``candidates``."""


class IncompatibleError(UsageError):
    """Two things that cannot be asked together."""


class CursorError(UsageError):
    """The cursor of a page cannot be read, or belongs to another question."""


class NotAcceptableError(UsageError):
    """There is no such format of this answer; ``data`` has those that there are."""


class ForbiddenError(UsageError):
    """A change was asked for by somebody, or in a way, that may not."""


class OutputError(UsageError, OSError):
    """A file that was asked for could not be written."""


class DataRefusedError(GraphmodelError, ValueError):
    """Data was looked at and refused; nothing was written."""


class FileRefusedError(DataRefusedError):
    """A file cannot be read as a register."""


class ConflictError(DataRefusedError):
    """The store moved on since the question was asked, or later batches touched the same records."""


class BusyError(GraphmodelError):
    """It cannot be answered now; ``data`` may have ``retry_s``, after how many seconds it is worth asking again."""


class TooManyError(BusyError):
    """One asker asks more than is allowed."""


class DatabaseError(GraphmodelError, OSError):
    """The database cannot be used."""


class DatabaseUnreachableError(DatabaseError):
    """Nobody answers at the address, or the password is wrong."""


class DatabaseBusyError(DatabaseError):
    """Another writer holds the lease, or writes keep straddling the read."""


class DatabaseNewerError(DatabaseError):
    """The database was written by a newer program than this one."""


class DatabaseDamagedError(DatabaseError):
    """What is stored contradicts itself."""


class EngineError(DatabaseError):
    """The embedded engine cannot start here."""
