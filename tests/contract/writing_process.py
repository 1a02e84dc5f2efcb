"""A writer in a process of its own, that kills itself at a step: ``python -m tests.contract.writing_process``."""

import os
import signal
import sys
from pathlib import Path

from graphmodel import changes
from graphmodel.settings import Settings
from graphmodel.store.embedded import Address
from graphmodel.store.journal import Journal
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import grids

GRIDS = 40


def main(arguments: list[str]) -> None:
    """Write grids in small parts, and die as by ``kill -9`` when a step is done; at step 0, wait to be killed."""
    uri, user, password, database, journal = arguments[:5]
    step = int(arguments[5])
    changes.PART_ROWS = 10
    address = Address(uri, user, password, database, embedded=bool(journal))

    def progress(done: int, _total: int) -> None:
        if done == 1:
            sys.stdout.write("writing\n")
            sys.stdout.flush()
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    with Store(address, settings=Settings(), journal=Journal(Path(journal)) if journal else None) as store:
        store.write(grids(GRIDS), base_revision=0, note=note(), progress=progress)


if __name__ == "__main__":
    main(sys.argv[1:])
