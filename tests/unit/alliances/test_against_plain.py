"""Every mix of filters against plain Python, on random networks."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import polars as pl
import pytest

from graphmodel.alliances.burdens import missing_themes, only_partners
from graphmodel.alliances.pacts import find_pacts
from graphmodel.alliances.query import find_alliances
from graphmodel.network import Network
from graphmodel.profiles import Profile, load_profile
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.graphs import build_graph
from tests.oracle.live import Live
from tests.oracle.networks import random_network
from tests.oracle.rows import ON
from tests.oracle.scope import inside
from tests.oracle.ties import TEMPLATES, tie_graph

SEEDS = range(30)
THEMES = ("文化", "健康", None, "助学")
Values = Mapping[str, set[str]]


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - reproducible, not secret


def with_themes(network: Network, rng: random.Random) -> Network:
    """The network with themes on its projects, and some of these under alliances."""
    projects = network.nodes["Project"]
    themes = pl.Series("theme", [rng.choice(THEMES) for _ in range(projects.height)], pl.String)
    alliances = network.nodes["Alliance"]["uid"].to_list()
    rows = [
        {"uid": f"under-{uid}", "start": uid, "start_kind": "Project", "end": rng.choice(alliances), "end_kind": "Alliance"}
        for uid in projects["uid"]
        if alliances and rng.random() < 0.6
    ]  # fmt: skip
    under = pl.concat([network.ties["UNDER"], pl.DataFrame(rows, schema=network.ties["UNDER"].schema)])
    return replace(
        network,
        nodes={**network.nodes, "Project": projects.with_columns(themes)},
        ties={**network.ties, "UNDER": under.sort("uid")},
    )


class Plain:
    """The live network, asked in loops."""

    def __init__(self, network: Network) -> None:
        self.live = Live(build_graph(network), DEFAULT, ON)
        self.ties = tie_graph(self.live)

    def members(self, uid: str, kind: str) -> set[str]:
        return {tie.other for tie in self.live.into[kind].get(uid, ())}

    def segments(self, members: Iterable[str], chains: set[str]) -> set[str]:
        return {
            tie.says["segment"]
            for member in members
            for tie in self.live.out["IN_SEGMENT"].get(member, ())
            if tie.other in chains and "segment" in tie.says
        }

    def empty_segments(self, members: set[str], chains: set[str]) -> set[str]:
        found: set[str] = set()
        for chain in chains:
            names = list(dict.fromkeys(self.live.nodes["Chain"][chain].get("segments") or ()))
            streams = ["upstream", *["midstream"] * (len(names) - 2), "downstream"] if len(names) > 1 else [None]
            for name, stream in zip(names, streams, strict=False):
                if name not in self.segments(members, {chain}):
                    said = {"上游": "upstream", "中游": "midstream", "下游": "downstream"}
                    found |= {said[name]} if name in said else {name, stream} - {None}
        return found

    def places(self, members: set[str]) -> set[str]:
        level = {area for area, own in self.live.areas.items() if own.get("level") == "community"}
        return {place for place in level if members & inside(self.live, place)}

    def due(self, pact: dict[str, Any], projects: dict[str, dict[str, Any]]) -> set[str]:
        open_days = [p["due_on"] for p in projects.values() if "due_on" in p and "done_on" not in p]
        ends = pact.get("expires_on", date.max)
        late = ends <= ON or any(day < ON for day in open_days)
        last = ON + timedelta(days=30)
        soon = ON < ends <= last or any(ON <= day <= last for day in open_days)
        return {key for key, holds in (("overdue", late), ("soon", soon)) if holds}

    def sectors(self, members: Iterable[str]) -> set[str]:
        return {self.ties.sector(self.ties.node[member]) for member in members}

    def areas(self, members: set[str], area: str) -> bool:
        return bool(members & inside(self.live, area))

    def projects(self, uid: str) -> dict[str, dict[str, Any]]:
        return {t.other: self.live.nodes["Project"][t.other] for t in self.live.into["UNDER"].get(uid, ())}

    def themes(self, uid: str) -> set[str]:
        return {project["theme"] for project in self.projects(uid).values() if "theme" in project}

    def alliances_of(self, member: str) -> set[str]:
        return {tie.other for tie in self.live.out["MEMBER_OF"].get(member, ())}

    def alliance(self, uid: str, chain: str | None) -> dict[str, set[str]]:
        """The values of one alliance by dimension."""
        members = self.members(uid, "MEMBER_OF")
        chains = {t.other for t in self.live.out["SERVES"].get(uid, ()) if t.other in self.live.nodes["Chain"]}
        asked = chains & {chain} if chain else chains
        segments = {s for c in asked for s in self.live.nodes["Chain"][c].get("segments") or ()}
        node = self.live.nodes["Alliance"][uid]
        held = {
            slot: {t.other for t in self.live.into["MEMBER_OF"].get(uid, ()) if t.says.get("slot") == slot}
            for slot in "1XYN政企校金"
        }
        slots = TEMPLATES.get(node.get("template", ""), {})
        return {
            "chain": chains,
            "segment": {
                s for c in asked for s in self.segments(members, {c}) & set(self.live.nodes["Chain"][c].get("segments") or ())
            } & segments,
            "sector": self.sectors(members),
            "template": {node["template"]} if "template" in node else set(),
            "empty_segment": self.empty_segments(members, asked),
            "empty_slot": {slot for slot, (least, _) in slots.items() if len(held[slot]) < least},
            "theme": self.themes(uid),
            "member": members,
        }  # fmt: skip

    def pact(self, uid: str, chain: str | None) -> dict[str, set[str]]:
        """The values of one pact by dimension."""
        parties, projects = self.members(uid, "PARTY_TO"), self.projects(uid)
        chains = {t.other for p in parties for t in self.live.out["IN_SEGMENT"].get(p, ())}
        node = self.live.nodes["Pact"][uid]
        over = node.get("expires_on", date.max) <= ON
        begun = node.get("signed_on", date.min) <= ON
        templates = {self.live.nodes["Alliance"][a].get("template") for p in parties for a in self.alliances_of(p)}
        return {
            "chain": chains,
            "segment": self.segments(parties, {chain} if chain else chains),
            "sector": self.sectors(parties),
            "template": templates - {None},
            "theme": self.themes(uid),
            "lacks": self.lacks(node, projects),
            "responsible": {b for p in projects for b in self.bearers(p)},
            "state": {"expired" if over else "in_force" if begun else "not_begun"},
            "due": self.due(node, projects),
            "area": self.places(parties),
            "party": parties,
        }

    def bearers(self, project: str) -> set[str]:
        duties = self.live.into["RESPONSIBLE_FOR"].get(project, ())
        return {tie.other for tie in duties if tie.says.get("role") != "claimant"}

    def lacks(self, pact: dict[str, Any], projects: dict[str, dict[str, Any]]) -> set[str]:
        lacks = {fact for project in projects.values() for fact in ("content", "due_on") if fact not in project}
        lacks |= {"responsible" for project in projects if not self.bearers(project)}
        lacks |= set() if projects else {"project"}
        return lacks | (
            {"promised_publicly"} if self.asks_promise and pact.get("promised_publicly") is not True else set()
        )

    @cached_property
    def asks_promise(self) -> bool:
        return any(pact.get("promised_publicly") is not None for pact in self.live.every["Pact"].values())

    def passing(
        self, values: Mapping[str, Values], filters: Mapping[str, str], *, members: str, but: str = ""
    ) -> set[str]:
        return {
            uid
            for uid, own in values.items()
            if all(
                name == but
                or (self.areas(set(own[members]), wanted) if name == "area" else wanted in own[name] or (wanted == "any" and own[name]))
                for name, wanted in filters.items()
            )
        }  # fmt: skip


def drawn(rng: random.Random, values: Mapping[str, Values], names: list[str], areas: list[str]) -> dict[str, str]:
    """Some filters, by values that some record has."""
    filters = {}
    names = [["chain", "segment"], rng.sample(names, rng.randint(0, 3))][rng.random() < 0.75]
    for name in names:
        every = areas if name == "area" else sorted({key for own in values.values() for key in own[name]})
        if every:
            filters[name] = rng.choice(every)
    return filters


def held_against(
    plain: Plain,
    filters: dict[str, str],
    kind: str,
    *,
    say: Callable[[str, str | None], dict[str, set[str]]],
    members: str,
    answer: Any,
) -> None:
    chain = filters.get("chain")
    values = {uid: say(uid, chain) for uid in plain.live.nodes[kind]}
    assert {row.uid for row in answer.rows} == plain.passing(values, filters, members=members), filters
    assert answer.total == len(values)
    for facet in answer.facets:
        left = plain.passing(values, filters, members=members, but=facet.dimension)
        expected = {
            key: sum(key in values[uid][facet.dimension] for uid in left)
            for uid in left
            for key in values[uid][facet.dimension]
        }
        assert {choice.key: choice.count for choice in facet.choices} == expected, (facet.dimension, filters)


@pytest.mark.parametrize("seed", SEEDS)
def test_alliances_and_their_facets_are_those_of_plain_loops(profile: Profile, seed: int) -> None:
    rng = dice(seed)
    network = with_themes(random_network(seed), rng)
    plain = Plain(network)
    names = ["chain", "segment", "sector", "template", "empty_slot", "empty_segment", "theme", "member", "area"]
    for _ in range(4):
        values = {uid: plain.alliance(uid, None) for uid in plain.live.nodes["Alliance"]}
        filters = drawn(rng, values, names, sorted(plain.live.areas))
        if "empty_slot" in filters and rng.random() < 0.3:
            filters["empty_slot"] = "any"
        answer = find_alliances(network, profile, **filters)  # type: ignore[arg-type]
        held_against(plain, filters, "Alliance", say=plain.alliance, members="member", answer=answer)


@pytest.mark.parametrize("seed", SEEDS)
def test_pacts_and_their_facets_are_those_of_plain_loops(profile: Profile, seed: int) -> None:
    rng = dice(seed)
    network = with_themes(random_network(seed), rng)
    plain = Plain(network)
    names = ["chain", "segment", "sector", "template", "theme", "lacks", "responsible", "state", "due", "party", "area"]
    for _ in range(4):
        values = {uid: plain.pact(uid, None) for uid in plain.live.nodes["Pact"]}
        filters = drawn(rng, values, names, sorted(plain.live.areas))
        asked = {{"party": "member"}.get(name, name): value for name, value in filters.items()}
        answer = find_pacts(network, profile, **asked)
        held_against(plain, filters, "Pact", say=plain.pact, members="party", answer=answer)


@pytest.mark.parametrize("seed", SEEDS)
def test_burdens_are_those_of_plain_loops(profile: Profile, seed: int) -> None:
    network = with_themes(random_network(seed), dice(seed))
    plain = Plain(network)
    values = {uid: plain.pact(uid, None) for uid in plain.live.nodes["Pact"]}
    force = [uid for uid, own in values.items() if own["state"] == {"in_force"}]
    by_place: dict[str, set[str]] = {}
    for place in plain.ties.places:
        own = [uid for uid in force if place in {plain.ties.node[p] for p in values[uid]["party"]}]
        by_place[place] = {theme for uid in own for theme in values[uid]["theme"]}
    known = {theme for themes in by_place.values() for theme in themes}
    rows = missing_themes(network, profile)
    assert {row.place.uid: set(row.lacks) for row in rows} == (
        {place: known - themes for place, themes in by_place.items()} if known else {}
    )
    alone = {
        place: next(iter(plain.ties.partners(place)))
        for place in plain.ties.places
        if len(plain.ties.partners(place)) == 1
    }
    dependences = only_partners(network, profile)
    assert {p.uid: d.partner.uid for d in dependences for p in d.places} == alone


def test_the_random_networks_reach_every_filter(profile: Profile) -> None:
    met: set[str] = set()
    for seed in SEEDS:
        network = with_themes(random_network(seed), dice(seed))
        for answer in (find_alliances(network, profile), find_pacts(network, profile)):
            met |= {facet.dimension for facet in answer.facets if facet.choices}
    assert met == {
        "chain", "segment", "sector", "template", "empty_slot", "empty_segment", "theme", "lacks", "responsible",
        "state", "due", "area",
    }  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_activity_is_that_of_plain_loops(profile: Profile, seed: int) -> None:
    rng = dice(seed)
    network = with_themes(random_network(seed), rng)
    plain = Plain(network)
    days = {
        uid: {
            day
            for project in plain.projects(uid).values()
            for day in (project.get("valid_from"), project.get("done_on"))
            if day and day <= ON
        }
        for uid in plain.live.nodes["Alliance"]
    }
    for ago in (0, 1, 40, 400):
        since = ON - timedelta(days=ago)
        answer = find_alliances(network, profile, active_since=since)
        assert {row.uid for row in answer.rows} == {uid for uid, own in days.items() if any(d >= since for d in own)}
        assert {row.uid: row.last_active for row in answer.rows} == {row.uid: max(days[row.uid]) for row in answer.rows}
