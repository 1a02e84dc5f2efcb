"""Burdens: what the pacts leave to do, by who answers for it, by theme, and by the partner that a place hangs on.

Assumes that a theme that any place of the scope works on is one that each place could work on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import Pacts, PactTables, find_among
from graphmodel.alliances.projects import ProjectRow
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.pacts import live_pacts

BY = ("responsible", "theme", "partner")
"""What the burdens can be asked by."""
_BY_AREA = {"theme", "partner"}
"""Questions that look at a part of the territory alone."""


@dataclass(frozen=True, slots=True)
class Late:
    """A late project, and a pact that it is under."""

    project: ProjectRow
    pact: Named


@dataclass(frozen=True, slots=True)
class Duty:
    """What one unit or organisation answers for; ``bearer`` is None for projects that nobody does.

    ``late`` are ordered by the day that they were due.
    """

    bearer: Named | None
    projects: int
    done: int
    late: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of one place: ``pacts`` in force that it is party to, projects by theme, and the themes that none has."""

    place: Named
    path: tuple[str, ...]
    pacts: int
    projects: Mapping[str, int]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """One partner, and the places that have no other.

    ``ties`` are the types of tie that link them, ``through`` the pacts and alliances among these.
    """

    partner: Named
    places: tuple[Named, ...]
    ties: tuple[str, ...]
    through: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Burdens:
    """The burdens by one of :data:`BY`, and the pacts that pass the filters."""

    pacts: Pacts
    by: str
    rows: tuple[Duty, ...] | tuple[Themes, ...] | tuple[Dependence, ...]

    @property
    def told(self) -> Mapping[str, Any]:
        """What JSON says, the pacts themselves left out."""
        pacts = self.pacts
        head = {"on": pacts.on, "profile": pacts.profile, "revision": pacts.revision, "filters": pacts.filters}
        return {**head, "by": self.by, "rows": self.rows}


def unused_filter(by: str, filters: Mapping[str, str | None]) -> str | None:
    """The first of the filters given that the question does not look at, or None."""
    beside = (name for name, value in filters.items() if value is not None and name != "area")
    return next(beside, None) if by in _BY_AREA else None


def sum_up(tables: PactTables, by: str, filters: Mapping[str, str | None]) -> Burdens:
    """What the pacts that pass some filters leave to do, by one of :data:`BY`.

    Raises
    ------
    UsageError, NotFoundError
        A filter names nothing, or could name several; the message has the candidates.
    """
    answer = find_among(tables, filters)
    if by == "responsible":
        return Burdens(answer, by, duties(answer))
    area = filters.get("area")
    return Burdens(answer, by, themes_of(tables, area=area) if by == "theme" else partners_of(tables.ground, area=area))


def duties(answer: Pacts) -> tuple[Duty, ...]:
    """Group the projects of some pacts by who is responsible.

    Returns
    -------
    What nobody answers for first, then who has late projects, by name and uid; a project that several answer for, or
    that several pacts name, counts once with each.
    """
    found: dict[Named | None, dict[str, Late]] = {}
    for pact in answer.rows:
        for project in pact.projects:
            for bearer in project.responsible or (None,):
                under = Late(project, Named(pact.uid, "Pact", pact.name))
                found.setdefault(bearer, {}).setdefault(project.uid, under)
    rows = [_duty(bearer, list(projects.values())) for bearer, projects in found.items()]
    return tuple(
        sorted(
            rows,
            key=lambda d: (d.bearer is not None, not d.late, (d.bearer.name, d.bearer.uid) if d.bearer else ("", "")),
        )
    )


def _duty(bearer: Named | None, projects: Sequence[Late]) -> Duty:
    late = [one for one in projects if one.project.late]
    return Duty(
        bearer=bearer,
        projects=len(projects),
        done=sum(one.project.done_on is not None for one in projects),
        late=tuple(sorted(late, key=lambda one: (str(one.project.due_on), one.project.uid))),
    )


