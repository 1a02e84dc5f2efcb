"""Pacts: which are in force, and which of the facts that make one binding are on record.

Assumes that a claim on a project is no responsibility for it.
"""

from datetime import date

import polars as pl

from graphmodel.network import Network

PROJECT_FACTS = ("content", "responsible", "due_on")
"""What each project is to state."""
PACT_STATES = ("in_force", "expired", "not_begun")


def pact_state(on: date) -> pl.Expr:
    """One of :data:`PACT_STATES`: signed on or before the day and not expired, or why not; absent dates are open."""
    expired, to_come = pl.col("expires_on") <= on, pl.col("signed_on") > on
    return (
        pl.when(expired).then(pl.lit("expired")).when(to_come).then(pl.lit("not_begun")).otherwise(pl.lit("in_force"))
    )


def live_pacts(network: Network) -> pl.DataFrame:
    """The rows of the live pacts that are in force."""
    return network.live_nodes("Pact").filter(pact_state(network.on) == "in_force")


def pact_facts(network: Network) -> pl.DataFrame:
    """Say of each live pact, in force or not, what it lacks.

    Returns
    -------
    ``pact``, ``projects`` (how many live ones are under it) and ``lacks``: those of
    :data:`graphmodel.rules.PACT_FACTS` that are missing, in their order: ``project`` where it has none, the facts of a
    project where any of its projects lacks one. ``promised_publicly`` is asked for where any pact of the store, retired ones included, says something of it.
    Ordered by pact.
    """
    projects = project_facts(network).group_by("pact").agg(projects=pl.len(), facts=pl.col("lacks").explode())
    asks = network.nodes["Pact"]["promised_publicly"].is_not_null().any()
    told = (
        network.live_nodes("Pact")
        .select("promised_publicly", pact="uid")
        .join(projects, on="pact", how="left")
        .with_columns(pl.col("projects").fill_null(0).cast(pl.Int64), pl.col("facts").fill_null([]))
    )
    missing = {
        "project": pl.col("projects") == 0,
        **{fact: pl.col("facts").list.contains(fact) for fact in PROJECT_FACTS},
        "promised_publicly": ~pl.col("promised_publicly").fill_null(value=False) & asks,
    }
    return told.select("pact", "projects", _named(missing).alias("lacks")).sort("pact")


def project_facts(network: Network) -> pl.DataFrame:
    """Say of each live project under a live pact what it lacks.

    Returns
    -------
    ``pact``, ``project`` and ``lacks``: those of :data:`PROJECT_FACTS` that are missing, in their order; a project
    under several pacts has a row for each. Ordered by pact and project.
    """
    under = network.live_ties("UNDER").filter(pl.col("end_kind") == "Pact").select(pact="end", project="start").unique()
    bound = network.live_ties("RESPONSIBLE_FOR").filter(pl.col("role").fill_null("responsible") == "responsible")
    missing = {
        "content": pl.col("content").is_null(),
        "responsible": ~pl.col("project").is_in(bound["end"].implode()),
        "due_on": pl.col("due_on").is_null(),
    }
    told = under.join(network.live_nodes("Project"), left_on="project", right_on="uid")
    return told.select("pact", "project", _named(missing).alias("lacks")).sort("pact", "project")


def _named(missing: dict[str, pl.Expr]) -> pl.Expr:
    """The names of what holds, as a list."""
    named = [pl.when(lacks).then(pl.lit(fact)) for fact, lacks in missing.items()]
    return pl.concat_list(named).list.drop_nulls()
