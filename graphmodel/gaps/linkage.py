"""Linkage: places, units and organisations that stand alone, or are tied to one side only.

Assumes the definitions of :mod:`graphmodel.ties.projection`: a community and the organisations that cover it are one.
"""

from collections.abc import Sequence

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.lacking import lacking
from graphmodel.gaps.uncovered_places import counted_units
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.rules import Rule
from graphmodel.vocabulary import SECTOR, UNIT_KIND

SHOWN = 5
"""Names that a sentence lists before the rest is counted."""
_LABELS = {"place": "Area", "unit": "Unit", "org": "Org"}
_SECTORS = ("place", "area", "party")
"""Sectors that are no kind of unit and no sector that a register gives."""


def isolated(view: View, rule: Rule) -> list[Hit]:
    """Find the places, units or organisations without partner, or without tie of the given types onto them."""
    of = given.text(rule, "of") or "place"
    rated = _rated_lowest(view) if given.flag(rule, "rated_lowest") else None
    candidates = _candidates(view, rule, of)
    if rated is not None:
        candidates = candidates.join(rated, on="uid")
    candidates = candidates.with_columns(has=pl.col("uid").is_in(_linked(view, rule).implode()))
    stand, left = lacking(view, rule, candidates.with_columns(subject=~pl.col("has")), label=_LABELS[of])
    if rated is None:
        return [*stand, *(Hit(uid, (Clue(uid, "linkage.no_partner"),)) for uid in left["uid"])]
    rows = left.select("uid", "rated_on").iter_rows()
    return [*stand, *(Hit(uid, (Clue(uid, "linkage.rated_without", {"day": day}),)) for uid, day in rows)]


def _candidates(view: View, rule: Rule, of: str) -> pl.DataFrame:
    if of == "place":
        return view.ties.nodes.filter(pl.col("kind") == "place").select("uid")
    if of == "org":
        return view.presence.orgs.select("uid")
    units, kinds = counted_units(view, rule), given.texts(rule, "unit_kinds")
    large = pl.col("above_scale").fill_null(value=False) & given.flag(rule, "or_above_scale")
    return units.filter(pl.col("kind").is_in(kinds) | large if kinds else pl.lit(value=True)).select("uid")


def _linked(view: View, rule: Rule) -> pl.Series:
    """Uids of what has a live tie of the rule's types onto it; without types, of what has a partner."""
    if kinds := given.texts(rule, "ties"):
        return pl.concat([view.network.live_ties(kind).select(uid="end") for kind in kinds])["uid"].unique()
    nodes = view.ties.partners.select(node="uid").unique()
    return view.ties.folded.join(nodes, on="node", how="semi")["uid"]


def _rated_lowest(view: View) -> pl.DataFrame:
    """``uid``, ``rated_on``: what was rated in one of the lowest classes when it was rated last."""
    ratings = view.network.live_nodes("Event").filter(pl.col("kind") == "rating", pl.col("on") <= view.network.on)
    return (
        view.network.live_ties("ABOUT")
        .select(event="start", uid="end")
        .join(ratings.select("on", "value", event="uid"), on="event")
        .sort("on", "event")
        .group_by("uid")
        .agg(rated_on=pl.col("on").last(), value=pl.col("value").last())
        .filter(pl.col("value").is_in(view.profile.lowest_ratings))
        .select("uid", "rated_on")
    )


def thin(view: View, rule: Rule) -> list[Hit]:
    """Find the places whose partners are all of one sector, or the carriers that some of the given parties do not serve."""
    return _one_sector(view, rule) if given.text(rule, "of") == "sector" else _open_triangles(view, rule)


def _one_sector(view: View, rule: Rule) -> list[Hit]:
    least = int(given.number(rule, "partners_at_least") or 1)
    places = view.ties.nodes.filter(pl.col("kind") == "place").select("uid")
    found = (
        view.ties.partners.join(places, on="uid", how="semi")
        .join(view.ties.nodes.select("sector", partner="uid"), on="partner")
        .group_by("uid")
        .agg(pl.col("partner").sort(), pl.col("sector").unique())
        .filter(pl.col("partner").list.len() >= least, pl.col("sector").list.len() == 1)
        .sort("uid")
    )
    return [
        Hit(
            uid,
            (naming(uid, "linkage.one_sector", partners, sector=_sector(sectors[0])),),
            value=len(partners),
            threshold=least,
        )
        for uid, partners, sectors in found.iter_rows()
    ]


def naming(record: int, code: str, those: Sequence[int], *, count: int | None = None, **data: object) -> Clue:
    """Make a clue that names some of *those*, and says how many there are in all."""
    total = len(those) if count is None else count
    return Clue(record, code, {**data, "count": total}, those=tuple(those[:SHOWN]))


def _sector(key: str) -> str:
    if key in _SECTORS:
        return say(f"linkage.sector_{key}")
    return UNIT_KIND.label(key) if key in UNIT_KIND.keys else SECTOR.label(key)


def _open_triangles(view: View, rule: Rule) -> list[Hit]:
    """The carriers of some kinds which units of one or more of the given kinds do not serve."""
    parties = given.texts(rule, "parties")
    carriers = view.network.live_nodes("Carrier").filter(pl.col("kind").is_in(given.texts(rule, "carrier_kinds")))
    serving = view.network.live_ties("SERVES").join(
        view.network.live_nodes("Unit").select("kind", start="uid"), on="start"
    )
    there = {
        party: pl.col("uid").is_in(serving.filter(pl.col("kind").is_in(party.split("/")))["end"].implode())
        for party in parties
    }
    candidates = carriers.select("uid", **there).with_columns(
        has=pl.any_horizontal(*parties), subject=~pl.all_horizontal(*parties)
    )
    stand, left = lacking(view, rule, candidates, label="Carrier")
    hits = []
    for uid, *has in left.select("uid", *parties).iter_rows():
        absent = [_party(party) for party, one in zip(parties, has, strict=True) if not one]
        clue = Clue(uid, "linkage.parties_absent", {"parties": words.listed(absent)})
        hits.append(Hit(uid, (clue,), value=len(parties) - len(absent), threshold=len(parties)))
    return [*stand, *hits]


def _party(kinds: str) -> str:
    return "/".join(UNIT_KIND.label(kind) for kind in kinds.split("/"))
