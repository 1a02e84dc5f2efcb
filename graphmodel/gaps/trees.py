"""Trees: what is wrong with who is above whom, in the territory and in the formal line.

Assumes nothing of the trees. An import takes any number of parents, any level and any cycle; these rules find them.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from graphmodel.gaps import closure, given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.presence import over
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.vocabulary import AREA_KIND, TIER


def _tree(view: View, tree: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The pairs of a tree, and everything above each node."""
    if tree == "territory":
        return view.territory.parents, view.territory.above
    return view.presence.superiors, view.presence.line_above


def detached(view: View, rule: Rule) -> list[Hit]:  # noqa: ARG001 - every rule type is called alike
    """Find the topmost organisation of each part of the formal line that no root is above.

    An organisation without live superior has no root above it; one with a live superior is not the topmost, whatever
    that superior is; lines that end in a cycle have no topmost one. Where organisations are on record but no root at
    all, each top-level area is found instead.
    """
    presence = view.presence
    if presence.orgs.is_empty():
        return []
    if presence.roots.is_empty():
        tops = view.territory.areas.filter(pl.col("level") == view.scheme.top.key).sort("uid")
        asked = {"tiers": words.tiers(view.scheme.top.tiers)}
        return [Hit(uid, (Clue(uid, "gaps.no_root", asked),)) for uid in tops["uid"]]
    loose = (
        presence.orgs.filter("formal", "own")
        .join(presence.superiors, left_on="uid", right_on="child", how="anti")
        .join(presence.roots, on="uid", how="anti")
        .select("uid")
        .sort("uid")
    )
    below = presence.line_above.join(loose, left_on="ancestor", right_on="uid", how="semi").group_by("ancestor").len()
    table = loose.join(below, left_on="uid", right_on="ancestor").join(
        _last_parent(view, "SUBORDINATE_TO"), left_on="uid", right_on="child", how="left"
    )
    return [
        Hit(
            uid,
            (Clue(uid, "gaps.no_superior", {"count": count - 1}), *_ended(last, over)),
            since=over,
        )
        for uid, count, last, over in table.sort("uid").select("uid", "len", "last", "over").iter_rows()
    ]


def _last_parent(view: View, kind: str) -> pl.DataFrame:
    """``child``, ``last``, ``over``: the parent whose tie ended last, and when."""
    ties = over(view.network, kind, of="end", label="Area" if kind == "PART_OF" else "Org")
    return ties.sort("over", "end").group_by(child="start").agg(last=pl.col("end").last(), over=pl.col("over").last())


def _ended(last: int | None, over: date | None) -> Sequence[Clue]:
    return () if last is None else (Clue(last, "gaps.parent_ended", {"day": over}),)


def level(view: View, rule: Rule) -> list[Hit]:
    """Find what stands on a level, or under one, that the scheme does not allow.

    Areas of the top level and of levels that the scheme does not know have no rule; a level without kinds takes any.
    """
    of = given.text(rule, "of")
    if of == "superior":
        return _superiors(view)
    return _parents(view) if of == "parent" else _kinds(view)


def _superiors(view: View) -> list[Hit]:
    orgs = view.presence.orgs
    pairs = view.presence.superiors.join(
        orgs.filter("formal").select("uid", "tier"), left_on="child", right_on="uid"
    ).join(orgs.select("uid", above="tier"), left_on="parent", right_on="uid")
    allowed = _allowed(view.scheme.superiors)
    wrong = pairs.join(allowed, on="tier", how="semi").join(allowed, on=["tier", "above"], how="anti")
    return _under_wrong(wrong, "gaps.superior_tier", {key: TIER.label(key) for key in TIER.keys})


def _parents(view: View) -> list[Hit]:
    scheme = view.scheme
    areas = view.territory.areas
    below_top = [key for key in scheme.keys if key != scheme.top.key]
    pairs = view.territory.parents.join(
        areas.filter(pl.col("level").is_in(below_top)).select("uid", tier="level"), left_on="child", right_on="uid"
    ).join(areas.select("uid", above="level"), left_on="parent", right_on="uid")
    wrong = pairs.join(_allowed({key: scheme[key].parents for key in below_top}), on=["tier", "above"], how="anti")
    labels = {key: words.level(scheme, key) for key in areas["level"].unique()}
    return _under_wrong(wrong, "gaps.parent_level", labels)


