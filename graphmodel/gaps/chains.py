"""Chains: segments on which an alliance has no member, slots that are empty or too full, hosts that are due.

Assumes that the segments of a chain stand in their order, so that goods flow from each to the next only.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.linkage import naming
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.schema import NODES
from graphmodel.ties.alliances import host_table, members, segment_table, slot_table


def continuity(view: View, rule: Rule) -> list[Hit]:  # noqa: ARG001 - a rule type without parameters
    """Find the alliances on chains with segments of which they hold none."""
    table = segment_table(view.network).with_columns(empty=pl.col("members").list.len() == 0)
    found = table.filter(pl.col("empty").any().over("alliance"))
    chains = found.group_by("alliance", "chain", maintain_order=True).agg("segment", "empty")
    hits = []
    for alliance, rows in groupby(chains.iter_rows(), key=lambda row: row[0]):
        served = [(chain, list(zip(segments, empty, strict=True))) for _, chain, segments, empty in rows]
        clues = tuple(clue for chain, segments in served for clue in _breaks(chain, segments))
        count = sum(empty for _, segments in served for _, empty in segments)
        hits.append(Hit(alliance, clues, value=count))
    return hits


def _breaks(chain: int, segments: Sequence[tuple[str, bool]]) -> Iterator[Clue]:
    """Say which segments are empty, and where the path from the first to the last is broken."""
    empty = [name for name, lacks in segments if lacks]
    if empty:
        yield Clue(chain, "linkage.segments_empty", {"segments": words.listed(empty), "count": len(empty)})
    if not empty or len(segments) == 1:
        return
    ends = {"first": segments[0][0], "last": segments[-1][0]}
    held = [at for at, (_, lacks) in enumerate(segments) if not lacks]
    if not held:
        yield Clue(chain, "linkage.path_unheld", ends)
        return
    if held[0] > 0:
        yield Clue(chain, "linkage.path_headless", {**ends, "at": segments[held[0]][0]})
    for before, after in pairwise(held):
        if after - before > 1:
            yield Clue(chain, "linkage.path_broken", {**ends, "at": segments[before][0], "to": segments[after][0]})
    if held[-1] < len(segments) - 1:
        yield Clue(chain, "linkage.path_endless", {**ends, "at": segments[held[-1]][0]})


def slots(view: View, rule: Rule) -> list[Hit]:
    """Find the alliances with slots under their minimum, else over their maximum; or those whose host is due."""
    return _slots(view) if given.text(rule, "of") == "slots" else _hosts(view)


def _slots(view: View) -> list[Hit]:
    templates = view.profile.templates
    names = {(key, slot.key): slot.label() for key, template in templates.items() for slot in template.slots}
    of = dict(view.network.live_nodes("Alliance").select("uid", "template").iter_rows())
    table = slot_table(view.network, templates).with_columns(
        under=pl.col("held") < pl.col("least"), over=(pl.col("held") > pl.col("most")).fill_null(value=False)
    )
    wrong = table.filter(pl.col("under") | pl.col("over"))
    unplaced = _unplaced(view, table)
    hits = []
    for alliance, rows in groupby(wrong.iter_rows(named=True), key=lambda row: int(row["alliance"])):
        found = list(rows)
        template = view.profile.template(of[alliance])
        clues = []
        for row in found:
            name = names[template.key if template else "", row["slot"]]
            said = {"slot": name, "held": row["held"], "least": row["least"], "most": row["most"]}
            clues.append(Clue(alliance, "linkage.slot_under" if row["under"] else "linkage.slot_over", said))
        if unplaced.get(alliance):
            clues.append(naming(alliance, "linkage.slot_unplaced", unplaced[alliance]))
        short = [row for row in found if row["under"]]
        if short:
            hits.append(Hit(alliance, tuple(clues), value=len(short)))
        else:
            hits.append(Hit(alliance, tuple(clues), "tune", "low", len(found), action="linkage.slot_over_action"))
    return hits


def _unplaced(view: View, table: pl.DataFrame) -> dict[int, list[int]]:
    """The members of each alliance that fill no slot of its template."""
    placed = table.select("alliance", pl.col("members").alias("member")).explode("member").drop_nulls("member")
    left = members(view.network).join(placed, on=["alliance", "member"], how="anti")
    return dict(left.group_by("alliance").agg(pl.col("member").unique().sort()).iter_rows())


def _hosts(view: View) -> list[Hit]:
    on = view.network.on
    of = dict(view.network.live_nodes("Alliance").select("uid", "template").iter_rows())
    what = NODES["Alliance"].property("host_until").label()
    hits = []
    for alliance, hosts, until in host_table(view.network).iter_rows():
        template = view.profile.template(of[alliance])
        past = until is not None and until < on
        if template and template.hosted and (past or not hosts):
            clues = [] if hosts else [Clue(alliance, "linkage.no_host")]
            if past:
                clues.append(Clue(alliance, "gaps.date_past", {"what": what, "day": until, "days": (on - until).days}))
            day = until if past else None
            hits.append(Hit(alliance, tuple(clues), value=day.isoformat() if day else None, since=day))
    return hits
