"""Measure (d): checked records into an empty database, journal and batch included, against a bare loop.

Assumes an engine that may be emptied; both ways start from records in memory, ours from changes, the rival from rows.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import neo4j

from graphmodel.changes import Change, Draft, NodeChange
from graphmodel.settings import Settings
from graphmodel.store.bolt import Address, Bolt
from graphmodel.store.journal import Journal
from graphmodel.store.opened import Store
from tests.bench.clock import RUNS, pace, seconds
from tests.bench.figures import Figure
from tests.bench.rivals.plain_loading import Groups, load
from tests.bench.sample import fill, records_of
from tests.engines import empty

WISH = 0.6


def measure_loading(
    address: Address, changes: Sequence[Change], *, engine: str, journal: bool, runs: int = RUNS
) -> Iterator[Figure]:
    """Compare what is stored, then the rate."""
    rows = _rows(changes)
    stored: dict[str, object] = {}

    def ours() -> float:
        empty(address)
        with tempfile.TemporaryDirectory() as folder:
            kept = Journal(Path(folder)) if journal else None
            with Store(address, settings=Settings(), journal=kept) as store:
                took = seconds(lambda: fill(store, _draft(changes)))
                stored["ours"] = _counts(address, rows)
        return took

    def rival() -> float:
        empty(address)
        Store(address, settings=Settings(), journal=None).close()  # it makes the constraints
        took = _load(address, rows)
        stored["rival"] = _counts(address, rows)
        return took

    timed = pace(ours, rival, runs=runs)
    if stored["ours"] != stored["rival"]:
        raise AssertionError(stored)
    rates = [len(changes) / s for s in (timed.ours_s, timed.rival_s)]
    yield Figure(
        f"(d) import of {len(changes):,} records, {engine}",
        f"{rates[0]:,.0f} /s",
        f"{rates[1]:,.0f} /s",
        f"{timed.faster:.2f} ×",
        f"≥ {WISH} ×",
        timed.faster >= WISH,
    )


def _draft(changes: Sequence[Change]) -> Draft:
    draft = Draft()
    draft.extend(changes)
    return draft


def _load(address: Address, rows: Groups) -> float:
    auth = (address.user, address.password)
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=address.database) as session,
    ):
        return seconds(lambda: load(session, rows))


def _counts(address: Address, rows: Groups) -> dict[str, int]:
    with Bolt(address, timeout_s=600) as bolt:
        names = {f"count/nodes/{group[0]}" if len(group) == 1 else f"count/ties/{group[0]}" for group in rows}
        return {name: bolt.read(lambda tx, n=name: tx.one(n))["records"] for name in names}  # type: ignore[misc,index]


def _rows(changes: Sequence[Change]) -> Groups:
    return {group: [_row(change) for change in some] for group, some in records_of(changes).items()}


def _row(change: Change) -> dict[str, object]:
    ends = {} if isinstance(change, NodeChange) else {"start": change.start, "end": change.end}
    return {"uid": change.uid, **ends, "props": dict(change.after or {})}
