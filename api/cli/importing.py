"""Bring records into the store: check, show the plan, ask, apply. Used by import, areas and demo alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.cli.plans import plan_text, problems_text
from api.cli.shell import Shell
from api.intake import Terms, Weighed, is_written, weigh, write
from graphmodel.errors import DatabaseError, DataRefusedError, UsageError
from graphmodel.messages import say

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.registers.plan import Plan
    from graphmodel.registers.records import Reading
    from graphmodel.store.notes import What
    from graphmodel.store.opened import Store


@dataclass(frozen=True)
class Wishes:
    """How an import was asked for."""

    what: "What" = "import"
    check: bool = False
    yes: bool = False
    terms: Terms = field(default_factory=Terms)
    skip_refused: bool = False
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
    weighed = weigh(store, reading, wishes.terms, today=shell.settings.day(), network=network)
    plan = weighed.plan
    shell.tell(plan_text(plan))
    if plan.problems:
        shell.tell(problems_text(plan.problems, everything=shell.verbose))
    annotate(plan)
    errors = weighed.errors
    if errors and not wishes.skip_refused:
        raise DataRefusedError("cli.refused", count=errors)
    if not plan.draft:
        shell.tell(say("cli.nothing_left" if errors else "cli.nothing_changes"))
        return Outcome(plan, None)
    if wishes.check:
        shell.tell(say("cli.checked_only"))
        return Outcome(plan, None)
    _agree_to_closing(weighed, wishes)
    if not wishes.yes and not shell.ask(say("cli.apply_question")):
        shell.tell(say("cli.not_applied"))
        return Outcome(plan, None)
    with accounted_for(shell, weighed.batch), shell.progress(say("cli.applying")) as bar:
        write(store, weighed, what=wishes.what, progress=bar)
    shell.tell(say("cli.applied", batch=weighed.batch, program=shell.program))
    return Outcome(plan, weighed.batch)


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
            written = is_written(batch, shell.store)
        except DatabaseError as still:
            raise type(still)("cli.batch_unknown", **after, reason=str(still)) from error
        if not written:
            raise type(error)("cli.batch_absent", **after) from error
        shell.tell(say("cli.batch_finished", batch=batch))


def _agree_to_closing(weighed: Weighed, wishes: Wishes) -> None:
    """Refuse a mass disappearance whose number was not typed."""
    closing = weighed.mass_closing
    if closing and wishes.yes_close != closing:
        raise UsageError("cli.mass_closing", count=closing)
