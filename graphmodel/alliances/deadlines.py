"""Deadlines: what of the pacts is past its day, and what falls due soon.

Assumes that a pact falls due on the day that it expires, and each of its projects that is not done on its own.
"""

from datetime import date, timedelta

import polars as pl

from graphmodel.messages import say

SOON_DAYS = 30
"""How far ahead what falls due is looked for."""
DUE = ("overdue", "soon")
"""Past its day; on a day from today to :data:`SOON_DAYS` days ahead."""


def due_label(key: str) -> str:
    """Whether something is late, or falls due soon."""
    return say(f"pact.due_{key}", days=SOON_DAYS)


def is_soon(day: date | None, on: date) -> bool:
    """Whether a day is not past, and at most :data:`SOON_DAYS` days ahead."""
    return day is not None and on <= day <= on + timedelta(days=SOON_DAYS)


def pacts_due(pacts: pl.DataFrame, projects: pl.DataFrame, on: date) -> pl.DataFrame:
    """Say of each pact whether something of it is late, or falls due soon.

    Parameters
    ----------
    pacts
        ``uid``, ``expires_on``, ``state``.
    projects
        ``uid`` of the pact, ``due_on``, ``done``, ``late``.

    Returns
    -------
    ``uid``, ``key``: of :data:`DUE`; a pact may have both. One that expires today has expired, one whose project is due
    today has the day left.
    """
    open_projects = projects.filter(~pl.col("done"))
    last = on + timedelta(days=SOON_DAYS)
    frames = {
        "overdue": (pacts.filter(pl.col("state") == "expired"), open_projects.filter("late")),
        "soon": (
            pacts.filter(pl.col("state") != "expired", pl.col("expires_on") <= last),
            open_projects.filter(pl.col("due_on").is_between(on, last)),
        ),
    }
    found = [frame.select("uid", key=pl.lit(key)) for key, both in frames.items() for frame in both]
    return pl.concat(found).unique()
