"""Tables: what each measure says of the network, row by row.

Assumes that rows go by the code of the area that a node lies in, then by name, never by the figure: it is no ranking.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graphmodel.messages import say
from graphmodel.ties.betweenness import betweenness
from graphmodel.ties.borders import agreement
from graphmodel.ties.concentration import gini
from graphmodel.ties.holes import constraint, effective_size
from graphmodel.ties.measure import Measure
from graphmodel.ties.mixing import mixing, mixing_of_all
from graphmodel.ties.structure import core_numbers, largest_share
from graphmodel.ties.study import Study

Cell: TypeAlias = "str | int | float | tuple[str, ...] | None"
"""Uids where it is a tuple; None where nothing can be said."""


@dataclass(frozen=True)
class MeasureTable:
    """The answer of one measure.

    Attributes
    ----------
    columns
        Their keys; ``uid``, ``start``, ``end`` hold uids, ``kind`` and ``sector`` keys.
    telling
        The column whose largest values concern the question most; None where no row does more than another.
    figures
        What it says of the whole network, by key.
    """

    measure: Measure
    columns: tuple[str, ...]
    telling: str | None
    rows: tuple[tuple[Cell, ...], ...]
    figures: Mapping[str, Cell]


Rows: TypeAlias = Iterable[tuple[Cell, ...]]


def measure_table(study: Study, measure: Measure) -> MeasureTable:
    """Ask one measure.

    Returns
    -------
    Rows of the nodes that are asked about; figures of the whole network.
    """
    columns, telling, answer = _TABLES[measure.name]
    rows, figures = answer(study)
    return MeasureTable(measure, columns, telling, tuple(rows), figures)


def isolate_uids(study: Study) -> tuple[str, ...]:
    """Who of the nodes that are asked about has no partner, in their order; of areas only places are expected to have one."""
    counts = study.counts
    return tuple(uid for uid in study.order if not counts[uid] and study.described[uid][0] != "area")


def gini_by_area(study: Study, level: str) -> dict[str, tuple[tuple[str, ...], float]]:
    """For each area of a level its places, and how unequally partners are spread over them."""
    counts = study.counts
    home = study.home(level)
    places: dict[str, list[str]] = {}
    for uid in study.order:
        if study.described[uid][0] == "place" and uid in home:
            places.setdefault(home[uid], []).append(uid)
    return {area: (tuple(uids), float(gini(counts[uid] for uid in uids))) for area, uids in places.items()}


def agreements(study: Study) -> dict[str, float | None]:
    """How far the circles of the ties keep to the borders of each level: the adjusted Rand index of the tied nodes."""
    counts = study.counts
    circles = {uid: own for uid, own in study.communities.of.items() if counts[uid]}
    levels = [key for key in dict.fromkeys((study.scheme.top.key, study.place_level)) if key in study.scheme]
    found = {level: agreement(circles, study.home(level)) for level in levels}
    return {level: None if value is None else float(value) for level, value in found.items()}


def _isolates(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    found = isolate_uids(study)
    rows = ((uid, study.name(uid), *study.described[uid][:2]) for uid in found)
    return rows, {"isolates": len(found)}


def _components(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    several = study.tied_parts
    rows = (
        (part.uids[0], study.name(part.uids[0]), part.size, part.uids if at else None)
        for at, part in enumerate(several)
        if study.within is None or any(map(study.holds, part.uids))
    )
    return rows, {
        "components": len(several),
        "isolates": len(study.components) - len(several),
        "largest": several[0].size if several else None,
        "largest_share": largest_share(several),
    }


def _cut_points(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    points = study.cuts.points
    rows = (
        (uid, study.name(uid), study.described[uid][0], points[uid].cut_off, len(points[uid].parts))
        for uid in study.order
        if uid in points
    )
    return rows, {"cut_points": len(points)}


def _bridges(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    place = {uid: at for at, uid in enumerate(study.order)}
    asked = [tie for tie in study.cuts.bridges if tie.start in place or tie.end in place]
    last = len(place)
    asked.sort(key=lambda tie: sorted((place.get(tie.start, last), place.get(tie.end, last))))
    rows = ((tie.start, study.name(tie.start), tie.end, study.name(tie.end), tie.cut_off) for tie in asked)
    return rows, {"ties": study.adjacency.edge_count, "bridges": len(study.cuts.bridges)}


def _loss(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    points = study.cuts.points

    def rows() -> Iterator[tuple[Cell, ...]]:
        for uid in study.order:
            if uid in points:
                yield uid, study.name(uid), points[uid].cut_off, study.ordered(study.cuts.cut_off(uid))

    return rows(), {"cut_points": len(points)}


def _per_node(values: Callable[[Study], Mapping[str, float]]) -> Callable[[Study], tuple[Rows, Mapping[str, Cell]]]:
    def answer(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
        found, counts = values(study), study.counts
        rows = (
            (uid, study.name(uid), study.described[uid][0], counts[uid], found[uid])
            for uid in study.order
            if counts[uid]
        )
        return rows, {"nodes": len(counts), "tied": sum(1 for count in counts.values() if count)}

    return answer


def _concentration(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    counts = study.counts
    names = dict(study.network.live_nodes("Area").select("uid", "name").iter_rows())
    by_area = gini_by_area(study, study.scheme.top.key)
    rows = (
        (area, names.get(area) or area, len(uids), sum(counts[uid] for uid in uids), value if len(uids) > 1 else None)
        for area, (uids, value) in by_area.items()
    )
    places = [uid for uid in study.order if study.described[uid][0] == "place"]
    whole = float(gini(counts[uid] for uid in places)) if len(places) > 1 else None
    return rows, {"places": len(places), "gini": whole}


def _mixing(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    found = mixing(study.adjacency, study.sectors)
    whole = mixing_of_all(study.adjacency, study.sectors)
    rows = (
        (uid, study.name(uid), study.sectors[uid], one.external, one.internal, one.index, one.entropy)
        for uid in study.order
        if (one := found[uid]).sectors
    )
    return rows, {"external": whole.external, "internal": whole.internal, "e_i": whole.index}


def _communities(study: Study) -> tuple[Rows, Mapping[str, Cell]]:
    found = study.communities
    home = study.home(_border_level(study))
    names = dict(study.network.live_nodes("Area").select("uid", "name").iter_rows())

    def rows() -> Iterator[tuple[Cell, ...]]:
        for members in found.members:
            if len(members) > 1 and (study.within is None or any(map(study.holds, members))):
                spread = Counter(home[uid] for uid in members if uid in home)
                said = [f"{names.get(uid) or uid} {count:,}" for uid, count in sorted(spread.items())]
                yield (
                    members[0],
                    study.name(members[0]),
                    len(members),
                    len(spread),
                    say("ties.comma").join(said),
                    members,
                )

    several = sum(len(members) > 1 for members in found.members)
    figures: dict[str, Cell] = {"communities": several, "modularity": found.modularity}
    return rows(), figures | {f"agreement_{level}": value for level, value in agreements(study).items()}


def _border_level(study: Study) -> str:
    """The topmost level that divides the network: the communities where all lie in one sub-district."""
    tops = set(study.home(study.scheme.top.key).values())
    return study.scheme.top.key if len(tops) > 1 or study.place_level not in study.scheme else study.place_level


_NODE = ("uid", "name", "kind", "partners")
_TABLES: Mapping[str, tuple[tuple[str, ...], str | None, Callable[[Study], tuple[Rows, Mapping[str, Cell]]]]] = {
    "isolates": (("uid", "name", "kind", "sector"), None, _isolates),
    "components": (("uid", "name", "size", "includes"), "size", _components),
    "cut_points": (("uid", "name", "kind", "cut_off", "parts"), "cut_off", _cut_points),
    "bridges": (("start", "start_name", "end", "end_name", "cut_off"), "cut_off", _bridges),
    "loss": (("uid", "name", "cut_off", "affected"), "cut_off", _loss),
    "cores": ((*_NODE, "core"), "core", _per_node(lambda study: core_numbers(study.adjacency))),
    "betweenness": ((*_NODE, "betweenness"), "betweenness", _per_node(lambda study: betweenness(study.adjacency))),
    "constraint": ((*_NODE, "constraint"), "constraint", _per_node(lambda study: constraint(study.adjacency))),
    "effective_size": (
        (*_NODE, "effective_size"), "effective_size", _per_node(lambda study: effective_size(study.adjacency)),
    ),
    "concentration": (("uid", "name", "places", "partners", "gini"), None, _concentration),
    "mixing": (("uid", "name", "sector", "external", "internal", "e_i", "entropy"), None, _mixing),
    "communities": (("uid", "name", "size", "spans", "areas", "includes"), "spans", _communities),
}  # fmt: skip


def said_column(key: str) -> str:
    """The header of a column."""
    return say(f"ties.column_{key}")
