"""A server on a port of its own: the demo held in memory by a store that can be written to and taken away."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import polars as pl
import pytest

from api.cli.start import run
from graphmodel.errors import DatabaseUnreachableError
from graphmodel.messages import speak
from graphmodel.network import HOUSEHOLDS, Network
from graphmodel.profiles import load_profile
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.samples import demo, write_csv
from graphmodel.settings import Settings
from tests.api.http.server import Server, running
from tests.unit.registers.world import Store as Memory
from tests.unit.samples.conversion import households

ON = date(2026, 11, 22)


@dataclass
class HandStore:
    """A store in the hand of a test: what it holds, how often that was read, and whether it is there."""

    network: Network
    engine: str = "hand"
    migrations: tuple[str, ...] = ("V0001__uniqueness",)
    before: Network | None = None
    away: bool = False
    reads: list[date] = field(default_factory=list)

    def mark(self) -> str:
        self._ask()
        return f"{self.network.revision}-ba-{self.network.revision}"

    def read_network(self, on: date, *, known: Network | None = None) -> Network:
        self._ask()
        self.reads.append(on)
        return self.network.seen_on(on, households=self.network.households)

    def read_before(self, network: Network) -> Network | None:
        self._ask()
        return self.before

    def close(self) -> None:
        pass

    def _ask(self) -> None:
        if self.away:
            raise DatabaseUnreachableError("store.unreachable", uri="bolt://127.0.0.1:1", database="x", reason="gone")


def settings_of(**given: Any) -> Settings:
    return Settings(**{"today": ON, **given})


def demo_memory(folder: Path) -> Memory:
    """The demo, imported into memory."""
    sample = demo()
    write_csv(sample, folder / "样例")
    reading = read_registers([folder / "样例"], profile=load_profile("default"))
    memory = Memory(on=sample.on)
    options = PlanOptions(today=sample.on, now="2026-11-22T01:00:00Z", batch="ba-sample")
    memory.apply(make_plan(reading, memory.network(), households=memory.households(), options=options))
    return memory


def demo_of(folder: Path) -> Network:
    """What every engine holds after the demo's import."""
    sample, memory = demo(), demo_memory(folder)
    counts = pl.DataFrame(households(sample), schema=dict(HOUSEHOLDS)).sort("area")
    return replace(memory.network(), households=counts, revision=1)


@pytest.fixture(scope="session")
def demo_network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return demo_of(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def server(demo_network: Network) -> Iterator[Server]:
    """A server of the demo that nobody changes."""
    store = HandStore(demo_network)
    with running(settings_of(), lambda _: store) as one:  # type: ignore[arg-type]
        yield one


@pytest.fixture
def hand(demo_network: Network) -> HandStore:
    """A store of the demo for one test."""
    return HandStore(demo_network)


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    """Asks the server of the demo."""
    with server.client() as client:
        yield client


Shell = Callable[..., str]


@pytest.fixture
def shell(
    hand: HandStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Shell]:
    """What a command says of the same network."""

    @contextmanager
    def opened(_: Settings) -> Iterator[HandStore]:
        yield hand

    monkeypatch.setattr("graphmodel.store.opened.open_store", opened)
    monkeypatch.setenv("GRAPHMODEL_TODAY", ON.isoformat())
    monkeypatch.setenv("GRAPHMODEL_SETTINGS", str(tmp_path / "settings.toml"))

    def say(*arguments: str) -> str:
        code = run(arguments)
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    yield say
    speak("zh")


Told = Callable[..., Any]


@pytest.fixture
def said_at_shell(shell: Shell) -> Told:
    """What a command answers as JSON."""
    return lambda *arguments: json.loads(shell(*arguments, "--format", "json"))


def wide(table: httpx.Response) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    assert table.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))


def walked(client: httpx.Client, address: str, **asked: Any) -> list[dict[str, Any]]:
    """The items of all pages of a list, each page asked for where the one before says."""
    answer = client.get(address, params=asked)
    items: list[dict[str, Any]] = []
    while True:
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        if "next" not in answer.links:
            assert answer.json()["next"] is None
            return items
        answer = client.get(answer.links["next"]["url"])
