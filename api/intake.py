"""Intake: what both doors do to bring records into the store: weigh a reading against it, write, say what became of it.

Assumes that whoever asks shows the plan and gets the agreement; nothing here asks, prints or answers.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.errors import NotFoundError

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.profiles import Profile
    from graphmodel.registers.plan import Plan
    from graphmodel.registers.records import Reading
    from graphmodel.schema import Uid
    from graphmodel.store.notes import BatchNote, BatchSummary, What
    from graphmodel.store.opened import Store

MASS_SHARE = 0.05
"""More than this share of a sheet's records closing at once wants the number typed (gaps.md D17)."""


@dataclass(frozen=True)
class Terms:
    """What an import may do beside adding and changing.

    Attributes
    ----------
    strict
        Whether what else is a warning refuses its row.
    close_missing
        Keys of the sheets whose live records close where the files lack them.
    under
        The area in whose sub-tree they close.
    """

    strict: bool = False
    close_missing: tuple[str, ...] = ()
    under: "Uid | None" = None


@dataclass(frozen=True)
class Weighed:
    """A reading held against the store: the plan, the revision that it is good for, and the batch that it would be."""

    plan: "Plan"
    revision: int
    batch: str

    @property
    def errors(self) -> int:
        """How many places are refused."""
        return sum(problem.severity == "error" for problem in self.plan.problems)

    @property
    def mass_closing(self) -> int:
        """How many records close in sheets that lose more than may close unasked; 0 where none does."""
        return sum(count for count, total in self.plan.closing.values() if count > MASS_SHARE * total)


def weigh(
    store: "Store", reading: "Reading", terms: Terms, *, today: date, network: "Network | None" = None
) -> Weighed:
    """Plan what a reading changes in the store.

    Parameters
    ----------
    network
        The store's network of today, where the caller has read it already.
    """
    from graphmodel.registers.plan import PlanOptions, make_plan
    from graphmodel.store.notes import new_batch_uid

    network = network or store.read_network(today)
    batch = new_batch_uid()
    options = PlanOptions(
        today=today,
        now=datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        batch=batch,
        strict=terms.strict,
        close_missing=terms.close_missing,
        under=terms.under,
    )
    households = store.read_households() if reading.households else None
    return Weighed(make_plan(reading, network, households=households, options=options), network.revision, batch)


def write(store: "Store", weighed: Weighed, *, what: "What", progress: Callable[[int, int], None] | None = None) -> str:
    """Write what was weighed, all or nothing; its batch.

    Raises
    ------
    ConflictError
        The store has moved on since.
    """
    from graphmodel.store.notes import BatchNote

    plan = weighed.plan
    note = BatchNote(uid=weighed.batch, user=getuser(), what=what, files=plan.files, counts=plan.draft.counts)
    return store.write(plan.draft, base_revision=weighed.revision, note=note, progress=progress)


def undo_note() -> "BatchNote":
    """What is noted of a batch that is about to take another one back."""
    from graphmodel.store.notes import BatchNote, new_batch_uid

    return BatchNote(uid=new_batch_uid(), user=getuser(), what="undo", files=(), counts={})


def is_written(batch: str, opened: Callable[[], "AbstractContextManager[Store]"]) -> bool:
    """Whether a batch whose writing the database broke off turns out to be written whole.

    Raises
    ------
    DatabaseError
        The database does not come back to say.
    """
    with opened() as store:  # to open it is to finish what was accepted
        return any(one.uid == batch and one.state == "applied" for one in store.batches())


def taken_back(batches: "Iterable[BatchSummary]") -> frozenset[str]:
    """The batches that no longer hold, of *batches*, newest first."""
    undone: set[str] = set()
    for batch in batches:  # one taken back by a batch that was itself taken back holds again
        if batch.uid not in undone:
            undone.add(batch.undoes)
    return frozenset(undone - {""})


def read_sample(folder: Path, name: str, network: "Network", profile: "Profile") -> "Reading | None":
    """Read the fictional sample by the import path; None where the store holds something else, which it is not mixed with.

    Parameters
    ----------
    folder
        Where its workbook is written to; it may be gone afterwards.
    name
        What the workbook is called.
    """
    from graphmodel.registers.reader import read_registers
    from graphmodel.samples import demo, write_workbook

    sample = demo()
    stored = set(network.nodes["Area"]["uid"])
    if stored and not stored & {row["uid"] for row in sample.tables["Area"]}:
        return None
    workbook = folder / name
    write_workbook(sample, workbook)
    reading = read_registers([workbook], profile=profile, strict=False)
    reading.files = (workbook.name,)  # its folder is gone in a moment
    return reading


@dataclass(frozen=True)
class Place:
    """What the division register has under a code: sub-districts and communities."""

    code: str
    tops: int
    communities: int


def read_places(codes: Sequence[str], *, statistical: bool = False) -> "tuple[list[Place], Reading]":
    """Read places of the division register as records.

    Raises
    ------
    NotFoundError
        The register has no such code, or nothing but statistical units below it.
    """
    from graphmodel.divisions import path_names, subtree
    from graphmodel.registers.division_rows import division_records

    divisions, places = {}, []
    for code in codes:
        under = subtree(code, statistical=statistical)
        if not under:
            raise NotFoundError("division.only_statistical", code=code, name=" ".join(path_names(code)))
        divisions.update({d.code: d for d in under})
        tops, communities = (sum(d.level == level for d in under) for level in ("sub_district", "community"))
        places.append(Place(code, tops, communities))
    return places, division_records(tuple(divisions.values()))


def leave_where_put(reading: "Reading", network: "Network") -> None:
    """Let places that are stored stay where an office has put them, under a zone perhaps."""
    stored = set(network.live_nodes("Area")["code"])
    for record in reading.records:
        if record.values.get("code") in stored:
            record.references.pop("parent", None)