def _allowed(table: object) -> pl.DataFrame:
    rows = [(key, above) for key, list_ in dict(table).items() for above in (list_ or (None,))]  # type: ignore[call-overload] # a mapping
    return pl.DataFrame(rows, schema={"tier": pl.String, "above": pl.String}, orient="row")


def _under_wrong(wrong: pl.DataFrame, code: str, labels: dict[str, str]) -> list[Hit]:
    grouped = wrong.sort("child", "parent").group_by("child", maintain_order=True)
    rows = grouped.agg("tier", "parent", "above", pl.col("since").max())
    return [
        Hit(
            child,
            tuple(
                Clue(parent, code, {"own": labels[own], "above": labels[above]})
                for own, parent, above in zip(owns, parents, aboves, strict=True)
            ),
            since=since,
        )
        for child, owns, parents, aboves, since in rows.iter_rows()
    ]


def _kinds(view: View) -> list[Hit]:
    scheme = view.scheme
    kinds = {key: scheme[key].kinds for key in scheme.keys if scheme[key].kinds}
    allowed = _allowed(kinds)
    areas = view.territory.areas.select("uid", above="kind", tier="level").drop_nulls("above")
    wrong = areas.join(allowed, on="tier", how="semi").join(allowed, on=["tier", "above"], how="anti").sort("uid")
    return [
        Hit(
            uid,
            (
                Clue(
                    uid,
                    "gaps.kind_level",
                    {
                        "kind": AREA_KIND.label(kind),
                        "level": words.level(scheme, key),
                        "kinds": words.labels(AREA_KIND, kinds[key]),
                    },
                ),
            ),
            value=kind,
        )
        for uid, kind, key in wrong.iter_rows()
    ]


def cycle(view: View, rule: Rule) -> list[Hit]:
    """Find each cycle (strong component) of the trees, named by its smallest uid."""
    hits = []
    for tree in given.texts(rule, "trees"):
        pairs, ancestors = _tree(view, tree)
        for uids, since in closure.cycles(ancestors, pairs):
            clues = tuple(Clue(uid, "gaps.on_cycle", {"count": len(uids)}) for uid in uids)
            hits.append(Hit(uids[0], clues, value=len(uids), includes=uids, since=since))
    return hits


def parents(view: View, rule: Rule) -> list[Hit]:
    """Find the nodes of the trees with too few or too many live parents.

    The top level of the scheme and the roots need none, and areas of a level that the scheme does not know are not
    asked for one; several parents are found of every area but those of the top level.
    """
    least, most = given.band(rule, "number") or (None, None)
    hits = []
    for tree in given.texts(rule, "trees"):
        pairs, _ = _tree(view, tree)
        if least:
            hits += _too_few(view, tree, pairs, int(least))
        if most is not None:
            hits += _too_many(view, tree, pairs, int(most))
    return hits


def _too_few(view: View, tree: str, pairs: pl.DataFrame, least: int) -> list[Hit]:
    scheme = view.scheme
    if tree == "territory":
        below_top = [key for key in scheme.keys if key != scheme.top.key]
        nodes, kind = view.territory.areas.filter(pl.col("level").is_in(below_top)).select("uid"), "PART_OF"
    else:
        nodes, kind = view.presence.orgs.join(view.presence.roots, on="uid", how="anti").select("uid"), "SUBORDINATE_TO"
    few = (
        nodes.join(pairs.group_by(uid="child").len(), on="uid", how="left")
        .filter(pl.col("len").fill_null(0) < least)
        .join(_last_parent(view, kind), left_on="uid", right_on="child", how="left")
        .sort("uid")
    )
    return [
        Hit(uid, (Clue(uid, "gaps.no_parent"), *_ended(last, over)), value=count or 0, threshold=least, since=over)
        for uid, count, last, over in few.select("uid", "len", "last", "over").iter_rows()
    ]


def _too_many(view: View, tree: str, pairs: pl.DataFrame, most: int) -> list[Hit]:
    if tree == "territory":
        tops = view.territory.areas.filter(pl.col("level") == view.scheme.top.key).select("uid")
        pairs = pairs.join(tops, left_on="child", right_on="uid", how="anti")
    many = (
        pairs.sort("child", "parent")
        .group_by("child", maintain_order=True)
        .agg("parent", pl.col("since").max())
        .filter(pl.col("parent").list.len() > most)
    )
    return [
        Hit(
            uid,
            tuple(Clue(above, "gaps.parent_of", about=uid) for above in aboves),
            value=len(aboves),
            threshold=most,
            since=since,
        )
        for uid, aboves, since in many.iter_rows()
    ]
