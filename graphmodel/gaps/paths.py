"""Paths: units that several ways of covering are to share out among them, each to exactly one.

Assumes that a cover says the path on which it reaches its target; one without path is on none.
"""

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.uncovered_places import counted_units
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.vocabulary import PATH


def by_paths(view: View, rule: Rule) -> list[Hit]:
    """Find the targets that live covers reach on none, or on more than one, of the rule's paths."""
    paths = given.texts(rule, "paths")
    covers = view.presence.covers.filter(pl.col("path").is_in(paths)).select("start", "path", uid="end")
    found = (
        _targets(view, rule)
        .join(covers.unique().sort("start", "path"), on="uid", how="left", maintain_order="left_right")
        .group_by("uid", maintain_order=True)
        .agg("start", "path", count=pl.col("path").n_unique() - pl.col("path").null_count())
        .filter(pl.col("count") != 1)
        .sort("uid")
    )
    asked = {"paths": words.labels(PATH, paths)}
    hits = []
    for uid, orgs, along, count in found.iter_rows():
        if count == 0:
            hits.append(Hit(uid, (Clue(uid, "linkage.on_no_path", asked),), value=0, threshold=1))
            continue
        clues = tuple(
            Clue(org, "linkage.on_path", {"path": PATH.label(path)}) for org, path in zip(orgs, along, strict=True)
        )
        hits.append(Hit(uid, clues, "data", value=count, threshold=1, action="linkage.on_paths_action"))
    return hits


def _targets(view: View, rule: Rule) -> pl.DataFrame:
    """``uid`` of the live nodes of the rule's kinds; units as the rule counts them."""
    return pl.concat(
        [
            (counted_units(view, rule) if label == "Unit" else view.network.live_nodes(label)).select("uid")
            for label in given.texts(rule, "targets")
        ]
    )
