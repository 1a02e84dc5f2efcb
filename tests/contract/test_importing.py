"""An import over the pages on every engine: the network that the shell's import makes, and none once it is taken back."""

from pathlib import Path
from typing import Any

import polars as pl

from api.cli.importing import Wishes, bring_in
from api.cli.shell import Shell
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from graphmodel.registers.reader import read_registers
from graphmodel.samples import demo, write_workbook
from graphmodel.store.opened import Store
from tests.api.http.conftest import ON, settings_of
from tests.api.http.office import HTML, Office
from tests.api.http.server import running
from tests.api.http.writing import WritingStore
from tests.contract.conftest import Opener

OF_A_BATCH = ("batch", "first_seen", "last_seen", "source")
"""What an import notes of itself in a record."""


def tables(network: Network) -> dict[str, list[dict[str, Any]]]:
    """Every record, without what an import notes of itself."""
    found = {**network.nodes, **network.ties}
    return {
        key: sorted(
            ({k: v for k, v in row.items() if k not in OF_A_BATCH} for row in frame.to_dicts()),
            key=lambda row: str(row["uid"]),
        )
        for key, frame in found.items()
    }


def households(frame: pl.DataFrame) -> list[dict[str, Any]]:
    rows = frame.sort("uid").to_dicts()
    return [{k: str(v) for k, v in row.items() if not k.endswith(OF_A_BATCH)} for row in rows]


def test_a_workbook_makes_the_network_that_the_shell_makes_and_can_be_taken_back(
    store: Store, open_again: Opener, tmp_path: Path
) -> None:
    book = tmp_path / "登记册.xlsx"
    write_workbook(demo(), book)
    typed = WritingStore()
    shell = Shell({"today": ON.isoformat()}, quiet=True)
    bring_in(shell, typed, read_registers([book], profile=load_profile("default")), Wishes(yes=True))  # type: ignore[arg-type]
    before = tables(store.read_network(ON))
    with (
        running(settings_of(), lambda _: open_again()) as server,
        server.client(**HTML) as client,
    ):
        office = Office(server, client)
        address, job = office.checked(book)
        assert tables(store.read_network(ON)) == before
        done = office.applied(address, job)
        assert done["stage"] == "done", done["failure"]
        assert tables(store.read_network(ON)) == tables(typed.read_network(ON))
        assert households(store.read_households()) == households(typed.read_households())
        assert [(one.files, one.what) for one in store.batches()] == [(("登记册.xlsx",), "import")]
        assert office.checked(book)[1]["check"]["changes"] is False
        undone = office.ended(office.sent(f"/imports/batches/{done['batch']}/undo"))
        assert undone["stage"] == "done", undone["failure"]
        assert tables(store.read_network(ON)) == before
