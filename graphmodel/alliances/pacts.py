"""Pacts: the ledger of co-building agreements, with the facts they are to state and what became of their projects.

Assumes that a pact is where its parties are, on the chains that its parties are on, and of the templates of the
alliances that its parties are in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

import polars as pl

from graphmodel.alliances.asking import Answer, Asking, chain_asked_for, template_keys
from graphmodel.alliances.deadlines import DUE, pacts_due
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.projects import ORDER, ProjectRow, duties_of, grouped, project_row
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import PACT_FACTS
from graphmodel.schema import Uid
from graphmodel.ties.alliances import members
from graphmodel.ties.pacts import PACT_STATES, pact_facts, pact_state, project_facts


@dataclass(frozen=True, slots=True)
class PactRow:
    """One pact of the ledger.

    Attributes
    ----------
    places
        The parties that are places, or organisations that cover one, as the place.
    partners
        The other parties.
    state
        One of :data:`graphmodel.ties.pacts.PACT_STATES`.
    promised
        Whether its promise was made public; None where nothing is on record.
    projects
        Those late first, then by day and uid.
    lacks
        Keys of the facts missing, of :data:`graphmodel.rules.PACT_FACTS`.
    """

    uid: Uid
    name: str
    places: tuple[Named, ...]
    partners: tuple[Named, ...]
    signed_on: date | None
    expires_on: date | None
    state: str
    promised: bool | None
    projects: tuple[ProjectRow, ...]
    lacks: tuple[str, ...]

    @property
    def done(self) -> int:
        """How many of its projects are done."""
        return sum(project.done_on is not None for project in self.projects)

    @property
    def overdue(self) -> int:
        """How many of its projects are late."""
        return sum(project.late for project in self.projects)

    @property
    def to_do(self) -> bool:
        """Whether there is something to complete or to see to."""
        return bool(self.lacks or self.overdue or self.state == "expired")


Pacts: TypeAlias = Answer[PactRow]
FILTERS = ("chain", "segment", "member", "area", "sector", "theme", "template", "lacks", "responsible", "state", "due")
"""What may be asked of a pact."""


def find_pacts(
    network: Network,
    profile: Profile,
    *,
    chain: str | None = None,
    segment: str | None = None,
    member: str | None = None,
    area: str | None = None,
    sector: str | None = None,
    theme: str | None = None,
    template: str | None = None,
    lacks: str | None = None,
    responsible: str | None = None,
    state: str | None = None,
    due: str | None = None,
) -> Pacts:
    """Find the live pacts that pass every filter given; expired ones are live until they are retired.

    Parameters
    ----------
    chain, segment
        That a party stands on; a segment of the chain asked for where one is.
    member
        A party: uid, code, name, or a part of a name that only one has.
    area
        That a party is, or is in; also the beginning of a division code.
    sector
        Of a party: the kind of a unit, the sector of an organisation, or ``place``.
    theme, responsible
        Of a project of the pact.
    template
        Of an alliance that a party is in.
    lacks
        A fact that the pact does not state, by key or label; ``any`` means whichever.
    state
        In force, expired or not begun.
    due
        With something late, or that falls due soon (:data:`graphmodel.alliances.deadlines.DUE`), by key or label.

    Raises
    ------
    UsageError, NotFoundError
        A filter names nothing, or could name several; the message has the candidates.
    """
    filters = {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template, "lacks": lacks, "responsible": responsible, "state": state, "due": due,
    }  # fmt: skip
    return find_among(PactTables(Ground(network, profile)), filters)


def find_among(tables: "PactTables", filters: Mapping[str, str | None], *, among: pl.DataFrame | None = None) -> Pacts:
    """Find the live pacts that pass every filter given, where their tables are made already.

    Parameters
    ----------
    filters
        By name, of :data:`FILTERS` (:func:`find_pacts` says what each means).
    among
        ``uid`` of those to look at; facets count no others. All where not given.

    Raises
    ------
    UsageError, NotFoundError
        A filter names nothing, or could name several; the message has the candidates.
    """
    asking = _asking(tables, chain_asked_for(tables.ground, filters.get("chain")))
    asked = {"party" if name == "member" else name: text for name, text in filters.items()}
    beside = None if among is None else {"among": among}
    return asking.answer(asked, lambda chosen: pact_rows(tables, chosen), beside=beside)


@dataclass(frozen=True)
class PactTables:
    """The live pacts as tables, each with the pact as ``uid``."""

    ground: Ground

    @property
    def pacts(self) -> pl.DataFrame:
        """The live pacts, with ``state``."""
        network = self.ground.network
        return network.live_nodes("Pact").with_columns(state=pact_state(network.on))

    @cached_property
    def parties(self) -> pl.DataFrame:
        """``uid``, ``member``: each party of each pact, once."""
        return self.ground.network.live_ties("PARTY_TO").select(uid="end", member="start").unique()

    @cached_property
    def projects(self) -> pl.DataFrame:
        """The live projects under pacts, with ``done``, ``late`` and ``lacks``."""
        lacks = project_facts(self.ground.network).rename({"pact": "uid"})
        return self.ground.projects.join(lacks, on=["uid", "project"])

    @cached_property
    def lacks(self) -> pl.DataFrame:
        """``uid``, ``lacks``: the facts missing."""
        return pact_facts(self.ground.network).select("lacks", uid="pact")


def _asking(tables: PactTables, chain: Named | None) -> Asking:
    ground, parties = tables.ground, tables.parties
    on_chain = parties.join(ground.on_chain, on="member")
    in_alliances = parties.join(members(ground.network), on="member").join(template_keys(ground), on="alliance")
    bearers = duties_of(ground.network, tables.projects).filter(~pl.col("claims"))
    duties = tables.projects.join(bearers, on="project")
    of_chain = on_chain.filter(pl.col("chain") == chain.uid) if chain else on_chain
    dimensions = {
        "chain": on_chain.select("uid", key="chain"),
        "segment": of_chain.select("uid", key="segment"),
        "sector": parties.join(ground.sectors, on="member").select("uid", "key"),
        "template": in_alliances.select("uid", "key"),
        "theme": tables.projects.select("uid", key="theme"),
        "lacks": tables.lacks.select("uid", key="lacks").explode("key"),
        "responsible": duties.select("uid", key="member"),
        "state": tables.pacts.select("uid", key="state"),
        "due": pacts_due(tables.pacts, tables.projects, ground.network.on),
        "area": parties.join(ground.in_places, on="member").select("uid", key="place"),
    }
    return Asking(
        ground,
        every=tables.pacts.select("uid"),
        members=parties,
        dimensions={name: table.drop_nulls("key").unique() for name, table in dimensions.items()},
        known={
            "segment": ground.segments(chain),
            "template": ground.profile.templates,
            "lacks": PACT_FACTS,
            "state": PACT_STATES,
            "due": DUE,
        },
    )


def pact_rows(tables: PactTables, chosen: pl.DataFrame) -> tuple[PactRow, ...]:
    """The pacts of *chosen* (``uid``): those with something to complete or to see to first, then by name and uid."""
    pacts = tables.pacts.join(chosen, on="uid", how="semi").join(tables.lacks, on="uid", how="left")
    parties = tables.parties.join(chosen, on="uid", how="semi").join(
        tables.ground.ties.folded, left_on="member", right_on="uid"
    )
    projects = tables.projects.join(chosen, on="uid", how="semi").sort(*ORDER, nulls_last=True)
    duties = duties_of(tables.ground.network, projects)
    places = tables.ground.ties.nodes.filter(pl.col("kind") == "place").select("uid")
    told = parties.with_columns(is_place=pl.col("node").is_in(places["uid"].implode())).sort("uid", "member")
    named = tables.ground.named({*told["node"], *told["member"], *duties["member"]})
    by_project = grouped(duties, "project")
    by_pact, of_pact = grouped(told, "uid"), grouped(projects, "uid")
    rows = []
    for row in pacts.iter_rows(named=True):
        sides = by_pact.get(row["uid"], [])
        own = tuple(project_row(project, by_project, named) for project in of_pact.get(row["uid"], []))
        rows.append(
            PactRow(
                uid=Uid(row["uid"]),
                name=row["name"] or row["uid"],
                places=tuple(named[uid] for uid in dict.fromkeys(s["node"] for s in sides if s["is_place"])),
                partners=tuple(named[s["member"]] for s in sides if not s["is_place"]),
                signed_on=row["signed_on"],
                expires_on=row["expires_on"],
                state=row["state"],
                promised=row["promised_publicly"],
                projects=own,
                lacks=tuple(row["lacks"]),
            )
        )
    return tuple(sorted(rows, key=lambda r: (not r.to_do, r.name, r.uid)))
