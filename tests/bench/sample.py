"""The sample that is measured on: written once, planned once, and imported once into an embedded database of its own.

Assumes a folder in the checkout that git ignores: what lies there is made anew where the sample or what is stored of
it changes.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from graphmodel.changes import Change, Draft, NodeChange, unpack
from graphmodel.network import network_of
from graphmodel.profiles import load_profile
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.samples import DAY, demo, write_city, write_csv
from graphmodel.settings import Settings, load_settings
from graphmodel.store.embedded import stop_engine
from graphmodel.store.notes import BatchNote, new_batch_uid
from graphmodel.store.opened import Store, open_store

CHECKOUT = Path(__file__).parents[2]
CACHE = CHECKOUT / ".bench"
_MADE_FROM = ("graphmodel/samples/*.py", "graphmodel/schema.py", "cypher/schema/*.cypher", "cypher/load/*.cypher")
_PLANNED_AT = "2026-11-22T08:00:00Z"


@dataclass(frozen=True)
class Sample:
    """A register to measure on; *sub_districts* of the city, or the demo where it is None."""

    name: str
    sub_districts: int | None
    on: date = DAY

    def draft(self, *, cache: Path) -> Draft:
        """Write the register as CSV files, read, check and plan it for an empty store."""
        folder = cache / f"{self.name}.csv"
        shutil.rmtree(folder, ignore_errors=True)
        if self.sub_districts is None:
            write_csv(demo(on=self.on), folder)
        else:
            write_city(folder, sub_districts=self.sub_districts, on=self.on)
        reading = read_registers(sorted(folder.glob("*.csv")), profile=load_profile("default"))
        options = PlanOptions(today=self.on, now=_PLANNED_AT, batch=new_batch_uid())
        return make_plan(reading, network_of(nodes={}, ties={}, on=self.on), options=options).draft


CITY = Sample("city", 35)
SLICE = Sample("slice", 4)
DEMO = Sample("demo", None)


@contextmanager
def imported(sample: Sample, *, cache: Path = CACHE) -> Iterator[Settings]:
    """Settings of an embedded database that holds *sample*; made where it is not there, stopped at the end."""
    folder = cache / f"{sample.name}.data"
    stamp = cache / f"{sample.name}.stamp"
    settings = settings_for(folder, on=sample.on)
    try:
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != _print():
            stop_engine(folder, timeout_s=60)
            shutil.rmtree(folder, ignore_errors=True)
            with open_store(settings) as store:
                fill(store, sample.draft(cache=cache))
            stamp.write_text(_print(), encoding="utf-8")
        yield settings
    finally:
        stop_engine(folder, timeout_s=60)


def settings_for(folder: Path, *, on: date) -> Settings:
    """Settings of an embedded database in *folder*, whatever the environment says."""
    return load_settings({"data": folder, "today": on, "neo4j_uri": "", "idle_minutes": 60.0})


def fill(store: Store, draft: Draft) -> None:
    """Write a draft into an empty store."""
    store.write(draft, base_revision=store.revision(), note=BatchNote(new_batch_uid(), "bench", "import"))


def changes_of(draft: Draft) -> list[Change]:
    """The changes of a draft, unpacked."""
    return [change for part in draft.parts() for change in unpack(part).rows]


def records_of(changes: list[Change]) -> Mapping[tuple[str, ...], list[Change]]:
    """Changes by kind of node or triple of tie, nodes first."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        is_node = isinstance(change, NodeChange)
        key = (change.kind,) if is_node else (change.type, change.start_kind, change.end_kind)
        groups.setdefault(key, []).append(change)
    return dict(sorted(groups.items(), key=lambda item: len(item[0])))


def _print() -> str:
    """What tells whether what lies in the cache was made by the present code."""
    files = [file for pattern in _MADE_FROM for file in sorted(CHECKOUT.glob(pattern))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
