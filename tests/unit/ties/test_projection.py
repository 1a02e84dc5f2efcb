"""The projection says what a reading of the definition row by row says, and what single cases must give."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphmodel.network import Network, network_of
from graphmodel.profiles import load_profile
from graphmodel.ties.adjacency import adjacency_of
from graphmodel.ties.projection import TieNetwork, tie_network

from .plain import ON, Plain, random_rows

SCHEME = load_profile("default").scheme
SEEDS = range(300)


def projected(nodes: dict[str, list[dict[str, Any]]], ties: dict[str, list[dict[str, Any]]]) -> TieNetwork:
    return tie_network(network_of(nodes=nodes, ties=ties, on=ON), SCHEME)


def test_random_networks_give_what_their_rows_say() -> None:
    reached = dict.fromkeys(("folded", "several", "alone", "many", "inside", "double"), 0)
    for seed in SEEDS:
        nodes, ties = random_rows(seed)
        plain, found = Plain(nodes, ties), projected(nodes, ties)
        assert dict(found.folded.iter_rows()) == plain.into
        described = {uid: (kind, sector) for uid, kind, sector, _ in found.nodes.iter_rows()}
        assert described == plain.described()
        links = plain.links()
        ours = [(*row[:4], round(row[4], 9), *row[5:]) for row in found.links.iter_rows()]
        assert ours == [(*link[:4], round(link[4], 9), *link[5:]) for link in links], seed
        check_views(found, links)
        count(reached, plain)
    assert min(reached.values()) > 5, str(reached)


def check_views(found: TieNetwork, links: list[Any]) -> None:
    pairs: dict[tuple[str, str], list[Any]] = {}
    for link in links:
        pairs.setdefault(link[:2], []).append(link)
    uids = sorted(found.nodes["uid"])
    assert found.nodes["uid"].to_list() == uids
    partners = {uid: {b if a == uid else a for a, b in pairs if uid in (a, b)} for uid in uids}
    assert dict(found.degrees.iter_rows()) == {uid: len(others) for uid, others in partners.items()}
    assert set(found.partners.iter_rows()) == {(uid, other) for uid, others in partners.items() for other in others}
    graph = found.graph
    assert list(graph) == uids
    assert {tuple(sorted(edge)) for edge in graph.edges} == set(pairs)
    for (start, end), of_pair in pairs.items():
        edge = graph.edges[start, end]
        assert edge["weight"] == pytest.approx(sum(link[4] for link in of_pair))
        assert [(one["type"], one["via"], one["since"], one["until"]) for one in edge["links"]] == [
            (link[2], link[3], link[5], link[6]) for link in of_pair
        ]
    assert found.adjacency == adjacency_of(graph)


def count(reached: dict[str, int], plain: Plain) -> None:
    """How often the random networks reach what they are made for."""
    covers = [(tie["start"], tie["end"]) for tie in plain.live_ties("COVERS") if plain.is_place(tie["end"])]
    folded = [uid for uid, into in plain.into.items() if uid != into]
    reached["folded"] += bool(folded)
    reached["several"] += any(len({end for start, end in covers if start == uid}) > 1 for uid in folded)
    parties: dict[str, list[str]] = {}
    for tie in plain.live_ties("PARTY_TO"):
        parties.setdefault(tie["end"], []).append(tie["start"])
    nodes = {uid: {plain.into[party] for party in those} for uid, those in parties.items()}
    reached["alone"] += any(len(those) == 1 for those in nodes.values())
    reached["many"] += any(len(those) > 2 for those in nodes.values())
    reached["double"] += any(len(set(parties[uid])) > len(those) for uid, those in nodes.items())
    direct = [tie for kind in ("REPORTS_TO", "SITS_ON", "CONTACTS") for tie in plain.live_ties(kind)]
    reached["inside"] += any(plain.into[tie["start"]] == plain.into[tie["end"]] for tie in direct)


def small(**pact: Any) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """A community with its branch, a firm, and a pact of the branch and the firm."""
    nodes = {
        "Area": [{"uid": "c1", "name": "甲社区", "level": "community"}],
        "Org": [{"uid": "o1", "name": "甲支部", "tier": "branch"}],
        "Unit": [{"uid": "u1", "name": "一厂", "kind": "enterprise"}],
        "Pact": [{"uid": "p1", "name": "协议", **pact}],
    }
    ties = {
        "COVERS": [{"uid": "t1", "start": "o1", "end": "c1"}],
        "PARTY_TO": [{"uid": "t2", "start": "o1", "end": "p1"}, {"uid": "t3", "start": "u1", "end": "p1"}],
    }
    return nodes, ties


def test_a_pact_of_a_communitys_branch_makes_the_community_a_partner() -> None:
    found = projected(*small())
    assert found.nodes["uid"].to_list() == ["c1", "u1"]
    assert found.links.select("start", "end", "via", "weight").rows() == [("c1", "u1", "p1", 1.0)]


@pytest.mark.parametrize(
    ("dates", "linked"),
    [
        ({}, True),
        ({"signed_on": ON}, True),
        ({"signed_on": ON + timedelta(days=1)}, False),
        ({"expires_on": ON}, False),
        ({"expires_on": ON + timedelta(days=1)}, True),
        ({"valid_to": ON}, False),
        ({"signed_on": ON - timedelta(days=9), "expires_on": ON + timedelta(days=9)}, True),
    ],
)
def test_a_pact_links_from_the_day_it_is_signed_to_the_day_before_it_expires(
    dates: dict[str, date], linked: bool
) -> None:
    assert projected(*small(**dates)).links.height == linked


@pytest.mark.parametrize("form", ["coordinating", "functional", "temporary"])
def test_an_organisation_that_is_not_formal_is_no_part_of_the_place(form: str) -> None:
    nodes, ties = small()
    nodes["Org"][0]["form"] = form
    found = projected(nodes, ties)
    assert found.edges.select("start", "end").rows() == [("o1", "u1")]
    assert found.nodes["uid"].to_list() == ["c1", "o1", "u1"]


def test_a_pact_of_one_party_and_one_of_a_place_with_itself_link_nobody() -> None:
    nodes, ties = small()
    ties["PARTY_TO"] = [{"uid": "t2", "start": "o1", "end": "p1"}, {"uid": "t3", "start": "c1", "end": "p1"}]
    assert projected(nodes, ties).links.is_empty()


def test_a_party_in_two_roles_counts_once() -> None:
    nodes, ties = small()
    ties["PARTY_TO"].append({"uid": "t4", "start": "u1", "end": "p1", "role": "甲方"})
    assert projected(nodes, ties).links["weight"].to_list() == [1.0]


def test_a_scheme_without_communities_has_no_place() -> None:
    nodes, ties = small()
    network: Network = network_of(nodes=nodes, ties=ties, on=ON)
    without = replace(SCHEME, levels=tuple(level for level in SCHEME.levels if level.key != "community"))
    assert "place" not in tie_network(network, without).nodes["kind"].to_list()
