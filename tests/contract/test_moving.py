"""A household that moves away and back opens its old tie again; undoing each move shows each state as it was."""

from datetime import date

import polars as pl

from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.records import Reading
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import area, draft_of

DAYS = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))


def move(store: Store, area_uid: str, on: date) -> str:
    """Import a household sheet of one row; the batch's uid."""
    row = {"file": "户.csv", "sheet": "户", "row": 2, "uid": "hh-1", "area": area_uid}
    reading = Reading([], [], 0, 0, ("户.csv",), [pl.DataFrame([row])])
    network = store.read_network(on)
    batch = note()
    options = PlanOptions(today=on, now=f"{on}T01:00:00Z", batch=batch.uid)
    plan = make_plan(reading, network, households=store.read_households(), options=options)
    assert not plan.problems
    return store.write(plan.draft, base_revision=network.revision, note=batch)


def state(store: Store) -> list[tuple[object, ...]]:
    return store.read_households().rows()


def spans(store: Store) -> dict[str, tuple[date | None, date | None]]:
    rows = store.read_households().select("area", "tie_valid_from", "tie_valid_to").rows()
    return {place: (starts, ends) for place, starts, ends in rows}


def test_moving_away_and_back_can_be_taken_back_step_by_step(store: Store) -> None:
    store.write(draft_of(area("ar-1"), area("ar-2")), base_revision=0, note=note())
    batches, states = [], []
    for place, on in zip(("ar-1", "ar-2", "ar-1"), DAYS, strict=True):
        batches.append(move(store, place, on))
        states.append(state(store))
    assert spans(store) == {"ar-1": (None, None), "ar-2": (None, DAYS[2])}
    assert store.read_network(DAYS[2]).households.rows() == [("ar-1", 1, 0)]
    store.undo(batches[2], note=note("undo"))
    assert state(store) == states[1]
    assert spans(store) == {"ar-1": (None, DAYS[1]), "ar-2": (None, None)}
    store.undo(batches[1], note=note("undo"))
    assert state(store) == states[0]
    assert spans(store) == {"ar-1": (None, None)}
    assert store.check() == ()
