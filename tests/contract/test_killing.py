"""``kill -9`` of a writer leaves nothing or the whole, on every engine."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphmodel.store.embedded import Address
from tests.contract.conftest import Opener, Raw
from tests.contract.drafts import DAY
from tests.contract.writing_process import GRIDS

ROOT = Path(__file__).parents[2]
PARTS = 17
"""Parts of the batch that the process writes: 41 areas, 40 branches and 80 ties in tens."""


def start_writer(address: Address, journal: Path, step: int) -> "subprocess.Popen[str]":
    where = [address.uri, address.user, address.password, address.database, str(journal) if address.embedded else ""]
    command = [sys.executable, "-m", "tests.contract.writing_process", *where, str(step)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def left_behind(address: Address, open_again: Opener, raw: Raw) -> tuple[int, int, int, int]:
    if not address.embedded:  # there it is seen that the holder has died: nobody waits
        raw.forget_lease()
    store = open_again()
    network = store.read_network(DAY)
    assert store.check() == ()
    return store.revision(), network.nodes["Area"].height, network.nodes["Org"].height, network.ties["COVERS"].height


NOTHING = (0, 0, 0, 0)
THE_WHOLE = (1, GRIDS + 1, GRIDS, GRIDS)


@pytest.mark.parametrize(
    ("step", "wanted"),
    [(1, NOTHING), (PARTS, NOTHING), (PARTS + 1, THE_WHOLE), (PARTS + 8, THE_WHOLE), (2 * PARTS, THE_WHOLE)],
)
def test_killed_at_a_step_the_next_open_finds_nothing_or_the_whole(  # noqa: PLR0917 - fixtures
    empty_address: Address, open_again: Opener, raw: Raw, tmp_path: Path, step: int, wanted: tuple[int, ...]
) -> None:
    open_again()
    with start_writer(empty_address, tmp_path / "journal", step) as writer:
        assert writer.wait() == -9
    assert left_behind(empty_address, open_again, raw) == wanted


@pytest.mark.parametrize("delay_s", [0.05, 0.25])
def test_killed_at_any_moment_the_next_open_finds_nothing_or_the_whole(
    empty_address: Address, open_again: Opener, raw: Raw, tmp_path: Path, delay_s: float
) -> None:
    open_again()
    with start_writer(empty_address, tmp_path / "journal", 0) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(delay_s)
        writer.kill()
    assert left_behind(empty_address, open_again, raw) in {NOTHING, THE_WHOLE}
