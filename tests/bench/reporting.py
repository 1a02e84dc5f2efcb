"""Measure (c): ``gaps --format json`` from process start, against a process that runs only the same read queries.

Assumes an embedded database that runs already: starting it would be paid by whoever comes first.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cypher import statement
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.report.values import report_values
from graphmodel.profiles import load_profile
from graphmodel.settings import Settings
from graphmodel.store.bolt import Address, Transaction
from graphmodel.store.opened import open_store
from tests.bench.clock import RUNS, Ended, pace, run_process
from tests.bench.figures import Figure, took

WISH = 2
WISH_BYTES = 1.5e9


def measure_reporting(settings: Settings, address: Address, *, scratch: Path, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the report with that of this process, then the time; the memory is ours, the server's apart."""
    asked, report = scratch / "queries.json", scratch / "gaps.json"
    asked.write_text(json.dumps(_noted(settings, address)), encoding="utf-8")
    env = {"GRAPHMODEL_DATA": str(settings.data), "GRAPHMODEL_TODAY": str(settings.today), "GRAPHMODEL_NEO4J_URI": ""}
    ended: list[Ended] = []

    def ours() -> float:
        command = [sys.executable, "-m", "api.cli.start", "gaps", "--format", "json"]
        ended.append(run_process(command, env=env, output=report))
        return ended[-1].seconds

    def rival() -> float:
        command = [sys.executable, "-m", "tests.bench.rivals.only_reading", str(asked)]
        return run_process(command, env={}, output=scratch / "rows.txt").seconds

    ours()
    _compare(json.loads(report.read_text(encoding="utf-8")), settings)
    timed = pace(ours, rival, runs=runs)
    ratio = timed.ours_s / timed.rival_s
    yield Figure(
        "(c) gaps --format json",
        took(timed.ours_s),
        took(timed.rival_s),
        f"{ratio:.2f} ×",
        f"≤ {WISH} ×",
        ratio <= WISH,
    )
    peak = max(one.peak_bytes for one in ended)
    words = f"{peak / 1e9:.2f} GB"
    yield Figure("(c) client memory", words, "", words, f"≤ {WISH_BYTES / 1e9:g} GB", peak <= WISH_BYTES)


def _noted(settings: Settings, address: Address) -> dict[str, Any]:
    """Every query that opening the store and reading the network run, with its parameters."""
    queries: list[dict[str, Any]] = []
    with _listening(queries), open_store(settings) as store:
        assert settings.today is not None
        store.read_network(settings.today)
    return {
        "uri": address.uri,
        "user": address.user,
        "password": address.password,
        "database": address.database,
        "queries": queries,
    }


@contextmanager
def _listening(queries: list[dict[str, Any]]) -> Iterator[None]:
    run = Transaction.run

    def noting(self: Transaction, name: str, /, **params: Any) -> list[dict[str, Any]]:
        if name.startswith("read/") or name in {"batches/meta/read", "batches/batch/groups"}:
            queries.append({"text": statement(name).text, "params": params})
        return run(self, name, **params)

    Transaction.run = noting  # type: ignore[method-assign] # for the while of one read
    try:
        yield
    finally:
        Transaction.run = run  # type: ignore[method-assign]


def _compare(said: dict[str, Any], settings: Settings) -> None:
    """Hold what the process printed against what the rules find here."""
    assert settings.today is not None
    with open_store(settings) as store:
        here = report_values(find_gaps(store.read_network(settings.today), load_profile("default")))
    if said != json.loads(json.dumps(here)):
        message = "the report of the process differs from the findings of this one"
        raise AssertionError(message)
