"""The interface over every engine: the same answers, whoever holds the sample."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphmodel.profiles import load_profile
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.samples import demo, write_csv
from graphmodel.store.opened import Store
from tests.api.http.conftest import HandStore, demo_of, settings_of
from tests.api.http.documents import ASKED, answer_of
from tests.api.http.server import Server, running
from tests.contract.conftest import Opener, note

NOT_HELD = {"/health/live", "/health/ready"}
"""What says which database it is."""


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the demo without any engine."""
    hand = HandStore(demo_of(tmp_path_factory.mktemp("demo")))
    with running(settings_of(), lambda _: hand) as server:  # type: ignore[arg-type]
        yield server


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """The store with the demo in it, imported."""
    sample = demo()
    write_csv(sample, tmp_path / "样例")
    reading = read_registers([tmp_path / "样例"], profile=load_profile("default"))
    network = store.read_network(sample.on)
    options = PlanOptions(today=sample.on, now="2026-11-22T01:00:00Z", batch="ba-sample")
    plan = make_plan(reading, network, households=store.read_households(), options=options)
    store.write(plan.draft, base_revision=network.revision, note=note(uid="ba-sample"))
    return store


def test_every_engine_gives_the_same_answers(filled: Store, open_again: Opener, expected: Server) -> None:
    with (
        running(settings_of(), lambda _: open_again()) as server,
        server.client() as client,
        expected.client() as other,
    ):
        for asked in ASKED.values():
            if asked not in NOT_HELD:
                assert said(answer_of(client, asked)) == said(answer_of(other, asked)), asked


def said(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, indent=1)
