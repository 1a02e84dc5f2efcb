"""Bring records into the store: check, show the plan, ask, apply. Used by import, areas and demo alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING

from api.cli.plans import plan_text, problems_text
from api.cli.shell import Shell
from graphmodel.errors import DatabaseError, DataRefusedError, UsageError
from graphmodel.messages import say

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.registers.plan import Plan
    from graphmodel.registers.records import Reading
    from graphmodel.schema import Uid
    from graphmodel.store.notes import What
    from graphmodel.store.opened import Store

MASS_SHARE = 0.05
"""More than this share of a sheet's records closing at once wants the number typed (gaps.md D17)."""


@dataclass(frozen=True)
class Wishes:
    """How an import was asked for."""

    what: "What" = "import"
    check: bool = False
    yes: bool = False
    strict: bool = False
    skip_refused: bool = False
    close_missing: tuple[str, ...] = ()
    under: "Uid | None" = None
    yes_close: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it: the plan, and the batch where something was written."""

    plan: "Plan"
    batch: str | None


def bring_in(
    shell: Shell,
    store: "Store",
    reading: "Reading",
    wishes: Wishes,
    *,
    network: "Network | None" = None,
    annotate: Callable[["Plan"], None] = lambda _: None,
) -> Outcome:
    """Plan, show, annotate, ask and apply; nothing is written where anything is refused, unless asked to leave that out.

    Parameters
    ----------
    network
        The store's network of today, where the caller has read it already.

    Raises
    ------
    DataRefusedError
        Rows are refused, or more would close than was agreed to.
    """
    from graphmodel.store.notes import BatchNote, new_batch_uid

    batch = new_batch_uid()
    plan, base_revision = _plan(shell, store, reading, wishes, batch, network)
    shell.tell(plan_text(plan))
    if plan.problems:
        shell.tell(problems_text(plan.problems, everything=shell.verbose))
    annotate(plan)
    errors = sum(problem.severity == "error" for problem in plan.problems)
    if errors and not wishes.skip_refused:
        raise DataRefusedError("cli.refused", count=errors)
    if not plan.draft:
        shell.tell(say("cli.nothing_left" if errors else "cli.nothing_changes"))
        return Outcome(plan, None)
    if wishes.check:
        shell.tell(say("cli.checked_only"))
        return Outcome(plan, None)
    _agree_to_closing(plan, wishes)
    if not wishes.yes and not shell.ask(say("cli.apply_question")):
        shell.tell(say("cli.not_applied"))
        return Outcome(plan, None)
    note = BatchNote(uid=batch, user=getuser(), what=wishes.what, files=reading.files, counts=plan.draft.counts)
    with accounted_for(shell, batch), shell.progress(say("cli.applying")) as bar:
        store.write(plan.draft, base_revision=base_revision, note=note, progress=bar)
    shell.tell(say("cli.applied", batch=batch, program=shell.program))
    return Outcome(plan, batch)


@contextmanager
def accounted_for(shell: Shell, batch: str) -> Iterator[None]:
    """Say what became of a batch whose writing the database broke off; quiet where it turns out to be written whole.

    Raises
    ------
    DatabaseError
        It was not accepted, so that nothing is written, or the database does not come back to say.
    """
    try:
        yield
    except DatabaseError as error:
        shell.tell(say("cli.broken_off", reason=str(error)))
        after = {"batch": batch, "program": shell.program, "again": shell.line}
        try:
            with shell.store() as store:  # to open it is to finish what was accepted
                written = any(one.uid == batch and one.state == "applied" for one in store.batches())
        except DatabaseError as still:
            raise type(still)("cli.batch_unknown", **after, reason=str(still)) from error
        if not written:
            raise type(error)("cli.batch_absent", **after) from error
        shell.tell(say("cli.batch_finished", batch=batch))


def _plan(
    shell: Shell, store: "Store", reading: "Reading", wishes: Wishes, batch: str, network: "Network | None"
) -> "tuple[Plan, int]":
    from graphmodel.registers.plan import PlanOptions, make_plan

    today = shell.settings.day()
    network = network or store.read_network(today)
    options = PlanOptions(
        today=today,
        now=datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        batch=batch,
        strict=wishes.strict,
        close_missing=wishes.close_missing,
        under=wishes.under,
    )
    households = store.read_households() if reading.households else None
    return make_plan(reading, network, households=households, options=options), network.revision


def _agree_to_closing(plan: "Plan", wishes: Wishes) -> None:
    """Refuse a mass disappearance whose number was not typed."""
    closing = sum(count for count, total in plan.closing.values() if count > MASS_SHARE * total)
    if closing and wishes.yes_close != closing:
        raise UsageError("cli.mass_closing", count=closing)
