"""Facts of pacts: what makes a pact in force binding and is not on record.

Assumes that a pact lacks what any of its projects lacks.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.rules import PACT_FACTS
from graphmodel.schema import NODES
from graphmodel.ties.pacts import PROJECT_FACTS, live_pacts, pact_facts, project_facts


def pact_fields(view: View, facts: Sequence[str]) -> list[Hit]:
    """Find the pacts in force that lack one of the facts; the evidence names them for the pact and for each project."""
    asked = [fact for fact in facts if fact in PACT_FACTS]
    own = [fact for fact in facts if fact not in PACT_FACTS]
    pacts = live_pacts(view.network).select(
        pl.col("uid").alias("pact"),
        own=pl.concat_list([pl.lit([], pl.List(pl.String)), *(_absent(fact) for fact in own)]).list.drop_nulls(),
    )
    found = (
        pacts.join(pact_facts(view.network), on="pact")
        .with_columns(pl.col("lacks").list.set_intersection(pl.lit(asked, pl.List(pl.String))))
        .filter((pl.col("lacks").list.len() + pl.col("own").list.len()) > 0)
        .sort("pact")
    )
    projects, labels = _projects(view, found, asked), {fact: _label(fact) for fact in facts}
    hits = []
    for pact, lacks, absent in found.select("pact", "lacks", "own").iter_rows():
        missing = {*lacks, *absent} - set(PROJECT_FACTS)
        clues = [Clue(pact, "linkage.pact_lacks", {"facts": _said(labels, missing)})] if missing else []
        for project, there in projects.get(pact, ()):
            clues.append(Clue(project, "linkage.project_lacks", {"facts": _said(labels, set(there))}))
        hits.append(Hit(pact, tuple(clues), value=len({*lacks, *absent})))
    return hits


def _absent(fact: str) -> pl.Expr:
    return pl.when(pl.col(fact).is_null()).then(pl.lit(fact))


def _projects(view: View, found: pl.DataFrame, asked: Sequence[str]) -> Mapping[int, list[tuple[int, list[str]]]]:
    """The projects of the pacts found that lack something that is asked for, with what they lack."""
    told = (
        project_facts(view.network)
        .join(found.select("pact"), on="pact", how="semi")
        .with_columns(pl.col("lacks").list.set_intersection(pl.lit(list(asked), pl.List(pl.String))))
        .filter(pl.col("lacks").list.len() > 0)
    )
    projects: dict[int, list[tuple[int, list[str]]]] = {}
    for pact, project, lacks in told.sort("pact", "project").iter_rows():
        projects.setdefault(pact, []).append((project, lacks))
    return projects


def _said(labels: Mapping[str, str], missing: set[str]) -> str:
    """The labels of what is missing, in the order of the rule."""
    return words.listed(label for fact, label in labels.items() if fact in missing)


def _label(fact: str) -> str:
    if fact == "project":
        return words.kind("Project")
    if fact == "responsible":
        return say("linkage.responsible")
    return NODES["Project" if fact in PROJECT_FACTS else "Pact"].property(fact).label()
