"""Lacking: subjects that lack what a rule asks for, one hit for all of them where nothing of it is on record.

Assumes that a record-keeper registers ties, seats or service points for a whole area or not at all.
"""

from collections.abc import Callable, Mapping

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.collapse import collapse
from graphmodel.gaps.hit import Hit
from graphmodel.gaps.view import View
from graphmodel.rules import Rule


def lacking(view: View, rule: Rule, candidates: pl.DataFrame, *, label: str) -> tuple[list[Hit], pl.DataFrame]:
    """Find the candidates that are subjects, collapsed where the rule names a level for it.

    Parameters
    ----------
    candidates
        ``uid``, ``has`` (what is asked is on record, at least in part), ``subject`` (it is not, or not in full).
    label
        The kind of node that they are.

    Returns
    -------
    The hits that stand for others, and the rows of the subjects that are left, ordered by uid.
    """
    found, level = candidates.filter("subject").sort("uid"), given.text(rule, "recorded_in")
    if level is None:
        return [], found
    places = _PLACES.get(label, _of_placed)(view, level)
    return collapse(found, candidates, places, says="linkage.nothing_on_record", action="linkage.collapse_action")


def _of_areas(view: View, level: str) -> pl.DataFrame:
    return view.territory.at(level).rename({"area": "uid"})


def _of_orgs(view: View, level: str) -> pl.DataFrame:
    return view.presence.org_areas.join(view.territory.at(level), on="area").select("uid", "holder").unique()


def _of_placed(view: View, level: str) -> pl.DataFrame:
    return view.presence.at(level)


_PLACES: Mapping[str, Callable[[View, str], pl.DataFrame]] = {"Area": _of_areas, "Org": _of_orgs}