def missing_themes(network: Network, profile: Profile, *, area: str | None = None) -> tuple[Themes, ...]:
    """Say which themes the places of a scope work on through pacts in force, and which they lack.

    Known themes are those of the profile, then those that a place of the scope works on. A place that covers its area
    through an organisation works on what that organisation is party to.

    Returns
    -------
    Those that lack something first, then in the order of their codes; nothing where no theme is known.
    """
    return themes_of(PactTables(Ground(network, profile)), area=area)


def themes_of(tables: PactTables, *, area: str | None = None) -> tuple[Themes, ...]:
    """The answer of :func:`missing_themes`, where the tables are made already."""
    ground, network, profile = tables.ground, tables.ground.network, tables.ground.profile
    places = _places(ground, area)
    force = live_pacts(network).select("uid")
    sides = (
        tables.parties.join(force, on="uid", how="semi")
        .join(ground.ties.folded, left_on="member", right_on="uid")
        .select("uid", "node")
        .unique()
        .join(places, on="node", how="semi")
    )
    used = sides.join(tables.projects.select("uid", "project", "theme"), on="uid").drop_nulls("theme")
    counts = used.group_by("node", "theme").agg(projects=pl.col("project").n_unique())
    known = tuple(dict.fromkeys((*profile.themes, *sorted(used["theme"].unique()))))
    pacts = dict(sides.group_by("node").agg(pl.col("uid").n_unique()).iter_rows())
    by_place: dict[str, dict[str, int]] = {}
    for node, theme, projects in counts.sort("theme").iter_rows():
        by_place.setdefault(node, {})[theme] = projects
    named = ground.named(places["node"])
    rows = [
        Themes(
            place=named[node],
            path=tuple(path),
            pacts=pacts.get(node, 0),
            projects=by_place.get(node, {}),
            lacks=tuple(theme for theme in known if theme not in by_place.get(node, {})),
        )
        for node, path in places.iter_rows()
    ]
    return tuple(sorted(rows, key=lambda r: not r.lacks)) if known else ()


def only_partners(network: Network, profile: Profile, *, area: str | None = None) -> tuple[Dependence, ...]:
    """Find the places of a scope whose only partner in the tie network is one and the same.

    Returns
    -------
    By name and uid of the partner; places in the order of their codes.
    """
    return partners_of(Ground(network, profile), area=area)


def partners_of(ground: Ground, *, area: str | None = None) -> tuple[Dependence, ...]:
    """The answer of :func:`only_partners`, where the ground is made already."""
    places = _places(ground, area)
    ties = ground.ties
    alone = ties.degrees.filter(pl.col("partners") == 1).join(places, left_on="uid", right_on="node", how="semi")
    pairs = ties.partners.join(alone, on="uid", how="semi")
    links = pl.concat(
        [
            ties.links.select("type", "via", uid=one, partner=other)
            for one, other in (("start", "end"), ("end", "start"))
        ]
    )
    via = pairs.join(links, on=["uid", "partner"]).group_by("partner").agg(pl.col("type", "via").unique().sort())
    named = ground.named({*pairs["uid"], *pairs["partner"], *via["via"].explode()})
    ordered = places.join(pairs, left_on="node", right_on="uid", maintain_order="left")
    held = ordered.group_by("partner", maintain_order=True).agg(places=pl.col("node")).join(via, on="partner")
    rows = [
        Dependence(
            partner=named[partner],
            places=tuple(named[uid] for uid in uids),
            ties=tuple(types),
            through=tuple(named[uid] for uid in through if uid in named),
        )
        for partner, uids, types, through in held.iter_rows()
    ]
    return tuple(sorted(rows, key=lambda r: (r.partner.name, r.partner.uid)))


def _places(ground: Ground, area: str | None) -> pl.DataFrame:
    """``node``, ``path`` of the places of a scope, in the order of their codes."""
    places = ground.ties.nodes.filter(pl.col("kind") == "place").select("uid")
    if area is not None:
        places = places.join(ground.area(area)[0].areas, on="uid", how="semi")
    return places.join(ground.paths, on="uid").sort("place", "uid").select("path", node="uid").select("node", "path")
